"""Finding claims in a marked sentence: one kind of words a module, each with ``find``."""

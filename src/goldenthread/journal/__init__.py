"""Who signed in, read, exported, loaded, changed and was refused what: indexed from the chained log."""

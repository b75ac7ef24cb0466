"""The formats in which an invented borough can be written, apart from what writes them."""

#: The folders of a written borough, in the order in which they are written; each is one format.
FORMATS = ("ssd", "annex-a", "cin", "903", "local", "registers")

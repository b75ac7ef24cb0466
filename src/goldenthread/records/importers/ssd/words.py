"""Short words for the columns of the Standard Safeguarding Dataset."""

from goldenthread.records.importers.language import Field, Sheet


def key(name: str, required: bool = False) -> Field:
    """An identifier: text even where the case system counts."""
    return Field(name, "id", required=required)


def day(name: str, required: bool = False, birth: bool = False) -> Field:
    """A day; case systems write it as a date-time at midnight."""
    return Field(name, "date", required=required, birth=birth)


def moment(name: str, required: bool = False) -> Field:
    """A day that some case systems give the time of."""
    return Field(name, "datetime", required=required)


def code(name: str, codes: str) -> Field:
    """A value of a code set."""
    return Field(name, "code", codes)


def flag(name: str) -> Field:
    """Y or N."""
    return Field(name, "boolean")


def text(name: str) -> Field:
    """A short label."""
    return Field(name, "text")


def whole(name: str, low: float | None = None, high: float | None = None) -> Field:
    """A whole number."""
    return Field(name, "integer", low=low, high=high)


def number(name: str, low: float | None = None, high: float | None = None) -> Field:
    """A number."""
    return Field(name, "number", low=low, high=high)


def outcomes(name: str) -> Field:
    """Outcome flags as JSON; comments within are taken out before anything is stored (see `outcomes.py`)."""
    return Field(name, "json")


def dropped(name: str) -> Field:
    """Never stored: an address, a narrative, or nothing that a table of ours needs."""
    return Field(name, treat="drop")


def name_of(name: str) -> Field:
    """Part of a name: kept in the encrypted table of names only."""
    return Field(name, treat="name")


def postcode(name: str) -> Field:
    """A postcode: dropped after ward, locality and distance are derived."""
    return Field(name, treat="postcode")


def about(name: str, person: str, *fields: Field, others: tuple[str, ...] = ()) -> Sheet:
    """A table whose rows are about the person in column ``person``."""
    return Sheet(name, fields, persons=(person,), others=others)


def plain(name: str, *fields: Field) -> Sheet:
    """A table about nobody in particular."""
    return Sheet(name, fields, persons=())

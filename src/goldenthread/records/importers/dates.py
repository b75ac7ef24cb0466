"""Reading a date or a moment as it was written, strictly: a text that could mean two days is not guessed at."""

import re
from datetime import date, datetime

from goldenthread.records.importers.language import DateOrder

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?")
_LOCAL = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_NAMED = re.compile(r"(\d{1,2})[ \-/]([A-Za-z]{3,9})[ \-/](\d{4})")
_MONTHS = {
    name: n + 1
    for n, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"))
}


def read_moment(text: str, dates: DateOrder) -> datetime | None:
    """Read a day with or without a time; None when the text is neither, or is no day of the calendar.

    ISO dates are always understood; ``dates`` says whether 03/04/2024 is 3 April (``dmy``) or 4 March (``mdy``); under
    ``iso`` such a text is refused. Offsets from UTC are not converted: the council's own clock is what counts.
    """
    match = _ISO.fullmatch(text)
    if match:
        year, month, day, *rest = match.groups()
        return _moment(year, month, day, rest)
    if dates != "iso":
        match = _LOCAL.fullmatch(text)
        if match:
            first, second, year, *rest = match.groups()
            day, month = (first, second) if dates == "dmy" else (second, first)
            return _moment(year, month, day, rest)
    match = _NAMED.fullmatch(text)
    if match and match[2][:3].casefold() in _MONTHS:
        return _moment(match[3], str(_MONTHS[match[2][:3].casefold()]), match[1], [None, None, None])
    return None


def read_month(text: str) -> date | None:
    """Read ``YYYY-MM``, which only a birth date reduced to its month may be, as the first of that month."""
    match = _MONTH.fullmatch(text)
    found = _moment(match[1], match[2], "1", [None, None, None]) if match else None
    return found.date() if found else None


def read_date(text: str, dates: DateOrder) -> date | None:
    """Read a day (see `read_moment`); case systems write the time of day beside it, which is not part of the day."""
    found = read_moment(text, dates)
    return found.date() if found else None


def _moment(year: str, month: str, day: str, rest: list[str | None]) -> datetime | None:
    hour, minute, second = (int(part) if part else 0 for part in rest)
    try:
        return datetime(int(year), int(month), int(day), hour, minute, second)
    except ValueError:
        return None

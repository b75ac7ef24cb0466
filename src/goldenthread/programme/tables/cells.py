"""The cells of a programme's files: from text to value and back, so that what was written reads back the same."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from goldenthread.programme.due import Due, DueKind
from goldenthread.programme.tables.columns import Column, Kind

#: With these a cell begins that a spreadsheet would work out.
_WORKED_OUT: Final = ("=", "+", "-", "@", "\t", "\r")
_PART: Final = ";"
#: Ways in which a spreadsheet of this country gives back a day or a month that was typed as year-month-day.
_DAYS: Final = ("%Y-%m-%d", "%d/%m/%Y")
_MONTHS: Final = ("%Y-%m", "%B %Y", "%b %Y", "%b-%y", "%m/%Y")
_ENDLESS: Final = (DueKind.QUARTERLY, DueKind.ONGOING)
_YES: Final = {"yes": True, "no": False, "true": True, "false": False}
_WHOLE: Final = re.compile(r"[0-9]{1,9}")


class BadCell(ValueError):
    """A cell that does not hold what its column is for: what it holds, and how to mend it."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.what, self.mend = what, mend


def guarded(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe before what it would work out."""
    return "'" + text if text.lstrip("'").startswith(_WORKED_OUT) else text


def unguarded(text: str) -> str:
    """The words of a cell, without the apostrophe of `guarded` and without space at its ends."""
    bare = text.strip()
    return bare[1:] if bare.startswith("'") and bare.lstrip("'").startswith(_WORKED_OUT) else bare


def value_of(column: Column, cells: Mapping[str, str]) -> object:
    """The value of a column in a row whose cells are given by heading; raises `BadCell`.

    People are given as typed: who they are is settled once everybody is known.
    """
    said = cells.get(column.name, "")
    if column.kind is Kind.DUE:
        return _due(column, said, cells)
    if not said:
        if column.needed:
            raise BadCell("is blank", f"Give {column.means}")
        return column.default
    if column.kind in (Kind.TEXT, Kind.PERSON):
        return said
    if column.kind in (Kind.TEXTS, Kind.PEOPLE):
        return tuple(part.strip() for part in said.split(_PART) if part.strip())
    if column.kind is Kind.DAY:
        return day_of(said)
    if column.kind is Kind.NUMBER:
        if not _WHOLE.fullmatch(said):
            raise BadCell(f"{said!r} is not a whole number", "Write it in figures, such as 3")
        return int(said)
    if column.kind is Kind.CHOICE:
        return _choice(column, said)
    if said.casefold() not in _YES:
        raise BadCell(f"{said!r} is neither yes nor no", "Write yes or no")
    return _YES[said.casefold()]


def day_of(said: str) -> date:
    """A day as typed or as a spreadsheet gives it back; raises `BadCell`."""
    found = _first(said, _DAYS)
    if found is None:
        raise BadCell(f"{said!r} is not a day", "Write it as year-month-day, such as 2018-03-31")
    return found


def _due(column: Column, said: str, cells: Mapping[str, str]) -> Due:
    kind_cell, next_cell = (cells.get(heading, "") for heading in column.headings[1:])
    kinds = {one.value: one for one in DueKind}
    named = kinds.get((kind_cell or said).casefold())
    if kind_cell and named is None:
        raise BadCell(f"{kind_cell!r} is no kind of due", f"Write one of {', '.join(kinds)}")
    next_check = day_of(next_cell) if next_cell else None
    if named in _ENDLESS:
        if said and said.casefold() != named.value:
            raise BadCell(f"{said!r} is a day beside the kind {named.value!r}", "Leave one of the two out")
        return Due(named, next_check=next_check)
    if not said:
        raise BadCell("is blank", f"Give {column.means}: {column.kind.value}")
    on = _first(said, _DAYS)
    month = _first(said, _MONTHS)
    if named is DueKind.MONTH and on is not None:
        month = on.replace(day=1)
    elif named is DueKind.DATE and on is None:
        raise BadCell(f"{said!r} is not a day", "Write it as year-month-day, such as 2018-03-31")
    elif on is not None and named is None and on.day == 1:
        # A spreadsheet turns a month into its first day; which of the two was meant cannot be seen.
        raise BadCell(f"{said!r} may be the day or the whole month", f"Write date or month under {column.headings[1]}")
    if named is not DueKind.MONTH and on is not None:
        return Due(DueKind.DATE, on, next_check)
    if month is None:
        raise BadCell(f"{said!r} says no due", f"Write {column.kind.value}")
    return Due(DueKind.MONTH, month, next_check)


def _choice(column: Column, said: str) -> object:
    if column.choices is None:
        raise TypeError(f"the column {column.name} offers no choices")
    choices = {str(one.value).casefold(): one for one in column.choices}
    if said.casefold() not in choices:
        offered = ", ".join(str(one.value) for one in column.choices)
        raise BadCell(f"{said!r} is none of those that stand here", f"Write one of {offered}")
    return choices[said.casefold()]


def _first(said: str, forms: tuple[str, ...]) -> date | None:
    for form in forms:
        try:
            found = datetime.strptime(said, form).date()
        except ValueError:
            continue
        # 0018-03 is a slip of the finger, and not a year of a plan.
        if found.year >= _FIRST_YEAR:
            return found
    return None


_FIRST_YEAR: Final = 1900


def cells_of(column: Column, value: object) -> dict[str, str | date]:
    """The cells of a value by heading, days as days; blank ones are left out.

    Raises `BadCell` for a value that would not read back the same.
    """
    cells = _written(column, value)
    said = {name: unguarded(str(cell)) for name, cell in cells.items()}
    back: object = column.default
    if said or column.needed:
        back = value_of(column, said)
    if _alike(back) != _alike(value):
        raise BadCell(f"{value!r} would not read back the same", "Leave out what the cell cannot hold, such as ;")
    return cells


def _alike(value: object) -> object:
    """A month's due holds any of its days, and lines end in two ways: two that mean one thing are the same."""
    if isinstance(value, str):
        return _lines(value)
    return (value.kind, value.last, value.next_check) if isinstance(value, Due) else value


def _lines(text: str) -> str:
    """Words with their lines parted as files part them; a form on a page sends two characters for each end."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _written(column: Column, value: object) -> dict[str, str | date]:
    if isinstance(value, Due):
        written = {column.headings[1]: value.kind.value, column.headings[2]: value.next_check}
        if value.on is not None:
            day = value.on if value.kind is DueKind.DATE else f"{value.on:%Y-%m}"
            written = {column.name: day, **written}
        return {name: cell for name, cell in written.items() if cell is not None}
    if value is None or (value == column.default and not column.needed):
        return {}
    if isinstance(value, date):
        return {column.name: value}
    if column.kind in (Kind.YES, Kind.MAYBE):
        return {column.name: "yes" if value else "no"}
    if isinstance(value, tuple):
        text = _PART.join(str(part) for part in value)
    elif column.kind is Kind.CHOICE:
        text = str(getattr(value, "value", value))
    else:
        text = _lines(str(value))
    return {column.name: guarded(text)} if text else {}

"""How a number or a date is kept in a spreadsheet so that it prints letter for letter as its cell does everywhere else."""

from datetime import date, datetime
from functools import lru_cache
from typing import Final

from goldenthread.reports.cells import Cell

#: A spreadsheet holds this many digits of a number and makes noughts of those after.
MOST_DIGITS: Final = 15
#: A date in words of British English whatever the reader's own settings (809 is en-GB).
DAY_FORMAT: Final = "[$-809]d mmmm yyyy"
#: Excel counts a 29 February 1900 that never was, so days before this one would print wrongly; they are kept as words.
FIRST_DAY: Final = date(1900, 3, 1)


def number_format(cell: Cell) -> str:
    """The format under which a cell's number prints as its text: above nought, below nought, and nought.

    A percentage runs from 0 to 100, so its sign is a suffix and not Excel's own percent format, which multiplies by 100.
    """
    bare = "#,##0" + ("." + "0" * cell.places if cell.places else "")
    unsigned = cell.prefix.removeprefix("+")
    plus, quiet = _around(cell.prefix, bare, cell.suffix), _around(unsigned, bare, cell.suffix)
    below = f"({quiet})" if cell.brackets else f"-{quiet}"
    return f"{plus};{below};{quiet}"


def kept_number(cell: Cell) -> float:
    """The number as a spreadsheet holds it; raises ValueError where it has more digits than that keeps."""
    if cell.number is None:
        raise ValueError(f"{cell.text!r} holds no number")
    digits = cell.number.normalize().as_tuple().digits
    if len(digits) > MOST_DIGITS:
        raise ValueError(
            f"{cell.text!r} has {len(digits)} digits; a spreadsheet holds {MOST_DIGITS}: give it in thousands"
        )
    return float(cell.number) or 0.0


def kept_day(cell: Cell) -> datetime | None:
    """The date of a cell that prints as dates do, or None where words must be kept."""
    if cell.day is None or cell.day < FIRST_DAY or cell.text != f"{cell.day.day} {cell.day:%B %Y}":
        return None
    return datetime(cell.day.year, cell.day.month, cell.day.day)


def _around(prefix: str, bare: str, suffix: str) -> str:
    return _literal(prefix) + bare + _literal(suffix)


@lru_cache(maxsize=1024)
def _literal(text: str) -> str:
    """Letters that a number format prints as they are; a double quote is escaped, since it ends a literal."""
    return "".join('\\"' if part == '"' else f'"{part}"' for part in _parted(text) if part)


def _parted(text: str) -> list[str]:
    """The text cut at its double quotes, each of them a part of its own."""
    parts: list[str] = []
    for number, part in enumerate(text.split('"')):
        parts += ['"', part] if number else [part]
    return parts

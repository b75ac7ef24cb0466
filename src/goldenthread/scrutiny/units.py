"""What a row's figures are in: told by its unit column, a sign in its cells or headings, or the words of its label."""

import re
from enum import Enum
from typing import Final

from goldenthread.scrutiny.printed import Kind, Printed
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.sheets import Row
from goldenthread.scrutiny.spans import Span


class Unit(Enum):
    """What a figure is in. A `COUNT` is exact unless its table says that counts are rounded; all else is rounded."""

    COUNT = "count"
    PERCENT = "percent"
    POINTS = "percentage points"
    PER_10_000 = "per 10,000"
    PER_100_000 = "per 100,000"
    MONEY = "money"
    DURATION = "days, weeks or months"
    RATIO = "ratio"
    UNKNOWN = "unknown"


_WORDS: Final = (
    (Unit.POINTS, re.compile(r"percentage points?|\bpp?ts\b|\bpts\b", re.IGNORECASE)),
    (Unit.PER_100_000, re.compile(r"per 100,?000|per 100k", re.IGNORECASE)),
    (Unit.PER_10_000, re.compile(r"per 10,?000|per 10k", re.IGNORECASE)),
    (Unit.PERCENT, re.compile(r"%|\bper ?cent\b|\bpercentage\b|\bproportion\b|\bshare of\b", re.IGNORECASE)),
    (Unit.MONEY, re.compile(r"£|\bbudget\b|\bspend\b|\bcost\b", re.IGNORECASE)),
    (
        Unit.RATIO,
        re.compile(r"^ratio$|\baverage caseload|\bcases per\b|\bper worker\b|\bper social worker\b", re.IGNORECASE),
    ),
    (
        Unit.DURATION,
        re.compile(
            r"^(?:working )?(?:days|weeks|months|hours)$|\((?:days|weeks|months)\)|average time",
            re.IGNORECASE,
        ),
    ),
    (Unit.COUNT, re.compile(r"^(?:count|number|no\.?|#)$|^(?:number|no\.?|count) of\b|\bhow many\b", re.IGNORECASE)),
)
_SIGNS: Final = {
    "%": Unit.PERCENT,
    "pts": Unit.POINTS,
    "£": Unit.MONEY,
    "per 10,000": Unit.PER_10_000,
    "per 100,000": Unit.PER_100_000,
    **dict.fromkeys(
        ("day", "days", "working days", "week", "weeks", "month", "months", "hour", "hours"), Unit.DURATION
    ),
}


def unit_in(words: str) -> Unit:
    """The unit that words name, the narrowest first; `Unit.UNKNOWN` where they name none."""
    return next((unit for unit, pattern in _WORDS if pattern.search(words)), Unit.UNKNOWN)


def units_in(words: str) -> frozenset[Unit]:
    """Every unit that words name; a percentage as a number ("95% target") names none."""
    told = re.sub(r"\d+(?:\.\d+)?\s*(?:%|per ?cent)", "", words)
    return frozenset(unit for unit, pattern in _WORDS if pattern.search(told))


def sign_unit(sign: str) -> Unit:
    """The unit of a sign printed with a number; `Unit.UNKNOWN` where it has none."""
    return _SIGNS.get(sign, Unit.UNKNOWN)


def unit_of(row: Row, column: Column | None = None) -> Unit:
    """What a cell is in: its own sign first, then its heading's, then the row's unit column, then the row's label."""
    if column is not None:
        cell = row.at(column)
        if cell.sign in _SIGNS:
            return _SIGNS[cell.sign]
        named = unit_in(column.sign)
        if named is not Unit.UNKNOWN:
            return named
    named = unit_in(row.text(Role.UNIT))
    if named is not Unit.UNKNOWN:
        return named
    signs = {
        row.at(one).sign for one in row.sheet.columns if one.role in _VALUES and row.at(one).kind is Kind.NUMBER
    } - {""}
    if len(signs) == 1 and (sign := signs.pop()) in _SIGNS:
        return _SIGNS[sign]
    return unit_in(row.label)


_VALUES: Final = frozenset({Role.VALUE, Role.LATEST, Role.PREVIOUS, Role.YEAR_AGO, Role.BASELINE, Role.TARGET})


def span_of(cell: Printed, unit: Unit) -> Span:
    """What a printed number may have been: a whole count is itself, anything else was rounded to its last digit."""
    whole = unit is Unit.COUNT and cell.step == 1
    return cell.itself() if whole else cell.span()

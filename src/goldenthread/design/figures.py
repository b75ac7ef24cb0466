"""Figures and days as a page prints them, by the same rules as every paper."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from django.utils.timezone import localtime

from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Unit
from goldenthread.measures.reading.points import bare, printed
from goldenthread.papers.words import counted_words, value_cell
from goldenthread.reports import cells
from goldenthread.reports.cells import State


def day(value: date) -> str:
    """A day: 6 November 2026. A moment gives its day in London."""
    return cells.day(localtime(value).date() if isinstance(value, datetime) else value).text


def moment(value: datetime) -> str:
    """A moment in London: 6 November 2026 at 14:05."""
    here = localtime(value)
    return f"{day(here)} at {here:%H:%M}"


def whole(value: float | Decimal) -> str:
    """A whole number with its thousands apart: 1,204."""
    return bare(value, 0)


def measured(value: Fraction | float | Decimal, unit: Unit | str, places: int) -> str:
    """A value with its unit: 57.2%, 39.8 per 10,000, 1 day, £426."""
    return printed(value, Unit(unit), places)


def figure(one: Figure) -> str:
    """A figure's value as printed, or in words why there is none."""
    cell = value_cell(one)
    return cell.text if cell.state is State.VALUE else cell.state.value


def counted(one: Figure) -> str:
    """Out of how many a figure is: "52 of 53", "n = 53", or "" where nothing may or need be said."""
    return counted_words(one)


def n_of(part: int, of: int) -> str:
    """So many of so many: 3 of 17."""
    return f"{whole(part)} of {whole(of)}"


def many(count: int, one: str, several: str = "") -> str:
    """A count with its noun: 1 child, 2 children; the plural adds an s unless it is given."""
    return f"{whole(count)} {one if count == 1 else several or f'{one}s'}"

"""A quarter named beside its dates is the quarter of those dates."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from goldenthread.calendar.periods import Period, period_range
from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.periods import period_of
from goldenthread.scrutiny.reckoning.convention import convention
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet

_QUARTER: Final = re.compile(r"\b(?:q|qtr\.?\s?|quarter\s)([1-4])\b", re.IGNORECASE)
_FINANCIAL: Final = 3
_CALENDAR: Final = 0
_MONTHS: Final = 3


@dataclass(frozen=True)
class _Named:
    """A row that names a quarter, in a column, and the dates beside it; None where they are no quarter of a year."""

    row: Row
    column: Column
    number: int
    dates: Period | None

    def number_by(self, lag: int) -> int | None:
        """The number of the quarter of those dates, in years that begin so many months after January."""
        return None if self.dates is None else (self.dates.start.month - 1 - lag) % 12 // _MONTHS + 1


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Look at every row that prints both a quarter and its dates."""
    named = [found for row in sheet.rows if (found := _named(row)) is not None]
    dated = [one for one in named if one.dates is not None]
    way = convention((_FINANCIAL, _CALENDAR), dated, lambda one, lag: one.number_by(lag) == one.number, rules)
    wrong: dict[tuple[int, Period], list[_Named]] = {}
    for one in named:
        place = one.row.place(one.column)
        lags = (_FINANCIAL, _CALENDAR) if way is None or not way.fits else (way.way,)
        if one.dates is None:
            yield cannot_tell(place, "the dates beside it are not those of a quarter")
        elif one.number in {one.number_by(lag) for lag in lags}:
            yield agrees(place)
        else:
            wrong.setdefault((one.number, one.dates), []).append(one)
    yield from (disagrees(_finding(ones, way.way if way is not None else _FINANCIAL)) for ones in wrong.values())


def _named(row: Row) -> _Named | None:
    """The quarter of a row with the dates beside it, in other columns or in the same cell."""
    columns = [column for role in (Role.PERIOD, Role.LATEST_PERIOD) for column in row.sheet.having(role)]
    for column in columns:
        match = _QUARTER.search(row.raw(column))
        if match is None:
            continue
        rest = _QUARTER.sub(" ", row.raw(column)).strip(" -–,:;()")
        dates = _dates([rest]) or _dates([row.raw(other) for other in columns if other != column])
        if dates is not None:
            whole = dates.whole_months and len(list(dates.months())) == _MONTHS
            return _Named(row, column, int(match[1]), dates if whole else None)
    return None


def _dates(texts: list[str]) -> Period | None:
    """The span of one text, or from the first day of one to the last day of another."""
    found = [period for text in texts if text and (period := period_of(text)) is not None and period.dated]
    if not found or any(period.kind in {"year", "quarter"} for period in found):
        return None
    return period_range(min(one.first for one in found), max(one.last for one in found))


def _finding(ones: list[_Named], lag: int) -> Finding:
    first = ones[0]
    dates, number = first.dates, first.number_by(lag)
    if dates is None:
        raise ValueError("only a row with dates can disagree")
    expected = f"Q{number}"
    years = "April" if lag == _FINANCIAL else "January"
    return Finding(
        first.row.place(first.column),
        RELATION.key,
        Level.QUESTION,
        first.row.raw(first.column),
        expected,
        f"{_shown(dates.start)} to {_shown(dates.end)} is {expected} of a year that begins in {years}, not Q{first.number}",
        f"{first.row.label}: the quarter is not that of the dates beside it. Which of the two is meant?",
        f"Print {expected}, or correct the dates",
        tuple(one.row.place(one.column) for one in ones[1:]),
    )


def _shown(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


RELATION: Final = Relation(
    key="quarter-named",
    title="A quarter is that of its dates",
    sentence="Where a quarter is named beside its dates, it is the quarter of those dates, of the financial year or of the calendar year "
    "as the table counts.",
    rounding="Nothing is rounded. Without other rows to show how the table counts, either year is accepted.",
    examples=(
        Example(
            "January to March is the fourth quarter of a financial year.",
            """
            label | period (from) | period (to) | period (printed)
            Compliments | 2017-01-01 | 2017-03-31 | Q4
            Complaints | 2017-01-01 | 2017-03-31 | Q4
            """,
            (Verdict.AGREES, Verdict.AGREES),
        ),
        Example(
            "It is not the third.",
            """
            label | period (from) | period (to) | period (printed)
            Compliments | 2017-01-01 | 2017-03-31 | Q4
            Complaints | 2017-01-01 | 2017-03-31 | Q3
            """,
            (Verdict.AGREES, Verdict.DISAGREES),
            "3 period (printed)",
            "Q4",
        ),
        Example(
            "Five months are no quarter.",
            """
            label | period (from) | period (to) | period (printed)
            Compliments | 2017-01-01 | 2017-05-31 | Q4
            """,
            (Verdict.CANNOT_TELL,),
        ),
    ),
    check=check,
)

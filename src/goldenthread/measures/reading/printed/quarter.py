"""A published quarterly report read again: its colours and directions reproduced, and what the house scheme says beside."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from goldenthread.calendar import (
    Period,
    PeriodKind,
    add_months,
    month_end,
    period_of,
    rolling_months,
    whole_months_between,
    year_to_date,
)
from goldenthread.measures.kinds import Polarity, Unit
from goldenthread.measures.reading.direction import Change, Direction
from goldenthread.measures.reading.points import Point, Subject
from goldenthread.measures.reading.printed.cells import Row, rows_of
from goldenthread.measures.reading.read import Earlier, Reading, read_figure
from goldenthread.measures.reading.schemes.load import Scheme, load_schemes, scheme_of
from goldenthread.measures.reading.targets import Target
from goldenthread.records.errors import Problem, refuse_if_any

AS_PRINTED = "as-printed-2016-17"
HOUSE = "house"
COLUMNS = (
    *("ref", "indicator", "unit", "polarity", "period_kind", "period_from", "period_to", "target_quarter"),
    *("numerator", "denominator", "result", "previous_result", "prior_year_result", "dot_short", "dot_long", "source"),
)
_UNITS = {"count": Unit.COUNT, "percent": Unit.PERCENT, "rate per 10,000": Unit.PER_10_000, "days": Unit.DAYS}
_POLARITIES = {"bigger": Polarity.HIGHER, "smaller": Polarity.LOWER, "monitor": Polarity.NONE}
_QUARTER = 3
_YEAR = 12


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One indicator: read as it was printed, and by the house scheme; ``short`` and ``long`` are the printed words.

    ``short`` is against the quarter before, ``long`` against the same quarter last year. ``remark`` is what the house
    adds about the comparison.
    """

    ref: str
    title: str
    printed: Reading
    house: Reading
    short: str
    long: str
    remark: str

    @property
    def agrees(self) -> bool:
        """Whether both directions come out as they were printed."""
        return (self.short, self.long) == self.recomputed

    @property
    def recomputed(self) -> tuple[str, str]:
        """The two directions as the printed scheme words them."""
        short, long = self.printed.previous.direction, self.printed.year.direction
        return _PRINTED_WORDS.get(short, short.value), _PRINTED_WORDS.get(long, long.value)


_PRINTED_WORDS = {
    Direction.IMPROVING: "Improving",
    Direction.WORSENING: "Worsening",
    Direction.SAME: "Same",
    Direction.MONITOR: "Monitor",
    Direction.NO_COMPARATOR: "N/A",
}


def read_quarter(path: Path, schemes: dict[str, Scheme] | None = None) -> tuple[PrintedRow, ...]:
    """Every indicator of a quarterly report, in the order of the file.

    ``path`` is a CSV with at least `COLUMNS`; numbers stand as printed, blank where nothing is printed. The printed
    scheme reads the printed result; the house scheme reads numerator and denominator where they give it. Raises
    InputRefused with every problem of the file.
    """
    known = schemes or load_schemes()
    as_printed, house = scheme_of(known, AS_PRINTED), scheme_of(known, HOUSE)
    problems: list[Problem] = []
    found = [_read(row, as_printed, house) for row in rows_of(path, COLUMNS, problems)]
    refuse_if_any(problems)
    return tuple(row for row in found if row is not None)


def colours(rows: Iterable[PrintedRow], house: bool = False) -> Counter[str]:
    """How many indicators have each colour or none, by the printed scheme or by the house's."""
    return Counter((row.house if house else row.printed).rating.word for row in rows)


def _read(row: Row, as_printed: Scheme, house: Scheme) -> PrintedRow | None:
    before = len(row.problems)
    unit, polarity = row.one_of("unit", _UNITS), row.one_of("polarity", _POLARITIES)
    results = [row.decimal(name) for name in ("result", "previous_result", "prior_year_result")]
    numerator, denominator = row.number("numerator"), row.number("denominator")
    target = row.decimal("target_quarter")
    periods = _periods(row)
    if results[0] is None and len(row.problems) == before:
        row.problems.append(Problem(row.where, "no result is printed", "Leave the indicator out, or give its result."))
    if periods is None or results[0] is None or len(row.problems) > before:
        return None
    ref, places = row.text("ref"), max(_places(result) for result in results if result is not None)
    way = _POLARITIES[polarity]
    subject = Subject(ref, row.text("indicator"), _UNITS[unit], way, places, row.text("period_kind") == "as_at")
    points = [None if r is None else Point(p, float(r)) for r, p in zip(results, periods, strict=True)]
    latest = Point(periods[0], float(results[0]))
    aim = _target(ref, way, target, periods[0].end, row.text("source"))
    earlier = Earlier(points[1], points[2])
    behind = _behind(latest, numerator, denominator, _places(results[0]))
    return PrintedRow(
        ref,
        subject.title,
        read_figure(as_printed, subject, latest, aim, earlier),
        read_figure(house, subject, behind, aim, earlier),
        row.text("dot_short"),
        row.text("dot_long"),
        _remark(results),
    )


def _behind(latest: Point, numerator: float | None, denominator: float | None, places: int) -> Point:
    """The percentage from its numerator and denominator, where they give what is printed."""
    if numerator is None or not denominator:
        return latest
    value = float(Fraction(numerator) * 100 / Fraction(denominator))
    near = latest.value is not None and abs(value - latest.value) <= 0.5 * 10**-places + 1e-9
    return Point(latest.period, value, numerator, denominator) if near else latest


def _target(ref: str, polarity: Polarity, target: Decimal | None, day: date, source: str) -> Target | None:
    if target is None:
        return None
    low, high = (None, target) if polarity is Polarity.LOWER else (target, None)
    start = period_of(PeriodKind.FINANCIAL_YEAR, day).start
    return Target(ref, low, high, start, "as printed", start, source=source)


def _periods(row: Row) -> tuple[Period, Period, Period] | None:
    """The period of the result, of the quarter before and of the same quarter last year.

    A range from April of three months at most, or of more than a year, is a quarter or a window; one that starts with
    the financial year is a total to date.
    """
    kind = row.one_of("period_kind", ("as_at", "range"))
    end = _day(row, "period_to", last=True)
    start = _day(row, "period_from", last=False) if kind == "range" else None
    if end is None or (kind == "range" and start is None):
        return None
    before = month_end(add_months(end.replace(day=1), -_QUARTER))
    year_ago = month_end(add_months(end.replace(day=1), -_YEAR))
    months = _QUARTER if start is None else whole_months_between(start, end + timedelta(days=1))
    if months == _QUARTER:
        made = [period_of(PeriodKind.FINANCIAL_QUARTER, day) for day in (end, before, year_ago)]
    elif start == period_of(PeriodKind.FINANCIAL_YEAR, end).start:
        made = [year_to_date(day) for day in (end, before, year_ago)]
    else:
        made = [rolling_months(months, day) for day in (end, before, year_ago)]
    return made[0], made[1], made[2]


def _day(row: Row, name: str, last: bool) -> date | None:
    """A day, or a month of which the first or the last day is meant."""
    text = row.text(name)
    try:
        day = date.fromisoformat(text if len(text) > len("2017-03") else f"{text}-01")
    except ValueError:
        row.problems.append(Problem(row.where, f"{name} {text!r} is not a date", "Write 2017-03-31 or 2017-03."))
        return None
    return month_end(day) if last and len(text) == len("2017-03") else day


def _places(number: Decimal) -> int:
    return max(0, -int(number.as_tuple().exponent))


def _remark(results: list[Decimal | None]) -> str:
    """What rounding alone could do to a comparison with a value printed to fewer places."""
    latest = results[0]
    said = []
    for name, earlier in zip(("the quarter before", "last year"), results[1:], strict=True):
        if latest is not None and earlier is not None and _places(earlier) < _places(latest):
            slack = Decimal(1).scaleb(-_places(earlier)) / 2
            if abs(latest - earlier) <= slack:
                said.append(f"{name} is printed as {earlier}, so its rounding alone could make this difference")
    return "; ".join(said)


def why_not(reading: Reading) -> str:
    """Why a reading has no colour or no arrow, in words; "" where it has them all."""
    said = [] if reading.rating.colour else [f"no colour: {reading.rating.reason.value} ({reading.rating.says})"]
    for name, was in (("the quarter before", reading.previous), ("last year", reading.year)):
        if was.direction in (Direction.NO_COMPARATOR, Direction.NOT_APPLICABLE):
            said.append(f"no arrow against {name}: {_plain(was)}")
    return "; ".join(said)


def _plain(was: Change) -> str:
    return was.says if was.direction is Direction.NOT_APPLICABLE else "nothing is printed"

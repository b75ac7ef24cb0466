"""A published dashboard read again: which of its colours come from comparing with the baseline, and which do not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from goldenthread.calendar import Period, PeriodError, parse_period, period_range
from goldenthread.measures.kinds import Polarity, Unit
from goldenthread.measures.reading.points import Point, Subject, printed
from goldenthread.measures.reading.printed.cells import Row, rows_of
from goldenthread.measures.reading.ratings import Rating
from goldenthread.measures.reading.read import Earlier, read_figure
from goldenthread.measures.reading.rules.grades import Grades, rate_grades
from goldenthread.measures.reading.schemes.load import Scheme, load_schemes, scheme_of
from goldenthread.measures.reading.targets import Target
from goldenthread.records.errors import Problem, refuse_if_any

DASHBOARD = "dashboard-2017"
HOUSE = "house"
#: Ofsted judged the council in these months; the dashboard prints the levels of then as its baseline.
JUDGED = period_range(date(2017, 4, 1), date(2017, 5, 31))
COLUMNS = (
    *("plan_id", "measure", "submeasure", "unit", "previous_period", "previous", "latest_period", "latest"),
    *("change_since_judgement_value", "target_low", "target_high", "rating", "source"),
)
_UNITS = {
    "count": Unit.COUNT,
    "percent": Unit.PERCENT,
    "ratio": Unit.RATIO,
    "days": Unit.DAYS,
    "weeks": Unit.WEEKS,
}
_COLOURS = {"G": "green", "R": "red"}
_GRADES = "grades"
_BEST_FIRST = ("Good", "Requires Improvement", "Inadequate")
_POLARITIES = {"higher": Polarity.HIGHER, "lower": Polarity.LOWER, "none": Polarity.NONE}


@dataclass(frozen=True, slots=True)
class DashboardRow:
    """One coloured row: the printed colour, the one recomputed, and what the house scheme says of the same figures."""

    plan_id: str
    measure: str
    submeasure: str
    latest: str
    printed: str
    recomputed: Rating
    house: Rating

    @property
    def agrees(self) -> bool:
        """Whether the colour comes out as it was printed."""
        return self.recomputed.word == self.printed


def read_dashboard(path: Path, polarities: Path, schemes: dict[str, Scheme] | None = None) -> tuple[DashboardRow, ...]:
    """Every coloured row of the dashboard in the order of the file; rows without a colour are passed over.

    ``path`` is a CSV with at least `COLUMNS`; ``polarities`` one of measure, submeasure (* for all) and polarity, which
    the dashboard does not print: higher, lower, none, or grades where the rows of a measure are one distribution.
    Raises InputRefused with every problem of both files.
    """
    known = schemes or load_schemes()
    problems: list[Problem] = []
    ways = {}
    for row in rows_of(polarities, ("measure", "submeasure", "polarity"), problems):
        way = row.one_of("polarity", (*_POLARITIES, _GRADES))
        ways[row.text("measure"), row.text("submeasure")] = way
    rows = rows_of(path, COLUMNS, problems)
    found = [_read(row, ways, rows, known) for row in rows if row.text("rating")]
    refuse_if_any(problems)
    return tuple(row for row in found if row is not None)


def _read(
    row: Row, ways: dict[tuple[str, str], str], rows: Sequence[Row], schemes: dict[str, Scheme]
) -> DashboardRow | None:
    before = len(row.problems)
    measure, part = row.text("measure"), row.text("submeasure")
    way = ways.get((measure, part)) or ways.get((measure, "*"), "")
    unit = row.one_of("unit", _UNITS)
    colour = row.one_of("rating", _COLOURS)
    value, was, base = (row.number(name) for name in ("latest", "previous", "change_since_judgement_value"))
    low, high = row.decimal("target_low"), row.decimal("target_high")
    now, then = _period(row, "latest_period"), _period(row, "previous_period")
    if not way:
        row.problems.append(Problem(row.where, f"nothing says whether more of {measure!r} is better", "Add it."))
    if value is None and len(row.problems) == before:
        row.problems.append(Problem(row.where, "a colour is printed without a value", "Give the value."))
    if value is None or now is None or then is None or len(row.problems) > before:
        return None
    shown = printed(value, _UNITS[unit], max(0, len(row.text("latest").partition(".")[2])))
    made = (row.text("plan_id"), measure, part, shown, _COLOURS[colour])
    if way == _GRADES:
        return DashboardRow(*made, *_grades(row, rows, (now, then), schemes))
    aim = None
    if low is not None or high is not None:
        aim = _target(measure, way, low, high)
    places = max(len(row.text(name).partition(".")[2]) for name in ("latest", "previous"))
    subject = Subject(f"{measure}: {part}".rstrip(": "), part or measure, _UNITS[unit], _POLARITIES[way], places)
    latest = Point(now, value)
    earlier = Earlier(
        previous=None if was is None else Point(then, was),
        baseline=None if base is None else Point(JUDGED, base),
    )
    readings = [
        read_figure(scheme_of(schemes, key), subject, latest, aim, earlier).rating for key in (DASHBOARD, HOUSE)
    ]
    return DashboardRow(*made, readings[0], readings[1])


def _target(measure: str, way: str, low: Decimal | None, high: Decimal | None) -> Target:
    """The printed target: two different ends are a range, one end is a target in the measure's direction."""
    if low == high:
        low, high = (None, high) if way == "lower" else (low, None)
    return Target(measure, low, high, JUDGED.start, "as printed", JUDGED.start)


def _grades(
    row: Row, rows: Sequence[Row], periods: tuple[Period, Period], schemes: dict[str, Scheme]
) -> tuple[Rating, Rating]:
    """The whole distribution that a grade's row belongs to, by the printed colours' rule and by the house's."""
    key = (row.text("plan_id"), row.text("measure"))
    mine = {other.text("submeasure"): other for other in rows if (other.text("plan_id"), other.text("measure")) == key}
    shares = []
    for column in ("latest", "previous"):
        shares.append({grade.lower(): mine[grade].number(column) or 0.0 for grade in _BEST_FIRST if grade in mine})
    latest, earlier = (Grades.printed(period, share) for period, share in zip(periods, shares, strict=True))
    as_printed, house = (scheme_of(schemes, key).grades_rule for key in (DASHBOARD, HOUSE))
    return rate_grades(as_printed, latest, earlier), rate_grades(house, latest, earlier)


def _period(row: Row, name: str) -> Period | None:
    text = row.text(name)
    try:
        return parse_period(text)
    except PeriodError as error:
        row.problems.append(Problem(row.where, f"{name} {text!r}: {error.what}", error.mend))
        return None

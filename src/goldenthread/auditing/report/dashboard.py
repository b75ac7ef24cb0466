"""The audit rows of a published dashboard, read as they stand: which percentages its numbers of audits can bear."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from itertools import islice
from pathlib import Path

from goldenthread.auditing.report.wording import Wording, load_wording
from goldenthread.auditing.statistics.distributions import Change, Distribution, compare
from goldenthread.auditing.statistics.rules import Rules, load_rules
from goldenthread.calendar import PeriodError, parse_period
from goldenthread.measures.reading.attainable import (
    Rounded,
    counts_within,
    rounded_to,
    shares_out,
    smallest_shared_out,
)
from goldenthread.measures.reading.points import period_words
from goldenthread.measures.reading.printed.cells import Row, rows_of
from goldenthread.records.errors import InputRefused, Problem, refuse_if_any

COLUMNS = ("measure", "submeasure", "unit", "previous_period", "previous", "latest_period", "latest", "rating")
_SIDES = (("previous_period", "previous"), ("latest_period", "latest"))


class Bears(Enum):
    """What the stated number of audits does for printed percentages."""

    CAN = "the stated number gives them"
    CANNOT = "the stated number cannot give them"
    NOT_STATED = "no number of audits is stated"
    FEW = "the stated number is under the floor"


@dataclass(frozen=True, slots=True)
class PrintedGrades:
    """The grades of one measure in one period as printed.

    ``shares`` are (grade, percentage), the best grade first. ``n`` is the number stated by the row ``stated_by`` ("" and
    None where none is). ``impossible`` are the grades whose percentage no whole number of n gives by itself; ``smallest``
    is the least number of audits that gives all of them (None: none up to the largest looked for). ``counts`` are the
    audits at each grade where n allows of only one way.
    """

    period: str
    shares: tuple[tuple[str, Decimal], ...]
    n: int | None
    stated_by: str
    impossible: tuple[str, ...]
    smallest: int | None
    bears: Bears
    counts: Distribution | None


@dataclass(frozen=True, slots=True)
class AuditMeasure:
    """One measure of grades on the dashboard: its previous and latest distribution and the colours printed by grade.

    ``withheld`` are the reasons why it may bear neither colour nor arrow; where there is none, ``change`` is the one verdict
    on the two distributions.
    """

    measure: str
    plan_ids: str
    previous: PrintedGrades
    latest: PrintedGrades
    colours: tuple[tuple[str, str], ...]
    withheld: tuple[str, ...]
    change: Change
    says: str


def read_audits(path: Path, rules: Rules | None = None, wording: Wording | None = None) -> tuple[AuditMeasure, ...]:
    """Every measure of a dashboard whose rows are grades of audits, in the order of the file.

    ``path`` is a CSV with at least `COLUMNS`, one row a measure and grade. Rows that print nothing are passed over. Raises
    InputRefused with every problem of the file, or where it holds no grades.
    """
    rules, wording = rules or load_rules(), wording or load_wording()
    problems: list[Problem] = []
    rows = rows_of(path, COLUMNS, problems)
    held: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        if wording.grade(row.text("submeasure")) and row.text("unit") == "percent" and row.text("latest"):
            held.setdefault((row.text("measure"), _plan(row)), []).append(row)
    for some in held.values():
        _check(some, wording, problems)
    numbers = {
        (one.measure, one.submeasure, side): number
        for one in wording.stated
        for side, number in _stated(rows, one.measure, one.submeasure, problems)
    }
    refuse_if_any(problems)
    if not held:
        what = "no row is a percentage at a grade"
        raise InputRefused.of(path.name, what, f"Name the grades in submeasure: {', '.join(wording.grades)}.")
    return tuple(_measure(key, some, numbers, wording, rules) for key, some in held.items())


def period_name(text: str) -> str:
    """A period as people say it; what a published file names otherwise is shown as it stands."""
    try:
        return period_words(parse_period(text))
    except PeriodError:
        return text


def _plan(row: Row) -> str:
    return row.text("plan_id") if "plan_id" in row.cells else ""


def _check(rows: Sequence[Row], wording: Wording, problems: list[Problem]) -> None:
    """Every percentage is one, and no grade of a measure stands twice."""
    seen: set[str | None] = set()
    for row in rows:
        grade = wording.grade(row.text("submeasure"))
        if grade in seen:
            problems.append(Problem(row.where, f"{grade} stands twice for this measure", "Keep one."))
        seen.add(grade)
        for _, name in _SIDES:
            value = row.number(name)
            if value is not None and not 0 <= value <= 100:
                problems.append(Problem(row.where, f"{name} {row.text(name)} is no percentage", "Write 0 to 100."))


def _stated(rows: Sequence[Row], measure: str, submeasure: str, problems: list[Problem]) -> list[tuple[str, int]]:
    """The numbers of audits that a row states, by period."""
    found = []
    for row in rows:
        if (row.text("measure"), row.text("submeasure")) == (measure, submeasure):
            for period, name in _SIDES:
                value = row.number(name)
                if value is not None and (value < 0 or value != int(value)):
                    problems.append(Problem(row.where, f"{name} {value} is no number of audits", "Write a whole one."))
                elif value is not None:
                    found.append((row.text(period), int(value)))
    return found


def _measure(
    key: tuple[str, str],
    rows: Sequence[Row],
    numbers: dict[tuple[str, str, str], int],
    wording: Wording,
    rules: Rules,
) -> AuditMeasure:
    previous, latest = (_grades(key[0], rows, side, numbers, wording, rules) for side in _SIDES)
    withheld = tuple(
        f"{period_name(one.period)}: {reason}"
        for one in (previous, latest)
        if (reason := _reason(one, rules)) is not None
    )
    change, says = Change.WITHHELD, "; ".join(withheld)
    if previous.counts is not None and latest.counts is not None:
        found = compare(previous.counts, latest.counts, rules)
        change, says = (Change.WITHHELD, says) if withheld else (found.change, found.says)
    elif not withheld:
        says = "the stated numbers give the percentages in more than one way, so that no change is told"
    colours = tuple((row.text("submeasure"), row.text("rating")) for row in rows if row.text("rating"))
    return AuditMeasure(key[0], key[1], previous, latest, colours, withheld, change, says)


def _grades(
    measure: str,
    rows: Sequence[Row],
    side: tuple[str, str],
    numbers: dict[tuple[str, str, str], int],
    wording: Wording,
    rules: Rules,
) -> PrintedGrades:
    period = rows[0].text(side[0])
    printed = {wording.grade(row.text("submeasure")): row.decimal(side[1]) for row in rows}
    shares = tuple((grade, share) for grade in wording.grades if (share := printed.get(grade)) is not None)
    spans = [_span(share) for _, share in shares]
    row = wording.behind(measure)
    n = numbers.get((row.measure, row.submeasure, period)) if row is not None else None
    impossible = (
        ()
        if n is None
        else tuple(grade for (grade, _), span in zip(shares, spans, strict=True) if not counts_within(span, n))
    )
    if n is None:
        bears = Bears.NOT_STATED
    elif not n or not shares_out(spans, n):
        bears = Bears.CANNOT
    else:
        bears = Bears.FEW if n < rules.floor else Bears.CAN
    counts = _counts([grade for grade, _ in shares], spans, n) if n is not None and bears is not Bears.CANNOT else None
    stated_by = f"{row.measure}: {row.submeasure}" if row is not None and n is not None else ""
    smallest = smallest_shared_out(spans, rules.largest_base)
    return PrintedGrades(period, shares, n, stated_by, impossible, smallest, bears, counts)


def _span(share: Decimal) -> Rounded:
    exponent = share.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return rounded_to(Fraction(share), Fraction(1, 10**places))


def _counts(grades: Sequence[str], spans: Sequence[Rounded], n: int) -> Distribution | None:
    """The audits at each grade, where only one way to share out n gives the printed percentages."""
    ways = list(islice(_ways([counts_within(span, n) for span in spans], n), 2))
    return Distribution(tuple(zip(grades, ways[0], strict=True))) if len(ways) == 1 else None


def _ways(ranges: Sequence[range], n: int) -> Iterator[tuple[int, ...]]:
    """Every way to share out n; none is begun that cannot be ended, so that the first two are found at once."""
    if not ranges:
        yield ()
        return
    rest = ranges[1:]
    least, most = sum(one[0] for one in rest), sum(one[-1] for one in rest)
    for first in range(max(ranges[0][0], n - most), min(ranges[0][-1], n - least) + 1):
        for others in _ways(rest, n - first):
            yield (first, *others)


def _reason(grades: PrintedGrades, rules: Rules) -> str | None:
    """Why a period bears no colour and no arrow, or None where it may."""
    least = (
        f"no number of audits up to {rules.largest_base} gives these percentages"
        if grades.smallest is None
        else f"the smallest number that gives them is {grades.smallest}"
    )
    if grades.bears is Bears.NOT_STATED:
        return f"no number of audits is stated; {least}"
    if grades.bears is Bears.CANNOT:
        return f"{grades.n} audits are stated and cannot give these percentages; {least}"
    if grades.bears is Bears.FEW:
        return f"{grades.n} audits are fewer than {rules.floor}"
    return None

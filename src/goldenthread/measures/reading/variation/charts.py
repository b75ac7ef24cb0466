"""Makes a control chart of a measure's values: the right limits, fixed or provisional, and the signals of every value."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from goldenthread.measures.kinds import Unit
from goldenthread.measures.reading.points import RATES, Point, Subject, exact
from goldenthread.measures.reading.variation.limits import (
    ChartKind,
    Limits,
    Sample,
    rate_limits,
    share_limits,
    xmr_limits,
)
from goldenthread.measures.reading.variation.parameters import Parameters, load_parameters
from goldenthread.measures.reading.variation.rebases import Rebase
from goldenthread.measures.reading.variation.signals import Signal, Spot, find_signals
from goldenthread.records.errors import WrongUse

_HUNDRED = Fraction(100)


@dataclass(frozen=True, slots=True)
class Mark:
    """One value on the chart; mean and limits are None where there are too few values for them."""

    point: Point
    value: Fraction
    mean: Fraction | None = None
    lower: Fraction | None = None
    upper: Fraction | None = None
    signals: tuple[Signal, ...] = ()
    stretch: int = 0


@dataclass(frozen=True, slots=True)
class Chart:
    """A control chart: ``marks`` in order of time, ``stretches`` of limits (None: too few values), periods without value.

    ``kind`` is that of the last stretch. ``rebases`` are those that begin a stretch.
    """

    subject: Subject
    kind: ChartKind
    marks: tuple[Mark, ...]
    stretches: tuple[Limits | None, ...]
    missing: tuple[Point, ...]
    rebases: tuple[Rebase, ...]
    parameters: Parameters

    @property
    def last(self) -> Mark:
        """The latest value."""
        return self.marks[-1]

    @property
    def limits(self) -> Limits | None:
        """The limits in force at the latest value."""
        return self.stretches[-1]

    @property
    def current(self) -> tuple[Mark, ...]:
        """The values since the limits in force began."""
        return tuple(mark for mark in self.marks if mark.stretch == self.last.stretch)


def control_chart(
    subject: Subject,
    points: Iterable[Point],
    parameters: Parameters | None = None,
    rebases: Iterable[Rebase] = (),
    kind: ChartKind | None = None,
) -> Chart:
    """Chart the values of one measure, in order of their periods' ends.

    Percentages with all their denominators make a p-chart, rates with theirs a u-chart, in Laney's form where they vary
    more than chance; all else a chart of single values (XmR). ``kind`` asks for one. Periods without a value are listed
    and passed over. Raises WrongUse where there is no value, where two periods end on one day or overlap, and where a
    chart asked for lacks its denominators.
    """
    known = sorted(points, key=lambda point: point.period.end)
    _check(subject, known)
    held = [point for point in known if point.value is not None]
    missing = tuple(point for point in known if point.value is None)
    settings = parameters or load_parameters()
    begun = _begun(subject, rebases, held)
    marks: list[Mark] = []
    stretches: list[Limits | None] = []
    for number, stretch in enumerate(_stretches(held, begun)):
        limits, made = _stretch(subject, stretch, settings, kind, number)
        stretches.append(limits)
        marks += made
    last = stretches[-1]
    shown = last.kind if last is not None else _kind(subject, held, kind)
    return Chart(subject, shown, tuple(marks), tuple(stretches), missing, begun, settings)


def _check(subject: Subject, points: Sequence[Point]) -> None:
    if not any(point.value is not None for point in points):
        raise WrongUse.of(f"chart of {subject.key}", "there is no value to chart", "Ask for periods that have one.")
    for a, b in pairwise(points):
        if a.period.end == b.period.end or (not subject.stock and b.period.start <= a.period.end):
            what = f"{a.period} and {b.period} share days, so they do not vary apart"
            raise WrongUse.of(f"chart of {subject.key}", what, "Chart months or quarters, not totals or windows.")


def _begun(subject: Subject, rebases: Iterable[Rebase], points: Sequence[Point]) -> tuple[Rebase, ...]:
    """The rebases of this measure that split its values, by day."""
    mine = sorted((item for item in rebases if item.measure == subject.key), key=lambda item: item.since)
    return tuple(item for item in mine if points[0].period.end < item.since <= points[-1].period.end)


def _stretches(points: Sequence[Point], begun: Sequence[Rebase]) -> list[list[Point]]:
    found: list[list[Point]] = [[]]
    waiting = list(begun)
    for point in points:
        if waiting and point.period.end >= waiting[0].since:
            while waiting and point.period.end >= waiting[0].since:
                waiting.pop(0)
            found.append([])
        found[-1].append(point)
    return found


def _kind(subject: Subject, points: Sequence[Point], asked: ChartKind | None) -> ChartKind:
    """The family of the chart, before it is known whether shares or rates overdisperse."""
    counts = all(point.numerator is not None and point.denominator for point in points)
    whole = all((point.numerator or 0) >= 0 for point in points)
    fits = counts and whole and all(_is_ratio(subject, point) for point in points)
    if asked is None:
        if fits and subject.unit is Unit.PERCENT and all((p.numerator or 0) <= (p.denominator or 0) for p in points):
            return ChartKind.P
        return ChartKind.U if fits and subject.unit in RATES else ChartKind.XMR
    if asked is not ChartKind.XMR and not fits:
        what = f"a {asked.value} chart needs the numerator and denominator of every value"
        raise WrongUse.of(f"chart of {subject.key}", what, "Ask for an XmR chart.")
    return asked


def _is_ratio(subject: Subject, point: Point) -> bool:
    """Whether the value is its numerator over its denominator, scaled by its unit."""
    if point.numerator is None or not point.denominator:
        return False
    return point.exact == _share(point.numerator, point.denominator, _scale(subject.unit))


@lru_cache(maxsize=1 << 16)
def _share(numerator: float, denominator: float, scale: Fraction) -> Fraction:
    return exact(numerator) / exact(denominator) * scale


def _scale(unit: Unit) -> Fraction:
    return _HUNDRED if unit is Unit.PERCENT else Fraction(RATES.get(unit, 1))


def _stretch(
    subject: Subject, points: Sequence[Point], settings: Parameters, asked: ChartKind | None, number: int
) -> tuple[Limits | None, list[Mark]]:
    if len(points) < settings.least_points:
        return None, [Mark(point, point.exact, stretch=number) for point in points]
    kind = _kind(subject, points, asked)
    counted = kind is not ChartKind.XMR
    samples = [
        Sample(p.exact, exact(p.numerator or 0) if counted else None, exact(p.denominator or 0) if counted else None)
        for p in points
    ]
    basis = samples[: settings.fix_after] if settings.fix_after else samples
    laney = None if asked is None else asked in (ChartKind.P_PRIME, ChartKind.U_PRIME)
    if kind is ChartKind.XMR:
        limits = xmr_limits(basis, settings)
    elif kind in (ChartKind.P, ChartKind.P_PRIME):
        limits = share_limits(basis, settings, laney)
    else:
        limits = rate_limits(basis, settings, _scale(subject.unit), laney)
    alike = _edges(limits, None) if kind is ChartKind.XMR else None
    spots = [_spot(subject, sample, limits.mean, alike or _edges(limits, sample.n)) for sample in samples]
    signals = find_signals(spots, settings)
    return limits, [
        Mark(point, spot.value, spot.mean, spot.lower, spot.upper, found, number)
        for point, spot, found in zip(points, spots, signals, strict=True)
    ]


def _edges(limits: Limits, n: Fraction | None) -> tuple[Fraction, Fraction, Fraction]:
    """The lower and upper limit of a value that rests on n, and how far they lie from the mean."""
    reach = limits.reach(n)
    return limits.mean - reach, limits.mean + reach, reach


def _spot(subject: Subject, sample: Sample, mean: Fraction, edges: tuple[Fraction, Fraction, Fraction]) -> Spot:
    """A value with limits that stop where no value can be: below nought, above 100%."""
    lower, upper, reach = edges
    if lower.numerator < 0 and subject.unit is not Unit.POUNDS:
        lower = max(lower, min(Fraction(0), sample.value))
    if subject.unit is Unit.PERCENT and upper > _HUNDRED:
        upper = min(upper, max(_HUNDRED, sample.value))
    return Spot(sample.value, mean, lower, upper, reach)

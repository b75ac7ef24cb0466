"""What a reading works on: a value with its numerator and denominator for a period, compared exactly and printed once."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache
from math import isclose, isfinite

from goldenthread.calendar import Period, PeriodKind
from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Polarity, Reason, Unit
from goldenthread.records.errors import WrongUse

# What numerator over denominator is multiplied by to give a value: itself, a percentage, a rate.
_SCALES = (1, 100, 10_000, 100_000)
#: Units of which a total to date can only grow.
ADDED_UP = (Unit.COUNT, Unit.POUNDS)
RATES = {Unit.PER_10_000: 10_000, Unit.PER_100_000: 100_000}
#: Below this a number as it is written is rounded without fractions: no digit of it is lost, and it takes a tenth of the time.
_QUICKLY = 10**12
#: Numbers that are kept as fractions: a value is looked at for every period that it is charted with.
_KEPT = 1 << 16
_STEPS = tuple(Decimal(1).scaleb(-places) for places in range(13))
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a measure for one period; ``value`` is None exactly when ``reason`` says why there is none.

    A percentage runs from 0 to 100. ``numerator`` and ``denominator`` are None where there is none or it is not known.
    Raises WrongUse for a value that is no number, or a missing one without a reason.
    """

    period: Period
    value: float | None
    numerator: float | None = None
    denominator: float | None = None
    reason: Reason = Reason.VALUE

    def __post_init__(self) -> None:
        """Refuse what would have to be guessed later."""
        if (self.value is None) != (self.reason is not Reason.VALUE):
            raise WrongUse.of(
                f"{self.period}",
                "a point has a value or a reason why not, not both and not neither",
                "Give one of them.",
            )
        given = (self.value, self.numerator, self.denominator)
        if not all(number is None or isfinite(number) for number in given):
            raise WrongUse.of(f"{self.period}", "a point holds something that is no number", "Give finite numbers.")

    @property
    def exact(self) -> Fraction:
        """The value without rounding: from numerator and denominator where they give it, else as it is written."""
        if self.value is None:
            raise WrongUse.of(f"{self.period}", f"there is no value: {self.reason.value}", "Ask only where there is.")
        return _exactly(self.value, self.numerator, self.denominator)


@lru_cache(maxsize=_KEPT, typed=True)
def _exactly(value: float, numerator: float | None, denominator: float | None) -> Fraction:
    if numerator is not None and denominator:
        share = exact(numerator) / exact(denominator)
        for scale in _SCALES:
            if isclose(float(share * scale), value, rel_tol=1e-9, abs_tol=1e-12):
                return share * scale
    return exact(value)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a reader must know of a measure: ``places`` are decimals when printed; a ``stock`` stands at a period's end."""

    key: str
    title: str
    unit: Unit
    polarity: Polarity
    places: int = 1
    stock: bool = False


def point_of(figure: Figure, covers: Period | None = None) -> Point:
    """The point that a figure is; ``covers`` are the days it counts where they are more than its period's.

    A figure of a quarter may count from 1 April, or twelve months back: only its days tell what it can be set against.
    """
    return Point(covers or figure.period, figure.value, figure.numerator, figure.denominator, figure.reason)


def seen_point(figure: Figure) -> Point:
    """The point of a chart: the counts behind a hidden value are not drawn either."""
    found = point_of(figure)
    return Point(found.period, None, reason=found.reason) if figure.reason is Reason.HIDDEN else found


def subject_of(figure: Figure, polarity: Polarity, stock: bool = False) -> Subject:
    """What the readings of a figure must know, with the polarity that its definition holds."""
    return Subject(figure.key, figure.title, figure.unit, polarity, figure.places, stock)


def counted(point: Point, unit: Unit) -> Fraction | None:
    """How many things a value rests on, or None where that is not known.

    The denominator of a share or a mean; the events of a rate, since a whole population stands below them, and the
    cases of a ratio such as cases per worker; the count itself of a count.
    """
    if unit in RATES or unit is Unit.RATIO:
        found = point.numerator
    elif point.denominator is not None:
        found = point.denominator
    elif unit is Unit.COUNT:
        found = point.numerator if point.numerator is not None else point.value
    else:
        found = None
    return None if found is None else exact(found)


@lru_cache(maxsize=_KEPT, typed=True)
def exact(number: float | Decimal) -> Fraction:
    """A number as it is written: 0.1 is one tenth."""
    whole = int(number) if number == number // 1 else None
    return Fraction(Decimal(str(number))) if whole is None else Fraction(whole)


def rounded(number: Fraction | float | Decimal, places: int) -> Decimal:
    """Round half away from zero to so many places; only for printing and for comparing what is printed."""
    if not isinstance(number, Fraction) and places < len(_STEPS):
        written = Decimal(str(number))
        if abs(written) < _QUICKLY:
            found = written.quantize(_STEPS[places], ROUND_HALF_UP)  # half away from zero, as below
            return found if found else abs(found)
    whole = number if isinstance(number, Fraction) else exact(number)
    scaled = abs(whole) * 10**places
    units = int(scaled) + (2 * (scaled - int(scaled)) >= 1)
    return (Decimal(-units if whole < 0 else units) / Decimal(10) ** places).quantize(
        Decimal(1).scaleb(-places), ROUND_HALF_UP
    )


def bare(number: Fraction | float | Decimal, places: int) -> str:
    """A number as printed, without its unit: 16,510 or 57.2; never minus nought."""
    shown = rounded(number, places)
    return f"{shown if shown else abs(shown):,}"


def printed(number: Fraction | float | Decimal, unit: Unit, places: int) -> str:
    """A number as printed with its unit: 57.2%, 39.8 per 10,000, 1 day, £426."""
    shown = bare(number, places)
    if unit is Unit.PERCENT:
        return f"{shown}%"
    if unit is Unit.POUNDS:
        return f"-£{shown[1:]}" if shown.startswith("-") else f"£{shown}"
    if unit in (Unit.COUNT, Unit.RATIO, Unit.SCORE):
        return shown
    one = shown == "1" and unit not in (*RATES, Unit.FTE)
    return f"{shown} {unit.value.removesuffix('s') if one else unit.value}"


def places_apart(number: Fraction, bound: Fraction, places: int) -> int:
    """So many places that a number does not print like a bound from which it differs."""
    while number != bound and rounded(number, places) == rounded(bound, places) and places < 12:
        places += 1
    return places


def period_words(period: Period) -> str:
    """A period for people: November 2017, quarter 4 of 2016-17, the 12 months to March 2017."""
    ends = f"{_MONTHS[period.end.month - 1]} {period.end.year}"
    if period.kind is PeriodKind.MONTH:
        return ends
    if period.kind is PeriodKind.FINANCIAL_QUARTER:
        year, quarter = period.label.rsplit("-Q", 1)
        return f"quarter {quarter} of {year}"
    if period.kind is PeriodKind.YEAR_TO_DATE and period.whole_months:
        return f"the year from April to {ends}"
    if period.kind is PeriodKind.ROLLING_MONTHS and period.whole_months:
        return f"the {period.label.split('m', 1)[0]} months to {ends}"
    return period.label

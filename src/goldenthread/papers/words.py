"""A figure's parts as cells: value, change, target, rating and direction, each as word and shape."""

from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal

from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Reason, Unit
from goldenthread.measures.reading.direction import Change, Direction
from goldenthread.measures.reading.points import bare, counted, point_of, printed, rounded
from goldenthread.measures.reading.ratings import Colour
from goldenthread.measures.reading.variation.verdicts import Variation
from goldenthread.papers.standing import Standing
from goldenthread.reports.cells import Cell, State, Tone, absent, number, words
from goldenthread.reports.charts.control import reason_cell
from goldenthread.reports.charts.control import value_cell as measured_cell

TONES: Final = {
    Colour.GREEN: Tone.GREEN,
    Colour.GREEN_AMBER: Tone.GREEN_AMBER,
    Colour.AMBER: Tone.AMBER,
    Colour.RED_AMBER: Tone.RED_AMBER,
    Colour.RED: Tone.RED,
}
#: What a figure is set against.
Against = Literal["previous", "year", "baseline"]
#: Up and down tell which way the number went; the word says whether that is better.
_UP, _DOWN, _LEVEL = "▲", "▼", "="
#: What the word of a control chart means to somebody who has never seen one.
SIGNALS: Final = {
    Variation.IMPROVEMENT.value: "better than its own usual range, by more than chance explains",
    Variation.CONCERN.value: "worse than its own usual range, by more than chance explains",
    Variation.NEUTRAL.value: "outside its own usual range, by more than chance explains; neither way is better",
    Variation.COMMON.value: "within its own usual range; ups and downs of this size come by chance",
    Variation.TOO_FEW.value: "there are too few values to know what is usual",
}


def name_of(one: Standing) -> str:
    """What a row is called: the title, and the part of a mix in words."""
    return f"{one.figure.title}: {one.part}" if one.figure.part else one.figure.title


def value_cell(figure: Figure | None) -> Cell:
    """The value as printed, or the shorthand for why there is none; nothing where there is no such period."""
    if figure is None:
        return absent(State.NOT_APPLICABLE)
    if figure.value is None:
        return reason_cell(figure.reason)
    return measured_cell(figure.value, figure.unit, figure.places)


def target_words(one: Standing) -> str:
    """The target in words, "at least 90%"; "" where there is none. It is told beside a hidden value too: it is no secret."""
    return one.target.words(one.figure.unit) if one.target is not None else ""


def counted_words(figure: Figure) -> str:
    """Out of how many: "52 of 53" for a share, "" for a plain count or what is hidden, else "n = 53" cases.

    A mean rests on what it is the mean of; a rate on its events and a ratio on its cases, not on residents or workers.
    """
    if figure.reason is Reason.HIDDEN or figure.denominator is None:
        return ""
    if figure.numerator is not None and figure.unit is Unit.PERCENT:
        return f"{bare(figure.numerator, 0)} of {bare(figure.denominator, 0)}"
    found = counted(point_of(figure), figure.unit)
    return f"n = {bare(found, 0)}" if found is not None else ""


def n_cell(figure: Figure) -> Cell:
    """The same in a cell of its own; a plain count is its own n, and a figure without a value says why it has none."""
    if figure.value is None:
        return reason_cell(figure.reason)
    return words(counted_words(figure) or f"n = {value_cell(figure).text}")


def count_cell(figure: Figure, count: float | None) -> Cell:
    """A numerator or denominator in a cell of its own; of a plain count there is none, of a hidden figure none is told."""
    if figure.reason is Reason.HIDDEN:
        return absent(State.HIDDEN)
    if count is None or figure.denominator is None:
        return absent(State.NOT_APPLICABLE)
    whole = count == int(count)
    return number(rounded(count, 0 if whole else 1), 0 if whole else 1)


def exact_words(number: float | None) -> str:
    """A count with every digit, as a manifest or ledger holds it; "" for none."""
    if number is None:
        return ""
    return str(int(number)) if float(number).is_integer() else repr(float(number))


def change_cell(latest: Figure, earlier: Figure | None) -> Cell:
    """Latest less earlier, unrounded and then rounded, with its sign; points for a share. Nothing where either is absent.

    Two that print the same have not changed, as their direction says too.
    """
    if earlier is None:
        return absent(State.NOT_APPLICABLE)
    if Reason.HIDDEN in (latest.reason, earlier.reason):
        return absent(State.HIDDEN)
    if latest.value is None or earlier.value is None:
        return absent(State.CANNOT_COMPUTE)
    now, before = _exact(latest), _exact(earlier)
    apart = now - before if rounded(now, latest.places) != rounded(before, latest.places) else Fraction(0)
    if latest.unit is Unit.PERCENT:
        return number(rounded(apart, latest.places), latest.places, suffix=" pts", signed=True)
    shown = measured_cell(apart, latest.unit, latest.places)
    return number(rounded(apart, latest.places), latest.places, shown.prefix, shown.suffix, signed=True)


def rating_cell(one: Standing) -> Cell:
    """Shape and word together, "● green"; "not rated" in plain where no rule gives a colour; hidden as its value is."""
    if one.figure.reason is Reason.HIDDEN:
        return absent(State.HIDDEN)
    colour = one.reading.rating.colour if one.reading is not None else None
    if colour is None:
        return words("not rated", Tone.GREY)
    return words(f"{colour.mark} {colour.value}", TONES[colour])


def direction_of(one: Standing, against: Against = "previous") -> Change | None:
    """The change against the ``previous``, ``year`` or ``baseline`` figure; None where either may not be seen.

    An arrow against a hidden figure would tell of it.
    """
    earlier: Figure | None = getattr(one, against)
    if one.reading is None or earlier is None or Reason.HIDDEN in (one.figure.reason, earlier.reason):
        return None
    found: Change = getattr(one.reading, against)
    return None if found.direction in (Direction.NO_COMPARATOR, Direction.NOT_APPLICABLE) else found


def direction_word(one: Standing) -> str:
    """The direction against the period before in one word; "" where nothing may be said."""
    found = direction_of(one)
    return found.direction.value if found is not None else ""


def direction_cell(one: Standing, against: Against = "previous") -> Cell:
    """Which way the number went and whether that is better: "▲ improving"; why not where nothing may be said."""
    earlier: Figure | None = getattr(one, against)
    if Reason.HIDDEN in (one.figure.reason, earlier.reason if earlier is not None else None):
        return absent(State.HIDDEN)
    change = direction_of(one, against)
    if change is None:
        return words("not compared", Tone.GREY)
    if change.direction is Direction.MONITOR:
        return words(change.direction.value, Tone.GREY)
    if change.direction is Direction.SAME or not change.difference:
        return words(f"{_LEVEL} {change.direction.value}")
    return words(f"{_UP if change.difference > 0 else _DOWN} {change.direction.value}")


def comparator_words(standing: Standing) -> str:
    """What published figures stand beside it: England, the neighbours' median, rank; "" where there are none."""
    found = standing.comparison
    if found is None:
        return ""
    said = []
    if england_words(standing):
        said.append(f"England {england_words(standing)}")
    if found.region is not None and found.region.exact is not None:
        said.append(f"{found.region.name} {_as_published(found.region.exact, standing)}")
    if found.sn_median is not None:
        median = neighbours_words(standing)
        said.append(f"statistical neighbours {median} (median of {found.sn_counted})")
    return f"{'; '.join(said)} ({found.period})" if said else ""


def neighbours_words(standing: Standing) -> str:
    """The median of the statistical neighbours with its unit; "" where there is none."""
    found = standing.comparison
    return _as_published(Decimal(str(found.sn_median)), standing) if found and found.sn_median is not None else ""


def england_words(standing: Standing) -> str:
    """The published figure of England with its unit; "" where there is none."""
    found = standing.comparison
    if found is None or found.england is None or found.england.exact is None:
        return ""
    return _as_published(found.england.exact, standing)


def _as_published(value: Decimal, standing: Standing) -> str:
    """A published number with our unit beside it, to as many places as it was published with."""
    exponent = value.normalize().as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return printed(value, standing.figure.unit, places)


def _exact(figure: Figure) -> Fraction:
    """The value before rounding, from its counts where they give it exactly."""
    if figure.numerator is not None and figure.denominator and figure.unit is Unit.PERCENT:
        return Fraction(figure.numerator) / Fraction(figure.denominator) * 100
    return Fraction(figure.value if figure.value is not None else 0)

"""A figure's parts as cells: value, change, target, rating and direction, each as word and shape."""

from decimal import Decimal
from fractions import Fraction
from typing import Final

from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Reason, Unit
from goldenthread.measures.reading.direction import Change, Direction
from goldenthread.measures.reading.points import bare, rounded
from goldenthread.measures.reading.ratings import Colour, Rating
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
#: Up and down tell which way the number went; the word says whether that is better.
_UP, _DOWN, _LEVEL = "▲", "▼", "="


def value_cell(figure: Figure | None) -> Cell:
    """The value as printed, or the shorthand for why there is none; nothing where there is no such period."""
    if figure is None:
        return absent(State.NOT_APPLICABLE)
    if figure.value is None:
        return reason_cell(figure.reason)
    return measured_cell(figure.value, figure.unit, figure.places)


def target_words(one: Standing) -> str:
    """The target in words, "at least 90%"; "" where there is none."""
    target = one.reading.target if one.reading is not None else None
    return target.words(one.figure.unit) if target is not None else ""


def counted_words(figure: Figure) -> str:
    """Out of how many: "52 of 53" for a share, "n = 53" for a mean, "" for a plain count or what is hidden."""
    if figure.reason is Reason.HIDDEN or figure.denominator is None:
        return ""
    if figure.numerator is not None and figure.unit is Unit.PERCENT:
        return f"{bare(figure.numerator, 0)} of {bare(figure.denominator, 0)}"
    return f"n = {bare(figure.denominator, 0)}"


def count_cell(figure: Figure, count: float | None) -> Cell:
    """A numerator or denominator in a cell of its own; of a plain count there is none, of a hidden figure none is told."""
    if figure.reason is Reason.HIDDEN:
        return absent(State.HIDDEN)
    if count is None or figure.denominator is None:
        return absent(State.NOT_APPLICABLE)
    whole = count == int(count)
    return number(rounded(count, 0 if whole else 1), 0 if whole else 1)


def change_cell(latest: Figure, earlier: Figure | None) -> Cell:
    """Latest less earlier, unrounded and then rounded, with its sign; points for a share. Nothing where either is absent."""
    if earlier is None:
        return absent(State.NOT_APPLICABLE)
    if Reason.HIDDEN in (latest.reason, earlier.reason):
        return absent(State.HIDDEN)
    if latest.value is None or earlier.value is None:
        return absent(State.CANNOT_COMPUTE)
    apart = _exact(latest) - _exact(earlier)
    if latest.unit is Unit.PERCENT:
        return number(rounded(apart, latest.places), latest.places, suffix=" pts", signed=True)
    shown = measured_cell(apart, latest.unit, latest.places)
    return number(rounded(apart, latest.places), latest.places, shown.prefix, shown.suffix, signed=True)


def rating_cell(rating: Rating | None) -> Cell:
    """Shape and word together, "● green"; "not rated" in plain where no rule gives a colour."""
    if rating is None or rating.colour is None:
        return words("not rated", Tone.GREY)
    return words(f"{rating.colour.mark} {rating.colour.value}", TONES[rating.colour])


def direction_cell(change: Change | None, earlier: Figure | None) -> Cell:
    """Which way the number went and whether that is better: "▲ improving"; why not where nothing may be said.

    Against an ``earlier`` figure that its audience may not see, nothing is said: an arrow would tell of it.
    """
    if earlier is not None and earlier.reason is Reason.HIDDEN:
        return absent(State.HIDDEN)
    if change is None or change.direction in (Direction.NO_COMPARATOR, Direction.NOT_APPLICABLE):
        return words("not compared", Tone.GREY)
    if change.direction is Direction.SAME or not change.difference:
        return words(f"{_LEVEL} {change.direction.value}")
    return words(f"{_UP if change.difference > 0 else _DOWN} {change.direction.value}")


def comparator_words(standing: Standing) -> str:
    """What published figures stand beside it: England, the neighbours' median, rank; "" where there are none."""
    found = standing.comparison
    if found is None:
        return ""
    said = []
    if found.england is not None and found.england.exact is not None:
        said.append(f"England {found.england.exact}")
    if found.region is not None and found.region.exact is not None:
        said.append(f"{found.region.name} {found.region.exact}")
    if found.sn_median is not None:
        said.append(f"statistical neighbours {Decimal(str(found.sn_median)):f} (median of {found.sn_counted})")
    return f"{'; '.join(said)} ({found.period})" if said else ""


def _exact(figure: Figure) -> Fraction:
    """The value before rounding, from its counts where they give it exactly."""
    if figure.numerator is not None and figure.denominator and figure.unit is Unit.PERCENT:
        return Fraction(figure.numerator) / Fraction(figure.denominator) * 100
    return Fraction(figure.value if figure.value is not None else 0)

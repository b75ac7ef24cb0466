"""Every part of a figure in words and cells, and nothing told beside what its readers may not see."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.calendar import month
from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Polarity, Reason, Unit
from goldenthread.measures.reading.direction import Change, Direction
from goldenthread.measures.reading.points import point_of, subject_of
from goldenthread.measures.reading.ratings import Colour, NoRating, Rating
from goldenthread.measures.reading.read import Reading
from goldenthread.measures.reading.targets import Target
from goldenthread.measures.reading.variation.verdicts import Variation
from goldenthread.papers.shown import shown_of
from goldenthread.papers.standing import Standing
from goldenthread.papers.tokens import PARTS
from goldenthread.papers.words import (
    SIGNALS,
    change_cell,
    count_cell,
    direction_cell,
    n_cell,
    rating_cell,
    target_words,
    value_cell,
)
from goldenthread.reports.cells import State

TARGET = Target("visits", Decimal(90), None, date(2017, 4, 1), "The board", date(2017, 3, 1))


def share(numerator: float, denominator: float) -> Figure:
    """So many of so many, to one decimal."""
    value = 100 * numerator / denominator
    return Figure(
        "visits", "Visits", month(2017, 11), "", (), numerator, denominator, value, Unit.PERCENT, Reason.VALUE, 1, 1, "s"
    )  # fmt: skip


def count(number: float) -> Figure:
    """A plain count."""
    return replace(share(1, 1), numerator=number, denominator=None, value=number, unit=Unit.COUNT, places=0)


def hidden(figure: Figure) -> Figure:
    """The same, kept from its readers; its counts are left in, to see that nothing prints them."""
    return replace(figure, value=None, reason=Reason.HIDDEN)


def standing(figure: Figure, earlier: Figure | None, direction: Direction = Direction.IMPROVING) -> Standing:
    """A figure with a reading that says more than may be told."""
    change = Change(direction, None, None, "it went up")
    change = replace(change, difference=Fraction(3)) if direction is not Direction.NO_COMPARATOR else change
    rating = Rating(Colour.GREEN, NoRating.RATED, "house", 1, "")
    subject = subject_of(figure, Polarity.HIGHER)
    reading = Reading(subject, point_of(share(1, 2)), TARGET, rating, change, change, change, "house", 1)
    return Standing(figure, Polarity.HIGHER, False, earlier, earlier, earlier, reading=reading, target=TARGET)


def test_a_change_is_of_unrounded_values_and_has_its_sign() -> None:
    """A share changes by points; two that print the same have not changed."""
    assert change_cell(share(2, 3), share(1, 3)).text == "+33.3 pts"
    assert change_cell(share(1, 3), share(2, 3)).text == "-33.3 pts"
    assert change_cell(share(1, 3), share(1, 3)).text == "0.0 pts"
    assert value_cell(share(3334, 10000)).text == value_cell(share(3326, 10000)).text == "33.3%"
    assert change_cell(share(3334, 10000), share(3326, 10000)).text == "0.0 pts"
    assert change_cell(share(45, 1000), share(35, 1000)).text == "+1.0 pts"
    assert change_cell(count(12), count(7)).text == "+5"
    assert change_cell(count(1200), count(7)).text == "+1,193"
    assert change_cell(count(7), count(12)).text == "-5"


@pytest.mark.parametrize(
    ("latest", "earlier"), [(hidden(share(1, 3)), share(2, 3)), (share(2, 3), hidden(share(1, 3)))]
)
def test_nothing_is_told_beside_a_hidden_figure(latest: Figure, earlier: Figure) -> None:
    """Neither a change nor an arrow nor a word of either, in a table, in commentary and in the manifest."""
    one = standing(latest, earlier)
    assert change_cell(latest, earlier).state is State.HIDDEN
    for against in ("previous", "year", "baseline"):
        assert direction_cell(one, against).state is State.HIDDEN  # type: ignore[arg-type]
    assert PARTS["direction"](one) == "not compared"
    assert PARTS["change"](one) == "[hidden]"
    assert shown_of(one).direction == ""


def test_a_hidden_figure_prints_no_count_and_no_colour_but_its_target() -> None:
    """The target is no secret."""
    one = standing(hidden(share(1, 3)), None)
    for cell in (value_cell(one.figure), n_cell(one.figure), rating_cell(one), count_cell(one.figure, 1)):
        assert (cell.text, cell.state) == ("[c]", State.HIDDEN)
    assert target_words(one) == "at least 90%"
    for part in ("value", "n", "direction", "comparator"):
        assert not any(digit in PARTS[part](one) for digit in "123456789")


def test_every_figure_has_its_n() -> None:
    """A share of how many, a mean of how many, and a count of itself."""
    days = replace(share(0, 9), value=11.5, numerator=None, unit=Unit.DAYS)
    assert [n_cell(one).text for one in (share(52, 53), days, count(1198))] == ["52 of 53", "n = 9", "n = 1,198"]
    rate = replace(share(571, 93_851), value=60.8, unit=Unit.PER_10_000)
    caseload = replace(share(415, 27), value=15.4, unit=Unit.RATIO)
    assert [n_cell(one).text for one in (rate, caseload)] == ["n = 571", "n = 415"]


def test_a_figure_without_a_period_before_is_not_compared() -> None:
    """Three different things: no such period, nothing to compare, and hidden."""
    assert change_cell(count(3), None).state is State.NOT_APPLICABLE
    assert direction_cell(standing(count(3), None)).text == "not compared"
    assert direction_cell(standing(count(3), count(2), Direction.NO_COMPARATOR)).text == "not compared"
    missing = replace(count(3), value=None, reason=Reason.NOT_RECORDED)
    assert change_cell(count(3), missing).state is State.CANNOT_COMPUTE
    assert value_cell(missing).state is State.NOT_RECORDED


def test_every_signal_has_its_words() -> None:
    """A reader who has never seen a control chart is told what each word means."""
    assert set(SIGNALS) == {one.value for one in Variation}
    assert "chance" in SIGNALS["common cause"]


@given(st.integers(0, 400), st.integers(1, 400), st.integers(0, 400), st.integers(1, 400))
def test_a_change_is_within_a_rounding_of_the_printed_values(a: int, n: int, b: int, m: int) -> None:
    """What a reader subtracts is at most a tenth away from what is printed, whatever the counts."""
    latest, earlier = share(min(a, n), n), share(min(b, m), m)
    printed = (value_cell(latest).number or 0) - (value_cell(earlier).number or 0)
    assert abs((change_cell(latest, earlier).number or Decimal()) - printed) <= Decimal("0.1")


def test_a_large_count_keeps_every_digit_in_the_manifest() -> None:
    """1,234,567 is not 1.23457e+06, and half a post stays half a post."""
    big = shown_of(standing(replace(share(3, 4), numerator=1_234_567.0, denominator=2_345_678.5), None))
    assert (big.numerator, big.denominator) == ("1234567", "2345678.5")

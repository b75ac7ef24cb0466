"""What a reading works on."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.measures.reading.made import months

from goldenthread.calendar import parse_period
from goldenthread.measures.kinds import Reason, Unit
from goldenthread.measures.reading.points import Point, bare, counted, period_words, printed, rounded
from goldenthread.records.errors import WrongUse

MONTH = months(1)[0]


def test_numbers_round_half_away_from_zero() -> None:
    """A half goes up in size, whichever the sign."""
    assert [str(rounded(number, 1)) for number in (0.25, -0.25, 2.349, 84.75)] == ["0.3", "-0.3", "2.3", "84.8"]


@given(st.fractions(min_value=-1000, max_value=1000), st.integers(0, 4))
def test_rounding_never_moves_a_number_by_more_than_half_a_place(number: Fraction, places: int) -> None:
    """What is printed is the nearest that can be printed."""
    assert abs(Fraction(rounded(number, places)) - number) <= Fraction(1, 2 * 10**places)
    assert rounded(-number, places) == -rounded(number, places)


def test_a_value_is_exact_when_its_counts_give_it() -> None:
    """A third is a third, not 33.333 with an end."""
    assert Point(MONTH, 100 / 3, 1, 3).exact == Fraction(100, 3)
    assert Point(MONTH, 10_000 * 7 / 90_000, 7, 90_000).exact == Fraction(7, 9)


def test_a_value_that_is_no_ratio_of_its_counts_is_taken_as_written() -> None:
    """A median has counts behind it, yet is not their ratio."""
    assert Point(MONTH, 12.5, 300, 20).exact == Fraction(25, 2)


@pytest.mark.parametrize(
    ("value", "reason"), [(None, Reason.VALUE), (1.0, Reason.HIDDEN), (float("nan"), Reason.VALUE)]
)
def test_a_point_is_a_value_or_a_reason(value: float | None, reason: Reason) -> None:
    """Neither both nor neither, and never a number that is none."""
    with pytest.raises(WrongUse):
        Point(MONTH, value, reason=reason)


@pytest.mark.parametrize(
    ("unit", "numbers", "n"),
    [
        (Unit.PERCENT, (50.0, 10.0, 20.0), 20),
        (Unit.COUNT, (8.0, None, None), 8),
        (Unit.PER_10_000, (2.0, 18.0, 90_000.0), 18),
        (Unit.RATIO, (14.0, 112.0, 8.0), 112),
        (Unit.DAYS, (12.5, None, None), None),
    ],
)
def test_n_is_what_the_value_rests_on(
    unit: Unit, numbers: tuple[float, float | None, float | None], n: int | None
) -> None:
    """Cases, not the population that a rate is taken over."""
    assert counted(Point(MONTH, *numbers), unit) == n


def test_units_are_printed_as_people_write_them() -> None:
    """With commas, one day in the singular, pounds in front, and no minus nought."""
    assert printed(16510, Unit.COUNT, 0) == "16,510"
    assert printed(Decimal("57.25"), Unit.PERCENT, 1) == "57.3%"
    assert printed(1, Unit.DAYS, 0) == "1 day"
    assert printed(-426, Unit.POUNDS, 0) == "-£426"
    assert printed(39.8, Unit.PER_10_000, 1) == "39.8 per 10,000"
    assert bare(-0.01, 1) == "0.0"


def test_periods_are_named_in_words() -> None:
    """As a member would say them."""
    said = [period_words(parse_period(text)) for text in ("2017-11", "2016-17-Q4", "ytd..2017-11", "12m..2016-09")]
    assert said == [
        "November 2017",
        "quarter 4 of 2016-17",
        "the year from April to November 2017",
        "the 12 months to September 2016",
    ]

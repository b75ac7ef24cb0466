"""The line beside a figure: no words on it, all of them in its description."""

import pytest
from hypothesis import given, settings
from tests.reports.charts.geometry import SVG, drawn, faults, texts
from tests.reports.charts.given import percent, spots

from goldenthread.reports.cells import State, absent, number
from goldenthread.reports.charts.frame import Spot
from goldenthread.reports.charts.spark import sparkline


def _description(svg: str) -> str:
    return drawn(svg).findtext(f"{SVG}desc") or ""


def test_the_description_says_what_the_line_shows() -> None:
    """First, latest, lowest, highest and what is missing."""
    points = [
        Spot("Q1", percent(70)),
        Spot("Q2", absent(State.AWAITED)),
        Spot("Q3", percent(60)),
        Spot("Q4", percent(66)),
    ]
    svg = sparkline("In time", points, percent(80))
    assert _description(svg) == (
        "From 70.0% in Q1 to 66.0% in Q4; lowest 60.0%, highest 70.0%. No value for 1 of 4: Q2 (awaited)."
    )
    assert not texts(svg)
    assert len(drawn(svg).findall(f"{SVG}polyline")) == 1


def test_one_value_is_a_dot_and_none_is_said() -> None:
    """Nothing breaks."""
    assert _description(sparkline("A", [Spot("Q1", number(1))])) == "1 in Q1."
    assert _description(sparkline("A", [])) == "There is no value to show."
    missing = sparkline("A", [Spot("Q1", absent(State.HIDDEN))])
    assert _description(missing) == "There is no value to show. No value for 1 of 1: Q1 (hidden)."


def test_a_latest_value_that_is_missing_leaves_the_end_open() -> None:
    """The ring is hollow where the line ends early."""
    (ring,) = drawn(sparkline("A", [Spot("Q1", number(1)), Spot("Q2", absent(State.HIDDEN))])).findall(f"{SVG}circle")[
        -1:
    ]
    assert ring.get("fill") == "#FFFFFF"


def test_values_of_two_units_are_refused() -> None:
    """A count and a percentage have no line in common."""
    with pytest.raises(ValueError, match="different units"):
        sparkline("A", [Spot("Q1", number(1))], percent(1))


def test_one_of_a_unit_and_several_of_it_are_one_unit() -> None:
    """A measure of days may be one day in a month and two in the next."""
    days = [Spot("Q1", number(1, suffix=" day")), Spot("Q2", number(2, suffix=" days"))]
    assert _description(sparkline("Length", days)).startswith("From 1 day in Q1 to 2 days in Q2")


@settings(max_examples=60, deadline=None)
@given(points=spots())
def test_the_line_stays_in_the_picture(points: list[Spot]) -> None:
    """Any values, in any number."""
    assert not faults(sparkline('<A> & "B"', points, number(5)))

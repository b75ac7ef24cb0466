"""The bridge: its steps add up, keep their signs, and small changes are not shown as long bars."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from tests.reports.charts.geometry import SVG, check, drawn, texts
from tests.reports.charts.given import known, percent

from goldenthread.reports.cells import State, absent, number
from goldenthread.reports.charts.bridge import bridge_chart
from goldenthread.reports.charts.frame import Spot

STEPS = [
    Spot("Removed", number(-4)),
    Spot("Corrected", number(6, signed=True)),
    Spot("Entered late", number(15, signed=True)),
]


def test_the_title_tells_the_change_and_its_largest_part() -> None:
    """As printed, with the sign."""
    chart = bridge_chart("In time", Spot("then", number(312)), STEPS, Spot("now", number(329)))
    assert chart.title == "In time: up from 312 to 329; largest part Entered late (+15)"
    assert chart.sentence.startswith("From then (312) to now (329): Removed -4, Corrected +6 and Entered late +15.")
    assert [row[1].text for row in chart.table.rows] == ["312", "-4", "+6", "+15", "329"]
    check(chart)


def test_small_steps_are_shown_on_an_axis_that_says_where_it_begins() -> None:
    """And the values are dots: a bar from elsewhere than nought would mislead."""
    chart = bridge_chart("In time", Spot("then", number(312)), STEPS, Spot("now", number(329)))
    assert "The axis begins at 300, not at nought" in texts(chart.svg)
    assert chart.sentence.endswith("The axis begins at 300, not at nought.")
    assert len(drawn(chart.svg).findall(f"{SVG}circle")) == 2
    whole = bridge_chart("In time", Spot("then", number(4)), STEPS, Spot("now", number(21)))
    assert not drawn(whole.svg).findall(f"{SVG}circle")
    assert "nought" not in whole.sentence


def test_no_change_is_said() -> None:
    """With steps that cancel, or none."""
    steps = [Spot("a", number(3)), Spot("b", number(-3))]
    same = bridge_chart("In time", Spot("then", number(5)), steps, Spot("now", number(5)))
    assert same.title == "In time: unchanged at 5; largest part a (3)"
    none = bridge_chart("In time", Spot("then", number(0)), [], Spot("now", number(0)))
    assert none.title == "In time: unchanged at 0"
    check(none)


def test_steps_that_do_not_add_up_are_refused() -> None:
    """More than rounding explains."""
    with pytest.raises(ValueError, match="lead from 312 to 329, not to 332"):
        bridge_chart("In time", Spot("then", number(312)), STEPS, Spot("now", number(332)))
    rounded = [Spot(f"s{i}", percent("0.3")) for i in range(3)]
    check(bridge_chart("In time", Spot("then", percent(50)), rounded, Spot("now", percent(51))))
    with pytest.raises(ValueError, match=r"lead from 50\.0% to 50\.9, not to 51\.3%"):
        bridge_chart("In time", Spot("then", percent(50)), rounded, Spot("now", percent("51.3")))


def test_a_missing_step_is_refused() -> None:
    """What is not known cannot be shown to add up."""
    with pytest.raises(ValueError, match="there is none for Corrected"):
        bridge_chart("In time", Spot("a", number(1)), [Spot("Corrected", absent(State.HIDDEN))], Spot("b", number(1)))


@settings(max_examples=60, deadline=None)
@given(steps=known(), ends=known(2, 2))
def test_words_keep_apart_and_stay_in_the_picture(steps: list[Spot], ends: list[Spot]) -> None:
    """Any steps from any value, above and below nought."""
    first = ends[0].number or Decimal(0)
    total = first + sum((step.number or Decimal(0) for step in steps), Decimal(0))
    check(bridge_chart(ends[1].name, ends[0], steps, Spot(ends[1].name, number(total))))

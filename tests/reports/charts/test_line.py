"""A line over time: what its title says, where it breaks, and that its words keep apart."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.charts.geometry import SVG, check, drawn, texts
from tests.reports.charts.given import NAMES, cells, percent, spots

from goldenthread.reports.cells import Cell, State, absent, number, words
from goldenthread.reports.charts.frame import Spot
from goldenthread.reports.charts.line import Beside, Goal, line_chart

HIDDEN = absent(State.HIDDEN)
AT_LEAST = Goal("at least 80%", low=percent(80))


def _series(*values: float | None) -> list[Spot]:
    return [Spot(f"month {i}", HIDDEN if v is None else percent(v)) for i, v in enumerate(values, 1)]


@pytest.mark.parametrize(
    ("values", "goal", "title"),
    [
        ((57, 44), AT_LEAST, "In time: 44.0% in month 2, down from 57.0% in month 1; target of at least 80% not met"),
        ((57, 80), AT_LEAST, "In time: 80.0% in month 2, up from 57.0% in month 1; target of at least 80% met"),
        ((57, 57), None, "In time: 57.0% in month 2, the same as 57.0% in month 1"),
        ((57,), None, "In time: 57.0% in month 1"),
        ((None, 44), None, "In time: 44.0% in month 2"),
        ((57, None), AT_LEAST, "In time: no value for month 2; 57.0% in month 1"),
        ((None, None), AT_LEAST, "In time: no value can be shown"),
        ((), None, "In time: no value can be shown"),
    ],
)
def test_the_title_tells_the_latest_value_as_printed(
    values: tuple[float | None, ...], goal: Goal | None, title: str
) -> None:
    """By rules that hold for every series, without a word of better or worse."""
    chart = line_chart("In time", _series(*values), goal)
    assert chart.title == title
    check(chart)


def test_a_target_that_is_a_range_is_met_within_it() -> None:
    """Both edges belong to it."""
    within = Goal("12 to 16", low=number(12), high=number(16))
    for value, met in ((11, "not met"), (12, "met"), (16, "met"), (17, "not met")):
        assert line_chart("Cases", [Spot("May", number(value))], within).title.endswith(f"target of 12 to 16 {met}")


def test_a_missing_value_breaks_the_line_and_is_said() -> None:
    """Two pieces, a dot for a value alone, and the shorthand beneath."""
    chart = line_chart("In time", _series(70, 72, None, 66, None, 61, 60))
    root = drawn(chart.svg)
    assert len(root.findall(f"{SVG}polyline")) == 2
    assert len(root.findall(f"{SVG}circle")) == 5
    assert texts(chart.svg).count("[c]") == 2
    assert "No value for 2 of 7: month 3 and month 5 (hidden)." in chart.sentence


def test_the_comparator_breaks_where_it_has_no_value_and_is_named() -> None:
    """It is told beside the latest period for which both are known."""
    beside = Beside("Neighbours", (percent(82), percent(81), absent(State.AWAITED)))
    chart = line_chart("In time", _series(70, 72, 75), None, beside)
    assert "In month 2 that is below Neighbours (81.0%)." in chart.sentence
    assert "Neighbours 81.0%" in texts(chart.svg)
    assert [column.heading for column in chart.table.columns] == ["Period", "Value", "Neighbours"]
    assert chart.table.rows[2][2].text == "[a]"
    check(chart)


def test_what_lies_nowhere_is_said_of_a_comparator() -> None:
    """Not left out in silence."""
    beside = Beside("England", (HIDDEN,))
    assert "England has no value for the same time." in line_chart("In time", _series(70), None, beside).sentence


def test_the_numbers_stand_as_printed() -> None:
    """On the axis, at the end and in the table."""
    chart = line_chart(
        "Spent", [Spot("May", number(1500, prefix="£", suffix="k")), Spot("June", number(2500, prefix="£", suffix="k"))]
    )
    assert {"£1,500k", "£2,500k"} <= set(texts(chart.svg))
    assert chart.table.rows[1][1].text == "£2,500k"


@pytest.mark.parametrize(
    ("points", "beside", "fault"),
    [
        ([Spot("a", number(1)), Spot("b", percent(1))], None, "different units"),
        ([Spot("a", number(1))], Beside("E", ()), "0 values beside 1"),
        ([Spot("a", number(1))], Beside("E", (percent(3),)), "different units"),
        ([Spot("a", number(1))], Beside("E", (words("n/a"),)), "a number or the reason"),
    ],
)
def test_what_cannot_share_a_picture_is_refused(points: list[Spot], beside: Beside | None, fault: str) -> None:
    """With a sentence that says why."""
    with pytest.raises(ValueError, match=fault):
        line_chart("Mixed", points, None, beside)


def test_a_value_is_a_number_or_a_reason() -> None:
    """Plain words cannot be drawn."""
    with pytest.raises(ValueError, match="May: a chart needs a number or the reason"):
        Spot("May", words("about ten"))


@settings(max_examples=60, deadline=None)
@given(points=spots(), low=cells(), name=NAMES, data=st.data())
def test_words_keep_apart_and_stay_in_the_picture(
    points: list[Spot], low: Cell, name: str, data: st.DataObject
) -> None:
    """One point or sixty, equal, negative or huge, and names of any length in any letters."""
    values = data.draw(st.lists(cells(), min_size=len(points), max_size=len(points)))
    goal = Goal("that", low=low, high=data.draw(cells()))
    chart = line_chart(name, points, goal, Beside(name, tuple(values)), anchor="a")
    check(chart)
    assert len(chart.table.rows) == len(points)


def test_the_same_values_are_drawn_the_same_twice() -> None:
    """Byte for byte."""
    assert line_chart("In time", _series(1, 2)) == line_chart("In time", _series(1, 2))

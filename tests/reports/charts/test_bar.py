"""Bars: what their title says, and that names, values and the line of reference keep apart."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.charts.geometry import SVG, check, drawn, texts
from tests.reports.charts.given import NAMES, cells, percent, spots

from goldenthread.reports.cells import Cell, State, absent, number
from goldenthread.reports.charts.bar import bar_chart
from goldenthread.reports.charts.frame import Spot

TEAMS = [Spot("North", number(18)), Spot("South", number(22)), Spot("East", number(9)), Spot("West", number(22))]


@pytest.mark.parametrize(
    ("bars", "pointed_out", "title"),
    [
        (TEAMS, "", "Cases: highest South and West, 22; lowest East, 9"),
        (TEAMS, "North", "Cases: North 18, 3rd highest of 4"),
        (TEAMS, "West", "Cases: West 22, equal highest of 4"),
        (TEAMS[:1], "", "Cases: 18 (North)"),
        (TEAMS[:1], "North", "Cases: 18 (North)"),
        ([Spot("a", number(0)), Spot("b", number(0))], "", "Cases: all 0"),
        ([Spot("a", absent(State.HIDDEN))], "", "Cases: no value can be shown"),
        ([Spot(f"t{i}", number(i // 5)) for i in range(10)], "", "Cases: highest 5 of 10, 1; lowest 5 of 10, 0"),
        ([Spot(f"t{i}", number(i)) for i in range(13)], "t1", "Cases: t1 1, 12th highest of 13"),
    ],
)
def test_the_title_tells_where_things_stand(bars: list[Spot], pointed_out: str, title: str) -> None:
    """The highest and the lowest, or the place of the bar pointed out."""
    chart = bar_chart("Cases", bars, pointed_out)
    assert chart.title == title
    check(chart)


def test_every_bar_begins_at_nought() -> None:
    """So that twice the length is twice the value, below nought too."""
    bars = [Spot("a", number(-10)), Spot("b", number(20)), Spot("c", number(0))]
    rects = drawn(bar_chart("Change", bars).svg).findall(f"{SVG}rect")[1:]
    spans = [(float(r.get("x") or 0), float(r.get("x") or 0) + float(r.get("width") or 0)) for r in rects]
    zero = spans[1][0]
    assert spans[0][1] == pytest.approx(zero, abs=0.2)
    assert spans[1][1] - zero == pytest.approx(2 * (zero - spans[0][0]), rel=0.01)
    assert spans[2] == pytest.approx((zero, zero), abs=0.2)


def test_a_missing_value_has_its_shorthand_and_its_reason() -> None:
    """No bar is not a bar of nought."""
    chart = bar_chart("Cases", [*TEAMS, Spot("Care", absent(State.NOT_RECORDED))])
    assert "[x]" in texts(chart.svg)
    assert "No value for 1 of 5: Care (not recorded)." in chart.sentence
    assert len(drawn(chart.svg).findall(f"{SVG}rect")) == 1 + len(TEAMS)


def test_the_line_of_reference_is_named_told_and_in_the_table() -> None:
    """It is one of the numbers drawn."""
    chart = bar_chart("Cases", TEAMS, reference=Spot("All teams", number(17)), names="Team")
    assert "All teams 17" in texts(chart.svg)
    assert "The line is All teams, 17." in chart.sentence
    assert chart.table.rows[-1][0].text == "All teams"
    assert chart.table.columns[0].heading == "Team"


def test_what_cannot_be_drawn_is_refused() -> None:
    """Two units, or a bar that is not there."""
    with pytest.raises(ValueError, match="different units"):
        bar_chart("Mixed", [Spot("a", number(1)), Spot("b", percent(1))])
    with pytest.raises(ValueError, match="no bar is called 'Nowhere'"):
        bar_chart("Cases", TEAMS, "Nowhere")


@settings(max_examples=60, deadline=None)
@given(bars=spots(), subject=NAMES, line=st.none() | st.builds(Spot, NAMES, cells()), data=st.data())
def test_words_keep_apart_and_stay_in_the_picture(
    bars: list[Spot], subject: str, line: Spot | None, data: st.DataObject
) -> None:
    """Any number of bars, any values, any names."""
    pointed_out = data.draw(st.sampled_from(["", *(bar.name for bar in bars)]))
    check(bar_chart(subject, bars, pointed_out, line))


def test_brackets_round_a_negative_stay() -> None:
    """Printed as the accountants print it."""
    owed: Cell = number(-3874, prefix="£", suffix="k", brackets=True)
    assert "(£3,874k)" in texts(bar_chart("Variance", [Spot("Placements", owed)]).svg)

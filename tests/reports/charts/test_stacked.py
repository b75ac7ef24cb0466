"""Bars cut into parts: shares of a whole, each part named and counted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.charts.geometry import SVG, check, drawn, texts
from tests.reports.charts.given import NAMES, cells

from goldenthread.reports.cells import State, absent, number
from goldenthread.reports.charts.stacked import PARTS, Mix, stacked_chart
from goldenthread.reports.colours import LEAST_CONTRAST, Paint, contrast

GRADES = ["Inadequate", "Requires improvement", "Good"]


def _mix(name: str, *counts: int | None) -> Mix:
    return Mix(name, tuple(absent(State.HIDDEN) if count is None else number(count) for count in counts))


def test_the_title_names_the_largest_part_of_the_last_whole() -> None:
    """With its count of how many, and its share."""
    chart = stacked_chart("Audits", GRADES, [_mix("October", 9, 21, 7), _mix("November", 1, 5, 12)], "Month")
    assert chart.title == "Audits: most often Good in November (12 of 18, 67%)"
    assert chart.sentence.startswith("October (n = 37): Inadequate 9, Requires improvement 21 and Good 7.")
    check(chart)


def test_names_and_counts_stand_whole() -> None:
    """The last part is named beside the end of the bar, the whole counted there."""
    shown = texts(stacked_chart("Audits", [*GRADES, "Outstanding"], [_mix("May", 9, 21, 7, 0)]).svg)
    assert shown == [*GRADES, "Outstanding", "May", "9 (24%)", "21 (57%)", "7 (19%)", "n = 37"]


def test_parts_of_one_size_are_named_together() -> None:
    """A tie is a tie."""
    chart = stacked_chart("Audits", GRADES, [_mix("May", 5, 5, 0)])
    assert chart.title == "Audits: most often Inadequate and Requires improvement in May (5 of 10, 50% each)"


def test_a_whole_with_a_hidden_part_has_no_bar() -> None:
    """Its shares would give the hidden count away."""
    chart = stacked_chart("Audits", GRADES, [_mix("October", 9, None, 7), _mix("November", 0, 0, 0)])
    assert chart.title == "Audits: no shares can be shown"
    assert {"no shares: hidden", "n = 0"} <= set(texts(chart.svg))
    assert len(drawn(chart.svg).findall(f"{SVG}rect")) == 1
    assert [cell.text for cell in chart.table.rows[0]] == ["October", "9", "[c]", "7", "[u]", "[u]", "[u]", "[u]"]
    assert [cell.text for cell in chart.table.rows[1]] == ["November", "0", "0", "0", "0", "[u]", "[u]", "[u]"]
    check(chart)


def test_a_table_that_would_turn_the_page_runs_down_it() -> None:
    """Every count and share is there, and the whole of each."""
    parts = [f"Outcome number {i}" for i in range(8)]
    table = stacked_chart("Outcomes", parts, [_mix("May", *range(8)), _mix("June", 0, *range(7))]).table
    assert [column.heading for column in table.columns] == ["Name", "Part", "Count", "Share"]
    assert [cell.text for cell in table.rows[7]] == ["May", "Outcome number 7", "7", "25%"]
    assert [cell.text for cell in table.rows[8]] == ["May", "All", "28", ""]
    assert table.totals == {8, 17}


def test_the_parts_fill_the_bar() -> None:
    """To a pixel."""
    rects = drawn(stacked_chart("Audits", GRADES, [_mix("May", 1, 1, 2)]).svg).findall(f"{SVG}rect")[1:]
    widths = [float(rect.get("width") or 0) for rect in rects]
    assert widths[2] == pytest.approx(widths[0] * 2, abs=0.2)
    assert widths[0] == pytest.approx(widths[1], abs=0.1)


def test_neighbours_differ_on_grey_paper() -> None:
    """Dark and light in turn, so that no one needs the colours."""
    light = [contrast(Paint(fill.lstrip("#"), "000000")) for fill, _ in PARTS]
    assert all((a > b) != (b > c) for a, b, c in zip(light, light[1:], light[2:], strict=False))
    assert all(contrast(Paint(fill.lstrip("#"), ink.lstrip("#"))) >= LEAST_CONTRAST for fill, ink in PARTS)


def test_what_is_no_mix_is_refused() -> None:
    """Another number of parts, or a part below nought."""
    with pytest.raises(ValueError, match="Audits, May: 2 counts for 3 parts"):
        stacked_chart("Audits", GRADES, [_mix("May", 1, 2)])
    with pytest.raises(ValueError, match="cannot be -1"):
        _mix("May", -1)


@settings(max_examples=60, deadline=None)
@given(subject=NAMES, parts=st.lists(NAMES, min_size=1, max_size=9), data=st.data())
def test_words_keep_apart_and_stay_in_the_picture(subject: str, parts: list[str], data: st.DataObject) -> None:
    """Up to nine parts of up to thirty wholes."""
    counts = st.lists(cells(low=0), min_size=len(parts), max_size=len(parts)).map(tuple)
    mixes = data.draw(st.lists(st.builds(Mix, NAMES, counts), max_size=30))
    check(stacked_chart(subject, parts, mixes))

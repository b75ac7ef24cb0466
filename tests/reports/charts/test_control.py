"""The control chart as a block: the words of the readings and its numbers as cells."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.measures.reading.made import COUNT, PERCENT, series, shares, target
from tests.reports.charts.geometry import SVG, drawn, faults

from goldenthread.measures.kinds import Reason, Unit
from goldenthread.measures.reading import Point
from goldenthread.measures.reading.points import printed, rounded
from goldenthread.measures.reading.variation import control_chart as reckoned
from goldenthread.measures.reading.variation import headline, sentence
from goldenthread.reports.cells import State
from goldenthread.reports.charts.control import control_chart, reason_cell, value_cell

CALM = [19, 21, 19, 21, 19, 21, 19, 21, 19, 21, 19, 21]


def test_the_title_is_the_headline_and_the_sentence_the_readings_own() -> None:
    """Here a signal is named, because limits say so."""
    chart = reckoned(COUNT, series([*CALM, 40]))
    block = control_chart(chart, target("25"), "adopted-chart")
    assert block.title == "Children adopted: better than usual: 40 is above the usual range"
    assert block.sentence == sentence(chart, target("25"))
    assert headline(chart) not in [node.text for node in drawn(block.svg).iter(f"{SVG}text")]
    assert drawn(block.svg).get("aria-labelledby") == "adopted-chart-title adopted-chart-desc"


def test_the_table_holds_numbers_as_printed_and_reasons_as_shorthand() -> None:
    """A period without a value has its row."""
    points = shares([(61, 100), (66, 110), (52, 90), (57, 95), (63, 105), (44, 70), (98, 100)])
    points[1] = Point(points[1].period, None, reason=Reason.HIDDEN)
    table = control_chart(reckoned(PERCENT, points)).table
    assert [cell.text for cell in table.rows[0][:4]] == ["April 2016", "61.0%", "61", "100"]
    assert table.rows[0][1].number == Decimal("61.0")
    assert [cell.text for cell in table.rows[1]] == ["May 2016", "[c]", "", "", "", "", "", ""]
    assert table.rows[-1][-1].text.startswith("outside the limits (high)")


@pytest.mark.parametrize("values", [[5], [0, 0, 0], [1e9 + i for i in range(60)], [0.001 * i for i in range(13)]])
def test_words_keep_apart_and_stay_in_the_picture(values: list[float]) -> None:
    """One value, noughts, very large numbers and very small ones."""
    assert not faults(control_chart(reckoned(COUNT, series(values)), target("7")).svg)


@given(
    value=st.decimals(-(10**7), 10**7, places=3),
    unit=st.sampled_from(Unit),
    places=st.integers(0, 2),
)
def test_a_value_prints_as_the_readings_print_it(value: Decimal, unit: Unit, places: int) -> None:
    """And holds the rounded number."""
    cell = value_cell(value, unit, places)
    assert cell.text == printed(value, unit, places)
    assert cell.number == rounded(value, places)


def test_every_reason_has_its_shorthand() -> None:
    """None is left to chance."""
    found = [reason_cell(reason) for reason in Reason if reason is not Reason.VALUE]
    assert len({cell.state for cell in found}) == len(found)
    assert reason_cell(Reason.HIDDEN).state is State.HIDDEN

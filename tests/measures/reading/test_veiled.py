"""Charts of which some values are hidden: nothing is reckoned from those, nor from what is left around them."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.measures.reading.made import COUNT, series

from goldenthread.measures.kinds import Reason
from goldenthread.measures.reading import Point
from goldenthread.measures.reading.variation import control_chart, headline, sentence
from goldenthread.measures.reading.variation.veiled import chart_of_seen, last_hidden
from goldenthread.records.errors import WrongUse

CALM = [19, 21, 19, 21, 19, 21, 19, 21, 19, 21, 19, 21]


def veiled(values: Sequence[float], *places: int) -> list[Point]:
    """A series of months with some of its values hidden."""
    return [
        Point(point.period, None, reason=Reason.HIDDEN) if place in places else point
        for place, point in enumerate(series(values))
    ]


def test_without_a_hidden_value_it_is_the_chart() -> None:
    """Nothing is added, and nothing said."""
    assert chart_of_seen(COUNT, series(CALM)) == control_chart(COUNT, series(CALM))
    assert last_hidden(control_chart(COUNT, series(CALM))) is None


def test_limits_begin_after_the_last_hidden_value() -> None:
    """The six values after it, 19 and 21 in turn, have a mean of 20; the 90s before it do not lift it."""
    chart = chart_of_seen(COUNT, veiled([90, 91, 3, *CALM[:6]], 2))
    assert (chart.limits is not None, chart.last.mean) == (True, 20)
    assert [(int(mark.value), mark.mean) for mark in chart.marks[:2]] == [(90, None), (91, None)]
    assert len({mark.stretch for mark in chart.marks}) == len(chart.stretches) == 2
    assert sentence(chart).endswith("worked out only of values after June 2016, the last that is hidden.")


def test_too_few_values_since_are_told_so() -> None:
    """Eleven calm months and then a hidden one: one value is no usual range, and the sentence says since when."""
    chart = chart_of_seen(COUNT, veiled([*CALM, 2, 20], 12))
    assert headline(chart) == "Too few values to say what is usual"
    assert "with only 1 value after the last that is hidden it is too early" in sentence(chart)


def test_a_hidden_latest_value_leaves_values_without_a_verdict() -> None:
    """They are drawn, and nothing is said to be usual."""
    chart = chart_of_seen(COUNT, veiled([*CALM, 2], 12))
    assert len(chart.marks) == len(CALM)
    assert chart.limits is None
    assert headline(chart) == "Too few values to say what is usual"


def test_what_hides_everything_is_no_chart() -> None:
    """As where there is no value at all."""
    with pytest.raises(WrongUse, match="no value to chart"):
        chart_of_seen(COUNT, veiled([1, 2, 3], 0, 1, 2))
    only = chart_of_seen(replace(COUNT, title="Children"), veiled([1, 2, 30, 31, 30, 31, 30], 0, 1))
    assert only.limits is not None

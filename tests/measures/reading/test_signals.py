"""Signals and the verdicts on them."""

from dataclasses import replace

import pytest
from tests.measures.reading.made import COUNT, DAYS, series, target

from goldenthread.measures.kinds import Polarity
from goldenthread.measures.reading import Subject
from goldenthread.measures.reading.variation import (
    Assurance,
    Parameters,
    Rule,
    Variation,
    assurance,
    control_chart,
    load_parameters,
    signal_word,
    variation,
)

HOUSE = load_parameters()
#: Mean 20, every moving range 2: limits 14.68 and 25.32, outer part beyond 16.45 and 23.55.
CALM = [19, 21, 19, 21, 19, 21, 19, 21, 19, 21, 19, 21]


def _rules(more: list[float], settings: Parameters = HOUSE) -> list[list[Rule]]:
    chart = control_chart(COUNT, series([*CALM, *more]), settings)
    return [[signal.rule for signal in mark.signals] for mark in chart.marks[len(CALM) :]]


def test_a_value_beyond_a_limit_is_a_signal() -> None:
    """One on the limit is not."""
    assert _rules([26]) == [[Rule.OUTSIDE]]
    assert _rules([25.32]) == [[]]
    assert _rules([14]) == [[Rule.OUTSIDE]]


def _has(rule: Rule, more: list[float], settings: Parameters = HOUSE) -> bool:
    return any(rule in rules for rules in _rules(more, settings))


def test_seven_on_one_side_are_a_shift() -> None:
    """Six are not, and a value on the mean breaks the run; eight where the sector says so."""
    seven, eight = [19.5, *[20.5] * 7], [19.5, *[20.5] * 8]
    assert [Rule.SHIFT in rules for rules in _rules(seven)] == [False, *[True] * 7]
    assert not _has(Rule.SHIFT, [19.5, *[20.5] * 6])
    assert not _has(Rule.SHIFT, [19.5, *[20.5] * 4, 20, *[20.5] * 4])
    longer = replace(HOUSE, shift=8)
    assert not _has(Rule.SHIFT, seven, longer)
    assert _has(Rule.SHIFT, eight, longer)


def test_seven_rising_are_a_trend() -> None:
    """Six steps; equal neighbours break it; six values where the sector says so."""
    assert _has(Rule.TREND, [18, 18.5, 19, 19.5, 20.5, 21.5, 22])
    assert not _has(Rule.TREND, [18, 18.5, 19, 19, 20.5, 21.5, 22])
    six = [22, 18.5, 19, 19.5, 20.5, 21.5, 22]
    assert not _has(Rule.TREND, six)
    assert _has(Rule.TREND, six, replace(HOUSE, trend=6))


def test_two_of_three_in_the_outer_part_are_a_signal() -> None:
    """All three on one side; only those far out are marked."""
    assert _rules([24, 20.5, 24]) == [[Rule.TWO_OF_THREE], [], [Rule.TWO_OF_THREE]]
    assert _rules([24, 19.5, 24]) == [[], [], []]
    assert _rules([24, 20.5, 24], replace(HOUSE, two_of_three=False)) == [[], [], []]


def test_equal_values_give_no_signal() -> None:
    """A tenth seven times over has a mean of exactly a tenth."""
    chart = control_chart(DAYS, series([0.1] * 14))
    assert not any(mark.signals for mark in chart.marks)


@pytest.mark.parametrize(
    ("polarity", "up", "down"),
    [
        (Polarity.HIGHER, Variation.IMPROVEMENT, Variation.CONCERN),
        (Polarity.LOWER, Variation.CONCERN, Variation.IMPROVEMENT),
        (Polarity.NONE, Variation.NEUTRAL, Variation.NEUTRAL),
        (Polarity.IN_RANGE, Variation.NEUTRAL, Variation.NEUTRAL),
    ],
)
def test_a_signal_is_better_or_worse_by_polarity(polarity: Polarity, up: Variation, down: Variation) -> None:
    """And neither for a measure that has no good direction."""
    subject = replace(COUNT, polarity=polarity)
    found = [variation(control_chart(subject, series([*CALM, last]))).variation for last in (40, 1, 20)]
    assert found == [up, down, Variation.COMMON]


def test_signals_both_ways_are_neither() -> None:
    """Rising, but still low."""
    low: list[float] = [15, 15.5, 16, 16.5, 17, 17.5, 18]
    chart = control_chart(COUNT, series([*CALM, *low]))
    assert {signal.high for signal in chart.last.signals} == {True, False}
    assert variation(chart).variation is Variation.NEUTRAL
    assert signal_word(chart) == "special cause"


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [
        ("14", None, Assurance.MET),
        ("26", None, Assurance.MISSED),
        ("20", None, Assurance.HIT_AND_MISS),
        (None, "26", Assurance.MET),
        (None, "14", Assurance.MISSED),
        ("14", "26", Assurance.MET),
        ("30", "40", Assurance.MISSED),
        ("5", "10", Assurance.MISSED),
        ("18", "22", Assurance.HIT_AND_MISS),
        (None, None, Assurance.NO_TARGET),
    ],
)
def test_the_usual_range_is_held_against_the_target(low: str | None, high: str | None, verdict: Assurance) -> None:
    """Wholly within, wholly outside, or neither."""
    aim = target(low, high) if low or high else None
    assert assurance(control_chart(COUNT, series(CALM)), aim).assurance is verdict


def test_a_shift_makes_old_limits_say_nothing_of_the_target() -> None:
    """Until a person begins them anew."""
    chart = control_chart(COUNT, series([*CALM, *[30.0] * 7]))
    assert assurance(chart, target("29")).assurance is Assurance.STALE
    assert assurance(control_chart(COUNT, series([1, 2, 3])), target("29")).assurance is Assurance.TOO_FEW


def test_limits_of_few_values_are_marked_provisional() -> None:
    """Eleven values are provisional, twelve are not."""
    subject: Subject = COUNT
    assert variation(control_chart(subject, series(CALM[:11]))).trial
    assert not variation(control_chart(subject, series(CALM))).trial

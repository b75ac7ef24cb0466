"""Dip samples beside a measure: what was done and not recorded, and better recording told from better practice."""

from dataclasses import replace
from datetime import date

import pytest

from goldenthread.calendar import financial_quarter, month
from goldenthread.measures.definitions import book
from goldenthread.measures.kinds import Polarity, Unit
from goldenthread.measures.reading.points import Point, Subject
from goldenthread.programme.figures import Observed, Series
from goldenthread.programme.promises import Moves
from goldenthread.programme.recording import samples, with_samples
from goldenthread.programme.shown import DoubtKind, Verdict, doubts, load_numbers, moved

VISITS, SAMPLE = "cp-plans-visited-in-time", "dip-sample-done-not-recorded"
BEGAN, AS_AT = date(2025, 4, 1), date(2026, 3, 31)


def series(key: str, values: list[float], polarity: Polarity = Polarity.HIGHER) -> Series:
    """Monthly shares of a hundred from August 2024."""
    months = [month(2024 + (7 + number) // 12, (7 + number) % 12 + 1) for number in range(len(values))]
    observed = tuple(Observed(Point(one, value, value, 100.0)) for one, value in zip(months, values, strict=True))
    return Series(Subject(key, key, Unit.PERCENT, polarity, 1, True), observed, AS_AT)


def test_every_sample_and_measure_is_in_the_book() -> None:
    """Nobody sampled a measure that is not there."""
    held = book()
    for sample in samples():
        assert sample.key in held.typed
        assert set(sample.measures) <= set(held.measures)
        assert all(held.measure(key).polarity is Polarity.HIGHER for key in sample.measures)


def test_what_was_not_recorded_is_told_of_all_that_was_done() -> None:
    """60 in time of 100; half of the other 40 were made and not recorded: 20 of the 80 that were made."""
    found = with_samples({VISITS: series(VISITS, [60.0]), SAMPLE: series(SAMPLE, [50.0], Polarity.LOWER)})
    assert found[VISITS].observed[0].unrecorded == pytest.approx(0.25)
    alone = with_samples({VISITS: series(VISITS, [60.0])})
    assert alone[VISITS].observed[0].unrecorded is None


def test_a_sample_of_a_quarter_stands_for_its_months_alone() -> None:
    """July to September 2024: August is told, October is not."""
    sample = series(SAMPLE, [50.0], Polarity.LOWER)
    quarter = replace(sample.observed[0], point=Point(financial_quarter(2024, 2), 50.0, 50.0, 100.0))
    found = with_samples({VISITS: series(VISITS, [60.0] * 3), SAMPLE: replace(sample, observed=(quarter,))})
    assert [one.unrecorded is None for one in found[VISITS].observed] == [False, False, True]


def test_better_recording_is_told_from_better_practice() -> None:
    """From 60 to 78 of 100 in both: in one the samples fall from half to nothing, in the other they stay."""
    values = [60.0, 61.0, 59.0, 62.0, 58.0, 60.0, 59.0, 61.0, *[77.0, 78.0, 79.0, 78.0, 77.0, 78.0, 79.0, 78.0]]
    falling, steady = [50.0] * 8 + [5.0] * 8, [20.0] * 16
    told = {}
    for name, sampled in (("falling", falling), ("steady", steady)):
        both = with_samples({VISITS: series(VISITS, values), SAMPLE: series(SAMPLE, sampled, Polarity.LOWER)})
        found = moved(both[VISITS], BEGAN, Moves.UP, date(2025, 12, 31), load_numbers())
        assert found.verdict is Verdict.IMPROVED
        told[name] = doubts(both[VISITS], found, BEGAN, Moves.UP, date(2025, 12, 31), load_numbers())
    assert [doubt.kind for doubt in told["falling"]] == [DoubtKind.RECORDING]
    assert told["steady"] == ()

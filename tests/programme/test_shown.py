"""What a measure shows since a day: honest answers where it shows nothing, and the same signals as every chart."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.calendar import month
from goldenthread.measures.kinds import Polarity, Reason, Unit
from goldenthread.measures.reading.points import Point, Subject
from goldenthread.measures.reading.variation import Variation, control_chart, load_parameters, variation
from goldenthread.programme.figures import Observed, Series
from goldenthread.programme.promises import Moves
from goldenthread.programme.shown import Moved, Verdict, load_numbers, moved
from goldenthread.records.errors import InputRefused

SUBJECT = Subject("seen", "Seen in time", Unit.PERCENT, Polarity.HIGHER, 1, True)
BEGAN = date(2025, 4, 1)
NUMBERS = load_numbers()


def series(before: list[int | None], after: list[int | None], subject: Subject = SUBJECT, of: int = 100) -> Series:
    """Monthly shares that end before April 2025, and those from then on; None is a month not recorded."""
    observed = []
    for i, top in enumerate((*before, *after)):
        months = 2025 * 12 + 3 - len(before) + i
        period = month(months // 12, months % 12 + 1)
        if top is None:
            point = Point(period, None, reason=Reason.NOT_RECORDED)
        else:
            point = Point(period, 100 * top / of, float(top), float(of))
        observed.append(Observed(point))
    return Series(subject, tuple(observed), date(2026, 4, 1))


def judged(found: Series, as_at: date = date(2025, 12, 31), moves: Moves = Moves.UP) -> Moved:
    """The verdict on a series since April 2025."""
    return moved(found, BEGAN, moves, as_at, NUMBERS)


STEADY = [60, 61, 59, 62, 58, 60, 59, 61]


def test_a_series_without_a_value_is_not_recorded() -> None:
    """Not nought, and not too early."""
    assert judged(series([None, None], [None])).verdict is Verdict.NOT_RECORDED
    assert judged(series([], [])).verdict is Verdict.NOT_RECORDED


def test_a_value_months_ago_is_too_old_and_says_what_it_was() -> None:
    """The last values are told, whatever they were."""
    found = judged(series(STEADY, [60]))
    assert found.verdict is Verdict.TOO_OLD
    assert found.age == 245
    assert "60.0% in April 2025, 245 days ago (before it" in found.says


def test_months_not_recorded_lately_do_not_hide_that_the_last_value_is_old() -> None:
    """Five blank months after the last value."""
    assert judged(series(STEADY, [70, 71, 72, None, None, None, None, None, None])).verdict is Verdict.TOO_OLD


def test_few_values_say_nothing_of_a_change() -> None:
    """Two before and two since: too few for limits."""
    assert judged(series([60, 61], [90, 91]), date(2025, 6, 15)).verdict is Verdict.TOO_FEW


def test_two_values_since_are_too_early_and_none_since_says_so() -> None:
    """However far they lie away."""
    assert judged(series(STEADY, [90, 91]), date(2025, 6, 15)).verdict is Verdict.TOO_EARLY
    found = judged(series([60, 61], []), date(2025, 4, 15))
    assert found.verdict is Verdict.TOO_EARLY
    assert "none since it began" in found.says


def test_which_way_is_better_is_what_the_link_says() -> None:
    """The same rise is better for one action and worse for another, and neither breaks what should hold but both ways."""
    risen = series(STEADY, [80, 84, 86, 85, 84, 85, 86, 84])
    assert judged(risen).verdict is Verdict.IMPROVED
    assert judged(risen, moves=Moves.DOWN).verdict is Verdict.WORSE
    assert judged(risen, moves=Moves.HOLD).verdict is Verdict.HELD
    neither = replace(risen, subject=replace(SUBJECT, polarity=Polarity.NONE))
    assert judged(neither, moves=Moves.HOLD).verdict is Verdict.WORSE


def test_a_run_that_began_before_the_action_is_not_the_actions() -> None:
    """Seven months above the mean, four of them before it began."""
    assert judged(series([60, 58, 57, 59, 56, 61, 62, 61, 62], [61, 62, 61, 61, 62, 60, 58, 61])).verdict is (
        Verdict.UNCHANGED
    )


def test_worse_as_known_now_alone_is_not_called_worse() -> None:
    """The last months are still being entered: as first reported they were no lower than others were."""
    found = series([70, 71, 69, 72, 68, 70, 69, 71], [70, 71, 69, 70, 72, 69, 50, 49, 48])
    first = [Observed(one.point, 1, Point(one.point.period, 50.0, 50.0, 100.0)) for one in found.observed]
    assert judged(found).verdict is Verdict.WORSE
    assert judged(replace(found, observed=tuple(first))).verdict is Verdict.UNCHANGED


def test_windows_that_share_days_are_not_charted() -> None:
    """What happens in a period is not charted where its periods overlap."""
    found = series(STEADY, [80, 84, 86], replace(SUBJECT, stock=False))
    doubled = [
        replace(one, point=replace(one.point, period=found.observed[0].point.period)) for one in found.observed[:2]
    ]
    overlapping = replace(found, observed=(*doubled, *found.observed[2:]))
    answer = judged(overlapping, date(2025, 7, 15))
    assert (answer.verdict, "share days" in answer.says) == (Verdict.TOO_FEW, True)


def test_with_twelve_values_before_the_signals_are_those_of_the_usual_chart() -> None:
    """The same rule as everywhere: the chart of all values fixes its limits on the same twelve."""
    found = series([60, 61, 59, 62, 58, 60, 59, 61, 60, 62, 58, 60], [64, 66, 70, 74, 78, 80, 82, 83, 84])
    answer = judged(found)
    usual = control_chart(SUBJECT, [one.point for one in found.observed], load_parameters())
    assert answer.chart is not None
    assert [mark.signals for mark in answer.chart.marks] == [mark.signals for mark in usual.marks]
    assert (variation(usual).variation, answer.verdict) == (Variation.IMPROVEMENT, Verdict.IMPROVED)


@given(st.lists(st.integers(0, 50), min_size=5, max_size=14), st.lists(st.integers(0, 50), max_size=9))
def test_up_and_down_mirror_each_other(before: list[int], after: list[int]) -> None:
    """What is better for more is worse for less, and nothing else depends on the way."""
    found = series([*before], [*after], of=50)
    up, down = judged(found).verdict, judged(found, moves=Moves.DOWN).verdict
    if Verdict.WORSE in (up, down):
        assert {up, down} <= {Verdict.WORSE, Verdict.IMPROVED, Verdict.FELL_BACK, Verdict.UNCHANGED, Verdict.TOO_EARLY}
        assert up is not down
    assert (up.judged or up is Verdict.TOO_EARLY) is (down.judged or down is Verdict.TOO_EARLY)


def test_numbers_of_a_council_stand_above_the_packages(tmp_path: Path) -> None:
    """Another number with its source holds; one that is not there is refused with those there are."""
    good, bad = tmp_path / "good", tmp_path / "bad"
    for folder, name in ((good, "old_months"), (bad, "old_month")):
        folder.mkdir()
        text = f'format = 1\n[[number]]\nname = "{name}"\nvalue = 60\nmeaning = "x"\nsource = "Our Board, May 2026"\n'
        (folder / "numbers.toml").write_text(text, encoding="utf-8")
    assert load_numbers(good).old_months == 60
    with pytest.raises(InputRefused, match="old_month"):
        load_numbers(bad)

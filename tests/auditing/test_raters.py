"""A lenient auditor is found among few second grades, and a fair one is left alone."""

from datetime import date, timedelta
from random import Random

import pytest

from goldenthread.auditing.statistics.raters import Named, Raters, Second, drift, raters
from goldenthread.auditing.statistics.rules import load_rules

AUDITORS = tuple(f"auditor {i}" for i in range(8))
PLANTED = AUDITORS[0]
#: An auditor who grades one whole grade too high is named by so many second grades, in so large a share of towns.
WITHIN, SHARE = 16, 0.9
TOWNS = 60


def _town(seed: int, each: int, lenient: float, everybody: float = 0.0) -> list[Second]:
    """Each auditor's audits graded twice: three in five agree, the planted one grades one higher by chance ``lenient``."""
    dice, found = Random(seed), []
    for i in range(each):
        for name in AUDITORS:
            above = dice.choices((0, 1, -1), (60, 20, 20))[0]
            above += name == PLANTED and dice.random() < lenient
            above += dice.random() < everybody
            found.append(Second(name, date(2026, 1, 1) + timedelta(days=7 * i), above))
    return found


def _names(found: Raters) -> dict[str, Named]:
    return {one.auditor: one.named for one in found.each if one.named is not Named.NOT}


def test_the_planted_auditor_is_named_within_the_stated_number() -> None:
    """Looked at after every second month, as a council would; fair ones are named in one of fifty years at most."""
    named = fair = 0
    for seed in range(TOWNS):
        town = _town(seed, 24, 1.0)
        months = {each: _names(raters(town[: each * len(AUDITORS)])) for each in (8, 12, WITHIN, 20, 24)}
        named += any(months[each].get(PLANTED) is Named.LENIENT for each in months if each <= WITHIN)
        fair += len({name for found in months.values() for name in found if name != PLANTED})
    assert named / TOWNS >= SHARE
    assert fair / (TOWNS * (len(AUDITORS) - 1)) <= 0.02


def test_where_all_are_fair_or_all_lenient_nobody_is_named() -> None:
    """What all share is told of all."""
    fair = lenient = together = 0
    for seed in range(TOWNS):
        fair += len(_names(raters(_town(seed, 20, 0.0))))
        found = raters(_town(seed, 20, 0.0, 0.6))
        lenient += len(_names(found))
        together += found.together is Named.LENIENT
    assert fair <= 1
    assert lenient <= 1
    assert together == TOWNS


def test_the_few_are_drawn_towards_the_others() -> None:
    """An auditor with two second grades is hardly told from the rest, and the reason stands there."""
    few = [Second("new", date(2026, 2, 1), 2), Second("new", date(2026, 2, 2), 1)]
    found = raters([*_town(5, 20, 1.0), *few])
    new = next(one for one in found.each if one.auditor == "new")
    assert new.mean == 1.5
    assert 0 < new.shrunk < 1
    assert new.named is Named.NOT
    assert new.why == "2 second grades; an auditor is named from 6"
    first = next(one for one in found.each if one.auditor == PLANTED)
    assert first.named is Named.LENIENT
    assert first.gap_interval.low > 0
    assert "20 second grades" in first.why
    assert len(first.why) < 120


def test_nobody_is_named_of_few_in_all() -> None:
    """Nor of one auditor alone, nor of none, nor where nothing ever differs."""
    assert raters([]).each == ()
    lone = raters([Second("one", date(2026, 1, day), 1) for day in range(1, 9)]).each[0]
    assert (lone.named, lone.spread) == (Named.NOT, 0)
    assert "anyone is named from 30" in lone.why
    same = raters([Second(name, date(2026, 1, day), 0) for name in AUDITORS for day in range(1, 9)])
    assert not _names(same)
    assert all(one.shrunk == 0 and not one.uneven for one in same.each)
    assert raters([Second("one", date(2026, 1, 1), 1)]).each[0].spread is None


def test_an_uneven_auditor_is_told_from_a_lenient_one() -> None:
    """Two grades up and two down by turns is no leniency."""
    wild = [Second("wild", date(2026, 1, 1) + timedelta(days=i), 2 if i % 2 else -2) for i in range(24)]
    found = raters([*_town(3, 24, 0.0), *wild])
    assert [one.auditor for one in found.each if one.uneven] == ["wild"]
    assert not _names(found)


def test_drift_is_told_by_the_signals_of_every_chart() -> None:
    """Level for long and then one grade up; before there are limits nothing is said."""
    level = [0, 1, -1, 0, 0, 1, -1, 0, 0] * 4
    assert drift(level[:14]) is None
    steady = drift(level)
    assert steady is not None
    assert not steady.signals
    risen = drift([*level, *[1, 1, 2] * 3])
    assert risen is not None
    assert risen.signals
    assert all(signal.high for signal in risen.signals)
    assert risen.means[-1] == pytest.approx(4 / 3)
    assert len(drift([*level, 1, 1]).means) == len(steady.means)  # type: ignore[union-attr]
    assert load_rules().drift_batch == 3


def test_intervals_of_auditors_cover_what_they_say() -> None:
    """Auditors who truly differ, some with few second grades: about 95 in 100 intervals hold their true leniency."""
    dice, held, told = Random(1), 0, 0
    for _ in range(250):
        true, town = {}, []
        for a in range(8):
            high = min(max(dice.gauss(0.25, 0.2), 0), 0.6)
            true[f"auditor {a}"] = high - 0.2
            for above in dice.choices((1, -1, 0), (high, 0.2, 0.8 - high), k=(6, 12, 24)[a % 3]):
                town.append(Second(f"auditor {a}", date(2026, 1, 1), above))
        for one in raters(town).each:
            held += true[one.auditor] in one.interval
            told += 1
    assert abs(held / told - 0.95) < 0.02

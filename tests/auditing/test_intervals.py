"""Intervals of shares are those of the textbooks, and hold what they say they hold."""

from math import comb
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.auditing.statistics.intervals import (
    clopper_pearson,
    difference,
    sample_for_change,
    sample_for_reach,
    share_of,
    wilson,
)
from goldenthread.auditing.statistics.rules import load_rules, rule_entries
from goldenthread.records.errors import InputRefused, WrongUse

#: Newcombe, Statistics in Medicine 17 (1998) 857-872, table I: method 3 (score) and method 5 (exact), 95%.
NEWCOMBE = [
    (81, 263, (0.2553, 0.3662), (0.2527, 0.3676)),
    (15, 148, (0.0624, 0.1605), (0.0578, 0.1617)),
    (0, 20, (0.0, 0.1611), (0.0, 0.1684)),
    (1, 29, (0.0061, 0.1718), (0.0009, 0.1776)),
]


@pytest.mark.parametrize(("count", "n", "score", "exact"), NEWCOMBE)
def test_intervals_of_one_share_are_newcombes(
    count: int, n: int, score: tuple[float, float], exact: tuple[float, float]
) -> None:
    """To the four places that he prints."""
    ours, sure = wilson(count, n, 0.95), clopper_pearson(count, n, 0.95)
    assert (round(ours.low, 4), round(ours.high, 4)) == score
    assert (round(sure.low, 4), round(sure.high, 4)) == exact


def test_the_difference_of_two_shares_is_newcombes() -> None:
    """Statistics in Medicine 17 (1998) 873-890, table II, cases a, f and h, method 10."""
    for (a, m, b, n), low, high in (
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((10, 10, 0, 20), 0.6791, 1.0),
        ((10, 10, 0, 10), 0.6075, 1.0),
    ):
        found = difference((b, n), (a, m), 0.95)
        assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_samples_are_those_of_the_textbooks() -> None:
    """From 50% to 70% takes 93 in each (Fleiss, Levin and Paik, formula 4.14); 385 give five points either way."""
    assert sample_for_change(0.5, 0.7) == 93
    assert sample_for_change(0.7, 0.5) == 93
    assert sample_for_reach(0.05) == 385
    assert sample_for_reach(0.05, 400) == 197
    assert sample_for_reach(0.05, 1) == 1


def test_the_interval_covers_what_it_says() -> None:
    """Worked out exactly over every count, the mean over true shares is within two points of 95%, for any n of audits."""
    for n in (10, 15, 23, 38, 60):
        held = [wilson(count, n, 0.95) for count in range(n + 1)]
        sure = [clopper_pearson(count, n, 0.95) for count in range(n + 1)]
        shares = [i / 50 for i in range(3, 48)]
        covered = [sum(comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1) if p in held[k]) for p in shares]
        exact = [sum(comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1) if p in sure[k]) for p in shares]
        assert abs(sum(covered) / len(covered) - 0.95) < 0.02
        assert min(exact) > 0.9499


@settings(max_examples=60, deadline=None)
@given(n=st.integers(1, 400), data=st.data())
def test_an_interval_holds_its_share(n: int, data: st.DataObject) -> None:
    """Whatever the count, and the mirror image is the interval of the rest."""
    count = data.draw(st.integers(0, n))
    share = share_of(count, n)
    rest = share_of(n - count, n)
    assert share.value is not None
    assert share.value in share.interval
    assert 0 <= share.interval.low <= share.interval.high <= 1
    assert share.interval.low == pytest.approx(1 - rest.interval.high)


def test_nothing_is_made_of_nothing() -> None:
    """A share of no cases has no value and may be anything."""
    nothing = share_of(0, 0)
    assert nothing.value is None
    assert (nothing.interval.low, nothing.interval.high) == (0, 1)
    for wrong in (lambda: share_of(3, 2), lambda: share_of(-1, 2), lambda: difference((0, 0), (1, 2), 0.95)):
        with pytest.raises(WrongUse):
            wrong()
    for same in ((0.5, 0.5), (0.5, 1.5)):
        with pytest.raises(WrongUse):
            sample_for_change(*same)
    with pytest.raises(WrongUse):
        sample_for_reach(0)


def test_every_rule_has_a_source_and_a_council_may_set_another(tmp_path: Path) -> None:
    """With its reason; what cannot be is refused with every problem at once."""
    assert all(one.meaning and one.source for one in rule_entries())
    ours = tmp_path / "ours.toml"
    text = 'format = 1\n[[rule]]\nname = "floor"\nvalue = 15\nsource = "Quality assurance framework 2018"\n'
    ours.write_text(text, encoding="utf-8")
    assert load_rules(tmp_path).floor == 15
    assert load_rules().floor == 10
    wrong = text.replace("15", "1.5") + '[[rule]]\nname = "flor"\nvalue = 1\nmeaning = "m"\nsource = "s"\n'
    ours.write_text(wrong + '[[rule]]\nname = "power"\nvalue = 2\nsource = "s"\n', encoding="utf-8")
    with pytest.raises(InputRefused) as refused:
        load_rules(tmp_path)
    assert len(refused.value.problems) == 3


def test_the_interval_of_a_difference_covers_what_it_says() -> None:
    """Worked out exactly over every pair of counts of 15 and 23 audits: the mean is within two points of 95%."""
    shares = (0.2, 0.35, 0.5, 0.65, 0.8)
    held = {(a, b): difference((a, 15), (b, 23), 0.95) for a in range(16) for b in range(24)}
    chance = {(n, p): [comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1)] for n in (15, 23) for p in shares}
    covered = [
        sum(chance[15, p][a] * chance[23, q][b] for (a, b), one in held.items() if q - p in one)
        for p in shares
        for q in shares
    ]
    assert abs(sum(covered) / len(covered) - 0.95) < 0.02

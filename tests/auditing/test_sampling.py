"""Samples that anyone can draw again."""

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.auditing.sampling.draws import Design, Excluded, Replaced, Why, draw, redraw
from goldenthread.auditing.sampling.frames import Frame, freeze, only_of
from goldenthread.auditing.sampling.shares import Sharing, share_out
from goldenthread.records.errors import InputRefused, WrongUse

DAY = date(2025, 3, 31)


def _frame(size: int = 40) -> Frame:
    cases = [(f"C{n:03}", {"team": "North" if n % 4 else "South", "days": str(n * 10)}) for n in range(size)]
    return freeze("plans", DAY, cases)


def test_the_draw_is_the_described_order() -> None:
    """Anyone with the keys and the seed finds the sample with a few lines of their own."""
    frame = _frame()
    mine = sorted(
        (item.key for item in frame.items), key=lambda key: sha256(f"spring 2025\n{key}".encode()).hexdigest()
    )
    assert draw(frame, "spring 2025", Design(6)).sample == tuple(mine[:6])


def test_a_known_sample_stays_what_it_was() -> None:
    """The order must never change: samples drawn years ago are still to be proved."""
    assert draw(_frame(10), "7", Design(3)).sample == ("C006", "C009", "C007")


def test_a_frame_is_known_by_its_fingerprint_whatever_the_order() -> None:
    """Rows may come in any order; another mark makes another frame."""
    cases = [("b", {"team": "N"}), ("a", {"team": "S"})]
    assert freeze("x", DAY, cases).fingerprint == freeze("x", DAY, cases[::-1]).fingerprint
    assert (
        freeze("x", DAY, cases).fingerprint
        != freeze("x", DAY, [("b", {"team": "N"}), ("a", {"team": "N"})]).fingerprint
    )


def test_a_frame_with_faults_is_refused_with_all_of_them() -> None:
    """Twice the same case is twice the chance."""
    with pytest.raises(InputRefused) as refused:
        freeze("x", DAY, [("a", {}), ("a ", {}), ("", {})])
    assert len(refused.value.problems) == 2
    with pytest.raises(InputRefused, match="empty"):
        freeze("x", DAY, [])


def test_strata_share_the_sample() -> None:
    """Ten of forty are in the South: two of eight in proportion, four alike."""
    frame = _frame()
    proportional, equal = (draw(frame, "1", Design(8, ("team",), way)) for way in (Sharing.PROPORTIONAL, Sharing.EQUAL))
    assert [(one.values, one.audited) for one in proportional.strata] == [(("North",), 6), (("South",), 2)]
    assert [one.audited for one in equal.strata] == [4, 4]
    assert equal.probability(equal.sample[-1]) == Fraction(4, 10)


def test_neyman_gives_more_to_what_varies_more() -> None:
    """Cochran's textbook rule: by size times spread; 30 x 1 against 10 x 3 is half each."""
    spreads = ((("North",), Decimal(1)), (("South",), Decimal(3)))
    found = draw(_frame(), "1", Design(8, ("team",), Sharing.NEYMAN, spreads=spreads))
    assert [one.audited for one in found.strata] == [4, 4]
    with pytest.raises(WrongUse, match="no spread"):
        draw(_frame(), "1", Design(8, ("team",), Sharing.NEYMAN))


@given(
    st.dictionaries(st.tuples(st.text("abc", min_size=1, max_size=2)), st.integers(1, 30), min_size=1, max_size=6),
    st.integers(1, 80),
    st.sampled_from([Sharing.PROPORTIONAL, Sharing.EQUAL]),
)
@settings(max_examples=60, deadline=None)
def test_shares_sum_and_never_exceed(sizes: dict[tuple[str, ...], int], n: int, sharing: Sharing) -> None:
    """Together as many as wanted, each at most what it holds, and none left out where there is one for each."""
    found = share_out(n, sizes, sharing, {})
    assert sum(found.values()) == min(n, sum(sizes.values()))
    assert all(0 <= found[one] <= sizes[one] for one in sizes)
    assert n < len(sizes) or min(found.values()) >= 1


def test_a_target_narrows_the_frame() -> None:
    """Only what meets every condition has a chance."""
    found = draw(_frame(), "1", Design(50, only=(only_of("team=South"), only_of("days>=200"))))
    assert sorted(found.sample) == ["C020", "C024", "C028", "C032", "C036"]
    assert found.short == 45
    with pytest.raises(WrongUse, match="no number"):
        draw(_frame(), "1", Design(5, only=(only_of("team>=3"),)))
    with pytest.raises(WrongUse, match="cannot be read"):
        only_of("team")


def test_a_replacement_is_the_next_in_order_and_may_be_replaced() -> None:
    """Nobody chooses it; both are kept with their reasons."""
    frame, design = _frame(), Design(3)
    order = draw(frame, "9", Design(40)).sample
    gone = [
        Replaced(order[1], Why.OUT_OF_SCOPE, "closed before"),
        Replaced(order[3], Why.NOT_POSSIBLE, "record locked"),
    ]
    found = draw(frame, "9", design, replaced=gone)
    assert found.sample == (order[0], order[2], order[4])
    assert [(pick.key, pick.instead_of) for pick in found.picks[3:]] == [(order[3], order[1]), (order[4], order[3])]
    assert found.probability(order[0]) == Fraction(5, 40) * Fraction(3, 4)
    with pytest.raises(WrongUse, match="was not drawn"):
        draw(frame, "9", design, replaced=[Replaced(order[30], Why.OUT_OF_SCOPE, "disliked")])


def test_without_a_replacement_left_the_sample_is_short() -> None:
    """It says so, and draws nothing twice."""
    found = draw(_frame(2), "9", Design(2), replaced=[Replaced("C000", Why.OUT_OF_SCOPE, "moved away")])
    assert (found.sample, found.short) == (("C001",), 1)


def test_an_exclusion_leaves_the_frame_and_needs_a_reason() -> None:
    """What is excluded is recorded, and has no chance."""
    out = [Excluded("C001", "in court this week")]
    assert "C001" not in draw(_frame(), "1", Design(40), out).sample
    with pytest.raises(WrongUse) as refused:
        draw(_frame(), " ", Design(3, ("ward",)), [Excluded("Z", "")])
    assert len(refused.value.problems) == 4


def test_a_kept_sample_is_proved_and_a_changed_one_is_not() -> None:
    """A case swapped by hand, another frame and another seed all show."""
    frame = _frame()
    kept = draw(frame, "1", Design(4))
    assert redraw(frame, kept) == ()
    swapped = replace(kept, picks=(replace(kept.picks[0], key="C000"), *kept.picks[1:]))
    assert "C000 is in the sample and is not drawn" in redraw(frame, swapped)
    assert "another one" in redraw(_frame(41), kept)[0]
    assert redraw(frame, replace(kept, seed="2"))


def test_every_case_has_the_chance_that_is_kept() -> None:
    """Over 2,000 seeds a case is drawn as often as its probability says, within what chance allows."""
    frame = _frame(12)
    times = Counter(key for seed in range(2000) for key in draw(frame, str(seed), Design(3)).sample)
    assert all(abs(count / 2000 - 0.25) < 0.04 for count in times.values())
    assert len(times) == 12

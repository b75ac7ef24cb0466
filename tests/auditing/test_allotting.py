"""Who audits which case."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.auditing.allotting import allot
from goldenthread.auditing.model import Case
from goldenthread.records.errors import WrongUse

PEOPLE = ("ann", "bea", "cem", "dan")


def _case(key: str, worker: str, *line: str) -> Case:
    return Case(key, worker, line, "North")


@given(st.lists(st.sampled_from(PEOPLE), max_size=12), st.text(max_size=3))
@settings(max_examples=60, deadline=None)
def test_nobody_gets_their_own_and_the_load_is_even(workers: list[str], seed: str) -> None:
    """With four auditors and one own case each at most, nobody need have more than their part."""
    cases = [_case(f"C{n}", worker) for n, worker in enumerate(workers)]
    found = allot(cases, PEOPLE, seed)
    assert [key for key, _ in found.pairs] == [case.key for case in cases]
    assert not any(case.is_own(who) for case, (_, who) in zip(cases, found.pairs, strict=True))
    counts = Counter(who for _, who in found.pairs)
    # Cases of one worker alone can only go to the other three.
    assert max(counts.values(), default=0) <= max(
        -(-len(cases) // 4), -(-max(Counter(workers).values(), default=0) // 3)
    )
    assert found == allot(cases, PEOPLE, seed)


def test_an_earlier_choice_makes_way_for_a_later_case() -> None:
    """Bea alone may take the case that Ann works; Ann takes the other, whatever the seed."""
    cases = [_case("C1", "wen"), _case("C2", "wen", "ann")]
    for seed in "abcdef":
        assert dict(allot(cases, ("ann", "bea"), seed).pairs) == {"C1": "ann", "C2": "bea"}


def test_a_case_that_is_everybodys_own_is_told() -> None:
    """It is not passed over in silence."""
    found = allot([_case("C1", "ann", "bea"), _case("C2", "wen")], ("ann", "bea"), "1")
    assert [key for key, _ in found.left] == ["C1"]
    assert [key for key, _ in found.pairs] == ["C2"]


def test_what_makes_no_sense_is_refused() -> None:
    """No auditor, one twice, a case twice."""
    with pytest.raises(WrongUse, match="there is none"):
        allot([], (), "1")
    with pytest.raises(WrongUse) as refused:
        allot([_case("C1", "wen"), _case("C1", "wen")], ("ann", "ann"), "1")
    assert len(refused.value.problems) == 2

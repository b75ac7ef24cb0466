"""The labelled sentences: how many false ones are found, how many others are named, and that the guide says so."""

from pathlib import Path

import pytest
from tests.scrutiny.words.labelled import HALVES, labelled, rates, table

from goldenthread.scrutiny.rules import Rules

GUIDE = Path(__file__).parents[3] / "docs" / "guides" / "words-against-numbers.md"


def test_there_are_enough_sentences_of_each_kind() -> None:
    """Both halves hold true, false and uncheckable sentences, none twice."""
    held = labelled()
    assert len(held) >= 200
    assert len({one.sentence + one.facts for one in held}) == len(held)
    assert len({one.id for one in held}) == len(held)
    for half in ("held out", "development"):
        some = [one for one in held if one.half == half]
        assert len(some) >= 100
        assert {one.truth for one in some} == {"true", "false", "uncheckable"}
    assert all(one.why and one.half in HALVES for one in held)


@pytest.mark.parametrize(
    ("half", "hits", "verified"), [("held out", 95, 90), ("development", 95, 90), ("awkward", 70, 80)]
)
def test_false_sentences_are_found_and_others_left_alone(half: str, hits: int, verified: int, rules: Rules) -> None:
    """So many percent of false sentences are contradicted and of true ones verified; nothing true is named."""
    held = rates([one for one in labelled() if one.half == half], rules)
    print(table(rules))  # noqa: T201 (shown when the test fails, or on demand)
    assert 100 * held.hits / held.false >= hits
    assert held.alarms == 0
    assert held.passed == 0
    assert 100 * held.verified / held.true >= verified
    assert held.presumed == 0


def test_the_guide_publishes_the_rates_as_measured(rules: Rules) -> None:
    """A page that nobody measures again goes stale."""
    assert table(rules) in GUIDE.read_text(encoding="utf-8"), table(rules)

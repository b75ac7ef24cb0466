"""Every relation says of its own examples what it promises, and has one of each kind."""

import pytest

from goldenthread.scrutiny.examples import paper_of
from goldenthread.scrutiny.findings import Verdict
from goldenthread.scrutiny.relation import Example, Relation, examine
from goldenthread.scrutiny.relations import relations
from goldenthread.scrutiny.rules import load_rules

EXAMPLES = [
    pytest.param(relation, example, id=f"{relation.key}-{number}")
    for relation in relations()
    for number, example in enumerate(relation.examples, start=1)
]


@pytest.mark.parametrize(("relation", "example"), EXAMPLES)
def test_an_example_comes_out_as_it_says(relation: Relation, example: Example) -> None:
    """Verdicts in order; the cell and what it should be, where there is a finding."""
    outcomes = examine(relation, paper_of(example), load_rules())
    assert tuple(one.verdict for one in outcomes) == example.verdicts
    findings = [one.finding for one in outcomes if one.finding is not None]
    cell = f"{findings[0].place.row} {findings[0].place.column}" if findings else ""
    assert (cell, findings[0].expected if findings else "") == (example.cell, example.expected)


@pytest.mark.parametrize("relation", relations(), ids=lambda one: one.key)
def test_a_relation_shows_agreement_contradiction_and_doubt(relation: Relation) -> None:
    """A reader sees what the relation accepts, what it names and where it holds its tongue."""
    shown = {verdict for example in relation.examples for verdict in example.verdicts}
    assert shown == set(Verdict), f"{relation.key} shows only {sorted(one.value for one in shown)}"


@pytest.mark.parametrize("relation", relations(), ids=lambda one: one.key)
def test_a_relation_is_said_in_plain_words(relation: Relation) -> None:
    """Each has one kind of check at least, a title, a sentence and what rounding it allows for."""
    assert relation.check is not None or relation.check_paper is not None
    for words in (relation.title, relation.sentence, relation.rounding):
        assert words
        assert words[0].isupper()
    assert relation.sentence.endswith(".")


def test_every_relation_has_its_own_key() -> None:
    """Findings name them."""
    keys = [relation.key for relation in relations()]
    assert keys
    assert len(keys) == len(set(keys))

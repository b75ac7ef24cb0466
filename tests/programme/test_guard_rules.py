"""Every rule of the guard asks where its worked examples say so, and nowhere else."""

import pytest

from goldenthread.programme.guard import About, load_rules, questions
from goldenthread.programme.guard.asking.all import ACTION_RULES, CODES
from goldenthread.programme.guard.claims import Means
from goldenthread.programme.guard.examples import case_of
from goldenthread.programme.guard.rules import Example, Rule

EXAMPLES = [(rule, example) for rule in load_rules().held for example in rule.examples]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{rule.code}: {one.says}" for rule, one in EXAMPLES])
def test_a_rule_asks_as_its_example_says(rule: Rule, example: Example) -> None:
    """A worked example is the rule's own test; for an action it is the first of the example."""
    case = case_of(example)
    found = questions(case.plan, case.series, case.as_at)
    if rule.code in ACTION_RULES:
        found = tuple(one for one in found if one.about is About.ACTION and one.key == "a1")
    reasons = [reason for question in found for reason in question.reasons if reason.code == rule.code]
    assert bool(reasons) is example.asked, [reason for one in found for reason in one.reasons]
    for reason in reasons:
        assert reason.arithmetic
        assert reason.rests_on
        assert "{" not in reason.says


def test_every_rule_is_written_down_and_looked_at() -> None:
    """No rule without a function, no function without a rule."""
    assert len(load_rules().held) == len(CODES)
    assert {rule.code for rule in load_rules().held} == set(CODES)


@pytest.mark.parametrize("rule", load_rules().held, ids=lambda rule: rule.code)
def test_a_rule_shows_both_sides_and_asks_somebody(rule: Rule) -> None:
    """An example where it asks, one where it is silent; its question has a question mark and knows whom it is asked of."""
    assert {example.asked for example in rule.examples} == {True, False}
    assert rule.question.endswith("?")
    assert rule.source.says
    assert all(limit.source for limit in rule.limits.values())
    assert bool(rule.asked_of) is (rule.code in ACTION_RULES)
    assert Means.NOTHING not in rule.asked_of

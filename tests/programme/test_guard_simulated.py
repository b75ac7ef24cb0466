"""How many planted false greens the guard finds, and how many true claims it questions, on simulated programmes.

The simulation (``simulated_cases``, ``simulated_programmes``) shares no rule and no code with the guard.
"""

from collections import Counter
from collections.abc import Iterable

import pytest
from tests.programme.simulated_programmes import AS_AT, programme
from tests.programme.simulated_works import FALSE, TRUE

from goldenthread.programme.guard import About, questions

#: What a reason should be about, whatever else is asked: a false green found for the wrong reason is a lucky one.
DUE_REASONS = {
    "overdue": {"past-its-date"},
    "nothing changed": {"unchanged"},
    "worse": {"worse"},
    "closing cases": {"guardrail-worse", "fewer-counted"},
    "leaving out": {"fewer-counted"},
    "redefinition": {"definition-changed"},
    "better recording": {"recording-alone"},
    "added later": {"entered-afterwards"},
}


def measured(seeds: Iterable[int]) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """By kind: how many were planted, how many were asked about, and how many for the reason that was planted."""
    planted: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    rightly: Counter[str] = Counter()
    for seed in seeds:
        found = programme(seed)
        about = {
            one.key: {reason.code for reason in one.reasons}
            for one in questions(found.plan, found.series, AS_AT)
            if one.about is About.ACTION
        }
        for one in found.planted:
            planted[one.kind] += 1
            codes = about.get(one.action, set())
            asked[one.kind] += bool(codes)
            rightly[one.kind] += bool(codes & DUE_REASONS.get(one.kind, codes))
    return planted, asked, rightly


def test_nine_in_ten_false_greens_are_found_and_one_in_ten_true_ones_questioned_at_most() -> None:
    """The bar, on a few programmes; `test_the_rates_hold_on_many_programmes` has many more."""
    planted, asked, rightly = measured(range(200, 204))
    _judge(planted, asked, rightly)


@pytest.mark.generative
def test_the_rates_hold_on_many_programmes() -> None:
    """The same on sixty programmes, and no kind of false green is found less than three times in four."""
    planted, asked, rightly = measured(range(1000, 1060))
    _judge(planted, asked, rightly)
    poor = {kind: rightly[kind] / planted[kind] for kind in FALSE if rightly[kind] < 0.75 * planted[kind]}
    assert not poor


def _judge(planted: Counter[str], asked: Counter[str], rightly: Counter[str]) -> None:
    false, true = sum(planted[kind] for kind in FALSE), sum(planted[kind] for kind in TRUE)
    assert sum(rightly[kind] for kind in FALSE) >= 0.9 * false, rightly
    assert sum(asked[kind] for kind in TRUE) <= 0.1 * true, {kind: asked[kind] for kind in TRUE}

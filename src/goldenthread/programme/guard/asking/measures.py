"""Rules of what the linked measures show: worse, fallen back, unchanged, missed, too old, or not recorded at all."""

from collections.abc import Iterator, Sequence
from typing import Final

from goldenthread.programme.guard.asking.asked import Asked, Asking, Hit, day_words, several
from goldenthread.programme.guard.rules import Rule
from goldenthread.programme.shown import Linked, Verdict


def worse(at: Asked, rule: Rule) -> Iterator[Hit]:
    """An aim is worse since the action began."""
    for one in at.impact.aims:
        if one.found.verdict is Verdict.WORSE:
            yield _hit(one)


def fell_back(at: Asked, rule: Rule) -> Iterator[Hit]:
    """An aim was better for a time and is back where it was."""
    for one in at.impact.aims:
        if one.found.verdict is Verdict.FELL_BACK:
            yield _hit(one)


def unchanged(at: Asked, rule: Rule) -> Iterator[Hit]:
    """The day by which it should show has passed, and no aim is better than it was."""
    if at.impact.verdict is not Verdict.UNCHANGED:
        return
    for one in at.impact.aims:
        if one.found.verdict is Verdict.UNCHANGED and at.as_at > one.show_by:
            yield _hit(one, f"; it should have shown by {day_words(one.show_by)}")


def target_missed(at: Asked, rule: Rule) -> Iterator[Hit]:
    """Every recent value of an aim misses its target."""
    for one in at.impact.aims:
        if one.missed and one.found.verdict in (Verdict.IMPROVED, Verdict.TOO_FEW):
            yield _hit(one, f"; {one.target}")


def too_old(at: Asked, rule: Rule) -> Iterator[Hit]:
    """The newest value of every aim is too old to judge by: asked once, whatever their number."""
    old = [one for one in at.impact.aims if one.found.verdict is Verdict.TOO_OLD]
    ages = [one.found.age for one in old if one.found.age is not None]
    if at.impact.verdict is Verdict.TOO_OLD and ages:
        yield _together(old, age=several(min(ages), "day"))


def not_recorded(at: Asked, rule: Rule) -> Iterator[Hit]:
    """No aim has a single value: asked once, whatever their number."""
    if at.impact.verdict is Verdict.NOT_RECORDED:
        yield _together(at.impact.aims)


def guardrail_worse(at: Asked, rule: Rule) -> Iterator[Hit]:
    """What must not get worse meanwhile did."""
    for one in at.impact.guardrails:
        if one.found.verdict is Verdict.WORSE:
            yield _hit(one)


def definition_changed(at: Asked, rule: Rule) -> Iterator[Hit]:
    """An aim looks better only across a change of its definition, and no other aim is better."""
    if any(one.found.verdict is Verdict.IMPROVED for one in at.impact.aims):
        return
    for one in at.impact.aims:
        if one.found.verdict is Verdict.REDEFINED and one.found.face is Verdict.IMPROVED:
            yield _hit(one)


def _together(linked: Sequence[Linked], **values: str) -> Hit:
    """One reason for several measures of which the same is to be said."""
    if len(linked) == 1:
        return _hit(linked[0], **values)
    return Hit(
        {"measure": f"any of its {len(linked)} measures", **values},
        "; ".join(f"{one.title}: {one.found.says}" for one in linked),
        tuple(part for one in linked for part in (one.expected.measure, one.found.rests_on)),
    )


def _hit(one: Linked, more: str = "", **values: str) -> Hit:
    typed = " (typed figures)" if one.typed else ""
    return Hit(
        {"measure": one.title, "began": day_words(one.since), **values},
        f"{one.title}{typed}, since {day_words(one.since)}: {one.found.says}{more}",
        (one.expected.measure, one.found.verdict.value, one.found.rests_on),
    )


RULES: Final[dict[str, Asking]] = {
    "worse": worse,
    "fell-back": fell_back,
    "unchanged": unchanged,
    "target-missed": target_missed,
    "too-old": too_old,
    "not-recorded": not_recorded,
    "guardrail-worse": guardrail_worse,
    "definition-changed": definition_changed,
}

"""A plan judged for a paper as its site judges it, and what of that is told to who may not read small numbers."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from goldenthread.access.audience import Audience
from goldenthread.measures.disclosure import policies
from goldenthread.measures.figures import Figure
from goldenthread.measures.run.readings import Reader
from goldenthread.programme.closing import Proposal
from goldenthread.programme.guard import Assessed, Question, Reason, Rules, load_rules
from goldenthread.programme.series import Behind
from goldenthread.programme.shown.impact import Linked

#: What is told in the stead of numbers that the readers of a paper may not have.
TOO_SMALL: Final = "One of its figures asks this. Its numbers are too small to be printed here."
_NO_ARITHMETIC: Final = "its numbers are too small to be printed here"
FELL_BACK: Final = "What it should move fell back since it was closed. Its numbers are too small to be printed here."
#: Families of rules whose words and arithmetic hold figures.
_OF_FIGURES: Final = frozenset({"measures", "doubted"})
#: Rules that ask about somebody in post, of whom a public paper says nothing.
_OF_PEOPLE: Final = frozenset({"owner-left", "contract-ends", "many-on-one"})
#: What a public paper says in their stead.
NOT_OF_PEOPLE: Final = (
    "Whether somebody leaves, or has too much to do, is asked in the council and not in this edition."
)


@dataclass(frozen=True, slots=True)
class Small:
    """Measures whose numbers some reader may not have, and the figures that they may, by which others are told."""

    keys: frozenset[str]
    told: tuple[Figure, ...]


def small_of(behind: Behind, known: Collection[Figure], reader: Reader, audience: Audience) -> Small:
    """The linked measures of which some figure is hidden from an audience, or told otherwise than it is.

    ``known`` were guarded for the audience already, together with the rest of the paper; all others are guarded here.
    """
    if not policies()[audience].protects:
        return Small(frozenset(), ())
    held = {_identity(one): one for one in known}
    left = [one for one in behind.figures if _identity(one) not in held]
    told = reader.guard(left, audience) if left else ()
    held |= {_identity(one): one for one in told}
    small = {one.key for one in behind.figures if _hidden(one, held.get(_identity(one)))}
    return Small(frozenset(small), tuple(told))


def _identity(figure: Figure) -> tuple[str, str]:
    return figure.key, figure.period.label


def _hidden(figure: Figure, told: Figure | None) -> bool:
    return told is None or (told.reason, told.value, told.numerator, told.denominator) != (
        figure.reason,
        figure.value,
        figure.numerator,
        figure.denominator,
    )


def without_people(rules: Rules) -> Rules:
    """The rules without those about somebody in post: a public paper's programme holds posts alone."""
    return Rules(tuple(replace(one, off=one.off or one.code in _OF_PEOPLE) for one in rules.held))


def assessed_without(found: Sequence[Assessed], small: Collection[str]) -> tuple[Assessed, ...]:
    """Actions as assessed, without the numbers of measures that are too small for the readers."""
    return tuple(_assessed(one, small) if _rests_on(one, small) else one for one in found)


def questions_without(
    questions: Sequence[Question], found: Sequence[Assessed], small: Collection[str]
) -> tuple[Question, ...]:
    """Questions about those actions, which are asked all the same."""
    actions = {one.action for one in found if _rests_on(one, small)}
    return tuple(
        replace(one, reasons=tuple(map(_reason, one.reasons))) if one.key in actions else one for one in questions
    )


def reopenings_without(
    found: Sequence[Proposal], assessed: Sequence[Assessed], small: Collection[str]
) -> tuple[Proposal, ...]:
    """Closed actions that fell back, without the numbers of those measures."""
    actions = {one.action for one in assessed if _rests_on(one, small)}
    return tuple(replace(one, why=FELL_BACK) if one.action in actions else one for one in found)


def _rests_on(one: Assessed, small: Collection[str]) -> bool:
    return any(linked.expected.measure in small for linked in one.impact.linked)


def _assessed(one: Assessed, small: Collection[str]) -> Assessed:
    linked = tuple(_linked(said) if said.expected.measure in small else said for said in one.impact.linked)
    return replace(one, impact=replace(one.impact, linked=linked), reasons=tuple(map(_reason, one.reasons)))


def _linked(one: Linked) -> Linked:
    return replace(
        one,
        found=replace(one.found, says=_NO_ARITHMETIC, latest=None, span=None),
        doubts=tuple(replace(doubt, says=doubt.kind.value) for doubt in one.doubts),
        target="",
        comparator="",
    )


def _reason(one: Reason) -> Reason:
    families = {rule.code: rule.family for rule in load_rules().held}
    return replace(one, says=TOO_SMALL, arithmetic="") if families[one.code] in _OF_FIGURES else one

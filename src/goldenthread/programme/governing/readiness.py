"""Being ready for a monitoring visit: what was said last time, what is shown and changed since, and what has no evidence."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldenthread.programme.boards import Finding, Governance, Visit
from goldenthread.programme.comparing import Change, Changed, compare
from goldenthread.programme.ledger_reading import Line, read
from goldenthread.programme.promises import Action, Evidence, Plan, Stands

#: What is no change of an action by itself: it is told as evidence, or says what the others do.
_TOLD_ELSEWHERE = frozenset({Changed.EVIDENCE, Changed.UPDATE, Changed.WORDS})


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of evidence with the action that it belongs to."""

    action: Action
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Said:
    """One finding of last time, with what answers it; frozen.

    ``actions`` are those of its recommendations. ``since`` is evidence dated after the finding; ``before`` what there was
    already then, which cannot show a change. ``again`` are later findings in the same area.
    """

    finding: Finding
    actions: tuple[Action, ...]
    since: tuple[Shown, ...]
    before: tuple[Shown, ...]
    again: tuple[Finding, ...]

    @property
    def gap(self) -> str:
        """What is missing to answer it, in a sentence; "" for a strength, and where something is shown."""
        if self.finding.polarity == "strength" or self.since:
            return ""
        if not self.finding.recommendations:
            return "It is mapped to no recommendation."
        if not self.actions:
            return "No action of the plan belongs to its recommendations."
        return "Nothing dated after it is shown." if self.before else "No evidence is recorded."


@dataclass(frozen=True, slots=True)
class Readiness:
    """What to have at hand for a visit; ``last`` is the visit or letter before it, None where none is known.

    ``told`` is the day of its letter, or its own last day: what came after it can show a change.
    """

    last: Visit | None
    document: str
    said: tuple[Said, ...]
    told: date | None = None

    @property
    def gaps(self) -> tuple[Said, ...]:
        """Weaknesses that nothing dated since answers."""
        return tuple(one for one in self.said if one.gap)

    @property
    def measures(self) -> tuple[str, ...]:
        """Keys of the figures that the actions in answer to the findings should move, each once."""
        actions = (action for one in self.said for action in one.actions)
        return tuple(
            dict.fromkeys(one.measure for action in actions for one in action.expected if one.stands is Stands.AIM)
        )


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since a day: of the actions in answer to the findings, and in the ledger; the latest change first."""

    changes: tuple[Change, ...]
    asked: tuple[Line, ...]
    ended: tuple[Line, ...]


def last_visit(governance: Governance, before: date) -> Visit | None:
    """The last visit that ended before a day and whose findings are known; None where there is none."""
    known = {one.document for one in governance.findings}
    held = [one for one in governance.visits if (one.ended or one.began) < before and one.document in known]
    return max(held, key=lambda one: one.began, default=None)


def ready(governance: Governance, plan: Plan | None, as_at: date) -> Readiness:
    """What was said last time, finding by finding, with what the plan shows since; weaknesses first, by area."""
    last = last_visit(governance, as_at)
    if last is None:
        return Readiness(None, "", ())
    actions = plan.actions if plan is not None else ()
    told = (last.letter_on or last.ended or last.began).isoformat()
    said = [
        _said(one, actions, governance.findings, told, as_at)
        for one in governance.findings
        if one.document == last.document
    ]
    said.sort(key=lambda one: (one.finding.polarity == "strength", one.finding.area, one.finding.key))
    return Readiness(last, last.document, tuple(said), date.fromisoformat(told))


def since(found: Readiness, governance: Governance, plan: Plan | None, as_at: date) -> Since:
    """What changed since last time was told of: actions that answer it, requests asked, and requests that ended."""
    if found.told is None or found.told > as_at:
        return Since((), (), ())
    mine = {action.key for one in found.said for action in one.actions}
    changes = compare(plan, found.told, as_at) if plan is not None else ()
    kept = [one for one in changes if one.action in mine and one.kind not in _TOLD_ELSEWHERE]
    lines = read(governance.requests, {one.key: one for one in governance.meetings}, as_at)
    return Since(
        tuple(sorted(kept, key=lambda one: one.on or date.min, reverse=True)),
        tuple(one for one in lines if one.request.asked_on > found.told),
        tuple(one for one in lines if one.ended is not None and one.ended > found.told),
    )


def index(plan: Plan | None, as_at: date) -> tuple[Shown, ...]:
    """Every piece of evidence of the plan by a day, the newest first."""
    found = [
        Shown(action, one)
        for action in (plan.actions if plan is not None else ())
        for one in action.evidence
        if one.on <= as_at
    ]
    return tuple(sorted(found, key=lambda one: one.evidence.on, reverse=True))


def _said(finding: Finding, actions: Iterable[Action], findings: Iterable[Finding], told: str, as_at: date) -> Said:
    wanted = set(finding.recommendations)
    its = tuple(one for one in actions if wanted.intersection(one.recommendations))
    shown = [Shown(action, one) for action in its for one in action.evidence if one.on <= as_at]
    again = tuple(
        one for one in findings if one.area == finding.area and one.document != finding.document and one.on > told
    )
    return Said(
        finding,
        its,
        tuple(one for one in shown if one.evidence.on.isoformat() > told),
        tuple(one for one in shown if one.evidence.on.isoformat() <= told),
        again,
    )

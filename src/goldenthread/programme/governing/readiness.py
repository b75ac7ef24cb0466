"""Being ready for a monitoring visit: what was said last time, what is shown since, and what has no evidence."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldenthread.programme.boards import Finding, Governance, Visit
from goldenthread.programme.promises import Action, Evidence, Plan


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
    """What to have at hand for a visit; ``last`` is the visit or letter before it, None where none is known."""

    last: Visit | None
    document: str
    said: tuple[Said, ...]

    @property
    def gaps(self) -> tuple[Said, ...]:
        """Weaknesses that nothing dated since answers."""
        return tuple(one for one in self.said if one.gap)


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
    return Readiness(last, last.document, tuple(said))


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

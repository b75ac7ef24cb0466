"""What may be done to an audit, by whom and when: each function gives the audit after it, or refuses with every reason."""

from dataclasses import dataclass, replace
from datetime import date

from goldenthread.auditing.model import (
    Action,
    Audit,
    Case,
    Feedback,
    Grade,
    Grading,
    Kind,
    Settled,
    Stage,
    View,
    Whose,
)
from goldenthread.auditing.refusing import not_before, not_own, problem, refuse, said
from goldenthread.auditing.tools.reading import Tool
from goldenthread.records.errors import Problem


@dataclass(frozen=True, slots=True)
class Seen:
    """An audit as one person may see it; ``hidden`` names what is kept from them for now, which is not the same as none."""

    audit: Audit
    hidden: tuple[str, ...]


#: What would tell a moderator the first grade, or hint at it.
_TELLING = ("first", "settled", "feedback", "actions", "concerns")


def allocate(
    key: str, kind: Kind, case: Case, tool: Tool, auditor: str, on: date, due: date, again: Audit | None = None
) -> Audit:
    """A new audit on one version of a tool; refused for the worker of the case and everyone in its line.

    A re-audit, and no other kind, names the audit of the same case that it looks at ``again``.
    """
    problems = [*not_own(key, case, auditor, "audit"), *not_before(key, "it is due", due, "it is allocated", on)]
    problems += said(key, {"its key": key, "the case": case.key, "the worker": case.worker})
    if (kind is Kind.RE_AUDIT) is not (again is not None and again.first is not None and again.case.key == case.key):
        mend = "Name the earlier audit, and give it that kind."
        problems.append(Problem(f"the audit {key}", "a re-audit follows a graded audit of the same case", mend))
    refuse(problems)
    return Audit(
        key, kind, case, tool.key, tool.version, auditor, on, due, re_audit_of="" if again is None else again.key
    )


def grade(audit: Audit, tool: Tool, grading: Grading) -> Audit:
    """The auditor's grades come in; refused unless every domain is judged on evidence, by the auditor, on the kept tool."""
    problems = _open(audit)
    if audit.first is not None:
        problems.append(problem(audit, "it is graded already", "A second look is for the moderator, or a re-audit."))
    if grading.by != audit.auditor:
        problems.append(problem(audit, f"{grading.by} is not its auditor", f"Only {audit.auditor} can grade it."))
    problems += not_own(audit.key, audit.case, grading.by, "audit")
    problems += not_before(audit.key, "it is graded", grading.on, "it is allocated", audit.allocated)
    refuse(problems + _judged(audit, tool, grading))
    return replace(audit, first=grading)


def ask_moderator(audit: Audit, moderator: str) -> Audit:
    """Name who grades it again; refused for whoever graded, works or manages the case, or has had a hand in the audit."""
    problems = [*_open(audit), *not_own(audit.key, audit.case, moderator, "moderate")]
    if audit.second is not None:
        problems.append(problem(audit, "its second grade is in", "It has been moderated."))
    if moderator == audit.auditor:
        problems.append(problem(audit, f"{moderator} audits it", "Ask somebody else: the second grade is blind."))
    elif moderator in audit.stood_down or moderator in _hands(audit):
        what = f"{moderator} may know the first grade"
        problems.append(problem(audit, what, "Ask somebody who has had no part in it."))
    refuse(problems)
    before = (audit.moderator,) if audit.moderator and audit.moderator != moderator else ()
    return replace(audit, moderator=moderator, stood_down=(*audit.stood_down, *before))


def grade_again(audit: Audit, tool: Tool, grading: Grading) -> Audit:
    """The moderator's own grades come in, made without sight of the first."""
    problems = _open(audit)
    if audit.first is None:
        problems.append(problem(audit, "its first grade is not in", "Wait for the auditor."))
    else:
        problems += not_before(audit.key, "it is graded again", grading.on, "it is graded", audit.first.on)
    if audit.second is not None:
        problems.append(problem(audit, "its second grade is in", "What was graded blind is not changed: settle it."))
    if not audit.moderator or grading.by != audit.moderator:
        whose = f"Only {audit.moderator} can" if audit.moderator else "Name a moderator first."
        problems.append(problem(audit, f"{grading.by} is not its moderator", whose))
    refuse(problems + _judged(audit, tool, grading))
    return replace(audit, second=grading)


def settle(audit: Audit, settled: Settled) -> Audit:
    """Say which of two different grades, or which between, stands, and why; both are kept. For the moderator."""
    problems = _open(audit)
    if not audit.differs or audit.settled is not None:
        problems.append(problem(audit, "there are no two grades left to settle", "Leave it as it is."))
    if settled.by != audit.moderator:
        problems.append(problem(audit, f"{settled.by} is not its moderator", "The moderator settles it."))
    refuse(problems + said(audit.key, {"the reason": settled.why}) + _since_graded(audit, "it is settled", settled.on))
    return replace(audit, settled=settled)


def feed_back(audit: Audit, feedback: Feedback) -> Audit:
    """The worker is told, face to face or in writing; not by a moderator who has yet to grade blind."""
    problems = [*_open(audit), *_graded(audit), *_not_blind(audit, feedback.by)]
    problems += _since_graded(audit, "the worker is told", feedback.on)
    refuse(problems + said(audit.key, {"what the worker was told": feedback.words, "who told them": feedback.by}))
    return replace(audit, feedback=(*audit.feedback, feedback))


def add_view(audit: Audit, view: View) -> Audit:
    """What the child, the family, the worker or another agency, by its name, says."""
    problems = [*_open(audit), *_not_blind(audit, view.by), *said(audit.key, {"the view": view.words})]
    if (view.whose is Whose.AGENCY) is not bool(view.agency.strip()):
        what = "the view of an agency names it, and no other view does"
        problems.append(problem(audit, what, "Name the agency, or leave the name out."))
    refuse(problems)
    return replace(audit, views=(*audit.views, view))


def add_action(audit: Audit, action: Action, by: str) -> Audit:
    """Something to be done with its owner and day; refused without them, or if it is done as it is raised."""
    problems = [*_open(audit), *_graded(audit), *_not_blind(audit, by), *_not_blind(audit, action.owner)]
    problems += said(audit.key, {"the action's key": action.key, "the action": action.text, "its owner": action.owner})
    problems += _since_graded(audit, "the action is due", action.due)
    if action.key in {one.key for one in audit.actions}:
        problems.append(problem(audit, f"the action {action.key} is there already", "Give the new one its own key."))
    if action.done is not None:
        problems.append(problem(audit, f"the action {action.key} comes done", "Add it, then finish it with its proof."))
    refuse(problems)
    return replace(audit, actions=(*audit.actions, action))


def finish_action(audit: Audit, key: str, on: date, proof: str) -> Audit:
    """An action is done, and something shows it."""
    problems = [*_open(audit), *said(audit.key, {"what shows that it is done": proof})]
    problems += _since_graded(audit, "the action is done", on)
    if not any(one.key == key and one.done is None for one in audit.actions):
        problems.append(problem(audit, f"there is no open action {key}", "Name one that is open."))
    refuse(problems)
    return replace(
        audit, actions=tuple(replace(one, done=on, proof=proof) if one.key == key else one for one in audit.actions)
    )


def close(audit: Audit, on: date) -> Audit:
    """Nothing is left to do: graded, two grades settled, the worker told, actions done, concerns answered.

    Inadequate work also needs an action, and the worker told both face to face and in writing; a multi-agency audit the view
    of an agency other than the council.
    """
    refuse(missing_to_close(audit) + _since_graded(audit, "it is closed", on) + _ended(audit, on))
    return replace(audit, closed=on)


def cancel(audit: Audit, why: str) -> Audit:
    """The audit is not made, with the reason; refused once it is graded, since a grade is not taken back."""
    problems = [*_open(audit), *said(audit.key, {"the reason": why})]
    if audit.first is not None:
        problems.append(problem(audit, "it is graded", "Close it: a grade is not taken back."))
    if any(one.answered is None for one in audit.concerns):
        problems.append(problem(audit, "a concern is not answered", "Answer it first."))
    refuse(problems)
    return replace(audit, cancelled=why)


def missing_to_close(audit: Audit) -> list[Problem]:
    """What an audit still needs before it can close; empty where nothing."""
    problems = _open(audit)
    if audit.first is None:
        return [*problems, problem(audit, "it is not graded", "Wait for the auditor.")]
    if audit.moderator and audit.second is None:
        problems.append(problem(audit, "its second grade is not in", "Wait for the moderator."))
    if audit.differs and audit.settled is None:
        problems.append(problem(audit, "two grades differ", "Settle which stands."))
    ways = {one.face_to_face for one in audit.feedback}
    if audit.kind.graded and not ways:
        problems.append(problem(audit, "the worker has not been told", "Give feedback."))
    if audit.stands is Grade.INADEQUATE:
        if ways != {True, False}:
            what = "it is inadequate, and the worker was not told both face to face and in writing"
            problems.append(problem(audit, what, "Do what is missing."))
        if not audit.actions:
            problems.append(problem(audit, "it is inadequate and has no action", "Add what must be done, by whom."))
    if audit.kind is Kind.MULTI_AGENCY and not any(view.whose is Whose.AGENCY for view in audit.views):
        what = "it is multi-agency and holds no view of an agency other than the council"
        problems.append(problem(audit, what, "Ask one that works with the child, and add what it says."))
    for action in audit.actions:
        if action.done is None:
            problems.append(problem(audit, f"the action {action.key} is open", f"{action.owner} is to finish it."))
    if any(one.answered is None for one in audit.concerns):
        problems.append(problem(audit, "a concern is not answered", "Answer it with what was done."))
    return problems


def as_seen(audit: Audit, person: str) -> Seen:
    """The audit as a person may see it: until their own grade is in, a moderator sees no grade and nothing that hints at one.

    The auditor does not see who moderates nor the second grade before it is in and settled where it differs.
    """
    if person == audit.moderator and audit.second is None:
        # All are named, held or not: to be told that there is something hidden under actions would be telling.
        return Seen(
            replace(audit, first=None, settled=None, feedback=(), actions=(), concerns=(), closed=None), _TELLING
        )
    if person == audit.auditor and audit.moderator and (audit.second is None or (audit.differs and not audit.settled)):
        hidden = tuple(name for name in ("moderator", "second") if getattr(audit, name))
        return Seen(replace(audit, moderator="", stood_down=(), second=None), hidden)
    return Seen(audit, ())


def _hands(audit: Audit) -> set[str]:
    """Everyone who has told, done or answered something in an audit, and may know its grade from that."""
    people = {one.by for one in audit.feedback} | {one.owner for one in audit.actions} | {one.by for one in audit.views}
    for concern in audit.concerns:
        people |= {concern.raised.by, concern.with_whom, *(note.by for note in concern.log)}
        people |= {concern.answered.by} if concern.answered else set()
    return people


def _judged(audit: Audit, tool: Tool, grading: Grading) -> list[Problem]:
    problems = []
    if (tool.key, tool.version) != (audit.tool, audit.version):
        what = f"{tool.key} version {tool.version} is not what it was allocated with"
        problems.append(problem(audit, what, f"Use {audit.tool} version {audit.version}."))
    names = [one.domain for one in grading.judgements]
    for name in tool.keys:
        if names.count(name) != 1:
            what = f"the domain {name} is judged {names.count(name)} times"
            problems.append(problem(audit, what, "Judge it once, or say why it does not apply."))
    for one in grading.judgements:
        if one.domain not in tool.keys:
            problems.append(problem(audit, f"the tool has no domain {one.domain}", f"Use {', '.join(tool.keys)}."))
        elif not one.evidence.strip():
            problems.append(problem(audit, f"{one.domain} has no evidence", "A judgement needs what it rests on."))
    if audit.kind.graded and grading.overall is None:
        problems.append(problem(audit, "there is no overall grade", "Give one."))
    return problems + said(audit.key, {"the summary": grading.summary})


def _open(audit: Audit) -> list[Problem]:
    if audit.stage in (Stage.CLOSED, Stage.CANCELLED):
        return [problem(audit, "it is closed" if audit.closed else "it is cancelled", "Begin a re-audit.")]
    return []


def _graded(audit: Audit) -> list[Problem]:
    return [] if audit.first else [problem(audit, "it is not graded yet", "Wait for the auditor.")]


def _not_blind(audit: Audit, person: str) -> list[Problem]:
    if person == audit.moderator and audit.second is None:
        return [problem(audit, f"{person} has yet to grade it blind", "Ask another, or wait for the second grade.")]
    return []


def _since_graded(audit: Audit, what: str, on: date) -> list[Problem]:
    return not_before(audit.key, what, on, "it is graded", audit.first.on) if audit.first else []


def _ended(audit: Audit, on: date) -> list[Problem]:
    days = [one.on for one in audit.feedback] + [one.done for one in audit.actions if one.done]
    days += [one.on for one in (audit.second, audit.settled) if one]
    return not_before(audit.key, "it is closed", on, "the last that was done", max(days)) if days else []

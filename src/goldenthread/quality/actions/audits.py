"""Verbs about an audit: given out, graded, graded again blind, settled, fed back, acted on and closed."""

from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.utils.timezone import localdate, now

from goldenthread.access.errors import NotAllowed
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.auditing import clocks, states
from goldenthread.auditing.model import Action, Audit, Case, Feedback, Grade, Grading, Kind, Settled, Stage, View, Whose
from goldenthread.auditing.tools.reading import current
from goldenthread.quality import models, rows
from goldenthread.quality.actions import grants
from goldenthread.quality.actions.begin import PURPOSE, Doing, begin, case_today, not_own_today, refuse_if, refusing
from goldenthread.quality.knowing import knows
from goldenthread.quality.people import any_same, case_of, closed_to, may_audit
from goldenthread.quality.policies import Seat
from goldenthread.quality.reading import rules, served_now, tools
from goldenthread.records.errors import WrongUse
from goldenthread.serving.opening import Served


@dataclass(frozen=True, slots=True)
class Wanted:
    """An audit to be given out: of which child (key of the records), by which tool, to whom, due when.

    ``due`` None is by the rule ``return_days``. ``again`` is the key of the audit that a re-audit looks at again.
    """

    kind: Kind
    person_key: str
    tool: str
    auditor: str
    due: date | None = None
    round: models.Round | None = None
    sample: models.Sample | None = None
    again: str = ""


@transaction.atomic
def allocate(wanted: Wanted, by: Viewer) -> Audit:
    """Give an audit out. Its auditor may read the case until some days after it is due (rule ``access_days``).

    Raises `NotAllowed` unless ``by`` keeps audits and reaches the child, `Refused` for an auditor who may not audit, whose
    own case or line it is or was, who has an open audit of the case, or to whom the record is not open.
    """
    served, today, at = served_now(), localdate(), now()
    if not by.may("audits.keep"):
        raise NotAllowed("Giving audits out is for those who keep them.")
    with refusing("person_key"):
        case = case_of(served, by.scope(PURPOSE), wanted.person_key, today)
    refuse_if(_auditor_fits(served, case, wanted.auditor, today, "auditor"))
    waiting = models.Audit.objects.filter(person_key=case.key, auditor=wanted.auditor, stage=Stage.ALLOCATED.value)
    if waiting.exists():
        raise Refused.of("auditor", "They have an audit of this case already that is not graded")
    row = rows.new_row(wanted.round, wanted.sample)
    with refusing():
        again = _again(wanted.again)
        tool = current(wanted.tool, today, tools())
        due = wanted.due or clocks.due_back(today, rules())
        made = states.allocate(row.key, wanted.kind, case, tool, wanted.auditor, today, due, again)
    grants.fit(made)
    return Doing("allocate", row, made, frozenset(), by, served, today, at).keep(made, auditor=wanted.auditor)


@transaction.atomic
def grade(key: str, grading: Grading, by: Viewer) -> Audit:
    """The auditor's grades come in, in their name and of today; who was to moderate may now read the case.

    Raises `Refused` as `states.grade` does, and where it is their own case or line today.
    """
    doing = begin(key, "grade", by)
    not_own_today(doing.served, doing.audit.case, by.username, doing.today)
    with refusing():
        made = states.grade(doing.audit, doing.tool(), _of(grading, doing.audit.auditor, doing.today))
    models.Draft.objects.filter(about=key, seat=models.FIRST).delete()
    grants.fit(made)
    return doing.keep(made)


@transaction.atomic
def ask_moderator(key: str, moderator: str, by: Viewer) -> Audit:
    """Name who grades it again blind; one who was named before is stood down.

    Raises `Refused` as `states.ask_moderator` does, for one who may not audit, whose own case or line it is today, or who
    was shown a grade of it.
    """
    doing = begin(key, "ask moderator", by)
    refuse_if(_auditor_fits(doing.served, doing.audit.case, moderator, doing.today, "moderator"))
    if any_same(moderator, (doing.audit.auditor,), doing.today):
        raise Refused.of("moderator", "The second grade is another person's: ask somebody else")
    if knows(doing.row, moderator, doing.today):
        raise Refused.of("moderator", "They were shown the first grade. Ask somebody who was not")
    with refusing("moderator"):
        made = states.ask_moderator(doing.audit, moderator)
    models.Draft.objects.filter(about=key, seat=models.SECOND).exclude(username=moderator).delete()
    grants.fit(made)
    return doing.keep(made, moderator=moderator)


@transaction.atomic
def grade_again(key: str, grading: Grading, by: Viewer) -> Audit:
    """The moderator's own grades come in, in their name and of today, made without sight of the first."""
    doing = begin(key, "grade again", by)
    not_own_today(doing.served, doing.audit.case, by.username, doing.today)
    with refusing():
        made = states.grade_again(doing.audit, doing.tool(), _of(grading, doing.audit.moderator, doing.today))
    models.Draft.objects.filter(about=key, seat=models.SECOND).delete()
    grants.fit(made)
    return doing.keep(made)


@transaction.atomic
def settle(key: str, stands: Grade, why: str, by: Viewer) -> Audit:
    """Say which grade stands where two differ, and why."""
    doing = begin(key, "settle", by)
    with refusing():
        made = states.settle(doing.audit, Settled(stands, doing.audit.moderator, doing.today, why.strip()))
    return doing.keep(made)


@transaction.atomic
def feed_back(key: str, words: str, face_to_face: bool, on: date, by: Viewer) -> Audit:
    """The worker was told on a day, face to face or in writing; what they were told is kept."""
    doing = begin(key, "feed back", by)
    _not_ahead(on, doing.today)
    with refusing():
        made = states.feed_back(doing.audit, Feedback(doing.me, on, face_to_face, words.strip()))
    return doing.keep(made, face_to_face=face_to_face)


@transaction.atomic
def add_view(key: str, whose: Whose, words: str, on: date, by: Viewer, agency: str = "") -> Audit:
    """What the child, the family, the worker or another agency says; a worker adds their own view and no other."""
    doing = begin(key, "add view", by)
    _not_ahead(on, doing.today)
    if whose is not Whose.WORKER and doing.seats <= {Seat.WORKER}:
        raise Refused.of("whose", "You can add your own view. The auditor asks the others")
    with refusing():
        made = states.add_view(doing.audit, View(whose, doing.me, on, words.strip(), agency.strip()))
    return doing.keep(made, whose=whose.value)


@transaction.atomic
def add_action(key: str, text: str, owner: str, due: date, by: Viewer) -> Audit:
    """Something to be done by the worker or a manager of the case (of its allocation or of today), or by the auditor.

    It gets the next number for a key.
    """
    doing = begin(key, "add action", by)
    if owner not in owners_of(doing):
        raise Refused.of("owner", "Choose the worker, a manager of the case or the auditor")
    made_of = Action(str(len(doing.audit.actions) + 1), text.strip(), owner, due)
    with refusing():
        made = states.add_action(doing.audit, made_of, doing.me)
    return doing.keep(made, action=made_of.key, owner=owner)


@transaction.atomic
def finish_action(key: str, action: str, on: date, proof: str, by: Viewer) -> Audit:
    """An action was done on a day, and something shows it; said by its owner, or by who manages or keeps the audit."""
    doing = begin(key, "finish action", by)
    _not_ahead(on, doing.today)
    held = next((one for one in doing.audit.actions if one.key == action), None)
    if held is not None and not doing.seats & {Seat.LINE, Seat.KEEPER} and not doing.is_me(held.owner):
        raise Refused.of("", "Its owner says that it is done, or a manager of the case")
    with refusing():
        made = states.finish_action(doing.audit, action, on, proof.strip())
    return doing.keep(made, action=action)


@transaction.atomic
def close(key: str, by: Viewer) -> Audit:
    """Nothing is left to do; refused with everything that is."""
    doing = begin(key, "close", by)
    with refusing():
        made = states.close(doing.audit, doing.today)
    grants.fit(made)
    return doing.keep(made)


@transaction.atomic
def cancel(key: str, why: str, by: Viewer) -> Audit:
    """The audit is not made; refused without a reason and once it is graded."""
    doing = begin(key, "cancel", by)
    with refusing("why"):
        made = states.cancel(doing.audit, why.strip())
    models.Draft.objects.filter(about=key, seat__in=(models.FIRST, models.SECOND)).delete()
    grants.fit(made)
    return doing.keep(made)


@transaction.atomic
def renew(key: str, by: Viewer) -> Audit:
    """Let who has something left to grade read the case for some more days (rule ``access_days``)."""
    doing = begin(key, "renew", by)
    if not grants.wanting(doing.audit):
        raise Refused.of("", "Nobody has anything left to grade here")
    grants.fit(doing.audit, anew=True)
    doing.told()
    return doing.audit


def owners_of(doing: Doing) -> tuple[str, ...]:
    """Who may be given an action of an audit: worker and managers of the case, then and today, and the auditor."""
    held = case_today(doing.served, doing.audit.case.key, doing.today)
    now_ = (held.worker, *held.line) if held is not None else ()
    return tuple(
        dict.fromkeys((doing.audit.case.worker, *now_[:1], *doing.audit.case.line, *now_[1:], doing.audit.auditor))
    )


def _auditor_fits(served: Served, case: Case, username: str, today: date, field: str) -> dict[str, str]:
    """What keeps somebody from auditing a case: no post for it, their own case or line, a restricted record."""
    if not may_audit(username, today):
        return {field: "Choose somebody who can sign in and holds a post that audits"}
    try:
        not_own_today(served, case, username, today)
    except Refused as refused:
        return {field: refused.problems[""]}
    if closed_to(served, username, case.key, today):
        return {field: "The record is restricted: they need a grant for it first"}
    return {}


def _again(key: str) -> Audit | None:
    if not key:
        return None
    row = models.Audit.objects.filter(key=key).first()
    if row is None:
        raise WrongUse.of("the re-audit", f"there is no audit {key}", "Name the earlier audit")
    return rows.audit_of(row.document)


def _of(grading: Grading, by: str, on: date) -> Grading:
    return replace(grading, by=by, on=on)


def _not_ahead(on: date, today: date) -> None:
    if on > today:
        raise Refused.of("on", "The day must be today or earlier")

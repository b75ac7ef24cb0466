"""What runs beside an audit's stages: when each step is due, an immediate concern's own clock, and teams to look at whole."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from goldenthread.auditing.model import Audit, Concern, Grade, Note, Stage
from goldenthread.auditing.rules import PracticeRules, practice_rules
from goldenthread.calendar import WorkingDays, hours_between
from goldenthread.records.errors import WrongUse


@dataclass(frozen=True, slots=True)
class Step:
    """A step that an audit waits for, when it is due, and whether that day is past."""

    audit: str
    what: str
    who: str
    due: date
    late: bool


@dataclass(frozen=True, slots=True)
class Cluster:
    """A team to be reviewed whole: its ``inadequate`` cases of ``graded`` ones between two days, with the audits' keys."""

    team: str
    inadequate: int
    graded: int
    since: date
    until: date
    audits: tuple[str, ...]


def due_back(allocated: date, rules: PracticeRules | None = None) -> date:
    """When an audit that is allocated on a day is due back."""
    return WorkingDays.standard().add(allocated, (rules or practice_rules()).return_days)


def steps(audit: Audit, on: date, rules: PracticeRules | None = None) -> tuple[Step, ...]:
    """Everything that an audit waits for, as at a day."""
    held = rules or practice_rules()
    if audit.stage in (Stage.CANCELLED, Stage.CLOSED):
        return ()
    if audit.first is None:
        return (_step(audit, "grades", audit.auditor, audit.due, on),)
    back = audit.first.on
    found = []
    if audit.moderator and audit.second is None:
        found.append(
            _step(audit, "second grades", audit.moderator, WorkingDays.standard().add(back, held.moderate_days), on)
        )
    if audit.kind.graded and not audit.feedback:
        found.append(
            _step(
                audit, "feedback to the worker", audit.auditor, WorkingDays.standard().add(back, held.feedback_days), on
            )
        )
    found += [_step(audit, f"action {one.key}", one.owner, one.due, on) for one in audit.actions if one.done is None]
    return tuple(found)


def re_audits_due(audits: Iterable[Audit], on: date, rules: PracticeRules | None = None) -> tuple[Step, ...]:
    """The cases graded inadequate that have not been audited again, closed audits among them, the earliest due first."""
    held, every = rules or practice_rules(), tuple(audits)
    again = {audit.re_audit_of for audit in every if not audit.cancelled and audit.first is not None}
    found = [
        _step(audit, "re-audit", audit.case.team, WorkingDays.standard().add(audit.first.on, held.re_audit_days), on)
        for audit in every
        if audit.first is not None and audit.stands is Grade.INADEQUATE and audit.key not in again
    ]
    return tuple(sorted(found, key=lambda step: (step.due, step.audit)))


def clusters(audits: Iterable[Audit], on: date, rules: PracticeRules | None = None) -> tuple[Cluster, ...]:
    """The teams whose inadequate cases meet the stated rule, as at a day.

    A case counts once, by its latest audit of those days, so that one case audited again and again makes no cluster.
    """
    held = rules or practice_rules()
    since = on - timedelta(days=held.cluster_days)
    latest: dict[tuple[str, str], tuple[date, Audit]] = {}
    for audit in audits:
        if audit.cancelled or audit.first is None or audit.stands is None or not since <= audit.first.on <= on:
            continue
        place = (audit.case.team, audit.case.key)
        if place not in latest or latest[place][0] <= audit.first.on:
            latest[place] = (audit.first.on, audit)
    found = []
    for team in sorted({team for team, _ in latest}):
        graded = [audit for (whose, _), (_, audit) in latest.items() if whose == team]
        bad = sorted(audit.key for audit in graded if audit.stands is Grade.INADEQUATE)
        if len(bad) >= held.cluster_count and 100 * len(bad) >= held.cluster_percent * len(graded):
            found.append(Cluster(team, len(bad), len(graded), since, on, tuple(bad)))
    return tuple(found)


def raise_concern(audit: Audit, note: Note, line: tuple[str, ...] = ()) -> Audit:
    """A child may not be safe now: it goes to the case's next manager, at any stage, and the clock runs.

    ``line`` is who manages the case on the day, where that is known; else those of the day of allocation. Raises WrongUse
    for blank words, or where the case has no line to raise it with.
    """
    _worded(audit, note)
    managers = line or audit.case.line
    if not managers:
        raise WrongUse.of(f"the audit {audit.key}", "its case has no manager", "Name the line of the case.")
    return replace(audit, concerns=(*audit.concerns, Concern(note, managers[0], line=line)))


def answer_concern(audit: Audit, place: int, note: Note) -> Audit:
    """What was done about a concern, by its place from 0, as a manager of the case's line says. Raises WrongUse."""
    concern = _concern(audit, place, note)
    if note.by not in (*audit.case.line, *concern.line):
        mend = f"{concern.with_whom} answers it."
        raise WrongUse.of(f"the audit {audit.key}", f"{note.by} is not in the line of the case", mend)
    return _with(audit, place, replace(concern, answered=note))


def escalate(audit: Audit, place: int, at: datetime, rules: PracticeRules | None = None) -> Audit:
    """Pass a concern on that was not answered in time, to the next manager of the line; its log says so. Raises WrongUse.

    The last manager of the line keeps it, and the log says that too.
    """
    concern = _concern(audit, place, Note(at, "clock", "passed on"))
    hours = (rules or practice_rules()).concern_hours
    if not overdue(concern, at, rules):
        what = f"{hours} hours have not passed"
        raise WrongUse.of(f"the audit {audit.key}", what, f"{concern.with_whom} still has time to answer.")
    line = concern.line or audit.case.line
    number = line.index(concern.with_whom) + 1 if concern.with_whom in line else 0
    upper = line[min(number, len(line) - 1)]
    words = f"not answered within {hours} hours by {concern.with_whom}; passed to {upper}"
    note = Note(at, concern.with_whom, words)
    return _with(audit, place, replace(concern, with_whom=upper, log=(*concern.log, note)))


def overdue(concern: Concern, at: datetime, rules: PracticeRules | None = None) -> bool:
    """Whether a concern has stood unanswered longer than it may, since it was raised or last passed on."""
    since = concern.log[-1].at if concern.log else concern.raised.at
    return concern.answered is None and hours_between(since, at) > (rules or practice_rules()).concern_hours


def _concern(audit: Audit, place: int, note: Note) -> Concern:
    _worded(audit, note)
    if not 0 <= place < len(audit.concerns) or audit.concerns[place].answered is not None:
        raise WrongUse.of(f"the audit {audit.key}", f"there is no open concern {place}", "Name one that is open.")
    concern = audit.concerns[place]
    if hours_between(concern.raised.at, note.at) < 0:
        raise WrongUse.of(f"the audit {audit.key}", "that was before the concern was raised", "Mend the time.")
    return concern


def _worded(audit: Audit, note: Note) -> None:
    if not note.words.strip() or not note.by.strip():
        raise WrongUse.of(f"the audit {audit.key}", "the note is blank or nobody's", "Write what, and who says it.")


def _with(audit: Audit, place: int, concern: Concern) -> Audit:
    return replace(audit, concerns=(*audit.concerns[:place], concern, *audit.concerns[place + 1 :]))


def _step(audit: Audit, what: str, who: str, due: date, on: date) -> Step:
    return Step(audit.key, what, who, due, on > due)

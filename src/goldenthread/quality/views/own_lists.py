"""Lists of the reader's own: what to grade, once and again, what to do, and what was found in their own work."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Final

from django.urls import reverse
from django.utils.timezone import localtime

from goldenthread.accounts.viewer import Viewer
from goldenthread.auditing.clocks import steps
from goldenthread.calendar import WorkingDays
from goldenthread.design.components import Cell, Tag
from goldenthread.design.figures import day
from goldenthread.plan.pages import Part
from goldenthread.quality import models
from goldenthread.quality.models import FIRST, SECOND
from goldenthread.quality.policies import Seat
from goldenthread.quality.queries import Listed
from goldenthread.quality.reading import rules
from goldenthread.quality.shown import KINDS, child_cell, due_cell, grade_cell, table, team_names
from goldenthread.quality.views.verbs import is_open
from goldenthread.reports.cells import Tone

_FIRST_GRADES: Final = ("Audit", "Child", "Kind", "Team", "Due", "So far")
_BEGUN: Final = Tag("begun", Tone.AMBER, "◐")
_NOT_BEGUN: Final = Tag("not begun", Tone.GREY, "○")


def audit_cell(one: Listed) -> Cell:
    """An audit as a link to its page."""
    return Cell(f"Audit {one.audit.key}", reverse("audit", args=[one.audit.key]), whole=True)


def grade_link(one: Listed, words: str) -> Cell:
    """An audit as a link to its form."""
    return Cell(f"{words} {one.audit.key}", reverse("audit-grade", args=[one.audit.key]), whole=True)


def to_grade(listed: Iterable[Listed], viewer: Viewer, today: date) -> Part | None:
    """What the reader audits and has not graded, the earliest due first."""
    mine = [
        one
        for one in listed
        if Seat.AUDITOR in one.seats and not one.blind and one.audit.first is None and is_open(one.audit)
    ]
    if not mine:
        return None
    begun, names = _begun(viewer, FIRST), team_names()
    rows = tuple(
        (
            grade_link(one, "Grade"), child_cell(one.child), KINDS[one.audit.kind],
            names.get(one.audit.case.team, one.audit.case.team), due_cell(one.audit.due, today), _so_far(begun, one),
        )
        for one in sorted(mine, key=lambda one: (one.audit.due, one.row.pk))
    )  # fmt: skip
    return Part("To grade", tables=(table("To grade", _FIRST_GRADES, rows, ""),))


def to_grade_again(listed: Iterable[Listed], viewer: Viewer, today: date) -> Part | None:
    """What the reader is to grade again without sight of the first grades; what still waits for those comes last."""
    mine = [one for one in listed if one.blind and is_open(one.audit)]
    if not mine:
        return None
    graded = dict(
        models.Audit.objects.filter(pk__in=[one.row.pk for one in mine], graded_on__isnull=False).values_list(
            "pk", "graded_on"
        )
    )
    days, begun, names = rules().moderate_days, _begun(viewer, SECOND), team_names()
    due = {pk: WorkingDays.standard().add(on, days) for pk, on in graded.items()}
    rows = tuple(
        (
            grade_link(one, "Grade") if one.row.pk in due else audit_cell(one), child_cell(one.child),
            KINDS[one.audit.kind], names.get(one.audit.case.team, one.audit.case.team),
            due_cell(due[one.row.pk], today) if one.row.pk in due else Cell("once the first grades are in", quiet=True),
            _so_far(begun, one),
        )
        for one in sorted(mine, key=lambda one: (due.get(one.row.pk, date.max), one.row.pk))
    )  # fmt: skip
    says = ("You grade these for yourself: the first grades are kept from you until yours are in.",)
    return Part("To grade again, blind", says, tables=(table("To grade again", _FIRST_GRADES, rows, ""),))


def to_settle(listed: Iterable[Listed]) -> Part | None:
    """Where the reader's second grade differs from the first and nobody has said which stands."""
    rows = tuple(
        (
            Cell(f"Settle {one.audit.key}", reverse("audit-settle", args=[one.audit.key]), whole=True),
            child_cell(one.child), grade_cell(one.audit.as_audited), grade_cell(one.audit.second.overall),
        )
        for one in listed
        if Seat.MODERATOR in one.seats and is_open(one.audit) and one.audit.second is not None
        and one.audit.differs and one.audit.settled is None
    )  # fmt: skip
    if not rows:
        return None
    heads = ("Audit", "Child", "First grade", "Your grade")
    return Part("Two grades that differ", tables=(table("To settle", heads, rows, ""),))


def to_do(listed: Iterable[Listed], me: Collection[str], today: date) -> Part | None:
    """Steps that wait for the reader by name: feedback to a worker, actions that are theirs."""
    waits = [
        (step, one)
        for one in listed
        if not one.blind
        for step in steps(one.audit, today, rules())
        if step.who in me and step.what not in ("grades", "second grades")
    ]
    if not waits:
        return None
    rows = tuple(
        (audit_cell(one), child_cell(one.child), _what(step.what, one), due_cell(step.due, today))
        for step, one in sorted(waits, key=lambda pair: (pair[0].due, pair[1].row.pk))
    )
    heads = ("Audit", "Child", "What", "Due")
    return Part("Yours to do", tables=(table("Yours to do", heads, rows, ""),))


def of_my_work(listed: Iterable[Listed], me: Collection[str]) -> Part | None:
    """Audits of the reader's own work, with what they were told."""
    mine = [one for one in listed if one.audit.case.worker in me and not one.blind]
    rows = []
    for one in mine:
        told = max((feedback.on for feedback in one.audit.feedback), default=None)
        settled = one.audit.first is not None
        rows.append(
            (
                audit_cell(one), child_cell(one.child),
                grade_cell(one.audit.stands, "a finding" if settled else "not settled yet"),
                Cell(f"told on {day(told)}") if told else Cell("nobody has told you yet", quiet=True),
                _left(one),
            )
        )  # fmt: skip
    if not rows:
        return None
    heads = ("Audit", "Child", "Grade", "Feedback", "Actions")
    return Part("About your own work", tables=(table("About your own work", heads, tuple(rows), ""),))


def _begun(viewer: Viewer, seat: str) -> dict[str, datetime]:
    some = models.Draft.objects.filter(username=viewer.username, seat=seat)
    return dict(some.values_list("about", "saved_at"))


def _so_far(begun: dict[str, datetime], one: Listed) -> Cell:
    at = begun.get(one.audit.key)
    if at is None:
        return Cell(tags=(_NOT_BEGUN,))
    return Cell(tags=(_BEGUN,), note=f"saved {day(at)}, {localtime(at):%H:%M}")


def _left(one: Listed) -> str:
    open_ = [action for action in one.audit.actions if action.done is None]
    return f"{len(open_)} open of {len(one.audit.actions)}" if one.audit.actions else "none"


def _what(what: str, one: Listed) -> Cell:
    """A step in words; an action by what is to be done."""
    action = next((found for found in one.audit.actions if what == f"action {found.key}"), None)
    if action is None:
        return Cell(f"{what[0].upper()}{what[1:]}")
    return Cell(
        f"Action {action.key}", reverse("audit-action-done", args=[one.audit.key, action.key]), note=action.text
    )

"""What a manager or a keeper of audits is shown: steps that wait, and who is due to be audited again."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse

from goldenthread.accounts.viewer import Viewer
from goldenthread.auditing.clocks import Step, re_audits_due, steps
from goldenthread.auditing.model import Grade, Kind
from goldenthread.auditing.states import missing_to_close
from goldenthread.design.components import Cell, Table
from goldenthread.plan.pages import Part
from goldenthread.quality import models, queries
from goldenthread.quality.people import names_of
from goldenthread.quality.policies import Seat
from goldenthread.quality.queries import Listed
from goldenthread.quality.reading import rules
from goldenthread.quality.shown import child_cell, due_cell, grade_cell, table, team_names
from goldenthread.quality.views.own_lists import audit_cell

_MANAGED = frozenset({Seat.LINE, Seat.KEEPER})


def waiting(listed: Iterable[Listed], today: date) -> list[Part]:
    """Steps that audits of the reader's teams wait for: what is late, then what comes next."""
    some = managed(listed)
    if not some:
        return []
    waits = [(step, one) for one in some if not one.blind for step in steps(one.audit, today, rules())]
    waits.sort(key=lambda pair: (pair[0].due, pair[1].row.pk))
    late, soon = [pair for pair in waits if pair[0].late], [pair for pair in waits if not pair[0].late]
    parts = [Part("Late in what you manage", tables=(_steps("Late", late, today, "Nothing is late."),))]
    if soon:
        parts.append(Part(f"Due next ({len(soon)})", tables=(_steps("Due next", soon, today, ""),), folded=True))
    return parts


def to_close(listed: Iterable[Listed]) -> Part | None:
    """Audits that lack nothing any more."""
    teams = team_names()
    rows = tuple(
        (
            Cell(f"Close {one.audit.key}", reverse("audit-close", args=[one.audit.key]), whole=True),
            grade_cell(one.audit.stands, "a finding"), child_cell(one.child),
            teams.get(one.audit.case.team, one.audit.case.team),
        )
        for one in managed(listed)
        if not one.blind and one.audit.first is not None and not missing_to_close(one.audit)
    )  # fmt: skip
    if not rows:
        return None
    says = ("Everything is done that they need.",)
    heads = ("Audit", "Grade", "Child", "Team")
    return Part(f"Can be closed ({len(rows)})", says, tables=(table("Can be closed", heads, rows, ""),), folded=True)


def _steps(caption: str, waits: Sequence[tuple[Step, Listed]], today: date, empty: str) -> Table:
    people, teams = names_of({step.who for step, _ in waits}), team_names()
    rows = tuple(
        (
            audit_cell(one), f"{step.what[0].upper()}{step.what[1:]}", due_cell(step.due, today), people[step.who],
            child_cell(one.child), teams.get(one.audit.case.team, one.audit.case.team),
        )
        for step, one in waits
    )  # fmt: skip
    return table(caption, ("Audit", "What waits", "Due", "For whom", "Child", "Team"), rows, empty)


def again(viewer: Viewer, purpose: str, today: date) -> Part | None:
    """Cases graded inadequate that have not been audited again, closed audits among them."""
    graded = models.Audit.objects.filter(graded_on__isnull=False)
    followed = set(graded.filter(kind=Kind.RE_AUDIT.value).values_list("document__re_audit_of", flat=True))
    keys = set(graded.filter(stands=Grade.INADEQUATE.value).values_list("key", flat=True)) - followed
    listed = queries.listed(viewer, purpose, seats=_MANAGED, keys=keys) if keys else ()
    some = {one.audit.key: one for one in listed if not one.blind}
    due = re_audits_due((one.audit for one in some.values()), today, rules())
    if not due:
        return None
    teams = team_names()
    rows = tuple(
        (audit_cell(some[step.audit]), due_cell(step.due, today), child_cell(some[step.audit].child),
         teams.get(step.who, step.who))
        for step in due
    )  # fmt: skip
    says = ("Cases graded inadequate are audited again. These have not been.",)
    heads = ("Audit", "Due", "Child", "Team")
    return Part("To be audited again", says, tables=(table("Re-audits", heads, rows, ""),))


def managed(listed: Iterable[Listed]) -> list[Listed]:
    """Audits in which the reader sits as a manager of the case or a keeper."""
    return [one for one in listed if one.seats & _MANAGED]

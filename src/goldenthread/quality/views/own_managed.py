"""What a manager or a keeper of audits is shown: steps that wait, who is due to be audited again, and every audit there is."""

from collections.abc import Iterable
from datetime import date

from goldenthread.auditing.clocks import re_audits_due, steps
from goldenthread.design.components import Cell
from goldenthread.design.figures import day
from goldenthread.plan.pages import Part
from goldenthread.quality.people import names_of
from goldenthread.quality.policies import Seat
from goldenthread.quality.queries import Listed
from goldenthread.quality.reading import rules
from goldenthread.quality.shown import KINDS, STAGES, child_cell, due_cell, grade_cell, table, team_names
from goldenthread.quality.views.own_lists import audit_cell
from goldenthread.quality.views.verbs import is_open

_MANAGED = frozenset({Seat.LINE, Seat.KEEPER})


def waiting(listed: Iterable[Listed], today: date) -> Part | None:
    """Steps that audits of the reader's teams wait for, the latest first."""
    some = managed(listed)
    if not some:
        return None
    waits = [(step, one) for one in some if not one.blind for step in steps(one.audit, today, rules())]
    waits.sort(key=lambda pair: (pair[0].due, pair[1].row.pk))
    people, teams = names_of({step.who for step, _ in waits}), team_names()
    rows = tuple(
        (
            audit_cell(one), child_cell(one.child), teams.get(one.audit.case.team, one.audit.case.team),
            f"{step.what[0].upper()}{step.what[1:]}", people[step.who], due_cell(step.due, today),
        )
        for step, one in waits
    )  # fmt: skip
    heads = ("Audit", "Child", "Team", "What waits", "For whom", "Due")
    late = sum(step.late for step, _ in waits)
    says = (f"{len(waits)} steps wait, {late} of them late.",) if waits else ()
    return Part("What waits", says, tables=(table("What waits", heads, rows, "Nothing waits in what you manage."),))


def again(listed: Iterable[Listed], today: date) -> Part | None:
    """Cases graded inadequate that have not been audited again."""
    some = {one.audit.key: one for one in managed(listed) if not one.blind}
    due = re_audits_due((one.audit for one in some.values()), today, rules())
    if not due:
        return None
    teams = team_names()
    rows = tuple(
        (audit_cell(some[step.audit]), child_cell(some[step.audit].child), teams.get(step.who, step.who),
         due_cell(step.due, today))
        for step in due
    )  # fmt: skip
    says = ("Cases graded inadequate are audited again. These have not been.",)
    return Part("To be audited again", says, tables=(table("Re-audits", ("Audit", "Child", "Team", "Due"), rows, ""),))


def everything(listed: Iterable[Listed]) -> Part | None:
    """Every audit that the reader manages, the latest given out first."""
    some = managed(listed)
    if not some:
        return None
    teams = team_names()
    rows = tuple(
        (
            audit_cell(one), child_cell(one.child), KINDS[one.audit.kind],
            teams.get(one.audit.case.team, one.audit.case.team), Cell(day(one.audit.allocated), whole=True),
            "to be graded again by you" if one.blind else STAGES[one.audit.stage],
            Cell("kept from you", quiet=True) if one.blind else grade_cell(one.audit.stands),
        )
        for one in sorted(some, key=lambda one: not is_open(one.audit))
    )  # fmt: skip
    heads = ("Audit", "Child", "Kind", "Team", "Given out", "How far", "Grade")
    return Part("Every audit", tables=(table("Every audit", heads, rows, ""),), folded=True)


def managed(listed: Iterable[Listed]) -> list[Listed]:
    """Audits in which the reader sits as a manager of the case or a keeper."""
    return [one for one in listed if one.seats & _MANAGED]

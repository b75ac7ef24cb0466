"""What is due and overdue of the children whom the reader works with or answers for, and the cases sampled for them."""

from collections.abc import Sequence

from django.urls import reverse

from goldenthread.access.policy import Reach, rule_of
from goldenthread.accounts.viewer import Viewer
from goldenthread.design.components import Cell, Column, KeyFigure, Link, Table
from goldenthread.design.figures import day, many, whole
from goldenthread.design.links import link
from goldenthread.design.listing import address
from goldenthread.design.words import due_tag
from goldenthread.serving.children import sampled
from goldenthread.serving.due import clocks, due
from goldenthread.serving.due_rows import Clock, Due, DueFilter, DueList
from goldenthread.serving.opening import Served
from goldenthread.trackers.reading import journal, lines_of, names_for, team_names
from goldenthread.trackers.shown import child_cell, clock_cell, worker_cell
from goldenthread.web.home.pages import Part
from goldenthread.web.limits import DUE_LISTED

_OVERDUE, _SOON = "overdue", "due-soon"


def due_part(viewer: Viewer, served: Served) -> Part:
    """How much is overdue and due soon, what falls due next, and what is overdue; what is read of children is journalled.

    Who works with children or manages a team sees who is overdue; who manages sees which clocks are, with the numbers.
    """
    scope = viewer.scope("seeing what is due on the first page")
    size = DUE_LISTED.value
    coming = due(served, scope, journal(), DueFilter(status=(_SOON, "not-yet-due"), sort="due", limit=size))
    reach = rule_of(viewer.role).reach
    late = None
    if reach in (Reach.OWN, Reach.TEAMS):
        late = due(served, scope, journal(), DueFilter(status=(_OVERDUE,), sort="worst", limit=size))
    rows_late = late.rows if late is not None else ()
    names = names_for(served, scope, [row.person_key for row in (*coming.rows, *rows_late)])
    teams, open_to = team_names(served), lines_of(viewer, served)
    soon = next((one.shown for one in coming.counted if one.status == _SOON), 0)
    everything = link("due") or ""
    by_clock = [one for one in clocks(served, scope) if one.overdue_shown and not one.beside]
    overdue = late.shown if late is not None else sum(one.overdue_shown for one in by_clock)
    figures = (
        _count("Overdue", overdue, everything, _OVERDUE),
        _count("Due soon", soon, everything, _SOON),
    )

    def table(caption: str, found: DueList, empty: str) -> Table:
        heads = (Column("Child"), Column("What"), Column("Due"), Column("Status"), Column("Team"), Column("Worker"))
        rows = tuple(_row(row, names, teams, open_to) for row in found.rows)
        return Table(caption, heads, rows, empty, wide=True)

    tables = [table("What falls due next", coming, "Nothing falls due in the days ahead.")]
    if late is not None:
        tables.insert(0, table("Overdue the longest", late, "Nothing is overdue."))
    if reach is not Reach.OWN:
        tables.append(_by_clock(by_clock))
    return Part(
        "What is due",
        (f"As at {day(served.as_at)}, of the children whom you may see.",),
        figures=figures,
        tables=tuple(tables),
        links=tuple(_ways(viewer, teams)),
    )


def sampled_part(viewer: Viewer, served: Served) -> Part:
    """The cases that a grant names to an auditor or inspector."""
    scope = viewer.scope("seeing which cases are sampled")
    found = sampled(served, scope, journal())
    rows = tuple(
        (
            Cell(one.child_id or "no id recorded", link("child", ref=one.ref) or "", whole=True),
            one.age,
            one.standing or "no open involvement",
            one.team or "not recorded",
        )
        for one in found
    )
    heads = (Column("Child"), Column("Age"), Column("Stands"), Column("Team"))
    empty = "No case is named to you. Your information governance lead gives grants."
    says = f"{many(len(found), 'case is', 'cases are')} named to you by a grant. Each opening is journalled."
    return Part("Cases sampled for you", (says,), tables=(Table("Cases", heads, rows, empty, wide=True),))


def _by_clock(found: Sequence[Clock]) -> Table:
    worst = sorted(found, key=lambda one: -one.overdue_shown)[: DUE_LISTED.value]
    rows = tuple(
        (
            Cell(one.title, address(link("tracker", clock=one.key) or "", {}, status=_OVERDUE)),
            one.chapter,
            whole(one.overdue_shown),
            whole(one.shown),
        )
        for one in worst
    )
    heads = (Column("Clock"), Column("Chapter"), Column("Overdue", numeric=True), Column("Open", numeric=True))
    return Table("Clocks with most overdue", heads, rows, "Nothing is overdue.", wide=True)


def _count(title: str, number: int, everything: str, status: str) -> KeyFigure:
    return KeyFigure(title, whole(number), href=address(everything, {}, status=status) if everything else "")


def _row(row: Due, names: dict[str, str], teams: dict[str, str], open_to: frozenset[str]) -> tuple[Cell | str, ...]:
    return (
        child_cell(row, names),
        clock_cell(row.clock, row.title),
        Cell(day(row.due), whole=True) if row.due is not None else Cell("no day can be told", quiet=True),
        Cell(tags=(due_tag(row.status),)),
        teams.get(row.team, row.team) or Cell("not recorded", quiet=True),
        worker_cell(row.worker, open_to),
    )


def _ways(viewer: Viewer, teams: dict[str, str]) -> Sequence[Link]:
    """Where to go on: everything due, the clocks, supervision, the reader's own teams and service."""
    found = [Link("Everything due", reverse("due")), Link("By clock", reverse("trackers"))]
    for worker in sorted(viewer.workers) if viewer.may("supervision") else ():
        found.append(Link(f"Supervision page of {worker}", link("supervision", worker=worker) or ""))
    reach = rule_of(viewer.role).reach
    if viewer.may("teams") and reach is Reach.TEAMS:
        found += [
            Link(f"Team: {teams.get(team, team)}", link("team", team=team) or "") for team in sorted(viewer.teams)
        ]
    if viewer.may("teams") and viewer.service:
        found.append(Link(f"Service: {viewer.service}", link("service", service=viewer.service) or ""))
    return [one for one in found if one.href]

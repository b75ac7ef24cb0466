"""The tables of a child's page."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from goldenthread.design.components import Cell, Column, Table
from goldenthread.design.figures import day, many, whole
from goldenthread.design.links import link
from goldenthread.design.words import due_tag
from goldenthread.serving.child_rows import Child, ChildLine, Ended, Event, Finding, Involvement
from goldenthread.trackers.notes import Run, run_of
from goldenthread.trackers.shown import clock_cell, ended_tag, read_from, worker_cell

_NOT_SAID = Cell("not recorded", quiet=True)


def clocks_table(found: Child, open_to: Collection[str], about: Mapping[Run, Cell], *, leads: bool) -> Table:
    """Open clocks, the most urgent first; ``about`` is what was said of each run, ``leads`` whether trackers are open."""
    heads = (
        Column("What"), Column("Started"), Column("Due"), Column("Status"), Column("Working days over", numeric=True),
        Column("Worker"), Column("What was said"), Column("Read from"),
    )  # fmt: skip
    rows = tuple(
        (
            clock_cell(run.clock, run.title, leads=leads),
            _day(run.start),
            _day(run.due, "no day can be told"),
            Cell(tags=(due_tag(run.status),)),
            "" if run.days_over is None else whole(run.days_over),
            worker_cell(run.worker, open_to),
            about.get(run_of(run), Cell()),
            read_from(run.sources),
        )
        for run in found.clocks
        if not run.beside
    )
    return Table("Clocks that run", heads, rows, "No clock runs for this child.", wide=True, anchor="running")


def ended_table(ended: Sequence[Ended], *, leads: bool) -> Table:
    """Runs that ended lately; ``leads`` says whether trackers are open to the reader."""
    heads = (
        Column("What"), Column("Started"), Column("Due"), Column("Ended"), Column("How"),
        Column("Working days over", numeric=True), Column("Read from"),
    )  # fmt: skip
    rows = tuple(
        (
            clock_cell(run.clock, run.title, leads=leads),
            _day(run.start),
            _day(run.due, "no day can be told"),
            _day(run.stop),
            Cell(tags=(ended_tag(run.status),)),
            "" if run.days_over is None else whole(run.days_over),
            read_from(run.sources),
        )
        for run in ended
        if not run.beside
    )
    return Table("Clocks that ended lately", heads, rows, "No clock ended lately.", wide=True)


def events_table(events: Sequence[Event], open_to: Collection[str], teams: Mapping[str, str]) -> Table:
    """What happened, newest first."""
    heads = (
        Column("Day"), Column("Group"), Column("What"), Column("How it stands"), Column("Team and worker"),
        Column("Entered"), Column("Read from"),
    )  # fmt: skip
    rows = tuple(
        (
            Cell(
                day(one.on_date) if one.on_date is not None else "no day recorded",
                note=f"until {day(one.end_date)}" if one.end_date is not None else "",
                whole=True,
            ),
            one.kind,
            Cell(one.title, note=one.detail),
            one.state,
            _who(one.worker, teams.get(one.team, one.team), open_to),
            _entered(one),
            read_from(one.sources),
        )
        for one in events
    )
    return Table("What happened, newest first", heads, rows, "Nothing is recorded.", wide=True, caption_hidden=True)


def siblings_table(found: Child, names: Mapping[str, str], teams: Mapping[str, str]) -> Table:
    """Children of the same family whom the reader may see."""
    heads = (Column("Child"), Column("Age"), Column("Where the child stands"), Column("Team"), Column("Worker"))
    rows = tuple(
        (
            line_cell(one, names),
            one.age,
            one.standing,
            teams.get(one.team, one.team) or _NOT_SAID,
            one.worker or _NOT_SAID,
        )
        for one in found.siblings
    )
    more = (f"And {found.others_said} of the family whom you may not see.",) if found.others else ()
    empty = "The records name no brother or sister whom you may see."
    return Table("Brothers and sisters", heads, rows, empty, wide=True, notes=more)


def workers_table(found: Sequence[Involvement], open_to: Collection[str], teams: Mapping[str, str]) -> Table:
    """Who worked with the child, the latest first."""
    heads = (Column("Worker"), Column("Team"), Column("Role"), Column("From"), Column("Until"))
    rows = tuple(
        (
            worker_cell(one.worker, open_to),
            teams.get(one.team, one.team) or _NOT_SAID,
            one.role or _NOT_SAID,
            _day(one.start),
            Cell("still", note="") if one.end is None else Cell(day(one.end), note=one.why_it_ended, whole=True),
        )
        for one in found
    )
    return Table("Who works with the child", heads, rows, "Nobody is recorded.", wide=True)


def findings_table(found: Sequence[Finding], *, leads: bool) -> Table:
    """What is wrong in the child's records; ``leads`` says whether the lists of findings are open to the reader."""
    heads = (Column("What is wrong"), Column("How to mend it"), Column("Severity"), Column("Where"))
    rows = tuple(
        (
            Cell(one.message, href=(link("findings", rule=one.rule, team="") or "") if leads else "", note=one.rule),
            one.mend,
            one.severity,
            Cell(one.file, note=_place(one)),
        )
        for one in found
    )
    return Table("What is wrong in these records", heads, rows, "Nothing wrong was found in these records.", wide=True)


def line_cell(one: ChildLine, names: Mapping[str, str]) -> Cell:
    """A child as a link to its page, the name beneath where the reader may know it."""
    where = link("child", ref=one.ref) or ""
    return Cell(one.child_id or "no id recorded", href=where, note=names.get(one.person_key, ""), whole=True)


def _place(one: Finding) -> str:
    row = f"row {one.row}" if one.row is not None else ""
    return ", ".join(part for part in (row, one.column) if part)


def _day(value: date | None, otherwise: str = "not recorded") -> Cell:
    return Cell(day(value), whole=True) if value is not None else Cell(otherwise, quiet=True)


def _who(worker: str, team: str, open_to: Collection[str]) -> Cell:
    if not worker:
        return Cell(team) if team else _NOT_SAID
    found = worker_cell(worker, open_to)
    return Cell(found.text, href=found.href, note=team)


def _entered(one: Event) -> Cell:
    if one.recorded is None:
        return _NOT_SAID
    after = (one.recorded - one.on_date).days if one.on_date is not None else 0
    return Cell(day(one.recorded), note=f"{many(after, 'day')} after" if after > 0 else "", whole=True)

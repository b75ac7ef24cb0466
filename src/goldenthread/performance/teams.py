"""Teams as tables and key figures show them: what they hold, what is late, supervision, recording, who works there."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from goldenthread.design.components import Cell, Column, KeyFigure, Link, Table
from goldenthread.design.figures import many, measured, n_of, whole
from goldenthread.design.links import link
from goldenthread.measures.kinds import Unit
from goldenthread.performance.pages import Part
from goldenthread.performance.shown import plain, spark_of, value_of
from goldenthread.performance.words import days
from goldenthread.serving.figures import ServedPeriod
from goldenthread.serving.staff_rows import ClockCount, Lag, Load, ServicePage, Team, TeamPage
from goldenthread.serving.team_figures import TeamFigures

#: Why a team has no value where it did nothing that could be counted.
_NOTHING: Final = "not-applicable"
#: What stands on every page that sets teams or workers beside each other.
NO_CAUSE: Final = (
    "Numbers stand side by side; nothing here says what causes what, and few cases go up and down by chance."
)
_NONE = Cell("none", quiet=True)
_NOT_SAID = Cell("not recorded", quiet=True)


def overdue_of(page: TeamPage) -> int:
    """Open runs of every clock that are overdue."""
    return sum(one.overdue for one in page.clocks)


def teams_table(caption: str, services: Sequence[ServicePage], elsewhere: int = 0) -> Table:
    """Teams side by side, a row each; a service of several teams has a row above them that adds them up.

    ``elsewhere`` are overdue and belong to none of these teams.
    """
    heads = (
        "Children held",
        "Children per full-time worker",
        "Workers within their range",
        "Unallocated",
        "Overdue",
        "Supervised in time",
        "Recording lag",
        "Agency staff",
    )
    rows: list[tuple[Cell | str, ...]] = []
    sums: list[int] = []
    for service in services:
        several = len(service.teams) > 1
        if several and len(services) > 1:
            sums.append(len(rows))
            rows.append((_service_cell(service), *_together(service.teams)))
        rows += [(_team_cell(one.team, alone=not several), *_together((one,))) for one in service.teams]
    every = [one for service in services for one in service.teams]
    if len(every) > 1:
        sums.append(len(rows))
        rows.append((Cell("All of them", note=many(len(every), "team")), *_together(every)))
    source = next((load.caseload.source for one in every for load in one.loads), "")
    return Table(
        caption,
        (Column("Service and team" if len(services) > 1 else "Team"), *(Column(head, numeric=True) for head in heads)),
        tuple(rows),
        "No team here has staff or children now.",
        wide=True,
        caption_hidden=True,
        totals=frozenset(sums),
        notes=tuple(_notes(source, elsewhere)),
    )


def _notes(source: str, elsewhere: int) -> Iterator[str]:
    if source:
        yield f"The range of a caseload: {source}."
    if elsewhere:
        yield f"{many(elsewhere, 'overdue step belongs', 'overdue steps belong')} to no team with staff or children now."


def _service_cell(service: ServicePage) -> Cell:
    where = link("service", service=service.service)
    return Cell(service.service, href=where or "", note=f"{many(len(service.teams), 'team')} together")


def _team_cell(team: Team, *, alone: bool) -> Cell:
    """A team by name and id, with its service where no row above says it."""
    name = team.name or team.team_id
    beside = team.service if alone and team.service != name else ""
    note = ", ".join(words for words in (team.team_id, beside) if words)
    return Cell(name, href=link("team", team=team.team_id) or "", note=note)


def _together(pages: Sequence[TeamPage]) -> tuple[Cell | str, ...]:
    """The numbers of one team, or of several added up; a median cannot be added up, so several have none."""
    children, fte = sum(one.children for one in pages), sum(one.fte for one in pages)
    holders, opened = sum(one.holders for one in pages), sum(clock.open for one in pages for clock in one.clocks)
    supervisions = sum(one.supervisions for one in pages)
    alone = pages[0] if len(pages) == 1 else None
    return (
        whole(children),
        plain(children / fte) if fte else _NONE,
        _share(sum(one.in_range for one in pages), holders, "none"),
        whole(sum(one.unallocated for one in pages)),
        Cell(whole(sum(overdue_of(one) for one in pages)), note=f"of {whole(opened)} open", whole=True)
        if opened
        else Cell("nothing open", quiet=True),
        _share(sum(one.supervised for one in pages), supervisions, "none is due"),
        Cell("by team", quiet=True) if alone is None else Cell(lag_words(alone.lag), quiet=alone.lag is None),
        agency(pages),
    )


def _share(part: int, of: int, otherwise: str, note: str = "") -> Cell:
    """So many of so many, with the percentage beneath; in words where there is nothing to count."""
    if not of:
        return Cell(otherwise, quiet=True)
    percent = measured(Fraction(100 * part, of), Unit.PERCENT, 0)
    return Cell(n_of(part, of), note="; ".join(words for words in (percent, note) if words), whole=True)


def lag_words(lag: Lag | None) -> str:
    """How long entries take at the median; "not recorded" where nothing was entered that says when."""
    return days(lag.median) if lag is not None else "not recorded"


def agency(pages: Sequence[TeamPage]) -> Cell:
    """How many of those in service are agency staff, of those for whom it is recorded."""
    staff, known = sum(one.staff for one in pages), sum(one.agency_known for one in pages)
    if not staff:
        return Cell("no staff", quiet=True)
    if not known:
        return _NOT_SAID
    rest = staff - known
    return _share(sum(one.agency for one in pages), known, "", f"{whole(rest)} not recorded" if rest else "")


def key_figures(one: TeamPage) -> tuple[KeyFigure, ...]:
    """What a manager looks at first."""
    team = one.team.team_id
    per, lag = one.per_fte, one.lag
    entered = f"median of {whole(lag.entries)} visits entered in three months" if lag is not None else ""
    return (
        KeyFigure(
            "Children held",
            whole(one.children),
            says=f"by {many(one.holders, 'worker')}, {plain(one.fte)} of full time",
        ),
        KeyFigure(
            "Children per full-time worker",
            plain(per) if per is not None else "nobody holds any",
            says=f"{n_of(one.in_range, one.holders)} workers within the range for their hours" if one.holders else "",
        ),
        KeyFigure("Unallocated", whole(one.unallocated), says="children whom no worker holds"),
        KeyFigure(
            "Overdue", whole(overdue_of(one)), href=link("due", team=team) or "", says="of every clock of this team"
        ),
        KeyFigure(
            "Supervised in time", n_of(one.supervised, one.supervisions) if one.supervisions else "no clock to keep"
        ),
        KeyFigure(
            "Recording lag",
            lag_words(lag),
            says=f"{entered}; the slowest tenth {days(lag.slowest)} or more" if lag is not None else "",
        ),
        KeyFigure("Agency staff", agency((one,)).text, says=agency((one,)).note or "of those in service"),
    )


def clocks_part(one: TeamPage) -> Part:
    """Every clock of the team: open, overdue, due soon, in time."""
    heads = (Column("Clock"), *(Column(head, numeric=True) for head in ("Open", "Overdue", "Due soon", "Not overdue")))
    rows = tuple(_clock(clock, one.team.team_id) for clock in one.clocks)
    table = Table("Clocks of this team", heads, rows, "No clock of this team is open.", wide=True, caption_hidden=True)
    return Part("What is due", ("Of everybody whom the team holds, whoever may be seen by name.",), (table,))


def _clock(one: ClockCount, team: str) -> tuple[Cell | str, ...]:
    if one.lacking:
        return (Cell(one.title, note=one.lacking), *(_NOT_SAID for _ in range(4)))
    where = link("tracker", clock=one.clock, team=team)
    numbers = (one.open, one.overdue, one.due_soon, one.in_time)
    return (Cell(one.title, href=where or ""), *(whole(number) for number in numbers))


def workers_part(one: TeamPage, *, supervision: bool) -> Part:
    """Workers by id with what they hold, beside the range for their hours; only for who manages the team.

    ``supervision`` lets each lead to its sheet.
    """
    heads = (
        Column("Worker"),
        Column("Children", numeric=True),
        Column("Range for their hours"),
        Column("Overdue", numeric=True),
        Column("Recording lag", numeric=True),
    )
    rows = tuple(_worker(load, supervision=supervision) for load in one.loads)
    source = one.loads[0].caseload.source if one.loads else ""
    said = (NO_CAUSE, f"The range: {source}." if source else "")
    table = Table(
        "Workers of this team", heads, rows, "Nobody is in service in this team.", wide=True, caption_hidden=True
    )
    return Part("Workers", tuple(words for words in said if words), (table,))


def _worker(one: Load, *, supervision: bool) -> tuple[Cell | str, ...]:
    worker, held = one.worker, one.caseload
    fte = f"{plain(worker.fte)} of full time" if worker.fte is not None else "hours not recorded"
    kind = "agency" if worker.agency else ""
    note = ", ".join(words for words in (worker.job_title, fte, kind) if words)
    sheet = link("supervision", worker=worker.worker_id) if supervision else None
    return (
        Cell(worker.worker_id, href=sheet or "", note=note),
        whole(held.children),
        Cell(held.verdict, note=f"{plain(held.lowest)} to {plain(held.highest)}"),
        whole(one.overdue),
        Cell(lag_words(one.lag), quiet=one.lag is None),
    )


def side_by_side(found: TeamFigures, periods: Sequence[ServedPeriod], measure_at: str = "measure") -> Table:
    """Measures with a column a team, each with its line of a year, and the whole last.

    Mixes are left out, and what none of the teams has anything of.
    """
    heads = (
        Column("Measure"),
        *(Column(one.name, numeric=True) for one in found.teams),
        Column("Everybody", numeric=True),
    )
    rows = []
    for one in found.measures:
        if one.part or all(row is None or row.figure.reason == _NOTHING for row in one.rows):
            continue  # a mix is read whole, on its own page; of what these teams do not do there is nothing to say
        cells: list[Cell | str] = [Cell(one.title, href=link(measure_at, key=one.entry.key) or "")]
        for row in (*one.rows, one.whole):
            if row is None:
                cells.append(Cell("not applicable", quiet=True))
                continue
            held = value_of(row.figure)
            drawn = spark_of(row, periods) if not row.figure.reason else None
            cells.append(Cell(held.text, note=held.note, quiet=held.quiet, whole=held.whole, spark=drawn))
        rows.append(tuple(cells))
    empty = "No key measure is told of this team."
    return Table("Key measures, side by side", heads, tuple(rows), empty, wide=True, caption_hidden=True)


def places(team: str, *, trackers: bool, findings: bool, audits: bool) -> tuple[Link, ...]:
    """Where a manager goes from a team's page."""
    found = [("Audits of this team beside its figures", link("team audits", team=team))] if audits else []
    if trackers:
        found.append(("Everything due in this team", link("due", team=team)))
    if findings:
        found.append(("What is wrong with this team's data", link("findings", team=team)))
    found.append(("Every measure of this team", link("dashboard", team=team)))
    return tuple(Link(words, where) for words, where in found if where)

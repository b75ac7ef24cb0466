"""Pages about staff: a worker's supervision on one sheet, a team, a service; and the teams and workers there are."""

import sqlite3
from typing import Final

from goldenthread.access.audience import Audience
from goldenthread.access.errors import NotAllowed
from goldenthread.access.policy import check_figures, rule_of
from goldenthread.access.scope import Scope
from goldenthread.records.store.protocols import ReadLog
from goldenthread.serving.child_rows import ChildLine, lines
from goldenthread.serving.due_rows import Due, runs_of
from goldenthread.serving.opening import Served
from goldenthread.serving.seeing import NOT_THERE, Condition, check_reader, day, seen
from goldenthread.serving.staff_rows import (
    Load,
    Seen,
    ServicePage,
    Supervised,
    Supervision,
    Team,
    TeamPage,
    Worker,
    caseload,
    clock_counts,
    lag_of,
    team_of,
    worker_of,
)

_SUPERVISION: Final = "supervision"
_DRIFT: Final = "drift"
_TEAM: Final = "select team_id, name, service, parent, opened, closed from team"
_WORKER: Final = "select worker_id, team_id, agency, fte, job_title, grade, manager, started, ended from worker"


def teams(served: Served) -> tuple[Team, ...]:
    """Every team that the records name, by service and name; a team without a row of its own has its id for a name."""
    return tuple(team_of(row) for row in served.connection().execute(f"{_TEAM} order by service, name, team_id"))


def services(served: Served) -> tuple[str, ...]:
    """Every service that a team belongs to."""
    rows = served.connection().execute("select distinct service from team where service is not null order by 1")
    return tuple(service for (service,) in rows)


def teams_of_service(served: Served, service: str) -> tuple[str, ...]:
    """Ids of the teams of a service; none for one there is none of."""
    rows = served.connection().execute("select team_id from team where service = ? order by 1", (service,))
    return tuple(team for (team,) in rows)


def workers(served: Served, team: str = "") -> tuple[Worker, ...]:
    """Workers in service on the snapshot's day, of a team where one is named."""
    condition = "ended is null" + (" and team_id = ?" if team else "")
    rows = served.connection().execute(
        f"{_WORKER} where {condition} order by team_id, worker_id", (team,) if team else ()
    )
    return tuple(worker_of(row) for row in rows)


def supervision_page(served: Served, scope: Scope, log: ReadLog, worker_id: str) -> Supervision:
    """One worker's children for supervision, those with most overdue first.

    For the worker, and for who manages the worker's team: others, and for workers there are none of, are told that there
    is nothing (`NotAllowed`). The reading is logged first (`LogFailed`).
    """
    check_reader(served, scope)
    connection = served.connection()
    worker = _worker(connection, worker_id)
    _check_line(connection, scope, worker)
    held = "select person_key from holding where worker_id = ?"
    visible = seen(scope, "p.person_key")
    wanted = Condition(f"p.person_key in ({held}) and {visible.sql}", (worker_id, *visible.values))
    found = lines(connection, wanted, served.as_at)
    keys = [one.person_key for one in found]
    about = {"worker": worker_id, "as_at": served.as_at.isoformat(), "persons": keys}
    log.append("supervision", scope, about)
    shown = Condition(f"d.person_key in ({held}) and {seen(scope, 'd.person_key').sql}", wanted.values)
    runs: dict[str, list[Due]] = {}
    for run in runs_of(connection, shown, "d.due_date is null, d.due_date, c.place"):
        runs.setdefault(run.person_key, []).append(run)
    children = [_supervised(connection, served, line, runs.get(line.person_key, [])) for line in found]
    children.sort(key=lambda one: (-len(one.overdue), one.next_due is None, one.line.child_id))
    (total,) = connection.execute("select count(*) from holding where worker_id = ?", (worker_id,)).fetchone()
    supervised, supervisions = _supervisions(connection, "worker", worker_id)
    return Supervision(
        worker=worker,
        team=next((one for one in teams(served) if one.team_id == worker.team), None),
        as_at=served.as_at,
        children=tuple(children),
        hidden=total - len(found),
        caseload=caseload(connection, total, worker.fte),
        lag=lag_of(connection, "worker", worker_id),
        supervised=supervised,
        supervisions=supervisions,
    )


def team_page(served: Served, scope: Scope, audience: Audience, team_id: str) -> TeamPage:
    """A team's caseload, allocation, supervision, clocks, recording and staff; figures for managers, small ones among them.

    Raises `NotAllowed` unless the role may read figures for management, by team: the guarded ones are on the dashboard.
    Named workers are told of only to who manages that team.
    """
    _check_team_figures(scope, audience)
    connection = served.connection()
    row = connection.execute(f"{_TEAM} where team_id = ?", (team_id,)).fetchone()
    if row is None:
        raise NotAllowed(NOT_THERE)
    return _team_page(served, scope, team_of(row))


def service_page(served: Served, scope: Scope, audience: Audience, service: str) -> ServicePage:
    """The teams of a service side by side, those that are closed or have neither staff nor children left out.

    Raises as `team_page`.
    """
    _check_team_figures(scope, audience)
    found = [one for one in teams(served) if one.service == service]
    if not found:
        raise NotAllowed(NOT_THERE)
    pages = [_team_page(served, scope, one) for one in found if one.closed is None]
    return ServicePage(service, served.as_at, tuple(page for page in pages if page.staff or page.children))


def _team_page(served: Served, scope: Scope, team: Team) -> TeamPage:
    connection = served.connection()
    here = (team.team_id,)
    (children,) = connection.execute("select count(*) from holding where team_id = ?", here).fetchone()
    (unallocated,) = connection.execute("select count(*) from unallocated where team_id = ?", here).fetchone()
    staff, agency, agency_known = connection.execute(
        "select count(*), coalesce(sum(agency = 1), 0), count(agency) from worker where team_id = ? and ended is null",
        here,
    ).fetchone()
    loads = _loads(connection, team.team_id)
    holding = [one for one in loads if one.caseload.children]
    supervised, supervisions = _supervisions(connection, "team", team.team_id)
    return TeamPage(
        team=team,
        as_at=served.as_at,
        children=children,
        unallocated=unallocated,
        holders=len(holding),
        fte=sum(1.0 if one.worker.fte is None else one.worker.fte for one in holding),
        in_range=sum(one.caseload.verdict == "in the range" for one in holding),
        staff=staff,
        agency=agency,
        agency_known=agency_known,
        supervised=supervised,
        supervisions=supervisions,
        clocks=clock_counts(connection, team.team_id),
        lag=lag_of(connection, "team", team.team_id),
        loads=loads if _manages(scope, team.team_id) else (),
    )


def _loads(connection: sqlite3.Connection, team: str) -> tuple[Load, ...]:
    """Workers of a team in service, or who hold one of its children, with all that they hold."""
    rows = connection.execute(
        f"""{_WORKER} where (team_id = ? and ended is null)
            or worker_id in (select worker_id from holding where team_id = ?) order by worker_id""",
        (team, team),
    ).fetchall()
    held = dict(connection.execute("select worker_id, count(*) from holding group by worker_id").fetchall())
    overdue = dict(
        connection.execute(
            """select worker, count(*) from due where team = ? and status = 'overdue' and clock <> ?
                   and clock in (select clock from clock where beside = '')
               group by worker""",
            (team, _SUPERVISION),
        ).fetchall()
    )
    return tuple(
        Load(
            worker,
            caseload(connection, held.get(worker.worker_id, 0), worker.fte),
            overdue.get(worker.worker_id, 0),
            lag_of(connection, "worker", worker.worker_id),
        )
        for worker in map(worker_of, rows)
    )


def _supervised(connection: sqlite3.Connection, served: Served, line: ChildLine, runs: list[Due]) -> Supervised:
    row = connection.execute(
        "select seen, seen_by, seen_kind, visited, supervised from last_seen where person_key = ?", (line.person_key,)
    ).fetchone()
    last, by, kind, visited, supervised = row or (None,) * 5
    seen_on = day(last)
    work = [run for run in runs if run.clock != _SUPERVISION and not run.beside]
    ahead = [run for run in work if run.status in ("due-soon", "not-yet-due")]
    return Supervised(
        line=line,
        overdue=tuple(run for run in work if run.status == "overdue"),
        next_due=ahead[0] if ahead else None,
        seen=Seen(seen_on, by or "", kind or "", day(visited), (served.as_at - seen_on).days if seen_on else None),
        supervised=day(supervised),
        supervision=next((run.status for run in runs if run.clock == _SUPERVISION), ""),
        drifts=tuple(run for run in runs if run.clock == _DRIFT and run.status == "overdue"),
    )


def _supervisions(connection: sqlite3.Connection, column: str, part: str) -> tuple[int, int]:
    """Children whose supervision is up to date, of those with a supervision clock that can be computed."""
    supervised, total = connection.execute(
        f"""select coalesce(sum(status in ('due-soon', 'not-yet-due')), 0), count(*) from due
            where clock = ? and {column} = ? and status in ('overdue', 'due-soon', 'not-yet-due')""",
        (_SUPERVISION, part),
    ).fetchone()
    return supervised, total


def _worker(connection: sqlite3.Connection, worker_id: str) -> Worker:
    """A worker by id, also one of whom the records know only that they hold a child."""
    row = connection.execute(f"{_WORKER} where worker_id = ?", (worker_id,)).fetchone()
    if row is not None:
        return worker_of(row)
    held = connection.execute("select team_id from holding where worker_id = ? limit 1", (worker_id,)).fetchone()
    if held is None:
        raise NotAllowed(NOT_THERE)
    return Worker(worker_id, held[0] or "", None, None, "", "", "", None, None)


def _check_line(connection: sqlite3.Connection, scope: Scope, worker: Worker) -> None:
    """Raise `NotAllowed` unless the reader is the worker, or manages the team that the worker is in or works for."""
    if worker.worker_id in scope.worker_ids:
        return
    rows = connection.execute("select distinct team_id from holding where worker_id = ?", (worker.worker_id,))
    if not any(_manages(scope, team) for team in {worker.team, *(team or "" for (team,) in rows)}):
        raise NotAllowed(NOT_THERE)


def _manages(scope: Scope, team: str) -> bool:
    return rule_of(scope.role).workers and (scope.all_children or team in scope.team_ids)


def _check_team_figures(scope: Scope, audience: Audience) -> None:
    check_figures(scope, audience, (("team",),))
    if audience is not Audience.MANAGEMENT:
        raise NotAllowed("Pages of teams hold small numbers and are for management; the dashboard has guarded figures.")

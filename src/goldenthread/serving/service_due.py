"""What is open and overdue in each service, and how old each source is: what a first page tells before all else."""

from dataclasses import dataclass
from datetime import date

from goldenthread.access.audience import Audience
from goldenthread.access.errors import NotAllowed
from goldenthread.access.policy import check_figures
from goldenthread.access.scope import Scope
from goldenthread.serving.opening import Served


@dataclass(frozen=True, slots=True)
class ServiceDue:
    """Open runs of every clock in a service, each duty once: how many are open, overdue and due soon.

    ``service`` is "" for what no team of a service has. ``children`` are held by its workers, ``unallocated`` by nobody.
    """

    service: str
    open: int
    overdue: int
    due_soon: int
    children: int
    unallocated: int


def due_by_service(served: Served, scope: Scope, audience: Audience) -> tuple[ServiceDue, ...]:
    """Services by how much is overdue, the most first; counted for everybody, so for managers alone.

    Raises `NotAllowed` unless the role may read figures for management by team.
    """
    check_figures(scope, audience, (("team",),))
    if audience is not Audience.MANAGEMENT:
        raise NotAllowed("What is overdue by service holds small numbers and is for management.")
    rows = served.connection().execute(
        """
        with team_service as (select team_id, coalesce(service, '') as service from team),
        counted as (
            select coalesce(t.service, '') as service, count(*) as open, sum(d.status = 'overdue') as overdue,
                   sum(d.status = 'due-soon') as due_soon, 0 as children, 0 as unallocated
            from due as d join clock as c on c.clock = d.clock and c.about_people = 1 and c.beside = ''
            left join team_service as t on t.team_id = d.team group by 1
            union all
            select coalesce(t.service, ''), 0, 0, 0, count(*), 0
            from holding as h left join team_service as t on t.team_id = h.team_id group by 1
            union all
            select coalesce(t.service, ''), 0, 0, 0, 0, count(*)
            from unallocated as u left join team_service as t on t.team_id = u.team_id group by 1
        )
        select service, sum(open), sum(overdue), sum(due_soon), sum(children), sum(unallocated)
        from counted group by service order by sum(overdue) desc, sum(open) desc, service
        """
    )
    return tuple(ServiceDue(*row) for row in rows)


def oldest_source(served: Served) -> tuple[str, date] | None:
    """The kind of source whose latest delivery is the oldest of all, with the day that it speaks of; None where none says."""
    row = (
        served.connection()
        .execute(
            """select kind, max(as_at) as latest from file where coalesce(kind, '') <> '' and as_at is not null
               group by kind order by latest, kind limit 1"""
        )
        .fetchone()
    )
    return (str(row[0]), date.fromisoformat(row[1])) if row is not None else None

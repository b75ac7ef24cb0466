"""A director's service at a glance: what is worse, what is overdue by service, what waits, and how old the records are."""

from collections.abc import Sequence

from django.utils.timezone import localdate

from goldenthread.design.components import Cell, Column, KeyFigure, Table
from goldenthread.design.figures import day, many, n_of, whole
from goldenthread.design.links import link
from goldenthread.design.listing import address
from goldenthread.loads.shown import kind_words
from goldenthread.serving.opening import Served
from goldenthread.serving.service_due import ServiceDue, due_by_service, oldest_source
from goldenthread.web.home.figures import Read
from goldenthread.web.home.pages import Part

_NO_SERVICE = "No service named"


def glance_part(read: Read, served: Served, waiting: int) -> Part:
    """Four numbers, the lines that are read first, and what is overdue by service; ``waiting`` answers are asked for."""
    services = due_by_service(served, read.reader.scope, read.reader.audience)
    return Part(
        "At a glance",
        (),
        figures=(_worse(read), _overdue(services), _waiting(waiting), _age(served)),
        lines=read.lines[1:],  # the first of them asks what the measures of safety answer beneath
        tables=(_by_service(services),),
    )


def _worse(read: Read) -> KeyFigure:
    rows = read.key
    worse = sum(one.signal == "concern" for one in rows)
    return KeyFigure(
        "Worse than usual",
        whole(worse),
        counted=f"of {many(len(rows), 'key measure')}",
        href=address(link("dashboard") or "", {}, signal="concern") if worse else "",
        says="By more than chance explains.",
    )


def _overdue(services: Sequence[ServiceDue]) -> KeyFigure:
    overdue, opened = sum(one.overdue for one in services), sum(one.open for one in services)
    where = address(link("due") or "", {}, status="overdue")
    return KeyFigure("Overdue", whole(overdue), counted=f"of {whole(opened)} open steps", href=where)


def _waiting(waiting: int) -> KeyFigure:
    says = "They stand beneath." if waiting else "Nothing waits for you."
    return KeyFigure("Waiting for your answer", whole(waiting), says=says)


def _age(served: Served) -> KeyFigure:
    days = (localdate() - served.as_at).days
    oldest = oldest_source(served)
    late = (
        f" The oldest source ({kind_words(oldest[0])}) ends on {day(oldest[1])}."
        if oldest and oldest[1] < served.as_at
        else ""
    )
    return KeyFigure("Age of the records", many(days, "day"), says=f"They speak of {day(served.as_at)}.{late}")


def _by_service(services: Sequence[ServiceDue]) -> Table:
    rows = tuple(
        (
            Cell(one.service or _NO_SERVICE, link("service", service=one.service) or "" if one.service else ""),
            Cell(n_of(one.overdue, one.open), whole=True) if one.open else Cell("nothing open", quiet=True),
            whole(one.due_soon),
            whole(one.children),
            whole(one.unallocated),
        )
        for one in services
    )
    heads = ("Overdue", "Due soon", "Children held", "Unallocated")
    columns = (Column("Service"), *(Column(head, numeric=True) for head in heads))
    return Table("What is overdue, by service", columns, rows, "Nothing is open in any service.", wide=True)

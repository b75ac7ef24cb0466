"""The answers of the interface for programs."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse

from goldenthread.accounts.viewer import Viewer
from goldenthread.design.listing import address
from goldenthread.design.sheets import as_csv, attached
from goldenthread.journal.actions import record
from goldenthread.performance.reading import Reader, journal, reader_of, served_now
from goldenthread.records.store.manifests import moment_text
from goldenthread.serving.dashboard import dashboard
from goldenthread.serving.due import clocks, due
from goldenthread.serving.due_rows import DueFilter
from goldenthread.serving.exporting import export_rows
from goldenthread.serving.figures import ReadRow, entries
from goldenthread.serving.measure_page import measure_page
from goldenthread.serving.opening import Served, served_snapshots
from goldenthread.web.api.described import Field, endpoint
from goldenthread.web.api.doors import api
from goldenthread.web.api.openapi import openapi
from goldenthread.web.limits import ROWS_USUAL

Asked = Mapping[str, Any]
_TYPES: Final = {"string": pa.string(), "number": pa.float64(), "integer": pa.int64()}


@api("api-openapi")
def described(request: HttpRequest, viewer: Viewer, asked: Asked) -> HttpResponse:
    """The description of the interface."""
    del viewer, asked
    return JsonResponse(openapi())


@api("api-snapshots")
def snapshots(request: HttpRequest, viewer: Viewer, asked: Asked) -> HttpResponse:
    """Data versions."""
    del viewer
    rows = (
        (one.snapshot, one.as_at, moment_text(one.known_at), one.current, one.ready)
        for one in served_snapshots(settings.INSTALLATION.store)
    )
    return _page(request, "api-snapshots", asked, rows)


@api("api-measures")
def measures(request: HttpRequest, viewer: Viewer, asked: Asked) -> HttpResponse:
    """The book of measures."""
    del viewer
    chapter = asked["chapter"]
    rows = (
        (
            *(one.key, one.title, one.chapter, one.says, one.unit, one.polarity, one.version),
            *(list(one.breakdowns), list(one.codes), one.typed),
        )
        for one in entries(served_now())
        if not chapter or one.chapter == chapter
    )
    return _page(request, "api-measures", asked, rows)


@api("api-measure")
def measure(request: HttpRequest, viewer: Viewer, asked: Asked, key: str) -> HttpResponse:
    """One measure."""
    del asked
    served = served_now()
    reader = reader_of(viewer, "reading a definition by a program")
    found = measure_page(served, reader.scope, reader.audience, key)
    told = found.definition
    targets = [
        {"target": one.target, "since": one.since, "until": one.until, "set_by": one.set_by, "set_on": one.set_on,
         "source": one.source, "note": one.note}
        for one in found.targets
    ]  # fmt: skip
    row = (found.entry.key, found.entry.title, found.entry.says, told.facts, told.limits, targets, told.sql)
    return JsonResponse({"data": _row(endpoint("api-measure").fields, row), "snapshot": _snapshot(served)})


@api("api-figures")
def figures(request: HttpRequest, viewer: Viewer, asked: Asked) -> HttpResponse:
    """Figures in pages."""
    return _page(request, "api-figures", asked, _figures(viewer, served_now(), asked))


@api("api-figures-csv")
def figures_csv(request: HttpRequest, viewer: Viewer, asked: Asked) -> HttpResponse:
    """Figures as CSV."""
    served = served_now()
    rows = list(_figures(viewer, served, asked))
    _exported(viewer, served, asked, len(rows), "csv")
    names = [one.name for one in endpoint("api-figures-csv").fields]
    return attached(as_csv(names, rows), f"figures-{served.as_at.isoformat()}.csv")


@api("api-figures-parquet")
def figures_parquet(request: HttpRequest, viewer: Viewer, asked: Asked) -> HttpResponse:
    """Figures as Parquet."""
    served, offered = served_now(), endpoint("api-figures-parquet")
    rows = list(_figures(viewer, served, asked))
    _exported(viewer, served, asked, len(rows), "parquet")
    schema = pa.schema([(one.name, _TYPES[one.kind]) for one in offered.fields])
    columns = list(zip(*rows, strict=True)) if rows else [() for _ in schema]
    table = pa.table(
        [pa.array(list(held), kind) for held, kind in zip(columns, schema.types, strict=True)], schema=schema
    )
    held = io.BytesIO()
    pq.write_table(table, held, compression="zstd")
    answer = HttpResponse(held.getvalue(), content_type=offered.media)
    answer.headers["Content-Disposition"] = f'attachment; filename="figures-{served.as_at.isoformat()}.parquet"'
    return answer


@api("api-readings")
def readings(request: HttpRequest, viewer: Viewer, asked: Asked) -> HttpResponse:
    """Figures of one period as they are read."""
    reader = reader_of(viewer, "reading figures by a program")
    team = asked["team"] if reader.by_team else ""
    found = dashboard(
        served_now(),
        reader.scope,
        reader.audience,
        period=asked["period"],
        team=team,
        chapter=asked["chapter"],
        worries_first=False,
    )
    rows = (_reading(one) for one in found.rows) if team == asked["team"] else iter(())
    return _page(request, "api-readings", asked, rows)


@api("api-trackers")
def trackers(request: HttpRequest, viewer: Viewer, asked: Asked) -> HttpResponse:
    """Every clock with its numbers."""
    scope = viewer.scope("reading trackers by a program")
    rows = (
        (
            *(one.key, one.title, one.chapter, one.indicator, one.total, one.shown),
            *(one.overdue_total, one.overdue_shown, one.lacking),
        )
        for one in clocks(served_now(), scope)
    )
    return _page(request, "api-trackers", asked, rows)


@api("api-due")
def who_is_due(request: HttpRequest, viewer: Viewer, asked: Asked) -> HttpResponse:
    """Who is due, of whom the viewer may see; only the rows of the page are read, and they are journalled first."""
    page, size = _turned(asked)
    wanted = DueFilter(
        clock=asked["clock"],
        team=asked["team"],
        worker=asked["worker"],
        status=(asked["status"],) if asked["status"] else (),
        limit=size + 1,
        offset=(page - 1) * size,
    )
    found = due(served_now(), viewer.scope("reading trackers by a program"), journal(), wanted)
    rows = (
        (
            *(one.clock, one.title, one.child_id, one.start, one.due, one.status, one.days_over),
            *(one.team or "", one.worker or ""),
        )
        for one in found.rows
    )
    return _page(request, "api-due", asked, rows, turned=True)


def _figures(viewer: Viewer, served: Served, asked: Asked) -> Iterator[tuple[Any, ...]]:
    """Figures as the viewer may see them: by team only for who is told of teams, and with no count beside what is hidden."""
    reader = reader_of(viewer, "reading figures by a program")
    keys = (asked["measure"],) if asked["measure"] else ()
    found = export_rows(
        served,
        reader.scope,
        reader.audience,
        period=asked["period"],
        breakdown=asked["breakdown"],
        group=asked["group"],
        chapter=asked["chapter"],
        keys=keys,
    )
    place = {name: number for number, name in enumerate(found.columns)}
    for row in found.rows:
        if not _told(reader, str(row[place["breakdown"]])):
            continue
        if row[place["reason"]] == "hidden":
            blank = {place[name] for name in ("numerator", "denominator", "value")}
            yield tuple(None if number in blank else value for number, value in enumerate(row))
        else:
            yield row


def _told(reader: Reader, breakdown: str) -> bool:
    return reader.by_team or "team" not in breakdown.split("*")


def _reading(one: ReadRow) -> tuple[Any, ...]:
    figure = one.figure
    return (
        *(figure.key, one.entry.title, one.entry.chapter, figure.part, figure.period, " | ".join(figure.group)),
        *(figure.value, figure.shown, figure.counted, figure.reason, one.target, one.colour, one.rule, one.signal),
        *(one.previous.says if one.previous is not None else "", one.comparator, figure.snapshot),
    )


def _exported(viewer: Viewer, served: Served, asked: Asked, rows: int, form: str) -> None:
    filters = {name: value for name, value in asked.items() if value}
    about = {"snapshot": served.snapshot, **filters, "rows": rows, "form": form}
    record(viewer.scope("exporting figures by a program"), "figures exported", about)


def _page(
    request: HttpRequest, name: str, asked: Asked, rows: Iterable[Sequence[Any]], *, turned: bool = False
) -> HttpResponse:
    """A page of rows and the address of the next; ``turned`` rows begin at the page already."""
    page, size = _turned(asked)
    first = 0 if turned else (page - 1) * size
    held = list(islice(rows, first, first + size + 1))
    following = None
    if len(held) > size:
        kept = {each: str(value) for each, value in asked.items() if value and each != "page"}
        following = request.build_absolute_uri(address(request.path, kept, page=str(page + 1)))
    fields = endpoint(name).fields
    said = {"data": [_row(fields, row) for row in held[:size]], "page": page, "size": size, "next": following}
    return JsonResponse({**said, "snapshot": _snapshot(served_now())})


def _turned(asked: Asked) -> tuple[int, int]:
    return asked["page"] or 1, asked["size"] or ROWS_USUAL.value


def _row(fields: Sequence[Field], row: Sequence[Any]) -> dict[str, Any]:
    return {one.name: _plain(value) for one, value in zip(fields, row, strict=True)}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _snapshot(served: Served) -> dict[str, str]:
    meta = served.meta
    return {"id": served.snapshot, "as_at": served.as_at.isoformat(), "known_at": moment_text(meta.known_at)}

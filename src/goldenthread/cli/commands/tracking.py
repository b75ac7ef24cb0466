"""``goldenthread tracker`` and ``rows``: who is due and overdue, and the children behind a figure."""

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from icalendar import Calendar, Event

from goldenthread.access.of_store import access_log
from goldenthread.access.scope import Scope
from goldenthread.calendar import parse_period
from goldenthread.cli.measuring import DefinitionsOption, HomeOption, opened, the_book
from goldenthread.cli.options import PurposeOption, SnapshotOption, StoreOption, day, viewer
from goldenthread.cli.output import JsonOption, warn
from goldenthread.cli.workbook import Given, GivenOption, OutOption, give, given
from goldenthread.measures.run.rows import Rows, rows_behind, tracker
from goldenthread.measures.run.session import Session
from goldenthread.records.errors import WrongUse

_TRACKER = ("child_id", "team", "worker", "status", "start_date", "due_date", "days_over", "sources")
_ROWS = ("period", "child_id", "team", "worker", "on_date", "start_date", "due_date", "stop_date", "status", "met")
_ALL_ROWS = (*_ROWS, "value", "part", "days_over", "event_key", "person_key", "sources")


class Met(StrEnum):
    """Which rows of a share are wanted."""

    yes = "yes"
    no = "no"


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("tracker")(tracked)
    app.command("rows")(behind)


def tracked(
    clock: Annotated[str, typer.Argument(help="Key of a clock; see 'goldenthread list'.")],
    store: StoreOption,
    as_at: Annotated[
        str, typer.Option("--as-at", help="The day it speaks of, such as 2025-09-30.", show_default=False)
    ],
    team: Annotated[str | None, typer.Option(help="Only this team.")] = None,
    worker: Annotated[str | None, typer.Option(help="Only this worker.")] = None,
    status: Annotated[
        str | None, typer.Option(help="Only these: overdue,due-soon,not-yet-due,excluded,cannot-compute.")
    ] = None,
    ics: Annotated[Path | None, typer.Option(help="Calendar file to write the due dates to.")] = None,
    home: HomeOption = None,
    definitions: DefinitionsOption = None,
    snapshot: SnapshotOption = None,
    purpose: PurposeOption = "supervision",
    out: OutOption = None,
    form: GivenOption = Given.table,
    as_json: JsonOption = False,
) -> None:
    """Who is due and overdue by a clock. It names children, so reading it is logged; the last line squares the count."""
    form = given(form, as_json, out)
    if ics is not None and ics.exists():
        raise WrongUse.of(str(ics), "the file is there already", "Name a file that is not there yet")
    scope, held = Scope.everything(viewer(), purpose), the_book(home, definitions)
    session = opened(store, scope, day(as_at), snapshot=snapshot, held=held)
    wanted = tuple(word.strip() for word in status.split(",")) if status else ()
    rows = tracker(session, access_log(store), clock, team, worker, wanted)
    if ics is not None:
        _write_calendar(ics, session, clock, rows)
        warn(f"Wrote {ics}")
    title = f"{session.book.clock(clock).title}, as at {session.as_at}"
    give(rows.shown, form, out, (_TRACKER, _TRACKER), ("Nothing is open.", title))
    warn(f"{title}: {rows.proof}")


def behind(
    key: Annotated[str, typer.Argument(help="Key of a measure.")],
    store: StoreOption,
    period: Annotated[str, typer.Option(help="Such as 2025-09, 2024-25 or 2024-25-Q4.", show_default=False)],
    met: Annotated[Met | None, typer.Option(help="Only rows that meet, or only those that do not.")] = None,
    as_at: Annotated[
        str | None, typer.Option("--as-at", help="Nothing later is known; the snapshot's day if not given.")
    ] = None,
    home: HomeOption = None,
    definitions: DefinitionsOption = None,
    snapshot: SnapshotOption = None,
    purpose: PurposeOption = "explaining a figure",
    out: OutOption = None,
    form: GivenOption = Given.table,
    as_json: JsonOption = False,
) -> None:
    """The children behind a figure, with the file and row that each was read from. Reading it is logged."""
    form = given(form, as_json, out)
    scope, held = Scope.everything(viewer(), purpose), the_book(home, definitions)
    session = opened(store, scope, day(as_at) if as_at else None, snapshot=snapshot, held=held)
    wanted = None if met is None else met is Met.yes
    rows = rows_behind(session, access_log(store), key, parse_period(period), wanted)
    title = f"{session.book.measure(key).title}, {period}"
    give(rows.shown, form, out, (_ROWS, _ALL_ROWS), ("No row counts.", title))
    warn(f"{title}: {rows.proof}")


def _write_calendar(path: Path, session: Session, clock: str, rows: Rows) -> None:
    """Due dates as all-day events. The child's own number stands in each, so it is for the worker's calendar alone."""
    title = session.book.clock(clock).title
    calendar = Calendar()
    calendar.add("prodid", "-//Golden Thread//tracker//EN")
    calendar.add("version", "2.0")
    for row in rows.shown:
        if row["due_date"] is None:
            continue
        event = Event()
        event.add("uid", f"{row['event_key']}-{row['start_date']}@goldenthread")
        event.add("summary", f"{title}: child {row.get('child_id') or 'not recorded'} ({row['status']})")
        event.add("dtstart", row["due_date"])
        event.add("dtstamp", datetime.combine(session.as_at, datetime.min.time(), UTC))
        event.add("class", "PRIVATE")
        calendar.add_component(event)
    try:
        with path.open("xb") as file:
            file.write(calendar.to_ical())
    except OSError as error:
        raise WrongUse.of(str(path), f"the file cannot be written ({error})", "Name another place") from error

"""``goldenthread findings``: what is wrong with the data, counted or as a list to hand out."""

from datetime import date
from enum import StrEnum
from typing import Annotated

import pyarrow as pa
import pyarrow.compute as pc
import typer

from goldenthread.access.of_store import access_log
from goldenthread.access.scope import Scope
from goldenthread.cli.options import PurposeOption, SnapshotOption, StoreOption, viewer
from goldenthread.cli.output import Form, FormOption, JsonOption, chosen, print_rows, warn
from goldenthread.records.checks.report import counts, fix_list
from goldenthread.records.errors import WrongUse
from goldenthread.records.store.exceptions import accepted, read_exceptions
from goldenthread.records.store.store import Store


class Grouping(StrEnum):
    """What findings can be counted by."""

    rule = "rule"
    team = "team"
    worker = "worker"
    table = "table"


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("findings")(findings)


def findings(
    store: StoreOption,
    snapshot: SnapshotOption = None,
    by: Annotated[
        Grouping | None, typer.Option(help="Count by rule, team, worker or table; without it, list them.")
    ] = None,
    rule: Annotated[str | None, typer.Option(help="Only this rule.")] = None,
    team: Annotated[str | None, typer.Option(help="Only this team: its fix list.")] = None,
    worker: Annotated[str | None, typer.Option(help="Only this worker: their fix list.")] = None,
    purpose: PurposeOption = "mending data",
    form: FormOption = Form.table,
    as_json: JsonOption = False,
) -> None:
    """Show what is wrong with the data of a snapshot. A list names children, so reading it is logged; counts do not.

    Exceptions accepted in the store's exceptions.toml stay counted, with a column of their own. Exit code 1 when there
    is a finding that is not accepted, 0 when there is none.
    """
    opened = Store.open(store)
    chosen_snapshot = opened.snapshot(snapshot) if snapshot else opened.current()
    if chosen_snapshot is None:
        raise WrongUse.of(str(store), "the store holds no snapshot yet", "Load something first")
    exceptions = read_exceptions(opened.layout.exceptions)
    table = accepted(chosen_snapshot.findings(), exceptions, date.today())  # noqa: DTZ011  an expiry is a local day
    if rule:
        table = table.filter(pc.equal(table["rule"], rule))
    form = chosen(form, as_json)
    if by is not None:
        _print_counts(_narrowed(table, team, worker), by, form)
    else:
        scope = Scope.everything(viewer(), purpose)
        about = {
            "snapshot": chosen_snapshot.id,
            "rows": table.num_rows,
            "rule": rule or "",
            "team": team or "",
            "worker": worker or "",
        }
        access_log(store).append("findings list", scope, about)
        listed = fix_list(table, team=team, worker=worker)
        print_rows(listed.to_pylist(), form, _columns(form), "Nothing is wrong.")
    left = table.num_rows - pc.sum(table["accepted"]).as_py() if table.num_rows else 0
    warn(f"{table.num_rows:,} findings, {table.num_rows - left:,} of them accepted for now")
    raise typer.Exit(1 if left else 0)


def _narrowed(table: pa.Table, team: str | None, worker: str | None) -> pa.Table:
    for column, wanted in (("team_id", team), ("worker_id", worker)):
        if wanted:
            table = table.filter(pc.equal(table[column], wanted))
    return table


def _print_counts(table: pa.Table, by: Grouping, form: Form) -> None:
    rows = counts(table, by.value).to_pylist()
    taken = counts(table.filter(table["accepted"]), by.value)
    accepted_by = dict(zip(taken[by.value].to_pylist(), taken["findings"].to_pylist(), strict=True))
    for row in rows:
        row["accepted"] = accepted_by.get(row[by.value], 0)
    columns = (by.value, "stops", "error", "query", "findings", "accepted", "children")
    print_rows(rows, form, columns, "Nothing is wrong.")


def _columns(form: Form) -> tuple[str, ...]:
    """On screen, what a person needs to find and mend it; in files, everything."""
    short = ("team_id", "worker_id", "child_id", "rule", "message", "mend", "file", "sheet", "row")
    every = (
        "team_id",
        "worker_id",
        "child_id",
        "severity",
        "rule",
        "message",
        "mend",
        "table",
        "column",
        "value",
        "file",
        "sheet",
        "row",
    )
    return short if form is Form.table else every

"""``goldenthread findings``: what is wrong with the data, counted or as a list to hand out."""

from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import pyarrow as pa
import pyarrow.compute as pc
import typer

from goldenthread.access.of_store import access_log
from goldenthread.access.scope import Scope
from goldenthread.cli.options import PurposeOption, SnapshotOption, StoreOption, viewer
from goldenthread.cli.output import Form, FormOption, JsonOption, Row, chosen, print_rows, warn, write_csv
from goldenthread.cli.summary import counted, print_rules
from goldenthread.records.checks.report import BY, FIX_LIST, NOBODY, counts, fix_list
from goldenthread.records.checks.titles import TITLES, nearest, title
from goldenthread.records.errors import Problem, WrongUse
from goldenthread.records.store.exceptions import accepted, read_exceptions
from goldenthread.records.store.store import Store

#: On screen, what a person needs to find and mend it; in files everything, and whether it is accepted for now.
_SHORT = ("team_id", "worker_id", "child_id", "rule", "message", "mend", "file", "sheet", "row")
_EVERY = (*FIX_LIST, "title", "exception")


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
    table: Annotated[str | None, typer.Option(help="Only this table.")] = None,
    out: Annotated[Path | None, typer.Option(help="CSV file to write the list to, for a spreadsheet.")] = None,
    purpose: PurposeOption = "mending data",
    form: FormOption = Form.table,
    as_json: JsonOption = False,
) -> None:
    """Show what is wrong with the data of a snapshot. A list names children, so reading it is logged; counts do not.

    Exceptions accepted in the store's exceptions.toml stay counted, with a column of their own. Exit code 1 when there
    is a finding that is not accepted, 0 when there is none.
    """
    if by is not None and out is not None:
        raise WrongUse.of("--out", "it is for the list, and --by counts", "Leave one of them out")
    if out is not None and out.exists():
        raise WrongUse.of(str(out), "the file is there already", "Name a file that is not there yet")
    opened = Store.open(store)
    chosen_snapshot = opened.snapshot(snapshot) if snapshot else opened.current()
    exceptions = read_exceptions(opened.layout.exceptions)
    wanted = {"rule": rule, "team": team, "worker": worker, "table": table}
    found = chosen_snapshot.findings()
    _refuse_unknown(found, wanted)
    found = accepted(_narrowed(found, wanted), exceptions, date.today())  # noqa: DTZ011  an expiry is a local day
    form = chosen(form, as_json)
    if by is not None:
        _print_counts(found, by, form)
    else:
        about = {"snapshot": chosen_snapshot.id, "rows": found.num_rows}
        about |= {name: said or "" for name, said in wanted.items()}
        access_log(store).append("findings list", Scope.everything(viewer(), purpose), about)
        rows = _listed(found)
        if out is not None:
            write_csv(out, rows, _EVERY)
            warn(f"Wrote {out}")
        else:
            print_rows(rows, form, _SHORT if form is Form.table else _EVERY, "Nothing is wrong.")
    taken = pc.sum(found["accepted"]).as_py() or 0
    warn(f"{counted(found.num_rows, 'finding')}, {taken:,} of them accepted for now")
    raise typer.Exit(1 if found.num_rows > taken else 0)


def _refuse_unknown(found: pa.Table, wanted: dict[str, str | None]) -> None:
    """A rule, team, worker or table that no finding names is more likely a slip of the pen than good news: say so."""
    problems = []
    for name, said in wanted.items():
        if said is None or said == NOBODY:
            continue
        known = [value for value in pc.unique(found[_column(name)]).to_pylist() if value is not None]
        if said in known or (name == "rule" and said in TITLES):
            continue
        near = nearest(said) if name == "rule" else next(iter(get_close_matches(said, known, 1)), "")
        mend = f"Did you mean {near}?" if near else f"Count them with --by {name} to see which there are"
        problems.append(Problem(f"--{name}", f"no finding names {said!r}", mend))
    if problems:
        raise WrongUse(*problems)


def _narrowed(found: pa.Table, wanted: dict[str, str | None]) -> pa.Table:
    for name, said in wanted.items():
        if said is not None:
            found = found.filter(pc.equal(pc.fill_null(found[_column(name)], NOBODY), said))
    return found


def _column(name: str) -> str:
    return {str(way): column for way, column in BY.items()}[name]


def _listed(found: pa.Table) -> list[dict[str, object]]:
    """The fix list, each line with its rule's title and, where it has been accepted, the state of the exception."""
    parts = [
        (state, found.filter(pc.equal(pc.fill_null(found["exception"], ""), state)))
        for state in ("", "expired", "accepted")
    ]
    return [
        {**row, "title": title(row["rule"]), "exception": state}
        for state, part in parts
        for row in fix_list(part).to_pylist()
    ]


def _print_counts(found: pa.Table, by: Grouping, form: Form) -> None:
    rows = counts(found, by.value).to_pylist()
    taken = counts(found.filter(found["accepted"]), by.value)
    accepted_by = dict(zip(taken[by.value].to_pylist(), taken["findings"].to_pylist(), strict=True))
    for row in rows:
        row["accepted"] = accepted_by.get(row[by.value], 0)
    columns = (by.value, "error", "query", "findings", "accepted", "children")
    if form is not Form.table:
        # A finding that stops a load keeps its snapshot from being made, so on screen there is no column for it.
        told: list[Row] = [{**row, "title": title(row["rule"])} if by is Grouping.rule else row for row in rows]
        more = ("title",) if by is Grouping.rule else ()
        print_rows(told, form, (by.value, "stops", *columns[1:], *more), "")
    elif by is Grouping.rule:
        print_rules(rows, columns, "Nothing is wrong.")
    else:
        print_rows(rows, form, columns, "Nothing is wrong.")

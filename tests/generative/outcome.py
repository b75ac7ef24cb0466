"""What became of one input: refused in words, loaded into tables, or failed, which must never happen."""

import time
import traceback
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
from tests.generative.bases import AS_AT, AUTHORITY

from goldenthread.records.checks import run_checks
from goldenthread.records.errors import RecordsError
from goldenthread.records.importers import IMPORTERS, recognise
from goldenthread.records.importers.delivery import Delivery
from goldenthread.records.importers.language import Landing, Options
from goldenthread.records.pipeline import assemble
from goldenthread.records.tables import TABLES

Row = dict[str, Any]
#: Exit codes with which an input may rightly be refused: wrong use, and a file that cannot be loaded as it is.
REFUSALS = (2, 3)


@dataclass
class Outcome:
    """``how`` is loaded, refused or failed; ``said`` the refusal or the trace; tables and findings are those loaded."""

    how: str
    said: str = ""
    tables: dict[str, list[Row]] = field(default_factory=dict)
    findings: list[Row] = field(default_factory=list)
    seconds: float = 0.0


def lay_out(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files of an input below a folder."""
    for path, data in files.items():
        place = folder.joinpath(*path.split("/"))
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


def attempt(folder: Path, load: str) -> Outcome:
    """Recognise, read, map and check what lies in a folder."""
    started = time.process_time()
    try:
        outcome = _through(folder / load if load else folder)
    except RecordsError as error:
        how = "refused" if error.exit_code in REFUSALS else "failed"
        outcome = Outcome(how, str(error))
        if not str(error).strip():
            outcome = Outcome("failed", "refused without a word")
    except Exception:  # noqa: BLE001 - whatever it is, it is the fault that is looked for
        outcome = Outcome("failed", traceback.format_exc(limit=-12))
    outcome.seconds = time.process_time() - started
    return outcome


def _through(path: Path) -> Outcome:
    options = Options(as_at=AS_AT, authority=AUTHORITY)
    landings = [IMPORTERS[source.kind].read(source, options) for source in recognise([path])]
    stopping = [row for landing in landings for row in landing.findings.to_pylist() if row["severity"] == "stops"]
    if stopping:
        return Outcome("refused", str(stopping[0]["message"]))
    # One thread and no locks: a load of a dozen rows gains nothing from more.
    with duckdb.connect(":memory:", config={"threads": 1, "memory_limit": "1GB"}) as connection:
        assembled = assemble(connection, [_delivery(landing) for landing in landings], authority=AUTHORITY)
        files = {facts.short: facts.name for landing in landings for facts in landing.files}
        checked = run_checks(connection, AS_AT, files)
        tables = _tables(connection, files)
    return Outcome("loaded", tables=tables, findings=assembled.findings.to_pylist() + checked.to_pylist())


def _delivery(landing: Landing) -> Delivery:
    return Delivery(
        landing.source, landing.kind, landing.source, landing.as_at or AS_AT, AUTHORITY, landing.files, landing.cells.get,
        landing.year, landing.extra, landing.findings,
    )  # fmt: skip


def _tables(connection: duckdb.DuckDBPyConnection, files: Mapping[str, str]) -> dict[str, list[Row]]:
    """Every table with rows; ``sources`` as a list of (name of the file, row)."""
    # Every table was made and filled in this engine, so it knows which have rows.
    sized = connection.execute("select table_name from duckdb_tables() where estimated_size > 0").fetchall()
    filled = {name for (name,) in sized}
    found = {}
    for name in [name for name in TABLES if name in filled]:
        cursor = connection.execute(f'select * exclude (authority) from "{name}"')
        columns = [item[0] for item in cursor.description or ()]
        rows = [dict(zip(columns, values, strict=True)) for values in cursor.fetchall()]
        for row in rows:
            row["sources"] = cited(row["sources"], files)
        if rows:
            found[name] = rows
    return found


def cited(sources: str | None, files: Mapping[str, str]) -> tuple[tuple[str, int], ...]:
    """The places that a row of a table names as its sources."""
    parts = [part.rpartition(":") for part in (sources or "").split(" ") if part]
    return tuple((files.get(short, short), int(row)) for short, _, row in parts)


def unsound(outcome: Outcome, names: Sequence[str]) -> list[str]:
    """What may never be so of anything that was loaded, whatever the input."""
    wrong = []
    for table, rows in outcome.tables.items():
        declared = TABLES[table]
        keys = Counter(row["event_key"] for row in rows)
        for row in rows:
            if not row["event_key"] or (declared.subject == "person" and not row["person_key"]):
                wrong.append(f"{table}: a row without its key: {row}")
            if keys[row["event_key"]] > 1:
                wrong.append(f"{table}: two rows with one key: {row}")
            if declared.ends and row["until_date"] is None:
                wrong.append(f"{table}: an end that is null: {row}")
            if not row["sources"] or any(name not in names or number < 1 for name, number in row["sources"]):
                wrong.append(f"{table}: a row that comes from nowhere: {row['sources']}")
            dated = declared.column(declared.event_date) if declared.event_date else None
            if dated is not None and dated.required and row[dated.name] is None:
                wrong.append(f"{table}: an event without its date: {row}")
    for finding in outcome.findings:
        if not (finding["rule"] and finding["severity"] and finding["message"] and finding["mend"]):
            wrong.append(f"a finding that does not say what is wrong or how to mend it: {finding}")
    return wrong[:5]

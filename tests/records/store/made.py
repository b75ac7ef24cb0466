"""A small stand-in for the importers, so that the store is tested by itself.

A source is a JSON file: {"source", "as_at"?, "authority"?, "people": [[child, birth, forename?]], "visits":
[[child, date, other child?]], "stops"?: true}. Sheets ``people`` and ``visits`` hold the cells as text.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa

from goldenthread.records.errors import InputRefused
from goldenthread.records.findings import SCHEMA, Findings
from goldenthread.records.importers.delivery import Delivery
from goldenthread.records.importers.derive import SQL_TYPES
from goldenthread.records.importers.landing import file_facts
from goldenthread.records.importers.language import Field, Landing, Options, Sheet, Source
from goldenthread.records.importers.minimise import NAMES_SCHEMA
from goldenthread.records.keys import key12, person_key
from goldenthread.records.store.machinery import Machinery
from goldenthread.records.tables import OPEN_ENDED, TABLES

SHEETS = {
    "people": Sheet("people", (Field("child_id", "id"), Field("birth_date", "date")), others=("mother_id",)),
    "visits": Sheet("visits", (Field("child_id", "id"), Field("visit_date", "date")), others=("other_id",)),
}


@dataclass(frozen=True)
class Put:
    """What the stand-in for assembling found."""

    findings: pa.Table
    spellings: dict = field(default_factory=dict)


def source_file(folder: Path, name: str = "ssd", **content: object) -> Path:
    """Write a source for the stand-in importer."""
    path = folder / f"{name.replace('/', '-')}.json"
    path.write_text(json.dumps({"source": name, **content}), encoding="utf-8")
    return path


def machinery(version: int = 1) -> Machinery:
    """The stand-in for importers, pipeline and checks."""
    return Machinery(_recognise, _read, lambda landing: SHEETS, _assemble, _check, lambda kinds: {"importers": version})


def _recognise(paths: Sequence[Path]) -> Sequence[Source]:
    return [Source("ssd", json.loads(path.read_text(encoding="utf-8"))["source"], (path,)) for path in paths]


def _read(source: Source, options: Options) -> Landing:
    facts = file_facts(source.paths[0])
    said = json.loads(source.paths[0].read_text(encoding="utf-8"))
    if "refused" in said:
        raise InputRefused.of(facts.name, said["refused"], "Correct it")
    people, visits = said.get("people", []), said.get("visits", [])
    found = Findings()
    for number, row in enumerate(people):
        if not row[1]:
            found.add("no-birth-date", "query", f"'{row[0]}' has no birth date", "Add it", child_id=row[0], row=number)
    cells = {
        "people": _cells(
            facts.short,
            {"child_id": _column(people, 0), "birth_date": _column(people, 1), "mother_id": _column(people, 3)},
        ),
        "visits": _cells(
            facts.short,
            {"child_id": _column(visits, 0), "visit_date": _column(visits, 1), "other_id": _column(visits, 2)},
        ),
    }
    if said.get("stops"):
        found.add("cannot-be", "stops", "This cannot be", "Mend it", file=facts.name, row=7)
    names = [(row[0].strip(), row[2]) for row in people if len(row) > 2 and row[2]]
    table = pa.table(
        [["person"] * len(names), [n[0] for n in names], ["forename"] * len(names), [n[1] for n in names]],
        schema=NAMES_SCHEMA,
    )
    as_at = date.fromisoformat(said["as_at"]) if said.get("as_at") else None
    return Landing(
        "ssd", source.name, (facts,), cells, found.table(), as_at, authority=said.get("authority"),
        names=table if options.names else None, dropped={"people": {"Address": "not kept"}},
    )  # fmt: skip


def _column(rows: list[list[str]], position: int) -> list[str | None]:
    return [row[position] if len(row) > position else None for row in rows]


def _cells(short: str, columns: dict[str, list[str | None]]) -> pa.Table:
    rows = len(next(iter(columns.values())))
    table = {name: pa.array(values, pa.string()) for name, values in columns.items()}
    return pa.table(
        {**table, "_file": pa.array([short] * rows, pa.string()), "_row": pa.array(range(2, rows + 2), pa.int32())}
    )


def _assemble(
    connection: duckdb.DuckDBPyConnection, deliveries: Sequence[Delivery], authority: str, birth_months: bool
) -> Put:
    for name, table in TABLES.items():
        columns = ", ".join(f'"{column.name}" {SQL_TYPES[column.kind]}' for column in table.layout)
        connection.execute(f'create table "{name}" ({columns})')
    found = Findings()
    for delivery in deliveries:
        found.extend([delivery.findings])
        for sheet, kind in (("people", "people"), ("visits", "visits")):
            cells = delivery.cells(sheet)
            assert cells is not None
            for row in cells.to_pylist():
                _insert(connection, kind, authority, row)
    return Put(found.table())


def _insert(connection: duckdb.DuckDBPyConnection, name: str, authority: str, row: dict[str, str]) -> None:
    child = row["child_id"].strip()
    source = f"{row['_file']}:{row['_row']}"
    values: dict[str, object] = {
        "authority": authority,
        "event_key": key12(f"{authority}|{name}|{source}"),
        "person_key": person_key(authority, child),
        "source_kind": "ssd",
        "sources": source,
    }
    if name == "people":
        values |= {"child_id": child, "birth_date": row["birth_date"] or None}
    else:
        values |= {"visit_date": row["visit_date"], "kind": "CP"}
    if TABLES[name].ends:
        values["until_date"] = OPEN_ENDED
    columns = ", ".join(f'"{column}"' for column in values)
    marks = ", ".join("?" for _ in values)
    connection.execute(f'insert into "{name}" ({columns}) values ({marks})', list(values.values()))


def _check(connection: duckdb.DuckDBPyConnection, as_at: date, files: dict[str, str]) -> pa.Table:
    late = connection.execute("select person_key, event_key from visits where visit_date > ?", [as_at]).fetchall()
    found = Findings()
    for person, event in late:
        found.add(
            "visit-after-as-at",
            "error",
            "A visit after the date",
            "Correct it",
            person_key=person,
            event_key=event,
            table="visits",
        )
    return found.table() if late else SCHEMA.empty_table()

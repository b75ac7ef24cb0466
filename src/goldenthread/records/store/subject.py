"""Everything that is held about one person, for an access request."""

import csv
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.records.errors import WrongUse
from goldenthread.records.findings import conform
from goldenthread.records.store.blocklist import spellings
from goldenthread.records.store.deliveries import read_part
from goldenthread.records.store.files import new_file, writing
from goldenthread.records.store.keys import Marker
from goldenthread.records.store.layout import Layout
from goldenthread.records.store.manifests import DeliveryManifest, SnapshotManifest, moment_text
from goldenthread.records.store.names import NameTable
from goldenthread.records.store.opening import delivery_manifest, keys_of, open_state, read_facts, snapshot_manifest
from goldenthread.records.store.persons import Person, find_person
from goldenthread.records.store.protocols import ReadLog, ReadScope
from goldenthread.records.store.reading import open_whole
from goldenthread.records.tables import TABLES

Rows = list[dict[str, object]]


@dataclass(frozen=True, slots=True)
class SubjectExport:
    """An export that was written: where, how many rows of each table, and which snapshots hold the person."""

    path: Path
    rows: Mapping[str, int]
    snapshots: tuple[str, ...]


def subject(
    root: Path, person: str, out: Path, scope: ReadScope, log: ReadLog, id_kind: str = "child-id"
) -> SubjectExport:
    """Write all that the store holds about a person to the ZIP file ``out`` (which must not be there yet).

    ``subject.json`` has the tables of the current snapshot, the cells as each source gave them, findings, names where
    the scope allows them, and which snapshots hold how many rows; ``tables/*.csv`` are the same tables for a
    spreadsheet. Logged before anything is read out. `WrongUse` in the same words whether the person is not there or
    is not the viewer's to see.
    """
    facts = read_facts(root)
    if out.exists():
        raise WrongUse.of(str(out), "the file is there already", "Name a file that is not there yet")
    layout = Layout(root)
    state = open_state(root)
    manifests = [snapshot_manifest(layout, item.id) for item in state.snapshots]
    unknown = WrongUse.of(person, "nobody in the store has this identifier", "Check it, or name its kind")
    if not manifests or not scope.permits_authority(facts.authority):
        raise unknown
    found = find_person(layout, manifests, facts.authority, person, id_kind)
    if not scope.all_children and not found.keys & scope.person_keys:
        raise unknown
    keys = keys_of(root)
    current = next(item for item in manifests if item.id == state.current)
    tables, restricted = _tables(layout, current, found)
    counts = {item.id: _count(layout, item, found) for item in manifests}
    sources = [_source(layout, delivery_manifest(layout, item.id), found) for item in current.deliveries]
    nothing = not any(counts.values()) and not any(item["sheets"] for item in sources)
    if nothing or (restricted and not scope.may_read_restricted):
        raise unknown
    log.append(
        "subject export", scope, {"people": [Marker(keys, facts.authority).of_key(key) for key in sorted(found.keys)]}
    )
    names: dict[str, str] = {}
    if scope.may_read_names and state.names:
        known = NameTable.read(keys, layout.names / state.names)
        names = {part: name for key in sorted(found.keys) for part, name in known.names(key).items()}
    whole = {
        "authority": facts.authority,
        "snapshot": current.id,
        "as_at": current.as_at,
        "known_at": moment_text(current.known_at),
        "exported_at": moment_text(datetime.now(UTC).replace(microsecond=0)),
        "identifiers": sorted(found.identifiers),
        "names": names,
        "names_shown": scope.may_read_names,
        "tables": tables,
        "findings": _findings(layout, current, found),
        "sources": sources,
        "snapshots": [
            {"id": item.id, "as_at": item.as_at, "known_at": moment_text(item.known_at), "rows": counts[item.id]}
            for item in manifests
            if counts[item.id]
        ],
    }
    _write(out, whole, tables)
    held = tuple(item.id for item in manifests if counts[item.id])
    return SubjectExport(out, {name: len(rows) for name, rows in tables.items()}, held)


def _tables(layout: Layout, manifest: SnapshotManifest, person: Person) -> tuple[dict[str, Rows], bool]:
    """Rows of every table that are about the person, and whether the record is restricted."""
    with closing(open_whole(layout, manifest)) as connection:
        tables = {name: rows for name in manifest.rows if (rows := _rows(connection, name, person))}
    return tables, any(row["restricted"] for row in tables.get("people", []))


def _rows(connection: duckdb.DuckDBPyConnection, name: str, person: Person) -> Rows:
    table = TABLES[name]
    if table.subject == "person":
        column, wanted = "person_key", person.keys
    elif "child_id" in table.names:
        column, wanted = "child_id", person.identifiers
    else:
        return []
    marks = ", ".join("?" for _ in wanted)
    found = connection.execute(f'select * from "{name}" where {column} in ({marks})', sorted(wanted)).to_arrow_table()
    rows: Rows = found.to_pylist()
    return rows


def _count(layout: Layout, manifest: SnapshotManifest, person: Person) -> dict[str, int]:
    tables, _ = _tables(layout, manifest, person)
    return {name: len(rows) for name, rows in tables.items()}


def _source(layout: Layout, manifest: DeliveryManifest, person: Person) -> dict[str, object]:
    """The cells of a delivery about the person; of rows about somebody else only how many name them."""
    sheets: dict[str, Rows] = {}
    mentioned: dict[str, int] = {}
    for name, sheet in manifest.sheets.items():
        table = read_part(layout.cells(manifest.id, name))
        about = _hits(table, sheet.persons, person)
        rows: Rows = table.filter(about).to_pylist()
        if rows:
            sheets[name] = rows
        others = table.filter(pc.invert(about))
        count = pc.sum(_hits(others, sheet.others, person)).as_py() or 0
        if count:
            mentioned[name] = count
    files = [{"name": item.name, "sha256": item.sha256} for item in manifest.files]
    return {
        "source": manifest.source,
        "as_at": manifest.as_at,
        "known_at": moment_text(manifest.known_at),
        "files": files,
        "sheets": sheets,
        "rows_of_others_that_name_the_person": mentioned,
    }


def _hits(table: pa.Table, columns: Sequence[str], person: Person) -> pa.Array:
    spelt = pa.array(sorted(spellings(table, columns, person.identifiers)), pa.string())
    hits = pa.array([False] * table.num_rows, pa.bool_())
    for column in columns:
        if column in table.column_names:
            hits = pc.or_(hits, pc.is_in(table[column], spelt))
    return hits


def _findings(layout: Layout, manifest: SnapshotManifest, person: Person) -> Rows:
    table = conform(read_part(layout.snapshot(manifest.id) / "findings.parquet"))
    keys = pa.array(sorted(person.keys), pa.string())
    about = pc.or_(pc.is_in(table["person_key"], keys), _hits(table, ("child_id",), person))
    rows: Rows = table.filter(about).to_pylist()
    return rows


def _write(out: Path, whole: Mapping[str, object], tables: Mapping[str, Rows]) -> None:
    waiting = out.with_name(f".{out.name}.tmp")
    with writing(out.parent):
        try:
            with new_file(waiting) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr("subject.json", json.dumps(whole, indent=1, ensure_ascii=False, default=_plain))
                for name, rows in tables.items():
                    archive.writestr(f"tables/{name}.csv", _csv(rows))
            waiting.replace(out)
        finally:
            waiting.unlink(missing_ok=True)


def _csv(rows: Rows) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(rows[0])
    for row in rows:
        writer.writerow([_guarded(value) for value in row.values()])
    return text.getvalue()


def _guarded(value: object) -> object:
    """A text that a spreadsheet would run as a formula is shown as text."""
    risky = isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r"))
    return f"'{value}" if risky else value


def _plain(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"cannot be exported: {value!r}")

"""Successors of deliveries and snapshots without one person: everything else in them stays as it was."""

import shutil
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
import pyarrow as pa

from goldenthread.records.findings import conform
from goldenthread.records.store.blocklist import clear, clear_findings, spellings
from goldenthread.records.store.deliveries import measured_write, named, read_part, write_delivery
from goldenthread.records.store.derive import count_findings, count_rows, write_query
from goldenthread.records.store.files import flush, private_folder, to_json, write_file
from goldenthread.records.store.keys import Marker
from goldenthread.records.store.layout import Layout
from goldenthread.records.store.manifests import (
    DeliveryManifest,
    DeliveryNamed,
    Part,
    SnapshotManifest,
    identify_delivery,
    identify_snapshot,
    plain,
)
from goldenthread.records.store.persons import Person
from goldenthread.records.store.reading import open_whole
from goldenthread.records.tables import TABLES, Table


@dataclass(frozen=True)
class Successor:
    """A delivery or snapshot in staging that takes another's place; ``rows`` counts what went, by sheet or table."""

    folder: Path
    id: str
    digest: str
    rows: Mapping[str, int]
    named: DeliveryNamed | None = None


def erase_delivery(
    layout: Layout, manifest: DeliveryManifest, person: Person, marker: Marker, staging: Path
) -> Successor | None:
    """Write a delivery without the person into ``staging``; None when the person is not in it."""
    cells: dict[str, pa.Table] = {}
    rows: dict[str, int] = {}
    met: set[str] = set()
    texts: set[str] = set(person.identifiers)
    for name, sheet in manifest.sheets.items():
        table = read_part(layout.cells(manifest.id, name))
        spelt = spellings(table, (*sheet.persons, *sheet.others), person.identifiers)
        cells[name] = table
        if spelt:
            cleared = clear(table, sheet.persons, sheet.others, spelt)
            cells[name] = cleared.cells
            rows[name] = cleared.rows + cleared.blanked
            met |= {marker.mark(text) for text in cleared.met}
            texts |= spelt
    if not met:
        return None
    left_out = tuple(sorted({*manifest.left_out, *met}))
    identifier = identify_delivery(
        manifest.kind,
        manifest.source,
        manifest.files,
        manifest.as_at,
        manifest.authority,
        manifest.extra,
        manifest.settings,
        left_out,
    )
    findings = clear_findings(conform(read_part(layout.delivery(manifest.id) / "findings.parquet")), texts, person.keys)
    folder = private_folder(staging / "deliveries" / identifier)
    whole, digest = write_delivery(folder, replace(manifest, id=identifier, left_out=left_out), cells, findings)
    return Successor(folder, identifier, digest, rows, named(whole, digest))


def erase_snapshot(
    layout: Layout,
    manifest: SnapshotManifest,
    person: Person,
    deliveries: Mapping[str, Successor],
    parents: Mapping[str, str],
    staging: Path,
) -> Successor | None:
    """Write a snapshot without the person into ``staging``; None when neither it nor its deliveries hold them."""
    new = tuple(_successor_of(item, deliveries) for item in manifest.deliveries)
    with closing(open_whole(layout, manifest, private_folder(staging))) as connection:
        _mark_gone(connection, manifest, person)
        changes = {name: changed for name in manifest.rows if (changed := _changes(connection, TABLES[name]))}
        if not changes and new == manifest.deliveries:
            return None
        identifier = identify_snapshot(
            manifest.authority,
            manifest.as_at,
            tuple(item.id for item in new),
            manifest.versions,
            manifest.settings,
        )
        folder = private_folder(staging / "snapshots" / identifier)
        private_folder(folder / "tables")
        tables = {
            name: _rewrite(connection, layout, manifest, name, name in changes, folder) for name in manifest.tables
        }
        events = {row[0] for row in connection.execute("select event_key from gone").fetchall()}
    findings = conform(read_part(layout.snapshot(manifest.id) / "findings.parquet"))
    findings = clear_findings(findings, person.identifiers, person.keys, events)
    successor = replace(
        manifest,
        id=identifier,
        deliveries=new,
        tables=tables,
        findings=measured_write(folder / "findings.parquet", findings),
        finding_counts=count_findings(findings),
        parent=parents.get(manifest.parent, manifest.parent),
    )
    digest = write_file(folder / "manifest.json", to_json(plain(successor)))
    return Successor(folder, identifier, digest, changes)


def _successor_of(item: DeliveryNamed, deliveries: Mapping[str, Successor]) -> DeliveryNamed:
    successor = deliveries.get(item.id)
    return successor.named if successor and successor.named else item


def _mark_gone(connection: duckdb.DuckDBPyConnection, manifest: SnapshotManifest, person: Person) -> None:
    """Tables of who and what goes: ``gone_people``, ``gone_ids`` and ``gone`` (the events)."""
    for name, values in (("gone_people", person.keys), ("gone_ids", person.identifiers)):
        connection.execute(f"create temp table {name} (said varchar)")
        connection.executemany(f"insert into {name} values (?)", [[value] for value in sorted(values)])
    held = ["people", *(name for name in manifest.rows if TABLES[name].subject == "person")]
    events = " union ".join(
        f'select event_key from "{name}" where person_key in (select said from gone_people)' for name in held
    )
    connection.execute(f"create temp table gone as {events}")


def _changes(connection: duckdb.DuckDBPyConnection, table: Table) -> int:
    """How many rows of a table go or lose a cell."""
    conditions = [_touched(column) for column in table.names if _blanked(table, column)]
    if table.subject == "person":
        conditions.append("person_key in (select said from gone_people)")
    return count_rows(connection, f'from "{table.name}" where {" or ".join(conditions)}') if conditions else 0


def _blanked(table: Table, column: str) -> str:
    """What a cell of the column may hold of the person: ``event``, ``id`` or nothing."""
    if table.column(column).kind == "ref":
        return "event"
    names_somebody = column == "child_id" or column.endswith("_person_id")
    return "id" if names_somebody and not (table.subject == "person" and column == "child_id") else ""


def _touched(column: str) -> str:
    what = (
        "select said from gone_ids"
        if column == "child_id" or column.endswith("_person_id")
        else "select event_key from gone"
    )
    return f'coalesce("{column}" in ({what}), false)'


def _rewrite(
    connection: duckdb.DuckDBPyConnection,
    layout: Layout,
    manifest: SnapshotManifest,
    name: str,
    changed: bool,
    folder: Path,
) -> Part:
    part = manifest.tables[name]
    path = folder / "tables" / f"{name}.parquet"
    if not part.rows:
        return part
    if not changed:
        shutil.copyfile(layout.table(manifest.id, name), path)
        flush(path)
        return part
    table = TABLES[name]
    columns = ", ".join(
        f'case when {_touched(column)} then null else "{column}" end as "{column}"'
        if column in table.names and _blanked(table, column)
        else f'"{column}"'
        for column in (item.name for item in table.layout)
    )
    where = " where person_key not in (select said from gone_people)" if table.subject == "person" else ""
    sql = f'select {columns} from "{name}"{where}'
    return write_query(connection, sql, path, count_rows(connection, sql))

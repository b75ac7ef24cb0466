"""From deliveries to the files of a snapshot: assemble the tables, check them, and write them in staging."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.records import engine
from goldenthread.records.checks.holders import with_holders
from goldenthread.records.errors import InputRefused, Problem
from goldenthread.records.findings import conform
from goldenthread.records.importers.delivery import Delivery
from goldenthread.records.limits import limit
from goldenthread.records.store.deliveries import measured_write
from goldenthread.records.store.files import ZSTD_LEVEL, flush, hash_file, private_folder, to_json, write_file
from goldenthread.records.store.machinery import Machinery, program_versions
from goldenthread.records.store.manifests import (
    DeliveryManifest,
    DeliveryNamed,
    FindingCount,
    Part,
    SnapshotManifest,
    plain,
)
from goldenthread.records.tables import TABLES

#: Looks at what a load would make: an engine with every table, and the findings (shape `findings.SCHEMA`).
Look = Callable[[duckdb.DuckDBPyConnection, pa.Table], None]


@dataclass(frozen=True)
class Wanted:
    """Which snapshot is to be derived: everything about it that is known before its tables are."""

    id: str
    authority: str
    as_at: date
    known_at: datetime
    deliveries: tuple[DeliveryNamed, ...]
    manifests: tuple[DeliveryManifest, ...]
    versions: Mapping[str, object]
    settings: Mapping[str, object]
    parent: str = ""


@dataclass(frozen=True)
class Made:
    """What deriving gave: rows by table, findings by rule, and the manifest with its hash when it was written."""

    rows: Mapping[str, int]
    findings: pa.Table
    counts: tuple[FindingCount, ...]
    manifest: SnapshotManifest | None = None
    digest: str = ""


def derive_snapshot(
    wanted: Wanted,
    deliveries: Sequence[Delivery],
    machinery: Machinery,
    spill: Path | None,
    into: Path | None,
    look: Look | None = None,
) -> Made:
    """Assemble, check and (when ``into`` names a folder in staging) write a snapshot; ``look`` sees it before it is judged.

    Raises `InputRefused` naming every finding whose severity is "stops"; then nothing has been moved into the store.
    """
    folders = () if into is None else (private_folder(into / "tables"),)
    with closing(engine.connect(spill=spill, folders=folders)) as connection:
        months = wanted.settings.get("birth_dates") == "month"
        names = {facts.short: facts.name for item in wanted.deliveries for facts in item.files}
        assembled = machinery.assemble(connection, deliveries, wanted.authority, months)
        checked = machinery.check(connection, wanted.as_at, names)
        read = with_holders(connection, conform(assembled.findings), wanted.as_at)
        findings = pa.concat_tables([read, conform(checked)]).combine_chunks()
        if look is not None:
            look(connection, findings)
        refuse_stops(findings)
        counts = count_findings(findings)
        if into is None:
            return Made(_count_rows(connection), findings, counts)
        filled = _count_rows(connection)
        parts = engine.side_by_side(
            connection, lambda cursor, name: _write_table(cursor, name, into, filled.get(name, 0)), TABLES
        )
        tables = dict(zip(TABLES, parts, strict=True))
    manifest = SnapshotManifest(
        id=wanted.id,
        authority=wanted.authority,
        as_at=wanted.as_at,
        known_at=wanted.known_at,
        derived_at=datetime.now(UTC).replace(microsecond=0),
        deliveries=wanted.deliveries,
        tables=tables,
        findings=measured_write(into / "findings.parquet", findings),
        finding_counts=counts,
        versions=wanted.versions,
        made_with=program_versions(),
        settings=wanted.settings,
        kept=_kept(wanted.manifests),
        spellings=assembled.spellings,
        parent=wanted.parent,
    )
    digest = write_file(into / "manifest.json", to_json(plain(manifest)))
    return Made(manifest.rows, findings, counts, manifest, digest)


def refuse_stops(findings: pa.Table) -> None:
    """Raise `InputRefused` when any finding stops a load: the first few of them in words, and how many more there are."""
    stops = findings.filter(pc.equal(findings["severity"], "stops")).to_pylist()
    if not stops:
        return
    shown = int(limit("findings-shown"))
    problems = [
        Problem(_where(row), f"{row['message']} [{row['rule']}]", row["mend"] or "Correct it, and load again")
        for row in stops[:shown]
    ]
    if len(stops) > shown:
        problems.append(
            Problem(
                "and more", f"{len(stops) - shown:,} further findings that stop the load", "Correct those above first"
            )
        )
    raise InputRefused(*problems)


def count_findings(findings: pa.Table) -> tuple[FindingCount, ...]:
    """How many findings of each rule and severity, most first."""
    grouped = findings.group_by(["rule", "severity"]).aggregate([([], "count_all")]).to_pylist()
    counts = (FindingCount(row["rule"], row["severity"], row["count_all"]) for row in grouped)
    return tuple(sorted(counts, key=lambda item: (-item.count, item.rule, item.severity)))


def write_query(connection: duckdb.DuckDBPyConnection, sql: str, path: Path, rows: int) -> Part:
    """Write what a query gives as a flushed Parquet file; nothing is written where there are no rows."""
    if not rows:
        return Part(0)
    place = str(path.resolve()).replace("'", "''")
    connection.execute(f"copy ({sql}) to '{place}' (format parquet, compression zstd, compression_level {ZSTD_LEVEL})")
    flush(path)
    return Part(rows, hash_file(path), path.stat().st_size)


def count_rows(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    """Rows that a query gives."""
    found = connection.execute(f"select count(*) from ({sql})").fetchone()
    return int(found[0]) if found else 0


def _where(row: Mapping[str, object]) -> str:
    parts = [str(row["file"] or ""), str(row["sheet"] or ""), f"row {row['row']}" if row["row"] is not None else ""]
    return ", ".join(part for part in parts if part) or "the records together"


def _write_table(connection: duckdb.DuckDBPyConnection, name: str, into: Path, rows: int) -> Part:
    columns = ", ".join(f'"{column.name}"' for column in TABLES[name].layout)
    return write_query(connection, f'select {columns} from "{name}"', into / "tables" / f"{name}.parquet", rows)


def _count_rows(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Rows of each table that has any."""
    union = " union all ".join(f"select '{name}' as name, count(*) as rows from \"{name}\"" for name in TABLES)
    counts = dict(connection.execute(union).fetchall())
    return {name: int(counts[name]) for name in TABLES if counts[name]}


def _kept(manifests: Sequence[DeliveryManifest]) -> dict[str, dict[str, dict[str, object]]]:
    return {
        item.source: {
            name: {"kept": list(sheet.kept), "dropped": dict(sheet.dropped), "rows": sheet.part.rows}
            for name, sheet in item.sheets.items()
        }
        for item in manifests
    }

"""Reading snapshots: an engine connection with a view of every table, as at a date, for one scope and no more."""

from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from goldenthread.records import engine
from goldenthread.records.errors import StoreDamaged, WrongUse
from goldenthread.records.store.censor import as_at_select, empty_select, file_select
from goldenthread.records.store.files import RESTORE
from goldenthread.records.store.layout import Layout
from goldenthread.records.store.manifests import SnapshotManifest
from goldenthread.records.store.protocols import ReadScope
from goldenthread.records.tables import TABLES


def connect(
    snapshots: Sequence[tuple[Layout, SnapshotManifest]],
    scope: ReadScope,
    as_at: date | None = None,
    held: bool = False,
) -> duckdb.DuckDBPyConnection:
    """Open an engine with a view named for each table of `TABLES`, over one snapshot of each authority.

    With ``held`` the rows are read at once and held in memory, by an engine of one thread: for few rows, asked for often.

    ``as_at`` may not be later than a snapshot's own date, which is its default. A scope of all children who may be
    seen reads the files directly; a narrower one is given a copy of its own rows and no way to the files. Rows of
    people whose record is restricted are left out unless the scope has that grant; rows of tables about no person
    (teams, posts…) are the same for everybody. Raises `WrongUse` for what the scope does not permit.
    """
    for _, manifest in snapshots:
        if not scope.permits_authority(manifest.authority):
            raise WrongUse.of(
                manifest.authority, f"the scope of {scope.viewer!r} is not for this authority", "Read another store"
            )
        if as_at is not None and as_at > manifest.as_at:
            raise WrongUse.of(
                "as at",
                f"{as_at} is later than the snapshot, which is as at {manifest.as_at}",
                "Give that date or an earlier one",
            )
    selects = {name: _select(name, snapshots, as_at) for name in TABLES}
    folders = tuple(layout.snapshot(manifest.id) / "tables" for layout, manifest in snapshots)
    # A question to few rows is over sooner than a second thread is woken for it.
    connection = engine.connect(folders=folders, threads=1 if held else None)
    try:
        for name, sql in selects.items():
            connection.execute(f'create {"table" if held else "view"} "{name}" as {sql}')
        if scope.all_children and scope.may_read_restricted:
            return connection
        with closing(connection):
            return _copy(connection, scope)
    except duckdb.Error as error:
        connection.close()
        raise StoreDamaged.of(str(folders[0].parent), f"a table cannot be read ({error})", RESTORE) from error


def open_whole(layout: Layout, manifest: SnapshotManifest, *folders: Path) -> duckdb.DuckDBPyConnection:
    """An engine over a snapshot as it is stored: no scope, no as-at. For what the store does to itself, not for readers.

    ``folders`` may be written as well.
    """
    connection = engine.connect(folders=(layout.snapshot(manifest.id) / "tables", *folders))
    try:
        for name in TABLES:
            connection.execute(f'create view "{name}" as {base_select(layout, manifest, name)}')
    except duckdb.Error as error:
        connection.close()
        where = str(layout.snapshot(manifest.id))
        raise StoreDamaged.of(where, f"a table cannot be read ({error})", RESTORE) from error
    return connection


def _select(name: str, snapshots: Sequence[tuple[Layout, SnapshotManifest]], as_at: date | None) -> str:
    parts = []
    for layout, manifest in snapshots:
        bases = {other: base_select(layout, manifest, other) for other in _needed(name)}
        parts.append(as_at_select(TABLES[name], bases.__getitem__, as_at or manifest.as_at))
    return " union all ".join(parts)


def _needed(name: str) -> set[str]:
    return {name} | {column.refers for column in TABLES[name].columns if column.refers}


def base_select(layout: Layout, manifest: SnapshotManifest, name: str) -> str:
    """SQL for all rows of a table of a snapshot; raises `StoreDamaged` when its file is not as it was written."""
    part = manifest.tables.get(name)
    if part is None or not part.rows:
        return empty_select(TABLES[name])
    path = layout.table(manifest.id, name)
    return file_select(TABLES[name], str(path.resolve()), columns_held(path, part.size))


def columns_held(path: Path, size: int) -> frozenset[str]:
    """Columns of a stored table; raises `StoreDamaged` when the file is missing, cut off or not Parquet."""
    try:
        found = path.stat().st_size
        if found != size:
            raise StoreDamaged.of(str(path), f"the file has {found:,} bytes where {size:,} were written", RESTORE)
        return frozenset(pq.read_schema(path).names)
    except FileNotFoundError:
        raise StoreDamaged.of(str(path), "the file is missing", RESTORE) from None
    except (pa.ArrowException, OSError) as error:
        raise StoreDamaged.of(str(path), f"the file is cut off or altered ({error})", RESTORE) from error


def _copy(connection: duckdb.DuckDBPyConnection, scope: ReadScope) -> duckdb.DuckDBPyConnection:
    """An engine that holds only the rows the scope may see, cut off from the files they came from."""
    connection.execute("create temp table _seen (person_key varchar)")
    seen = persons_seen(connection, scope)
    if seen:
        connection.register("_seen_rows", pa.table({"person_key": pa.array(sorted(seen), pa.string())}))
        connection.execute("insert into _seen select person_key from _seen_rows")
    own = engine.connect()
    for name, table in TABLES.items():
        where = " where person_key in (select person_key from _seen)" if table.subject == "person" else ""
        rows = connection.execute(f'select * from "{name}"{where}').to_arrow_table()
        if table.subject == "none" and "child_id" in table.names:
            rows = _without_others(connection, rows)
        own.register("_rows", rows)
        own.execute(f'create table "{name}" as select * from _rows')
        own.unregister("_rows")
    return own


def _without_others(connection: duckdb.DuckDBPyConnection, rows: pa.Table) -> pa.Table:
    """Rows of a table about no person may still name one: keep those of children who may be seen, and of none."""
    connection.register("_some", rows)
    sql = """
        select s.* from _some s
        where child_id is null
           or child_id in (select child_id from people where person_key in (select person_key from _seen))
    """
    kept = connection.execute(sql).to_arrow_table()
    connection.unregister("_some")
    return kept


def persons_seen(connection: duckdb.DuckDBPyConnection, scope: ReadScope) -> set[str]:
    """Keys of the people whom the scope may see: all, those named, those with an open involvement of its teams or workers."""
    if scope.all_children:
        union = " union ".join(
            f'select person_key from "{name}"' for name, table in TABLES.items() if table.subject == "person"
        )
        seen = {row[0] for row in connection.execute(union).fetchall()}
    else:
        seen = set(scope.person_keys)
        for column, wanted in (("team_id", scope.team_ids), ("worker_id", scope.worker_ids)):
            if wanted:
                marks = ", ".join("?" for _ in wanted)
                sql = f"select distinct person_key from involvements where end_date is null and {column} in ({marks})"
                seen |= {row[0] for row in connection.execute(sql, sorted(wanted)).fetchall()}
    if not scope.may_read_restricted:
        restricted = connection.execute("select person_key from people where restricted").fetchall()
        seen -= {row[0] for row in restricted} - scope.restricted_keys
    return seen

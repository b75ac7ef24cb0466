"""The whole book of measures on a large store: ``python -m bench.book prepare|count|rival FOLDER …``, each a process."""

import sys
import time
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from bench import by_hand, in_pandas
from goldenthread.calendar import Period
from goldenthread.cli.measuring import months_to
from goldenthread.measures.definitions import book
from goldenthread.measures.language.measures import Stat
from goldenthread.measures.run.counting import observe
from goldenthread.measures.run.keeping import count_book, one_way, write_book
from goldenthread.records import engine
from goldenthread.records.importers.derive import SQL_TYPES
from goldenthread.records.store.store import Store
from goldenthread.records.tables import TABLES

AS_AT = date(2025, 9, 30)
MONTHS = 72
#: Columns that are copied with a mark, so that every copy of a child has workers, families and parents of its own.
_MARKED = (
    "worker_id",
    "supervisor_id",
    "auditor_id",
    "manager_id",
    "family_id",
    "child_id",
    "meeting_id",
    "adviser_id",
)


def prepare(store: Path, out: Path, rows: int) -> int:
    """Copy the tables of a store many times over, each copy with keys of its own; returns how many rows there are."""
    snapshot = Store.open(store).current()
    once = sum(part.rows for part in snapshot.manifest.tables.values())
    copies = max(1, -(-rows // once))
    out.mkdir(parents=True)
    connection = duckdb.connect()
    total = 0
    for name, path in snapshot.tables.items():
        table = TABLES[name]
        keys = {c.name for c in table.layout if c.kind == "ref" or c.name in ("event_key", "person_key", *_MARKED)}
        columns = ", ".join(
            f'"{c.name}" || \'x\' || n as "{c.name}"' if c.name in keys else f'"{c.name}"' for c in table.layout
        )
        turns = 1 if name == "teams" else copies
        sql = f"select {columns} from read_parquet('{path}'), range({turns}) as t(n)"
        connection.execute(f"copy ({sql}) to '{out / name}.parquet' (compression zstd)")
        total += turns * snapshot.manifest.tables[name].rows
    return total


def months() -> list[Period]:
    """The months that are counted, the last being that of the records' day."""
    return months_to(AS_AT, MONTHS)


def opened(folder: Path) -> duckdb.DuckDBPyConnection:
    """An engine with a view of every table, empty where there is no file."""
    connection = engine.connect(folders=(folder,))
    for name, table in TABLES.items():
        path = folder / f"{name}.parquet"
        nothing = ", ".join(f'null::{SQL_TYPES[c.kind]} as "{c.name}"' for c in table.layout)
        source = f"select * from read_parquet('{path}')" if path.exists() else f"select {nothing} where false"
        connection.execute(f'create view "{name}" as {source}')
    return connection


def count(folder: Path, keys: tuple[str, ...], out: Path | None) -> None:
    """Count measures (all where none is named) for 72 months by every one-way breakdown, and say how long it took."""
    held = book()
    connection = opened(folder)
    rows = 0

    def seen(table: pa.Table) -> None:
        nonlocal rows
        rows += table.num_rows

    started = time.perf_counter()
    if keys:
        wanted = [held.measure(key) for key in keys]
        seen(observe(connection, held, wanted, months(), AS_AT, one_way))
    elif out is None:
        count_book(connection, held, months(), AS_AT, seen)
    else:
        write_book(connection, held, months(), AS_AT, out)
        rows = pq.read_metadata(out).num_rows
    counted = len(keys) or sum(one.stat is not Stat.RATIO for one in held.measures.values())
    print(f"{time.perf_counter() - started:.3f} {counted} {rows}")


def rival(folder: Path, name: str) -> None:
    """The same figures by SQL written by hand, and how long that took."""
    if name == "pandas":
        started = time.perf_counter()
        rows = in_pandas.run(folder, months(), AS_AT)
        print(f"{time.perf_counter() - started:.3f} {rows}")
        return
    connection = opened(folder)
    started = time.perf_counter()
    rows = by_hand.run(connection, name, months(), AS_AT)
    print(f"{time.perf_counter() - started:.3f} {rows}")


def main(words: list[str]) -> int:
    """Do one of the three."""
    if words[0] == "prepare":
        print(prepare(Path(words[1]), Path(words[2]), int(words[3])))
    elif words[0] == "count":
        out = Path(words[2]) if words[2] != "-" else None
        count(Path(words[1]), tuple(words[3:]), out)
    else:
        rival(Path(words[1]), words[2])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The one place that opens the database engine, closed to everything outside the data it is handed."""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import local
from typing import TypeVar

import duckdb

Item = TypeVar("Item")
Result = TypeVar("Result")
#: An open engine, for floors above that are handed one and name no engine themselves; and what it raises.
Connection = duckdb.DuckDBPyConnection
Failure = duckdb.Error

#: Enough for three million rows on a council's desktop; the rest spills into the store's own folder.
DEFAULT_MEMORY = "4GB"


def connect(
    spill: Path | None = None,
    memory: str = DEFAULT_MEMORY,
    folders: tuple[Path, ...] = (),
    threads: int | None = None,
) -> duckdb.DuckDBPyConnection:
    """Open an in-memory engine that can read only ``folders`` and write only ``spill``.

    It works with a thread for each core, or with so many ``threads``. Extensions are never fetched and the configuration
    is locked, so no statement can reach the network or another file. A connection is for one thread: use ``cursor()`` for
    another.
    """
    allowed = [str(folder.resolve()) for folder in folders]
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": memory,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "preserve_insertion_order": True,
        "threads": threads or max(1, min(8, os.cpu_count() or 1)),
    }
    connection = duckdb.connect(":memory:", config=config)
    if spill is not None:
        spill.mkdir(parents=True, exist_ok=True)
        connection.execute("set temp_directory = $1", [str(spill.resolve())])
        allowed.append(str(spill.resolve()))
    else:
        connection.execute("set temp_directory = ''")
    if allowed:
        connection.execute("set allowed_directories = $1", [allowed])
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
    return connection


#: Few tables are long enough for the engine to divide, so two at a time use a council's desktop well.
_AT_ONCE = 2


def side_by_side(
    connection: duckdb.DuckDBPyConnection,
    work: Callable[[duckdb.DuckDBPyConnection, Item], Result],
    items: Iterable[Item],
    prepare: Callable[[duckdb.DuckDBPyConnection], None] | None = None,
) -> list[Result]:
    """Do the same for several items, two at once, each on a connection of its own; results in the order of the items.

    ``prepare`` readies each connection; temporary tables and registered data of one are not seen by another. What
    ``work`` raises is raised here. An engine that was given one thread does one after another.
    """
    if connection.execute("select current_setting('threads') = 1").fetchall() == [(True,)]:
        with closing(connection.cursor()) as cursor:
            if prepare is not None:
                prepare(cursor)
            return [work(cursor, item) for item in items]
    mine = local()
    opened: list[duckdb.DuckDBPyConnection] = []

    def one(item: Item) -> Result:
        if not hasattr(mine, "cursor"):
            mine.cursor = connection.cursor()
            opened.append(mine.cursor)
            if prepare is not None:
                prepare(mine.cursor)
        return work(mine.cursor, item)

    try:
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            return list(pool.map(one, items))
    finally:
        for cursor in opened:
            cursor.close()


def at_once(work: Callable[[Item], Result], items: Iterable[Item]) -> list[Result]:
    """Do the same for several items, two at once, without the engine; otherwise as `side_by_side`."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return list(pool.map(work, items))

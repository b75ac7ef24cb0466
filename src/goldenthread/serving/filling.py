"""Filling a table of the served file from the engine, some thousand rows at a time."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, Protocol

from goldenthread.records.codes import code_set

_AT_ONCE: Final = 20_000


class Answer(Protocol):
    """What an engine found."""

    def fetchmany(self, size: int) -> list[Any]:
        """The next rows; none when all were given."""
        ...


class Asked(Protocol):
    """An engine that answers a question."""

    def execute(self, query: str) -> Answer:
        """Ask it."""
        ...


def fill(
    target: sqlite3.Connection,
    engine: Asked,
    table: str,
    columns: Sequence[str],
    sql: str,
    change: Callable[[tuple[Any, ...]], Iterable[Any]] | None = None,
) -> int:
    """Put what ``sql`` gives, column by column in the order named, into a table; ``change`` rewrites each row.

    Days must come as ISO text. Returns how many rows there were.
    """
    marks = ", ".join("?" for _ in columns)
    insert = f"insert into {table} ({', '.join(columns)}) values ({marks})"
    answer, count = engine.execute(sql), 0
    while rows := answer.fetchmany(_AT_ONCE):
        target.executemany(insert, rows if change is None else map(change, rows))  # type: ignore[arg-type]
        count += len(rows)
    return count


def run(target: sqlite3.Connection, statements: str) -> None:
    """Run statements parted by semicolons, within the transaction that is open."""
    for statement in statements.split(";"):
        if statement.strip():
            target.execute(statement)


def iso(column: str) -> str:
    """SQL for a day as ISO text."""
    return f"strftime({column}, '%Y-%m-%d')"


def spoken(column: str) -> str:
    """SQL for a day in words ("3 May 2026")."""
    return f"strftime({column}, '%-d %B %Y')"


def label(column: str, codes: str) -> str:
    """SQL for the label of a code; a code that the set does not hold stands as it is."""
    whens = " ".join(f"when {quoted(one.code)} then {quoted(one.label)}" for one in code_set(codes))
    return f"case {column} {whens} else {column} end"


def quoted(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"

"""The served file as tables: what each holds, in one line, and the form by which a reader knows it."""

import hashlib
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

#: Raised when the meaning of a column changes though no table does.
FORM: Final = 1


@dataclass(frozen=True, slots=True)
class Table:
    """One table: what a row is, its columns as SQLite declares them, its key and what it is found by.

    With a ``key`` the rows lie in its order; each of ``found_by`` is an index, made after the rows are there.
    """

    name: str
    says: str
    columns: tuple[str, ...]
    key: tuple[str, ...] = ()
    found_by: tuple[tuple[str, ...], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names, in order."""
        return tuple(column.split()[0] for column in self.columns)

    @property
    def sql(self) -> str:
        """The statement that makes it."""
        key = (f"primary key ({', '.join(self.key)})",) if self.key else ()
        end = " without rowid" if self.key else ""
        return f'create table "{self.name}" ({", ".join((*self.columns, *key))}){end}'

    @property
    def indexes(self) -> tuple[str, ...]:
        """The statements that make its indexes."""
        return tuple(
            f'create index "{self.name}_by_{"_".join(names)}" on "{self.name}" ({", ".join(names)})'
            for names in self.found_by
        )

    @property
    def insert(self) -> str:
        """The statement that adds a row, its columns in order."""
        return f'insert into "{self.name}" values ({", ".join("?" for _ in self.columns)})'


META: Final = Table(
    "meta",
    "What the file is: its form, snapshot, dates, versions and how it was made, one row a fact.",
    ("name text not null", "said text not null"),
    ("name",),
)
SOURCE: Final = Table(
    "source",
    "A delivery that the snapshot stands on: its kind, source, the day it speaks of, when it became known, its files.",
    (
        "kind text not null",
        "source text not null",
        "year integer",
        "as_at text not null",
        "known_at text not null",
        "files integer not null",
    ),
)


def make(target: sqlite3.Connection, tables: Iterable[Table]) -> None:
    """Make tables without their indexes."""
    for table in tables:
        target.execute(table.sql)


def index(target: sqlite3.Connection, tables: Iterable[Table]) -> None:
    """Make the indexes of tables that are filled."""
    for table in tables:
        for sql in table.indexes:
            target.execute(sql)


def form_of(texts: Iterable[str]) -> str:
    """The form of a file whose tables are made by these statements: sixteen hex digits."""
    said = "\n".join((str(FORM), META.sql, SOURCE.sql, *texts))
    return hashlib.sha256(said.encode()).hexdigest()[:16]

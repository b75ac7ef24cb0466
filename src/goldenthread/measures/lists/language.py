"""The words in which a list is described: whose rows it has, what is looked up beside them, and how each column is filled."""

import re
from dataclasses import dataclass

_PLAIN = re.compile(r"t\.([a-z_]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """How one column of a list is filled.

    ``field``   the column, by its name among the fields of the lists' importer: heading, kind and codes are that field's.
    ``sql``     an expression over ``t`` (the row itself), ``p`` (the person), ``s`` (sex, ethnicity and disability as
                figures use them), ``h`` (who holds the case on the day), ``w`` (``as_at``, ``since`` and ``year_ago``)
                and the list's own look-ups; empty where it cannot be filled.
    ``says``    where that comes from, in words; the table and column where they are all there is to say.
    ``cannot``  why it cannot be filled.
    ``worker``  whether it holds the identifier of a worker, which a reader of names may have replaced by the name.
    """

    field: str
    sql: str = ""
    says: str = ""
    cannot: str = ""
    worker: bool = False

    def told(self, table: str) -> str:
        """Where the column comes from, in words."""
        plain = _PLAIN.fullmatch(self.sql)
        return self.says or (f"{table}.{plain[1]}" if plain else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Rows looked up beside those of a list: a SELECT with at most one row for each value of what it is joined ``on``.

    ``on`` compares its columns, written ``alias.column``, with those of the row. The SELECT may name ``gt_window``.
    """

    alias: str
    rows: str
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Rows that the list does not want although its measures count them: a condition, and the reason in words."""

    where: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfstedList:
    """One list.

    ``title``      what people call it.
    ``rows_are``   what stands in it, in words.
    ``members``    keys of the measures that count what stands in it: its rows are theirs, and no others.
    ``table``      the table of records that those rows are of.
    ``window``     key of the limit that says how far back it looks; empty for a list of the day alone.
    ``latest``     for a list with one row a child: the order in which a child's rows are preferred, best first.
    ``leaves_out`` rows taken away again.
    ``relations``  relations of the book that its look-ups read, each with a date among its columns.
    """

    number: int
    title: str
    rows_are: str
    members: tuple[str, ...]
    table: str
    columns: tuple[Fill, ...]
    window: str = "list-window"
    latest: str = ""
    leaves_out: tuple[LeftOut, ...] = ()
    beside: tuple[Beside, ...] = ()
    relations: tuple[tuple[str, str], ...] = ()
    people: bool = True

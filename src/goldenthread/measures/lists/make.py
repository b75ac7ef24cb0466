"""Making the lists: rows named by measures of the book, one a child where the list wants that, and every column filled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from goldenthread.access.log import AccessLog
from goldenthread.access.policy import check_rows
from goldenthread.calendar import Period
from goldenthread.measures.language.limits import Limit
from goldenthread.measures.lists.language import Fill, OfstedList
from goldenthread.measures.lists.naming import Names, no_names, worker_names
from goldenthread.measures.lists.standing import LISTS, Finder, ready_to_find, rows_of
from goldenthread.measures.run.session import Session
from goldenthread.records.importers.annex_a.spec import SPECIFICATION
from goldenthread.records.importers.annex_a.words import answer, ofsted
from goldenthread.records.importers.language import Field

#: Lists of an earlier date are headed as in this year, since none asks for an older shape any more.
_SHAPE_YEAR: Final = 2024
_ANSWERS: Final = "yes_no_unknown"

Cell = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a made list: its heading, how it is filled, and why it is blank where it cannot be."""

    heading: str
    filled_from: str
    blank: str = ""


@dataclass(frozen=True, slots=True)
class MadeList:
    """One list: its rows, and the sum that leads from what its measures count to them.

    ``counted`` rows of the measures together, less ``same_child`` (a child's other rows), less ``left_out`` (by reason),
    less ``unseen`` (rows that the reader may not see), are the rows. ``not_recorded`` are measures whose records are
    not held, with why.
    """

    spec: OfstedList
    window: Period
    limit: Limit | None
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    counted: int
    same_child: int
    left_out: Mapping[str, int]
    unseen: int
    not_recorded: Mapping[str, str]

    @property
    def name(self) -> str:
        """The name of its sheet."""
        return f"List {self.spec.number}"


def make_lists(session: Session, log: AccessLog, names: Names | None = None) -> tuple[MadeList, ...]:
    """Make lists 1 to 11 as at the session's day. The reading is logged before it takes place.

    Workers stand in them by the case system's identifier, and by name only where ``session.scope`` allows names.
    Raises `NotAllowed` for a role that reads no rows, and `LogFailed` when the reading cannot be logged.
    """
    check_rows(session.scope)
    about = {"as_at": session.as_at.isoformat(), "snapshot": session.snapshot.id, "names": session.scope.may_read_names}
    log.append("lists", session.scope, about)
    with ready_to_find(session) as finder:
        made = tuple(_made(finder, one) for one in LISTS)
    if not session.scope.may_read_names:
        return tuple(_named(one, no_names) for one in made)
    return tuple(_named(one, names or worker_names(session, log, _workers(made))) for one in made)


def _made(finder: Finder, one: OfstedList) -> MadeList:
    found = finder.on_list(one)
    rows = _filled(finder, one)
    fields = _fields(one, found.window.end)
    columns = tuple(
        _column(one, fill, fields[fill.field], [row[at] for row in rows]) for at, fill in enumerate(one.columns)
    )
    limit = finder.session.book.limits.latest(one.window) if one.window else None
    return MadeList(
        one, found.window, limit, columns, rows, found.counted, found.same_child, found.left_out, found.unseen,
        found.lacking,
    )  # fmt: skip


def _filled(finder: Finder, one: OfstedList) -> tuple[tuple[Cell, ...], ...]:
    fields = _fields(one, finder.session.as_at)
    columns = ", ".join(f"{fill.sql or 'null'} as c{place}" for place, fill in enumerate(one.columns))
    order = ", ".join(f"c{place} nulls last" for place in _order(one, fields))
    found = finder.connection.execute(f"select {columns} {rows_of(one)} order by {order}, r.event_key").fetchall()
    if len(found) != finder.count():
        raise AssertionError(f"list {one.number} has {len(found)} rows where {finder.count()} are on it")
    kinds = [fields[fill.field] for fill in one.columns]
    return tuple(tuple(_cell(field, value) for field, value in zip(kinds, row, strict=True)) for row in found)


def _fields(one: OfstedList, as_at: date) -> Mapping[str, Field]:
    sheet = SPECIFICATION.at(max(as_at.year, _SHAPE_YEAR))[f"list_{one.number}"]
    return {field.name: field for field in sheet.fields}


def _order(one: OfstedList, fields: Mapping[str, Field]) -> list[int]:
    """By whom a row is about, then by the list's first date."""
    days = [
        at for at, fill in enumerate(one.columns) if fields[fill.field].kind == "date" and fill.field != "date_of_birth"
    ]
    return [0, *days[:1]]


def _cell(field: Field, value: Any) -> Cell:
    if value is None:
        return None
    if isinstance(value, bool):
        return answer(value)
    if field.kind == "code":
        return ofsted(field.codes, str(value))
    if field.kind in ("integer", "number"):
        return int(value) if value == int(value) else float(value)
    return value if isinstance(value, date) else str(value)


def _column(one: OfstedList, fill: Fill, field: Field, cells: Sequence[Cell]) -> Column:
    told = fill.told(one.table)
    if fill.cannot:
        return Column(field.headings[0], "", fill.cannot)
    blank = f"nothing is recorded for it: {told}" if cells and all(cell is None for cell in cells) else ""
    return Column(field.headings[0], told, blank)


def _workers(made: Sequence[MadeList]) -> frozenset[str]:
    """The identifiers of every worker in the lists."""
    return frozenset(
        str(row[place])
        for one in made
        for place, fill in enumerate(one.spec.columns)
        if fill.worker
        for row in one.rows
        if row[place] is not None
    )


def _named(one: MadeList, names: Names) -> MadeList:
    """The list with workers' names in place of their identifiers, and a word of it where there are none to give."""
    places = [place for place, fill in enumerate(one.spec.columns) if fill.worker]
    columns = list(one.columns)
    for place in places:
        if names is no_names and not columns[place].blank:
            what = "holds the case system's identifier: names are given only to a reader who may read them"
            columns[place] = Column(columns[place].heading, columns[place].filled_from, what)
    rows = tuple(
        tuple(names(str(cell)) if place in places and cell is not None else cell for place, cell in enumerate(row))
        for row in one.rows
    )
    return MadeList(
        one.spec, one.window, one.limit, tuple(columns), rows, one.counted, one.same_child, one.left_out, one.unseen,
        one.not_recorded,
    )  # fmt: skip

"""Making the lists: rows named by measures of the book, one a child where the list wants that, and every column filled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import duckdb
import pyarrow as pa

from goldenthread.access.log import AccessLog
from goldenthread.access.policy import check_rows
from goldenthread.calendar import Period, rolling_days, rolling_months
from goldenthread.measures.compile.statements import Statement, rows_statement
from goldenthread.measures.kinds import Source
from goldenthread.measures.language.book import Book
from goldenthread.measures.language.limits import Limit
from goldenthread.measures.language.making import count
from goldenthread.measures.language.measures import Flow
from goldenthread.measures.lists.care import IN_CARE
from goldenthread.measures.lists.front import ASSESSMENTS, CONTACTS, EARLY_HELP, ENQUIRIES, REFERRALS
from goldenthread.measures.lists.language import Fill, OfstedList
from goldenthread.measures.lists.leaving import ADOPTERS, ADOPTION, LEAVERS
from goldenthread.measures.lists.naming import Names, no_names, worker_names
from goldenthread.measures.lists.plans import IN_NEED, PROTECTION
from goldenthread.measures.run.counting import EVERY, Engine
from goldenthread.measures.run.needs import Needs
from goldenthread.measures.run.session import Session
from goldenthread.records.importers.annex_a.spec import SPECIFICATION
from goldenthread.records.importers.annex_a.words import answer, ofsted
from goldenthread.records.importers.language import Field
from goldenthread.records.store.reading import persons_seen

#: Every list, in Ofsted's order.
LISTS: Final = (
    CONTACTS,
    EARLY_HELP,
    REFERRALS,
    ASSESSMENTS,
    ENQUIRIES,
    IN_NEED,
    PROTECTION,
    IN_CARE,
    LEAVERS,
    ADOPTION,
    ADOPTERS,
)
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
    book = session.book
    windows = {key: _window(book, key, session.as_at) for key in {one.window for one in LISTS}}
    periods = tuple(windows[key] for key in sorted(windows))
    places = {key: place for place, key in enumerate(sorted(windows))}
    keys = [key for one in LISTS for key in one.members]
    statements = {key: rows_statement(book, book.measure(key)) for key in keys}
    with session.asker() as asker:
        engine = Engine(asker.connection, book, periods, session.as_at)
        asked = [*statements.values(), *_beside(book)]
        engine.prepare(asked, [book.measure(key) for key in keys], EVERY)
        engine.relations(asked)
        seen = persons_seen(asker.connection, session.scope)
        asker.connection.register("_given", pa.table({"person_key": pa.array(sorted(seen), pa.string())}))
        asker.connection.execute("create or replace temp table gt_seen as select person_key from _given")
        asker.connection.unregister("_given")
        maker = _Maker(asker.connection, session, statements, Needs(asker.connection, book))
        made = tuple(maker.make(one, windows[one.window], places[one.window]) for one in LISTS)
    if not session.scope.may_read_names:
        return tuple(_named(one, no_names) for one in made)
    return tuple(_named(one, names or worker_names(session, log, _workers(made))) for one in made)


@dataclass(frozen=True, slots=True)
class _Maker:
    connection: duckdb.DuckDBPyConnection
    session: Session
    statements: Mapping[str, Statement]
    needs: Needs

    def make(self, one: OfstedList, window: Period, place: int) -> MadeList:
        book = self.session.book
        lacking = {key: why for key in one.members if (why := self.needs.lacking(book.measure(key)))}
        self._window(one, window)
        counted, same_child = self._listed(one, [key for key in one.members if key not in lacking], place)
        left_out = {said.says: self._leave_out(one, said.where) for said in one.leaves_out}
        unseen = self._hide() if one.people else 0
        rows = self._filled(one)
        fields = _fields(one, window.end)
        columns = tuple(
            _column(one, fill, fields[fill.field], [row[at] for row in rows]) for at, fill in enumerate(one.columns)
        )
        told = {said: number for said, number in left_out.items() if number}
        limit = book.limits.latest(one.window) if one.window else None
        return MadeList(one, window, limit, columns, rows, counted, same_child, told, unseen, lacking)

    def _window(self, one: OfstedList, window: Period) -> None:
        limits = self.session.book.limits
        months = round(limits.latest("list-count-window").number)
        days = {"as_at": window.end, "since": window.start, "year_ago": rolling_months(months, window.end).start}
        columns = ", ".join(f"cast('{day.isoformat()}' as date) as {name}" for name, day in days.items())
        age = round(limits.latest("list-leaver-age").number)
        columns += f", {months} as count_months, {age} as leaver_age"
        self.connection.execute(f"create or replace temp table gt_window as select {columns}")

    def _listed(self, one: OfstedList, members: Sequence[str], place: int) -> tuple[int, int]:
        """Put the keys of the rows into ``gt_listed``; gives how many there were, and how many were a child's others."""
        who = "person_key" if one.people else "cast(null as varchar) as person_key"
        parts = [
            f"select event_key, {who} from ({self.statements[key].body}) where period_id = {place}" for key in members
        ] or [f"select event_key, {who} from {one.table} where false"]
        self.connection.execute(f"create or replace temp table gt_listed as {' union '.join(parts)}")
        counted = self._count()
        if one.latest:
            self.connection.execute(f"""
                create or replace temp table gt_listed as select event_key, person_key from (
                    select r.*, row_number() over (partition by r.person_key order by {one.latest}, r.event_key) as place
                    from gt_listed as r join {one.table} as t on t.event_key = r.event_key cross join gt_window as w
                ) as ordered where place = 1""")
        return counted, counted - self._count()

    def _leave_out(self, one: OfstedList, where: str) -> int:
        """Take rows away by a reason; a row stands under the first reason that fits."""
        before = self._count()
        found = f"select r.event_key {_from(one)} where {where}"
        self.connection.execute(f"delete from gt_listed where event_key in ({found})")
        return before - self._count()

    def _hide(self) -> int:
        before = self._count()
        self.connection.execute("delete from gt_listed where person_key not in (select person_key from gt_seen)")
        return before - self._count()

    def _count(self) -> int:
        row = self.connection.execute("select count(*) from gt_listed").fetchone()
        return int(row[0]) if row else 0

    def _filled(self, one: OfstedList) -> tuple[tuple[Cell, ...], ...]:
        fields = _fields(one, self.session.as_at)
        columns = ", ".join(f"{fill.sql or 'null'} as c{place}" for place, fill in enumerate(one.columns))
        order = ", ".join(f"c{place} nulls last" for place in _order(one, fields))
        found = self.connection.execute(f"select {columns} {_from(one)} order by {order}, r.event_key").fetchall()
        if len(found) != self._count():
            raise AssertionError(f"list {one.number} has {len(found)} rows where {self._count()} are on it")
        kinds = [fields[fill.field] for fill in one.columns]
        return tuple(tuple(_cell(field, value) for field, value in zip(kinds, row, strict=True)) for row in found)


def _window(book: Book, key: str, as_at: date) -> Period:
    return rolling_months(round(book.limits.latest(key).number), as_at) if key else rolling_days(1, as_at)


def _beside(book: Book) -> list[Statement]:
    """Statements that read the relations that look-ups need: nothing is counted by them, but their relations are made."""
    found = []
    for name, dated in dict(pair for one in LISTS for pair in one.relations).items():
        over = count(key=name, title=name, says=name, over=name, basis=Flow(dated), source=Source(name), example="")
        found.append(rows_statement(book, over))
    return found


def _from(one: OfstedList) -> str:
    """FROM and joins of a list: its rows, and what its columns are filled from."""
    joins = [f"from gt_listed as r join {one.table} as t on t.event_key = r.event_key cross join gt_window as w"]
    if one.people:
        joins += [
            "left join people as p on p.person_key = r.person_key",
            "left join gt_persons as s on s.person_key = r.person_key",
            "left join gt_holders as h on h.person_key = r.person_key and h.from_date <= w.as_at and h.to_date > w.as_at",
        ]
    joins += [
        f"left join ({beside.rows.replace('{table}', one.table)}) as {beside.alias} on {beside.on}"
        for beside in one.beside
    ]
    return "\n".join(joins)


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

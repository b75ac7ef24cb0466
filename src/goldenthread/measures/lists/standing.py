"""Who stands on each list: rows named by measures of the book, one a child where the list wants that."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Final

import duckdb
import pyarrow as pa

from goldenthread.calendar import Period, rolling_days, rolling_months
from goldenthread.measures.compile.statements import Statement, rows_statement
from goldenthread.measures.kinds import Source
from goldenthread.measures.language.book import Book
from goldenthread.measures.language.making import count
from goldenthread.measures.language.measures import Flow
from goldenthread.measures.lists.care import IN_CARE
from goldenthread.measures.lists.front import ASSESSMENTS, CONTACTS, EARLY_HELP, ENQUIRIES, REFERRALS
from goldenthread.measures.lists.language import OfstedList
from goldenthread.measures.lists.leaving import ADOPTERS, ADOPTION, LEAVERS
from goldenthread.measures.lists.plans import IN_NEED, PROTECTION
from goldenthread.measures.run.counting import EVERY, Engine
from goldenthread.measures.run.needs import Needs
from goldenthread.measures.run.session import Session
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


@contextmanager
def ready_to_find(session: Session) -> Iterator["Finder"]:
    """The session's records made ready for every list; nothing is read of them yet."""
    book = session.book
    windows = {key: _window(book, key, session.as_at) for key in {one.window for one in LISTS}}
    names = sorted(windows)
    keys = [key for one in LISTS for key in one.members]
    statements = {key: rows_statement(book, book.measure(key)) for key in keys}
    with session.asker() as asker:
        engine = Engine(asker.connection, book, tuple(windows[name] for name in names), session.as_at)
        asked = [*statements.values(), *_beside(book)]
        engine.prepare(asked, [book.measure(key) for key in keys], EVERY)
        engine.relations(asked)
        seen = persons_seen(asker.connection, session.scope)
        asker.connection.register("_given", pa.table({"person_key": pa.array(sorted(seen), pa.string())}))
        asker.connection.execute("create or replace temp table gt_seen as select person_key from _given")
        asker.connection.unregister("_given")
        places = {name: (windows[name], place) for place, name in enumerate(names)}
        yield Finder(asker.connection, session, statements, Needs(asker.connection, book), places)


@dataclass(frozen=True, slots=True)
class OnList:
    """What stands on a list: its window, the sum that leads to its rows (see `MadeList`), and how many rows there are."""

    window: Period
    counted: int
    same_child: int
    left_out: Mapping[str, int]
    unseen: int
    rows: int
    lacking: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds who stands on lists, in records that are ready; ``windows`` are each window with its place among the periods."""

    connection: duckdb.DuckDBPyConnection
    session: Session
    statements: Mapping[str, Statement]
    needs: Needs
    windows: Mapping[str, tuple[Period, int]]

    def on_list(self, one: OfstedList) -> OnList:
        """Find what stands on a list; its keys are in ``gt_listed`` after it."""
        book, (window, place) = self.session.book, self.windows[one.window]
        lacking = {key: why for key in one.members if (why := self.needs.lacking(book.measure(key)))}
        self._window(one, window)
        counted, same_child = self._listed(one, [key for key in one.members if key not in lacking], place)
        left_out = {said.says: self._leave_out(one, said.where) for said in one.leaves_out}
        unseen = self._hide() if one.people else 0
        told = {said: number for said, number in left_out.items() if number}
        return OnList(window, counted, same_child, told, unseen, self.count(), lacking)

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
        counted = self.count()
        if one.latest:
            self.connection.execute(f"""
                create or replace temp table gt_listed as select event_key, person_key from (
                    select r.*, row_number() over (partition by r.person_key order by {one.latest}, r.event_key) as place
                    from gt_listed as r join {one.table} as t on t.event_key = r.event_key cross join gt_window as w
                ) as ordered where place = 1""")
        return counted, counted - self.count()

    def _leave_out(self, one: OfstedList, where: str) -> int:
        """Take rows away by a reason; a row stands under the first reason that fits."""
        before = self.count()
        found = f"select r.event_key {rows_of(one)} where {where}"
        self.connection.execute(f"delete from gt_listed where event_key in ({found})")
        return before - self.count()

    def _hide(self) -> int:
        before = self.count()
        self.connection.execute("delete from gt_listed where person_key not in (select person_key from gt_seen)")
        return before - self.count()

    def count(self) -> int:
        """How many rows are on the list that was found last."""
        row = self.connection.execute("select count(*) from gt_listed").fetchone()
        return int(row[0]) if row else 0


def _window(book: Book, key: str, as_at: date) -> Period:
    return rolling_months(round(book.limits.latest(key).number), as_at) if key else rolling_days(1, as_at)


def _beside(book: Book) -> list[Statement]:
    """Statements that read the relations that look-ups need: nothing is counted by them, but their relations are made."""
    found = []
    for name, dated in dict(pair for one in LISTS for pair in one.relations).items():
        over = count(key=name, title=name, says=name, over=name, basis=Flow(dated), source=Source(name), example="")
        found.append(rows_statement(book, over))
    return found


def rows_of(one: OfstedList) -> str:
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

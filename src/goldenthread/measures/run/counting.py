"""Counting: statements run on an engine, and their answers turned into long columns of figures."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import NamedTuple

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.calendar import Period
from goldenthread.measures.compile.statements import Breakdown, Statement, figures_statement, fused, windows
from goldenthread.measures.language.book import Book
from goldenthread.measures.language.measures import Measure, Stat
from goldenthread.measures.run import support
from goldenthread.measures.run.ready import Ready
from goldenthread.records.engine import side_by_side

#: Between the labels of a group of two dimensions; no label holds it.
JOINT = "\x1f"
#: One row a measure, part, period, breakdown and group that has any row; ``period_id`` is the period's place.
OBSERVED = pa.schema(
    [
        ("key", pa.dictionary(pa.int32(), pa.string())),
        ("part", pa.dictionary(pa.int32(), pa.string())),
        ("period_id", pa.int32()),
        ("breakdown", pa.dictionary(pa.int32(), pa.string())),
        ("group", pa.string()),
        ("numerator", pa.float64()),
        ("denominator", pa.float64()),
        ("quantile", pa.float64()),
        ("excluded", pa.float64()),
        ("excluded_met", pa.float64()),
        ("cannot", pa.float64()),
    ]
)

Breakdowns = Callable[[Measure], Iterable[Breakdown]]


#: Every table that an engine can make ready.
EVERY = frozenset(
    f"gt_{name}"
    for name in ("calendar", "due", "hours", "summer", "periods", "days", "persons", "holders", "localities")
)


@dataclass(slots=True)
class Engine:
    """A connection with the tables of records, made ready for a sequence of periods.

    ``as_at`` is the day beyond which nothing is known. Every ``gt_`` table is made here and nowhere else. What is ``ready``
    already is not made again.
    """

    connection: duckdb.DuckDBPyConnection
    book: Book
    periods: tuple[Period, ...]
    as_at: date
    ready: Ready = field(default_factory=Ready)

    def prepare(
        self, statements: Iterable[Statement], measures: Iterable[Measure], also: frozenset[str] = frozenset()
    ) -> None:
        """Make the tables that the statements name, and those of ``also``, which something beside them reads."""
        held = list(statements)
        texts = {text for one in held for text in (one.body, *(sql for _, sql in one.relations))}
        had = self.ready.due_keys
        self.ready.due_keys = had.union(*(one.due_keys for one in held))
        spans = windows(measures)
        made_for = {
            "gt_due": self.ready.due_keys,
            "gt_periods": (self.periods, self.as_at),
            "gt_days": (self.periods, self.as_at, spans),
        }
        given: dict[str, Callable[[], pa.Table]] = {
            "gt_calendar": support.calendar_table,
            "gt_due": lambda: support.due_table(self.book.limits, self.ready.due_keys - had),
            "gt_hours": lambda: support.hours_table(self.book.limits),
            "gt_summer": support.summer_table,
            "gt_periods": lambda: support.periods_table(self.periods, self.as_at),
            "gt_days": lambda: support.days_table(self.periods, self.as_at, spans),
        }
        people = {"gt_persons": support.PERSONS, "gt_holders": support.HOLDERS, "gt_localities": support.LOCALITIES}
        named = {name for name in (*given, *people) if name in also or any(name in text for text in texts)}
        for name in sorted(named):
            if self.ready.stands(name, made_for.get(name)):
                continue
            if name in people:
                self.connection.execute(f'create or replace table "{name}" as {people[name]}')
                continue
            self.connection.register("_given", given[name]())
            # Due dates of further limits are added to those that stand there: it is the one long table of these.
            begins = f'insert into "{name}"' if name == "gt_due" and had else f'create or replace table "{name}" as'
            self.connection.execute(f"{begins} select * from _given")
            self.connection.unregister("_given")

    def relations(self, statements: Iterable[Statement]) -> None:
        """Make each relation once, however many statements read it: what stands before each statement's body."""
        for statement in statements:
            for name, sql in statement.relations:
                if self.ready.relations.get(name) != sql:
                    self.connection.execute(f'create or replace table "{name}" as {sql}')
                    self.ready.relations[name] = sql


def observe(
    connection: duckdb.DuckDBPyConnection,
    book: Book,
    measures: Sequence[Measure],
    periods: Sequence[Period],
    as_at: date,
    breakdowns: Breakdowns,
    ready: Ready | None = None,
) -> pa.Table:
    """Count measures for periods and breakdowns, each footing in one pass (shape `OBSERVED`).

    With ``ready`` what the statements stand on is made as tables that stay, for whoever asks next.
    """
    groups = made_ready(connection, book, measures, periods, as_at, breakdowns, ready)
    return answered(connection, groups, breakdowns, standing=ready is not None)


def made_ready(
    connection: duckdb.DuckDBPyConnection,
    book: Book,
    measures: Sequence[Measure],
    periods: Sequence[Period],
    as_at: date,
    breakdowns: Breakdowns,
    ready: Ready | None = None,
) -> list["_Group"]:
    """Make the engine ready for measures; gives their statements, for `answered` or `answer_each`."""
    groups = statements_of(book, measures, breakdowns)
    engine = Engine(connection, book, tuple(periods), as_at, Ready() if ready is None else ready)
    statements = [statement for _, statement in groups]
    engine.prepare(statements, measures)
    if ready is not None:
        engine.relations(statements)
    return groups


def statements_of(book: Book, measures: Sequence[Measure], breakdowns: Breakdowns) -> list["_Group"]:
    """The statements that count measures, each with the measures that it counts."""
    return [(held, figures_statement(book, held, _every(held, breakdowns))) for held in fused(measures)]


def answered(
    connection: duckdb.DuckDBPyConnection, groups: Sequence["_Group"], breakdowns: Breakdowns, standing: bool = False
) -> pa.Table:
    """The answers of statements for which an engine was made ready (shape `OBSERVED`)."""
    parts: list[pa.Table] = []
    answer_each(connection, groups, breakdowns, parts.append, standing)
    return pa.concat_tables(parts).unify_dictionaries() if parts else OBSERVED.empty_table()


def answer_each(
    connection: duckdb.DuckDBPyConnection,
    groups: Sequence["_Group"],
    breakdowns: Breakdowns,
    take: Callable[[pa.Table], None],
    standing: bool = False,
) -> None:
    """The same, handed over footing by footing as each is counted, so that a whole book never stands in memory.

    ``take`` is called by one thread at a time, in no stated order. Relations are made for as long as they are needed, unless
    they are ``standing`` already.
    """
    one_at_a_time = Lock()

    def counted(cursor: duckdb.DuckDBPyConnection, bundle: list[_Group]) -> None:
        with _relations(cursor, [] if standing else [statement for _, statement in bundle]):
            for held, statement in bundle:
                found = _long(cursor.execute(statement.body).to_arrow_table(), statement, held, breakdowns)
                with one_at_a_time:
                    take(found.unify_dictionaries())

    side_by_side(connection, counted, _bundles(groups))


_Group = tuple[list[Measure], Statement]


def _bundles(groups: Iterable[_Group]) -> list[list[_Group]]:
    """Groups that count the same rows, together: what those stand on is then made once."""
    found: dict[str, list[_Group]] = {}
    for held, statement in groups:
        found.setdefault(held[0].over, []).append((held, statement))
    return list(found.values())


@contextmanager
def _relations(cursor: duckdb.DuckDBPyConnection, statements: Sequence[Statement]) -> Iterator[None]:
    """Make the relations that some statements read, with only the columns they need, for as long as it takes."""
    columns: dict[str, set[str]] = {}
    makers: dict[str, Statement] = {}
    for statement in statements:
        for name, held in statement.reads:
            columns.setdefault(name, set()).update(held)
            makers[name] = statement
    for name, needed in columns.items():
        cursor.execute(f'create or replace temp table "{name}" as {makers[name].relation(name, sorted(needed))}')
    try:
        yield
    finally:
        for name in columns:
            cursor.execute(f'drop table "{name}"')


def _every(held: Sequence[Measure], breakdowns: Breakdowns) -> tuple[Breakdown, ...]:
    """All breakdowns that any of the measures is asked for: those of one footing are counted together."""
    return tuple(dict.fromkeys(tuple(names) for one in held for names in breakdowns(one)))


def _long(answer: pa.Table, statement: Statement, measures: Sequence[Measure], breakdowns: Breakdowns) -> pa.Table:
    roles: dict[str, dict[str, pa.ChunkedArray]] = {}
    for index, (key, role) in enumerate(statement.columns):
        roles.setdefault(key, {})[role] = answer[f"a{index}"].cast(pa.float64())
    place = _Place(answer["period_id"].cast(pa.int32()).combine_chunks(), *_groups(answer, statement))
    parts = []
    for measure in measures:
        held = roles[measure.key]
        wanted = pa.array(["", *("*".join(names) for names in breakdowns(measure))])
        if measure.stat is Stat.MIX:
            for role, column in held.items():
                if role.startswith("part:"):
                    part = role.removeprefix("part:")
                    parts.append(_columns(place, wanted, measure.key, part, column, held["counts"], held))
        elif measure.stat in (Stat.COUNT, Stat.RATE):
            parts.append(_columns(place, wanted, measure.key, "", held["counts"], None, held))
        elif measure.stat is Stat.SUM:
            parts.append(_columns(place, wanted, measure.key, "", held["meets"], None, held))
        else:
            parts.append(_columns(place, wanted, measure.key, "", held["meets"], held["counts"], held))
    return pa.concat_tables(parts)


class _Place(NamedTuple):
    """Where each row of an answer stands: its period, its breakdown, and its group's labels joined."""

    period_id: pa.Array
    breakdown: pa.Array
    group: pa.Array


def _groups(answer: pa.Table, statement: Statement) -> tuple[pa.Array, pa.Array]:
    """The breakdown of each row of an answer, and its group's labels joined in the breakdown's order."""
    rows = answer.num_rows
    empty = pa.array([""]).take(pa.array([0] * rows, pa.int32()))
    breakdown, group = empty, empty
    for name in statement.dimensions:
        on = pc.equal(answer[f"g_{name}"], 0).combine_chunks()
        label = pc.fill_null(answer[f"by_{name}"].combine_chunks().cast(pa.string()), "")
        first = pc.equal(breakdown, "")
        named = pc.if_else(first, name, pc.binary_join_element_wise(breakdown, name, "*"))
        labelled = pc.if_else(first, label, pc.binary_join_element_wise(group, label, JOINT))
        breakdown, group = pc.if_else(on, named, breakdown), pc.if_else(on, labelled, group)
    return breakdown, group


def _columns(
    place: _Place,
    wanted: pa.Array,
    key: str,
    part: str,
    numerator: pa.ChunkedArray,
    denominator: pa.ChunkedArray | None,
    held: Mapping[str, pa.ChunkedArray],
) -> pa.Table:
    """The rows of one measure or part: of the breakdowns wanted, and only groups of which anything is to be said."""
    said = [column for column in (held["counts"], held.get("excluded"), held.get("cannot")) if column is not None]
    something = pc.equal(place.breakdown, "")
    for column in said:
        something = pc.or_(something, pc.fill_null(pc.not_equal(column, 0), False).combine_chunks())
    rows = pc.and_(something, pc.is_in(place.breakdown, value_set=wanted))
    count = pc.sum(rows).as_py() or 0
    nothing = pa.nulls(count, pa.float64())
    same = pa.array([0] * count, pa.int32())

    def taken(column: pa.ChunkedArray | None) -> pa.Array:
        return nothing if column is None else column.combine_chunks().filter(rows)

    columns = {
        "key": pa.DictionaryArray.from_arrays(same, pa.array([key])),
        "part": pa.DictionaryArray.from_arrays(same, pa.array([part])),
        "period_id": place.period_id.filter(rows),
        "breakdown": place.breakdown.filter(rows).dictionary_encode(),
        "group": place.group.filter(rows),
        "numerator": taken(numerator),
        "denominator": taken(denominator),
        "quantile": taken(held.get("quantile")),
        "excluded": taken(held.get("excluded")),
        "excluded_met": taken(held.get("excluded-met")),
        "cannot": taken(held.get("cannot")),
    }
    return pa.table(columns, schema=OBSERVED)

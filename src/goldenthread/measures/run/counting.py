"""Counting: statements run on an engine, and their answers turned into long columns of figures."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.calendar import Period
from goldenthread.measures.compile.statements import Breakdown, Statement, figures_statement, fused, windows
from goldenthread.measures.language.book import Book
from goldenthread.measures.language.measures import Measure, Stat
from goldenthread.measures.run import support

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


@dataclass(slots=True)
class Engine:
    """A connection with the tables of records, made ready for a sequence of periods.

    ``as_at`` is the day beyond which nothing is known. Every ``gt_`` table is made here and nowhere else.
    """

    connection: duckdb.DuckDBPyConnection
    book: Book
    periods: tuple[Period, ...]
    as_at: date

    def prepare(self, statements: Iterable[Statement], measures: Iterable[Measure]) -> None:
        """Make the tables that the statements stand on."""
        keys = {key for one in statements for key in one.due_keys}
        tables = {
            "gt_calendar": support.calendar_table(),
            "gt_due": support.due_table(self.book.limits, keys),
            "gt_hours": support.hours_table(self.book.limits),
            "gt_ages": support.ages_table(),
            "gt_periods": support.periods_table(self.periods, self.as_at),
            "gt_days": support.days_table(self.periods, self.as_at, windows(measures)),
        }
        for name, table in tables.items():
            self.connection.register("_given", table)
            self.connection.execute(f'create or replace temp table "{name}" as select * from _given')
            self.connection.unregister("_given")
        people = {"gt_persons": support.PERSONS, "gt_holders": support.HOLDERS, "gt_localities": support.LOCALITIES}
        for name, sql in people.items():
            self.connection.execute(f'create or replace temp table "{name}" as {sql}')

    def relations(self, statements: Iterable[Statement]) -> None:
        """Make each relation once, however many statements read it: what stands before each statement's body."""
        made: dict[str, str] = {}
        for statement in statements:
            for name, sql in statement.relations:
                if name in made:
                    continue
                self.connection.execute(f'create or replace temp table "{name}" as {sql}')
                made[name] = sql


def observe(
    connection: duckdb.DuckDBPyConnection,
    book: Book,
    measures: Sequence[Measure],
    periods: Sequence[Period],
    as_at: date,
    breakdowns: Breakdowns,
) -> pa.Table:
    """Count measures for periods and breakdowns, each footing in one pass (shape `OBSERVED`)."""
    groups = [
        (held, figures_statement(book, held, _common(held, breakdowns))) for held in _by_breakdown(measures, breakdowns)
    ]
    engine = Engine(connection, book, tuple(periods), as_at)
    statements = [statement for _, statement in groups]
    engine.prepare(statements, measures)
    engine.relations(statements)
    parts = []
    for held, statement in groups:
        answer = connection.execute(statement.body).to_arrow_table()
        parts.append(_long(answer, statement, held))
    if not parts:
        return OBSERVED.empty_table()
    return pa.concat_tables(parts).unify_dictionaries()


def _by_breakdown(measures: Sequence[Measure], breakdowns: Breakdowns) -> list[list[Measure]]:
    """Measures of one footing and one set of breakdowns: those are counted together."""
    found: list[list[Measure]] = []
    for held in fused(measures).values():
        sets: dict[tuple[Breakdown, ...], list[Measure]] = {}
        for one in held:
            sets.setdefault(tuple(breakdowns(one)), []).append(one)
        found.extend(sets.values())
    return found


def _common(held: Sequence[Measure], breakdowns: Breakdowns) -> tuple[Breakdown, ...]:
    return tuple(breakdowns(held[0]))


def _long(answer: pa.Table, statement: Statement, measures: Sequence[Measure]) -> pa.Table:
    roles: dict[str, dict[str, pa.ChunkedArray]] = {}
    for index, (key, role) in enumerate(statement.columns):
        roles.setdefault(key, {})[role] = answer[f"a{index}"].cast(pa.float64())
    breakdown, group = _groups(answer, statement)
    parts = []
    for measure in measures:
        held = roles[measure.key]
        if measure.stat is Stat.MIX:
            for role, column in held.items():
                if role.startswith("part:"):
                    part = role.removeprefix("part:")
                    parts.append(_columns(answer, breakdown, group, measure.key, part, column, held["counts"], held))
        elif measure.stat in (Stat.COUNT, Stat.RATE):
            parts.append(_columns(answer, breakdown, group, measure.key, "", held["counts"], None, held))
        elif measure.stat is Stat.SUM:
            parts.append(_columns(answer, breakdown, group, measure.key, "", held["meets"], None, held))
        else:
            parts.append(_columns(answer, breakdown, group, measure.key, "", held["meets"], held["counts"], held))
    return pa.concat_tables(parts)


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
    answer: pa.Table,
    breakdown: pa.Array,
    group: pa.Array,
    key: str,
    part: str,
    numerator: pa.ChunkedArray,
    denominator: pa.ChunkedArray | None,
    held: Mapping[str, pa.ChunkedArray],
) -> pa.Table:
    rows = answer.num_rows
    nothing = pa.nulls(rows, pa.float64())
    same = pa.array([0] * rows, pa.int32())
    columns = {
        "key": pa.DictionaryArray.from_arrays(same, pa.array([key])),
        "part": pa.DictionaryArray.from_arrays(same, pa.array([part])),
        "period_id": answer["period_id"].cast(pa.int32()),
        "breakdown": breakdown.dictionary_encode(),
        "group": group,
        "numerator": numerator,
        "denominator": nothing if denominator is None else denominator,
        "quantile": held.get("quantile", nothing),
        "excluded": held.get("excluded", nothing),
        "excluded_met": held.get("excluded-met", nothing),
        "cannot": held.get("cannot", nothing),
    }
    return pa.table(columns).cast(OBSERVED)

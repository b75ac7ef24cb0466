"""Every run of every clock of the book in one reading of the records: those that are open, and those that ended lately."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from goldenthread.calendar import Period, PeriodKind
from goldenthread.measures.compile.statements import Statement, rows_statement
from goldenthread.measures.language.book import Book
from goldenthread.measures.language.clocks import Clock
from goldenthread.measures.language.measures import Counts, Flow, Measure, Stat, Stock, Window
from goldenthread.measures.run.counting import Engine
from goldenthread.measures.run.figures import Asker
from goldenthread.measures.run.needs import Needs
from goldenthread.measures.run.ready import Ready
from goldenthread.measures.run.rows import holders_of, open_runs_of

#: How long a run is told of after it ended.
LATELY = Window.MONTHS_6
_OVERDUE = "clock_known and clock_due < as_at"
#: One row a run. ``days_over`` are working days past due; ``person_key`` is null for what is about no child.
COLUMNS = (
    *("person_key", "event_key", "start_date", "due_date", "stop_date", "status", "days_over"),
    *("team", "worker", "sources"),
)


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of one clock, each table with `COLUMNS`; ``lacking`` says in words what the records do not hold.

    Where something lacks there are no runs: nothing can be said, which is not that nothing is open.
    """

    clock: Clock
    lacking: str
    open: pa.Table | None = None
    ended: pa.Table | None = None


def every_run(asker: Asker) -> Iterator[Runs]:
    """The runs of every clock as at the asker's day, in the order of the book; relations are made once for all of them."""
    book, connection = asker.book, asker.connection
    needs = Needs(connection, book)
    lacking = {key: needs.lacking(open_runs_of(clock)) for key, clock in book.clocks.items()}
    asked = {key: _measures(clock) for key, clock in book.clocks.items() if not lacking[key]}
    statements = {
        key: tuple(rows_statement(book, one, holders_of(book, one.over)) for one in both) for key, both in asked.items()
    }
    day = Period(asker.as_at, asker.as_at, PeriodKind.RANGE, asker.as_at.isoformat())
    engine = Engine(connection, book, (day,), asker.as_at, asker.ready or Ready())
    every = [one for both in statements.values() for one in both]
    engine.prepare(every, [one for both in asked.values() for one in both], frozenset({"gt_calendar", "gt_periods"}))
    engine.relations(every)
    for key, clock in book.clocks.items():
        if lacking[key]:
            yield Runs(clock, lacking[key])
            continue
        held, people = holders_of(book, f"clock:{key}"), book.subject(clock.over) == "person"
        found = [_rows(connection, statement, held, people) for statement in statements[key]]
        yield Runs(clock, "", *found)


def overdue_measure(book: Book, clock: Clock) -> Measure | None:
    """The indicator of the book that counts what is overdue by a clock, run by run; None where it has none."""
    for one in book.measures.values():
        counted = one.stat is Stat.COUNT and one.counts is Counts.ROWS and isinstance(one.basis, Stock)
        if counted and one.clock_key == clock.key and one.where == _OVERDUE:
            return one
    return None


def _measures(clock: Clock) -> tuple[Measure, Measure]:
    still = open_runs_of(clock)
    ended = Measure(
        key=f"ended-runs-{clock.key}",
        title=clock.title,
        says=clock.title,
        stat=Stat.COUNT,
        over=f"clock:{clock.key}",
        basis=Flow("clock_until", LATELY),
        source=clock.source,
        example="",
    )
    return still, ended


def _rows(connection: duckdb.DuckDBPyConnection, statement: Statement, held: Sequence[str], people: bool) -> pa.Table:
    """What a statement finds, with the columns of `COLUMNS`; its relations stand ready as tables."""
    said = {name: f"q.by_{name}" if name in held else "cast(null as varchar)" for name in ("team", "worker")}
    person = "q.person_key" if people else "cast(null as varchar)"
    return connection.execute(f"""
        select {person} as person_key, q.event_key, q.start_date, q.due_date, q.stop_date, q.status,
               nullif(greatest(z.working_day_number - y.working_day_number, 0), 0) as days_over,
               {said["team"]} as team, {said["worker"]} as worker, q.sources
        from ({statement.body}) as q
        left join gt_calendar as y on y.day = q.due_date
        left join gt_calendar as z on z.day = coalesce(q.stop_date, (select max(as_at) from gt_periods))
        order by q.due_date nulls last, q.on_date nulls last, q.event_key""").to_arrow_table()

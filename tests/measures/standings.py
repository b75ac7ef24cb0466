"""How the runs of every clock stand at month ends, counted from a store by the statements that trackers are read with."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from goldenthread.calendar import Period, PeriodKind
from goldenthread.measures.compile.statements import Statement, rows_statement
from goldenthread.measures.language.errors import DefinitionError
from goldenthread.measures.language.measures import Flow, Measure
from goldenthread.measures.run.counting import Engine
from goldenthread.measures.run.rows import OPEN, open_runs
from goldenthread.measures.run.session import Session

#: What was done in a month: in time or late, or what is left out or cannot be computed whether done or not.
DONE = ("in-time", "late", "excluded", "cannot-compute")
#: What is entered only once it has been held is never seen open, as it is not in records of that day.
RECORDED_ONCE_DONE = ("strategy-discussion", "conference", "transfer-in-conference")
#: By clock, last day of the month as text and team ("" for all).
Standings = Mapping[tuple[str, str, str], Mapping[str, int]]


def counted(session: Session, months: Iterable[tuple[date, date]]) -> Standings:
    """Runs open at the end of each month or done in it, by status, for everyone and for each team."""
    periods = tuple(Period(first, last, PeriodKind.RANGE, last.isoformat()) for first, last in months)
    asked: list[tuple[str, Measure, Statement, tuple[str, ...]]] = []
    for key in session.book.clocks:
        opened = open_runs(session, key)
        done = replace(opened, key=f"done-{key}", basis=Flow("clock_stop"), met="clock_in_time")
        for measure, statuses in ((done, DONE),) if key in RECORDED_ONCE_DONE else ((opened, OPEN), (done, DONE)):
            asked.append((key, measure, _statement(session, measure), statuses))
    found: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    with session.asker() as asker:
        engine = Engine(asker.connection, session.book, periods, session.as_at)
        statements = [statement for _, _, statement, _ in asked]
        engine.prepare(statements, [measure for _, measure, _, _ in asked])
        engine.relations(statements)
        for key, _, statement, statuses in asked:
            team = "by_team" if statement.dimensions else "''"
            rows = asker.connection.execute(
                f"select period_id, {team}, status, count(*) from ({statement.body}) as q group by all"
            ).fetchall()
            for place, name, status, number in rows:
                if status in statuses:
                    found[key, periods[place].label, ""][status] += number
                    if name:
                        found[key, periods[place].label, name][status] += number
    return found


def _statement(session: Session, measure: Measure) -> Statement:
    """By team where the clock's rows have one."""
    try:
        return rows_statement(session.book, measure, ("team",))
    except DefinitionError:
        return rows_statement(session.book, measure)

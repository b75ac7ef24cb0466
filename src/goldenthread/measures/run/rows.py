"""The rows behind a figure, and the tracker of a clock: one relation, filtered by who may see it, and logged."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from goldenthread.access.log import AccessLog
from goldenthread.access.policy import check_rows
from goldenthread.calendar import Period, PeriodKind
from goldenthread.measures.compile.relations import Sources
from goldenthread.measures.compile.statements import Statement, rows_statement
from goldenthread.measures.language.book import Book
from goldenthread.measures.language.clocks import Clock
from goldenthread.measures.language.errors import DefinitionError
from goldenthread.measures.language.measures import Measure, Stat, Stock
from goldenthread.measures.run.counting import Engine
from goldenthread.measures.run.needs import Needs
from goldenthread.measures.run.session import Session
from goldenthread.records.errors import Problem, WrongUse
from goldenthread.records.store.reading import persons_seen

#: Statuses of a run that is still open, in the order in which a manager wants them.
OPEN: Final = ("overdue", "due-soon", "not-yet-due", "excluded", "cannot-compute")


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one question: those the reader may see, and how many there are in all, so that counts can be proved.

    Each row is a dictionary: period, child_id, person_key, event_key, on_date, start_date, due_date, stop_date,
    status, met, value, part, team, worker, days_over (working days past due; None while not), sources ("file:row").
    """

    shown: tuple[dict[str, Any], ...]
    total: int

    @property
    def proof(self) -> str:
        """The line that squares what is shown with the figure: "17 = 16 shown + 1 that you may not see"."""
        return f"{self.total} = {len(self.shown)} shown + {self.total - len(self.shown)} that you may not see"


def rows_behind(session: Session, log: AccessLog, key: str, period: Period, met: bool | None = None) -> Rows:
    """The rows that a measure counts in a period; ``met`` keeps those that meet, or those that do not.

    Raises `NotAllowed` for a role that reads no rows, `LogFailed` when the reading cannot be logged (nothing is read
    then), and `DefinitionError` for a ratio, whose parts have rows of their own.
    """
    measure = session.book.measure(key)
    if measure.stat is Stat.RATIO:
        mend = f"Ask for {measure.numerator} or {measure.denominator}"
        raise DefinitionError(Problem(f"measure {key}", "a ratio has no rows of its own", mend))
    if met is not None and measure.stat is not Stat.SHARE:
        raise WrongUse.of("--met", f"{key} does not say that a row meets or not", "Leave it out")
    check_rows(session.scope)
    log.append("rows", session.scope, {"measure": key, "period": period.label, "snapshot": session.snapshot.id})
    return _asked(session, measure, period, {} if met is None else {"met": (int(met),)})


def tracker(
    session: Session,
    log: AccessLog,
    clock_key: str,
    team: str | None = None,
    worker: str | None = None,
    statuses: Iterable[str] = (),
) -> Rows:
    """Everything of a clock that is open on the session's day, with its status; most overdue first.

    Raises as `rows_behind`, and `WrongUse` for a status there is none of, or when the records do not hold what the clock
    is read from: everything would look overdue, or nothing would.
    """
    session.book.clock(clock_key)
    wanted = tuple(statuses) or OPEN
    unknown = [status for status in wanted if status not in OPEN]
    if unknown:
        raise WrongUse.of("--status", f"there is no status {', '.join(unknown)}", f"Choose from {', '.join(OPEN)}")
    check_rows(session.scope)
    about = {"clock": clock_key, "as_at": session.as_at.isoformat(), "team": team or "", "worker": worker or ""}
    log.append("tracker", session.scope, {**about, "snapshot": session.snapshot.id})
    measure = open_runs(session, clock_key)
    kept = {
        "status": wanted,
        **{f"by_{name}": (value,) for name, value in (("team", team), ("worker", worker)) if value},
    }
    day = Period(session.as_at, session.as_at, PeriodKind.RANGE, session.as_at.isoformat())
    return _asked(session, measure, day, kept, f"tracker {clock_key}")


def open_runs(session: Session, clock_key: str) -> Measure:
    """The measure that counts every open run of a clock, also those that cannot be computed."""
    return open_runs_of(session.book.clock(clock_key))


def open_runs_of(clock: Clock) -> Measure:
    """The same of a clock."""
    return Measure(
        key=f"open-runs-{clock.key}",
        title=clock.title,
        says=clock.title,
        stat=Stat.SHARE,
        over=f"clock:{clock.key}",
        basis=Stock("clock_from", "clock_until"),
        met="clock_known and clock_due >= as_at",
        source=clock.source,
        example="",
        needs=clock.needs,
    )


def holders_of(book: Book, over: str) -> tuple[str, ...]:
    """Which of team and worker the rows of a table, relation or clock can be told apart by: those about people by both."""
    names = ("team", "worker")
    if book.subject(over) == "person":
        return names
    return tuple(name for name in names if f"{name}_id" in Sources(book).use(over)[1])


def _asked(
    session: Session, measure: Measure, period: Period, kept: Mapping[str, tuple[object, ...]], needing: str = ""
) -> Rows:
    """Rows of which each column of ``kept`` has one of its values; ``needing`` refuses where the records lack a need."""
    people = session.book.subject(measure.over) == "person"
    held = tuple(name for name in holders_of(session.book, measure.over) if name in measure.breakdowns)
    absent = [name for name in ("team", "worker") if f"by_{name}" in kept and name not in held]
    if absent:
        told = " or ".join(absent)
        raise WrongUse.of(f"--{absent[0]}", f"{measure.title}: its rows name no {told}", "Leave it out")
    statement = rows_statement(session.book, measure, held)
    values = [value for wanted in kept.values() for value in wanted]
    with session.asker() as asker:
        lacking = Needs(asker.connection, session.book).lacking(measure) if needing else ""
        if lacking:
            raise WrongUse.of(needing, f"not recorded: {lacking}", "Load a source that holds it")
        engine = Engine(asker.connection, session.book, (period,), session.as_at)
        engine.prepare([statement], [measure], frozenset({"gt_calendar", "gt_periods"}))
        found = asker.connection.execute(_text(statement, held, people, kept), values).to_arrow_table().to_pylist()
        seen = persons_seen(asker.connection, session.scope) if people else frozenset[str]()
    for row in found:
        row["period"] = period.label
    total = len(found)
    shown = [row for row in found if not people or row["person_key"] in seen]
    return Rows(tuple(shown), total)


def _text(statement: Statement, held: Sequence[str], people: bool, kept: Mapping[str, tuple[object, ...]]) -> str:
    """The statement with what a reader needs beside it: the child's own id, how late, and where each row was read."""
    names = ", ".join(f"q.by_{name} as {name}" for name in held)
    join = "left join people as c on c.person_key = q.person_key" if people else ""
    wanted = [f"q.{name} in ({', '.join('?' for _ in values)})" for name, values in kept.items()]
    condition = f"where {' and '.join(wanted)}" if wanted else ""
    return f"""
        select {"c.child_id as child_id, q.person_key as person_key," if people else ""} q.event_key, q.on_date,
               q.start_date, q.due_date, q.stop_date, q.status, q.met, q.value, q.part
               {"," if names else ""} {names},
               nullif(greatest(z.working_day_number - y.working_day_number, 0), 0) as days_over, q.sources
        from ({statement.text}) as q {join}
        left join gt_calendar as y on y.day = q.due_date
        left join gt_calendar as z on z.day = coalesce(q.stop_date, (select max(as_at) from gt_periods))
        {condition}
        order by q.due_date nulls last, q.on_date nulls last, q.event_key"""

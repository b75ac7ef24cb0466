"""The part about clocks: every run that is open, those that ended lately, and the figures that they must square with."""

import sqlite3
from types import MappingProxyType
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.calendar import Period, PeriodKind
from goldenthread.measures.language.making import overdue
from goldenthread.measures.language.measures import Measure
from goldenthread.measures.run.all_runs import COLUMNS, every_run, overdue_measure
from goldenthread.measures.run.counting import observe
from goldenthread.measures.run.figures import Asker
from goldenthread.measures.run.rows import holders_of
from goldenthread.measures.run.session import Session
from goldenthread.records.keys import person_key
from goldenthread.serving.filling import run
from goldenthread.serving.given import Given

#: Clocks that read a duty another way, and the one that stands for it where all that is due is told at once: a visit is
#: to be made once, however many limits judge it. What may drift has clocks of its own, plan by plan.
BESIDE: Final = MappingProxyType(
    {
        "contact-decision-by-risk": "contact-decision",
        "contact-decision-by-day": "contact-decision",
        "assessment-from-its-start": "assessment",
        "cin-visit-by-need": "cin-visit",
        "cp-visit-least": "cp-visit",
        "cp-visit-both": "cp-visit",
        "care-visit-general": "care-visit",
        "drift": "cp-plan-drift",
    }
)
SCHEMA_SQL: Final = """
    create table clock (
        clock text primary key, place integer not null, title text not null, chapter text not null, done text not null,
        unseen text not null, about_people integer not null, lacking text not null, indicator text not null,
        beside text not null
    ) without rowid;
    create table due (
        clock text not null, place integer not null, person_key text, event_key text, start_date text, due_date text,
        status text not null, days_over integer, team text, worker text, sources text, beside integer not null
    );
    create table due_tally (
        clock text not null, beside integer not null, team text, status text not null, number integer not null
    );
    create table ended (
        clock text not null, person_key text, event_key text, start_date text, due_date text, stop_date text,
        status text not null, days_over integer, team text, worker text, sources text
    );
    create table overdue (
        clock text not null, breakdown text not null, part text not null, number integer not null,
        primary key (clock, breakdown, part)
    ) without rowid;
"""
INDEXES_SQL: Final = """
    create index due_tally_by_clock on due_tally (clock, team);
    create index due_by_clock on due (clock, place);
    create index due_by_team on due (team, clock);
    create index due_by_worker on due (worker, clock);
    create index due_by_person on due (person_key);
    create index ended_by_person on ended (person_key);
"""
_DAYS: Final = ("start_date", "due_date", "stop_date")


def write(target: sqlite3.Connection, session: Session, given: Given) -> None:
    """Write the tables of this part, counted for everybody whatever the session's scope."""
    run(target, SCHEMA_SQL)
    book, asker = session.book, given.asker()
    children = _children_of_complaints(asker)
    for place, runs in enumerate(every_run(asker)):
        clock = runs.clock
        indicator = overdue_measure(book, clock)
        people = book.subject(clock.over) == "person"
        target.execute(
            "insert into clock values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(clock.key, place, clock.title, clock.chapter, clock.done, clock.unseen, int(people)),
                *(runs.lacking, indicator.key if indicator is not None else "", BESIDE.get(clock.key, "")),
            ),
        )
        if runs.open is not None and runs.ended is not None:
            about = {} if people else children
            _write_runs(target, clock.key, runs.open, "due", about)
            _write_runs(target, clock.key, runs.ended, "ended", about)
    _write_overdue(target, asker)
    target.execute(
        """insert into due_tally (clock, beside, team, status, number)
           select clock, beside, team, status, count(*) from due group by clock, beside, team, status"""
    )
    run(target, INDEXES_SQL)


def _write_runs(target: sqlite3.Connection, clock: str, found: pa.Table, table: str, about: dict[str, str]) -> None:
    columns = {
        name: (pc.strftime(found[name], "%Y-%m-%d") if name in _DAYS else found[name]).to_pylist() for name in COLUMNS
    }
    if about:
        columns["person_key"] = [about.get(key) for key in columns["event_key"]]
    if table == "due":
        del columns["stop_date"]
        number = found.num_rows
        columns = {"place": list(range(number)), **columns, "beside": [int(clock in BESIDE)] * number}
    marks = ", ".join("?" for _ in range(len(columns) + 1))
    target.executemany(
        f"insert into {table} (clock, {', '.join(columns)}) values ({marks})",
        ((clock, *row) for row in zip(*columns.values(), strict=True)),
    )


def _children_of_complaints(asker: Asker) -> dict[str, str]:
    """Whom a complaint is about, by its event: a row about no person may still name one, and is then seen as theirs."""
    rows = asker.connection.execute("select event_key, child_id from complaints where child_id is not null").fetchall()
    return {event: person_key(asker.authority, child) for event, child in rows}


def _write_overdue(target: sqlite3.Connection, asker: Asker) -> None:
    """What the indicators say is overdue, by the engine of figures: the whole, by team and by worker."""
    book = asker.book
    measures: dict[str, Measure] = {}
    for (key,) in target.execute("select clock from clock where lacking = ''").fetchall():
        clock = book.clock(key)
        made = overdue(clock, key=f"overdue-{key}", title="", says="", example="")
        found = overdue_measure(book, clock) or made
        measures[found.key] = found
    day = Period(asker.as_at, asker.as_at, PeriodKind.RANGE, asker.as_at.isoformat())

    def by(measure: Measure) -> tuple[tuple[str, ...], ...]:
        return tuple((name,) for name in holders_of(book, measure.over))

    counted = observe(asker.connection, book, list(measures.values()), (day,), asker.as_at, by, asker.ready)
    for row in counted.to_pylist():
        said = (measures[row["key"]].clock_key, row["breakdown"], row["group"], round(row["numerator"]))
        target.execute("insert into overdue values (?, ?, ?, ?)", said)

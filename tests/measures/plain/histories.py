"""Random histories: every table of records with rows that are now likely, now impossible, made from its description."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import duckdb
import pyarrow as pa

from goldenthread.records import engine
from goldenthread.records.codes import code_set
from goldenthread.records.importers.derive import SQL_TYPES
from goldenthread.records.tables import OPEN_ENDED, TABLES, Table
from goldenthread.records.tables.language import Column

Row = dict[str, Any]
FOREVER = date.fromisoformat(OPEN_ENDED)
#: Everything happens around these days, so that months, years and due dates have edges worth falling on.
FIRST, LAST = date(2015, 1, 1), date(2018, 3, 31)
_TEAMS = ("T1", "T2", "T3")
_WORKERS = ("W1", "W2", "W3", "W4", "W5")
_IDS = {
    "team_id": _TEAMS,
    "worker_id": _WORKERS,
    "from_team_id": _TEAMS,
    "to_team_id": _TEAMS,
    "parent_team_id": _TEAMS,
}
_SPANS = (
    0,
    1,
    3,
    5,
    7,
    10,
    14,
    15,
    21,
    28,
    30,
    41,
    42,
    43,
    45,
    60,
    63,
    64,
    65,
    66,
    90,
    91,
    120,
    180,
    183,
    365,
    366,
    729,
    730,
)


#: Values that many clocks and measures ask for: a visit of any other kind says nothing to most of them.
_OFTEN: dict[tuple[str, str], tuple[str | float, ...]] = {
    ("visits", "kind"): ("cin", "cp", "cla", "cin", "cp", "cla", "adoption", "private-fostering", "pathway"),
    ("involvements", "role"): ("case-worker", "case-worker", "iro"),
    ("legal_statuses", "status"): ("C1", "C2", "V3"),
    ("placements", "placement_type"): ("A5", "A6", "K2", "P1", "T1", "T3", "T4", "U1", "U3", "U6"),
    ("health_checks", "kind"): ("health-assessment-initial", "health-assessment-review", "dental"),
    ("permanence_plans", "permanence"): ("adoption", "long-term-fostering"),
    ("panels", "kind"): ("adoption",),
    ("connected_carers", "kind"): ("reg-24", "reg-24-extension", "full"),
    ("court_orders", "order_kind"): ("SGO",),
    ("immigration", "status"): ("uasc",),
    ("care_leavers", "eligibility"): ("relevant", "former-relevant"),
    ("care_leavers", "in_touch"): ("YES", "NO"),
    ("supervisions", "kind"): ("case",),
    ("complaints", "stage"): ("1", "2"),
    ("case_recordings", "kind"): ("management-oversight", "chronology"),
    ("complaints", "kind"): ("children-act", "corporate"),
    ("complaints", "outcome"): ("upheld", "partly-upheld", "not-upheld"),
    ("posts", "grade"): ("social-worker",),
    ("posts", "employment"): ("permanent", "agency", "vacant", "over-establishment"),
    ("posts", "fte"): (0.5, 0.8, 1.0),
    ("workers", "grade"): ("social-worker",),
    ("workers", "fte"): (0.15, 0.2, 0.25, 1.0),
    ("absences", "kind"): ("sickness",),
    ("commitments", "kind"): ("placement",),
}
#: What happens a stated span after (1) or before (-1) something else in a child's life to which it does not refer.
_NEAR = {
    "care_periods": ("involvements", -1),
    "placements": ("visits", -1),
    "legal_statuses": ("care_periods", 1),
    "permanence_plans": ("care_periods", 1),
    "health_checks": ("care_periods", 1),
    "peps": ("care_periods", 1),
    "connected_carers": ("placements", 1),
    "supervisions": ("involvements", 1),
    "panels": ("permanence_plans", 1),
    "adoptions": ("panels", 1),
    "pathway_plans": ("care_periods", 1),
}
#: Ways of many steps, of which most are not reached: a step is as likely as not.
_WAYS = ("adoptions", "adopters", "connected_carers", "recruitment", "complaints")
#: What happens before the event of its row.
_BEFORE = ("requested_date", "notified_date")


@dataclass
class History:
    """Rows of every table, with their keys; ``rows`` gives them, ``person`` the one row about somebody."""

    tables: dict[str, list[Row]] = field(default_factory=dict)

    def rows(self, table: str) -> list[Row]:
        """Every row of a table."""
        return self.tables.get(table, [])

    def of(self, table: str, person: str) -> list[Row]:
        """The rows of a table about somebody."""
        return [row for row in self.rows(table) if row["person_key"] == person]

    def row(self, table: str, key: str | None) -> Row | None:
        """The row of a key; None where there is none."""
        return next((row for row in self.rows(table) if row["event_key"] == key), None)

    def person(self, key: str) -> Row:
        """Who somebody is."""
        return next(row for row in self.rows("people") if row["person_key"] == key)

    def connect(self) -> duckdb.DuckDBPyConnection:
        """An engine with every table of it."""
        connection = engine.connect()
        for name, table in TABLES.items():
            columns = ", ".join(f'"{column.name}" {SQL_TYPES[column.kind]}' for column in table.layout)
            connection.execute(f'create table "{name}" ({columns})')
            held = self.rows(name)
            if held:
                data = {column.name: [row.get(column.name) for row in held] for column in table.layout}
                connection.register("_rows", pa.table({k: pa.array(v) for k, v in data.items()}))
                connection.execute(f'insert into "{name}" select * from _rows')
                connection.unregister("_rows")
        return connection


def history(seed: int, children: int = 10) -> History:
    """A history from a seed: the same seed gives the same."""
    dice = random.Random(seed)
    made = History()
    people = [f"p{number}" for number in range(children)]
    for name, table in TABLES.items():
        rows: list[Row] = []
        if name == "people":
            rows = [_row(dice, table, made, person, f"people-{person}", {}) for person in people]
            for row in rows:
                _born(dice, row)
        else:
            for person in people if table.subject == "person" else [""] * 6:
                for _ in range(dice.choice((0, 0, 1, 1, 2, 3, 4))):
                    key = f"{name}-{len(rows)}"
                    rows.append(_row(dice, table, made, person, key, _twin(dice, table, rows, person)))
        made.tables[name] = rows
    return made


def _born(dice: random.Random, row: Row) -> None:
    days = dice.randrange(5700, 7500) if dice.random() < 0.3 else dice.randrange(-60, 9000)
    row["birth_date"] = date(2017, 6, 15) - timedelta(days=days) if dice.random() > 0.1 else None
    row["expected_birth_date"] = (
        date(2017, 8, 1) + timedelta(days=dice.randrange(200)) if row["birth_date"] is None else None
    )


def _twin(dice: random.Random, table: Table, rows: list[Row], person: str) -> Row:
    """Now and then a row happens on the day of another, or a stated span after it: that is where clocks go wrong."""
    held = [row for row in rows if row.get("person_key", "") == person and row.get(table.event_date or "")]
    if not held or dice.random() < 0.4:
        return {}
    return {"start": dice.choice(held)[table.event_date] + timedelta(days=dice.choice(_SPANS))}


def _row(dice: random.Random, table: Table, made: History, person: str, key: str, near: Mapping[str, Any]) -> Row:
    refs = {
        column.name: _chosen(dice, made, column, person) if column.kind == "ref" else None for column in table.columns
    }
    start = (
        near.get("start")
        or _after(dice, refs, table)
        or _beside(dice, made, table, person)
        or FIRST + timedelta(days=dice.randrange((LAST - FIRST).days))
    )
    row: Row = {"authority": "302", "event_key": key, "source_kind": "local", "sources": f"made:{key}"}
    if table.subject == "person":
        row["person_key"] = person
    for column in table.columns:
        linked = refs[column.name]
        if column.kind != "ref":
            row[column.name] = _cell(dice, table, column, start)
        else:
            row[column.name] = linked["event_key"] if linked else None
    if table.event_date:
        row[table.event_date] = start
    if table.ends:
        row[table.ends] = _end(dice, start)
        row["until_date"] = row[table.ends] or FOREVER
    return row


def _end(dice: random.Random, start: date) -> date | None:
    if dice.random() < 0.4:
        return None
    if dice.random() < 0.03:
        return start - timedelta(days=3)
    return start + timedelta(days=dice.choice(_SPANS))


def _chosen(dice: random.Random, made: History, column: Column, person: str) -> Row | None:
    """The row that a column refers to: mostly one there is."""
    held = [row for row in made.rows(column.refers) if row.get("person_key", person) == person]
    return dice.choice(held) if held and dice.random() < 0.8 else None


def _after(dice: random.Random, linked: Mapping[str, Row | None], table: Table) -> date | None:
    """Often a row happens a stated span after one that it refers to: that is what clocks between two run over."""
    days = [
        row[TABLES[column.refers].event_date]
        for column in table.columns
        if (row := linked[column.name]) and TABLES[column.refers].event_date
    ]
    return dice.choice(days) + timedelta(days=dice.choice(_SPANS)) if days and dice.random() < 0.6 else None


def _beside(dice: random.Random, made: History, table: Table, person: str) -> date | None:
    """Often a row happens a stated span from one of a table that clocks set beside it."""
    other, sign = _NEAR.get(table.name, ("", 0))
    days = [row[TABLES[other].event_date] for row in made.rows(other) if row["person_key"] == person]
    return dice.choice(days) + sign * timedelta(days=dice.choice(_SPANS)) if days and dice.random() < 0.6 else None


def _cell(dice: random.Random, table: Table, column: Column, start: date) -> Any:
    if column.name in _IDS:
        return dice.choice((*_IDS[column.name], None))
    if dice.random() < (0.5 if table.name in _WAYS and column.kind == "date" else 0.2):
        return None
    often = _OFTEN.get((table.name, column.name))
    if often and dice.random() < 0.6:
        return dice.choice(often)
    if column.kind == "code":
        return dice.choice([one.code for one in code_set(column.codes).codes])
    if column.kind == "date":
        days = dice.choice((*_SPANS, -1))
        return start + timedelta(days=-days if column.name in _BEFORE else days)
    if column.kind == "datetime":
        return datetime.combine(start, datetime.min.time()) + timedelta(
            minutes=dice.choice((0, 30, 1439, 1440, 1441, 4320, 9000))
        )
    if column.kind == "boolean":
        return dice.random() < 0.5
    if column.kind == "integer":
        return dice.choice((0, 1, 2, 3, 5, 12, 20))
    if column.kind == "number":
        return dice.choice((0.0, 0.5, 1.0, 5.0, 20.0, 20.5, 100.0))
    return f"{table.name}-{dice.randrange(6)}"

"""Worked examples: a few rows and the answer, written as a text table that is also the measure's test.

    2017-11: 1 of 2
    referrals: person | event | referral_date
      a | r1 | 2017-09-01
      b | r2 | 2017-09-04
    assessments: person | referral_key | start_date | authorised_date
      a | r1 | 2017-09-02 | 2017-11-01
      b | r2 | 2017-09-05 | 2017-11-30

An answer is ``PERIOD: N`` (counts, rates and sums: the numerator), ``PERIOD: N of D`` (shares, ratios),
``PERIOD: VALUE over N`` (means, medians, 90th percentiles) or ``PERIOD: code N, code N`` (mixes; parts not named are 0).
``person`` and ``event`` stand for the keys; an empty cell is null.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from goldenthread.measures.language.errors import DefinitionError
from goldenthread.records.errors import Problem
from goldenthread.records.tables import OPEN_ENDED, TABLES

_ANSWER = re.compile(r"^(?P<period>\S+): (?P<rest>.+)$")
_TABLE = re.compile(r"^(?P<table>[a-z_0-9]+): (?P<columns>.+\|.+|person|[a-z_]+)$")
_OF = re.compile(r"^(?P<n>-?[\d.]+)(?: (?P<word>of|over) (?P<d>[\d.]+))?$")
_KEYS = {"person": "person_key", "event": "event_key"}

Cell = str | int | float | bool | date | datetime | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What is expected of one period: ``number`` and ``base`` ("N of D", "VALUE over N"), or ``parts`` of a mix."""

    period: str
    number: float | None = None
    base: float | None = None
    parts: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """Rows by table (dictionaries with every stored column that is given) and the answers they must give."""

    answers: tuple[Answer, ...]
    rows: dict[str, list[dict[str, Cell]]]

    @property
    def count(self) -> int:
        """How many rows it has."""
        return sum(len(rows) for rows in self.rows.values())


def parse_example(where: str, text: str) -> Example:
    """Read an example; raises `DefinitionError` naming every line that cannot be read."""
    problems: list[Problem] = []
    answers: list[Answer] = []
    rows: dict[str, list[dict[str, Cell]]] = {}
    table, columns = "", []
    for line in (raw.strip() for raw in text.strip().splitlines()):
        if not line:
            continue
        heading = _TABLE.match(line)
        if heading and heading["table"] in TABLES:
            table, columns = heading["table"], [name.strip() for name in heading["columns"].split("|")]
            problems += _unknown(where, table, columns)
            rows.setdefault(table, [])
        elif not table:
            found = _answer(line)
            if found is None:
                problems.append(Problem(where, f"the example's line {line!r} is no answer", "Write PERIOD: N of D"))
            else:
                answers.append(found)
        else:
            cells = [cell.strip() for cell in line.split("|")]
            if len(cells) != len(columns):
                what = f"the example's row {line!r} has {len(cells)} cells where {table} has {len(columns)}"
                problems.append(Problem(where, what, "Give a cell, even an empty one, for each column"))
            elif not problems:
                try:
                    rows[table].append(_row(table, columns, cells, len(rows[table]) + 1))
                except ValueError as error:
                    what = f"the example's row {line!r} holds a cell that cannot be read ({error})"
                    problems.append(Problem(where, what, "Write dates as 2025-03-31, numbers plain, yes or no"))
    if not answers or not rows:
        problems.append(Problem(where, "the example lacks an answer or rows", "Begin with PERIOD: N, then rows"))
    if problems:
        raise DefinitionError(*problems)
    return Example(tuple(answers), rows)


def _answer(line: str) -> Answer | None:
    said = _ANSWER.match(line)
    if said is None:
        return None
    number = _OF.match(said["rest"])
    if number:
        return Answer(said["period"], float(number["n"]), float(number["d"]) if number["d"] else None)
    parts = [part.strip().rsplit(" ", 1) for part in said["rest"].split(",")]
    try:
        return Answer(said["period"], parts=tuple((code, float(value)) for code, value in parts))
    except ValueError:
        return None


def _unknown(where: str, table: str, columns: list[str]) -> Iterator[Problem]:
    held = {column.name for column in TABLES[table].layout}
    for name in columns:
        if _KEYS.get(name, name) not in held:
            yield Problem(where, f"the example gives {table} a column {name!r}, which it has not", "Correct the name")


def _row(table: str, columns: list[str], cells: list[str], number: int) -> dict[str, Cell]:
    kinds = {column.name: column.kind for column in TABLES[table].layout}
    row: dict[str, Cell] = {"authority": "302", "event_key": f"{table}-{number}", "source_kind": "local"}
    row["sources"] = f"example:{number}"
    for name, cell in zip(columns, cells, strict=True):
        row[_KEYS.get(name, name)] = _cell(kinds[_KEYS.get(name, name)], cell)
    ends = TABLES[table].ends
    if ends and row.get("until_date") is None:
        row["until_date"] = row.get(ends) or date.fromisoformat(OPEN_ENDED)
    return row


def _cell(kind: str, cell: str) -> Cell:
    if not cell:
        return None
    if kind == "date":
        return date.fromisoformat(cell)
    if kind == "datetime":
        return datetime.fromisoformat(cell)
    if kind == "integer":
        return int(cell)
    if kind == "number":
        return float(cell)
    if kind == "boolean":
        if cell not in ("yes", "no"):
            raise ValueError(f"{cell!r} is neither yes nor no")
        return cell == "yes"
    return cell

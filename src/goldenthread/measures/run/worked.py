"""A measure's worked example, counted by the engine: what its few rows give, beside what its author says they give."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa

from goldenthread.calendar import Period, parse_period
from goldenthread.measures.language.book import Book
from goldenthread.measures.language.examples import Answer, Cell, Example, parse_example
from goldenthread.measures.language.measures import Measure, Stat
from goldenthread.measures.run.counting import observe
from goldenthread.records import engine
from goldenthread.records.importers.derive import SQL_TYPES
from goldenthread.records.tables import TABLES

_QUANTILES = (Stat.MEDIAN, Stat.P90)


@dataclass(frozen=True, slots=True)
class Worked:
    """One answer of an example: what was said, and what was counted."""

    said: Answer
    counted: Answer

    @property
    def agrees(self) -> bool:
        """Whether both are the same, to the places in which the author wrote."""
        pairs = [(self.said.number, self.counted.number)]
        if self.said.base is not None:
            pairs.append((self.said.base, self.counted.base))
        held = dict(self.counted.parts)
        pairs += [(value, held.get(code)) for code, value in self.said.parts]
        named = {code for code, _ in self.said.parts}
        return all(_same(first, second) for first, second in pairs) and not any(
            value for code, value in self.counted.parts if self.said.parts and code not in named
        )


def worked(book: Book, measure: Measure) -> tuple[Worked, ...]:
    """Count a measure's example; raises `DefinitionError` when the example cannot be read."""
    example = parse_example(f"measure {measure.key}", measure.example)
    periods = [parse_period(one.period) for one in example.answers]
    with in_memory(example) as connection:
        return tuple(
            Worked(said, _counted(connection, book, measure, said.period, period))
            for said, period in zip(example.answers, periods, strict=True)
        )


def in_memory(example: Example) -> duckdb.DuckDBPyConnection:
    """An engine that holds the tables of records with the rows of an example; people who are only named are there too."""
    connection = engine.connect()
    rows = {name: list(held) for name, held in example.rows.items()}
    people: set[object] = {row["person_key"] for held in rows.values() for row in held if row.get("person_key")}
    people -= {row["person_key"] for row in rows.get("people", [])}
    named = sorted(map(str, people))
    rows["people"] = [*rows.get("people", []), *(_person(key) for key in named)]
    for name, table in TABLES.items():
        columns = ", ".join(f'"{column.name}" {SQL_TYPES[column.kind]}' for column in table.layout)
        connection.execute(f'create table "{name}" ({columns})')
        held = rows.get(name, [])
        if held:
            data = pa.table({c.name: pa.array([row.get(c.name) for row in held]) for c in table.layout})
            connection.register("_rows", data)
            connection.execute(f'insert into "{name}" select * from _rows')
            connection.unregister("_rows")
    return connection


def _person(key: str) -> dict[str, Cell]:
    return {"authority": "302", "person_key": key, "event_key": f"person-{key}"}


def _counted(connection: duckdb.DuckDBPyConnection, book: Book, measure: Measure, label: str, period: Period) -> Answer:
    if measure.stat is Stat.RATIO:
        top, bottom = (
            _whole(connection, book, book.measure(key), period) for key in (measure.numerator, measure.denominator)
        )
        return Answer(label, top[0]["numerator"] if top else 0.0, bottom[0]["numerator"] if bottom else 0.0)
    found = _whole(connection, book, measure, period)
    if measure.stat is Stat.MIX:
        return Answer(label, parts=tuple((row["part"] or "not-recorded", row["numerator"] or 0.0) for row in found))
    if not found:
        return Answer(label, 0.0, 0.0)
    row = found[0]
    if measure.stat in _QUANTILES:
        return Answer(label, row["quantile"], row["denominator"])
    if measure.stat is Stat.MEAN:
        return Answer(label, row["numerator"] / row["denominator"] if row["denominator"] else None, row["denominator"])
    return Answer(label, row["numerator"] or 0.0, row["denominator"])


def _whole(
    connection: duckdb.DuckDBPyConnection, book: Book, measure: Measure, period: Period
) -> Sequence[dict[str, Any]]:
    found: list[dict[str, Any]] = observe(connection, book, (measure,), (period,), period.end, lambda _: ()).to_pylist()
    return found


def _same(said: float | None, counted: float | None) -> bool:
    if said is None or counted is None:
        return said is counted
    places = len(f"{said:g}".partition(".")[2])
    return bool(abs(said - counted) < 0.5 * 10**-places + 1e-9)

"""A borough's tables while faults are planted in them, and the list of what was done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random
from typing import Any

import pyarrow as pa

from goldenthread.borough.holdings import Records, conform
from goldenthread.borough.plan import Borough

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Planted:
    """One fault in one cell or row.

    ``id`` is the source id of the row, ``what`` is changed, added or removed, ``column`` with ``was`` and ``now`` is the
    cell (of a changed row). ``formats`` are those in which it is found; none means every one that holds the cell.
    """

    fault: str
    what: str
    table: str
    id: str
    child_id: str | None = None
    column: str | None = None
    was: str | None = None
    now: str | None = None
    formats: tuple[str, ...] = ()


class Plot:
    """The tables as they stand, changed by one fault after another; the borough that was given is left as it was."""

    def __init__(self, borough: Borough) -> None:
        self.borough = borough
        self.as_at = borough.plan.as_at
        self.census_start, self.census_end = borough.plan.census_start, borough.plan.census_end
        self.records = Records(borough.tables)
        self.extras = {name: dict(held) for name, held in borough.extras.items()}
        self.planted: list[Planted] = []
        self.fault = ""
        self.dice = Random()
        self._changed: dict[str, pa.Table] = {}
        self._only_in: dict[str, dict[tuple[str, str], dict[int, Any]]] = {}

    def begin(self, fault: str) -> None:
        """Take up a fault; its dice depend on the borough's seed and its own name, not on the faults before it."""
        self.fault = fault
        self.dice = Random(f"{self.borough.plan.seed}:{fault}")

    def table(self, name: str) -> pa.Table:
        """A table as it stands."""
        return self._changed.get(name, self.records[name])

    def column(self, name: str, column: str) -> list[Any]:
        """A column of a table as it stands, as Python values."""
        values: list[Any] = self.table(name)[column].to_pylist()
        return values

    def some(self, rows: Sequence[int], rate: float) -> list[int]:
        """A share of the rows, in their order; at least one where there are any and the rate is more than nought."""
        if not rows or rate <= 0:
            return []
        return sorted(self.dice.sample(rows, min(len(rows), max(1, round(rate * len(rows))))))

    def change(self, name: str, column: str, values: Mapping[int, Any]) -> None:
        """Put other values into a column, by row number, and list each one."""
        if not values:
            return
        self._note_changes(name, column, values)
        self.put(name, column, values)

    def put(self, name: str, column: str, values: Mapping[int, Any]) -> None:
        """Put other values into a column without listing them: they follow from a change that is listed."""
        if values:
            self._changed[name] = _with(self.table(name), column, values)

    def change_in(self, form: str, name: str, column: str, values: Mapping[int, Any]) -> None:
        """Put other values into a column in one format only; the rows must be those of the last fault."""
        self._note_changes(name, column, values, (form,))
        self._only_in.setdefault(form, {}).setdefault((name, column), {}).update(values)

    def remove(self, name: str, rows: Sequence[int]) -> None:
        """Take rows out of a table and list them."""
        if not rows:
            return
        table, gone = self.table(name), set(rows)
        ids, children = table["source_id"].take(pa.array(rows)), self._children(table).take(pa.array(rows))
        for key, child in zip(ids.to_pylist(), children.to_pylist(), strict=True):
            self.planted.append(Planted(self.fault, "removed", name, key, child))
        self._changed[name] = table.take(
            pa.array([row for row in range(table.num_rows) if row not in gone], pa.int64())
        )

    def add(self, name: str, rows: Sequence[Row]) -> None:
        """Put more rows at the end of a table and list them."""
        if not rows:
            return
        table = self.table(name)
        more = {field.name: pa.array([row.get(field.name) for row in rows], field.type) for field in table.schema}
        self._changed[name] = pa.concat_tables([table, pa.table(more, schema=table.schema)])
        for row in rows:
            self.planted.append(Planted(self.fault, "added", name, row["source_id"], row.get("child_id")))

    def row(self, name: str, number: int) -> Row:
        """One row as a dictionary."""
        rows: list[Row] = self.table(name).slice(number, 1).to_pylist()
        return rows[0]

    def result(self, form: str) -> Borough:
        """The borough as it is to be written in a format."""
        tables = {**self.borough.tables, **self._changed}
        for (name, column), values in self._only_in.get(form, {}).items():
            tables[name] = _with(conform(name, tables.get(name)), column, values)
        return replace(self.borough, tables=tables, extras=self.extras)

    def _note_changes(self, name: str, column: str, values: Mapping[int, Any], formats: tuple[str, ...] = ()) -> None:
        table, rows = self.table(name), pa.array(list(values), pa.int64())
        picked = table.take(rows)
        cells = zip(
            picked["source_id"].to_pylist(),
            self._children(picked).to_pylist(),
            picked[column].to_pylist(),
            values.values(),
            strict=True,
        )
        for key, child, was, now in cells:
            self.planted.append(
                Planted(self.fault, "changed", name, key, child, column, _text(was), _text(now), formats)
            )

    @staticmethod
    def _children(table: pa.Table) -> Any:
        return table["child_id"] if "child_id" in table.column_names else pa.nulls(table.num_rows, pa.string())


def _text(value: Any) -> str | None:
    return value.isoformat() if isinstance(value, date) else None if value is None else str(value)


def _with(table: pa.Table, column: str, values: Mapping[int, Any]) -> pa.Table:
    held = table[column].to_pylist()
    for row, value in values.items():
        held[row] = value
    place = table.column_names.index(column)
    return table.set_column(place, table.schema.field(place), pa.array(held, table.schema.field(place).type))

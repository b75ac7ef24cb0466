"""Rows as the simulation makes them, cut off at the as-at date and packed into Arrow tables."""

from collections.abc import Callable
from typing import Final

import pyarrow as pa

from goldenthread.borough.clockwork import Clock
from goldenthread.records.tables import TABLES, Table

Cell = str | int | float | bool | None
Row = dict[str, Cell]

EPOCH: Final = 719_163  # ordinal of 1 January 1970
_CHUNK: Final = 16_384

#: Rows that nothing refers to: entered after the as-at date, or dated before the repeated entries begin, they are not held.
LEAVES: Final = frozenset({
    "visits", "core_groups", "cin_reviews", "cp_reviews", "case_recordings", "supervisions", "care_reviews",
    "health_checks", "sdq_scores", "peps", "pathway_plans", "participation", "feedback",
})  # fmt: skip

_ARROW: Final[dict[str, pa.DataType]] = {
    "text": pa.string(), "code": pa.string(), "ref": pa.string(), "date": pa.date32(),
    "datetime": pa.timestamp("s"), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(),
}  # fmt: skip


class UnknownColumn(KeyError):
    """A stage of the simulation filled a column that the table does not declare."""


class Sink:
    """The rows of one table on their way into Arrow.

    What is not yet known as at the as-at date is taken out here and nowhere else: a row whose event lies after it, an end
    date after it, and a value that is dated by such an end date. Due dates and other planned dates stay.
    """

    def __init__(self, table: Table, clock: Clock) -> None:
        """Work out from the table's declaration what has to be cut off."""
        self.table = table
        self.as_at = clock.as_at
        self.leaf_from = clock.history_from if table.name in LEAVES else 0
        self.leaf = table.name in LEAVES
        self.event = table.event_date
        self.later = tuple(
            column.name
            for column in table.columns
            if column.kind == "date" and not column.planned and column.name != self.event
        )
        self.moments = tuple(column.name for column in table.columns if column.kind == "datetime")
        self.dated = tuple((column.name, column.dated_by) for column in table.columns if column.dated_by)
        names = [(column.name, _ARROW[column.kind]) for column in table.columns]
        if table.subject == "person" and "child_id" not in table.names:
            names.append(("child_id", pa.string()))
        self.schema = pa.schema([*names, ("source_id", pa.string())])
        self.known = frozenset(self.schema.names)
        self.prefix = "".join(part[:3] for part in table.name.split("_")).upper()[:6]
        self.count = 0
        self.rows: list[Row] = []
        self.batches: list[pa.RecordBatch] = []

    def admits(self, row: Row) -> bool:
        """Say whether the row is held as at the as-at date, and take out of it what is not."""
        end = self.as_at
        if self.event:
            day = row.get(self.event)
            if isinstance(day, int) and (day > end or day < self.leaf_from):
                return False
        limit = (end + 1) * 1440
        for name in self.moments:
            at = row.get(name)
            if isinstance(at, int) and at >= limit:
                if self.leaf:
                    return False
                row[name] = limit - 1 if name == "recorded_at" else None
        for name in self.later:
            day = row.get(name)
            if isinstance(day, int) and day > end:
                row[name] = None
        for name, by in self.dated:
            if row.get(by) is None:
                row[name] = None
        return True

    def keep(self, row: Row) -> None:
        """Hold the row, packing when enough have come together."""
        self.rows.append(row)
        if len(self.rows) >= _CHUNK:
            self.pack()

    def pack(self) -> None:
        """Turn the rows held into a batch; raises UnknownColumn for a cell that has no column."""
        if not self.rows:
            return
        strange = set().union(*self.rows) - self.known
        if strange:
            raise UnknownColumn(f"{self.table.name} has no column {', '.join(sorted(strange))}")
        arrays = []
        for field in self.schema:
            cells = [row.get(field.name) for row in self.rows]
            arrays.append(_array(cells, field.type))
        self.batches.append(pa.record_batch(arrays, schema=self.schema))
        self.rows = []

    def finish(self) -> pa.Table:
        """The whole table."""
        self.pack()
        return pa.Table.from_batches(self.batches, schema=self.schema)


def _array(cells: list[Cell], kind: pa.DataType) -> pa.Array:
    if pa.types.is_date32(kind):
        days = [None if cell is None else int(cell) - EPOCH for cell in cells]
        return pa.array(days, pa.int32()).view(pa.date32())
    if pa.types.is_timestamp(kind):
        seconds = [None if cell is None else (int(cell) - EPOCH * 1440) * 60 for cell in cells]
        return pa.array(seconds, pa.int64()).view(kind)
    return pa.array(cells, kind)


class Collector:
    """Every table's rows; a family's rows are held back until it is known whether the family belongs in the records."""

    def __init__(self, clock: Clock) -> None:
        """Make an empty sink for each table."""
        self.sinks = {name: Sink(table, clock) for name, table in TABLES.items()}
        self._waiting: list[tuple[Sink, Row]] = []

    def name(self, table: str) -> str:
        """Give out the next source id of a table, for a row that will be added when its end is known."""
        sink = self.sinks[table]
        sink.count += 1
        return f"{sink.prefix}{sink.count:07d}"

    def add(self, table: str, child_id: str | None, source_id: str = "", **row: Cell) -> str:
        """Add a row unless it lies after the as-at date; returns its source id, or "" if it is not held."""
        sink = self.sinks[table]
        if not sink.admits(row):
            return ""
        if not source_id:
            sink.count += 1
            source_id = f"{sink.prefix}{sink.count:07d}"
        row["source_id"] = source_id
        if child_id is not None:
            row["child_id"] = child_id
        self._waiting.append((sink, row))
        return source_id

    def commit(self) -> None:
        """Keep what was added since the last commit."""
        for sink, row in self._waiting:
            sink.keep(row)
        self._waiting.clear()

    def discard(self) -> None:
        """Forget what was added since the last commit."""
        self._waiting.clear()

    def tables(self) -> dict[str, pa.Table]:
        """Every table, sorted as the rows came."""
        self.commit()
        return {name: sink.finish() for name, sink in self.sinks.items()}


Add = Callable[..., str]

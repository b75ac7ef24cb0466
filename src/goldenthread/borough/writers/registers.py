"""Registers as papers print them: the borough's own counts of three quarters, and invented plans, risks and projects."""

import csv
from collections.abc import Mapping, Sequence

from goldenthread.borough.holdings import Records
from goldenthread.borough.plan import Borough
from goldenthread.borough.writers.files import Shelf
from goldenthread.borough.writers.register_rows import Cells, quarters
from goldenthread.borough.writers.registers_counted import COUNTED
from goldenthread.borough.writers.registers_invented import invented
from goldenthread.borough.writers.registers_money import money
from goldenthread.records.tables import TABLES
from goldenthread.records.tables.register_columns import Register, RegisterColumn

#: Quarters that a written register holds, the last being the last that ended by the borough's date.
QUARTERS = 3


def write_registers(borough: Borough, records: Records, shelf: Shelf) -> None:
    """Write ``registers/<register>.csv`` for every register: ISO dates, codes in their own words, figures as printed."""
    periods = quarters(borough.plan.as_at, QUARTERS)
    made: dict[str, list[Cells]] = {name: [] for name in _registers()}
    for name, count in COUNTED.items():
        made[name] += [row for period in periods for row in count(records, period)]
    for name, rows in (*invented(borough.plan, periods).items(), *money(borough.plan, records, periods).items()):
        made[name] += rows
    for name, table in _registers().items():
        _write(shelf, name, table, made[name])


def _registers() -> Mapping[str, Register]:
    return {table.file: table for table in TABLES.values() if isinstance(table, Register)}


def _write(shelf: Shelf, name: str, table: Register, rows: Sequence[Cells]) -> None:
    """Write the columns that a file holds, each row with its source; raises KeyError for a cell that no column holds."""
    headings = [column.name for column in table.columns if not isinstance(column, RegisterColumn) or not column.beside]
    path = f"registers/{name}.csv"
    with shelf.place(path).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(headings)
        for row in rows:
            strangers = row.keys() - set(headings)
            if strangers:
                raise KeyError(f"{name} has no column {sorted(strangers)}")
            writer.writerow([{"source": "Invented", **row}.get(heading, "") for heading in headings])
    shelf.note(path, len(rows))

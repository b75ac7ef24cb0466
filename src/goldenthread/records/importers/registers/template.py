"""Templates of registers: the right headings and a few invented rows, to start from."""

import csv
import io

from goldenthread.records.importers.registers.schemas import REGISTERS, written


def template(name: str) -> str:
    """The text of a CSV file of a register, which loads as it is. Raises KeyError for a name that is no register's."""
    columns = written(REGISTERS[name])
    rows = max(len(column.example) for column in columns if column.name not in _SAME_IN_EVERY_ROW)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in columns])
    for row in range(rows):
        writer.writerow([column.example[row] if row < len(column.example) else "" for column in columns])
    return out.getvalue()


_SAME_IN_EVERY_ROW = frozenset({"period", "source", "note"})

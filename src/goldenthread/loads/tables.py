"""Tables that several pages of the room show."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from goldenthread.design.components import Cell, Column, Table
from goldenthread.design.figures import day, many, whole
from goldenthread.loads.comparing import Compared, Difference
from goldenthread.loads.history import Aged
from goldenthread.records.checks.titles import title


def columns(*headers: str, numeric: Iterable[str] = ()) -> tuple[Column, ...]:
    """Columns by their headings."""
    numbers = set(numeric)
    return tuple(Column(header, header in numbers) for header in headers)


def source_table(sources: Sequence[Aged], caption: str = "Sources") -> Table:
    """Each source with the day it speaks of and its age."""
    rows = tuple(
        (
            Cell(one.source),
            Cell(day(one.as_at), whole=True),
            Cell(whole(one.days)),
            Cell(day(one.known_at.date()), whole=True),
            Cell(f"{len(one.files)} files" if len(one.files) > 1 else ", ".join(one.files)),
        )
        for one in sources
    )
    heads = ("Source", "Speaks of", "Days older than the snapshot", "Loaded", "Files")
    return Table(caption, columns(*heads, numeric=(heads[2],)), rows, "There is no source.", wide=True)


def change_table(compared: Compared) -> Table:
    """Rows gained, lost and changed by table, those with most changes first; tables that are alike are left out."""
    found = sorted(compared.tables, key=lambda one: (-(one.gained + one.lost + one.changed), one.table))
    rows = tuple(_change(one) for one in found if one.differs)
    heads = ("Table", "Rows before", "Rows after", "Gained", "Lost", "Changed")
    alike = sum(not one.differs for one in found)
    notes = (f"{many(alike, 'table')} with rows would stay exactly as they are.",) if alike else ()
    return Table(
        "Rows by table",
        columns(*heads, numeric=heads[1:]),
        rows,
        "No row differs.",
        wide=True,
        notes=notes if rows else (),
    )


def _change(one: Difference) -> tuple[Cell, ...]:
    numbers = (one.before, one.after, one.gained, one.lost, one.changed)
    return (Cell(one.table.replace("_", " ")), *(Cell(whole(number)) for number in numbers))


def finding_table(found: Sequence[Mapping[str, Any]], by: str, caption: str) -> Table:
    """Findings counted by ``by``, as `checks.report.counts` gives them, with how many are new."""
    heads = (by.capitalize(), "Stop the load", "Errors", "Queries", "Findings", "New", "Children")
    rows = tuple(
        (
            Cell(title(str(row[by])) if by == "rule" else str(row[by]), note=str(row[by]) if by == "rule" else ""),
            *(Cell(whole(row[name])) for name in ("stops", "error", "query", "findings", "new", "children")),
        )
        for row in found
    )
    return Table(caption, columns(*heads, numeric=heads[1:]), rows, "Nothing was found wrong.", wide=True)


def row_table(rows: Mapping[str, int]) -> Table:
    """How many rows each table has."""
    found = sorted(rows.items(), key=lambda one: (-one[1], one[0]))
    return Table(
        "Rows by table",
        columns("Table", "Rows", numeric=("Rows",)),
        tuple((Cell(name.replace("_", " ")), Cell(whole(count))) for name, count in found),
        "There are no rows.",
    )

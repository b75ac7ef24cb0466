"""Tables of a document that is being made, as scrutiny reads tables: what each column holds is known, not recognised."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from goldenthread.reports.blocks import Column as Printed
from goldenthread.reports.blocks import Table
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.sheets import Grid, Line, Paper, Sheet

#: The shape that stands before the word of a rating or a direction.
_SHAPE: Final = re.compile(r"^[^\w\s£%()\[\]+<>≤≥−–-]+\s+(?=\w)")
#: A table's rows are numbered as in a sheet whose first line holds the headings.
_HEADINGS: Final = 1


@dataclass(frozen=True, slots=True)
class Holds:
    """What a column holds; ``about`` and ``sign`` are those of a `Column` of scrutiny."""

    role: Role
    about: str = ""
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """A table with what its columns hold.

    ``columns`` are by heading, with the narrower heading above it where there is one ("After controls: Impact"); a column
    that is not named is never evidence. ``beside`` is what is known of every row and not printed, such as its unit, by
    role, in the order of the rows. ``summary`` says that it counts the rows of other tables.
    """

    table: Table
    columns: Mapping[str, Holds]
    beside: Mapping[Role, Sequence[str]] = field(default_factory=dict)
    summary: bool = False


def heading_of(column: Printed) -> str:
    """A column's heading with the one above it."""
    return f"{column.group}: {column.heading}" if column.group else column.heading


def sheet_of(known: Known, file: str, name: str = "") -> Sheet:
    """The table as scrutiny reads it; a finding calls it ``name``, else by its caption.

    Raises ValueError for a heading that the table does not have, and where what stands beside does not fit its rows.
    """
    table = known.table
    headings = [heading_of(column) for column in table.columns]
    strangers = [heading for heading in known.columns if heading not in headings]
    if strangers:
        raise ValueError(f"{table.caption}: there is no column {', '.join(strangers)}")
    columns = [
        Column(place, heading, held.role, held.about, held.sign)
        for place, heading in enumerate(headings)
        for held in (known.columns.get(heading, Holds(Role.IGNORED)),)
    ]
    lines = [[_SHAPE.sub("", cell.text) for cell in row] for row in table.rows]
    for role, texts in known.beside.items():
        columns.append(Column(len(headings), f"({role.value})", role))
        headings.append(f"({role.value})")
        for line, text in zip(lines, texts, strict=True):
            line.append(text)
    rows = tuple(Line(number, tuple(line)) for number, line in enumerate(lines, start=_HEADINGS + 1))
    return Sheet(Grid(file, name or table.caption, tuple(headings), rows, _HEADINGS), tuple(columns))


def joined(tables: Iterable[Known]) -> tuple[Known, ...]:
    """The tables with those of one make as one: a list that is printed in parts under the same headings is one list."""
    parts: dict[tuple[object, ...], list[Known]] = {}
    for known in tables:
        held = (tuple(known.columns.items()), tuple(known.beside), known.summary)
        parts.setdefault((*(heading_of(column) for column in known.table.columns), *held), []).append(known)
    return tuple(some[0] if len(some) == 1 else _as_one(some) for some in parts.values())


def _as_one(some: Sequence[Known]) -> Known:
    caption = " and ".join(dict.fromkeys(known.table.caption for known in some))
    table = Table(caption, some[0].table.columns, tuple(row for known in some for row in known.table.rows))
    beside = {role: [text for known in some for text in known.beside[role]] for role in some[0].beside}
    return Known(table, some[0].columns, beside, some[0].summary)


def paper_of(tables: Iterable[Known], file: str, today: date) -> Paper:
    """Every table as one paper; tables of one caption are told apart by their number."""
    taken: dict[str, int] = {}
    sheets = []
    for known in tables:
        caption = known.table.caption
        taken[caption] = taken.get(caption, 0) + 1
        name = caption if taken[caption] == 1 else f"{caption} ({taken[caption]})"
        sheets.append(sheet_of(known, file, name))
    return Paper(tuple(sheets), today)

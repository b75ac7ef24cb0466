"""Charts and tables of papers as the pieces of a page: the same picture, words and numbers."""

from dataclasses import dataclass

from goldenthread.design.components import Column, Table
from goldenthread.design.words import cell_of
from goldenthread.reports import blocks


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture with what it says in words and every number of it in a table, folded away beneath.

    ``svg`` is one whole svg element of our own with title and description, its ids alone on the page.
    """

    title: str
    sentence: str
    svg: str
    table: Table
    anchor: str = ""


def chart_of(block: blocks.Chart) -> Chart:
    """A paper's chart (`goldenthread.reports.charts`) for the macro ``chart``."""
    return Chart(block.title, block.sentence, block.svg, table_of(block.table), block.anchor)


def table_of(block: blocks.Table, *, wide: bool = True) -> Table:
    """A paper's table for the macro ``table``; narrower headings that several columns share stand before each."""
    columns = tuple(
        Column(f"{one.group}: {one.heading[:1].lower()}{one.heading[1:]}" if one.group else one.heading, one.numeric)
        for one in block.columns
    )
    rows = tuple(tuple(cell_of(cell) for cell in row) for row in block.rows)
    return Table(
        block.caption,
        columns,
        rows,
        wide=wide,
        row_headings=block.row_headings,
        totals=block.totals,
        notes=block.notes,
        anchor=block.anchor,
    )

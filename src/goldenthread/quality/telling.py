"""Blocks of a paper as the parts of a page: the same words, pictures and tables."""

from collections.abc import Iterable

from goldenthread.design.charts import Chart, chart_of, table_of
from goldenthread.design.components import Link, Table
from goldenthread.plan.pages import Part
from goldenthread.reports import blocks


def parts_of(told: Iterable[blocks.Block], first: str = "In short") -> tuple[Part, ...]:
    """A part for each heading with what stands beneath it; what stands before any goes under ``first``.

    Words stand before pictures and these before tables, as every page of parts has them.
    """
    found: list[Part] = []
    heading, anchor = first, ""
    says, charts, tables = list[str](), list[Chart](), list[Table]()

    def end() -> None:
        if says or charts or tables:
            found.append(Part(heading, tuple(says), tables=tuple(tables), charts=tuple(charts), anchor=anchor))

    for block in told:
        if isinstance(block, blocks.Heading):
            end()
            heading, anchor = block.text, block.anchor
            says, charts, tables = [], [], []
        elif isinstance(block, blocks.Text | blocks.Note):
            says.append(block.text)
        elif isinstance(block, blocks.Chart):
            charts.append(chart_of(block))
        elif isinstance(block, blocks.Table):
            tables.append(table_of(block))
    end()
    return tuple(found)


def ways(*links: tuple[str, str, bool]) -> tuple[Link, ...]:
    """Links by words and address, of those that are the reader's to follow."""
    return tuple(Link(words, where) for words, where, theirs in links if theirs)

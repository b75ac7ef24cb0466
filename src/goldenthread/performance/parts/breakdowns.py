"""A measure by team and by every other breakdown."""

from collections.abc import Callable

from goldenthread.design.components import Cell, Column, Table
from goldenthread.design.links import link
from goldenthread.performance.pages import Part
from goldenthread.performance.reading import Reader
from goldenthread.performance.shown import change_of, rated, spark_of, value_of
from goldenthread.performance.words import dimension
from goldenthread.serving.figures import FigureRow
from goldenthread.serving.measure_reading import MeasureReading

_NO_CAUSE = "Teams stand side by side; nothing here says what causes a difference. Few cases go up and down by chance."


def by_team(found: MeasureReading, reader: Reader) -> tuple[Part, ...]:
    """Each team with value, change, rating and the line of a year."""
    period = next((one for one in found.periods if one.first), found.period)
    parts = any(one.row.figure.part for one in found.teams)
    heads = [
        Column("Team"),
        Column("Value", numeric=True),
        Column("Change"),
        Column("Rating against target"),
        Column("The year"),
    ]
    if parts:
        heads.insert(1, Column("Part"))
    rows = []
    for one in found.teams:
        where = link("team", team=one.team.team) if reader.viewer.may("teams") else None
        cells: list[Cell | str] = [Cell(one.team.name, href=where or "", note=one.team.team)]
        if parts:
            cells.append(one.row.part_words)
        picture = spark_of(one.row, found.periods)
        last = Cell(spark=picture) if picture is not None else Cell("no earlier values", quiet=True)
        rows.append((*cells, value_of(one.row.figure), change_of(one.row.previous), rated(one.row), last))
    table = Table(f"{found.entry.title}, by team", tuple(heads), tuple(rows), wide=True, caption_hidden=True)
    return (Part(f"By team, {period.words}", (_NO_CAUSE,), (table,)),)


def by_breakdown(name: str) -> Callable[[MeasureReading, Reader], tuple[Part, ...]]:
    """Makes the tab of one dimension."""

    def made(found: MeasureReading, reader: Reader) -> tuple[Part, ...]:
        one = next(by for by in found.breakdowns if by.breakdown == name)
        words = next((period.words for period in found.periods if period.label == one.period), one.period)
        parts = any(row.part for row in one.rows)
        heads = [Column(dimension(name).capitalize()), Column("Value", numeric=True)]
        if parts:
            heads.insert(1, Column("Part"))
        rows = tuple(_group(row, name, reader, parts=parts) for row in one.rows)
        told = f"A child of whom this is not recorded stands in a group of that name. The period is {words}."
        table = Table(f"{found.entry.title}, by {dimension(name)}", tuple(heads), rows, wide=parts, caption_hidden=True)
        return (Part(f"By {dimension(name)}, {words}", (told,), (table,)),)

    return made


def _group(row: FigureRow, name: str, reader: Reader, *, parts: bool) -> tuple[Cell | str, ...]:
    label = ", ".join(row.group) or "not recorded"
    where = link("supervision", worker=row.group[0]) if name == "worker" and reader.viewer.may("supervision") else None
    first = Cell(label, href=where or "")
    return (first, *([row.part.replace("-", " ")] if parts else []), value_of(row))

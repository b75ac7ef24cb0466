"""The readings of published tables as rows of text, ready for the command line, and their totals beside printed ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from goldenthread.measures.reading.direction import Direction
from goldenthread.measures.reading.points import printed
from goldenthread.measures.reading.printed.cells import rows_of
from goldenthread.measures.reading.printed.dashboard import DashboardRow
from goldenthread.measures.reading.printed.quarter import PrintedRow, colours, why_not
from goldenthread.records.errors import Problem, refuse_if_any

QUARTER_HEADINGS = (
    *("ref", "indicator", "result", "target", "colour as printed", "short: printed", "short: recomputed"),
    *("long: printed", "long: recomputed", "house colour", "house short", "house long", "why", "remark"),
)
DASHBOARD_HEADINGS = ("plan_id", "measure", "row", "latest", "printed", "recomputed", "why", "house", "why not")
_NAMES = {"green": "Green", "green amber": "Green Amber", "red amber": "Red Amber", "red": "Red"}


@dataclass(frozen=True, slots=True)
class Total:
    """One total of a published summary beside the same total counted from its rows."""

    name: str
    printed: int
    counted: int

    @property
    def agrees(self) -> bool:
        """Whether the two are equal."""
        return self.printed == self.counted


def quarter_table(rows: Sequence[PrintedRow]) -> tuple[tuple[str, ...], ...]:
    """One row an indicator under `QUARTER_HEADINGS`, all text."""
    made = []
    for row in rows:
        reading, house = row.printed, row.house
        subject = reading.subject
        value = reading.point.value
        made.append(
            (
                row.ref,
                row.title,
                "" if value is None else printed(value, subject.unit, subject.places),
                reading.target.words(subject.unit) if reading.target else "",
                reading.rating.word,
                row.short,
                row.recomputed[0],
                row.long,
                row.recomputed[1],
                house.rating.shown,
                house.previous.direction.value,
                house.year.direction.value,
                why_not(house),
                row.remark,
            )
        )
    return tuple(made)


def dashboard_table(rows: Sequence[DashboardRow]) -> tuple[tuple[str, ...], ...]:
    """One row a coloured row of the dashboard under `DASHBOARD_HEADINGS`, all text."""
    return tuple(
        (
            row.plan_id,
            row.measure,
            row.submeasure,
            row.latest,
            row.printed,
            row.recomputed.word,
            row.recomputed.says,
            row.house.shown,
            "" if row.house.colour else row.house.says,
        )
        for row in rows
    )


def totals(rows: Sequence[PrintedRow], summary: Path) -> tuple[Total, ...]:
    """The summary's counts of colours and directions beside those of the rows.

    ``summary`` is a CSV with table, row, column and count; the summary counts directions against last year. Raises
    InputRefused with every problem of the file.
    """
    problems: list[Problem] = []
    found = {}
    for row in rows_of(summary, ("table", "row", "column", "count"), problems):
        if (row.text("table"), row.text("row")) == ("service_dashboard", "Indicators"):
            found[row.text("column")] = int(row.number("count") or 0)
    refuse_if_any(problems)
    coloured = colours(rows)
    counted = {name: coloured[word] for word, name in _NAMES.items()}
    directions = [row.printed.year.direction for row in rows]
    better = directions.count(Direction.IMPROVING) + directions.count(Direction.SAME)
    counted |= {"Improved/Same": better, "Worsened": directions.count(Direction.WORSENING)}
    return tuple(Total(name, found[name], counted[name]) for name in counted if name in found)

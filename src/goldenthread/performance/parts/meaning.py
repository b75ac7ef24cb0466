"""What a measure means: its definition in words, limits with their source, what feeds it, a worked example, its SQL."""

from django.urls import reverse

from goldenthread.design.components import Cell, Column, Link, Table
from goldenthread.performance.pages import Part
from goldenthread.performance.parts.standing import facts
from goldenthread.performance.reading import Reader
from goldenthread.serving.measure_reading import MeasureReading


def meaning(found: MeasureReading, reader: Reader) -> tuple[Part, ...]:
    """The parts of the last tab."""
    del reader
    told = found.definition
    beside = tuple(Link(one.title, reverse("measure", args=[one.key])) for one in told.beside)
    parts = [
        Part("What is counted", (found.entry.says,), summary=facts(told.facts)),
        Part("What it does not see", (told.unseen or "Nothing is known that it misses.",)),
        Part("Look at this beside it", links=beside) if beside else None,
        Part("Limits and where they come from", (), (_limits(found),)) if told.limits else None,
        Part("What feeds it", tables=(_feeds(found),), folded="The columns that feed it") if told.feeds else None,
        Part("Checks", tables=(_checks(found),), folded="The rules of data quality that speak of it")
        if told.checks
        else None,
        Part("A worked example", code=told.example, folded="A worked example") if told.example else None,
        Part("SQL", code=told.sql, folded="The SQL that counts it") if told.sql else None,
    ]
    return tuple(one for one in parts if one is not None)


def _limits(found: MeasureReading) -> Table:
    heads = (Column("Limit"), Column("What it says"), Column("Source"))
    rows = tuple((Cell(limit, note=key), says, source) for key, limit, says, source in found.definition.limits)
    return Table("Limits that this measure uses", heads, rows, wide=True, caption_hidden=True)


def _feeds(found: MeasureReading) -> Table:
    return Table(
        "Columns and the fields that they are read from",
        (Column("Column"), Column("Fields")),
        found.definition.feeds,
        wide=True,
    )


def _checks(found: MeasureReading) -> Table:
    return Table("Rules of data quality", (Column("Code"), Column("Rule")), found.definition.checks)

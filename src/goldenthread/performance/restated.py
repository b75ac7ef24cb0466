"""What a figure was in an earlier snapshot and why it is another now, as tables and a bridge."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from goldenthread.design.charts import Chart, chart_of
from goldenthread.design.components import Cell, Column, Table, Tag
from goldenthread.design.listing import address
from goldenthread.measures.kinds import Unit
from goldenthread.measures.run.bridge import Bridge
from goldenthread.performance.shown import plain, value_of
from goldenthread.reports.charts.bridge import bridge_chart
from goldenthread.reports.charts.control import value_cell
from goldenthread.reports.charts.frame import Spot
from goldenthread.serving.restating import Restated

#: Decimals of a step of a bridge: enough that rounded steps lead from one value to the other.
_PLACES = 1


def restated_table(
    rows: Sequence[Restated], words: Mapping[str, str], here: str, asked: Mapping[str, str], *, why: Sequence[str]
) -> Table:
    """Each period as it was known and as it is; those of ``why`` link to the steps between."""
    parts = any(one.part for one in rows)
    heads = [
        Column("Period"),
        Column("As it was known", numeric=True),
        Column("As it is known now", numeric=True),
        Column("Restated"),
    ]
    if parts:
        heads.insert(1, Column("Part"))
    made: list[tuple[Cell | str, ...]] = []
    for one in rows:
        said: Cell = Cell("no", quiet=True)
        if one.changed:
            href = address(here, asked, why=one.period) if one.period in why and not one.part else ""
            said = Cell(
                "why" if href else "",
                href=href,
                about=words.get(one.period, one.period),
                tags=(Tag("restated", shape="↻"),),
            )
        made.append(
            (
                Cell(words.get(one.period, one.period), whole=True),
                *([one.part.replace("-", " ")] if parts else []),
                value_of(one.was) if one.was is not None else Cell("not there", quiet=True),
                value_of(one.now) if one.now is not None else Cell("not there", quiet=True),
                said,
            )
        )
    empty = "The earlier records told nothing of this measure."
    return Table("As it was known and as it is", tuple(heads), tuple(made), empty, caption_hidden=True)


def steps_table(found: Bridge, words: str) -> Table:
    """The steps from one figure to the other by cause: numerators, denominators and values add up."""
    heads = (Column("Cause"), *(Column(head, numeric=True) for head in ("Numerator", "Denominator", "Value", "Rows")))
    first = ("As it was known", *map(_number, found.then), "")
    steps = tuple(
        (
            step.cause.value.capitalize(),
            _signed(step.numerator),
            _signed(step.denominator),
            _signed(step.value),
            str(step.rows),
        )
        for step in found.steps
    )
    last = ("As it is known now", *map(_number, found.now), "")
    rows = (first, *steps, last)
    return Table(f"Why it was restated, {words}", heads, rows, totals=frozenset({0, len(rows) - 1}))


def bridge_picture(found: Bridge, words: str) -> Chart | None:
    """The steps drawn; None where a value is missing or nothing moved."""
    values = [found.then[2], *(step.value for step in found.steps), found.now[2]]
    if any(value is None for value in values) or not found.steps:
        return None
    unit: Unit = found.measure.unit
    spots = [value_cell(Decimal(str(round(value or 0, _PLACES))), unit, _PLACES) for value in values]
    names = ["As it was known", *(step.cause.value.capitalize() for step in found.steps), "As it is known now"]
    start, *steps, end = (Spot(name, cell) for name, cell in zip(names, spots, strict=True))
    try:
        return chart_of(bridge_chart(f"{found.measure.title}, {words}", start, steps, end, "bridge"))
    except ValueError:  # rounding apart, the steps do not lead from one to the other: the table has them exactly
        return None


def _number(value: float | None) -> Cell | str:
    return Cell("not applicable", quiet=True) if value is None else plain(value)


def _signed(value: float | None) -> Cell | str:
    if value is None:
        return Cell("not applicable", quiet=True)
    return f"+{plain(value)}" if value > 0 else plain(value)

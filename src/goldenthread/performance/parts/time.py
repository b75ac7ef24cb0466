"""A measure over time: its control chart, and every value that is served."""

from goldenthread.design.charts import Chart
from goldenthread.design.components import Cell, Column, Table
from goldenthread.measures.reading.chart import TABLE_HEADINGS
from goldenthread.performance.pages import Part
from goldenthread.performance.reading import Reader
from goldenthread.performance.shown import value_of
from goldenthread.serving.measure_reading import MeasureReading

_NUMBERS = frozenset({"value", "numerator", "denominator", "mean", "lower limit", "upper limit"})


def picture(found: MeasureReading) -> Chart | None:
    """The control chart up to the period that is shown first; None where there is nothing to draw."""
    one = found.chart
    if one is None:
        return None
    columns = tuple(Column(head.capitalize(), head in _NUMBERS) for head in TABLE_HEADINGS)
    return Chart(one.headline, one.sentence, one.svg, Table("Every month of the chart", columns, one.rows, wide=True))


def over_time(found: MeasureReading, reader: Reader) -> tuple[Part, ...]:
    """Every value of the whole, the latest first, as it is known in this snapshot."""
    del reader
    parts = any(one.part for one in found.history)
    heads = [Column("Period"), Column("Value", numeric=True), Column("Version of the definition", numeric=True)]
    if parts:
        heads.insert(1, Column("Part"))
    words = {one.label: one.words for one in found.periods}
    rows: tuple[tuple[Cell | str, ...], ...] = tuple(
        (
            words.get(one.period, one.period),
            *([one.part.replace("-", " ")] if parts else []),
            value_of(one),
            str(one.version),
        )
        for one in reversed(found.history)
    )
    says = ("Every value is counted anew from the records as they are known now, by the definition in force now.",)
    table = Table(f"{found.entry.title}, over time", tuple(heads), rows, "No value is kept.", caption_hidden=True)
    return (Part("Over time", says, (table,)),)

"""A control chart as a block of a paper: the picture and the words of the readings, with its numbers as cells."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Final

from goldenthread.measures.kinds import Reason, Unit
from goldenthread.measures.reading.chart import chart_svg
from goldenthread.measures.reading.points import Point, period_words, printed, rounded
from goldenthread.measures.reading.targets import Target
from goldenthread.measures.reading.variation import charts
from goldenthread.measures.reading.variation.signals import Signal
from goldenthread.measures.reading.variation.words import headline, sentence
from goldenthread.reports.blocks import Chart, Column, Table
from goldenthread.reports.cells import Cell, State, absent, number, words

_STATES: Final = {
    Reason.HIDDEN: State.HIDDEN,
    Reason.NOT_RECORDED: State.NOT_RECORDED,
    Reason.NOT_APPLICABLE: State.NOT_APPLICABLE,
    Reason.CANNOT_COMPUTE: State.CANNOT_COMPUTE,
}
_COLUMNS: Final = (
    Column("Period", weight=2),
    Column("Value", numeric=True),
    Column("Numerator", numeric=True),
    Column("Denominator", numeric=True),
    Column("Average", numeric=True, group="Usual range"),
    Column("Lower limit", numeric=True, group="Usual range"),
    Column("Upper limit", numeric=True, group="Usual range"),
    Column("Signals"),
)


def control_chart(chart: charts.Chart, target: Target | None = None, anchor: str = "") -> Chart:
    """A control chart of a measure; only here does a title say that a value is better or worse than usual."""
    title = f"{chart.subject.title}: {headline(chart)[:1].lower()}{headline(chart)[1:]}"
    svg = chart_svg(chart, target, anchor or "chart", headed=False)
    return Chart(title, sentence(chart, target), svg, _table(chart), anchor)


def value_cell(value: Fraction | Decimal | float, unit: Unit, places: int) -> Cell:
    """A value of a measure as a cell that prints as `goldenthread.measures.reading.points.printed` does."""
    exact = rounded(value, places)
    bare = number(exact, places).text.removeprefix("-")
    prefix, _, suffix = printed(value, unit, places).removeprefix("-").partition(bare)
    return number(exact, places, prefix, suffix)


def reason_cell(reason: Reason) -> Cell:
    """The shorthand of why a figure has no value."""
    return absent(_STATES[reason])


def _table(chart: charts.Chart) -> Table:
    """A row for every period in order of time, those without a value too; blank where there are too few for limits."""
    unit, places = chart.subject.unit, chart.subject.places
    blank = words("")
    rows = {}
    for mark in chart.marks:
        limits = (mark.mean, mark.lower, mark.upper)
        rows[mark.point.period.end] = (
            words(period_words(mark.point.period)),
            value_cell(mark.value, unit, places),
            *_counts(mark.point),
            *(blank if limit is None else value_cell(limit, unit, places + 1) for limit in limits),
            words(_signals(mark.signals)),
        )
    for point in chart.missing:
        first = (words(period_words(point.period)), reason_cell(point.reason))
        rows[point.period.end] = (*first, *[blank] * (len(_COLUMNS) - len(first)))
    return Table(chart.subject.title, _COLUMNS, tuple(rows[end] for end in sorted(rows)))


def _counts(point: Point) -> tuple[Cell, Cell]:
    numerator, denominator = (
        words("") if count is None else number(rounded(count, 0)) for count in (point.numerator, point.denominator)
    )
    return numerator, denominator


def _signals(signals: Iterable[Signal]) -> str:
    return "; ".join(f"{signal.rule.value} ({'high' if signal.high else 'low'})" for signal in signals)

"""Figures as tables and key figures show them: value, change, rating, signal, comparator and the line of a year."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final

from django.urls import reverse

from goldenthread.design.components import Cell, Column, KeyFigure, Spark, Table, Tag
from goldenthread.design.listing import address
from goldenthread.design.words import rating_tag, reason_cell, reason_words, signal_tag
from goldenthread.measures.kinds import Reason, Unit
from goldenthread.measures.reading.points import bare
from goldenthread.reports.cells import number
from goldenthread.reports.charts.control import reason_cell as without
from goldenthread.reports.charts.control import value_cell
from goldenthread.reports.charts.frame import Spot
from goldenthread.reports.charts.spark import sparkline
from goldenthread.serving.figures import Change, FigureRow, ReadRow, ServedPeriod

#: Pictures that a process keeps ready: two editions of a book for a year.
_PICTURES: Final = 4096
_TOO_FEW: Final = "too few values"
#: A line has two ends.
_ENDS: Final = 2


def figures_table(
    caption: str,
    rows: Sequence[ReadRow],
    periods: Sequence[ServedPeriod],
    *,
    empty: str,
    team: str = "",
    known: str = "",
) -> Table:
    """Measures with all that travels with a figure; the column of others is there only where something is published."""
    beside = any(one.comparator for one in rows)
    times = Counter(one.figure.key for one in rows)
    heads = [
        Column("Measure"),
        Column("Value", numeric=True),
        Column("Change on the period before"),
        Column("Rating against target"),
        Column("Its own usual range"),
        *([Column("Others")] if beside else []),
        Column("The year"),
    ]
    made = tuple(
        _row(one, periods, beside=beside, team=team, known=known, alone=times[one.figure.key] == 1) for one in rows
    )
    return Table(caption, tuple(heads), made, empty, wide=True, caption_hidden=True)


def _row(
    one: ReadRow, periods: Sequence[ServedPeriod], *, beside: bool, team: str, known: str, alone: bool
) -> tuple[Cell | str, ...]:
    figure = one.figure
    where = reverse("measure", args=[figure.key])
    asked = {"period": figure.period if not one.entry.typed else "", "known": known}
    said = ["the greatest of its parts" if figure.part and alone else ""]
    said.append(f"typed in for {one.own_period}" if one.entry.typed else "")
    note = "; ".join(one for one in said if one)
    cells: list[Cell | str] = [
        Cell(one.title, href=address(where, asked, view="teams" if team else ""), note=note),
        value_of(figure),
        change_of(one.previous),
        rated(one),
        signalled(one.signal),
    ]
    if beside:
        cells.append(
            Cell(one.comparator, note=one.quartile) if one.comparator else Cell("nothing published", quiet=True)
        )
    picture = spark_of(one, periods)
    cells.append(Cell(spark=picture) if picture is not None else Cell("no earlier values", quiet=True))
    return tuple(cells)


def value_of(figure: FigureRow) -> Cell:
    """A value with what it is of, or in words why there is none."""
    if figure.reason:
        said = reason_cell(figure.reason)
        return Cell(said.text, quiet=True, note=figure.note)
    return Cell(figure.shown, note=figure.counted, whole=True)


def value_words(figure: FigureRow) -> str:
    """The same as plain words."""
    return reason_words(figure.reason) if figure.reason else figure.shown


def change_of(change: Change | None) -> Cell:
    """The change with its verdict in words, and why there is none where none is said."""
    if change is None:
        return Cell("no earlier value", quiet=True)
    if not change.direction:
        return Cell("not compared", quiet=True, note=f"was {change.was}" if _is_value(change.was) else "")
    return Cell(change.shown, note=f"{change.change}, was {change.was}")


def _is_value(was: str) -> bool:
    return bool(was) and not was.startswith("[")


def change_words(change: Change | None) -> str:
    """The same as a sentence; "" where there is nothing to say."""
    if change is None or not change.direction:
        return ""
    return f"{change.shown}: {change.says}"


def rated(one: ReadRow) -> Cell:
    """Rating and target: the word with its shape, else why there is none."""
    if one.figure.hidden and one.target:
        return Cell("hidden", quiet=True, note=f"target {one.target}")
    note = f"target {one.target}" if one.target else ""
    if one.colour:
        return Cell(tags=(rating_tag(one.colour),), note=note)
    return Cell(
        one.rating if one.target and one.rating else "no target" if not one.target else "not rated",
        quiet=True,
        note=note,
    )


def signalled(word: str) -> Cell:
    """The control chart's verdict, or that there is none."""
    if not word:
        return Cell("cannot be charted", quiet=True)
    return Cell("too few values to tell", quiet=True) if word == _TOO_FEW else Cell(tags=(signal_tag(word),))


def tags_of(one: ReadRow) -> tuple[Tag, ...]:
    """Rating and signal as tags, those that there are."""
    found = [rating_tag(one.colour)] if one.colour else []
    return (*found, *([signal_tag(one.signal)] if one.signal else []))


def spark_of(one: ReadRow, periods: Sequence[ServedPeriod]) -> Spark | None:
    """The line of up to a year; None where there are not two values to draw it between."""
    if sum(isinstance(value, int | float) for value in one.spark) < _ENDS:
        return None
    last = next((place for place, period in enumerate(periods, start=1) if period.label == one.figure.period), 0)
    words = tuple(period.words for period in periods[max(0, last - len(one.spark)) : last])
    if one.entry.typed or len(words) != len(one.spark):
        words = tuple(f"month {place} of {len(one.spark)}" for place in range(1, len(one.spark) + 1))
    ident = "-".join(("spark", one.figure.key, one.figure.part, *one.figure.group)).replace(" ", "-").lower()
    return Spark(_drawn(one.title, ident, one.entry.unit, words, one.spark))


@lru_cache(maxsize=_PICTURES)
def _drawn(title: str, ident: str, unit: str, words: tuple[str, ...], values: tuple[float | str | None, ...]) -> str:
    places = max((_places(value) for value in values if isinstance(value, int | float)), default=0)
    spots = []
    for name, value in zip(words, values, strict=True):
        if isinstance(value, int | float):
            spots.append(Spot(name, value_cell(Decimal(str(value)), Unit(unit), places)))
        else:
            spots.append(Spot(name, without(Reason(value) if value else Reason.NOT_APPLICABLE)))
    return sparkline(title, spots, ident=ident)


def _places(value: float) -> int:
    return max(0, -int(Decimal(str(value)).normalize().as_tuple().exponent)) if isinstance(value, float) else 0


def key_figure(one: ReadRow, periods: Sequence[ServedPeriod], href: str = "") -> KeyFigure:
    """A figure on its own, with all that travels with it."""
    figure = one.figure
    target = f"Target: {one.target}" if one.target else "No target is set"
    words = next((period.words for period in periods if period.label == one.own_period), one.own_period)
    rating = f" ({one.rating_says})" if one.rating_says and one.target and not figure.hidden else ""
    return KeyFigure(
        f"{one.part_words}, {words}" if figure.part else words,
        value_words(figure),
        href=href,
        counted=figure.counted,
        tags=tags_of(one),
        change=change_words(one.previous),
        target=f"{target}{rating}",
        comparator=f"Others: {one.comparator}" if one.comparator else "",
        says=figure.note or (f"This is {one.signal_says}." if one.signal_says else ""),
        spark=spark_of(one, periods),
    )


def plain(value: float | None) -> str:
    """A count in a table; "" for none."""
    if value is None:
        return ""
    return bare(value, 0) if float(value).is_integer() else number(Decimal(str(round(value, 1))), 1).text

"""Figures as flat rows for CSV, Excel, Parquet and other programs, with the filters that chose them named."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from goldenthread.access.scope import Scope
from goldenthread.measures.kinds import Audience
from goldenthread.serving.editions import edition_for, may_break_down
from goldenthread.serving.figures import FIGURE_COLUMNS, Entry, FigureRow, entries, figure_from
from goldenthread.serving.opening import Served

#: The columns of an export, in order.
COLUMNS: Final = (
    *("key", "title", "chapter", "part", "period", "breakdown", "group", "numerator", "denominator", "value"),
    *("unit", "reason", "note", "definition_version", "snapshot"),
)
#: Asks for figures of the whole alone.
WHOLE: Final = "whole"
#: What a spreadsheet would take for the beginning of a formula.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_BETWEEN: Final = " | "
_AT_ONCE: Final = 1000

Cell = str | float | int | None


@dataclass(frozen=True, slots=True)
class Export:
    """An export: its ``columns``, what chose its rows (name and words), and the ``rows``, read from the file as asked for.

    Text that a spreadsheet would take for a formula has a quotation mark before it. A hidden figure has the reason "hidden"
    and no number.
    """

    columns: tuple[str, ...]
    chosen: tuple[tuple[str, str], ...]
    rows: Iterator[tuple[Cell, ...]]


def export_rows(
    served: Served,
    scope: Scope,
    audience: Audience,
    *,
    period: str = "",
    breakdown: str = "",
    group: str = "",
    chapter: str = "",
    keys: tuple[str, ...] = (),
) -> Export:
    """Every figure that an audience may see, or those of a period, breakdown ("whole" for none), group, chapter or keys.

    Breakdowns that the reader may not see are left out, unless one is asked for by name: that raises `NotAllowed`. A period,
    group, chapter or key that is not there gives no rows.
    """
    asked = breakdown if breakdown != WHOLE else ""
    edition = edition_for(scope, audience, (asked,) if asked else ())
    said = (
        ("Snapshot", served.snapshot),
        ("As at", served.as_at.isoformat()),
        ("Made for", audience.value),
        ("Period", period or "all that are served"),
        ("Breakdown", breakdown or "all that may be read"),
        ("Group", group or "all"),
        ("Chapter", chapter or "all"),
        ("Measures", ", ".join(keys) or "all"),
    )
    measures = [
        one for one in entries(served) if (not chapter or one.chapter == chapter) and (not keys or one.key in keys)
    ]
    names = {name for one in measures for name in one.breakdowns}
    may = {"", *(name for name in names if may_break_down(scope, audience, name))}
    if breakdown:
        may &= {asked}
    by_key = {one.key: one for one in measures}
    rows = (
        _cells(figure, by_key[figure.key])
        for figure in _figures(served, edition, sorted(may), period, sorted(by_key) if chapter or keys else ())
        if figure.key in by_key and (not group or _BETWEEN.join(figure.group) == group)
    )
    return Export(COLUMNS, said, rows)


def _figures(
    served: Served, edition: str, breakdowns: Sequence[str], period: str, keys: Sequence[str]
) -> Iterator[FigureRow]:
    """Figures by breakdown, measure (those of ``keys`` alone, where there are any), part, group and time.

    A thousand are in memory at once.
    """
    marks = ", ".join("?" for _ in breakdowns)
    when, given = (" and period = ?", (period,)) if period else ("", ())
    if keys:
        when, given = f"{when} and key in ({', '.join('?' for _ in keys)})", (*given, *keys)
    sql = (
        f"select {FIGURE_COLUMNS} from figure where edition = ? and breakdown in ({marks}){when} "
        "order by breakdown, key, part, grp, end_date"
    )
    found = served.connection().execute(sql, (edition, *breakdowns, *given))
    while rows := found.fetchmany(_AT_ONCE):
        yield from map(figure_from, rows)


def _cells(figure: FigureRow, entry: Entry) -> tuple[Cell, ...]:
    return (
        figure.key,
        guarded_text(entry.title),
        guarded_text(entry.chapter),
        guarded_text(figure.part),
        figure.period,
        figure.breakdown,
        guarded_text(_BETWEEN.join(figure.group)),
        # What a hidden figure is of could tell it, beside others: papers print neither.
        None if figure.hidden else figure.numerator,
        None if figure.hidden else figure.denominator,
        figure.value,
        entry.unit,
        figure.reason,
        guarded_text(figure.note),
        figure.version,
        figure.snapshot,
    )


def guarded_text(text: str) -> str:
    """A text that no spreadsheet will take for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text

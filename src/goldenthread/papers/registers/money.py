"""Revenue, capital and savings as papers print them, with what is left blank worked out and each total added up again."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from goldenthread.calendar import Period
from goldenthread.measures.reading.points import rounded
from goldenthread.papers.registers.cells import BLANK, SHARE_PLACES, UNIT_WORDS, amount, printed, spared
from goldenthread.papers.registers.labels import label
from goldenthread.papers.registers.rows import Row, Rows, rows_of
from goldenthread.papers.registers.rules import Rules
from goldenthread.records.limits import limit
from goldenthread.records.printed_figures import MONEY_UNITS
from goldenthread.reports.blocks import Block, Column, Note, Table
from goldenthread.reports.cells import Cell, number, words


@dataclass(frozen=True, slots=True)
class Layout:
    """How a register of money is printed.

    ``columns`` are amounts with their headings. ``variation`` is worked out, where it is blank, as ``spent`` (the first
    that is given) less ``budget``; ``percent`` is ``part`` of ``budget``.
    """

    caption: str
    anchor: str
    name: str
    columns: tuple[tuple[str, str], ...]
    variation: str = ""
    spent: tuple[str, ...] = ()
    budget: str = ""
    percent: str = ""
    part: str = ""
    percent_heading: str = ""


REVENUE: Final = Layout(
    "Revenue budget", "register-revenue", "line",
    (("original_budget", "Original budget"), ("revised_budget", "Revised budget"), ("outturn", "Outturn"),
     ("forecast", "Forecast"), ("variation", "Variation")),
    "variation", ("outturn", "forecast"), "revised_budget", "variation_percent", "variation", "Variation, % of revised",
)  # fmt: skip
CAPITAL: Final = Layout(
    "Capital programme", "register-capital", "line",
    (("approved_budget", "Approved budget"), ("additions_deletions", "Additions or deletions"),
     ("slippage", "Slippage or accelerated spend"), ("proposed_outturn", "Proposed outturn"), ("variance", "Variance from approved")),
    "variance", ("proposed_outturn",), "approved_budget", "slippage_percent", "slippage", "Slippage, %",
)  # fmt: skip
SAVINGS: Final = Layout(
    "Savings", "register-savings", "title",
    (("target", "Target"), ("achieved", "Achieved"), ("at_risk", "At risk"), ("not_achievable", "Not achievable")),
)  # fmt: skip


def revenue_blocks(rows: Rows, period: Period, rules: Rules) -> tuple[Block, ...]:
    """The revenue budget by line: original, revised, outturn or forecast, variation and its percentage."""
    del rules
    return _tables(REVENUE, rows_of(rows, period))


def capital_blocks(rows: Rows, period: Period, rules: Rules) -> tuple[Block, ...]:
    """The capital programme by line: approved, added, slipped, proposed outturn, variance and slippage percentage."""
    del rules
    return _tables(CAPITAL, rows_of(rows, period))


def savings_blocks(rows: Rows, period: Period, rules: Rules) -> tuple[Block, ...]:
    """Savings: asked for, achieved, at risk and not achievable, each in words too."""
    del rules
    return _tables(SAVINGS, rows_of(rows, period))


def _tables(layout: Layout, rows: Rows) -> tuple[Block, ...]:
    """A table for each unit in which amounts are kept; nearly always there is one."""
    units = dict.fromkeys(row.text("unit") for row in rows)
    blocks: list[Block] = []
    for unit in units:
        mine = tuple(row for row in rows if row.text("unit") == unit)
        if unit:
            blocks.append(_table(layout, mine, unit, len(units) > 1))
        else:
            names = ", ".join(row.text(layout.name) for row in mine)
            blocks.append(Note(f"{layout.caption}: not printed, as their unit is not given: {names}."))
    return tuple(blocks)


def _table(layout: Layout, rows: Rows, unit: str, several: bool) -> Table:
    items = tuple(row for row in rows if not row.is_total) if "row_kind" in rows[0].values else rows
    given = tuple(row for row in rows if row.is_total)
    columns = tuple(
        pair for pair in layout.columns if any(row.text(pair[0]) for row in rows) or _worked(layout, pair, rows)
    )
    worked: list[str] = []
    lines = [_line(layout, row, columns, unit, worked) for row in items]
    notes: list[str] = []
    for row in given:
        lines.append(_line(layout, row, columns, unit, worked))
        notes += _differences(row, items, columns, unit)
    if not given and len(items) > 1:
        lines.append(_sum(layout, items, columns, unit))
        notes.append("The total is worked out from the rows.")
    if worked:
        notes.insert(0, f"Worked out from the other amounts: {', '.join(dict.fromkeys(worked))}.")
    totals = range(len(items), len(lines))
    caption, anchor = f"{layout.caption}, {UNIT_WORDS[unit]}", f"{layout.anchor}{f'-{unit}' if several else ''}"
    return Table(caption, *spared(_headings(layout, columns), lines), anchor, tuple(notes), totals=frozenset(totals))


def _headings(layout: Layout, columns: Sequence[tuple[str, str]]) -> tuple[Column, ...]:
    percent = (Column(layout.percent_heading, True),) if layout.percent else (Column("Status"),)
    return (
        Column({"line": "Line", "title": "Saving"}[layout.name], weight=2),
        *(Column(heading, True) for _, heading in columns),
        *percent,
        Column("Comment", weight=2.5),
    )


def _worked(layout: Layout, pair: tuple[str, str], rows: Rows) -> bool:
    return pair[0] == layout.variation and any(_variation(layout, row, row.text("unit")) is not None for row in rows)


def _line(
    layout: Layout, row: Row, columns: Sequence[tuple[str, str]], unit: str, worked: list[str]
) -> tuple[Cell, ...]:
    cells: list[Cell] = [words(_named(layout, row))]
    for name, heading in columns:
        figure = row.figure(name)
        made = _variation(layout, row, unit) if figure is None and name == layout.variation else None
        if made is not None:
            worked.append(heading.casefold())
        cells.append(amount(made, unit) if made is not None else printed(figure, money=True))
    if layout.percent:
        cells.append(_percent(layout, row, unit, worked))
    else:
        cells.append(words(label("saving_status", row.text("status"))))
    return (*cells, words(row.text("comment")))


def _named(layout: Layout, row: Row) -> str:
    name = row.text(layout.name)
    return f"Total, {name}" if row.is_total and "total" not in name.casefold() else name


def _variation(layout: Layout, row: Row, unit: str) -> Decimal | None:
    """What was spent less the budget, in ones; None where either is not known."""
    budget = _ones(row, layout.budget, unit) if layout.budget else None
    spent = next((found for name in layout.spent if (found := _ones(row, name, unit)) is not None), None)
    return None if budget is None or spent is None else spent - budget


def _percent(layout: Layout, row: Row, unit: str, worked: list[str]) -> Cell:
    figure = row.figure(layout.percent)
    if figure is not None:
        return printed(figure, "%")
    part = _ones(row, layout.part, unit)
    if part is None and layout.part == layout.variation:
        part = _variation(layout, row, unit)
    found = _of(part, _ones(row, layout.budget, unit))
    if found is not BLANK:
        worked.append(layout.percent_heading.casefold())
    return found


def _of(part: Decimal | None, whole: Decimal | None) -> Cell:
    if part is None or not whole:
        return BLANK
    return number(rounded(Fraction(part) * 100 / Fraction(whole), SHARE_PLACES), SHARE_PLACES, suffix="%")


def _ones(row: Row, name: str, unit: str) -> Decimal | None:
    figure = row.figure(name)
    return figure.times(MONEY_UNITS[unit]) if figure is not None else None


def _total(items: Rows, name: str, unit: str) -> Decimal | None:
    """The sum of a column in ones; None where a row has no number there."""
    found = [_ones(row, name, unit) for row in items]
    known = [value for value in found if value is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(found) else None


def _sum(layout: Layout, items: Rows, columns: Sequence[tuple[str, str]], unit: str) -> tuple[Cell, ...]:
    cells: list[Cell] = [words("Total")]
    sums: dict[str, Decimal | None] = {}
    for name, _ in columns:
        total = _total(items, name, unit)
        if total is None and name == layout.variation:
            parts = [_variation(layout, row, unit) for row in items]
            known = [part for part in parts if part is not None]
            total = sum(known, Decimal(0)) if known and len(known) == len(parts) else None
        sums[name] = total
        cells.append(amount(total, unit) if total is not None else BLANK)
    if layout.percent:
        cells.append(_of(sums.get(layout.part), sums.get(layout.budget)))
    else:
        cells.append(BLANK)
    return (*cells, BLANK)


def _differences(row: Row, items: Rows, columns: Sequence[tuple[str, str]], unit: str) -> list[str]:
    """What the rows come to where it is not the total as given; within rounding it is said to be so."""
    told = []
    for name, heading in columns:
        figure, given, total = row.figure(name), _ones(row, name, unit), _total(items, name, unit)
        if figure is None or given is None or total is None or given == total:
            continue
        loose = Decimal(str(limit("register-total-rounding"))) * (len(items) + 1) * figure.step(MONEY_UNITS[unit])
        near = ", as rounded rows may" if abs(given - total) <= loose else ""
        told.append(
            f"{heading}: the rows come to {amount(total, unit, figure).text} and the total is given as"
            f" {printed(figure, money=True).text}{near}."
        )
    return told

"""Which rows or columns a total may be of: those above it, below it, in its block, or the subtotals before it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.scrutiny.figures.cells import AMOUNTS, COUNTED, Cell
from goldenthread.scrutiny.figures.nests import nests
from goldenthread.scrutiny.periods import period_of
from goldenthread.scrutiny.reckoning.blocks import folded
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet


@dataclass(frozen=True, slots=True)
class Totalled:
    """A row of totals, the rows that it may be the sum of in the order in which they are likely, and how sure its name is.

    ``sure`` is False for a row called "All" or "Overall", which may hold more than its parts.
    """

    row: Row
    candidates: tuple[tuple[Row, ...], ...]
    sure: bool


def totalled_rows(sheet: Sheet, rules: Rules) -> Iterator[Totalled]:
    """Every row of totals of a table with the rows that it may be of."""
    for role in (Role.SUBLABEL, Role.LABEL):
        if not sheet.has(role):
            continue
        held: dict[tuple[str, ...], list[Row]] = {}
        across: dict[tuple[str, ...], list[Row]] = {}
        for row in sheet.rows:
            held.setdefault(_beside(row, role), []).append(row)
            across.setdefault(_beside(row, role)[1:], []).append(row)
        for key, rows in held.items():
            yield from _totals(rows, role, rules, across[key[1:]])


def _beside(row: Row, role: Role) -> tuple[str, ...]:
    """All that a total and its parts share."""
    other = Role.LABEL if role is Role.SUBLABEL else Role.SUBLABEL
    return tuple(folded(row.text(one)) for one in (Role.GROUP, other, Role.PERIOD, Role.UNIT))


def _totals(rows: Sequence[Row], role: Role, rules: Rules, across: Sequence[Row]) -> Iterator[Totalled]:
    """The totals of one section; one after the section's own may be of the sections ``across`` the table."""
    sure = set(rules.words("totals", "total_labels"))
    names = [folded(row.text(role)) for row in rows]
    places, parts = _apart(names, rules, _subject(rows[0].sheet))
    for place in places:
        before = [one for one in places if one < place]
        last = before[-1] if before else -1
        following = next((one for one in places if one > place), len(rows))
        above = [one for one in parts if last < one < place]
        everything = [one for one in parts if one < place]
        below = [one for one in parts if place < one < following]
        ordered = [above, everything, before, below, [one for one in parts if one != place]]
        unlike = [one for number, one in enumerate(ordered) if len(one) > 1 and one not in ordered[:number]]
        candidates = [tuple(rows[one] for one in some) for some in unlike]
        if len(across) > len(rows) and (before or not parts):
            candidates = [*_of_sections(rows[place], across, role, rules), *candidates]
        nested = nests([rows[one] for one in everything], rows[place], counted_columns(rows[place].sheet))
        yield from (Totalled(nest.top, (nest.parts,), sure=True) for nest in nested)
        if candidates:
            tops = [tuple(nest.top for nest in nested)] if nested else []
            yield Totalled(rows[place], (*candidates, *tops), names[place] in sure)


def _subject(sheet: Sheet) -> str:
    """What a table parts, as its caption says: "children looked after" of "Children looked after by legal status"."""
    caption = folded(sheet.grid.table or sheet.grid.title)
    return caption.split(" by ")[0].split("\u2013")[-1].strip() if " by " in caption else ""


def _apart(names: Sequence[str], rules: Rules, subject: str = "") -> tuple[list[int], list[int]]:
    """The places of the totals and of the parts among the names of rows."""
    totals = {*rules.words("totals", "total_labels"), *rules.words("totals", "all_labels")}
    begins = rules.words("totals", "total_starts")
    totals |= {subject} - {""}
    ends = rules.words("totals", "total_ends")
    places = [
        place for place, name in enumerate(names) if name in totals or name.startswith(begins) or name.endswith(ends)
    ]
    return places, [place for place, name in enumerate(names) if place not in places and _is_part(name, rules)]


def _of_sections(row: Row, across: Sequence[Row], role: Role, rules: Rules) -> Iterator[tuple[Row, ...]]:
    """What a total of several sections may be of: their totals, or all of their parts."""
    above = across[: [one.line.number for one in across].index(row.line.number)]
    for places in _apart([folded(one.text(role)) for one in above], rules):
        if len(places) > 1:
            yield tuple(above[place] for place in places)


def _is_part(name: str, rules: Rules) -> bool:
    return bool(name) and not any(name.startswith(word) for word in rules.words("totals", "of_which"))


def counted_columns(sheet: Sheet) -> tuple[Column, ...]:
    """The columns that may hold counts or amounts to be added down."""
    return tuple(column for column in sheet.columns if column.role in COUNTED | AMOUNTS)


def totalled_columns(sheet: Sheet, rules: Rules) -> Iterator[tuple[Column, tuple[Column, ...]]]:
    """Every column of totals with the columns that it adds up: the parts before it, or the periods of a series."""
    totals = sheet.having(Role.TOTAL)
    parts = sheet.having(Role.PART) or sheet.having(Role.COUNT)
    last = -1
    for whole in totals:
        before = tuple(part for part in parts if last < part.index < whole.index)
        yield whole, before if len(before) > 1 else parts
        last = whole.index
    yield from years_in_series(sheet)
    if not sheet.having(Role.PART) and (series := sheet.having(Role.SERIES)):
        for whole in (*totals, *sheet.having(Role.VALUE), *sheet.having(Role.LATEST)):
            words = f"{folded(whole.heading)} {folded(whole.about)}"
            if any(word in words for word in rules.words("totals", "adds_periods")):
                yield whole, _of_its_year(whole, series)


def _of_its_year(whole: Column, series: Sequence[Column]) -> tuple[Column, ...]:
    """The periods of a series that lie within the year that a total names, shorter than it; all where none is named."""
    year = period_of(whole.about)
    dated = [(period, column) for column in series if (period := period_of(column.about)) is not None]
    if year is None or len(dated) != len(series) or not year.dated:
        return tuple(series)
    return tuple(
        column
        for period, column in dated
        if not period.dated or (period.kind != year.kind and year.first <= period.first and period.last <= year.last)
    )


def years_in_series(sheet: Sheet) -> Iterator[tuple[Column, tuple[Column, ...]]]:
    """Every column of a year in a series, with the four quarters or twelve months of it that stand beside it."""
    dated = [(period, column) for column in sheet.having(Role.SERIES) if (period := period_of(column.about))]
    years = [(period, column) for period, column in dated if period.kind == "year"]
    for year, whole in years:
        for kind, needed in (("quarter", 4), ("month", 12)):
            within = [
                column
                for period, column in dated
                if period.kind == kind
                and ((year.first <= period.first and period.last <= year.last) or not period.dated)
            ]
            if len(within) == needed and (len(years) == 1 or within_dated(within)):
                yield whole, tuple(within)


def within_dated(columns: Sequence[Column]) -> bool:
    """Whether the period of every column has its year."""
    return all((period := period_of(column.about)) is not None and period.dated for column in columns)


def down(rows: Sequence[Row], column: Column) -> tuple[Cell, ...]:
    """The cells of rows in a column."""
    return tuple(Cell(row, column) for row in rows)

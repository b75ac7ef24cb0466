"""The same figure in several places: what names a figure, and which of its places disagree."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from goldenthread.scrutiny.figures.cells import Cell, unit_read, value_column
from goldenthread.scrutiny.periods import period_of
from goldenthread.scrutiny.printed import Kind
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet


@dataclass(frozen=True, slots=True)
class Name:
    """What a figure is of: its measure in plain words, its part, its period and whose column it stands in."""

    ref: str
    group: str
    measure: str
    unit: str
    period: str
    whose: str

    @property
    def anywhere(self) -> tuple[str, ...]:
        """What names it in another table, where groups may be others."""
        return self.measure, self.unit, self.period, self.whose


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in one place; ``table`` is the number of its sheet in the paper, ``latest`` whether it stands as the newest."""

    name: Name
    cell: Cell
    table: int
    latest: bool


def plain_words(text: str) -> str:
    """Words without their punctuation, in small letters: "Children In Care (CIC)" and "children in care: CIC" are one."""
    return " ".join(re.findall(r"[a-z0-9%£]+", text.casefold().replace("&", " and ")))


def named(row: Row, column: Column, period: str, unit: str) -> Name:
    """The name of the figure in a cell."""
    read = period_of(period)
    return Name(
        plain_words(row.text(Role.REF) or row.text(Role.ID)),
        plain_words(row.text(Role.GROUP)),
        plain_words(row.label),
        unit,
        read.key if read is not None else plain_words(period),
        plain_words(column.about) if period_of(column.about) is None else "",
    )


def tells(name: Name, rules: Rules) -> bool:
    """Whether a name is one of a measure: "Boys" or "Total" alone are not."""
    return len(name.measure.split()) >= rules.number("figures", "fewest_words_of_a_measure")


def figures_of(sheet: Sheet, table: int, rules: Rules) -> Iterator[Figure]:
    """The figures of a sheet whose period is known, each with its name."""
    newest = value_column(sheet)
    for row in sheet.rows:
        for column, period, latest in _dated(row, newest):
            cell = Cell(row, column)
            if period and cell.printed.kind is Kind.NUMBER:
                name = named(row, column, period, unit_read(cell, rules).value)
                if name.measure and tells(name, rules):
                    yield Figure(name, cell, table, latest)


def _dated(row: Row, newest: Column | None) -> Iterator[tuple[Column, str, bool]]:
    """The columns of figures with the period of each: in its row, or over it."""
    if newest is not None and newest.role is not Role.SERIES:
        own = row.text(Role.LATEST_PERIOD) or row.text(Role.PERIOD)
        yield newest, own or _over(newest), True
    for column in row.sheet.having(Role.PREVIOUS)[:1]:
        yield column, row.text(Role.PREVIOUS_PERIOD) or _over(column), False
    for column in row.sheet.having(Role.SERIES):
        yield column, _over(column), False


def _over(column: Column) -> str:
    for text in (column.about, column.heading):
        if period_of(text) is not None:
            return text
    return ""


@dataclass(frozen=True, slots=True)
class Pair:
    """One figure in two places, and whether both say the same."""

    first: Figure
    second: Figure
    agree: bool


def pairs(figures: Iterable[Figure], agree: Callable[[Figure, Figure], bool]) -> list[Pair]:
    """Every figure that stands in two places; a name that stands twice in one table is looked at within that table only."""
    within: dict[tuple[object, ...], list[Figure]] = {}
    across: dict[tuple[str, ...], dict[int, list[Figure]]] = {}
    for one in figures:
        # One reference is one measure, under whatever headings it stands.
        name = replace(one.name, group="") if one.name.ref else one.name
        within.setdefault((one.table, name), []).append(one)
        across.setdefault(one.name.anywhere, {}).setdefault(one.table, []).append(one)
    found = [Pair(a, b, agree(a, b)) for some in within.values() for a, b in _with_first(some) if _apart(a, b)]
    for tables in across.values():
        single = [some[0] for some in tables.values() if len(some) == 1]
        found += [Pair(a, b, agree(a, b)) for a, b in _with_first(single)]
    return found


def _with_first(some: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """The first place with each later one."""
    return ((some[0], later) for later in some[1:])


def _apart(one: Figure, other: Figure) -> bool:
    return one.cell.row.line.number != other.cell.row.line.number


def believed(found: Iterable[Pair], rules: Rules) -> Iterator[tuple[Pair, bool]]:
    """Each pair, and whether its two tables are plainly of the same figures: most of what they share agrees, or is one thing.

    Tables of several teams share every label and few figures; of such nothing is said.
    """
    by_tables: dict[tuple[int, int], list[Pair]] = {}
    for pair in found:
        by_tables.setdefault((pair.first.table, pair.second.table), []).append(pair)
    for some in by_tables.values():
        agreeing = sum(pair.agree for pair in some)
        astray = len(some) - agreeing
        settled = astray <= max(Fraction(agreeing), rules.number("figures", "most_differing_places"))
        for pair in some:
            yield pair, settled

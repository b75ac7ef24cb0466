"""Percentages that share one whole: grades of one scale, parts in columns, or rows that add to 100 wherever they can be seen."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.figures.cells import FIGURES, Cell
from goldenthread.scrutiny.printed import Kind
from goldenthread.scrutiny.reckoning.blocks import folded, is_total
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet
from goldenthread.scrutiny.spans import Span, exactly, total
from goldenthread.scrutiny.units import Unit, unit_in

_WHOLE: Final = Fraction(100)
#: Parts that come to so much are counted twice rather than mistyped.
_TWICE: Final = Fraction(150)
#: Columns that may hold the percentages of one whole, one below another.
_IN_PERCENT: Final = frozenset({*FIGURES, Role.IGNORED})


@dataclass(frozen=True, slots=True)
class Distribution:
    """Percentages that should add to 100, in order.

    ``stated`` says that the table itself shows it, as grades of one scale do; otherwise ``inferred`` says from what.
    """

    cells: tuple[Cell, ...]
    stated: bool
    inferred: str = ""

    @property
    def complete(self) -> bool:
        """Whether every part is a number."""
        return all(cell.number is not None for cell in self.cells)

    @property
    def sum(self) -> Fraction:
        """The sum of the printed parts that are numbers."""
        return sum((cell.number for cell in self.cells if cell.number is not None), Fraction(0))

    @property
    def span(self) -> Span:
        """Every sum that the parts may have had before they were rounded."""
        return total(cell.printed.span() for cell in self.cells)

    @property
    def adds_up(self) -> bool:
        """Whether the parts may be a whole."""
        return self.complete and self.span.meets(whole())


def whole() -> Span:
    """All of it, in percent."""
    return exactly(_WHOLE)


@dataclass(frozen=True, slots=True)
class _Block:
    """The rows of one measure, one for each part."""

    rows: tuple[Row, ...]
    parts: tuple[str, ...]

    def down(self, column: Column) -> tuple[Cell, ...]:
        return tuple(Cell(row, column) for row in self.rows)


def distributions(sheet: Sheet, rules: Rules) -> tuple[Distribution, ...]:
    """Every distribution of a table, whether or not it adds up; a table of which too little is known gives none."""
    return (*_across(sheet, rules), *_down(sheet, rules), *_shares(sheet, rules))


def grade_blocks(sheet: Sheet, rules: Rules) -> tuple[tuple[Row, ...], ...]:
    """The rows of each distribution over the grades of one scale."""
    return tuple(block.rows for block in _blocks(sheet, rules) if _graded(block, rules))


def _graded(block: _Block, rules: Rules) -> bool:
    grades = set(rules.words("shares", "grades"))
    return len(block.parts) > 1 and all(part in grades for part in block.parts)


def _across(sheet: Sheet, rules: Rules) -> Iterator[Distribution]:
    """Parts in columns of one row."""
    columns = sheet.having(Role.PART)
    if len(columns) < rules.number("shares", "fewest_parts"):
        return
    found = [
        Distribution(cells, stated=False)
        for row in sheet.rows
        if _percent(cells := tuple(Cell(row, column) for column in columns), unit_in(sheet.grid.table))
    ]
    told = _most([(one.complete, one.adds_up) for one in found], rules, "rows")
    if told:
        yield from (Distribution(one.cells, stated=False, inferred=told) for one in found)


def _down(sheet: Sheet, rules: Rules) -> Iterator[Distribution]:
    """Parts in rows under one label, in each column of figures."""
    columns = [column for column in sheet.columns if column.role in FIGURES]
    held = [
        _Held(block, column.index, one, one.complete, one.adds_up)
        for block in _blocks(sheet, rules)
        for column in columns
        if _percent(cells := block.down(column))
        for one in [Distribution(cells, stated=_graded(block, rules))]
    ]
    by_parts: dict[tuple[str, ...], list[_Held]] = {}
    for each in held:
        by_parts.setdefault(each.block.parts, []).append(each)
    for each in held:
        if each.one.stated:
            yield each.one
        elif told := _company(each, by_parts[each.block.parts], rules):
            yield Distribution(each.one.cells, stated=False, inferred=told)


@dataclass(frozen=True, slots=True)
class _Held:
    """A block in one column, and whether it is complete and adds up."""

    block: _Block
    index: int
    one: Distribution
    complete: bool
    adds_up: bool


def _company(each: _Held, same_parts: Sequence[_Held], rules: Rules) -> str:
    """Why a block is taken for a distribution: others with the same parts add up, or its own other columns do."""
    others = [(other.complete, other.adds_up) for other in same_parts if other.block is not each.block]
    if told := _most(others, rules, "measures with the same parts"):
        return told
    same_block = [other for other in same_parts if other.block is each.block and other.index != each.index]
    same_block = [other for other in same_block if other.complete]
    enough = len(each.block.parts) > 2 or len(same_block) > 1
    return "its other columns" if enough and same_block and all(other.adds_up for other in same_block) else ""


def _shares(sheet: Sheet, rules: Rules) -> Iterator[Distribution]:
    """A column of shares, or of percentages of a period, whose total row says 100%."""
    totals = {row for row in sheet.rows if is_total(row.text(Role.SUBLABEL) or row.label, rules)}
    if not totals:
        return
    shares = sheet.having(Role.SHARE)
    figures = [column for column in sheet.columns if column.role in _IN_PERCENT and _signed(sheet, column)]
    for column in (*shares, *figures):
        yield from _above_hundred(sheet, column, totals, rules)


def _signed(sheet: Sheet, column: Column) -> bool:
    """Whether every figure of a column is a percentage."""
    cells = [cell for row in sheet.rows if (cell := Cell(row, column)).number is not None]
    return bool(cells) and all(cell.printed.sign == "%" or column.sign == "%" for cell in cells)


def _above_hundred(sheet: Sheet, column: Column, totals: AbstractSet[Row], rules: Rules) -> Iterator[Distribution]:
    found: list[Cell] = []
    for row in sheet.rows:
        cell = Cell(row, column)
        if row in totals:
            whole = Distribution(tuple(found), stated=True)
            enough = cell.number == _WHOLE and len(found) >= rules.number("shares", "fewest_parts")
            if enough and (not whole.complete or whole.adds_up or not _subtotalled(whole)):
                yield whole
            found = []
        elif cell.printed.kind is not Kind.BLANK:
            found.append(cell)


def _subtotalled(one: Distribution) -> bool:
    """Whether a part may be the sum of those beneath it, so that some are counted twice: together they are far above 100."""
    numbers = [cell.printed for cell in one.cells]
    if one.sum >= _TWICE:
        return True
    for place, top in enumerate(numbers):
        beneath = numbers[place + 1 :]
        for end in range(2, len(beneath) + 1):
            if total(part.span() for part in beneath[:end]).meets(top.span()) and top.number:
                return True
    return False


def _blocks(sheet: Sheet, rules: Rules) -> Iterator[_Block]:
    if not sheet.has(Role.SUBLABEL):
        return
    held: dict[tuple[str, ...], list[Row]] = {}
    last: tuple[tuple[str, ...], str] = ((), "")
    for row in sheet.rows:
        measure = tuple(folded(row.text(role)) for role in (Role.GROUP, Role.LABEL, Role.PERIOD))
        # An identifier that is printed once is that of the parts beneath it too.
        own = folded(row.text(Role.ID)) or (last[1] if last[0] == measure else "")
        last = measure, own
        key = (*measure, own)
        if row.text(Role.SUBLABEL) and not is_total(row.text(Role.SUBLABEL), rules):
            held.setdefault(key, []).append(row)
    for rows in held.values():
        parts = tuple(folded(row.text(Role.SUBLABEL)) for row in rows)
        if len(parts) >= rules.number("shares", "fewest_parts") and len(set(parts)) == len(parts):
            yield _Block(tuple(rows), parts)


def _percent(cells: Sequence[Cell], caption: Unit = Unit.UNKNOWN) -> bool:
    """Whether cells are percentages of a whole, as far as they are numbers at all; ``caption`` tells of plain numbers."""
    numbers = [cell for cell in cells if cell.number is not None]
    return bool(numbers) and all(
        Unit.PERCENT in ({cell.unit} - {Unit.UNKNOWN} or {caption}) and 0 <= cell.printed.number <= _WHOLE
        for cell in numbers
    )


def _most(found: Sequence[tuple[bool, bool]], rules: Rules, what: str) -> str:
    """How many of those that are complete add up, where they are enough to say that the table means them to."""
    seen = [adds_up for complete, adds_up in found if complete]
    fits = sum(seen)
    enough = fits >= rules.number("shares", "fewest_that_add_up")
    return (
        f"{fits} of {len(seen)} {what}"
        if enough and fits >= rules.number("shares", "share_that_adds_up") * len(seen)
        else ""
    )

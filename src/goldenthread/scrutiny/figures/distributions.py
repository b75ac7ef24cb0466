"""Percentages that share one whole: grades of one scale, parts in columns, or rows that add to 100 wherever they can be seen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.figures.cells import FIGURES, Cell, cell_of
from goldenthread.scrutiny.printed import Kind
from goldenthread.scrutiny.reckoning.blocks import folded, is_total
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet
from goldenthread.scrutiny.spans import Span, exactly, total
from goldenthread.scrutiny.units import Unit

_WHOLE: Final = Fraction(100)


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
        if _percent(cells := tuple(Cell(row, column) for column in columns))
    ]
    told = _most(found, rules, "rows")
    if told:
        yield from (Distribution(one.cells, stated=False, inferred=told) for one in found)


def _down(sheet: Sheet, rules: Rules) -> Iterator[Distribution]:
    """Parts in rows under one label, in each column of figures."""
    columns = [column for column in sheet.columns if column.role in FIGURES]
    held = [
        (block, column.index, Distribution(block.down(column), stated=_graded(block, rules)))
        for block in _blocks(sheet, rules)
        for column in columns
        if _percent(block.down(column))
    ]
    for block, index, one in held:
        if one.stated:
            yield one
        elif told := _company(block, index, held, rules):
            yield Distribution(one.cells, stated=False, inferred=told)


def _company(block: _Block, index: int, held: Sequence[tuple[_Block, int, Distribution]], rules: Rules) -> str:
    """Why a block is taken for a distribution: others with the same parts add up, or its own other columns do."""
    same_parts = [other for that, _, other in held if that is not block and that.parts == block.parts]
    if told := _most(same_parts, rules, "measures with the same parts"):
        return told
    same_block = [other for that, over, other in held if that is block and over != index and other.complete]
    enough = len(block.parts) > 2 or len(same_block) > 1
    return "its other columns" if enough and same_block and all(other.adds_up for other in same_block) else ""


def _shares(sheet: Sheet, rules: Rules) -> Iterator[Distribution]:
    """A column of shares whose total row says 100%."""
    columns = sheet.having(Role.SHARE)
    if len(columns) != 1:
        return
    found: list[Cell] = []
    for row in sheet.rows:
        cell = Cell(row, columns[0])
        if is_total(row.text(Role.SUBLABEL) or row.label, rules):
            if cell.number == _WHOLE and len(found) >= rules.number("shares", "fewest_parts"):
                yield Distribution(tuple(found), stated=True)
            found = []
        elif cell.printed.kind is not Kind.BLANK:
            found.append(cell)


def _blocks(sheet: Sheet, rules: Rules) -> Iterator[_Block]:
    if not sheet.has(Role.SUBLABEL):
        return
    held: dict[tuple[str, ...], list[Row]] = {}
    for row in sheet.rows:
        key = tuple(folded(row.text(role)) for role in (Role.GROUP, Role.ID, Role.LABEL, Role.PERIOD))
        if row.text(Role.SUBLABEL) and not is_total(row.text(Role.SUBLABEL), rules):
            held.setdefault(key, []).append(row)
    for rows in held.values():
        parts = tuple(folded(row.text(Role.SUBLABEL)) for row in rows)
        if len(parts) >= rules.number("shares", "fewest_parts") and len(set(parts)) == len(parts):
            yield _Block(tuple(rows), parts)


def _percent(cells: Sequence[Cell]) -> bool:
    """Whether cells are percentages of a whole, as far as they are numbers at all."""
    numbers = [cell for cell in cells if cell.number is not None]
    return bool(numbers) and all(
        cell.unit is Unit.PERCENT and cell.printed.number >= 0 and cell.printed.number <= _WHOLE for cell in numbers
    )


def _most(found: Sequence[Distribution], rules: Rules, what: str) -> str:
    """How many add up, where they are enough to say that the table means them to."""
    seen = [one for one in found if one.complete]
    fits = sum(one.adds_up for one in seen)
    enough = fits >= rules.number("shares", "fewest_that_add_up")
    return (
        f"{fits} of {len(seen)} {what}"
        if enough and fits >= rules.number("shares", "share_that_adds_up") * len(seen)
        else ""
    )


def stated_n(row: Row) -> Cell | None:
    """The cell that says of how many cases a row's percentage is, without saying how many of them it counts."""
    cell = cell_of(row, Role.N)
    return cell if cell is not None and cell.number is not None else None

"""What a numerator over a denominator gives: a share, a rate, a ratio or an average, in the unit that its value is in."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.figures.cells import Bases, Cell, cell_of, unit_read, value_column
from goldenthread.scrutiny.printed import Kind
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row
from goldenthread.scrutiny.spans import Span, about, exactly
from goldenthread.scrutiny.units import Unit

#: What a quotient is multiplied by to be in a unit.
FACTORS: Final = {
    Unit.PERCENT: 100,
    Unit.PER_10_000: 10_000,
    Unit.PER_100_000: 100_000,
    Unit.RATIO: 1,
    Unit.DURATION: 1,
    Unit.MONEY: 1,
}
#: What is tried where no unit is stated.
ANY_FACTOR: Final = (100, 10_000, 100_000, 1_000, 1)


@dataclass(frozen=True, slots=True)
class Parts:
    """A value with what it is made of; ``top`` and ``bottom`` are what numerator and denominator may have been.

    ``over`` is the denominator's cell, which is that of the numerator too where both stand in one cell (157/357).
    """

    value: Cell
    unit: Unit
    over: Cell
    under: Cell
    top: Span
    bottom: Span

    @property
    def factors(self) -> tuple[int, ...]:
        """What the quotient may be multiplied by."""
        if self.unit is Unit.UNKNOWN:
            return ANY_FACTOR
        return (FACTORS[self.unit],) if self.unit in FACTORS else ()

    def gives(self, factor: int) -> Span | None:
        """Every value that the parts may give; None where the denominator may be nought."""
        over = self.top.over(self.bottom)
        return over.times(factor) if over is not None else None

    @property
    def shown(self) -> str:
        """The division as printed: "157 ÷ 357"."""
        if self.over.place == self.under.place:
            cell = self.over.printed
            return f"{cell.value} ÷ {cell.of}"
        return f"{self.over.text} ÷ {self.under.text}"


#: A value, its numerator and its denominator stand in columns of these roles, or of the next.
_TOPS: Final = (Role.NUMERATOR, Role.PART, Role.COUNT)
_BOTTOMS: Final = (Role.DENOMINATOR, Role.POPULATION, Role.TOTAL)


def parts_of(row: Row, held: Bases, rules: Rules) -> Parts | None:
    """The value of a row with its parts; None where one of the three is not there as a single number.

    A share of the total (`Role.SHARE`) is of the one part or count of its row; a value is of numerator and denominator.
    """
    column = value_column(row.sheet)
    if column is not None and Cell(row, column).number is not None:
        value = Cell(row, column)
        unit = unit_read(value, rules)
        return _pair(row, value, unit) or _two(row, value, unit, held, (Role.NUMERATOR,), _BOTTOMS[:2])
    shares = row.sheet.having(Role.SHARE)
    if len(shares) != 1 or Cell(row, shares[0]).number is None:
        return None
    share = Cell(row, shares[0])
    return _pair(row, share, Unit.PERCENT) or _two(
        row, share, Unit.PERCENT, held, _TOPS, (Role.TOTAL, Role.DENOMINATOR)
    )


def _pair(row: Row, value: Cell, unit: Unit) -> Parts | None:
    cell = cell_of(row, Role.PAIR)
    if cell is None or cell.printed.kind is not Kind.PAIR or cell.printed.value is None or cell.printed.of is None:
        return None
    return Parts(value, unit, cell, cell, exactly(cell.printed.value), exactly(cell.printed.of))


def _two(
    row: Row, value: Cell, unit: Unit, held: Bases, tops: tuple[Role, ...], bottoms: tuple[Role, ...]
) -> Parts | None:
    over, under = _one(row, tops), _one(row, bottoms)
    if over is None or under is None:
        return None
    return Parts(value, unit, over, under, _whole(over, held), _whole(under, held))


def _one(row: Row, roles: tuple[Role, ...]) -> Cell | None:
    """The number of the first role that has just one column."""
    for role in roles:
        columns = row.sheet.having(role)
        if len(columns) == 1:
            cell = Cell(row, columns[0])
            return cell if cell.number is not None else None
    return None


def _whole(cell: Cell, held: Bases) -> Span:
    """What a part may have been: cases are counted, so a whole number is exact unless its table rounds."""
    base = held.get(cell.column.index, Fraction(1))
    if cell.printed.step != 1:
        return cell.printed.span()
    return about(cell.printed.number, base) if base > 1 else cell.printed.itself()

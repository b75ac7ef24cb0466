"""Whether a value meets its target or lies in its range, for every number that it may have been before rounding."""

from dataclasses import dataclass
from fractions import Fraction

from goldenthread.scrutiny.figures.cells import Bases, Cell, cell_of, unit_read, value_column
from goldenthread.scrutiny.figures.movements import series_of
from goldenthread.scrutiny.figures.parts import FACTORS, parts_of
from goldenthread.scrutiny.figures.polarity import Polarity, polarity_of
from goldenthread.scrutiny.printed import Kind
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet
from goldenthread.scrutiny.spans import Span
from goldenthread.scrutiny.units import Unit


@dataclass(frozen=True, slots=True)
class Aim:
    """What a row aims at: at least ``low``, at most ``high``, or between them, and the cells that say so.

    ``polarity`` is None where a range says itself what is good.
    """

    cells: tuple[Cell, ...]
    low: Fraction | None
    high: Fraction | None
    polarity: Polarity | None

    @property
    def is_range(self) -> bool:
        """Whether both edges count."""
        return self.low is not None and self.high is not None

    @property
    def stated(self) -> bool:
        """Whether the table says itself which way is better."""
        return self.polarity is None or self.polarity.stated

    @property
    def shown(self) -> str:
        """The target as printed."""
        return " to ".join(cell.text for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Reached:
    """A value beside its aim: whether it may meet it, whether it may miss it, and by how much it misses as printed."""

    row: Row
    value: Cell
    unit: Unit
    aim: Aim
    may_meet: bool
    may_miss: bool

    @property
    def shortfall(self) -> Fraction:
        """How far the printed value is on the wrong side, nought where it is not."""
        value, zero = self.value.printed.number, Fraction(0)
        below = self.aim.low - value if self.aim.low is not None else zero
        above = value - self.aim.high if self.aim.high is not None else zero
        return max(below, above, zero)

    @property
    def relative(self) -> Fraction | None:
        """The shortfall in percent of the edge that is missed; None where that is nought."""
        edge = self.aim.low if self.aim.low is not None and self.value.printed.number < self.aim.low else self.aim.high
        return self.shortfall * 100 / abs(edge) if edge else None


def reached(row: Row, held: Bases, rules: Rules) -> Reached | None:
    """The value of a row beside its target; None where either is missing, or they are not in one unit."""
    column = value_column(row.sheet) or _last_of_series(row.sheet) or _share(row.sheet)
    if column is None or Cell(row, column).number is None:
        return None
    value = Cell(row, column)
    unit = unit_read(value, rules)
    aim = aim_of(row, unit, rules)
    if aim is None:
        return None
    span = _sharpest(value, unit, held, rules)
    low, high = aim.low, aim.high
    may_meet = (low is None or span.high >= low) and (high is None or span.low <= high)
    may_miss = (low is not None and span.low < low) or (high is not None and span.high > high)
    return Reached(row, value, unit, aim, may_meet, may_miss)


def _last_of_series(sheet: Sheet) -> Column | None:
    """The column of the newest period of a series, of which a target and a rating beside it are."""
    series = series_of(sheet)
    return series[-1][1] if series else None


def _share(sheet: Sheet) -> Column | None:
    """The one column of percentages of a table that has no other values: its target is of them."""
    shares = sheet.having(Role.SHARE)
    return shares[0] if len(shares) == 1 and not sheet.having(Role.SERIES) else None


def aim_of(row: Row, unit: Unit, rules: Rules) -> Aim | None:
    """What a row aims at; None where no target is printed, it is in another unit, or nothing tells which way is better."""
    cell = cell_of(row, Role.TARGET)
    low, high = (cell_of(row, role) for role in (Role.LOW, Role.HIGH))
    if cell is None or cell.printed.kind not in {Kind.RANGE, Kind.NUMBER}:
        if low is None or high is None or low.number is None or high.number is None or low.number >= high.number:
            return None
        return Aim((low, high), low.number, high.number, None)
    if not _same_unit(cell, unit):
        return None
    if cell.printed.kind is Kind.RANGE:
        return Aim((cell,), cell.printed.low, cell.printed.high, None)
    polarity = polarity_of(row, rules) or _aimed_high(cell, unit, rules)
    if polarity is None or polarity.sign == 0:
        return None
    number = cell.printed.number
    return Aim((cell,), number, None, polarity) if polarity.sign > 0 else Aim((cell,), None, number, polarity)


def _aimed_high(target: Cell, unit: Unit, rules: Rules) -> Polarity | None:
    """Nobody aims at no more than nine in ten: a high percentage is one to be reached."""
    high = unit is Unit.PERCENT and target.printed.number >= rules.number("rating", "aim_high_from_percent")
    return Polarity(1, stated=False) if high and not target.row.text(Role.POLARITY) else None


def _same_unit(target: Cell, unit: Unit) -> bool:
    named = target.unit
    return named is unit or Unit.UNKNOWN in {named, unit} or (target.printed.sign == "" and target.column.sign == "")


def _sharpest(value: Cell, unit: Unit, held: Bases, rules: Rules) -> Span:
    """What a value may have been: its parts know it better than its last printed digit does."""
    span = value.span(held, unit)
    parts = parts_of(value.row, held, rules)
    if parts is None or parts.value.place != value.place or unit not in FACTORS:
        return span
    given = parts.gives(FACTORS[unit])
    if given is None or not given.meets(span):
        return span
    return Span(max(given.low, span.low), min(given.high, span.high))

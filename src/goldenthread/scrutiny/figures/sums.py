"""What a printed total may be the sum of, and how far it is from that sum."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from typing import Final

from goldenthread.scrutiny.figures.cells import Bases, Cell, unit_read
from goldenthread.scrutiny.printed import Kind
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.spans import Span, total
from goldenthread.scrutiny.units import Unit

_ADDS: Final = frozenset({Unit.COUNT, Unit.MONEY, Unit.UNKNOWN})
_FEWEST: Final = 2


@dataclass(frozen=True, slots=True)
class Sum:
    """A total and its parts, all numbers that may be added; ``guessed`` where nothing says that they are counts."""

    whole: Cell
    parts: tuple[Cell, ...]
    unit: Unit
    held: Bases
    guessed: bool = False

    @property
    def span(self) -> Span:
        """Every sum that the parts may have."""
        return total(part.span(self.held, self.unit) for part in self.parts)

    @property
    def agrees(self) -> bool:
        """Whether the total may be the sum."""
        return self.span.meets(self.whole.span(self.held, self.unit))

    @property
    def explained_by_rounding(self) -> bool:
        """Whether it may be the sum if the figures were rounded amounts after all, and no counts."""
        spans = total(part.printed.span() for part in self.parts)
        return self.guessed and spans.meets(self.whole.printed.span())

    @property
    def cut_off(self) -> bool:
        """Whether it may be the sum if amounts had their further digits cut off rather than rounded; never of counts."""
        amounts = self.unit is not Unit.COUNT
        return amounts and total(part.printed.cut() for part in self.parts).meets(self.whole.printed.cut())

    @property
    def sum(self) -> Fraction:
        """The sum of the parts as printed."""
        return sum((part.printed.number for part in self.parts), Fraction(0))

    @property
    def out(self) -> Fraction:
        """How much more the parts are than the total."""
        return self.sum - self.whole.printed.number

    @property
    def like_an_average(self) -> bool:
        """Whether the total lies among its parts, as an average of figures that cannot be added would."""
        numbers = [part.printed.number for part in self.parts]
        return self.guessed and min(numbers) <= self.whole.printed.number <= max(numbers)

    @property
    def counted_over(self) -> bool:
        """Whether the parts are the whole several times, as men and women and then ages are, or a run of them is once."""
        whole = self.whole.printed.number
        if whole <= 0:
            return False
        several = self.sum / whole
        numbers = [part.printed.number for part in self.parts]
        runs = [*accumulate(numbers)][_FEWEST - 1 :] + [*accumulate(reversed(numbers))][_FEWEST - 1 :]
        return (several.denominator == 1 and several > 1) or whole in runs


def sum_of(whole: Cell, parts: Sequence[Cell], held: Bases, rules: Rules, shown: bool = False) -> Sum | None:
    """The sum of parts beside a total; None where any is no number, or they are not of one kind that can be added.

    ``shown`` says that other rows have shown that they are added, so that nothing need say what they are in.
    """
    cells = [part for part in parts if part.printed.kind is not Kind.BLANK]
    if len(cells) < _FEWEST or any(cell.number is None for cell in (whole, *cells)):
        return None
    if shown:
        counts = all(cell.printed.step == 1 for cell in (whole, *cells))
        return Sum(whole, tuple(cells), Unit.COUNT if counts else Unit.UNKNOWN, held)
    units = {unit_read(cell, rules) for cell in (whole, *cells)}
    units -= {Unit.UNKNOWN} if len(units) > 1 else set()
    if len(units) != 1 or not units <= _ADDS:
        return None
    unit = units.pop()
    if unit is Unit.UNKNOWN:
        if _measured(whole, rules) or any(cell.printed.step != 1 for cell in (whole, *cells)):
            return None
        # Whole figures of no stated unit under a total are counts, since little else that is printed whole is added up.
        return Sum(whole, tuple(cells), Unit.COUNT, held, guessed=True)
    return Sum(whole, tuple(cells), unit, held)


def _measured(whole: Cell, rules: Rules) -> bool:
    words = set(f"{whole.row.label} {whole.column.heading} {whole.row.sheet.grid.table}".casefold().split())
    return bool(words & set(rules.words("figures", "measured_words")))


def hidden_among(parts: Sequence[Cell]) -> bool:
    """Whether a part is hidden, missing or not applicable, so that nobody can add them up."""
    kinds = {Kind.HIDDEN, Kind.NOT_AVAILABLE, Kind.NOT_APPLICABLE}
    return any(part.printed.kind in kinds for part in parts)

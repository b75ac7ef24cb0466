"""Plain arithmetic that a table's builder says its printed figures keep, worked again from the print alone.

It is how the cases are proved to be what they say: every claim of a clean table holds, and a planted fault of
arithmetic breaks at least one. Each printed figure stands for an interval, one unit of its last place either way
unless it is a whole count, so that no way of rounding breaks a claim.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tests.scrutiny.planted.printing import number_of, places_of
from tests.scrutiny.planted.sheets import Row

Interval = tuple[Decimal, Decimal]


@dataclass(frozen=True)
class Figure:
    """A printed figure: the row, the heading, and how far it may stand from the truth.

    ``slack`` is in units of the last place for a rounded figure, 0 for a whole count, or the base of rounding.
    ``part`` picks one number of a cell that prints two, as `157/357` or `64% (14)`.
    """

    row: Row
    column: str
    slack: int = 1
    part: int | None = None

    def interval(self) -> Interval | None:
        """Lowest and highest truth; None where nothing is printed."""
        text = self.row[self.column]
        if self.part is not None:
            pieces = text.replace("(", "/").replace(")", "").split("/")
            text = pieces[self.part].strip() if len(pieces) > self.part else ""
        value = number_of(text)
        if value is None:
            return None
        reach = Decimal(self.slack).scaleb(-places_of(text))
        return value - reach, value + reach


def _interval(figure: Figure | Decimal | tuple[Figure, ...]) -> Interval | None:
    """The interval of one figure, of a number that is not printed, or of some figures added."""
    if isinstance(figure, Decimal):
        return figure, figure
    if isinstance(figure, Figure):
        return figure.interval()
    each = [part.interval() for part in figure]
    if None in each:
        return None
    return sum((low for low, _ in each), Decimal(0)), sum((high for _, high in each), Decimal(0))


@dataclass(frozen=True)
class Adds:
    """A total is the sum of its parts, less those of ``minus``; the total may be a number that is not printed."""

    total: Figure | Decimal
    parts: Sequence[Figure]
    minus: Sequence[Figure] = ()
    spare: int = 0

    def holds(self) -> bool:
        """Whether some truth behind the print adds up; true where a part is not shown."""
        total = _interval(self.total)
        parts = [part.interval() for part in self.parts]
        less = [part.interval() for part in self.minus]
        if total is None or None in parts or None in less:
            return True
        low = sum((p[0] for p in parts if p), Decimal(0)) - sum((p[1] for p in less if p), Decimal(0))
        high = sum((p[1] for p in parts if p), Decimal(0)) - sum((p[0] for p in less if p), Decimal(0))
        return low - self.spare <= total[1] and total[0] <= high + self.spare


@dataclass(frozen=True)
class Ratio:
    """A figure is numerator over denominator, times the scale."""

    value: Figure
    numerator: Figure | tuple[Figure, ...]
    denominator: Figure | Decimal
    scale: int = 100

    def holds(self) -> bool:
        """Whether some truth behind the print gives the ratio; true where a part is not shown."""
        value, top, bottom = self.value.interval(), _interval(self.numerator), _interval(self.denominator)
        if value is None or top is None or bottom is None or bottom[0] <= 0:
            return True
        ends = [scaled / under for scaled in (top[0] * self.scale, top[1] * self.scale) for under in bottom]
        return value[0] <= max(ends) and min(ends) <= value[1]


@dataclass(frozen=True)
class Times:
    """A score is one figure times another."""

    product: Figure
    factors: tuple[Figure, Figure]

    def holds(self) -> bool:
        """Whether the print multiplies."""
        product, first, second = self.product.interval(), self.factors[0].interval(), self.factors[1].interval()
        return product is None or first is None or second is None or product[0] == first[0] * second[0]


@dataclass(frozen=True)
class Says:
    """A cell prints the word that a rule gives: worked by the builder from what stays in the table's truth."""

    row: Row
    column: str
    word: str

    def holds(self) -> bool:
        """Whether the word is printed."""
        return self.row[self.column] == self.word


def broken(claims: Sequence[Adds | Ratio | Times | Says]) -> list[str]:
    """The claims that do not hold, for a message."""
    return [repr(type(claim).__name__) + " " + _printed(claim) for claim in claims if not claim.holds()]


def _printed(claim: Adds | Ratio | Times | Says) -> str:
    row = claim.row if isinstance(claim, Says) else None
    if isinstance(claim, Adds):
        row = claim.parts[0].row
    elif isinstance(claim, Ratio):
        row = claim.value.row
    elif isinstance(claim, Times):
        row = claim.product.row
    return str(row.cells if row else "")

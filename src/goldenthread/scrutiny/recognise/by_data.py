"""What only the figures can tell: whether a column holds changes or levels, which period it is against, what sums to what."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from goldenthread.scrutiny.printed import Kind, Printed
from goldenthread.scrutiny.spans import exactly, total

Read = Sequence[Printed]


@dataclass(frozen=True, slots=True)
class Fit:
    """In how many rows an arithmetic holds, of those in which it can be tried."""

    held: int
    tried: int

    @property
    def share(self) -> Fraction:
        """The share of rows that fit; 0 where none could be tried."""
        return Fraction(self.held, self.tried) if self.tried else Fraction(0)

    def most(self, least_share: Fraction, least_rows: int) -> bool:
        """Whether enough rows could be tried and most of them fit."""
        return self.tried >= least_rows and self.share >= least_share


def change_fits(earlier: Read, latest: Read, change: Read) -> Fit:
    """How often a change is the later less the earlier figure, printed with its sign or without."""
    held = tried = 0
    for was, now, moved in zip(earlier, latest, change, strict=True):
        if not _numbers(was, now, moved):
            continue
        tried += 1
        apart = now.span() - was.span()
        unsigned = not moved.signed and apart.times(-1).meets(moved.span())
        held += apart.meets(moved.span()) or unsigned
    return Fit(held, tried)


def level_fits(latest: Read, read: Read) -> Fit:
    """How often a figure lies nearer to the latest than to nought and bears no sign, as a level does and a change does not."""
    held = tried = 0
    for now, cell in zip(latest, read, strict=True):
        if not _numbers(now, cell):
            continue
        tried += 1
        held += not cell.signed and abs(cell.number - now.number) <= abs(cell.number)
    return Fit(held, tried)


def sum_fits(parts: Sequence[Read], whole: Read) -> Fit:
    """How often parts of a row sum to its whole; blanks and dashes among the parts are left out."""
    held = tried = 0
    for place, sought in enumerate(whole):
        cells = [part[place] for part in parts if part[place].kind is Kind.NUMBER]
        if sought.kind is not Kind.NUMBER or len(cells) < 2:
            continue
        tried += 1
        exact = all(cell.step == 1 and cell.sign != "%" for cell in (*cells, sought))
        spans = [cell.itself() if exact else cell.span() for cell in cells]
        held += total(spans).meets(sought.itself() if exact else sought.span())
    return Fit(held, tried)


def hundred_fits(parts: Sequence[Read]) -> Fit:
    """How often the shares of a row sum to 100."""
    held = tried = 0
    for cells in zip(*parts, strict=True):
        numbers = [cell for cell in cells if cell.kind is Kind.NUMBER]
        if len(numbers) < 2:
            continue
        tried += 1
        held += len(numbers) == len(cells) and total(cell.span() for cell in numbers).meets(exactly(100))
    return Fit(held, tried)


def column_sum_fits(column: Read, wholes: Sequence[int]) -> bool | None:
    """Whether the rows above the last total row, other totals apart, sum to it; None where that cannot be tried."""
    last = max(wholes, default=-1)
    if last < 0 or column[last].kind is not Kind.NUMBER:
        return None
    above = [
        cell for place, cell in enumerate(column) if place < last and place not in wholes and cell.kind is Kind.NUMBER
    ]
    return sum(cell.number for cell in above) == column[last].number if len(above) > 1 else None


def near_sum(column: Read, wholes: Sequence[int]) -> bool:
    """Whether the last total of a column without signs is above each row above it, and no less than half nor more than twice
    their sum: no average or share is."""
    last = max(wholes, default=-1)
    if last < 0 or column[last].kind is not Kind.NUMBER:
        return False
    above = [
        cell for place, cell in enumerate(column) if place < last and place not in wholes and cell.kind is Kind.NUMBER
    ]
    whole, parts = column[last].number, [cell.number for cell in above]
    if len(parts) < 3 or any(cell.sign not in ("", "£") for cell in above) or whole <= max(parts):
        return False
    return sum(parts) <= 2 * whole and whole <= 2 * sum(parts)


def _numbers(*cells: Printed) -> bool:
    return all(cell.kind is Kind.NUMBER for cell in cells)

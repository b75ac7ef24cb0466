"""A figure beside others: England, the region, the ten statistical neighbours, rank and quartile."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.measures.comparators.authorities import Authority
from goldenthread.measures.comparators.catalogue import Indicator
from goldenthread.measures.comparators.cells import Cell
from goldenthread.measures.comparators.guard import Verdict
from goldenthread.measures.comparators.rank import Rank, mean, median, quartile, rank, rounded
from goldenthread.measures.comparators.store import Load
from goldenthread.measures.kinds import Polarity


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One statistical neighbour: its place from 1 (nearest), closeness in the publisher's words, and its cell.

    ``cell`` is None where the year has no row for it, as before it was formed. ``joint`` names the code of the row
    where it reported together with others.
    """

    place: int
    code: str
    name: str
    closeness: str
    cell: Cell | None = None
    joint: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a figure stands beside. Where ``verdict`` refuses, every other part is empty.

    ``own``         our value, or the published one where none was given; ``published_own`` always the published one.
    ``region``      the region of nine, and for London's authorities ``part`` Inner or Outer London.
    ``sn_mean``, ``sn_median`` of the neighbours that have a number, ``sn_counted`` how many those are; DfE's own
                    dashboard shows the median.
    ``rank``        among all authorities with a number in that year; a joint row counts once.
    ``model``       the year of the neighbours' model; 0 where none was loaded.
    """

    indicator: Indicator | None
    authority: Authority
    year: int
    verdict: Verdict
    polarity: Polarity
    own: Cell | None = None
    published_own: Cell | None = None
    england: Cell | None = None
    region: Cell | None = None
    part: Cell | None = None
    neighbours: tuple[Neighbour, ...] = ()
    model: int = 0
    sn_mean: float | None = None
    sn_median: float | None = None
    sn_counted: int = 0
    rank: Rank | None = None
    quartile: str = ""
    load: Load | None = None

    @property
    def period(self) -> str:
        """The published period in words: year to 31 March 2025."""
        return f"{self.indicator.basis.value} {self.year}" if self.indicator and self.verdict.allowed else ""


def numbers(cells: Sequence[Cell | None]) -> list[Decimal]:
    """The cells that hold a number, exactly as published."""
    return [cell.exact for cell in cells if cell is not None and cell.exact is not None]


def place_among(own: Cell | None, others: Sequence[Cell], polarity: Polarity, places: int) -> tuple[Rank | None, str]:
    """The rank and quartile of a cell among others; no rank where it is a symbol or is not there."""
    if own is None or own.exact is None:
        return None, quartile(None)
    known = numbers(others)
    missing = Counter(cell.symbol for cell in others if cell.symbol)
    found = rank(rounded(float(own.exact), places), [rounded(float(one), places) for one in known], polarity, missing)
    return found, quartile(found)


def averages(neighbours: Sequence[Neighbour]) -> tuple[float | None, float | None, int]:
    """Mean, median and number of the neighbours that have a number; a joint row counts once."""
    once = {one.cell.codes: one.cell for one in neighbours if one.cell is not None}
    known = numbers(list(once.values()))
    return mean(known), median(known), len(known)

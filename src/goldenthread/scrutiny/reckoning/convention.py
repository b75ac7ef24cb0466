"""The way in which a table reckons, where several are in use: the house's own first, or that which most rows follow."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import prod
from typing import Generic, TypeVar

from goldenthread.scrutiny.rules import Rules

Way = TypeVar("Way")
One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class Convention(Generic[Way]):
    """A way of reckoning, how many rows follow it and of how many; ``inferred`` where it is not the house's own."""

    way: Way
    fits: int
    of: int
    inferred: bool

    @property
    def told(self) -> str:
        """How many rows follow it, in words for a message; "" where the way needs no defence."""
        return f"{self.fits} of {self.of} rows" if self.of > 1 and self.fits else ""


def convention(
    ways: Sequence[Way], rows: Sequence[One], fits: Callable[[One, Way], bool], rules: Rules
) -> Convention[Way] | None:
    """The way that most rows follow; of equals the first, which is the house's own.

    None where there are rows enough and too few follow any: the table is reckoned in a way that its columns do not show.
    """
    if not ways or not rows:
        return None
    counted = [(sum(fits(row, way) for row in rows), -place, way) for place, way in enumerate(ways)]
    best, place, way = max(counted, key=lambda one: one[:2])
    enough = len(rows) >= rules.number("conventions", "fewest_rows")
    if enough and best < rules.number("conventions", "least_share") * len(rows):
        return None
    return Convention(way, best, len(rows), place != 0)


def most(fits: int, of: int, rules: Rules) -> bool:
    """Whether so many rows are enough to say that a table follows a rule that nobody stated."""
    if of < rules.number("conventions", "fewest_to_infer"):
        return False
    return fits >= rules.number("conventions", "share_to_infer") * of


def beyond_chance(chances: Iterable[float], misfits: int, tried: int, rules: Rules, sure: bool = False) -> bool:
    """Whether a rule that few rows follow is no coincidence: so few rows as a short table has are then enough.

        ``chances`` are, for each row that follows it, how likely a figure of that size would have done so by chance; ``tried`` is
    XX"""
    held = list(chances)
    if len(held) < rules.number("conventions", "fewest_beyond_chance") or misfits * 2 > len(held):
        return False
    coincidence = rules.number("conventions", "coincidence_as_headed" if sure else "coincidence")
    return prod(held) * max(tried, 1) * coincidence <= 1

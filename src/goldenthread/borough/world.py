"""What every stage of the journey works with: the calendar, the rows, the workers and the numbers given out."""

from collections.abc import Sequence
from typing import Any, Final

from goldenthread.borough.clockwork import Clock
from goldenthread.borough.collect import Cell, Collector
from goldenthread.borough.dice import Dice
from goldenthread.borough.kin import Child
from goldenthread.borough.plan import Plan
from goldenthread.borough.rates import rate
from goldenthread.borough.workforce import Workforce

_ENTERED: Final = (rate("recorded-at-first-days"), rate("recorded-at-last-days"))
_FORGOTTEN: Final = (rate("recorded-late-start"), rate("recorded-late-end"))
_LETTERS: Final = {"family": "F", "meeting": "M", "case-number": "X", "complaint": "C", "candidate": "R"}


class World:
    """The borough while it is being simulated."""

    def __init__(self, plan: Plan) -> None:
        """Begin a borough with a calendar and workers, and no families."""
        self.plan = plan
        self.clock = Clock(plan)
        self.collector = Collector(self.clock)
        self.workforce = Workforce(plan, self.clock)
        self.extras: dict[str, Any] = {
            "names": {}, "home_postcodes": {}, "placement_postcodes": {}, "sibling_groups": {}, "ni_numbers": {},
            "recorded": {"placements": {}, "cp_plans": {}},
        }  # fmt: skip
        self.adopted: list[tuple[int, str, int]] = []  # birth, sex and day on which a new, unlinked record begins
        self._numbers = {
            "family": 100_000,
            "child": 500_000,
            "meeting": 0,
            "case-number": 0,
            "complaint": 0,
            "candidate": 0,
        }

    def add(self, table: str, child_id: str | None, source_id: str = "", **row: Cell) -> str:
        """Add a row; see `Collector.add`."""
        return self.collector.add(table, child_id, source_id, **row)

    def number(self, kind: str) -> str:
        """Give out the next number of a kind; numbers of children and families look like those of a case system."""
        self._numbers[kind] += 1
        number = self._numbers[kind]
        return str(number) if kind == "child" else f"{_LETTERS[kind]}{number}"

    def holds(self, child: Child) -> bool:
        """Whether the records hold the child: something has happened to him or her by the as-at date."""
        return any(day <= self.clock.as_at for day in child.opened)

    def recorded(self, dice: Dice, day: int) -> int:
        """The moment at which something of that day was typed in: the same day or later, sooner as the service improves."""
        lag = dice.wait(self.clock.improving(day, *_ENTERED))
        if dice.random() < self.clock.improving(day, *_FORGOTTEN):
            lag += dice.between(10, 60)
        late = self.clock.open_day(day + lag)
        return late * 1440 + (9 + int(dice.random() * 9)) * 60 + int(dice.random() * 60)

    def in_census(self, children: Sequence[Child]) -> int:
        """How many of these were open at any time in the final census year."""
        start, end = self.clock.census_start, self.clock.census_end
        return sum(
            any(opened <= end and (closed is None or closed >= start) for opened, closed in child.cases)
            for child in children
        )

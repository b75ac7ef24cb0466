"""How every run of every clock stands at each month end, counted in plain Python for the service and by team.

The runs of a month are those done in it (in time or late) and those open at its end (overdue, due soon or not yet due);
runs left out for a recorded reason and runs that cannot be computed are counted apart, done or open. So the statuses of
a month add up to its runs. Overdue means open and past the due date: due on Friday is overdue on Saturday. Due soon
means due within five working days.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from goldenthread.borough import (
    truth_clocks_care,
    truth_clocks_front,
    truth_clocks_health,
    truth_clocks_plans,
    truth_clocks_routes,
    truth_clocks_service,
)
from goldenthread.borough.rows import Books
from goldenthread.borough.runs import STATUSES, Holders, Timed, standing, team_of

CLOCKS: Final[dict[str, Timed]] = {
    clock.key: clock
    for module in (
        truth_clocks_front,
        truth_clocks_plans,
        truth_clocks_care,
        truth_clocks_health,
        truth_clocks_routes,
        truth_clocks_service,
    )
    for clock in module.CLOCKS
}

#: Number of runs by status; every status is there.
Counted = dict[str, int]


def standings(
    books: Books, months: Iterable[tuple[int, int]], teams: Iterable[str]
) -> Iterator[tuple[str, int, int, str, Counted]]:
    """Clock, first and last day of the month, team ("" for all) and the number of runs by status."""
    spans, wanted, holders = tuple(months), tuple(teams), Holders(books)
    for clock in CLOCKS.values():
        found: dict[tuple[int, str], Counted] = {
            (place, team): dict.fromkeys(STATUSES, 0) for place in range(len(spans)) for team in ("", *wanted)
        }
        for run in clock.runs(books):
            for place, (first, last) in enumerate(spans):
                status = standing(books, run, first, last)
                if not status or (clock.only_done and (run.stop is None or run.stop > last)):
                    continue
                found[place, ""][status] += 1
                team = team_of(run, holders, first, last, clock.service)
                if team in wanted:
                    found[place, str(team)][status] += 1
        for (place, team), counted in found.items():
            yield clock.key, *spans[place], team, counted

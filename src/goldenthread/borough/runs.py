"""What runs against the clock: how each run stands at the end of a month, and which team answers for it."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from goldenthread.borough.rows import Books, Record

STATUSES: Final = ("in-time", "late", "overdue", "due-soon", "not-yet-due", "excluded", "cannot-compute")
#: Open runs that fall due within so many working days are due soon.
SOON: Final = 5
FAR: Final = 10**7


@dataclass(slots=True)
class Run:
    """One run of a clock: days as ordinals, None for what is not recorded (of ``stop`` and ``closes``: for what has not come).

    ``closes`` is the day from which it no longer runs undone. ``in_time`` is given where moments and not days decide. A
    ``stretch`` is a part of something longer, whose row names a team, but not the one that did what was due.
    """

    row: str
    child: str | None
    team: str | None
    start: int | None
    stop: int | None
    due: int | None
    closes: int | None = None
    excluded: bool = False
    in_time: bool | None = None
    stretch: bool = False

    def stands(self, first: int, last: int) -> str:
        """Its status in a month that ends on ``last``: "open" while in time, empty when neither done in it nor open at its end."""
        done = self.stop is not None and self.stop <= last
        if done and (self.stop is None or self.stop < first):
            return ""
        if not done and ((self.start or 0) > last or (self.closes is not None and self.closes <= last)):
            return ""
        if self.start is None or self.due is None or (done and self.stop is not None and self.stop < self.start):
            return "cannot-compute"
        if self.excluded:
            return "excluded"
        if done and self.stop is not None:
            return "in-time" if (self.stop <= self.due if self.in_time is None else self.in_time) else "late"
        return "overdue" if self.due < last else "open"


Runs = Callable[[Books], Iterable[Run]]


@dataclass(frozen=True, slots=True)
class Timed:
    """A clock of the book with its runs, found in the borough's rows by its words and by nothing else.

    ``only_done`` runs are recorded only once they have been done, so that none is ever seen open; runs of the ``service``
    are about no child, and belong to the team of their row or to none.
    """

    key: str
    runs: Runs
    only_done: bool = False
    service: bool = False


def standing(books: Books, run: Run, first: int, last: int) -> str:
    """The status of a run in a month, due soon told from not yet due."""
    found = run.stands(first, last)
    if found != "open" or run.due is None:
        return found
    return "due-soon" if run.due <= books.clock.add(last, SOON) else "not-yet-due"


class Holders:
    """Who holds each child's case: the worker allocated last speaks, until the next is or the work ends."""

    def __init__(self, books: Books) -> None:
        """Lay each child's allocations one after another."""
        self._held: dict[str, tuple[list[int], list[tuple[int, str]]]] = {}
        rows = books.grouped("involvements", "child_id", "start_date", "end_date", "role", "team_id")
        for child, every in rows.items():
            mine = [row for row in every if row["role"] == "case-worker"]
            starts = [row["start_date"] for row in mine]
            ends = [
                (min(row["end_date"] or FAR, starts[i + 1] if i + 1 < len(mine) else FAR), row["team_id"])
                for i, row in enumerate(mine)
            ]
            self._held[child] = (starts, ends)

    def team(self, child: str | None, day: int) -> str | None:
        """The team that holds the case on a day; None when nobody does."""
        if child not in self._held:
            return None
        starts, ends = self._held[child]
        place = bisect_right(starts, day) - 1
        return ends[place][1] if place >= 0 and ends[place][0] > day else None


def team_of(run: Run, holders: Holders, first: int, last: int, service: bool) -> str | None:
    """What was done belongs to the team of its row; what is open to whoever holds the case at the end of the month.

    Where the row is not about what was done (a visit under a plan) it belongs to whoever held the case on that day.
    """
    if service:
        return run.team
    if run.stop is not None and first <= run.stop <= last:
        held = holders.team(run.child, run.stop)
        return held or run.team if run.stretch else run.team or held
    return holders.team(run.child, last) or run.team


@dataclass(slots=True)
class Cycle:
    """One stretch of a recurring clock: from the start or an event to the next event; ``number`` is 1 for the first."""

    subject: Record
    number: int
    start: int
    stop: int | None


def cycles(
    subjects: Iterable[Record],
    events: dict[str, list[Record]],
    day: str,
    counts: Callable[[Record, Record], bool],
    since: str = "start_date",
    until: str = "end_date",
) -> Iterator[Cycle]:
    """The stretches of each subject between its start and the events of its child that count, up to its end.

    An event on the first day begins a second stretch on that day: the first was then done at once.
    """
    for subject in subjects:
        begun, ended = subject[since], subject[until]
        last = FAR if ended is None else ended
        days = sorted(
            {
                one[day]
                for one in events.get(subject["child_id"], ())
                if one[day] is not None and begun <= one[day] <= last and counts(subject, one)
            }
        )
        points = [begun, *days]
        for place, point in enumerate(points):
            yield Cycle(subject, place + 1, point, points[place + 1] if place + 1 < len(points) else None)


def least(*days: int | None) -> int | None:
    """The earliest day of those that are known."""
    known = [one for one in days if one is not None]
    return min(known) if known else None


def simple(
    table: str,
    starts: str,
    stops: str,
    due: Callable[[Books, Record], int | None],
    closes: str = "",
    where: Callable[[Record], bool] | None = None,
    columns: tuple[str, ...] = (),
    team: bool = True,
    child: bool = True,
) -> Runs:
    """Runs of a clock that stands on the rows of one table and their own columns."""
    own = ("source_id", *(("child_id",) if child else ()), *(("team_id",) if team else ()))
    wanted = tuple(dict.fromkeys((*own, starts, stops, *((closes,) if closes else ()), *columns)))

    def found(books: Books) -> Iterator[Run]:
        for row in books.rows(table, *wanted):
            if where is None or where(row):
                begun: Any = row[starts]
                yield Run(
                    row["source_id"], row.get("child_id"), row.get("team_id"), begun, row[stops],
                    None if begun is None else due(books, row), row[closes] if closes else None,
                )  # fmt: skip

    return found


def working(starts: str, days: int) -> Callable[[Books, Record], int | None]:
    """Due so many working days after a column."""
    return lambda books, row: books.clock.add(row[starts], days)


def plain(starts: str, days: int) -> Callable[[Books, Record], int | None]:
    """Due so many days after a column."""
    return lambda _, row: int(row[starts]) + days

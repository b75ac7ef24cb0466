"""Corner children: an invented cast whose records show every status of every clock, month after month, team after team.

The simulation follows what is usual, so that its rates are near the published ones; it seldom shows a homeless young person
whose assessment is due this week. The cast does, when a plan asks for it, beside the children who are simulated and counted
apart from them. For each of the last twelve month ends and each clock it holds

- a run that is due soon at the end of the month, overdue at the end of the next, and done late in the one after;
- a run begun on the last day, not yet due then unless its limit is too short for that, and done in time days later;
- a run that is left out for a recorded reason, where the clock has such reasons, and one whose dates contradict one another,
  where its records can hold such dates.

Whoever holds these cases changes from month to month between the three largest teams, so that each status is seen in each.
The days are chosen for the clocks alone; the rest of each record is only as full as they need.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from goldenthread.borough import people
from goldenthread.borough.clockwork import moment, months_on
from goldenthread.borough.collect import Cell
from goldenthread.borough.dice import Dice
from goldenthread.borough.kin import Child
from goldenthread.borough.workforce import Team
from goldenthread.borough.world import World
from goldenthread.records.tables import TABLES

Due = Callable[[int], int]
"""The last day in time for a start."""


@dataclass(frozen=True, slots=True)
class Span:
    """One run of the cast: its first day, the day it is done, and whether its dates are to contradict one another."""

    start: int
    stop: int
    wrong: bool = False

    @property
    def done(self) -> int:
        """The day that is recorded as done: before the start where the dates contradict one another."""
        return self.start - 1 if self.wrong else self.stop


@dataclass(slots=True)
class Part:
    """One child of the cast with the referral under which the rows are written."""

    child: Child
    referral: str
    opened: int

    @property
    def id(self) -> str:
        """The child's id."""
        return self.child.id


class Stage:
    """Where the cast is made: months, teams and the ways to write a child with a case."""

    def __init__(self, world: World, months: Sequence[tuple[int, int]], teams: Sequence[Team]) -> None:
        """``months`` are first and last days, in order; ``teams`` take turns, month by month."""
        self.world, self.months, self.teams = world, tuple(months), tuple(teams)
        self.clock = world.clock
        self._children: list[Child] = []

    def team(self, day: int) -> Team:
        """The team that holds the cast's cases in the month of a day."""
        place = next((i for i, (_, last) in enumerate(self.months) if day <= last), len(self.months))
        return self.teams[place % len(self.teams)]

    def add(self, table: str, child_id: str | None, /, **row: Cell) -> str:
        """Add a row, entered on the evening of its day; see `World.add`."""
        declared = TABLES[table]
        day = row.get(declared.event_date) if declared.event_date else None
        if isinstance(day, int) and "recorded_at" in declared.names:
            row["recorded_at"] = moment(day, 18)
        return self.world.add(table, child_id, "", **row)

    def who(self, day: int) -> dict[str, str]:
        """Team and worker of a row of that day."""
        team = self.team(day)
        return {"team_id": team.id, "worker_id": team.manager.id}

    def spans(self, due: Due, wrong: bool = False) -> list[Span]:
        """The runs of a clock with this limit, as the module describes them; ``wrong`` adds contradictory dates."""
        found = []
        for first, last in (*self.before(), *self.months):
            start = last
            while due(start) > self.clock.add(last, 5):
                start -= 1
            found.append(Span(start, self.clock.open_day(last + 37)))  # in the month after the next
            lasts = due(last) >= last + 4
            found.append(Span(last, last + 4) if lasts else Span(first + 9, first + 9))
            if wrong:
                found.append(Span(first + 12, first + 12, wrong=True))
        return found

    def before(self) -> list[tuple[int, int]]:
        """The two months before: what is overdue or late in the first months began then."""
        first = self.months[0][0]
        return [(months_on(first, -back), months_on(first, 1 - back) - 1) for back in (2, 1)]

    def lanes(self, spans: Iterable[Span], apart: int = 1) -> list[list[Span]]:
        """Spans dealt out to as few children as can hold them one after another, with some days between them."""
        found: list[list[Span]] = []
        for span in sorted(spans, key=lambda one: (one.start, one.stop)):
            for lane in found:
                if lane[-1].stop + apart < span.start:
                    lane.append(span)
                    break
            else:
                found.append([span])
        return found

    def child(self, opened: int, age: float = 10.0, born: int = 0) -> Child:
        """A new child of a new family, of an age on the day it is first heard of."""
        dice = Dice(self.world.plan.seed, "cast", len(self._children))
        family = people.make_family(self.world, dice, opened, 0)
        family.children.clear()
        child = people.add_child(self.world, family, born or opened - int(age * 365.25))
        child.disabled = False
        child.opened.append(opened)
        self._children.append(child)
        return child

    def case(
        self, opened: int, closed: int | None = None, child: Child | None = None, age: float = 10.0, team: Team | None = None,
        **cells: Cell,
    ) -> Part:  # fmt: skip
        """A child with an open case, held by the teams in turn, or by one of them throughout."""
        child = child or self.child(opened, age)
        given: dict[str, Cell] = {
            "source": "6", "primary_need": "N1", "no_further_action": False, "decided_date": opened,
            "acknowledged_date": opened, "first_seen_date": opened,
        }  # fmt: skip
        known = self.add(
            "referrals", child.id, referral_date=opened, close_date=closed, close_reason=None if closed is None else "RC7",
            **{**given, **cells, **self.who(opened)},
        )  # fmt: skip
        shut = closed if closed is not None and closed <= self.clock.as_at else None
        child.cases.append((opened, shut))
        if team is not None:
            self._hold(child, team, opened, closed)
        else:
            days = [opened, *(first for first, _ in self.months if first > opened and (shut is None or first < shut))]
            days += [self.months[-1][1] + 1] if self.months[-1][1] + 1 > opened and shut is None else []
            for place, day in enumerate(days):
                until = days[place + 1] if place + 1 < len(days) else closed
                self._hold(child, self.team(day), day, until)
        return Part(child, known, opened)

    def _hold(self, child: Child, team: Team, start: int, end: int | None) -> None:
        if end is None or end > start:
            self.add(
                "involvements", child.id, worker_id=team.manager.id, role="case-worker", team_id=team.id, start_date=start,
                end_date=end, change_reason=None if end is None else "MANAGE",
            )  # fmt: skip

    def end(self) -> None:
        """Write who the children of the cast are, and keep their rows."""
        for child in self._children:
            people.record(self.world, child.family)
        self.world.collector.commit()


def wd(stage: Stage, days: int) -> Due:
    """Due so many working days on."""
    return lambda start: stage.clock.add(start, days)


def plus(days: int) -> Due:
    """Due so many days on."""
    return lambda start: start + days


def months(number: int) -> Due:
    """Due so many months on."""
    return lambda start: months_on(start, number)

"""Teams, posts and workers who join and leave, and who holds which child's case when."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from goldenthread.borough.clockwork import YEAR, Clock
from goldenthread.borough.dice import Dice, Weighted
from goldenthread.borough.plan import Plan
from goldenthread.borough.rates import rate

#: Service, title, cases open at once for each 10,000 children of the plan, cases a worker is meant to hold. The names are
#: those of the teams in the published dashboard of one outer London borough; the numbers of cases are our own, from a run.
SERVICES: Final = (
    ("da", "Duty and Assessment", 860.0, 17.0),
    ("ip", "Intervention and Planning", 1980.0, 15.0),
    ("cic", "Children in Care", 960.0, 14.0),
    ("ou", "Onwards and Upwards", 690.0, 19.0),
    ("reach", "REACH", 50.0, 13.0),
    ("dis", "0 to 25 Disability", 620.0, 18.0),
)
_GRADES = Weighted(
    [("social-worker", 55), ("senior-social-worker", 25), ("newly-qualified", 14), ("advanced-practitioner", 6)]
)
_FTES = Weighted([(1.0, 86), (0.8, 8), (0.6, 6)])
_TURNOVER = rate("turnover")
_AGENCY = rate("agency")
FAR: Final = 10**7


@dataclass(slots=True)
class Worker:
    """One worker in one post; ``end`` lies far ahead for those who stay."""

    id: str
    team: str
    grade: str
    agency: bool
    fte: float
    start: int
    end: int
    manager: str
    load: dict[int, int] = field(default_factory=dict)  # month number to cases held
    census: int = 0  # cases held on the last 30 September


@dataclass(slots=True)
class Post:
    """One post and who has filled it, one after another, from and to; no worker means that it stood empty."""

    id: str
    team: str
    grade: str
    funded: bool
    spells: list[tuple[int, int, Worker | None]] = field(default_factory=list)


@dataclass(slots=True)
class Team:
    """A team, its manager and its posts."""

    id: str
    name: str
    service: str
    manager: Worker
    posts: list[Post] = field(default_factory=list)
    workers: list[Worker] = field(default_factory=list)


Spell = tuple[int, int, Worker]
"""First day, last day (exclusive) and worker of one allocation."""


class Workforce:
    """The service's teams; their size follows the number of children."""

    def __init__(self, plan: Plan, clock: Clock) -> None:
        """Fill every post over the whole span, a run-in of some years included."""
        self.clock = clock
        self.dice = Dice(plan.seed, "workforce")
        self.teams: dict[str, list[Team]] = {}
        self._count = 0
        self._first = clock.start - 1500
        self._long_ago = self.opened = clock.start - 7_000  # before the first day of the longest stay in care
        for service, title, cases, load in SERVICES:
            posts = max(2, round(cases * plan.children / 10_000 / load * 1.04))
            number = max(2 if service == "ip" else 1, round(posts / 9))
            self.teams[service] = [self._team(service, title, i, number, posts) for i in range(number)]
        self.iros = [self._worker("IRO", "iro", self._long_ago) for _ in range(max(2, plan.children // 600))]
        self.advisers = [
            self._worker("OU-PA", "personal-adviser", self._long_ago) for _ in range(max(2, plan.children // 550))
        ]
        managers = [team.manager for teams in self.teams.values() for team in teams]
        self.auditors = (*managers, *self.iros)
        autumn = date(plan.as_at.year - ((plan.as_at.month, plan.as_at.day) < (9, 30)), 9, 30)
        self.census_day = autumn.toordinal()

    def _team(self, service: str, title: str, index: int, number: int, posts: int) -> Team:
        team_id = f"{service.upper()}{index + 1}"
        name = title if number == 1 else f"{title} {index + 1}"
        manager = self._worker(team_id, "team-manager", self._long_ago)
        team = Team(team_id, name, service, manager)
        share = posts // number + (index < posts % number)
        for slot in range(max(1, share)):
            post = Post(
                f"P-{team_id}-{slot + 1:02d}", team_id, self.dice.pick(_GRADES), slot == 0 or not self.dice.chance(0.06)
            )
            self._fill(post, team)
            team.posts.append(post)
        if not any(spell[0] <= self._first for post in team.posts for spell in post.spells if spell[2]):
            self._fill_first(team)
        return team

    def _fill_first(self, team: Team) -> None:
        """Make sure that somebody holds cases on the first day, so that no child is left without choice."""
        worker = self._worker(team.id, "social-worker", self._first, team.manager.id)
        worker.end = FAR
        team.workers.append(worker)
        post = Post(f"P-{team.id}-00", team.id, worker.grade, True)
        post.spells.append((self._first, FAR, worker))
        team.posts.append(post)

    def _fill(self, post: Post, team: Team) -> None:
        day, dice, as_at = self._first, self.dice, self.clock.as_at
        while day <= as_at:
            worker = self._worker(team.id, post.grade, day, team.manager.id)
            worker.agency = dice.chance(_AGENCY)
            worker.fte = 1.0 if worker.agency else dice.pick(_FTES)
            worker.end = day + (90 + dice.wait(330.0) if worker.agency else 120 + dice.wait(YEAR / _TURNOVER))
            team.workers.append(worker)
            post.spells.append((day, worker.end, worker))
            gap = worker.end + (dice.between(5, 45) if dice.chance(0.6) else dice.between(45, 200))
            if gap > worker.end + 1:
                post.spells.append((worker.end, gap, None))
            day = gap

    def _worker(self, team: str, grade: str, day: int, manager: str = "") -> Worker:
        self._count += 1
        return Worker(f"W{self._count:05d}", team, grade, False, 1.0, day, FAR, manager)

    def choose(self, dice: Dice, team: Team, day: int) -> Worker | None:
        """The least burdened of a few of the team's workers on that day; None while every post stands empty."""
        here = [worker for worker in team.workers if worker.start <= day < worker.end - 5]
        if not here:
            return None
        month = day // 30
        some = [here[int(dice.random() * len(here))] for _ in range(4)]
        return min(some, key=lambda worker: worker.load.get(month, 0) / worker.fte)

    def hold(self, dice: Dice, start: int, end: int, team: Team, count: int) -> list[Spell]:
        """Who holds so many cases in a team from a day until before another, worker after worker as they leave.

        Where every post of the team stands empty the manager holds the case.
        """
        spells: list[Spell] = []
        day, limit = start, min(end, self.clock.as_at + 1)
        while day < limit:
            worker = self.choose(dice, team, day) or team.manager
            until = min(end, day + 60) if worker is team.manager else min(end, worker.end)
            if until - day > 500 and dice.chance(0.1):
                until = day + dice.between(120, 500)
            spells.append((day, until, worker))
            for month in range(day // 30, min(until, self.clock.as_at) // 30 + 1):
                worker.load[month] = worker.load.get(month, 0) + count
            if day <= self.census_day < until:
                worker.census += count
            day = until
        return spells

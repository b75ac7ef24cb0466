"""One child in one referral episode: who holds the case, and the rows that are written when it closes."""

from dataclasses import dataclass, field
from typing import Final

from goldenthread.borough.collect import Cell
from goldenthread.borough.kin import Child
from goldenthread.borough.workforce import Spell, Team, Worker
from goldenthread.borough.world import World

OPEN: Final = 10**7
"""The closing day of what is still open, far after any as-at date."""


@dataclass(slots=True)
class Case:
    """A child's episode of need, from the referral until it closes."""

    child: Child
    id: str
    opened: int
    need: str
    source: str
    closed: int = OPEN
    reason: str = ""
    nfa: bool = False
    cells: dict[str, Cell] = field(default_factory=dict)
    spells: list[Spell] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)  # why each of the spells ended
    stages: list[tuple[int, str]] = field(
        default_factory=list
    )  # what the case was, from when: for supervision and audits
    team: Team | None = None

    def who(self, day: int) -> Worker:
        """The worker who holds the case on a day; before the first allocation the first worker."""
        for start, _, worker in reversed(self.spells):
            if start <= day:
                return worker
        return self.spells[0][2]

    def stage(self, day: int) -> str:
        """What the case was on a day."""
        for start, stage in reversed(self.stages):
            if start <= day:
                return stage
        return self.stages[0][1] if self.stages else "assessment"


def hold(world: World, cases: list[Case], service: str, start: int, end: int, stage: str) -> None:
    """Give the cases of brothers and sisters to one worker of a service after another, from a day until before another.

    A change of service is offered to the next team and answered; those rows belong to the child. Whoever holds a case
    gives it up on the day on which the next takes it.
    """
    if not cases or end <= start or start > world.clock.as_at:
        return
    first = cases[0]
    dice = first.child.family.dice
    teams = world.workforce.teams[service]
    before = first.team
    team = before if before is not None and before in teams else dice.one(tuple(teams))
    spells = world.workforce.hold(dice, start, end, team, len(cases))
    if before is not None and team is not before:
        offered = max(first.opened, start - dice.between(0, 12))
        refused = dice.chance(0.06)
        for case in cases:
            world.add(
                "transfers", case.child.id, offered_date=offered, from_team_id=before.id, to_team_id=team.id,
                answered_date=offered + 3 if refused else start, outcome="declined" if refused else "accepted",
                referral_key=case.id,
            )  # fmt: skip
            if refused and offered + 4 < start:
                world.add(
                    "transfers", case.child.id, offered_date=offered + 4, from_team_id=before.id, to_team_id=team.id,
                    answered_date=start, outcome="accepted", referral_key=case.id,
                )  # fmt: skip
    for case in cases:
        _give_up(case, start)
        case.team = team
        case.stages.append((start, stage))
        for spell in spells:
            case.spells.append(spell)
            case.changes.append("TSPROC" if spell[1] == end else "LEFTRL" if spell[1] == spell[2].end else "MANAGE")


def _give_up(case: Case, day: int) -> None:
    """Let the last holder of the case keep it until a day, and no longer; the manager keeps it for one who has left.

    Nobody holds a case for less than a day (SSDA903 rule SW09STG2).
    """
    while case.spells and case.spells[-1][0] >= day:
        case.spells.pop()
        case.changes.pop()
    if not case.spells or case.spells[-1][1] == day:
        return
    start, _, worker = case.spells.pop()
    case.changes.pop()
    until = min(day, worker.end)
    case.spells.append((start, until, worker))
    case.changes.append("LEFTRL" if until < day else "TSPROC")
    if until < day and case.team is not None:
        case.spells.append((until, day, case.team.manager))
        case.changes.append("TSPROC")


def close(world: World, case: Case, day: int, reason: str) -> None:
    """Close the case, and write its referral and who held it; a day after the as-at date leaves it open."""
    case.closed, case.reason = day, reason
    child = case.child
    if day <= world.clock.as_at:
        _give_up(case, max(day, case.opened + 1))
    elif case.spells and case.spells[-1][1] <= world.clock.as_at:
        _give_up(case, OPEN)
    for (start, end, worker), change in zip(case.spells, case.changes, strict=True):
        world.add(
            "involvements", child.id, worker_id=worker.id, role="case-worker", team_id=worker.team, start_date=start,
            end_date=end if end < OPEN else None, change_reason=change,
        )  # fmt: skip
    shut = day if day <= world.clock.as_at else None
    child.cases.append((case.opened, shut))
    who = case.spells[0][2] if case.spells else None
    world.add(
        "referrals", child.id, case.id, referral_date=case.opened, source=case.source, primary_need=case.need,
        no_further_action=case.nfa, close_date=shut, close_reason=reason if shut is not None else None,
        team_id=who.team if who else None, worker_id=who.id if who else None, **case.cells,
    )  # fmt: skip

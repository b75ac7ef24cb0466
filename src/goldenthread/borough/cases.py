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

    A change of service is offered to the next team and answered; those rows belong to the child.
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
        case.team = team
        case.spells.extend(spells)
        case.stages.append((start, stage))
        for spell_start, spell_end, worker in spells:
            ended = spell_end if spell_end < OPEN else None
            why = "TSPROC" if spell_end == end else "LEFTRL" if spell_end == worker.end else "MANAGE"
            world.add(
                "involvements", case.child.id, worker_id=worker.id, role="case-worker", team_id=team.id,
                start_date=spell_start, end_date=ended, change_reason=why,
            )  # fmt: skip


def close(world: World, case: Case, day: int, reason: str) -> None:
    """Close the case and write its referral; a day after the as-at date leaves it open."""
    case.closed, case.reason = day, reason
    child = case.child
    shut = day if day <= world.clock.as_at else None
    child.cases.append((case.opened, shut))
    who = case.spells[0][2] if case.spells else None
    world.add(
        "referrals", child.id, case.id, referral_date=case.opened, source=case.source, primary_need=case.need,
        no_further_action=case.nfa, close_date=shut, close_reason=reason if shut is not None else None,
        team_id=who.team if who else None, worker_id=who.id if who else None, **case.cells,
    )  # fmt: skip

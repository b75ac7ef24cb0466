"""Rows about the service itself: teams, workers, posts, recruitment, absences, training and group supervision."""

from typing import Final

from goldenthread.borough.clockwork import YEAR, months_on
from goldenthread.borough.dice import Dice, Weighted
from goldenthread.borough.workforce import FAR, SERVICES, Post, Team, Worker
from goldenthread.borough.world import World

_TITLES: Final = {
    "social-worker": "Social worker", "senior-social-worker": "Senior social worker", "newly-qualified": "Newly qualified social worker",
    "advanced-practitioner": "Advanced practitioner", "team-manager": "Team manager", "iro": "Independent reviewing officer",
    "personal-adviser": "Personal adviser",
}  # fmt: skip
_COURSES: Final = (
    ("induction", "induction", 0), ("safeguarding", "safeguarding-level-3", 3), ("practice-model", "strengths-based-practice", 0),
    ("legal", "court-skills", 0), ("mandatory", "information-governance", 1),
)  # fmt: skip
_ABSENCES: Final = Weighted([("sickness", 84), ("long-term-sickness", 9), ("compassionate", 5), ("study", 2)])


def record(world: World) -> None:
    """Write every row about the workforce; called once, when the last family has been followed."""
    dice, force = Dice(world.plan.seed, "staff"), world.workforce
    opened = world.workforce.opened
    for service, title, _, _ in SERVICES:
        world.add("teams", None, team_id=service.upper(), team_name=title, service=title, opened_date=opened)
        for team in force.teams[service]:
            world.add(
                "teams", None, team_id=team.id, team_name=team.name, parent_team_id=service.upper(), service=title, opened_date=opened
            )  # fmt: skip
            _team(world, dice, team)
    for team_id, name in (("IRO", "Reviewing service"), ("OU-PA", "Personal advisers"), ("EH1", "Early help hub")):
        world.add("teams", None, team_id=team_id, team_name=name, service=name, opened_date=opened)
    for worker in (*force.iros, *force.advisers):
        _worker(world, dice, worker)
    world.collector.commit()


def _team(world: World, dice: Dice, team: Team) -> None:
    _worker(world, dice, team.manager)
    for worker in team.workers:
        if worker.start <= world.clock.as_at:
            _worker(world, dice, worker)
    for post in team.posts:
        _post(world, dice, post)
    day = months_on(world.clock.history_from, 1)
    number = 0
    while day <= world.clock.as_at:
        held = world.clock.open_day(day + dice.between(2, 20))
        if dice.chance(world.clock.improving(day, 0.4, 0.95)):
            number += 1
            world.add(
                "group_supervisions", None, session_id=f"G-{team.id}-{number:03d}", session_date=held,
                attended=dice.between(3, max(4, len(team.posts))), team_id=team.id,
            )  # fmt: skip
        day = months_on(day, 1)


def _worker(world: World, dice: Dice, worker: Worker) -> None:
    number = int(worker.id[1:])
    qualified = worker.grade != "personal-adviser"
    gone = worker.end <= world.clock.as_at
    world.add(
        "workers", None, worker_id=worker.id, staff_id=None if worker.agency else f"E{40_000 + number}",
        registration_number=f"SW{900_000 + number}" if qualified else None, agency=worker.agency, job_title=_TITLES[worker.grade],
        grade=worker.grade, team_id=worker.team, manager_id=worker.manager or None, fte=worker.fte,
        census_caseload=worker.census if not gone else None, start_date=worker.start,
        end_date=worker.end if worker.end < FAR else None,
    )  # fmt: skip
    until = min(worker.end, world.clock.as_at)
    _absences(world, dice, worker, until)
    for kind, course, years in _COURSES:
        if worker.agency and kind == "practice-model":
            continue
        day = worker.start + dice.between(5, 150)
        while day < until:
            if day >= world.clock.history_from:
                world.add(
                    "training", None, worker_id=worker.id, kind=kind, course=course, completed_date=day,
                    expiry_date=months_on(day, 12 * years) if years else None,
                )  # fmt: skip
            if not years:
                break
            day += int(years * YEAR) + dice.between(-30, 60)


def _absences(world: World, dice: Dice, worker: Worker, until: int) -> None:
    """About eight working days a year, as the 3.5 in 100 of working time that is published."""
    clock = world.clock
    day = clock.open_day(max(worker.start, clock.history_from) + dice.wait(170.0))
    while day < until:
        kind = dice.pick(_ABSENCES)
        length = 25 + dice.wait(35.0) if kind == "long-term-sickness" else 1 + dice.wait(2.6)
        last = min(day + length - 1, worker.end)
        lost = float(clock.count(day - 1, min(last, clock.as_at)))
        world.add("absences", None, worker_id=worker.id, kind=kind, start_date=day, end_date=last, days_lost=lost)
        day = clock.open_day(last + 10 + dice.wait(170.0))


def _post(world: World, dice: Dice, post: Post) -> None:
    clock = world.clock
    for start, end, worker in post.spells:
        if end < clock.start - 400 or start > clock.as_at:
            continue
        employment = "vacant" if worker is None else "agency" if worker.agency else "permanent"
        if worker is None and not post.funded:
            continue
        world.add(
            "posts", None, post_id=post.id, team_id=post.team, grade=post.grade, fte=worker.fte if worker else 1.0,
            employment=employment, worker_id=worker.id if worker else None, funded=post.funded, start_date=start,
            end_date=end if end < FAR else None,
        )  # fmt: skip
        if worker is not None and not worker.agency and start > clock.start - 200:
            _recruit(world, dice, post, start)


def _recruit(world: World, dice: Dice, post: Post, start: int) -> None:
    """The way a permanent worker came: advertised, offered, cleared, started; one in eight before was lost on the way."""
    clock = world.clock
    quick = dice.chance(clock.improving(start, 0.45, 0.8))
    offered = clock.open_day(start - (dice.between(45, 84) if quick else dice.between(88, 150)))
    advertised, cleared = offered - dice.between(25, 60), start - dice.between(5, 25)
    stage = "started" if start <= clock.as_at else "confirmed" if cleared <= clock.as_at else "checks"
    if offered > clock.as_at:
        stage = "advertised"
    world.add(
        "recruitment", None, candidate_id=world.number("candidate"), post_id=post.id, grade=post.grade, stage=stage,
        advertised_date=advertised, offered_date=offered, cleared_date=cleared, start_date=start if offered <= clock.as_at else None,
    )  # fmt: skip
    if dice.chance(0.12) and advertised - 30 > clock.start - 300:
        lost = advertised - dice.between(5, 20)
        world.add(
            "recruitment", None, candidate_id=world.number("candidate"), post_id=post.id, grade=post.grade, stage="withdrawn",
            advertised_date=advertised - 90, offered_date=lost - 20, withdrawn_date=lost,
        )  # fmt: skip

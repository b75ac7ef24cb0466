"""Verbs about posts and cover: who holds which role where, and who stands in."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from goldenthread.access.policy import RULES, Reach, rule_of
from goldenthread.accounts.by import By, journalled
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.limits import COVER_DAYS
from goldenthread.accounts.models import Cover, Post, User, new_mark
from goldenthread.accounts.records import registry


@transaction.atomic
def give_post(
    user: User,
    role: str,
    *,
    by: By,
    because: str,
    team_ids: Sequence[str] = (),
    service: str = "",
    worker_id: str = "",
    start_date: date | None = None,
    end_date: date | None = None,
) -> Post:
    """Give a user a role: over teams or a service of the records, as a worker of the records, between two dates.

    Raises `Refused` with every problem: a role there is none of, teams or a worker that the records do not hold, or
    what the role needs and was not given.
    """
    start = start_date or localdate()
    problems = _problems(role, tuple(team_ids), service, worker_id)
    if end_date is not None and end_date < start:
        problems["end_date"] = "The last day must be on or after the first"
    if not because.strip():
        problems["because"] = "Enter a reason: the journal keeps it"
    if user.username == by.username:
        problems[""] = "You cannot give yourself a post. Ask another administrator"
    if problems:
        raise Refused(problems)
    post = Post.objects.create(
        user=user,
        role=role,
        team_ids=sorted(team_ids),
        service=service,
        worker_id=worker_id,
        start_date=start,
        end_date=end_date,
        given_by=by.username,
        because=because.strip(),
    )
    _end_sessions(user)
    journalled("post given", by, {**_said(post), "because": because})
    return post


@transaction.atomic
def end_post(post: Post, *, by: By, because: str, last_day: date | None = None) -> None:
    """End a post: with today's sessions at once, or from the day after ``last_day``."""
    if not because.strip():
        raise Refused.of("because", "Enter a reason: the journal keeps it")
    post.end_date = last_day if last_day is not None else localdate() - timedelta(days=1)
    post.save(update_fields=["end_date"])
    _end_sessions(post.user)
    journalled("post ended", by, {**_said(post), "last day": post.end_date.isoformat(), "because": because})


@transaction.atomic
def name_cover(post: Post, covered_by: User, *, start_date: date, end_date: date, by: By, because: str) -> Cover:
    """Name who stands in for a post: a user who holds a post of the same role, for some days."""
    problems = {}
    if covered_by == post.user:
        problems["covered_by"] = "Choose somebody else than who is covered"
    elif not _holds(covered_by, post.role, start_date):
        problems["covered_by"] = f"Choose somebody who is {post.role} themselves on the first day of cover"
    if end_date < start_date:
        problems["end_date"] = "The last day must be on or after the first"
    elif (end_date - start_date).days >= COVER_DAYS.value:
        problems["end_date"] = f"Cover is for {COVER_DAYS.value} days at most. Give a post for longer"
    if not because.strip():
        problems["because"] = "Enter a reason: the journal keeps it"
    if problems:
        raise Refused(problems)
    cover = Cover.objects.create(
        post=post,
        covered_by=covered_by,
        start_date=start_date,
        end_date=end_date,
        because=because.strip(),
        given_by=by.username,
    )
    about = {"post": _said(post), "covered by": covered_by.username}
    days = {"first day": start_date.isoformat(), "last day": end_date.isoformat()}
    journalled("cover named", by, {**about, **days, "because": because})
    return cover


@transaction.atomic
def end_cover(cover: Cover, *, by: By) -> None:
    """End cover with yesterday, at once."""
    cover.end_date = localdate() - timedelta(days=1)
    cover.save(update_fields=["end_date"])
    journalled("cover ended", by, {"post": _said(cover.post), "covered by": cover.covered_by.username})


def _problems(role: str, team_ids: tuple[str, ...], service: str, worker_id: str) -> dict[str, str]:
    """What is wrong with a post as it was asked for, by field."""
    if role not in RULES:
        return {"role": "Choose one of the roles listed"}
    problems: dict[str, str] = {}
    known, reach = registry(), rule_of(role).reach
    strangers = sorted(set(team_ids) - {team.team_id for team in known.teams})
    if strangers:
        problems["team_ids"] = f"The records hold no open team {', '.join(strangers)}"
    if service and service not in known.services:
        problems["service"] = "Choose a service that a team of the records belongs to"
    if worker_id and worker_id not in {worker.worker_id for worker in known.workers}:
        problems["worker_id"] = "The records hold no worker with this identifier who has not left"
    if reach is Reach.TEAMS and not team_ids:
        problems.setdefault("team_ids", "This role is over teams: choose one or more")
    if reach is Reach.SERVICE and not service and not team_ids:
        problems.setdefault("service", "This role is over a service: choose one")
    if reach is Reach.OWN and not worker_id:
        problems.setdefault("worker_id", "This role sees a worker's own children: enter the worker's identifier")
    if reach in (Reach.NONE, Reach.ALL, Reach.NAMED) and (team_ids or service):
        problems.setdefault("team_ids", "This role is over no team: leave teams and service out")
    return problems


def _holds(user: User, role: str, day: date) -> bool:
    held = Post.objects.filter(user=user, role=role, start_date__lte=day)
    return any(post.end_date is None or post.end_date >= day for post in held)


def _end_sessions(user: User) -> None:
    user.session_mark = new_mark()
    user.save(update_fields=["session_mark"])


def _said(post: Post) -> dict[str, object]:
    return {
        "user": post.user.username,
        "role": post.role,
        "teams": list(post.team_ids),
        "service": post.service,
        "worker": post.worker_id,
    }

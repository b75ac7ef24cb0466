"""Who a person is: a user where somebody with a post carries a worker of the records, else that worker; and who manages whom.

One human may go by several identifiers: a user name, and each worker of the records whose post they held or cover. What
forbids (one's own case) looks at all of them, what allows (seeing) only at those in force.
"""

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from goldenthread.access.areas import can_enter
from goldenthread.access.scope import Scope
from goldenthread.accounts.models import Cover, Grant, Post, User
from goldenthread.auditing.model import Case
from goldenthread.records.errors import WrongUse
from goldenthread.serving.opening import Served
from goldenthread.serving.seeing import check_reader, kept_back, visible_of

_MANAGER, _HEAD, _DIRECTOR = "team manager", "head of service", "director"


def person_of_worker(worker_id: str, on: date) -> str:
    """The user name of whoever holds a post of this worker on a day, the first given first; else the worker's identifier."""
    held = _in_force(on).filter(worker_id=worker_id).order_by("start_date", "pk").first() if worker_id else None
    return str(held.user.username) if held is not None else worker_id


def line_of(served: Served, worker_id: str, team_id: str, on: date) -> tuple[str, ...]:
    """Who manages the work of a worker in a team, the next manager first.

    The records' manager of the worker; who holds or covers a post as the team's manager; the managers above in the
    records; heads of the team's service; directors; each with who covers them. Never the worker.
    """
    worker = person_of_worker(worker_id, on)
    above = [person_of_worker(one, on) for one in _above(served, worker_id)]
    found = above[:1]
    found += _holding(on, _MANAGER, lambda post: team_id in post.team_ids)
    found += above[1:]
    service = _service(served, team_id)
    found += _holding(on, _HEAD, lambda post: (service != "" and post.service == service) or team_id in post.team_ids)
    found += _holding(on, _DIRECTOR, lambda _post: True)
    return tuple(dict.fromkeys(one for one in found if one and one != worker))


def case_of(served: Served, scope: Scope, person_key: str, on: date) -> Case:
    """The case of a child as it is held on the served day, with who manages it on a day; its key is the child's.

    A case that is closed is that of whoever was involved last; one that is allocated to nobody counts as that of the next
    manager of its team. The caller journals what it is read for. Raises `NotAllowed` for a role that reads no rows and
    `WrongUse` for a child whom the scope does not reach or with whom no worker and no team was ever involved.
    """
    check_reader(served, scope)
    connection = served.connection()
    if person_key not in reached(served, scope, [person_key]):
        raise WrongUse.of("The case", "there is no such child for you", "Choose a child that you may see")
    worker, team = connection.execute(
        """select coalesce(h.worker_id, p.worker_id, ''), coalesce(h.team_id, p.team_id, u.team_id, '')
           from person as p left join holding as h on h.person_key = p.person_key
           left join unallocated as u on u.person_key = p.person_key where p.person_key = ?""",
        (person_key,),
    ).fetchone() or ("", "")
    if not worker and not team:
        worker, team = _last_involved(served, person_key)
    if not worker and not team:
        raise WrongUse.of("The case", "no worker and no team was ever involved with the child", "Choose another case")
    line = line_of(served, worker, team, on)
    if not worker and not line:
        raise WrongUse.of("The case", "nobody holds it and nobody manages its team", "Give the team a manager")
    return Case(person_key, person_of_worker(worker, on) if worker else line[0], line, team)


def involved(served: Served, person_key: str, on: date) -> tuple[str, ...]:
    """Everybody whom the records show as working with a child now, in whatever role."""
    rows = served.connection().execute(
        """select distinct worker_id from involvement
           where person_key = ? and end_date is null and worker_id is not null order by 1""",
        (person_key,),
    )
    return tuple(person_of_worker(worker, on) for (worker,) in rows)


def reached(served: Served, scope: Scope, person_keys: Iterable[str]) -> frozenset[str]:
    """Those of some children whom a scope reaches now; a restricted record only by its grant."""
    return visible_of(served, scope, person_keys)


def kept_from(served: Served, scope: Scope, person_keys: Iterable[str]) -> frozenset[str]:
    """Those of some children whose record is restricted, and not opened to the scope by a grant."""
    hidden = kept_back(scope, "person_key")
    rows = served.connection().execute(
        f"select person_key from person where person_key in (select value from json_each(?)) and {hidden.sql}",
        (json.dumps(sorted(person_keys)), *hidden.values),
    )
    return frozenset(key for (key,) in rows)


def identifiers(person: str, on: date) -> frozenset[str]:
    """Every identifier that a person goes by or ever went by: user name, workers of all their posts, and who they cover."""
    return identifiers_of([person], on)[person]


def identifiers_of(people: Collection[str], on: date) -> Mapping[str, frozenset[str]]:
    """The same of several people, read together. A worker of the records also goes by every user who held that post."""
    known = Q(user__username__in=people) | Q(worker_id__in=[one for one in people if one])
    names = {post.user.username for post in Post.objects.filter(known).select_related("user")}
    names |= set(people)
    held: dict[str, set[str]] = {name: {name} for name in names}
    for post in Post.objects.filter(user__username__in=names).exclude(worker_id="").select_related("user"):
        held[post.user.username].add(post.worker_id)
    covers = Cover.objects.filter(covered_by__username__in=names, start_date__lte=on, end_date__gte=on)
    for cover in covers.exclude(post__worker_id="").select_related("post", "covered_by"):
        held[cover.covered_by.username].add(cover.post.worker_id)
    return {
        one: frozenset().union(*(also | {name} for name, also in held.items() if name == one or one in also))
        for one in people
    }


def now_known_as(username: str, on: date) -> frozenset[str]:
    """A user's name and the workers whose posts they hold themselves on a day: whose audits they see as their own."""
    mine = _in_force(on).filter(user__username=username).exclude(worker_id="")
    return frozenset({username, *mine.values_list("worker_id", flat=True)})


def any_same(person: str, others: Collection[str], on: date) -> bool:
    """Whether a person is, or ever was known as, one of others."""
    known = identifiers_of([person, *others], on)
    return any(known[person] & known[other] for other in others)


def names_of(people: Collection[str]) -> dict[str, str]:
    """What pages call people: the full name of a user, else the user name or the identifier of the records."""
    found = {user.username: user.get_full_name() or user.username for user in User.objects.filter(username__in=people)}
    return {one: found.get(one, one) for one in people}


def name_of(person: str) -> str:
    """What pages call one person."""
    return names_of([person])[person]


def may_audit(username: str, on: date) -> bool:
    """Whether somebody can sign in and holds a post that may enter the audits."""
    posts = _in_force(on).filter(user__username=username, user__is_active=True)
    return any(can_enter(post.role, "audits") for post in posts)


def people_who_audit(today: date) -> tuple[tuple[str, str], ...]:
    """Everybody of whom `may_audit` holds, to choose from: user names with their names and roles, by name."""
    found: dict[str, tuple[str, list[str]]] = {}
    for post in _in_force(today).filter(user__is_active=True).order_by("pk"):
        if can_enter(post.role, "audits"):
            name = post.user.get_full_name() or post.user.username
            found.setdefault(post.user.username, (name, []))[1].append(post.role)
    return tuple(
        (username, f"{name}, {', '.join(dict.fromkeys(roles))}")
        for username, (name, roles) in sorted(found.items(), key=lambda one: one[1][0].casefold())
    )


def closed_to(served: Served, username: str, person_key: str, on: date) -> bool:
    """Whether a child's record is restricted and no grant in force opens it to a user."""
    row = served.connection().execute("select restricted from person where person_key = ?", (person_key,)).fetchone()
    if row is None or not row[0]:
        return False
    standing = Grant.objects.filter(user__username=username, person_key=person_key, withdrawn_at__isnull=True)
    open_ = standing.filter(kind=Grant.Kind.RESTRICTED, start_date__lte=on, expiry_date__gte=on)
    return not open_.exists()


def _in_force(on: date) -> QuerySet[Any]:
    ends = Q(end_date__isnull=True) | Q(end_date__gte=on)
    return Post.objects.filter(ends, start_date__lte=on).select_related("user")


def _holding(on: date, role: str, fits: Callable[[Any], bool]) -> list[str]:
    """Who holds a role that fits on a day, each followed by who covers them."""
    found = []
    for post in _in_force(on).filter(role=role).order_by("start_date", "pk"):
        if fits(post):
            covers = Cover.objects.filter(post=post, start_date__lte=on, end_date__gte=on).select_related("covered_by")
            found += [post.user.username, *(cover.covered_by.username for cover in covers.order_by("pk"))]
    return found


def _above(served: Served, worker_id: str) -> list[str]:
    """Managers of a worker in the records, one above the other; a circle ends where it closes."""
    managers = dict(served.connection().execute("select worker_id, manager from worker where manager <> ''").fetchall())
    found: list[str] = []
    while (manager := managers.get(found[-1] if found else worker_id)) and manager not in (worker_id, *found):
        found.append(manager)
    return found


def _last_involved(served: Served, person_key: str) -> tuple[str, str]:
    """Worker and team who were involved with a child last; blank where nobody ever was."""
    row = served.connection().execute(
        """select coalesce(worker_id, ''), coalesce(team_id, '') from involvement where person_key = ?
           order by end_date is null desc, end_date desc, start_date desc, worker_id limit 1""",
        (person_key,),
    )
    return row.fetchone() or ("", "")


def _service(served: Served, team_id: str) -> str:
    row = served.connection().execute("select coalesce(service, '') from team where team_id = ?", (team_id,)).fetchone()
    return str(row[0]) if row is not None else ""

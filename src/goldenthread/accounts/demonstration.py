"""Demonstration users: one for each role, with teams, workers and children of an invented borough."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate

from goldenthread.access.policy import RULES
from goldenthread.access.scope import Scope
from goldenthread.accounts.actions import end_post, give_grant, give_post
from goldenthread.accounts.actions.users import one_time_password
from goldenthread.accounts.by import By, journalled
from goldenthread.accounts.limits import GRANT_DAYS
from goldenthread.accounts.models import Grant, Post, User
from goldenthread.accounts.posts import posts_in_force
from goldenthread.records.errors import Problem, WrongUse
from goldenthread.records.store.files import replace_file
from goldenthread.records.store.store import Store

#: The authority that no council is: DfE gives no authority this code.
INVENTED: Final = "999"
_FILE: Final = "demo-users.json"
_BY: Final = By("goldenthread demo-users", "administrator")
_BECAUSE: Final = "demonstration with an invented borough"
_SAMPLE: Final = 10


@dataclass(frozen=True, slots=True)
class DemoUser:
    """Who signs in, in which role, with which password, and the page they then see first."""

    role: str
    username: str
    password: str
    home: str = "/"


@dataclass(frozen=True, slots=True)
class _Holds:
    """What a role's demonstration post is over."""

    team_ids: tuple[str, ...] = ()
    service: str = ""
    worker_id: str = ""
    sampled: tuple[str, ...] = field(default=())


def refuse_unless_invented(installation: Any) -> None:
    """Raise `WrongUse`, with every reason, unless an installation may have demonstration users.

    ``web.toml`` must say ``demonstration = true``, every host must be this machine's own, and the store must be of the
    invented authority.
    """
    problems = []
    where = f"{installation.home / 'web.toml'}: [site]"
    if not installation.demonstration:
        what = "this installation is not a demonstration"
        problems.append(Problem(f"{where} demonstration", what, "Write demonstration = true where no real data is"))
    strangers = [host for host in installation.hosts if not _is_loopback(host)]
    if strangers:
        what = f"demonstration users may not be reached from elsewhere ({', '.join(strangers)})"
        problems.append(Problem(f"{where} hosts", what, "Leave 127.0.0.1 and localhost alone"))
    authority = Store.open(installation.store).authority
    if authority != INVENTED:
        what = f"the store holds records of authority {authority}, which are not invented"
        problems.append(Problem(str(installation.store), what, "Make users with: goldenthread users add"))
    if problems:
        raise WrongUse(*problems)


def make_demo_users() -> list[DemoUser]:
    """Make one user a role, or bring those that are there up to date with the store; the same passwords each time.

    Raises `WrongUse` as `refuse_unless_invented`, and where the store holds no snapshot.
    """
    installation = settings.INSTALLATION
    refuse_unless_invented(installation)
    kept = _kept(installation.home / _FILE)
    snapshot = Store.open(installation.store).current()
    with snapshot.connect(Scope.everything(_BY.username, "demonstration users")) as connection:
        holdings = {role: _FINDERS.get(role, _nothing)(connection) for role in RULES}
    made = []
    for role, holds in holdings.items():
        username = f"demo.{role.replace(' ', '-')}"
        user = DemoUser(role, username, kept.get(username) or one_time_password())
        _bring_up_to_date(user, holds)
        made.append(user)
    replace_file(installation.home / _FILE, json.dumps({user.username: user.password for user in made}).encode())
    return made


def _kept(path: Path) -> dict[str, str]:
    """The passwords of an earlier run, by user name."""
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


@transaction.atomic
def _bring_up_to_date(wanted: DemoUser, holds: _Holds) -> None:
    user = User.objects.filter(username=wanted.username).first()
    if user is None:
        user = User(username=wanted.username, first_name="Demonstration", last_name=wanted.role)
        user.set_password(wanted.password)
        user.save()
        journalled("user added", _BY, {"user": user.username})
    elif not user.check_password(wanted.password):
        user.set_password(wanted.password)
        user.save(update_fields=["password"])
    today = localdate()
    held = posts_in_force(user, today)
    if not any(_same(post, wanted.role, holds) for post in held):
        for post in held:
            end_post(post, by=_BY, because=_BECAUSE)
        give_post(
            user,
            wanted.role,
            by=_BY,
            because=_BECAUSE,
            team_ids=holds.team_ids,
            service=holds.service,
            worker_id=holds.worker_id,
        )
    named = Grant.objects.filter(user=user, expiry_date__gte=today, withdrawn_at__isnull=True)
    for key in sorted(set(holds.sampled) - set(named.values_list("person_key", flat=True))):
        expires = today + timedelta(days=GRANT_DAYS.value)
        give_grant(user, key, Grant.Kind.SAMPLED, by=_BY, because=_BECAUSE, expiry_date=expires)


def _same(post: Post, role: str, holds: _Holds) -> bool:
    said = (post.role, tuple(post.team_ids), post.service, post.worker_id)
    return said == (role, tuple(sorted(holds.team_ids)), holds.service, holds.worker_id)


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _nothing(connection: Any) -> _Holds:
    """A role over no team and no child."""
    del connection
    return _Holds()


def _busiest_worker(role: str) -> Callable[[Any], _Holds]:
    """The worker in one role of the records with the most children now."""

    def find(connection: Any) -> _Holds:
        sql = """
            select worker_id from involvements join workers w using (worker_id)
            where role = ? and involvements.end_date is null and w.end_date is null
            group by worker_id order by count(distinct person_key) desc, worker_id limit 1
        """
        return _Holds(worker_id=_first(connection, sql, [role]))

    return find


def _team_of(events: str, condition: str) -> Callable[[Any], _Holds]:
    """The open team that is involved with the most children of whom a table tells."""

    def find(connection: Any) -> _Holds:
        sql = f"""
            select team_id from involvements join teams using (team_id)
            where end_date is null and closed_date is null
              and person_key in (select person_key from {events} where {condition})
            group by team_id order by count(distinct person_key) desc, team_id limit 1
        """
        team = _first(connection, sql)
        return _Holds(team_ids=(team,) if team else ())

    return find


def _front_door(connection: Any) -> _Holds:
    """The open team that most of the latest assessments began in, which is where children come in."""
    sql = """
        select team_id from assessments join teams using (team_id) where closed_date is null
        group by team_id order by count(*) desc, team_id limit 1
    """
    team = _first(connection, sql)
    return _Holds(team_ids=(team,)) if team else _team_of("people", "true")(connection)


def _managed_team(connection: Any) -> _Holds:
    """The team with the most children now, and its manager."""
    found = _team_of("people", "true")(connection)
    sql = "select worker_id from workers where team_id = ? and grade = 'team-manager' and end_date is null order by 1"
    return _Holds(team_ids=found.team_ids, worker_id=_first(connection, sql, list(found.team_ids or ("",))))


def _service(connection: Any) -> _Holds:
    """The service with the most children now; where the records name none, its busiest team."""
    sql = """
        select service from involvements join teams using (team_id)
        where end_date is null and closed_date is null and service is not null
        group by service order by count(distinct person_key) desc, service limit 1
    """
    service = _first(connection, sql)
    return _Holds(service=service) if service else _managed_team(connection)


def _sampled(offset: int) -> Callable[[Any], _Holds]:
    """Some children whom somebody works with and whose record is not restricted, spread over the teams."""

    def find(connection: Any) -> _Holds:
        sql = """
            select person_key from (
                select person_key, row_number() over (partition by team_id order by person_key) as turn, team_id
                from (select person_key, min(team_id) as team_id from involvements where end_date is null group by 1)
            ) where person_key in (select person_key from people where not coalesce(restricted, false))
            order by turn, team_id, person_key limit ? offset ?
        """
        rows: Sequence[Sequence[Any]] = connection.execute(sql, [_SAMPLE, offset]).fetchall()
        return _Holds(sampled=tuple(str(row[0]) for row in rows))

    return find


def _first(connection: Any, sql: str, given: Sequence[object] = ()) -> str:
    row = connection.execute(sql, list(given)).fetchone()
    return str(row[0]) if row else ""


#: How each role that is over somebody finds whom; the others are over nobody by name.
_FINDERS: Final[dict[str, Callable[[Any], _Holds]]] = {
    "practitioner": _busiest_worker("case-worker"),
    "personal adviser": _busiest_worker("personal-adviser"),
    "reviewing officer": _busiest_worker("iro"),
    "front door": _front_door,
    "fostering": _team_of("placements", "end_date is null"),
    "team manager": _managed_team,
    "head of service": _service,
    "auditor": _sampled(0),
    "inspector": _sampled(_SAMPLE),
}

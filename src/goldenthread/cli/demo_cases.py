"""The cases of the demonstration as workers held them over a year, and who audits them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from goldenthread.access.scope import Scope
from goldenthread.borough.audited.casting import Cast, Held
from goldenthread.records.store.store import Store
from goldenthread.serving.opening import Served

#: The tool of each service's area of practice.
_TOOLS: Final[Mapping[str, str]] = {
    "Duty and Assessment": "front-door",
    "Intervention and Planning": "child-in-need",
    "Children in Care": "care",
    "Onwards and Upwards": "leaving-care",
    "REACH": "protection",
    "0 to 25 Disability": "disability",
}
_YEAR_DAYS: Final = 400
#: Who audits beside the demonstration's own auditor: invented people. The lenient one and the unlucky one are among them.
_OTHERS: Final = (
    ("h.okafor", "Helen", "Okafor"), ("m.tranter", "Miles", "Tranter"), ("s.quadri", "Samira", "Quadri"),
    ("d.penhale", "Dora", "Penhale"), ("p.lassiter", "Paul", "Lassiter"), ("j.vance", "Jo", "Vance"), ("e.brandt", "Edie", "Brandt"),
)  # fmt: skip
_OWN: Final = "demo.auditor"
_LENIENT, _UNLUCKY = "p.lassiter", "d.penhale"
_MODERATORS: Final = (_OWN, "h.okafor", "m.tranter")
_KEEPER: Final = "demo.analyst"
_BECAUSE: Final = "demonstration with an invented borough"

_HELD_SQL: Final = """
    select i.person_key, p.child_id, i.worker_id, i.team_id, coalesce(t.service, ''), i.start_date, i.end_date,
           exists (select 1 from cp_plans c where c.person_key = i.person_key and c.start_date <= coalesce(i.end_date, ?)
                   and coalesce(c.end_date, ?) >= greatest(i.start_date, ?))
    from involvements i join people p using (person_key) left join teams t on t.team_id = i.team_id
    where i.role = 'case-worker' and i.worker_id is not null and i.start_date is not null and p.child_id is not null
      and coalesce(i.end_date, ?) >= ? and not coalesce(p.restricted, false)
    order by p.child_id, i.start_date, i.worker_id
"""


def auditors() -> tuple[str, ...]:
    """Make the other auditors, each with a post and no password, and give the names of all."""
    from django.db import transaction

    from goldenthread.accounts.actions import give_post
    from goldenthread.accounts.by import By, journalled
    from goldenthread.accounts.models import User

    by = By("goldenthread demo-users", "administrator")
    for username, first, last in _OTHERS:
        with transaction.atomic():
            user = User(username=username, first_name=first, last_name=last)
            user.set_unusable_password()
            user.save()
            journalled("user added", by, {"user": username})
            give_post(user, "auditor", by=by, because=_BECAUSE)
    return (_OWN, *(username for username, _, _ in _OTHERS))


@dataclass(frozen=True, slots=True)
class _People:
    """Whom the records and the users name, each asked for once."""

    served: Served
    on: date
    known: dict[str, str]
    lines: dict[tuple[str, str], tuple[str, ...]]

    def person(self, worker: str) -> str:
        from goldenthread.quality.people import person_of_worker

        if worker not in self.known:
            self.known[worker] = person_of_worker(worker, self.on)
        return self.known[worker]

    def line(self, worker: str, team: str) -> tuple[str, ...]:
        from goldenthread.quality.people import line_of

        if (worker, team) not in self.lines:
            self.lines[worker, team] = line_of(self.served, worker, team, self.on)
        return self.lines[worker, team]


def held_cases(store: Store, served: Served, today: date) -> list[Held]:
    """Every case as somebody held it in the last year and more, with the people whom the site knows."""
    people, since = _People(served, today, {}, {}), today - timedelta(days=_YEAR_DAYS)
    with _connection(store) as connection:
        rows = connection.execute(_HELD_SQL, [today, today, since, today, since]).fetchall()
    found = []
    for key, child, worker, team, service, start, end, protected in rows:
        line = people.line(worker, team or "")
        tool = _TOOLS.get(service)
        if tool and line:
            used = "protection" if protected and tool == "child-in-need" else tool
            found.append(Held(child, key, people.person(worker), line, team, used, start, end))
    return found


def cast_of(held: list[Held], names: tuple[str, ...]) -> Cast:
    """Who audits, and which teams' work fails: now that of the team manager who signs in, in spring the largest other one."""
    from goldenthread.accounts.models import Post

    posts = Post.objects.filter(end_date__isnull=True).select_related("user")
    now = [one for one in held if one.until is None]
    managed = next(iter(posts.get(role="team manager").team_ids))
    sizes = {team: sum(one.team == team for one in now) for team in sorted({one.team for one in now})}
    poor = max((team for team in sizes if team != managed), key=lambda team: sizes[team])
    shown = tuple(post.user.username for post in posts if post.role in ("practitioner", "personal adviser"))
    return Cast(names, _MODERATORS, _KEEPER, _LENIENT, _UNLUCKY, poor, managed, shown)


@contextmanager
def _connection(store: Store) -> Iterator[Any]:
    snapshot = store.current()
    if snapshot is None:
        raise RuntimeError("the demonstration's store holds no snapshot")
    with snapshot.connect(Scope.everything("goldenthread demo", "a year of audits")) as connection:
        yield connection

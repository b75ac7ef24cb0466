"""People around one case of the invented borough: who works it, who manages it, who audits, who keeps."""

from dataclasses import dataclass
from datetime import date, timedelta

import tests.web_process  # noqa: F401  # makes Django ready
from django.utils.timezone import localdate

from goldenthread.accounts.models import Post, User
from goldenthread.accounts.posts import posts_in_force, viewer_in
from goldenthread.accounts.viewer import Viewer
from goldenthread.auditing.model import Audit, Grade, Grading, Judgement, Kind
from goldenthread.auditing.tools.reading import tool_of
from goldenthread.quality.actions.audits import Wanted
from goldenthread.serving.opening import Served

#: A tool that every test may use.
TOOL = "protection"


@dataclass(frozen=True)
class Cast:
    """A child with its worker and team, and of which other cases there are; people by user name, ``as_`` makes a viewer."""

    child: str
    worker_id: str
    team_id: str
    others: tuple[str, ...]

    def as_(self, username: str) -> Viewer:
        """The viewer that somebody is now, in their first post, with the grants of now."""
        return viewer_of(username)

    def wanted(self, auditor: str = "qa.ann", kind: Kind = Kind.REGULAR, due: date | None = None) -> Wanted:
        """An audit of the case to give out."""
        return Wanted(kind, self.child, TOOL, auditor, due)


def viewer_of(username: str) -> Viewer:
    """The viewer that a user is today in their first post."""
    user, today = User.objects.get(username=username), localdate()
    return viewer_in(user, posts_in_force(user, today)[0], today)


def person(username: str, role: str, **post: object) -> User:
    """A user with one post, begun a year ago."""
    user: User = User.objects.create(username=username, first_name=username.split(".")[1].title(), last_name="Test")
    give(user, role, **post)
    return user


def give(user: User, role: str, **post: object) -> None:
    """A post of a user."""
    since = localdate() - timedelta(days=365)
    Post.objects.create(user=user, role=role, start_date=since, given_by="tests", because="tests", **post)


def cast_of(served: Served) -> Cast:
    """A case that is held, not restricted, and whose team manager the records do not name among users; with its people."""
    rows = served.connection().execute(
        """select h.person_key, h.worker_id, h.team_id from holding as h join person as p using (person_key)
           where p.restricted = 0 and h.team_id is not null and h.worker_id is not null order by h.worker_id, h.person_key"""
    )
    held = rows.fetchall()
    taken = {one.worker_id for one in Post.objects.all()}
    child, worker, team = next(row for row in held if row[1] not in taken)
    others = tuple(key for key, other, where in held if other != worker and where != team)
    person("qa.worker", "practitioner", worker_id=worker)
    person("qa.manager", "team manager", team_ids=[team])
    person("qa.ann", "auditor")
    person("qa.bob", "auditor")
    person("qa.cat", "auditor")
    person("qa.keeper", "analyst")
    return Cast(child, worker, team, others)


def grading(audit: Audit, grade: Grade) -> Grading:
    """The same grade in every domain; the verb says by whom and when."""
    names = tool_of(audit.tool, audit.version).keys
    return Grading("", date.min, tuple(Judgement(name, grade, "as read") for name in names), grade, "in all")

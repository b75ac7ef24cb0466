"""The records' own teams and workers, and the keys of children whom a grant names; nothing else about a child."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from goldenthread.access.scope import Scope
from goldenthread.records.errors import RecordsError
from goldenthread.records.store.keys import plain_id
from goldenthread.records.store.opening import open_state
from goldenthread.records.store.store import Snapshot, Store


@dataclass(frozen=True, slots=True)
class Team:
    """A team that is open: identifier, name, and service as the records write it."""

    team_id: str
    name: str
    service: str


@dataclass(frozen=True, slots=True)
class Worker:
    """A worker who has not left: identifier, job title, team."""

    worker_id: str
    job_title: str
    team_id: str


@dataclass(frozen=True, slots=True)
class Registry:
    """Teams and workers of one snapshot."""

    teams: tuple[Team, ...] = ()
    workers: tuple[Worker, ...] = ()

    @property
    def services(self) -> tuple[str, ...]:
        """The services that a team belongs to, in order."""
        return tuple(sorted({team.service for team in self.teams if team.service}))

    def teams_of(self, service: str) -> tuple[str, ...]:
        """Identifiers of the teams of a service."""
        return tuple(team.team_id for team in self.teams if service and team.service == service)


def current_snapshot() -> Snapshot | None:
    """The snapshot that is current; None while nothing has been loaded."""
    try:
        return Store.open(settings.INSTALLATION.store).current()
    except RecordsError:
        return None


def registry() -> Registry:
    """Teams and workers of the current snapshot; empty while nothing has been loaded."""
    root = settings.INSTALLATION.store
    try:
        snapshot = open_state(root).current  # its manifest is long, and nothing of it is needed at each request
    except RecordsError:
        snapshot = None
    return Registry() if snapshot is None else _registry(root, snapshot)


@lru_cache(maxsize=4)
def _registry(root: Path, snapshot: str) -> Registry:
    """Read once a snapshot: neither table is about a child."""
    with Store.open(root).snapshot(snapshot).connect(_scope("teams and workers")) as connection:
        teams = connection.execute(
            "select team_id, coalesce(team_name, team_id), coalesce(service, '') from teams"
            " where closed_date is null order by team_id"
        ).fetchall()
        workers = connection.execute(
            "select worker_id, coalesce(job_title, ''), coalesce(team_id, '') from workers"
            " where end_date is null order by worker_id"
        ).fetchall()
    return Registry(tuple(Team(*row) for row in teams), tuple(Worker(*row) for row in workers))


def person_key_of(child_id: str) -> str | None:
    """The key of the child with an identifier, however it is spelt; None when the records hold no such child."""
    snapshot = current_snapshot()
    if snapshot is None:
        return None
    with snapshot.connect(_scope("who a grant names")) as connection:
        found = connection.execute("select person_key from people where child_id = ?", [plain_id(child_id)]).fetchone()
    return str(found[0]) if found else None


def _scope(purpose: str) -> Scope:
    return Scope.everything("golden-thread", purpose)

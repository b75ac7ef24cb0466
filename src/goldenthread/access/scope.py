"""Who reads, in which role, for what purpose, and which children they may see."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.access.errors import AccessError

_AUTHORITY = re.compile(r"\d{3}")


@dataclass(frozen=True, slots=True)
class Scope:
    """What one viewer may read. Make one with `everything`, `children_of_teams`, `named_children` or `figures_only`.

    A scope filters child-level rows; counts are made with a scope of all children and are the same for everybody.
    Teams and workers stand for the children whom they are involved with on the day the records speak of.
    ``authorities`` empty means those of whichever stores are opened. ``may_read_restricted`` is the grant to see every
    record marked restricted (staff's own families, adoption); ``restricted_keys`` are the people of named grants.
    """

    viewer: str
    role: str
    purpose: str
    all_children: bool = False
    person_keys: frozenset[str] = frozenset()
    team_ids: frozenset[str] = frozenset()
    worker_ids: frozenset[str] = frozenset()
    may_read_names: bool = False
    may_read_restricted: bool = False
    restricted_keys: frozenset[str] = frozenset()
    authorities: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        for name in ("viewer", "role", "purpose"):
            if not getattr(self, name).strip():
                raise AccessError(f"A scope needs a {name}: the log records it. Give one.")
        if self.all_children and (self.person_keys or self.team_ids or self.worker_ids):
            raise AccessError("A scope is of all children or of some, not both. Leave one out.")
        wrong = sorted(code for code in self.authorities if not _AUTHORITY.fullmatch(code))
        if wrong:
            raise AccessError(f"Not codes of authorities: {', '.join(wrong)}. Give the three digits that DfE uses.")

    def permits_authority(self, authority: str) -> bool:
        """Whether records of this authority may be read."""
        return not self.authorities or authority in self.authorities

    @classmethod
    def everything(
        cls,
        viewer: str,
        purpose: str,
        *,
        role: str = "analyst",
        names: bool = False,
        restricted: bool = True,
        authorities: Iterable[str] = (),
    ) -> "Scope":
        """Every child, as the analyst and the director need; names and restricted records by their own grants."""
        return cls(
            viewer,
            role,
            purpose,
            all_children=True,
            may_read_names=names,
            may_read_restricted=restricted,
            authorities=frozenset(authorities),
        )

    @classmethod
    def children_of_teams(
        cls, viewer: str, purpose: str, teams: Iterable[str], *, role: str = "team manager", names: bool = False
    ) -> "Scope":
        """Children whom a worker of these teams is involved with now."""
        return cls(viewer, role, purpose, team_ids=frozenset(teams), may_read_names=names)

    @classmethod
    def named_children(
        cls,
        viewer: str,
        purpose: str,
        person_keys: Iterable[str],
        *,
        role: str = "practitioner",
        names: bool = False,
        restricted: bool = False,
    ) -> "Scope":
        """These children and no others."""
        return cls(
            viewer,
            role,
            purpose,
            person_keys=frozenset(person_keys),
            may_read_names=names,
            may_read_restricted=restricted,
        )

    @classmethod
    def children_of(
        cls,
        viewer: str,
        purpose: str,
        *,
        role: str,
        teams: Iterable[str] = (),
        workers: Iterable[str] = (),
        person_keys: Iterable[str] = (),
        restricted_keys: Iterable[str] = (),
        names: bool = False,
    ) -> "Scope":
        """Children whom any of these teams or workers is involved with now, and those named besides."""
        return cls(
            viewer,
            role,
            purpose,
            person_keys=frozenset(person_keys),
            team_ids=frozenset(teams),
            worker_ids=frozenset(workers),
            may_read_names=names,
            restricted_keys=frozenset(restricted_keys),
        )

    @classmethod
    def figures_only(cls, viewer: str, purpose: str, *, role: str = "board member") -> "Scope":
        """No child-level row at all."""
        return cls(viewer, role, purpose)

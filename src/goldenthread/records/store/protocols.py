"""What this floor needs of whoever reads: a scope to say what may be seen, and a log that remembers the reading."""

from collections.abc import Mapping
from typing import Protocol


class ReadScope(Protocol):
    """Who reads, why, and what they may see. The access floor provides it; nothing is read without one."""

    @property
    def viewer(self) -> str:
        """Who reads, as the log records them."""
        ...

    @property
    def role(self) -> str:
        """In which role."""
        ...

    @property
    def purpose(self) -> str:
        """What for."""
        ...

    @property
    def all_children(self) -> bool:
        """Every child of the authority, rather than those named or those of teams."""
        ...

    @property
    def person_keys(self) -> frozenset[str]:
        """Children who may be seen by name of key (used when not `all_children`)."""
        ...

    @property
    def team_ids(self) -> frozenset[str]:
        """Teams whose children may be seen (used when not `all_children`)."""
        ...

    @property
    def worker_ids(self) -> frozenset[str]:
        """Workers whose children may be seen (used when not `all_children`)."""
        ...

    @property
    def may_read_names(self) -> bool:
        """Whether names may be read."""
        ...

    @property
    def may_read_restricted(self) -> bool:
        """Whether records marked restricted may be seen."""
        ...

    @property
    def restricted_keys(self) -> frozenset[str]:
        """People marked restricted who may be seen all the same, each by a named grant."""
        ...

    def permits_authority(self, authority: str) -> bool:
        """Whether records of this authority may be read."""
        ...


class ReadLog(Protocol):
    """Remembers who read or exported what about whom. The access floor provides it."""

    def append(self, action: str, scope: ReadScope, about: Mapping[str, object]) -> None:
        """Write an entry before the reading happens; raises when it cannot, and then nothing is read."""
        ...

    def verify(self) -> str | None:
        """The first entry that was altered, removed or put in, in words; None when the log is whole."""
        ...

"""Children's names for a page, from the sealed table, where the reader may have them; never kept in the served file."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from goldenthread.access.errors import NotAllowed
from goldenthread.access.scope import Scope
from goldenthread.records.store.keys import Keys
from goldenthread.records.store.names import NameTable, read_names
from goldenthread.records.store.protocols import ReadLog, ReadScope
from goldenthread.serving.opening import Served
from goldenthread.serving.seeing import check_reader, visible_of

#: Ends of the names of a name's parts, in the order in which they are said; each source calls them a little differently.
_PARTS: Final = ("forename", "surname")


@dataclass(frozen=True, slots=True)
class _WithPersons:
    """A log that says whose names were read as the other readings of a page do, by key."""

    log: ReadLog
    persons: tuple[str, ...]

    def append(self, action: str, scope: ReadScope, about: Mapping[str, object]) -> None:
        self.log.append(action, scope, {**about, "persons": list(self.persons)})

    def verify(self) -> str | None:
        return self.log.verify()


def names_of(served: Served, scope: Scope, log: ReadLog, person_keys: Collection[str]) -> dict[str, str]:
    """Names by person key, of whom the reader may see; who has no name recorded is not there. Unsealed for this page only.

    Raises `NotAllowed` unless the scope allows names and rows; logged before it is read (`LogFailed`).
    """
    check_reader(served, scope)
    if not scope.may_read_names:
        raise NotAllowed(f"The role {scope.role!r} reads children by their identifier, not by name.")
    visible = visible_of(served, scope, person_keys)
    if not visible:
        return {}
    named = Scope.named_children(
        scope.viewer, scope.purpose, visible, role=scope.role, names=True, restricted=scope.may_read_restricted
    )
    found = read_names(served.store_root, visible, named, _WithPersons(log, tuple(sorted(visible))), _table)
    return {key: said for key, parts in found.items() if (said := spoken(parts))}


def spoken(parts: Mapping[str, str]) -> str:
    """A name as it is said: forename and surname, each once however many sources give it; else whatever there is."""
    named = [
        next((parts[key] for key in sorted(parts) if key.endswith(end) and not key.startswith("former")), "")
        for end in _PARTS
    ]
    return " ".join(part for part in named if part) or " ".join(dict.fromkeys(parts.values()))


def _table(keys: Keys, path: Path) -> NameTable:
    """The sealed table, read once for as long as the file is the same one: its rows stay sealed in memory."""
    facts = path.stat()
    return _kept(keys, path, facts.st_ino, facts.st_mtime_ns)


@lru_cache(maxsize=1)
def _kept(keys: Keys, path: Path, inode: int, written: int) -> NameTable:
    del inode, written
    return NameTable.read(keys, path)

"""The two chained logs of an installation: what happened on the site, and what was read from the store."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from goldenthread.access.log import AccessLog
from goldenthread.access.of_home import journal_log
from goldenthread.access.of_store import access_log
from goldenthread.records.store.opening import is_store

INSTALLATION: Final = "installation"
STORE: Final = "store"
#: What each log is called on pages and in messages.
TITLES: Final = {INSTALLATION: "the journal of the installation", STORE: "the store's log of reads"}


@dataclass(frozen=True, slots=True)
class Named:
    """A log with its key name (`INSTALLATION` or `STORE`)."""

    name: str
    log: AccessLog

    @property
    def title(self) -> str:
        """What it is called, within a sentence."""
        return TITLES[self.name]


def logs_of(home: Path, store: Path) -> tuple[Named, ...]:
    """The logs of an installation; that of the store only where there is a store.

    Raises `LogFailed` or `StoreDamaged` when a log is there and its key is not.
    """
    found = [Named(INSTALLATION, journal_log(home))]
    if is_store(store):
        found.append(Named(STORE, access_log(store)))
    return tuple(found)

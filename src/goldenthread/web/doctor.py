"""What is wrong with an installation, and how each thing is mended; nothing is changed by looking."""

import os
import shutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import Final

from goldenthread.access.errors import AccessError
from goldenthread.access.of_home import journal_log
from goldenthread.access.of_store import access_log
from goldenthread.records.errors import RecordsError
from goldenthread.records.store.store import Store
from goldenthread.records.store.verify import verify
from goldenthread.web.config import FILE, Config, read_config

#: Records older than this are asked about: returns and extracts are loaded monthly (the council's own rhythm may differ).
_OLD_RECORDS: Final = timedelta(days=45)
#: What a load needs beside the store, in shares of what the store holds.
_ROOM: Final = 2.0
#: Too large for half the disk means that the next load may not fit.
_PRIVATE: Final = ("secret.key", "journal.key", "refs.key", "web.sqlite3", FILE)


class State(Enum):
    """How something was found."""

    SOUND = "sound"
    ASK = "look at this"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing that was looked at: what, how it was found, what was seen, and how to mend it where it is not sound."""

    what: str
    state: State
    said: str
    mend: str = ""

    @property
    def wrong(self) -> bool:
        """Whether it must be mended."""
        return self.state is State.WRONG


def examine(home: Path) -> tuple[Examined, ...]:
    """Look at everything, in order; a thing that cannot be looked at for another's fault is left out."""
    try:
        config = read_config(home.resolve())
    except RecordsError as error:
        return (Examined("settings", State.WRONG, str(error), "Mend web.toml; the lines above say where"),)
    found = [_settings(config)]
    for part in (_private, _database, _journal, _store, _age, _disk, _demonstration):
        found.extend(_safely(part, config))
    return tuple(found)


def examine_quickly(home: Path) -> tuple[Examined, ...]:
    """The same without reading every file of the store and every entry of the logs: for a page that must be there at once."""
    config = read_config(home.resolve())
    found = [_settings(config)]
    for part in (_private, _database, _age, _disk, _demonstration):
        found.extend(_safely(part, config))
    return tuple(found)


def _safely(part: Callable[[Config], Iterator[Examined]], config: Config) -> Iterator[Examined]:
    """What one part finds; what stops it is itself a finding."""
    try:
        yield from part(config)
    except (RecordsError, AccessError, OSError) as error:
        name = part.__name__.strip("_")
        yield Examined(name, State.WRONG, str(error), "Mend what is named, then run goldenthread doctor again")


def _settings(config: Config) -> Examined:
    if not (config.home / FILE).exists():
        said = f"there is no {FILE} in {config.home}: the defaults stand"
        return Examined("settings", State.ASK, said, "Write one: docs/guides/deployment.md lists every setting")
    if not config.secure and any(host not in ("127.0.0.1", "localhost") for host in config.hosts):
        said = "the site has a name on the network and [site] secure is not set: sign-ins would travel in the clear"
        return Examined("settings", State.WRONG, said, "Put a proxy that speaks TLS in front, and set secure = true")
    return Examined("settings", State.SOUND, f"{FILE} can be read; served as {', '.join(config.hosts)}")


def _private(config: Config) -> Iterator[Examined]:
    """Nobody else may read keys, the database or the settings; on Windows the folder's own rules say so."""
    if os.name != "posix":
        yield Examined(
            "privacy of files", State.ASK, "this system's rules cannot be read from here", "See the Windows notes"
        )
        return
    paths = [config.home, config.store, *(config.home / name for name in _PRIVATE)]
    open_ = [str(path) for path in paths if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077]
    if open_:
        yield Examined(
            "privacy of files", State.WRONG, f"others may read {', '.join(open_)}", "chmod go-rwx each of them"
        )
    else:
        yield Examined("privacy of files", State.SOUND, "only this account may read keys, database and settings")


def _database(config: Config) -> Iterator[Examined]:
    # Only here is Django made ready: everything else can be looked at without it.
    from goldenthread.web.database_state import database_state

    waiting, workers = database_state(config)
    if waiting:
        yield Examined(
            "database", State.WRONG, f"{waiting} changes of its tables wait", "Stop the site and start it again"
        )
    else:
        yield Examined("database", State.SOUND, "its tables are those of this version")
    yield workers_examined(workers)


def workers_examined(last_seen: datetime | None) -> Examined:
    """How the background worker was found, by the moment of its last sign of life."""
    if last_seen is None:
        return Examined("background worker", State.ASK, "no worker has run here yet", "goldenthread serve starts one")
    silent = datetime.now(UTC) - last_seen
    if silent > timedelta(minutes=2):
        said = f"the worker was last seen {int(silent.total_seconds() // 60)} minutes ago"
        return Examined("background worker", State.ASK, said, "Start the site, or: goldenthread worker --home DIR")
    return Examined("background worker", State.SOUND, "the worker was seen in the last two minutes")


def _journal(config: Config) -> Iterator[Examined]:
    logs = {"journal of the installation": journal_log(config.home)}
    if config.store.exists():
        logs["log of the store"] = access_log(config.store)
    for name, log in logs.items():
        wrong = log.verify()
        number, _ = log.head()
        if wrong:
            yield Examined(name, State.WRONG, wrong, "Keep the file as it is and tell your information governance lead")
        else:
            yield Examined(name, State.SOUND, f"{number:,} entries, none altered or missing")


def _store(config: Config) -> Iterator[Examined]:
    if not config.store.exists():
        said = f"there is no store at {config.store}"
        yield Examined("store", State.ASK, said, "Load the first files in the web or with: goldenthread load")
        return
    sound = verify(config.store)
    if not sound.whole:
        said = "; ".join(str(problem) for problem in sound.damaged)
        yield Examined("store", State.WRONG, said, "Restore the store from a backup")
        return
    yield Examined(
        "store", State.SOUND, f"{sound.files:,} files of {sound.snapshots} snapshots are as they were written"
    )


def _age(config: Config) -> Iterator[Examined]:
    """How old the records are, and whether pages are made of them; nothing where there are none."""
    if not config.store.exists():
        return
    current = Store.open(config.store).current()
    age = datetime.now(UTC) - current.manifest.known_at
    state = State.ASK if age > _OLD_RECORDS else State.SOUND
    said = f"the records speak of {current.manifest.as_at:%-d %B %Y} and were loaded {age.days} days ago"
    yield Examined("age of records", state, said, "Load this month's files" if state is State.ASK else "")
    yield _served(config.store, current.id)


def _served(root: Path, snapshot: str) -> Examined:
    # The floor that prepares pages is asked only when there is a store to ask of.
    from goldenthread.serving.errors import NotServed
    from goldenthread.serving.opening import open_served

    try:
        open_served(root, snapshot)
    except NotServed as error:
        return Examined("pages", State.WRONG, str(error), "Start the site: its worker prepares them")
    return Examined("pages", State.SOUND, "the current snapshot is ready for the pages")


def _disk(config: Config) -> Iterator[Examined]:
    free = shutil.disk_usage(config.home).free
    held = (
        sum(path.stat().st_size for path in config.store.rglob("*") if path.is_file()) if config.store.exists() else 0
    )
    said = f"{free / 1e9:.1f} GB are free; the store holds {held / 1e9:.1f} GB"
    if free < held * _ROOM:
        yield Examined("disk", State.ASK, said, "A load writes a whole snapshot before it changes anything: make room")
    else:
        yield Examined("disk", State.SOUND, said)


def _demonstration(config: Config) -> Iterator[Examined]:
    if config.demonstration:
        said = "demonstration users may sign in from this machine"
        yield Examined(
            "demonstration", State.ASK, said, "Take demonstration out of web.toml before real records are loaded"
        )

"""What a home folder makes of measures: the book with a council's own definitions, the rules of reading, a session."""

import hashlib
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Final

from goldenthread.access.scope import Scope
from goldenthread.measures.comparators.store import FOLDER as COMPARATORS
from goldenthread.measures.definitions import book
from goldenthread.measures.language.book import Book
from goldenthread.measures.language.from_toml import Own
from goldenthread.measures.run.beside import Home
from goldenthread.measures.run.own import book_with
from goldenthread.measures.run.readings import Reader
from goldenthread.measures.run.session import Session, open_session
from goldenthread.measures.typed.population import FOLDER as POPULATION
from goldenthread.measures.typed.store import FOLDER as TYPED
from goldenthread.records.errors import WrongUse

DEFINITIONS: Final = "definitions"
LIMITS: Final = "limits.toml"
SETTINGS: Final = "settings"
#: What is loaded lies beside a list that names each file by its hash: the list says whether anything changed.
_LOADED: Final = (COMPARATORS, POPULATION, TYPED)
_LIST: Final = "loads.json"


@lru_cache(maxsize=1)
def shipped_book() -> Book:
    """The book as shipped, bound once."""
    return book()


def own_book(home: Path, definitions: Path | None = None) -> tuple[Book, Own | None]:
    """The book of measures with a council's own limits and definitions, and what of it is its own.

    Limits are ``limits.toml`` of the home folder; definitions are the folder given, else ``definitions`` of the home
    folder where there is one. Raises `InputRefused` with every problem of every file, and `WrongUse` for a folder that
    is not there.
    """
    if definitions is not None and not definitions.is_dir():
        raise WrongUse.of(str(definitions), "this folder is not there", "Name a folder of definitions")
    folder = definitions or home / DEFINITIONS
    return book_with(shipped_book(), folder if folder.is_dir() else None, home / LIMITS)


def home_reader(home: Path, settings: Path | None = None) -> Reader:
    """The rules by which figures are read, with a council's own from its home folder or from a folder of settings."""
    own = home / SETTINGS
    return Reader(settings=settings or (own if own.is_dir() else None), home=Home(home))


def home_session(
    store: Path,
    scope: Scope,
    home: Path,
    held: Book,
    as_at: date | None = None,
    known_at: datetime | None = None,
    snapshot: str | None = None,
) -> Session:
    """A session on a store with a book and the home folder's population; see `open_session`."""
    return open_session(store, scope, held, Home(home).population, as_at, known_at, snapshot or "")


def settings_hash(home: Path) -> str:
    """Sixteen hex digits that change with any target, rule, definition, limit, typed figure or comparator of a home folder."""
    texts = [home / LIMITS, *(home / name / _LIST for name in _LOADED)]
    for name in (DEFINITIONS, SETTINGS):
        texts += sorted((home / name).rglob("*.toml"))
    found = hashlib.sha256()
    for path in texts:
        if path.is_file():
            said = path.read_bytes()
            found.update(f"{path.relative_to(home).as_posix()}\n{len(said)}\n".encode())
            found.update(said)
    return found.hexdigest()[:16]

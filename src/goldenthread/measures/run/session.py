"""A session: a store's snapshot opened for one reader, from which figures, rows and trackers are asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from goldenthread.access.scope import Scope
from goldenthread.measures.language.book import Book
from goldenthread.measures.run.figures import Asker, Population
from goldenthread.measures.run.ready import Ready
from goldenthread.records.errors import WrongUse
from goldenthread.records.store.store import Snapshot, Store

#: So many records fit into memory beside all that is made of them; more are read from their files for every question.
FEW_ROWS: Final = 250_000


@dataclass(frozen=True, slots=True)
class Session:
    """What a reader opened: the store, the snapshot that speaks, the day beyond which nothing is known, and the book."""

    store: Store
    snapshot: Snapshot
    scope: Scope
    book: Book
    as_at: date
    population: Population

    @contextmanager
    def asker(self, often: bool = False) -> Iterator[Asker]:
        """One who answers for figures. Counts include every child, whatever the scope: a figure is the same for all.

        Who is asked ``often``, as for a whole book, reads few records once and keeps what is made of them.
        """
        everyone = Scope.everything(self.scope.viewer, self.scope.purpose, role=self.scope.role, restricted=True)
        if not self.scope.permits_authority(self.store.authority):
            raise WrongUse.of(self.store.authority, "the scope is not for this authority", "Read another store")
        held = often and self.snapshot.rows <= FEW_ROWS
        connection = self.snapshot.connect(everyone, self.as_at, held=held)
        ready = Ready() if held else None
        try:
            yield Asker(
                connection, self.book, self.store.authority, self.as_at, self.snapshot.id, self.population, ready
            )
        finally:
            connection.close()


def open_session(
    root: Path,
    scope: Scope,
    book: Book,
    population: Population,
    as_at: date | None = None,
    known_at: datetime | None = None,
    snapshot: str = "",
) -> Session:
    """Open a store's snapshot: the current one, that of an id, or the latest known at a moment.

    Raises `WrongUse` when both an id and a moment are given, or when ``as_at`` is later than the snapshot.
    """
    store = Store.open(root)
    if snapshot and known_at is not None:
        raise WrongUse.of("snapshot", "both a snapshot and a moment are given", "Give one of them")
    if snapshot:
        chosen = store.snapshot(snapshot)
    else:
        chosen = store.snapshot_known_at(known_at) if known_at is not None else store.current()
    latest = chosen.manifest.as_at
    if as_at is not None and as_at > latest:
        what = f"{as_at} is later than the snapshot, which is as at {latest}"
        raise WrongUse.of("as at", what, "Give that date or an earlier one")
    return Session(store, chosen, scope, book, as_at or latest, population)


def no_population(authority: str, day: date, band: str) -> tuple[float, str] | None:
    """No population is held: rates then say so."""
    del authority, day, band
    return None

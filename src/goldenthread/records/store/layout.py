"""Where everything lies in a store."""

from dataclasses import dataclass
from pathlib import Path

#: Raised when an older version of this package could no longer read what a newer one writes.
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Layout:
    """Paths of a store.

    ``CURRENT`` is the pointer: it names the current snapshot and every other living one. What it does not name is not
    part of the store, whatever lies in the folders. ``staging`` and ``spill`` hold unfinished work only.
    """

    root: Path

    @property
    def facts(self) -> Path:
        """Format, authority and identity of the store; never rewritten."""
        return self.root / "store.json"

    @property
    def current(self) -> Path:
        """The pointer file."""
        return self.root / "CURRENT"

    @property
    def deliveries(self) -> Path:
        """Folder of deliveries, one folder each."""
        return self.root / "deliveries"

    @property
    def snapshots(self) -> Path:
        """Folder of snapshots, one folder each."""
        return self.root / "snapshots"

    @property
    def names(self) -> Path:
        """Folder of the encrypted table of names."""
        return self.root / "names"

    @property
    def staging(self) -> Path:
        """Folder of work that has not been moved into its place."""
        return self.root / "staging"

    @property
    def spill(self) -> Path:
        """Folder where the engine puts what does not fit in memory."""
        return self.root / "spill"

    @property
    def lock(self) -> Path:
        """The file that the writer locks."""
        return self.root / "lock"

    @property
    def holder(self) -> Path:
        """Who holds the lock."""
        return self.root / "lock-holder.json"

    @property
    def settings(self) -> Path:
        """The council's settings of the store."""
        return self.root / "settings.toml"

    @property
    def exceptions(self) -> Path:
        """Accepted exceptions to findings."""
        return self.root / "exceptions.toml"

    @property
    def holds(self) -> Path:
        """Legal holds."""
        return self.root / "holds.toml"

    @property
    def log(self) -> Path:
        """The log of child-level reads."""
        return self.root / "access.log"

    def delivery(self, identifier: str) -> Path:
        """Folder of one delivery."""
        return self.deliveries / identifier

    def snapshot(self, identifier: str) -> Path:
        """Folder of one snapshot."""
        return self.snapshots / identifier

    def cells(self, delivery: str, sheet: str) -> Path:
        """Parquet file of one sheet of a delivery."""
        return self.delivery(delivery) / "cells" / f"{sheet}.parquet"

    def served(self, snapshot: str) -> Path:
        """The file from which pages about a snapshot are read: made from it, and made again at will."""
        return self.snapshot(snapshot) / "served.sqlite"

    def table(self, snapshot: str, table: str) -> Path:
        """Parquet file of one table of a snapshot."""
        return self.snapshot(snapshot) / "tables" / f"{table}.parquet"

"""What is asked of a load and what it answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from goldenthread.records.importers.language import DateOrder
from goldenthread.records.store.manifests import FindingCount

Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class LoadRequest:
    """What the person who loads asks for; ``wait`` is how many seconds to wait for another writer."""

    as_at: date | None = None
    known_at: datetime | None = None
    authority: str | None = None
    dates: DateOrder | None = None
    mapping: Path | None = None
    encoding: str = "utf-8"
    dry_run: bool = False
    wait: float = 0.0


@dataclass(frozen=True, slots=True)
class SourceAge:
    """A source of a snapshot: the date it speaks of, its age in days at the snapshot's as-at, and whether it is new."""

    source: str
    as_at: date
    days: int
    carried: bool


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What a load did. ``created`` is False when the same content was held already, or in a dry run."""

    snapshot: str
    created: bool
    dry_run: bool
    authority: str
    as_at: date
    known_at: datetime
    rows: Mapping[str, int]
    findings: tuple[FindingCount, ...]
    sources: tuple[SourceAge, ...]
    notes: tuple[str, ...]
    seconds: float

    @property
    def findings_by_rule(self) -> dict[str, int]:
        """How many findings of each rule."""
        counts: dict[str, int] = {}
        for item in self.findings:
            counts[item.rule] = counts.get(item.rule, 0) + item.count
        return counts


def silent(what: str, done: float) -> None:
    """Progress that nobody watches."""
    del what, done

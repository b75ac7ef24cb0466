"""What deliveries and snapshots say of themselves: their parts, hashes, dates, versions and what was kept."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import Any

from goldenthread.records.errors import StoreDamaged
from goldenthread.records.importers.language import FileFacts
from goldenthread.records.store.files import RESTORE


@dataclass(frozen=True, slots=True)
class Part:
    """One Parquet file: its rows, SHA-256 and size in bytes (no hash and no file when a table has no rows)."""

    rows: int
    sha256: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One sheet of a delivery: its file, the columns kept, what was dropped and why, and which columns identify people."""

    part: Part
    kept: tuple[str, ...]
    dropped: Mapping[str, str]
    persons: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeliveryManifest:
    """A source as stored. ``left_out`` holds the keyed hashes of blocked people whose rows were met and not kept."""

    id: str
    kind: str
    source: str
    year: int | None
    as_at: date
    authority: str
    known_at: datetime
    files: tuple[FileFacts, ...]
    sheets: Mapping[str, SheetPart]
    findings: Part
    extra: Mapping[str, object]
    settings: Mapping[str, object]
    left_out: tuple[str, ...]
    versions: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class DeliveryNamed:
    """A delivery as a snapshot names it; ``manifest`` is the SHA-256 of the delivery's own manifest."""

    id: str
    kind: str
    source: str
    year: int | None
    as_at: date
    known_at: datetime
    files: tuple[FileFacts, ...]
    manifest: str


@dataclass(frozen=True, slots=True)
class FindingCount:
    """How many findings of a rule and severity."""

    rule: str
    severity: str
    count: int


@dataclass(frozen=True, slots=True)
class SnapshotManifest:
    """A snapshot: one delivery per source and the typed tables made of them.

    ``versions`` are part of the id (importers, code sets, checks, tables); ``made_with`` is only noted.
    ``as_at`` is the latest date that any delivery speaks of, ``known_at`` the moment (UTC) at which it became known,
    ``derived_at`` the moment at which its tables were made. ``parent`` is the snapshot that was current before it.
    """

    id: str
    authority: str
    as_at: date
    known_at: datetime
    derived_at: datetime
    deliveries: tuple[DeliveryNamed, ...]
    tables: Mapping[str, Part]
    findings: Part
    finding_counts: tuple[FindingCount, ...]
    versions: Mapping[str, object]
    made_with: Mapping[str, object]
    settings: Mapping[str, object]
    kept: Mapping[str, Mapping[str, Mapping[str, object]]]
    spellings: Mapping[str, object]
    parent: str = ""

    @property
    def rows(self) -> dict[str, int]:
        """Rows of each table that has any."""
        return {name: part.rows for name, part in self.tables.items() if part.rows}


def plain(manifest: DeliveryManifest | SnapshotManifest) -> dict[str, object]:
    """A manifest as JSON-able values: dates as ISO text, moments as UTC ending in Z."""
    return {name: _plain(value) for name, value in asdict(manifest).items()}


def delivery_from(said: Mapping[str, Any], where: str) -> DeliveryManifest:
    """Read a delivery's manifest; raises `StoreDamaged` naming the file where something is missing."""
    try:
        sheets = {
            name: SheetPart(
                Part(**item["part"]),
                tuple(item["kept"]),
                item["dropped"],
                tuple(item["persons"]),
                tuple(item["others"]),
            )
            for name, item in said["sheets"].items()
        }
        return DeliveryManifest(
            **{
                **said,
                **_dated(said, "known_at"),
                "files": tuple(FileFacts(**item) for item in said["files"]),
                "sheets": sheets,
                "findings": Part(**said["findings"]),
                "left_out": tuple(said["left_out"]),
            }
        )
    except (KeyError, TypeError, ValueError) as error:
        raise StoreDamaged.of(where, f"the manifest lacks something ({error})", RESTORE) from error


def snapshot_from(said: Mapping[str, Any], where: str) -> SnapshotManifest:
    """Read a snapshot's manifest; raises `StoreDamaged` naming the file where something is missing."""
    try:
        named = tuple(
            DeliveryNamed(
                **{**item, **_dated(item, "known_at"), "files": tuple(FileFacts(**facts) for facts in item["files"])}
            )
            for item in said["deliveries"]
        )
        return SnapshotManifest(
            **{
                **said,
                **_dated(said, "known_at", "derived_at"),
                "deliveries": named,
                "tables": {name: Part(**item) for name, item in said["tables"].items()},
                "findings": Part(**said["findings"]),
                "finding_counts": tuple(FindingCount(**item) for item in said["finding_counts"]),
            }
        )
    except (KeyError, TypeError, ValueError) as error:
        raise StoreDamaged.of(where, f"the manifest lacks something ({error})", RESTORE) from error


def moment_text(moment: datetime) -> str:
    """A moment as ISO text in UTC, ending in Z."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def moment_from(text: str) -> datetime:
    """Read what `moment_text` wrote."""
    return datetime.fromisoformat(text)


def identify(facts: Mapping[str, object]) -> str:
    """An id made of what a thing is made of: twenty hexadecimal characters."""
    canonical = json.dumps(_plain(dict(facts)), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()[:20]


def identify_delivery(
    kind: str,
    source: str,
    files: tuple[FileFacts, ...],
    as_at: date,
    authority: str,
    extra: Mapping[str, object],
    settings: Mapping[str, object],
    left_out: tuple[str, ...],
) -> str:
    """Id of a delivery: the source's content and how it was read; names of files and when it was loaded stay out."""
    return identify(
        {
            "kind": kind,
            "source": source,
            "files": sorted(facts.sha256 for facts in files),
            "as_at": as_at,
            "authority": authority,
            "extra": extra,
            "settings": settings,
            "left_out": sorted(left_out),
        }
    )


def identify_snapshot(
    authority: str,
    as_at: date,
    deliveries: tuple[str, ...],
    versions: Mapping[str, object],
    settings: Mapping[str, object],
) -> str:
    """Id of a snapshot: its deliveries, and the versions and settings by which tables are made of them.

    The bytes of the Parquet files and the moment at which it became known stay out, so that loading the same content
    again gives the same snapshot.
    """
    return identify(
        {
            "authority": authority,
            "as_at": as_at,
            "deliveries": sorted(deliveries),
            "versions": versions,
            "settings": settings,
        }
    )


def _dated(said: Mapping[str, Any], *moments: str) -> dict[str, object]:
    return {"as_at": date.fromisoformat(said["as_at"]), **{name: moment_from(said[name]) for name in moments}}


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(entry) for entry in (sorted(value) if isinstance(value, set | frozenset) else value)]
    if isinstance(value, str | int | float | bool) or value is None:
        return value
    raise TypeError(f"cannot be kept in a manifest: {value!r}")

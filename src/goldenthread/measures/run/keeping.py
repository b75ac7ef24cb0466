"""The whole book counted for many months and kept as Parquet beside the snapshots: observations."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from goldenthread.calendar import Period
from goldenthread.measures.language.book import Book
from goldenthread.measures.language.measures import Measure, Stat
from goldenthread.measures.run.counting import OBSERVED, answer_each, made_ready
from goldenthread.measures.run.session import Session
from goldenthread.records.errors import StoreUnwritable

_VERSION = b"goldenthread.book"
_VERSIONS = b"goldenthread.definitions"
_LABELS = b"goldenthread.periods"
_AS_AT = b"goldenthread.as_at"
#: What was counted, and the version of the definition that counted it.
KEPT = OBSERVED.append(pa.field("definition_version", pa.int32()))


@dataclass(frozen=True, slots=True)
class Observations:
    """What was counted of one snapshot: ``table`` (shape `counting.OBSERVED` and ``definition_version``) and its periods.

    ``versions`` are those of every measure that was counted, also of those that found nothing and have no row.
    """

    table: pa.Table
    periods: tuple[str, ...]
    book: str
    as_at: date
    versions: Mapping[str, int]

    def whole(self, key: str, period: str) -> tuple[float | None, float | None, int] | None:
        """Numerator, denominator and definition version of a measure's whole for a period; None where it was not kept."""
        if period not in self.periods or key not in self.versions:
            return None
        mask = pc.and_(pc.equal(self.table["key"], key), pc.equal(self.table["breakdown"], ""))
        mask = pc.and_(mask, pc.equal(self.table["period_id"], self.periods.index(period)))
        rows = self.table.filter(pc.and_(mask, pc.equal(self.table["part"], ""))).to_pylist()
        if not rows:
            return 0.0, 0.0, self.versions[key]
        return rows[0]["numerator"], rows[0]["denominator"], rows[0]["definition_version"]


def one_way(measure: Measure) -> tuple[tuple[str, ...], ...]:
    """Every breakdown of a measure by one dimension."""
    return tuple((name,) for name in measure.breakdowns)


def book_version(book: Book) -> str:
    """Sixteen hex digits that change whenever any definition has another version, or a limit another number."""
    versions = sorted((key, one.version) for key, one in book.measures.items())
    limits = sorted((key, [one.number for one in variants]) for key, variants in book.limits.by_key.items())
    return hashlib.sha256(json.dumps([versions, limits]).encode("utf-8")).hexdigest()[:16]


def count_book(
    connection: duckdb.DuckDBPyConnection,
    book: Book,
    periods: Sequence[Period],
    as_at: date,
    take: Callable[[pa.Table], None],
) -> None:
    """Count the whole book for the periods, by every one-way breakdown, handing over tables of shape `KEPT`."""
    counted = [one for one in book.measures.values() if one.stat is not Stat.RATIO]

    def with_version(table: pa.Table) -> None:
        keys = table["key"].combine_chunks()
        versions = pa.array([book.measures[key].version for key in keys.dictionary.to_pylist()], pa.int32())
        take(table.append_column(KEPT.field("definition_version"), versions.take(keys.indices)))

    groups = made_ready(connection, book, counted, periods, as_at, one_way)
    answer_each(connection, groups, one_way, with_version)


def keep(session: Session, periods: Sequence[Period]) -> Path:
    """Count the whole book and keep it; gives the file, which replaces what was kept of the same snapshot before.

    Raises `StoreUnwritable` when it cannot be written; what was kept before is then as it was.
    """
    path = kept_at(session)
    waiting = path.with_name(f".{path.name}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with session.asker() as asker:
            write_book(asker.connection, session.book, periods, session.as_at, waiting)
        waiting.replace(path)
    except OSError as error:
        waiting.unlink(missing_ok=True)
        raise StoreUnwritable.of(str(path), f"it cannot be written ({error})", "Make room and try again") from error
    return path


def write_book(
    connection: duckdb.DuckDBPyConnection, book: Book, periods: Sequence[Period], as_at: date, path: Path
) -> None:
    """Count the whole book into a Parquet file that says which book, periods and day it is of; raises OSError."""
    versions = {key: one.version for key, one in book.measures.items() if one.stat is not Stat.RATIO}
    said = {
        _VERSION: book_version(book).encode("ascii"),
        _VERSIONS: json.dumps(versions).encode("utf-8"),
        _LABELS: json.dumps([one.label for one in periods]).encode("utf-8"),
        _AS_AT: as_at.isoformat().encode("ascii"),
    }
    with pq.ParquetWriter(path, KEPT.with_metadata(said), compression="zstd", compression_level=1) as writer:
        count_book(
            connection, book, periods, as_at, lambda table: writer.write_table(table.replace_schema_metadata(said))
        )


def kept(session: Session) -> Observations | None:
    """What was kept of the session's snapshot; None when nothing was, or nothing that this version can read."""
    path = kept_at(session)
    if not path.exists():
        return None
    table = pq.read_table(path)
    said = table.schema.metadata or {}
    if any(name not in said for name in (_VERSION, _VERSIONS, _LABELS, _AS_AT)) or not set(OBSERVED.names) <= set(
        table.schema.names
    ):
        return None
    labels = tuple(json.loads(said[_LABELS]))
    as_at = date.fromisoformat(said[_AS_AT].decode("ascii"))
    versions = {str(key): int(number) for key, number in json.loads(said[_VERSIONS]).items()}
    return Observations(table, labels, said[_VERSION].decode("ascii"), as_at, versions)


def kept_at(session: Session) -> Path:
    """Where the observations of a session's snapshot are kept."""
    return session.store.root / "observations" / f"{session.snapshot.id}.parquet"

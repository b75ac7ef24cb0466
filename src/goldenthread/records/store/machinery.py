"""The parts of this floor that a load drives, gathered so that a test can put others in their place."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import duckdb
import pyarrow as pa

from goldenthread import __version__
from goldenthread.records.checks import VERSION as CHECKS_VERSION
from goldenthread.records.checks import run_checks
from goldenthread.records.codes import VERSION as CODES_VERSION
from goldenthread.records.importers import IMPORTERS, recognise
from goldenthread.records.importers.delivery import Delivery
from goldenthread.records.importers.language import Landing, Options, Sheet, Source
from goldenthread.records.pipeline import assemble
from goldenthread.records.store.manifests import identify
from goldenthread.records.tables import TABLES


class AssembledLike(Protocol):
    """What assembling says beside the tables that it leaves in the engine."""

    @property
    def findings(self) -> pa.Table:
        """Everything found on the way, those of the deliveries among them."""
        ...

    @property
    def spellings(self) -> Mapping[str, Mapping[str, Mapping[str, Mapping[str, int]]]]:
        """Cells understood through another spelling, by source, sheet and column."""
        ...


#: Judges the tables as at a date; the mapping gives the name of each file by the short hash that rows carry.
Check = Callable[[duckdb.DuckDBPyConnection, date, Mapping[str, str]], pa.Table]


@dataclass(frozen=True)
class Machinery:
    """``recognise`` says what paths are (and, given a mapping, which lists it speaks for), ``read`` lands a source,
    ``sheets`` describes its cells, ``assemble`` makes the tables in an engine, ``check`` judges them and ``versions``
    names, for kinds of source, whatever would make the same cells give other tables."""

    recognise: Callable[..., Sequence[Source]]
    read: Callable[[Source, Options], Landing]
    sheets: Callable[[Landing], Mapping[str, Sheet]]
    assemble: Callable[[duckdb.DuckDBPyConnection, Sequence[Delivery], str, bool], AssembledLike]
    check: Check
    versions: Callable[[Sequence[str]], Mapping[str, object]]


def usual() -> Machinery:
    """This package's own importers, tables, pipeline and data checks."""

    def read(source: Source, options: Options) -> Landing:
        return IMPORTERS[source.kind].read(source, options)

    def sheets(landing: Landing) -> Mapping[str, Sheet]:
        return IMPORTERS[landing.kind].sheets(landing.extra, landing.year)

    def put_together(
        connection: duckdb.DuckDBPyConnection, deliveries: Sequence[Delivery], authority: str, birth_months: bool
    ) -> AssembledLike:
        return assemble(connection, deliveries, authority=authority, birth_months=birth_months)

    def versions(kinds: Sequence[str]) -> Mapping[str, object]:
        return {
            "importers": {kind: IMPORTERS[kind].specification.version for kind in sorted(set(kinds))},
            "codes": CODES_VERSION,
            "checks": CHECKS_VERSION,
            "tables": tables_version(),
        }

    return Machinery(recognise, read, sheets, put_together, run_checks, versions)


def tables_version() -> str:
    """A version of the tables' shapes: it changes when a column is added, renamed or given another kind."""
    shapes = {
        name: [
            [column.name, column.kind, column.codes, column.refers, column.planned, column.dated_by]
            for column in table.layout
        ]
        for name, table in TABLES.items()
    }
    return identify(shapes)[:12]


def program_versions() -> dict[str, object]:
    """Versions that are noted in a snapshot but do not change its id."""
    return {"goldenthread": __version__, "duckdb": duckdb.__version__, "pyarrow": pa.__version__}

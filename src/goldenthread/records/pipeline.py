"""From deliveries to the tables of a snapshot: derive each kind, join identities, merge sources."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from goldenthread.records.align import align
from goldenthread.records.findings import with_file_names
from goldenthread.records.identity import join_identities
from goldenthread.records.importers import IMPORTERS
from goldenthread.records.importers.delivery import Delivery
from goldenthread.records.importers.derive import Derived, derive
from goldenthread.records.importers.ssda903.reconcile import stack_findings
from goldenthread.records.keys import define_keys
from goldenthread.records.merge import merge

__all__ = ["Assembled", "Delivery", "assemble"]


@dataclass(frozen=True)
class Assembled:
    """What assembling says beside the tables: findings (shape `findings.SCHEMA`), cells understood through another
    spelling by source, sheet and column, and how many identifiers were joined to a person known by another."""

    findings: pa.Table
    spellings: Mapping[str, Mapping[str, Mapping[str, Mapping[str, int]]]]
    identities_joined: int


def assemble(
    connection: duckdb.DuckDBPyConnection, deliveries: Sequence[Delivery], *, authority: str, birth_months: bool = False
) -> Assembled:
    """Fill ``connection`` with every table of `tables.TABLES` (shape `Table.layout`), some perhaps without rows.

    Deliveries are taken kind by kind and, within a kind, stacked; the order in which they are given does not matter.
    """
    define_keys(connection)
    derived = Derived()
    by_kind: dict[str, list[Delivery]] = {}
    for delivery in sorted(deliveries, key=lambda item: item.source):
        derived.findings.extend([delivery.findings])
        by_kind.setdefault(delivery.kind, []).append(delivery)
    for kind in sorted(by_kind):
        derive(connection, IMPORTERS[kind], by_kind[kind], authority, derived)
    pa.default_memory_pool().release_unused()  # what was read is done with, and the tables want the room
    joined = join_identities(connection, derived.kinds, authority, derived.findings)
    align(connection, derived.kinds)
    own_ids = frozenset(kind for kind in by_kind if IMPORTERS[kind].specification.own_ids)
    merge(connection, derived.kinds, own_ids, authority, derived.findings)
    derived.findings.extend([stack_findings(connection, deliveries)])
    precision = "month" if birth_months else "day"
    connection.execute("update people set birth_date_precision = $1 where birth_date is not null", [precision])
    names = {facts.short: facts.name for delivery in deliveries for facts in delivery.files}
    return Assembled(with_file_names(derived.findings.table(), names), derived.spellings, joined)

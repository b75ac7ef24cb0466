"""A delivery: one source as it was read on one day, from which tables can be derived again at any time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

import pyarrow as pa

from goldenthread.records.findings import SCHEMA
from goldenthread.records.importers.language import FileFacts


@dataclass(frozen=True)
class Delivery:
    """What deriving needs of a delivery. ``cells`` gives a sheet's stored text by name, or None when there is none."""

    id: str
    kind: str
    source: str
    as_at: date
    authority: str
    files: tuple[FileFacts, ...]
    cells: Callable[[str], pa.Table | None]
    year: int | None = None
    extra: Mapping[str, object] = field(default_factory=dict)
    findings: pa.Table = field(default_factory=SCHEMA.empty_table)

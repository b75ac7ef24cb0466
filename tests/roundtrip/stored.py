"""A borough written, loaded into a store as a council would, and what came of it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from goldenthread.access.scope import Scope
from goldenthread.borough.plan import Borough
from goldenthread.borough.writers import FORMATS, write
from goldenthread.records.store.load import load
from goldenthread.records.store.loaded import LoadRequest
from goldenthread.records.store.machinery import usual
from goldenthread.records.store.store import Store

Row = dict[str, Any]


@dataclass(frozen=True)
class Stored:
    """The snapshot's tables, its findings, and the faults that were planted."""

    connection: duckdb.DuckDBPyConnection
    findings: list[Row]
    planted: list[Row]

    def found(self, *rules: str) -> list[Row]:
        """The findings of some rules."""
        return [finding for finding in self.findings if finding["rule"] in rules]

    def of(self, fault: str) -> list[Row]:
        """What was planted under one name."""
        return [planted for planted in self.planted if planted["fault"] == fault]


def stored(
    borough: Borough, folder: Path, faults: Mapping[str, float] | None = None, forms: Sequence[str] = FORMATS
) -> Stored:
    """Write a borough with some faults into a folder, and load it from there."""
    files, root = folder / "files", folder / "store"
    write(borough, files, forms, faults or {})
    loads_itself = set(forms) <= {"cin", "903"}  # a return states its date
    as_at = None if loads_itself else borough.plan.as_at
    load([files], root, LoadRequest(authority="999", as_at=as_at, dates="dmy"), usual())
    snapshot = Store.open(root).current()
    assert snapshot is not None
    listed = files / "faults.json"
    planted = json.loads(listed.read_text(encoding="utf-8"))["planted"] if listed.exists() else []
    connection = snapshot.connect(Scope.everything("tests", "round trip"))
    return Stored(connection, snapshot.findings().to_pylist(), planted)

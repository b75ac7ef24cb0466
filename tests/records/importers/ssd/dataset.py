"""Small folders of the Standard Safeguarding Dataset written for a test, and what becomes of them."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from goldenthread.records import pipeline
from goldenthread.records.engine import connect
from goldenthread.records.importers.delivery import Delivery
from goldenthread.records.importers.language import Landing, Options
from goldenthread.records.importers.ssd import IMPORTER

AS_AT = date(2025, 3, 31)
Rows = Sequence[Mapping[str, str]]

PERSON = {"pers_person_id": "P1", "pers_sex": "F", "pers_ethnicity": "WBRI", "pers_dob": "2012-05-06 00:00:00"}
CONTACT = {"cont_contact_id": "K1", "cont_person_id": "P1", "cont_contact_date": "2024-05-01 10:15:00"}


def write(folder: Path, suffix: str = ".csv", **tables: Rows) -> Path:
    """Write a folder: each table with the columns of its first row; a person and a contact unless given."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in {"ssd_person": [PERSON], "ssd_contacts": [CONTACT], **tables}.items():
        with (folder / f"{name}{suffix}").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    return folder


def landed(path: Path, **options: Any) -> Landing:
    """The dataset at a path, read."""
    (source,) = IMPORTER.claims(path)
    return IMPORTER.read(source, Options(**{"as_at": AS_AT, "authority": "999", **options}))


@dataclass
class Loaded:
    """A dataset loaded: the engine with our tables and every finding."""

    connection: duckdb.DuckDBPyConnection
    findings: pa.Table

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What a query over our tables gives."""
        return self.connection.execute(sql).fetchall()

    def rules(self, but: str = "missing-column") -> list[str]:
        """The rule of every finding, columns that the folder leaves out apart."""
        return [rule for rule in self.findings["rule"].to_pylist() if rule != but]


def loaded(path: Path, **options: Any) -> Loaded:
    """Read the dataset and fill our tables from it."""
    landing = landed(path, **options)
    assert landing.as_at is not None
    delivery = Delivery(
        landing.source, "ssd", landing.source, landing.as_at, "999", landing.files, landing.cells.get, None,
        landing.extra, landing.findings,
    )  # fmt: skip
    connection = connect()
    assembled = pipeline.assemble(connection, [delivery], authority="999")
    return Loaded(connection, assembled.findings)

"""Small lists for tests of local lists, and the short way to load them."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import xlsxwriter

from goldenthread.records.engine import connect
from goldenthread.records.importers.delivery import Delivery
from goldenthread.records.importers.language import Landing, Options
from goldenthread.records.importers.local import IMPORTER
from goldenthread.records.importers.local.claims import claim_mapped
from goldenthread.records.pipeline import assemble

AS_AT = date(2025, 9, 30)
OPTIONS = Options(as_at=AS_AT, authority="999")


def write(path: Path, *lines: str) -> Path:
    """Write lines of text and return the path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return path


def workbook(path: Path, sheets: dict[str, Sequence[Sequence[object]]]) -> Path:
    """Write a workbook with the given rows in each sheet; days become real dates."""
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for n, row in enumerate(rows):
                sheet.write_row(n, 0, row)
    return path


def land(path: Path, mapping: Path | None = None, options: Options = OPTIONS) -> Landing:
    """Land the one list at ``path``."""
    (source,) = IMPORTER.claims(path) if mapping is None else claimed(path, mapping)
    return IMPORTER.read(source, options)


def claimed(path: Path, mapping: Path) -> tuple:
    """The source that a mapping makes of a file."""
    return claim_mapped([path], mapping)[0]


def delivery(landing: Landing) -> Delivery:
    """A landing as if it had been stored."""
    return Delivery(
        landing.source, landing.kind, landing.source, landing.as_at or AS_AT, "999", landing.files, landing.cells.get,
        landing.year, landing.extra, landing.findings,
    )  # fmt: skip


def load(*landings: Landing) -> tuple[duckdb.DuckDBPyConnection, list[dict[str, object]]]:
    """Assemble landings; the engine with every table, and the findings."""
    engine = connect()
    made = assemble(engine, [delivery(landing) for landing in landings], authority="999")
    return engine, made.findings.to_pylist()


def rows(engine: duckdb.DuckDBPyConnection, sql: str) -> list[tuple]:
    """The rows of a query."""
    return engine.execute(sql).fetchall()


def cell(landing: Landing, sheet: str, column: str) -> list[str | None]:
    """The stored texts of a column."""
    found: pa.Table = landing.cells[sheet]
    return found[column].to_pylist()

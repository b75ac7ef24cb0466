"""Makes small sets of lists to read: a good row for every list, changed where a test needs it."""

import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import duckdb
import pyarrow as pa
import xlsxwriter
from tests.records.importers.annex_a.good_rows import GOOD

from goldenthread.records.engine import connect
from goldenthread.records.findings import Findings
from goldenthread.records.importers.annex_a import IMPORTER
from goldenthread.records.importers.annex_a.spec import SPECIFICATION
from goldenthread.records.importers.delivery import Delivery
from goldenthread.records.importers.derive import Derived, derive
from goldenthread.records.importers.language import Landing, Options
from goldenthread.records.importers.mapped import mapped_rows
from goldenthread.records.keys import define_keys
from goldenthread.records.tables import TABLES

AS_AT = date(2024, 1, 31)
Grid = Sequence[Sequence[object]]


def grid(name: str, *changes: Mapping[str, object], without: Sequence[str] = ()) -> list[list[object]]:
    """Headings and one row for each of ``changes`` to the good row of a list (one unchanged when there are none)."""
    headings = [heading for heading in GOOD[name] if heading not in without]
    rows = [{**GOOD[name], **change} for change in changes or ({},)]
    return [list(headings), *([row[heading] for heading in headings] for row in rows)]


def everything() -> dict[str, Grid]:
    """The sheets List 1 to List 11 with one good row each."""
    return {f"List {name.removeprefix('list_')}": grid(name) for name in GOOD}


def workbook(path: Path, sheets: Mapping[str, Grid]) -> Path:
    """Write an XLSX workbook; days become real dates, texts that begin with "=" stay texts."""
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, date):
                        page.write_datetime(at, column, cell, day)  # type: ignore[arg-type]
                    elif cell is not None:
                        page.write(at, column, cell)
    return path


def opendocument(path: Path, sheets: Mapping[str, Grid]) -> Path:
    """Write the least that is an ODS workbook, every cell a text or a date."""

    def cell(value: object) -> str:
        if isinstance(value, date):
            return f'<table:table-cell office:value-type="date" office:date-value="{value}"><text:p>{value}</text:p></table:table-cell>'
        if value is None:
            return "<table:table-cell/>"
        return f'<table:table-cell office:value-type="string"><text:p>{escape(str(value))}</text:p></table:table-cell>'

    tables = "".join(
        f'<table:table table:name="{escape(name)}">'
        + "".join("<table:table-row>" + "".join(map(cell, row)) + "</table:table-row>" for row in rows)
        + "</table:table>"
        for name, rows in sheets.items()
    )
    kinds = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {kinds}>'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return path


def csv_text(rows: Grid) -> str:
    """Rows as CSV with days written day/month/year."""

    def cell(value: object) -> str:
        text = "" if value is None else f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)
        return f'"{text}"' if "," in text else text

    return "".join(",".join(map(cell, row)) + "\n" for row in rows)


def landed(path: Path, **options: object) -> Landing:
    """Read whatever lists are at ``path``."""
    (source,) = IMPORTER.claims(path)
    return IMPORTER.read(source, Options(**{"as_at": AS_AT, **options}))  # type: ignore[arg-type]


class Loaded:
    """Lists read and mapped: rows of our tables by name, and every finding."""

    def __init__(self, landing: Landing) -> None:
        self.engine: duckdb.DuckDBPyConnection = connect()
        define_keys(self.engine)
        derived = Derived()
        assert landing.as_at is not None
        delivery = Delivery(
            "d",
            landing.kind,
            landing.source,
            landing.as_at,
            "999",
            landing.files,
            landing.cells.get,
            None,
            landing.extra,
            landing.findings,
        )
        derive(self.engine, IMPORTER, [delivery], "999", derived)
        findings = Findings()
        findings.extend([landing.findings, derived.findings.table()])
        self.findings: pa.Table = findings.table()

    def rows(self, table: str) -> list[dict[str, object]]:
        """The rows that the lists give for one of our tables."""
        rows = mapped_rows(self.engine, ["annex-a"], TABLES[table])
        return self.engine.sql(f"select * from ({rows}) order by all").to_arrow_table().to_pylist()  # type: ignore[no-any-return]

    def row(self, table: str) -> dict[str, object]:
        """The only row of a table."""
        (row,) = self.rows(table)
        return row


def rules(findings: pa.Table) -> list[str]:
    """The rules of findings, without those that only say which lists are not there."""
    return [rule for rule in findings["rule"].to_pylist() if rule != "list-missing"]


def fields_of(name: str) -> list[str]:
    """Names of a list's fields."""
    return [field.name for field in SPECIFICATION.at(None)[name].fields]

"""A fix list as a file: CSV or Excel that no spreadsheet takes for formulas, sent as an attachment."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any, Final

import xlsxwriter
from django.http import HttpResponse

from goldenthread.design.figures import day
from goldenthread.records.checks.report import FIX_LIST
from goldenthread.serving.opening import Served

#: What the file holds, in order.
COLUMNS: Final = (*FIX_LIST, "title", "new")
#: With these a cell begins that a spreadsheet would work out.
_WORKED_OUT: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_WIDEST: Final = 60
_EXCEL: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def guarded(value: object) -> object:
    """A value that no spreadsheet will take for a formula; nothing for None."""
    if isinstance(value, str) and value.lstrip(" ").startswith(_WORKED_OUT):
        return "'" + value
    return "" if value is None else value


def as_csv(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Rows as CSV that a spreadsheet opens by a double click: UTF-8 with its mark, no formulas."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([guarded(row.get(name)) for name in COLUMNS] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def as_workbook(rows: Sequence[Mapping[str, Any]], served: Served) -> bytes:
    """Rows as a workbook of one table and a cover that says what they rest on; text stays text."""
    held = io.BytesIO()
    kept = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(held, kept) as book:
        bold = book.add_format({"bold": True})
        cover = book.add_worksheet("About")
        cover.set_column(0, 0, _WIDEST)
        said = ("What is wrong with the data", f"Records as at {day(served.as_at)}", f"Snapshot {served.snapshot}")
        for line, text in enumerate(
            (*said, f"{len(rows):,} findings", "It names children: keep it as their records are.")
        ):
            cover.write_string(line, 0, text, bold if line == 0 else None)
        sheet = book.add_worksheet("Findings")
        for place, name in enumerate(COLUMNS):
            sheet.write_string(0, place, name, bold)
        for line, row in enumerate(rows, start=1):
            for place, name in enumerate(COLUMNS):
                value = row.get(name)
                if isinstance(value, int):
                    sheet.write_number(line, place, value)
                elif value is not None:
                    sheet.write_string(line, place, str(value))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(1, len(rows)), len(COLUMNS) - 1)
        sheet.autofit(_WIDEST * 8)
    return held.getvalue()


def attached(data: bytes, name: str) -> HttpResponse:
    """A file that the browser saves and no cache keeps."""
    kind = _EXCEL if name.endswith(".xlsx") else "text/csv; charset=utf-8"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(data, content_type=kind, headers=headers)

"""A table as a file: CSV or Excel that no spreadsheet takes for formulas, sent as an attachment."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import Final

import xlsxwriter
from django.http import HttpResponse

#: With these a cell begins that a spreadsheet would work out.
_WORKED_OUT: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_WIDEST: Final = 60
_TYPES: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

Value = str | int | float | date | None


def guarded(value: Value) -> Value:
    """A value that no spreadsheet will take for a formula; "" for None."""
    if isinstance(value, str) and value.lstrip(" ").startswith(_WORKED_OUT):
        return "'" + value
    return "" if value is None else value


def as_csv(columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> bytes:
    """Rows as CSV that a spreadsheet opens by a double click: UTF-8 with its mark, no formulas."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([guarded(name) for name in columns])
    writer.writerows([guarded(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def as_workbook(title: str, about: Sequence[str], columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> bytes:
    """Rows as a workbook: a cover that says what they rest on and how they were narrowed, then one table; text stays text."""
    held = io.BytesIO()
    kept = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(held, kept) as book:
        bold, days = book.add_format({"bold": True}), book.add_format({"num_format": "d mmm yyyy"})
        cover = book.add_worksheet("About")
        cover.set_column(0, 0, _WIDEST)
        for line, text in enumerate((title, *about)):
            cover.write_string(line, 0, text, bold if line == 0 else None)
        sheet = book.add_worksheet("Table")
        sheet.freeze_panes(1, 0)
        for place, name in enumerate(columns):
            sheet.write_string(0, place, name, bold)
            widest = max((len(str(row[place])) for row in rows if row[place] is not None), default=0)
            sheet.set_column(place, place, min(max(len(name), widest) + 2, _WIDEST))
        for line, row in enumerate(rows, start=1):
            for place, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(line, place, value, days)
                elif isinstance(value, int | float):
                    sheet.write_number(line, place, value)
                elif value is not None:
                    sheet.write_string(line, place, value)
        if rows:
            sheet.autofilter(0, 0, len(rows), len(columns) - 1)
    return held.getvalue()


def attached(data: bytes, name: str) -> HttpResponse:
    """A file to be saved, never shown: ``name`` ends in .csv or .xlsx and holds no word of a reader's."""
    answer = HttpResponse(data, content_type=_TYPES[name.rsplit(".", 1)[1]])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer

"""A plain workbook of figures: a cover, the legend of what stands for no value, and one table of real numbers."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from goldenthread.cli.output import Form, guarded, print_rows, warn
from goldenthread.records.errors import WrongUse

_LEGEND = (
    ("hidden", "so few that somebody could be known"),
    ("not-recorded", "the records do not hold what it needs"),
    ("not-applicable", "nothing to count, or not broken down so"),
    ("cannot-compute", "it cannot be worked out; the note says why"),
    ("0", "nought: counted, and there was none"),
)
_WIDEST = 60


class Given(StrEnum):
    """The forms in which figures and rows can be given; a workbook goes to a file."""

    table = "table"
    csv = "csv"
    json = "json"
    xlsx = "xlsx"


GivenOption = Annotated[Given, typer.Option("--format", help="How to give the result.")]
OutOption = Annotated[Path | None, typer.Option("--out", help="File to write an Excel workbook to (--format xlsx).")]


def given(form: Given, as_json: bool, out: Path | None) -> Given:
    """The form asked for; raises `WrongUse` unless a workbook, and only a workbook, has a file that is not there yet."""
    form = Given.json if as_json else form
    if (form is Given.xlsx) is not (out is not None):
        raise WrongUse.of("--format xlsx", "a workbook needs a file, and only a workbook does", "Give --out FILE.xlsx")
    if out is not None and out.exists():
        raise WrongUse.of(str(out), "the file is there already", "Name a file that is not there yet")
    return form


def give(
    rows: Sequence[Mapping[str, object]],
    form: Given,
    out: Path | None,
    columns: tuple[Sequence[str], Sequence[str]],
    said: tuple[str, str],
) -> None:
    """Print rows or write them to a workbook.

    ``columns`` are those of a table to read and those of every other form; ``said`` is the sentence when there are none,
    and the title of a workbook.
    """
    short, every = columns
    nothing, title = said
    if out is not None:
        write_workbook(out, rows, every, title)
        warn(f"Wrote {out}")
    else:
        print_rows(rows, Form(form.value), short if form is Given.table else every, nothing)


def write_workbook(path: Path, rows: Sequence[Mapping[str, object]], columns: Sequence[str], title: str) -> None:
    """Write rows to a new Excel file; raises `WrongUse` where it is there already or cannot be written."""
    if path.exists():
        raise WrongUse.of(str(path), "the file is there already", "Name a file that is not there yet")
    try:
        with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
            _cover(book, title)
            _table(book, rows, columns)
    except (OSError, XlsxWriterException) as error:
        raise WrongUse.of(str(path), f"the file cannot be written ({error})", "Name another place") from error


def _cover(book: xlsxwriter.Workbook, title: str) -> None:
    sheet = book.add_worksheet("Cover")
    bold = book.add_format({"bold": True, "font_size": 14})
    sheet.write(0, 0, title, bold)
    sheet.write(2, 0, "What stands where there is no value", book.add_format({"bold": True}))
    for number, (word, meaning) in enumerate(_LEGEND, start=3):
        sheet.write(number, 0, word)
        sheet.write(number, 1, meaning)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, _WIDEST)


def _table(book: xlsxwriter.Workbook, rows: Sequence[Mapping[str, object]], columns: Sequence[str]) -> None:
    sheet = book.add_worksheet("Figures")
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for place, name in enumerate(columns):
        sheet.write(0, place, name.replace("_", " "), head)
        longest = max((len(str(row.get(name) or "")) for row in rows), default=0)
        sheet.set_column(place, place, min(_WIDEST, max(len(name), longest) + 2))
    for line, row in enumerate(rows, start=1):
        for place, name in enumerate(columns):
            value = row.get(name)
            if isinstance(value, date):
                sheet.write_datetime(line, place, value, day)
            elif isinstance(value, int | float):
                sheet.write_number(line, place, value)
            elif value is not None:
                sheet.write_string(line, place, str(guarded(value)))
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(1, len(rows)), len(columns) - 1)

"""Write a document as a workbook: cover, contents, notes, then one table a sheet."""

from datetime import date, datetime
from io import BytesIO
from typing import Final

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from goldenthread.reports.blocks import Document
from goldenthread.reports.cells import Cell
from goldenthread.reports.excel.names import (
    CELL_LETTERS,
    HEADING_LETTERS,
    PAGE_HEADER_LETTERS,
    Names,
    headings,
    table_name,
)
from goldenthread.reports.excel.numbers import kept_day, kept_number
from goldenthread.reports.excel.room import BOLD, RUNS_ON, column_widths, height
from goldenthread.reports.excel.sheets import COVER, Sheet, sheets
from goldenthread.reports.excel.styles import FONT, SIZE, Styles
from goldenthread.reports.faults import refuse_faults, texts
from goldenthread.reports.shape import signed

#: The date of a workbook whose document has none, so that its bytes never depend on the day it is made.
UNDATED: Final = date(2000, 1, 1)
#: Letters of the cover's one column, and points of space between its lines.
_COVER_LETTERS, _COVER_SPACE = 100, 6
#: Excel's number for A4 paper.
_A4: Final = 9


def write_excel(document: Document) -> bytes:
    """The document as an .xlsx file, the same bytes for the same document.

    Sheets: Cover, Contents, Notes, Key figures, Commentary (each where there is something for it), then a sheet for each
    table and each chart's numbers, as an Excel table. Numbers and dates are real ones under formats that print them as
    their cells; text is always kept as text, never as a formula or a link to elsewhere.

    Raises ValueError that names every fault of the document, and what a spreadsheet cannot hold.
    """
    refuse_faults(document)
    planned = sheets(document)
    _refuse_beyond_limits(document, planned)
    out = BytesIO()
    look = {"font_name": FONT, "font_size": SIZE}
    kept = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, {**kept, "default_format_properties": look}) as book:
        _describe(book, document)
        styles = Styles(book)
        _cover(book, document, styles, len(planned) - 1)
        targets = {anchor: sheet.name for sheet in planned for anchor in (*sheet.anchors, sheet.name)}
        names = Names()
        for sheet in planned:
            page = book.add_worksheet(sheet.name)
            _page(page, document)
            _write(page, sheet, styles, targets, names.of(table_name(sheet.name), HEADING_LETTERS, "_"))
    return out.getvalue()


def _describe(book: xlsxwriter.Workbook, document: Document) -> None:
    on = document.written or UNDATED
    book.set_properties(
        {
            "title": document.title,
            "subject": document.subtitle,
            "author": document.author,
            "company": document.organisation,
            "comments": document.stamp,
            "status": document.marking,
            "created": datetime(on.year, on.month, on.day),
        }
    )
    book.set_custom_property("Language", document.language)


def _cover(book: xlsxwriter.Workbook, document: Document, styles: Styles, tables: int) -> None:
    page = book.add_worksheet(COVER)
    _page(page, document)
    page.set_column(0, 0, _COVER_LETTERS)
    lines = [(document.title, styles.title())]
    lines += [(document.marking, styles.marking())] if document.marking else []
    plain = [document.subtitle, document.organisation]
    plain += [f"{name}: {value}" for name, value in (*document.about, *signed(document))]
    plain += [f"This workbook has {tables} more sheets with one table each; the sheet Contents lists them."]
    lines += [(text, styles.line(wrapped=True)) for text in plain if text]
    lines += [(document.stamp, styles.quiet())] if document.stamp else []
    for row, (text, look) in enumerate(lines):
        page.write_string(row, 0, text, look)
        page.set_row(row, height([text], [_COVER_LETTERS]) + _COVER_SPACE)


def _page(page: Worksheet, document: Document) -> None:
    """How a sheet is printed: A4 on its side, as wide as one page, with the marking above and the stamp below."""
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.hide_gridlines(2)
    page.set_header("&C&B" + _cut(document.marking or document.title, PAGE_HEADER_LETTERS - 4))
    number = "&RPage &P of &N"
    page.set_footer("&L" + _cut(document.stamp or document.title, PAGE_HEADER_LETTERS - len(number) - 2) + number)


def _write(page: Worksheet, sheet: Sheet, styles: Styles, targets: dict[str, str], name: str) -> None:
    table = sheet.table
    heads = headings(column.heading for column in table.columns)
    letters = column_widths(sheet, heads)
    for place, width in enumerate(letters):
        page.set_column(place, place, width)
    page.write_string(0, 0, sheet.title, styles.title())
    for row, line in enumerate(sheet.lines, start=1):
        wrapped = len(line) > RUNS_ON
        page.write_string(row, 0, line, styles.line(wrapped))
        page.set_row(row, height([line] if wrapped else [""], letters[:1]))
    first = len(sheet.lines) + 1
    for place, (heading, column) in enumerate(zip(heads, table.columns, strict=True)):
        page.write_string(first, place, heading, styles.head(column.numeric))
    page.set_row(first, height(heads, [width / BOLD for width in letters]))
    for number, cells in enumerate(table.rows):
        for place, cell in enumerate(cells):
            look = styles.cell(cell, table.columns[place].numeric, number in table.totals)
            _put(page, first + 1 + number, place, cell, look, targets)
        page.set_row(first + 1 + number, height([cell.text for cell in cells], letters))
    if table.rows:
        columns = [
            {"header": heading, "header_format": styles.head(column.numeric)}
            for heading, column in zip(heads, table.columns, strict=True)
        ]
        options = {"name": name, "columns": columns, "autofilter": False, "style": None, "title": sheet.title}
        page.add_table(first, 0, first + len(table.rows), len(heads) - 1, options)
    page.freeze_panes(first + 1, 1 if table.row_headings and len(heads) > 2 else 0)
    page.repeat_rows(first)


def _put(page: Worksheet, row: int, place: int, cell: Cell, look: object, targets: dict[str, str]) -> None:
    """One cell: a real number, a real date, or words."""
    when = kept_day(cell)
    if cell.link:
        page.write_url(row, place, f"internal:'{targets[cell.link].replace(chr(39), chr(39) * 2)}'!A1", look, cell.text)
    if cell.number is not None:
        page.write_number(row, place, kept_number(cell), look)
    elif when:
        page.write_datetime(row, place, when, look)
    elif not cell.text:
        page.write_blank(row, place, None, look)
    elif not cell.link:
        page.write_string(row, place, cell.text, look)


def _cut(text: str, most: int) -> str:
    """Words for the head or foot of a page, whose ampersands are doubled, cut with an ellipsis where they are too many."""
    while len(text.replace("&", "&&")) > most:
        text = text[:-2].rstrip() + "…"
    return text.replace("&", "&&")


def _refuse_beyond_limits(document: Document, planned: tuple[Sheet, ...]) -> None:
    """Raise ValueError that names all that a spreadsheet cannot hold."""
    found = [
        f"{where} has {len(text):,} letters; a cell holds {CELL_LETTERS:,}"
        for where, text in texts(document)
        if len(text) > CELL_LETTERS
    ]
    for sheet in planned:
        long = [column.heading for column in sheet.table.columns if len(column.heading) > HEADING_LETTERS]
        found += [f"{sheet.title}: a heading has {len(text)} letters; Excel takes {HEADING_LETTERS}" for text in long]
        for row in sheet.table.rows:
            for cell in row:
                try:
                    kept_number(cell) if cell.number is not None else None
                except ValueError as error:
                    found.append(f"{sheet.title}: {error}")
    if found:
        raise ValueError(f"{document.title} cannot be a workbook: " + "; ".join(found))

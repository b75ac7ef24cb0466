"""Ofsted's child-level lists 1 to 11 as one workbook, in the shape of 2024."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import xlsxwriter

from goldenthread.borough.holdings import Records
from goldenthread.borough.plan import Borough
from goldenthread.borough.writers.annex_a_care import CARE_LISTS
from goldenthread.borough.writers.annex_a_front import FRONT_LISTS
from goldenthread.borough.writers.annex_a_parts import Book, OfstedList
from goldenthread.borough.writers.files import Shelf

PATH = "annex-a/annex_a.xlsx"
LISTS: tuple[OfstedList, ...] = (*FRONT_LISTS, *CARE_LISTS)


@dataclass(frozen=True)
class _Styles:
    heading: Any
    day: Any


def write_annex_a(borough: Borough, records: Records, shelf: Shelf) -> None:
    """Write ``annex-a/annex_a.xlsx``: a sheet a list, headings in the first row, dates as dates shown dd/mm/yyyy."""
    book = Book(records, borough.plan.as_at, borough.extras)
    workbook = xlsxwriter.Workbook(str(shelf.place(PATH)), {"constant_memory": True, "strings_to_numbers": False})
    # A date of making that came from the clock would make the bytes differ from one run to the next.
    workbook.set_properties({"created": datetime.combine(borough.plan.as_at, datetime.min.time())})
    styles = _Styles(workbook.add_format({"bold": True}), workbook.add_format({"num_format": "dd/mm/yyyy"}))
    rows = sum(_write_list(workbook, item, item.rows(book), styles) for item in LISTS)
    workbook.close()
    shelf.note(PATH, rows)


def _write_list(workbook: Any, item: OfstedList, rows: Iterator[Sequence[Any]], styles: _Styles) -> int:
    sheet = workbook.add_worksheet(f"List {item.number}")
    sheet.write_row(0, 0, item.headings, styles.heading)
    written = 0
    for place, row in enumerate(rows, 1):
        if len(row) != len(item.headings):
            raise ValueError(f"list {item.number} has {len(item.headings)} columns, a row has {len(row)}")
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(place, column, cell, styles.day)
            elif isinstance(cell, int | float):
                sheet.write_number(place, column, cell)
            elif cell is not None:
                sheet.write_string(place, column, cell)
        written = place
    return written

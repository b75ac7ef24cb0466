"""Worksheets read as columns hold the same texts as those read cell by cell."""

import io
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
import python_calamine
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.records.importers.raw import RawSheet
from goldenthread.records.importers.workbook import read_cells, read_workbook
from goldenthread.records.importers.workbook_columns import read_columns
from goldenthread.records.importers.workbook_guard import inspect_workbook

DAY, MOMENT, CLOCK, LENGTH = "dd/mm/yyyy", "dd/mm/yyyy hh:mm", "hh:mm", "[h]:mm"


def book_of(cells: list[tuple[int, int, object, str]]) -> bytes:
    """A workbook of one sheet with (row, column, value, number format) in their places."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("A")
        formats = {form: book.add_format({"num_format": form}) for form in {cell[3] for cell in cells} if form}
        for row, column, value, form in cells:
            if isinstance(value, date | datetime | time | timedelta):
                sheet.write_datetime(row, column, value, formats.get(form))
            elif isinstance(value, str):
                sheet.write_string(row, column, value)
            else:
                sheet.write(row, column, value, formats.get(form))
    return file.getvalue()


def shown(sheet: RawSheet) -> tuple[object, ...]:
    """A sheet as plain values."""
    return sheet.name, sheet.headings, [column.to_pylist() for column in sheet.columns], sheet.rows.to_pylist()


def cell_by_cell(path: Path) -> list[tuple[object, ...]]:
    """Every sheet as it was always read."""
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    return [shown(sheet) for sheet in read_cells(book, book.sheet_names, inspect_workbook(path)).values()]


def both(path: Path) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """What is read now, and what is read cell by cell."""
    return [shown(sheet) for sheet in read_workbook(path)], cell_by_cell(path)


AWKWARD = {
    "whole numbers": [(0, 0, "n", ""), (1, 0, 1, ""), (2, 0, 900_000_000_000, ""), (3, 0, -3, "")],
    "fractions": [(0, 0, "n", ""), (1, 0, 3.25, ""), (2, 0, 0.1 + 0.2, ""), (3, 0, 0.0001, "")],
    "great and small numbers": [(0, 0, "n", ""), *((n, 0, v, "") for n, v in enumerate([1e15, 1e16, 1e22, 1e-5, -0.0], 1))],
    "many places": [(0, 0, "n", ""), (1, 0, 1 / 3, ""), (2, 0, 99.99999999999, ""), (3, 0, 12.3456789, "")],
    "millions with pence": [(0, 0, "n", ""), (1, 0, 1234567.89, ""), (2, 0, 9999999.01, ""), (3, 0, -0.5, "")],
    "fractions of great numbers": [(0, 0, "n", ""), (1, 0, 1000000000000.3125, ""), (2, 0, 12345678.9, "")],
    "nothing but a rounding error": [(0, 0, "n", ""), (1, 0, 2.5e-16, ""), (2, 0, 1e-9, "")],
    "long numbers as text": [(0, 0, "n", ""), (1, 0, "12345678901234567890", ""), (2, 0, "-0", ""), (3, 0, "0.00001", "")],
    "yes and no": [(0, 0, "b", ""), (1, 0, True, ""), (2, 0, False, ""), (3, 0, 1, ""), (4, 0, "true", "")],
    "days": [(0, 0, "d", ""), (1, 0, date(2024, 2, 29), DAY), (2, 0, date(1900, 3, 1), DAY), (3, 0, 0, DAY), (4, 0, 60, DAY)],
    "days, blanks and text": [(0, 0, "d", ""), (1, 0, date(2024, 2, 29), DAY), (3, 0, "not known", ""), (4, 0, 7, "")],
    "moments": [(0, 0, "d", ""), (1, 0, datetime(2024, 2, 29, 10, 15), MOMENT), (2, 0, datetime(2024, 2, 29), MOMENT)],
    "parts of seconds": [(0, 0, "d", ""), (1, 0, 45000.5729108796, MOMENT), (2, 0, 45000.00001, MOMENT)],
    "times of day": [(0, 0, "t", ""), (1, 0, time(9, 30), CLOCK), (2, 0, 0, CLOCK), (3, 0, 2.25, CLOCK)],
    "lengths of time": [(0, 0, "t", ""), (1, 0, 1.5, LENGTH), (2, 0, 0.25, LENGTH), (3, 0, 4000, LENGTH)],
    "far days": [(0, 0, "d", ""), (1, 0, 3_000_000, DAY), (2, 0, -400, DAY), (3, 0, -1, DAY)],
    "days as text": [(0, 0, "d", ""), (1, 0, "2024-01-02 00:00:00", ""), (2, 0, "2024-01-02", "")],
    "days and days as text": [(0, 0, "d", ""), (1, 0, "2024-01-02 00:00:00", ""), (2, 0, date(2024, 2, 29), DAY)],
    "blank rows and columns before": [(3, 2, "a", ""), (3, 4, "b", ""), (5, 2, 1, ""), (5, 4, "x", ""), (9, 2, 2, "")],
    "column without heading": [(0, 0, "a", ""), (0, 2, "c", ""), (1, 0, 1, ""), (2, 1, "stray", "")],
    "same heading twice": [(0, 0, "a", ""), (0, 1, "a", ""), (1, 0, 1, ""), (1, 1, 2, "")],
    "white space": [(0, 0, " a ", ""), (1, 0, "  ", ""), (2, 0, "x\ny", ""), (3, 0, "\u00a0", ""), (4, 0, "_x000D_", "")],
    "signs of XML": [(0, 0, "a&b<c>", ""), (1, 0, "&amp;", ""), (2, 0, '"é☃"', "")],
    "title above": [(0, 0, "List 1", ""), (2, 0, "a", ""), (2, 1, "b", ""), (3, 0, 1, ""), (3, 1, date(2024, 1, 1), DAY)],
    "headings only": [(0, 0, "a", ""), (0, 1, "b", "")],
    "numbers and days as headings": [(0, 0, 2024, ""), (0, 1, date(2024, 1, 1), DAY), (1, 0, "x", ""), (1, 1, "y", "")],
    "nothing": [],
}  # fmt: skip


@pytest.mark.parametrize("name", AWKWARD)
def test_awkward_cells_read_the_same(tmp_path: Path, name: str) -> None:
    """Whatever a cell holds, its text does not depend on the way it was read."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(book_of(AWKWARD[name]))
    now, before = both(path)
    assert now == before


DOUBTFUL = {"great and small numbers", "long numbers as text", "parts of seconds", "times of day", "lengths of time"}
DOUBTFUL |= {
    "moments",
    "many places",
    "fractions of great numbers",
    "nothing but a rounding error",
    "far days",
    "days as text",
    "days and days as text",
    "days",
}


@pytest.mark.parametrize("name", AWKWARD)
def test_only_doubtful_sheets_are_read_cell_by_cell(name: str) -> None:
    """Nothing that lists usually hold costs the longer way."""
    names, sheets = read_columns(book_of(AWKWARD[name]), ["A"])
    assert names == ("A",)
    assert (set(sheets) == set()) == (name in DOUBTFUL)


def test_merged_cells_errors_charts_and_hidden_sheets_read_the_same(tmp_path: Path) -> None:
    """The sheets of one workbook may be read in different ways; their order stays."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        first = book.add_worksheet("merged")
        first.merge_range(0, 1, 0, 3, "over three")
        first.write_row(1, 1, ["a", "b", "c"])
        first.write_row(2, 1, [1, 2, 3])
        second = book.add_worksheet("errors")
        second.write_row(2, 2, ["a", "b"])
        second.write_formula(3, 2, "=1/0", None, "#DIV/0!")
        second.write_formula(3, 3, '="x"', None, "x")
        third = book.add_worksheet("hidden")
        third.write_row(0, 0, ["a"])
        third.write_rich_string(1, 0, "one ", book.add_format({"bold": True}), "two")
        third.hide()
        fourth = book.add_worksheet("formulas")
        fourth.write_row(0, 0, ["a", "b"])
        fourth.write_formula(1, 0, "=1+1", None, 2)
        fourth.write_formula(1, 1, "=1=1", None, True)
        book.add_worksheet("blank")
    now, before = both(path)
    assert now == before
    assert [sheet[0] for sheet in now] == ["merged", "errors", "hidden", "formulas", "blank"]


def test_days_counted_from_1904_read_the_same(tmp_path: Path) -> None:
    """Workbooks that began on an old Macintosh count days otherwise."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path), {"date_1904": True}) as book:
        sheet = book.add_worksheet("A")
        sheet.write_row(0, 0, ["d", "t"])
        sheet.write_datetime(1, 0, datetime(2024, 2, 29), book.add_format({"num_format": DAY}))
        sheet.write_number(1, 1, 0.5, book.add_format({"num_format": CLOCK}))
    now, before = both(path)
    assert now == before


def test_texts_that_hide_their_midnight_read_the_same(tmp_path: Path) -> None:
    """A text split into runs, or written with character references, stays as it is."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("A")
        sheet.write(0, 0, "d")
        sheet.write_datetime(1, 0, datetime(2024, 2, 29), book.add_format({"num_format": DAY}))
        sheet.write_rich_string(2, 0, "2024-02-29 00:", book.add_format({"bold": True}), "00:00")
    now, before = both(path)
    assert now == before == [("A", ("d",), [["2024-02-29", "2024-02-29 00:00:00"]], [2, 3])]


def test_a_sheet_whose_part_is_missing_is_not_passed_over(tmp_path: Path) -> None:
    """Both ways end alike: the workbook lists a sheet that is not there."""
    whole, path = tmp_path / "whole.xlsx", tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(whole)) as book:
        for name in ("A", "B"):
            book.add_worksheet(name).write_row(0, 0, ["a", name])
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w") as new:
        for part in old.namelist():
            if not part.endswith("sheet2.xml"):
                new.writestr(part, old.read(part))
    outcomes = []
    for read in (lambda: [shown(sheet) for sheet in read_workbook(path)], lambda: cell_by_cell(path)):
        try:
            outcomes.append(read())
        except Exception as error:  # noqa: BLE001  (either way of failing is one)
            outcomes.append(bool(str(error)))
    assert outcomes[0] == outcomes[1]


CELLS = st.one_of(
    st.sampled_from(["", " ", "x", "1", "1.0", "-", "2024-01-02", "2024-01-02 00:00:00", "10:30", "TRUE", "#N/A"]),
    st.text(st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_categories=("Cs",)), max_size=6),
    st.floats(allow_nan=False, allow_infinity=False),
    st.decimals(-1000, 1000, places=3).map(float),
    st.integers(-(10**17), 10**17),
    st.booleans(),
)
PLACED = st.tuples(st.integers(0, 7), st.integers(0, 4), CELLS, st.just(""))
DATED = st.tuples(
    st.integers(0, 7), st.integers(0, 4), st.floats(-5, 80_000), st.sampled_from([DAY, MOMENT, CLOCK, LENGTH])
)
WHOLE_DAYS = st.tuples(st.integers(0, 7), st.integers(0, 4), st.integers(0, 80_000), st.sampled_from([DAY, MOMENT]))


@given(st.lists(st.one_of(PLACED, PLACED, WHOLE_DAYS, DATED), max_size=12))
def test_any_cells_read_the_same(
    tmp_path_factory: pytest.TempPathFactory, cells: list[tuple[int, int, object, str]]
) -> None:
    """Texts, numbers, days and times, wherever they stand."""
    path = tmp_path_factory.mktemp("book") / "a.xlsx"
    path.write_bytes(book_of(list({(cell[0], cell[1]): cell for cell in cells}.values())))
    now, before = both(path)
    assert now == before

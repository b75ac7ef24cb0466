"""Workbooks: every sheet, each number as its cell shows it."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from tests.scrutiny.reading.papers import TODAY, read, roles

from goldenthread.records.errors import InputRefused
from goldenthread.scrutiny.printed import Kind
from goldenthread.scrutiny.printed import read as printed
from goldenthread.scrutiny.reading import read_paper
from goldenthread.scrutiny.reading.number_formats import shown
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import load_rules

ACCOUNTS = '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-'


def workbook(path: Path, fill: Callable[[xlsxwriter.Workbook], None]) -> Path:
    """A workbook that a function fills."""
    with xlsxwriter.Workbook(path) as book:
        fill(book)
    return path


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (0.44, "0.0%", "44.0%"),
        (0.4449, "0%", "44%"),
        (-3874, "#,##0;(#,##0)", "(3,874)"),
        (-3874, "[$£-809]#,##0;[Red](#,##0)", "(3,874)"),
        (5_700_000, '"£"#,##0.0,,"m"', "£5.7m"),
        (3_874_000, "#,##0,", "3,874"),
        (0, ACCOUNTS, "-"),
        (1234.5, ACCOUNTS, "1,235"),
        (-1234.4, ACCOUNTS, "-1,234"),
        (2.5, "0", "3"),
        (-0.3, "0", "0"),
        (0, "#,###", ""),
        (5, "+0;-0;0", "+5"),
        (-0.015, "+0.0%;-0.0%", "-1.5%"),
        (5, '0" days"', "5 days"),
        (44, "0.0\\%", "44.0%"),
        (0.1 + 0.2, "", "0.3"),
        (1 / 3, "General", "0.33333333333"),
        (12, "0.00E+00", "12"),
        (1.5, "# ?/?", "1.5"),
        (43040, "mmm-yy", "Nov-17"),
        (43040, "mmmm yyyy", "November 2017"),
        (43040, "dd/mm/yyyy", "2017-11-01"),
        (43040, "[$-809]dd mmmm yyyy;@", "2017-11-01"),
        (43040.5, "dd/mm/yyyy hh:mm", "2017-11-01"),
    ],
)
def test_a_number_is_read_as_its_cell_shows_it(value: float, code: str, text: str) -> None:
    """Percent, brackets, pounds, millions, dashes for nought, days."""
    assert shown(value, code) == text


@given(st.integers(-(10**9), 10**9), st.sampled_from(["0", "#,##0", "#,##0;(#,##0)", "£#,##0", '0" days"']))
def test_a_whole_number_reads_back_from_what_is_shown(value: int, code: str) -> None:
    """Whatever its format, the figure on paper is the figure."""
    cell = printed(shown(value, code))
    assert cell.kind is Kind.NUMBER
    assert cell.number == value


@given(st.decimals(-1, 1, places=4))
def test_a_share_reads_back_within_its_last_place(value: object) -> None:
    """0.4449 shown as 44.5% may be anything that rounds to it."""
    cell = printed(shown(float(str(value)), "0.0%"))
    assert abs(cell.number - round(float(str(value)) * 100, 4)) <= 0.0501


def _dashboard(book: xlsxwriter.Workbook) -> None:
    months, shares = book.add_format({"num_format": "mmm-yy"}), book.add_format({"num_format": "0.0%"})
    sheet = book.add_worksheet("Dashboard")
    sheet.write(0, 0, "Family Services dashboard")
    for column, month in ((1, 10), (2, 11)):
        sheet.write_datetime(2, column, datetime(2017, month, 1), months)
    sheet.write_row(2, 3, ["Change", "Due"])
    sheet.write(2, 0, "Measure")
    sheet.merge_range(3, 0, 3, 4, "Theme 1")
    sheet.write(4, 0, "Assessments in time")
    for column, value in ((1, 0.44), (2, 0.452), (3, 0.012)):
        sheet.write(4, column, value, shares)
    sheet.write_datetime(4, 4, datetime(2018, 3, 31), book.add_format({"num_format": "dd/mm/yyyy"}))
    other = book.add_worksheet("Other")
    other.hide()
    other.write_row(0, 0, ["Team", "Budget", "Outturn"])
    other.write_row(1, 0, ["Duty", 10, 12])


def test_every_sheet_is_read_with_its_rows_and_formats(tmp_path: Path) -> None:
    """Headings that are dates are the months they show; a hidden sheet is read and said."""
    found = read(workbook(tmp_path / "paper.xlsx", _dashboard))
    first, second = found.paper
    assert (first.grid.table, first.grid.heading_row) == ("Dashboard", 3)
    assert first.grid.headings[:3] == ("Measure", "Oct-17", "Nov-17")
    (row,) = first.rows
    assert row.line.number == 5
    assert [row.line.cells[place] for place in range(5)] == [
        "Assessments in time",
        "44.0%",
        "45.2%",
        "1.2%",
        "2018-03-31",
    ]
    assert row.text(Role.GROUP) == "Theme 1"
    assert roles(first)["Oct-17"] == "previous (2017-10)"
    assert second.grid.table == "Other"
    assert [note for note in found.notes if "'Other' is hidden" in note]


def test_a_formula_without_a_result_is_said(tmp_path: Path) -> None:
    """It is not nought, and not silence."""

    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Measure", "Latest", "Previous"])
        sheet.write_row(1, 0, ["A", 1])
        sheet.write_formula(1, 2, "=B2", None, "")

    path = workbook(tmp_path / "made.xlsx", fill)
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b"<v></v>", b"")
    with zipfile.ZipFile(tmp_path / "paper.xlsx", "w") as book:
        for name, data in parts.items():
            book.writestr(name, data)
    found = read(tmp_path / "paper.xlsx")
    assert [note for note in found.notes if "1 formulas hold no result" in note]
    assert found.paper.sheets[0].rows[0].cell(Role.PREVIOUS).kind is Kind.BLANK


def test_two_tables_on_one_sheet_are_named_apart(tmp_path: Path) -> None:
    """By the words above each."""

    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Q4")
        sheet.write_column(0, 0, ["Revenue", "Service", "Duty", "", "Capital", "Scheme", "Hub"])
        sheet.write_row(1, 1, ["Budget", "Outturn"])
        sheet.write_row(2, 1, [10, 12])
        sheet.write_row(5, 1, ["Approved budget", "Outturn"])
        sheet.write_row(6, 1, [5, 5])

    found = read(workbook(tmp_path / "paper.xlsx", fill))
    assert [sheet.grid.table for sheet in found.paper] == ["Q4: Revenue", "Q4: Capital"]


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_a_damaged_workbook_is_refused(tmp_path: Path, part: str) -> None:
    """A part that breaks off is said; nothing else is raised."""
    path = workbook(tmp_path / "whole.xlsx", _dashboard)
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    parts[part] = parts[part][: len(parts[part]) // 2]
    with zipfile.ZipFile(tmp_path / "paper.xlsx", "w") as book:
        for name, data in parts.items():
            book.writestr(name, data)
    with pytest.raises(InputRefused, match="damaged"):
        read(tmp_path / "paper.xlsx")


def test_a_workbook_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    """By the rules, which a council may set."""
    rules = tmp_path / "rules.toml"
    rules.write_text("[reading]\nmost_unpacked_bytes = 100_000\nmost_cells = 5\n")
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 1_000_000)
    (tmp_path / "bomb.xlsx").write_bytes(bomb.getvalue())
    with pytest.raises(InputRefused, match="would unpack to 1,000,000 bytes"):
        read_paper([tmp_path / "bomb.xlsx"], load_rules(rules), TODAY)
    rules.write_text("[reading]\nmost_cells = 5\nlargest_bytes = 100\n")
    path = workbook(tmp_path / "paper.xlsx", _dashboard)
    with pytest.raises(InputRefused, match="no more than 100 are read"):
        read_paper([path], load_rules(rules), TODAY)
    rules.write_text("[reading]\nmost_cells = 5\n")
    with pytest.raises(InputRefused, match="no more than 5 are read"):
        read_paper([path], load_rules(rules), TODAY)


def test_what_is_packed_but_no_workbook_is_refused(tmp_path: Path) -> None:
    """A folder of pictures, say."""
    with zipfile.ZipFile(tmp_path / "paper.xlsx", "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(InputRefused, match="neither a workbook nor a Word document"):
        read(tmp_path / "paper.xlsx")


def test_days_count_from_the_years_that_the_workbook_says() -> None:
    """Workbooks of one make count from 1904."""
    assert shown(0, "dd/mm/yyyy", from_1904=True) == date(1904, 1, 1).isoformat()

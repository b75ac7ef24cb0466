"""Workbooks that are damaged or vast are refused before they are read, and failed lookups are not lost."""

import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from goldenthread.records.errors import InputRefused
from goldenthread.records.importers.workbook import read_workbook
from goldenthread.records.importers.workbook_guard import inspect_workbook


def reaching(path: Path, row: int, column: int) -> Path:
    """A workbook with a cell in its first place and one far away."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Far")
        sheet.write(0, 0, "a")
        sheet.write(row, column, "x")
    return path


@pytest.mark.parametrize("place", [(1_048_575, 16_383), (1_048_575, 100), (300_000, 300)])
def test_a_stray_cell_far_away_is_refused(tmp_path: Path, place: tuple[int, int]) -> None:
    """The sheet would fill the memory with blanks; what to delete is said."""
    with pytest.raises(InputRefused, match="Delete the stray cells"):
        read_workbook(reaching(tmp_path / "far.xlsx", *place))


@pytest.mark.parametrize("place", [(5, 16_383), (90_000, 3)])
def test_a_long_or_a_wide_sheet_is_read(tmp_path: Path, place: tuple[int, int]) -> None:
    """Only both together are too much."""
    (sheet,) = read_workbook(reaching(tmp_path / "near.xlsx", *place))
    assert sheet.rows.to_pylist() == [place[0] + 1]


def test_repeated_cells_of_an_opendocument_workbook_are_counted(tmp_path: Path) -> None:
    """A few bytes can claim a thousand million cells."""
    kinds = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    cell = '<table:table-cell office:value-type="string" table:number-columns-repeated="1000"><text:p>x</text:p></table:table-cell>'
    rows = f'<table:table-row table:number-rows-repeated="1000000">{cell}</table:table-row>'
    path = tmp_path / "many.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        body = f'<office:body><office:spreadsheet><table:table table:name="A">{rows}</table:table></office:spreadsheet></office:body>'
        archive.writestr("content.xml", f"<office:document-content {kinds}>{body}</office:document-content>")
    with pytest.raises(InputRefused, match="1,000,000,000 cells"):
        read_workbook(path)


def test_error_values_stay_where_they_are(tmp_path: Path) -> None:
    """The spreadsheet reader alone would give them as blanks."""
    path = tmp_path / "errors.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Empty")
        sheet = book.add_worksheet("Looked up & more")
        sheet.write_row(0, 0, ["child", "team"])
        sheet.write(1, 0, "1")
        sheet.write_formula(1, 1, "=VLOOKUP(A2,Z1:Z9,1)", None, "#N/A")
        sheet.write_formula(2, 0, "=1/0", None, "#DIV/0!")
    assert inspect_workbook(path) == {"Empty": {}, "Looked up & more": {(1, 1): "#N/A", (2, 0): "#DIV/0!"}}
    looked_up = read_workbook(path)[1]
    assert [column.to_pylist() for column in looked_up.columns] == [["1", "#DIV/0!"], ["#N/A", None]]


def test_a_truncated_workbook_is_refused(tmp_path: Path) -> None:
    """Half a file is no workbook, whatever the place where it breaks off."""
    whole = reaching(tmp_path / "whole.xlsx", 3, 3).read_bytes()
    for length in range(50, len(whole), 499):
        path = tmp_path / "half.xlsx"
        path.write_bytes(whole[:length])
        with pytest.raises(InputRefused):
            read_workbook(path)

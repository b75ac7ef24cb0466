"""Files are read whole as text, or refused at once with every reason."""

import zipfile
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest
import xlsxwriter

from goldenthread.records.errors import InputRefused
from goldenthread.records.importers.raw import RawSheet, read_csv, read_parquet
from goldenthread.records.importers.workbook import read_workbook


def rows_of(sheet: RawSheet) -> list[tuple[object, ...]]:
    """The sheet's rows, each beginning with its number."""
    columns = [sheet.rows.to_pylist(), *(column.to_pylist() for column in sheet.columns)]
    return list(zip(*columns, strict=True))


def written(folder: Path, data: bytes) -> Path:
    """A file called list.csv holding ``data``."""
    path = folder / "list.csv"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "data",
    [
        b"child,name\n1,Zo\xc3\xab\n",
        b"\xef\xbb\xbfchild,name\r\n1,Zo\xc3\xab\r\n",
        "child,name\r1,Zoë\r".encode(),
        "child,name\n1,Zoë\n".encode("utf-16"),
    ],
)
def test_any_line_end_and_any_marked_encoding_reads_the_same(tmp_path: Path, data: bytes) -> None:
    """Marks and line ends of other systems make no difference."""
    assert rows_of(read_csv(written(tmp_path, data))) == [(2, "1", "Zoë")]


def test_a_named_encoding_is_used(tmp_path: Path) -> None:
    """A Windows export is read when the person who loads it says so."""
    assert rows_of(read_csv(written(tmp_path, "child,name\n1,Zoë\n".encode("cp1252")), "cp1252")) == [(2, "1", "Zoë")]


def test_blank_cells_are_null_and_blank_rows_are_left_out(tmp_path: Path) -> None:
    """Rows keep the numbers that a spreadsheet shows."""
    sheet = read_csv(written(tmp_path, b'a,b\n1,""\n,\n  ,x\n'))
    assert rows_of(sheet) == [(2, "1", None), (4, None, "x")]


def test_headings_alone_are_a_list_without_rows_with_or_without_an_end_of_line(tmp_path: Path) -> None:
    """Systems that write nothing for nothing still write the headings."""
    for data in (b"child,name", b"child,name\n"):
        sheet = read_csv(written(tmp_path, data))
        assert (sheet.headings, rows_of(sheet)) == (("child", "name"), [])


def test_an_endless_heading_is_refused_in_words(tmp_path: Path) -> None:
    """The reader of headings has a limit of its own, which is no reason to break."""
    with pytest.raises(InputRefused, match="its first row holds no headings"):
        read_csv(written(tmp_path, b"child," + b"h" * 200_000 + b"\n1,2\n"))


def test_nothing_is_given_a_meaning(tmp_path: Path) -> None:
    """Leading zeros, words such as NA and true, and long numbers stay as they stand."""
    sheet = read_csv(written(tmp_path, b"a,b,c,d\n007,NA,true,12345678901234567890\n"))
    assert rows_of(sheet) == [(2, "007", "NA", "true", "12345678901234567890")]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"),
        (b"  \n", "the file is empty"),
        (b"child,name\n1,Zo\xeb\n", "not text in utf-8"),
        (b"a,b\n1,\x002\n", "a byte of zero"),
        (b"a,a\n1,2\n", "heading 'a' stands twice"),
        (b"a,,c\n1,2,3\n", "column 2: has no heading"),
        (b"a,b\n1\n", "row 2: 1 cells where the header has 2"),
        (b"a,b\n1,2,3\n", "row 2: 3 cells where the header has 2"),
    ],
)
def test_what_is_not_such_a_file_is_refused_with_the_reason(tmp_path: Path, data: bytes, said: str) -> None:
    """Each refusal names the file and what is wrong."""
    with pytest.raises(InputRefused) as refused:
        read_csv(written(tmp_path, data))
    assert said in str(refused.value)
    assert "list.csv" in str(refused.value)


def test_every_ragged_row_is_named_in_one_pass(tmp_path: Path) -> None:
    """Nobody should mend one row, load again and meet the next."""
    with pytest.raises(InputRefused) as refused:
        read_csv(written(tmp_path, b"a,b\n1\n1,2\n1,2,3\n"))
    assert [problem.where for problem in refused.value.problems] == ["list.csv, row 2", "list.csv, row 4"]


def test_an_open_quotation_mark_is_refused(tmp_path: Path) -> None:
    """A quotation mark that is never closed would swallow the rest of the file."""
    with pytest.raises(InputRefused):
        read_csv(written(tmp_path, b'a,b\n1,"2\n3,4\n'))


def test_workbook_cells_become_plain_text(tmp_path: Path) -> None:
    """Days are ISO, whole numbers have no point, errors stay as they show."""
    path = tmp_path / "lists.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("List 1")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, ["id", "when", "at", "age", "note"])
        sheet.write_row(1, 0, [12.0])
        sheet.write_datetime(1, 1, datetime(2024, 1, 31), day)
        sheet.write_datetime(1, 2, datetime(2024, 1, 31, 10, 15), book.add_format({"num_format": "dd/mm/yyyy hh:mm"}))
        sheet.write_row(1, 3, [4.5, "#N/A"])
    (raw,) = read_workbook(path)
    assert rows_of(raw) == [(2, "12", "2024-01-31", "2024-01-31 10:15:00", "4.5", "#N/A")]


def test_a_workbook_that_unpacks_to_far_more_is_refused(tmp_path: Path) -> None:
    """A bomb is recognised by its size before any of it is unpacked."""
    path = tmp_path / "lists.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 50_000_000)
    with pytest.raises(InputRefused, match="would unpack to"):
        read_workbook(path)


def test_what_is_not_a_workbook_is_refused(tmp_path: Path) -> None:
    """Text under a workbook's name is refused in plain words."""
    path = tmp_path / "lists.xlsx"
    path.write_bytes(b"not a workbook")
    with pytest.raises(InputRefused, match="not a workbook that can be read"):
        read_workbook(path)


def test_parquet_reads_as_its_csv_would(tmp_path: Path) -> None:
    """Typed columns become the text that a CSV export of them would hold."""
    path = tmp_path / "ssd_person.parquet"
    table = pa.table(
        {"id": pa.array([7]), "dob": pa.array([date(2015, 1, 2)]), "sex": pa.array(["M"]).dictionary_encode()}
    )
    pyarrow.parquet.write_table(table, path)
    assert rows_of(read_parquet(path)) == [(2, "7", "2015-01-02", "M")]

"""What was sent is known by what it holds, and what could do harm is refused."""

import io
import zipfile

import docx
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.checking import content
from goldenthread.checking.content import pasted, plain_name, uploaded
from goldenthread.records.errors import InputRefused


def _workbook() -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet("Figures")
    for number, row in enumerate([("Measure", "Oct 2017", "Nov 2017", "Change"), ("Referrals", 402, 414, 12)]):
        sheet.write_row(number, 0, row)
    book.close()
    return file.getvalue()


def _document() -> bytes:
    file = io.BytesIO()
    docx.Document().save(file)
    return file.getvalue()


def _package(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "ending"),
    [
        ("figures.csv", _workbook(), ".xlsx"),
        ("figures.exe", b"a,b\n1,2\n", ".csv"),
        ("paper.txt", _document(), ".docx"),
        ("page.csv", b"<!DOCTYPE html><table><tr><td>1</td></tr></table>", ".html"),
        ("sheet.xls", b"<table><tr><td>1</td></tr></table>", ".html"),
        ("wide.csv", "Größe;1\n".encode("utf-16"), ".csv"),
    ],
)
def test_the_type_is_told_by_content(name: str, data: bytes, ending: str) -> None:
    """Whatever it is called."""
    assert uploaded(name, data).name.endswith(ending)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b"\x00\x00\n", "empty"),
        (b"%PDF-1.7 \x00", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "password"),
        (b"{\\rtf1 text}", "rich text"),
        (b"MZ\x90\x00\x03\x00", "bytes that no text has"),
        (b"PK\x03\x04 broken", "damaged"),
        (_package(hello_txt=b"no paper"), "neither"),
        (_package(xl__workbook_xml=b"<x/>", xl__vbaProject_bin=b"MZ"), "macros"),
        (_package(word__document_xml=b"<x/>", word__activeX__activeX1_bin=b"MZ"), "macros"),
        (_package(xl__workbook_xml=b"0" * 30_000_000), "would unpack"),
    ],
)
def test_what_is_no_table_is_refused_in_words(data: bytes, what: str) -> None:
    """Each with what to send instead."""
    with pytest.raises(InputRefused) as refused:
        uploaded("table.csv", data)
    assert what in str(refused.value)
    assert refused.value.problems[0].mend


def test_a_large_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything in it is looked at."""
    data = b"a,b\n" * 2_000_000
    with pytest.raises(InputRefused, match="no more than 5,000,000"):
        uploaded("large.csv", data)


def test_many_parts_are_refused() -> None:
    """A package of thousands of parts is no paper."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(2_001):
            archive.writestr(f"xl/part{number}.xml", b"")
    with pytest.raises(InputRefused, match="parts"):
        uploaded("many.xlsx", file.getvalue())


def test_pasted_pages_and_cells() -> None:
    """The source of a page is read as one, all else as separated cells."""
    assert pasted("<table><tr><td>1</td></tr></table>").name.endswith(".html")
    assert pasted("< 5\t6\n").name.endswith(".csv")


@given(st.text(max_size=300))
def test_a_name_is_made_plain(name: str) -> None:
    """No folder, no control character, no dot alone, not too long."""
    plain = plain_name(name)
    assert plain
    assert not {"/", "\\", "\x00", "\n"}.intersection(plain)
    assert plain not in {".", ".."}
    assert len(plain) <= 90


@given(st.binary(max_size=200))
def test_any_bytes_are_taken_or_refused(data: bytes) -> None:
    """Nothing else happens."""
    try:
        taken = uploaded("any.csv", data)
    except InputRefused:
        return
    assert content.plain_name(taken.name) == taken.name

"""What is refused before a file is read, each with a reason in plain words."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.loads import guarding, staging
from goldenthread.loads.content import ENDINGS, kind_of
from goldenthread.loads.guarding import faults

Parts = dict[str, bytes]


def _workbook() -> bytes:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        sheet = book.add_worksheet("List")
        sheet.write_row(0, 0, ["child", "date"])
        sheet.write_url(1, 0, "https://example.org/")
    return held.getvalue()


def _with(parts: Parts) -> bytes:
    held = io.BytesIO(_workbook())
    with zipfile.ZipFile(held, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return held.getvalue()


def _bomb() -> bytes:
    return _with({"xl/worksheets/sheet9.xml": b"0" * 60_000_000})


def _relation(kind: str) -> bytes:
    return (
        b'<Relationships><Relationship Id="r1" Type="http://x/' + kind.encode() + b'" Target="http://evil.example/" '
        b'TargetMode="External"/></Relationships>'
    )


CASES: dict[str, tuple[Callable[[], bytes], str]] = {
    "macros": (lambda: _with({"xl/vbaProject.bin": b"x"}), "macros"),
    "old macros": (lambda: _with({"xl/macrosheets/sheet1.xml": b"<x/>"}), "macros"),
    "embedded": (lambda: _with({"xl/embeddings/oleObject1.bin": b"x"}), "other files or programs"),
    "linked": (lambda: _with({"xl/externalLinks/externalLink1.xml": b"<x/>"}), "linked to other workbooks"),
    "connected": (lambda: _with({"xl/connections.xml": b"<x/>"}), "linked to other workbooks"),
    "picture from elsewhere": (lambda: _with({"xl/drawings/_rels/d.rels": _relation("image")}), "linked to other"),
    "entities": (lambda: _with({"xl/other.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'}), "DOCTYPE"),
    "bomb": (_bomb, "unpack to far more"),
    "outside": (lambda: _with({"../../etc/passwd": b"x"}), "not those of a workbook"),
    "cut off": (lambda: _workbook()[:-200], "damaged workbook"),
    "xml entities": (lambda: b'<?xml version="1.0"?><!DOCTYPE Message [<!ENTITY a "b">]><Message/>', "DOCTYPE"),
    "wide xml entities": (lambda: '<?xml version="1.0"?><!DOCTYPE Message><Message/>'.encode("utf-16"), "DOCTYPE"),
    "pdf": (lambda: b"%PDF-1.7 ...", "a PDF"),
    "program": (lambda: b"MZ\x90\x00" + b"\x00" * 100, "a program"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n", "a picture"),
    "empty": (lambda: b" \n ", "an empty file"),
    "binary": (lambda: b"abc\x00\x01\x02", "holds no text"),
    "web page": (lambda: b"<!DOCTYPE html><html></html>", "a web page"),
    "locked": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
    "old workbook with macros": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook_VBA_PROJECT".encode("utf-16-le"),
        "macros",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_it_is_refused_in_plain_words(tmp_path: Path, case: str) -> None:
    """Whatever its name says."""
    made, words = CASES[case]
    path = tmp_path / "list.xlsx"
    path.write_bytes(made())
    found = faults(path, "list.xlsx")
    assert found
    assert any(words in f"{one.what}" for one in found), found
    assert all(one.mend for one in found)


def test_an_ordinary_workbook_passes_with_its_links_to_click(tmp_path: Path) -> None:
    """Addresses of the web in cells are harmless: nobody follows them here."""
    path = tmp_path / "list.xlsx"
    path.write_bytes(_workbook())
    assert faults(path, "list.xlsx") == ()


def test_a_packed_folder_is_to_be_unpacked(tmp_path: Path) -> None:
    """So that each file is judged by itself."""
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", "x")
    assert "Unpack it" in faults(path, "all.zip")[0].mend


def test_too_large_a_file_is_refused_before_it_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its size alone."""
    from dataclasses import replace

    monkeypatch.setattr(guarding, "FILE_BYTES", replace(guarding.FILE_BYTES, value=10))
    path = tmp_path / "a.csv"
    path.write_bytes(b"x" * 11)
    assert "larger than" in faults(path, "a.csv")[0].what


@given(st.binary(max_size=2000))
def test_any_bytes_are_judged(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """Nothing makes it fall over, and what passes is of a known kind."""
    path = tmp_path_factory.mktemp("any") / "a.part"
    path.write_bytes(data)
    assert faults(path, "a") or kind_of(path) in ENDINGS


@given(st.text(max_size=200))
def test_any_name_is_made_fit(name: str) -> None:
    """It can lead nowhere else and is never empty."""
    fit = staging.fit_name(name)
    assert fit
    assert "/" not in fit
    assert "\\" not in fit
    assert fit not in (".", "..")
    assert len(fit) <= 140


def test_two_files_of_one_name_are_told(tmp_path: Path) -> None:
    """The same name with another ending counts, since each is kept under the ending of what it is."""
    folder = tmp_path / "a"
    folder.mkdir()
    sent = [
        (name, staging.write_in(folder, number, [b"a,b\n1,2\n"], 100))
        for number, name in enumerate(("A.csv", "a.xlsx"))
    ]
    kept, problems = staging.settle(folder, sent)
    assert [one.kept for one in kept] == ["A.csv"]
    assert "two files of this name" in problems[0].what

"""Files that are not what they say, names that lead elsewhere, and forms with too much in them: refused, and nothing is kept."""

import io
import re
import shutil
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from goldenthread.loads.models import Batch

Signed = Callable[[str], Client]


def _archive(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), data)
    return made.getvalue()


def _workbook(**parts: bytes) -> bytes:
    return _archive(**{"[Content_Types].xml": b"<Types/>", "xl__workbook_xml": b"<x/>", **parts})


@cache
def _bomb() -> bytes:
    return _workbook(xl__worksheets__sheet1_xml=b" " * 60_000_000)


_ENTITIES = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><Message>&b;</Message>'
#: What each is called and holds; made when its test runs.
BAD_FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a program": ("people.csv", lambda: b"MZ\x90\x00" + b"\0" * 200),
    "a page": ("people.csv", lambda: b"<html><script>alert(1)</script></html>"),
    "macros": ("people.xlsx", lambda: _workbook(xl__vbaProject_bin=b"\0" * 64)),
    "a bomb": ("people.xlsx", _bomb),
    "entities": ("census.xml", lambda: _ENTITIES),
    "empty": ("people.csv", lambda: b""),
    "empty bytes": ("people.csv", lambda: b"\0" * 4096),
    "a picture": ("people.csv", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 64),
}


@pytest.mark.parametrize("what", sorted(BAD_FILES))
def test_a_file_that_is_not_what_it_says_is_refused_and_not_kept(what: str, client_as: Signed, home: Path) -> None:
    """In words, with its fault, by loading and by checking alike; nothing of it lies anywhere in the home folder."""
    client = client_as("analyst")
    name, made = BAD_FILES[what]
    data = made()
    before = _lying(home)
    for path, field in (("/loads/send/", "files"), ("/scrutinise/", "file")):
        answer = client.post(path, {field: SimpleUploadedFile(name, data, content_type="text/csv")})
        assert answer.status_code in (400, 413, 422), f"{path}: {answer.status_code}"
        assert b"<script>" not in answer.content
        assert not Batch.objects.exists()
    # What an earlier test left to be checked may be swept meanwhile; nothing may be added or grow.
    assert _lying(home).items() <= before.items()


@pytest.mark.parametrize(
    "name", ["../../../web.toml", "..\\..\\web.toml", "CON.csv", "x" * 4000 + ".csv", "a\nb;$(id).csv", ".htaccess"]
)
def test_a_file_lies_where_it_should_whatever_its_name(name: str, client_as: Signed, home: Path) -> None:
    """Plain text is a table, and is kept under a plain name in a folder of its own until it is checked; nobody may run it."""
    before = _lying(home)
    sent = SimpleUploadedFile("table.csv", b"child_id,sex\n1,F\n", content_type="text/csv")
    sent._name = name  # as a client may say it, past what Django's own client would mend
    client_as("analyst").post("/loads/send/", {"files": sent})
    gained = sorted(set(_lying(home)) - set(before))
    for path in gained:
        assert re.fullmatch(r"uploads/[A-Za-z0-9_-]+/[A-Za-z0-9][A-Za-z0-9_.() -]{0,100}", path), path
        assert (home / path).stat().st_mode & 0o777 == 0o600
    for path in gained:
        shutil.rmtree((home / path).parent)
    assert _lying(home) == before


def _lying(home: Path) -> dict[str, int]:
    """Every file of the home folder with its size, but for what grows with each request."""
    grows = ("web.sqlite3", "journal.log", "journal.log.lock")
    files = (path for path in home.rglob("*") if path.is_file() and not path.name.startswith(grows))
    return {str(path.relative_to(home)): path.stat().st_size for path in files}


def test_a_form_with_too_much_in_it_is_refused(client_as: Signed) -> None:
    """Thousands of fields, or megabytes in one, are not read."""
    client = client_as("analyst")
    assert client.post("/scrutinise/", {f"f{n}": "x" for n in range(5000)}).status_code in (400, 413, 422)
    assert client.post("/scrutinise/", {"text": "1\t2\n" * 2_000_000}).status_code in (200, 400, 413, 422)
    broken = client.post("/scrutinise/", b"--x\r\nbroken", content_type="multipart/form-data; boundary=y")
    assert broken.status_code < 500
    assert client.post("/scrutinise/", b"{}", content_type="application/json").status_code < 500

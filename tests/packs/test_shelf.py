"""Frozen papers as each role finds them, and papers that were tampered with."""

import html
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.packs.shelves import put

from goldenthread.access.areas import AREAS
from goldenthread.access.audience import Audience
from goldenthread.access.policy import RULES
from goldenthread.measures.kinds import Reason
from goldenthread.packs.rules import MEMBERS, PREPARERS, may_read
from goldenthread.papers.classes import Class
from goldenthread.papers.shown import Shown

Signed = Callable[[str], Client]


def _reading(key: str, printed: str, reason: Reason = Reason.VALUE) -> Shown:
    words = ("", "", "", "", "", "", "", "")
    return Shown(key, "2025-09", "", (), "", f"Title of {key}", "count", printed, "", reason.value, *words, 1, "a" * 20)


@pytest.fixture(autouse=True)
def shelf(home: Path) -> Iterator[Path]:
    """A shelf that holds nothing but what a test puts there."""
    shutil.rmtree(home / "papers", ignore_errors=True)
    yield home / "papers" / "runs"
    shutil.rmtree(home / "papers", ignore_errors=True)


def _words(answer: Any) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


@pytest.mark.parametrize("role", sorted(RULES))
@pytest.mark.parametrize("status", ["final", "draft"])
def test_each_role_finds_the_classes_that_its_rule_allows(
    client_as: Signed, home: Path, role: str, status: str
) -> None:
    """List, page, files, reading and comparing agree; what is not theirs is not there."""
    papers = {
        "open": ("public", "public"),
        "kept": ("exempt", "board"),
        "board": ("confidential", "board"),
        "inner": ("confidential", "management"),
    }
    for name, (class_, audience) in papers.items():
        put(home, name, class_, audience, status)
    client = client_as(role)
    enters = role in AREAS["packs.read"].roles
    listed = client.get("/papers/")
    assert listed.status_code == (200 if enters else 404)
    for name, (class_, audience) in papers.items():
        theirs = (
            enters and may_read(role, Class(class_), Audience(audience)) and (status == "final" or role in PREPARERS)
        )
        assert (f"Paper {name}" in _words(listed)) == theirs, name
        for page in ("", "read/", "files/pdf/", "files/html/", "compare/", "editions/"):
            answer = client.get(f"/papers/frozen/{name}/{page}")
            assert answer.status_code == (200 if theirs else 404), (name, page)
            assert theirs or b"Secret" not in answer.content
        other = client.get("/papers/frozen/open/compare/", {"with": name})
        if enters and not theirs:
            assert other.status_code == 404


@pytest.mark.parametrize("role", sorted(MEMBERS))
def test_members_see_the_latest_member_edition_first(client_as: Signed, home: Path, role: str) -> None:
    """A draft of it is not shown, nor is another pack."""
    client = client_as(role)
    put(home, "early", "public", "public", "draft")
    put(home, "other", "public", "public", pack="quarterly-report")
    assert "The latest member edition" not in _words(client.get("/papers/"))
    put(home, "plain", "public", "public")
    page = client.get("/papers/").content.decode()
    assert page.index("The latest member edition") < page.index("Papers that you may read")
    assert page.index("Paper plain") < page.index("Papers that you may read")


def test_files_are_kept_and_the_page_stands_alone(client_as: Signed, home: Path) -> None:
    """Nothing runs in it, and its own style alone is let through."""
    put(home, "open", "public", "public")
    client = client_as("elected member")
    answer = client.get("/papers/frozen/open/files/pdf/")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="open.pdf"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    page = client.get("/papers/frozen/open/read/")
    rule = page.headers["Content-Security-Policy"]
    assert {"sandbox", "default-src 'none'", "form-action 'none'", "frame-ancestors 'none'"} <= set(rule.split("; "))
    assert "unsafe" not in rule
    assert page.headers["Cache-Control"] == "no-store"
    for wrong in ("docx", "toml", "json", "manifest", "exe"):
        assert client.get(f"/papers/frozen/open/files/{wrong}/").status_code == 404


def _other_bytes(folder: Path) -> None:
    (folder / f"{folder.name}.pdf").write_bytes(b"%PDF-1.7 other words")


def _gone(folder: Path) -> None:
    (folder / f"{folder.name}.pdf").unlink()


def _link(folder: Path) -> None:
    _gone(folder)
    secret = folder.parent / "secret"
    secret.write_bytes(b"%PDF-1.7 words")
    (folder / f"{folder.name}.pdf").symlink_to(secret)


def _stranger(folder: Path) -> None:
    (folder / "stranger.pdf").write_bytes(b"x")


def _comments(folder: Path) -> None:
    (folder / "comments.jsonl").write_bytes(b'{"number": 1, "mark": "no", "what": "comment"}\n')


@pytest.mark.parametrize(
    ("harm", "what", "serves"),
    [
        (_other_bytes, "it is not the file that was frozen", False),
        (_gone, "the file is missing", False),
        (_link, "it is a link to a file elsewhere", False),
        (_stranger, "the manifest does not name this file", True),
        (_comments, "entry 1 was altered", True),
    ],
)
def test_what_was_tampered_with_is_told_and_not_given_out(
    client_as: Signed, home: Path, harm: Callable[[Path], None], what: str, serves: bool
) -> None:
    """The page says so and how to mend it, shows no path of the server, and no draft of it can be made final."""
    folder = put(home, "open", "public", "public", "draft")
    harm(folder)
    client = client_as("director")
    page = client.get("/papers/frozen/open/")
    assert page.status_code == 200
    assert "It is not as it was frozen" in _words(page)
    assert what in _words(page)
    assert str(home) not in page.content.decode()
    answer = client.get("/papers/frozen/open/files/pdf/")
    assert answer.status_code == (200 if serves else 409)
    assert serves or b"%PDF" not in answer.content
    assert client.post("/papers/frozen/open/approve/").status_code == 422


@pytest.mark.parametrize("broken", [b"", b"{", b"[]", b'{"schema": "goldenthread-pack-1"}', b'{"schema": "other"}'])
def test_a_paper_whose_manifest_is_broken_is_nobody_s(client_as: Signed, home: Path, broken: bytes) -> None:
    """Nobody can say for whom it was made; the others are listed all the same."""
    folder = put(home, "open", "public", "public")
    put(home, "whole", "public", "public")
    (folder / "manifest.json").write_bytes(broken)
    client = client_as("analyst")
    assert "Paper whole" in _words(client.get("/papers/"))
    assert client.get("/papers/frozen/open/").status_code == 404
    assert client.get("/papers/frozen/open/files/pdf/").status_code == 404


def test_a_folder_that_is_a_link_is_no_paper(client_as: Signed, home: Path, tmp_path: Path) -> None:
    """What lies elsewhere is not served."""
    folder = put(home, "open", "public", "public")
    shutil.move(folder, tmp_path / "open")
    folder.symlink_to(tmp_path / "open")
    assert client_as("analyst").get("/papers/frozen/open/").status_code == 404


def test_an_author_by_name_cannot_approve_what_the_command_line_froze(
    client_as: Signed, home: Path, user_of: Callable[[str], Any]
) -> None:
    """Nobody noted who froze it, so whoever it names is its author."""
    folder = put(home, "open", "public", "public", "draft")
    name = user_of("director").get_full_name()
    manifest = (folder / "manifest.json").read_text(encoding="utf-8").replace("Somebody", name)
    (folder / "manifest.json").write_text(manifest, encoding="utf-8")
    assert "You are the author" in _words(client_as("director").get("/papers/frozen/open/"))


def test_editions_stand_side_by_side(client_as: Signed, home: Path) -> None:
    """What the public edition hides or leaves out is named so, for those who may read both; others see their own alone."""
    kept = (_reading("referrals", "5"), _reading("small", "3"), _reading("inner", "9"))
    put(
        home, "open", "public", "public", readings=(_reading("referrals", "5"), _reading("small", "[c]", Reason.HIDDEN))
    )
    put(home, "kept", "exempt", "board", readings=kept)
    page = _words(client_as("board chair").get("/papers/frozen/open/editions/"))
    assert "Title of referrals September 2025 5 5" in page
    assert "Title of small September 2025 hidden 3" in page
    assert "Title of inner September 2025 not in it 9" in page
    page = _words(client_as("elected member").get("/papers/frozen/open/editions/"))
    assert "Title of small September 2025 hidden" in page
    assert "inner" not in page
    assert "Exempt edition" not in page

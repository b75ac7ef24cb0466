"""Drafts that are sent to a board, Word templates of a council, and what a failed job tells to whom."""

import html
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import now
from tests.packs.shelves import put
from tests.reports.word.templates import letterhead, packed, unpacked

from goldenthread.access.policy import RULES
from goldenthread.jobs import states
from goldenthread.jobs.models import Job
from goldenthread.packs.models import Paper, Sent
from goldenthread.packs.rules import PREPARERS
from goldenthread.packs.templating import name_of, template_of, templates

Signed = Callable[[str], Client]
BOARD = frozenset({"board chair", "board member", "lead member", "clerk"})


@pytest.fixture(autouse=True)
def _empty_shelf(home: Path) -> Iterator[None]:
    """No paper is left of another test."""
    shutil.rmtree(home / "papers", ignore_errors=True)
    yield
    shutil.rmtree(home / "papers", ignore_errors=True)


def _words(answer: Any) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def _with_macros() -> bytes:
    parts, kinds = unpacked(letterhead()), "[Content_Types].xml"
    word, macros = b"vnd.openxmlformats-officedocument.wordprocessingml.document", b"vnd.ms-word.document.macroEnabled"
    return packed({**parts, kinds: parts[kinds].replace(word + b".main", macros + b".main")})


def test_a_draft_is_read_and_commented_on_by_those_to_whom_it_is_sent(
    client_as: Signed, home: Path, journal_entries: Callable[[], list[dict[str, Any]]]
) -> None:
    """Given a draft for the board; when it is sent to its chair and members; then they comment, and nobody else knows of it."""
    put(home, "board", "exempt", "board", "draft")
    chair, clerk, writer = client_as("board chair"), client_as("clerk"), client_as("analyst")
    assert chair.get("/papers/frozen/board/").status_code == 404
    assert "draft was sent to you" not in _words(chair.get("/"))
    offered = _words(writer.get("/papers/frozen/board/send/"))
    assert all(role.capitalize() in offered for role in BOARD)
    assert "Elected member" not in offered
    sent = writer.post("/papers/frozen/board/send/", {"roles": ["board chair", "board member"]})
    assert sent.headers["Location"] == "/papers/frozen/board/"
    assert "A draft was sent to you: Paper board" in _words(chair.get("/"))
    assert "Sent for comment to board chair, board member" in _words(writer.get("/papers/frozen/board/"))
    page = chair.get("/papers/frozen/board/")
    assert "Comments" in _words(page)
    assert "Make it final" not in _words(page)
    assert b"Secret words" in chair.get("/papers/frozen/board/read/").content
    said = chair.post("/papers/frozen/board/comment/", {"at": "page", "text": "What changed here?"})
    assert said.status_code == 302, _words(said)
    assert "What changed here?" in _words(chair.get("/papers/frozen/board/"))
    assert "Answer comment" not in _words(chair.get("/papers/frozen/board/"))
    assert "1 comment to answer on Paper board" in _words(writer.get("/"))
    for client in (clerk, client_as("elected member"), client_as("partner agency")):
        assert client.get("/papers/frozen/board/").status_code == 404
        assert client.post("/papers/frozen/board/comment/", {"at": "page", "text": "x"}).status_code == 404
    told = [one for one in journal_entries() if one["action"] in ("draft sent", "paper commented on")]
    assert [one["about"].get("roles") for one in told] == [["board chair", "board member"], None]


@pytest.mark.parametrize("role", sorted(frozenset(RULES) - PREPARERS))
def test_who_does_not_prepare_papers_sends_none(client_as: Signed, home: Path, role: str) -> None:
    """Not even one that was sent to them."""
    put(home, "open", "public", "public", "draft")
    client_as("analyst").post("/papers/frozen/open/send/", {"roles": sorted(BOARD)})
    client = client_as(role)
    assert client.get("/papers/frozen/open/send/").status_code == 404
    assert client.post("/papers/frozen/open/send/", {"roles": ["clerk"]}).status_code == 404
    assert (client.get("/papers/frozen/open/").status_code == 200) == (role in BOARD)


def test_a_draft_is_sent_to_nobody_who_may_not_read_the_paper(client_as: Signed, home: Path) -> None:
    """And nothing is sent to nobody, and a final paper is not sent."""
    put(home, "inner", "confidential", "management", "draft")
    put(home, "done", "public", "public")
    client = client_as("analyst")
    assert client.post("/papers/frozen/inner/send/", {"roles": ["board chair"]}).status_code == 422
    assert client.post("/papers/frozen/inner/send/", {}).status_code == 422
    assert client.get("/papers/frozen/done/send/").status_code == 404
    assert not Sent.objects.exists()


def test_a_word_template_is_kept_chosen_and_removed(client_as: Signed, home: Path) -> None:
    """By those who write papers alone; its name is made of that of the file."""
    client = client_as("analyst")
    file = SimpleUploadedFile("Committee Paper (2026).docx", letterhead())
    assert client.post("/papers/templates/", {"file": file}).status_code == 302
    assert [one.name for one in templates(home)] == ["committee-paper-2026"]
    assert "committee-paper-2026" in _words(client.get("/papers/templates/"))
    assert client.post("/papers/begin/worries-and-working-well/", {"period": "2025-09"}).status_code == 302
    paper = Paper.objects.get(pack="worries-and-working-well")
    assert "committee-paper-2026" in _words(client.get(f"/papers/{paper.pk}/freeze/"))
    asked = {"class_": "public", "formats": ["docx"], "author": "Me", "template": "committee-paper-2026"}
    assert client.post(f"/papers/{paper.pk}/freeze/", asked).status_code == 302
    assert Job.objects.get(kind="packs.freeze").given["template"] == "committee-paper-2026"
    assert client.post(f"/papers/{paper.pk}/freeze/", {**asked, "template": "../x"}).status_code == 422
    assert client_as("clerk").get("/papers/templates/").status_code == 404
    assert client.post("/papers/templates/committee-paper-2026/remove/").status_code == 302
    assert template_of(home, "committee-paper-2026") is None
    assert client.post("/papers/templates/committee-paper-2026/remove/").status_code == 404


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7", "A PDF"),
        (b"", "The file is empty"),
        (b"PK\x03\x04 torn", "Not a Word document"),
        (_with_macros(), "holds macros"),
    ],
)
def test_what_is_no_template_is_refused_with_the_reason(client_as: Signed, home: Path, data: bytes, said: str) -> None:
    """And nothing of it is kept."""
    answer = client_as("analyst").post("/papers/templates/", {"file": SimpleUploadedFile("a.docx", data)})
    assert answer.status_code == 422
    assert said.casefold() in _words(answer).casefold()
    assert not templates(home)


@pytest.mark.parametrize("name", ["../../etc/x.docx", "C:\\papers\\Ünïcode.docx", ".docx", "a" * 300 + ".docx"])
def test_a_template_s_name_leads_nowhere(name: str) -> None:
    """Small letters, digits and dashes."""
    assert re.fullmatch(r"[a-z0-9-]{1,60}", name_of(name))


def test_a_failed_freeze_is_told_to_who_may_read_that_edition(client_as: Signed) -> None:
    """What stood in its way may name a figure of it; those who asked always see their own."""
    paper = Paper.objects.create(pack="monthly-performance-book", period="2025-09", begun_by="demo.analyst")
    job = Job.objects.create(
        kind="packs.freeze",
        state=states.FAILED,
        given={"paper": paper.pk, "class": "confidential", "formats": ["html"], "author": "Me"},
        asked_by="somebody",
        role="analyst",
        asked_at=now(),
        ended_at=now(),
        problems=[{"where": "page", "what": "the figure 41 is shown otherwise", "mend": ""}],
    )
    assert "the figure 41" in _words(client_as("head of service").get(f"/jobs/{job.pk}/"))
    outsider = client_as("programme manager")
    assert outsider.get(f"/jobs/{job.pk}/").status_code == 404
    assert f"/jobs/{job.pk}/" not in outsider.get("/jobs/").content.decode()

"""A paper from its beginning to its release: words, gaps, draft, comments, a second person, and taking it back."""

import html
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import now

from goldenthread.jobs.models import Job, Worker
from goldenthread.jobs.running import claim, run
from goldenthread.packs.models import Frozen, Paper, Passage

Signed = Callable[[str], Client]
PERIOD = "2025-09"


@pytest.fixture(autouse=True)
def _empty_shelf(home: Path) -> Iterator[None]:
    """No paper is left of another test."""
    shutil.rmtree(home / "papers", ignore_errors=True)
    yield
    shutil.rmtree(home / "papers", ignore_errors=True)


def _words(answer: Any) -> str:
    """What a page says, its markup gone."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def _job(answer: Any) -> Job:
    """Do the job that an answer leads to, as the worker would."""
    assert answer.status_code == 302, _words(answer)
    number = int(answer.headers["Location"].strip("/").split("/")[-1])
    worker = Worker.objects.create(name="test", started_at=now(), heartbeat_at=now())
    job = claim(worker)
    assert job is not None
    assert job.pk == number
    run(job)
    return Job.objects.get(pk=number)


def _begun(client: Client, pack: str, **more: str) -> Paper:
    answer = client.post(f"/papers/begin/{pack}/", {"period": PERIOD, **more})
    assert answer.status_code == 302, _words(answer)
    return Paper.objects.get(pack=pack)


def _fill(client: Client, paper: Paper) -> None:
    """Declare everything that stands in the way, as often as it takes."""
    page = client.get(f"/papers/{paper.pk}/scrutiny/").content.decode()
    assert "(--" not in page
    for key in dict.fromkeys(re.findall(r"gaps/\?key=([a-z0-9-]+)", page)):
        told = {"key": key, "reason": "not recorded", "why": "Nobody records it yet", "owner": "Analyst"}
        answer = client.post(
            f"/papers/{paper.pk}/gaps/", {**told, "due-day": "31", "due-month": "1", "due-year": "2027"}
        )
        assert answer.status_code == 302, _words(answer)


def test_from_words_to_release_and_back(
    client_as: Signed, home: Path, journal_entries: Callable[[], list[dict[str, Any]]]
) -> None:
    """An analyst writes and freezes, a director comments and approves, an elected member reads, and it is taken back."""
    analyst, director, member = client_as("analyst"), client_as("director"), client_as("elected member")
    paper = _begun(analyst, "worries-and-working-well")
    address = f"/papers/{paper.pk}/words/?place=first"

    # Words are seen with their figures before they are saved.
    page = _words(analyst.get(address))
    assert ".value}" in page
    text = "There were {referrals.value} referrals."
    told = {"text": text, "author": "Head of Service"}
    page = _words(analyst.post(address, told))
    assert re.search(r"There were [\d,]+ referrals\.", page), page[:800]
    assert Passage.objects.count() == 0
    assert analyst.post(address, {**told, "seen": "yes"}).status_code == 302
    assert Passage.objects.get().text == text

    # Freezing tells all that stands in the way, and then does it.
    _fill(analyst, paper)
    freeze = {"class_": "public", "formats": ["html", "docx", "xlsx", "pdf"], "author": "Performance Analyst"}
    job = _job(analyst.post(f"/papers/{paper.pk}/freeze/", freeze))
    assert job.state == "done", job.problems
    name = job.outcome["run"]
    assert name == f"worries-and-working-well-{PERIOD}-public"
    draft = f"/papers/frozen/{name}/"
    assert "as they were frozen" in _words(analyst.get(draft))
    again = analyst.post(f"/papers/{paper.pk}/freeze/", freeze)
    assert again.status_code == 422
    assert "Withdraw that draft first" in _words(again)

    # A draft is nobody's but who prepares papers.
    assert member.get(draft).status_code == 404
    assert member.get(f"{draft}files/pdf/").status_code == 404
    assert client_as("partner agency").get(draft).status_code == 404

    # Comments are answered, and a second person makes it final.
    answer = director.post(f"{draft}comment/", {"at": "nowhere", "text": "Why?"})
    assert answer.status_code == 422
    place = re.search(
        r'<select[^>]*name="at".*?<option value="([^"]+)"', director.get(draft).content.decode(), re.DOTALL
    )
    assert place is not None
    assert director.post(f"{draft}comment/", {"at": place[1], "text": "Is this all?"}).status_code == 302
    refused = director.post(f"{draft}approve/")
    assert refused.status_code == 422
    assert "1 comment must be answered first" in _words(refused)
    assert analyst.post(f"{draft}comments/1/", {"text": "Yes"}).status_code == 302
    assert analyst.post(f"{draft}approve/").status_code == 404
    Frozen.objects.update(writers=[str(director.get("/").wsgi_request.user)])
    assert "A second person" in _words(director.post(f"{draft}approve/"))
    Frozen.objects.update(writers=[])
    job = _job(director.post(f"{draft}approve/"))
    assert job.state == "done", job.problems
    final = f"/papers/frozen/{job.outcome['run']}/"

    # Everybody who reads papers reads it now, in every format.
    for reader in (member, client_as("partner agency"), client_as("practitioner")):
        assert reader.get(final).status_code == 200
    for form, start in (("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK"), ("html", b"<!DOCTYPE html>")):
        answer = member.get(f"{final}files/{form}/")
        assert answer.content.lower().startswith(start.lower())
        assert answer.headers["Content-Disposition"].startswith("attachment")
    assert member.get(f"{final}files/toml/").status_code == 404
    read = member.get(f"{final}read/")
    rule = read.headers["Content-Security-Policy"]
    assert "sandbox" in rule
    assert "unsafe" not in rule
    assert "sha256-" in rule
    assert client_as("administrator").get(final).status_code == 404

    # Both papers are compared; they differ in their status.
    page = _words(analyst.get(f"{final}compare/", {"with": name}))
    assert "draft" in page
    assert "Every difference" in page
    assert analyst.get(f"{final}editions/").status_code == 200

    # It is taken back with a reason, and can be built again.
    assert analyst.get(f"{final}withdraw/").status_code == 404
    assert director.post(f"{final}withdraw/", {"because": " "}).status_code == 422
    answer = director.post(f"{final}withdraw/", {"because": "A figure was loaded twice"})
    assert answer.status_code == 302, _words(answer)
    page = _words(member.get(answer.headers["Location"]))
    assert "A figure was loaded twice" in page
    assert "Download" not in page
    assert member.get(f"{answer.headers['Location']}files/pdf/").status_code == 404
    assert member.get(final).status_code == 302
    job = _job(analyst.post(f"/papers/{paper.pk}/freeze/", {**freeze, "formats": ["html"]}))
    assert job.state == "done", job.problems
    done = {one["action"] for one in journal_entries()}
    assert {
        "paper begun", "commentary written", "gap declared", "paper frozen", "paper commented on", "comment answered",
        "paper made final", "paper withdrawn",
    } <= done | ({"gap declared"} if not paper.gaps.exists() else set())  # fmt: skip


def test_words_are_superseded_and_never_overwritten(client_as: Signed) -> None:
    """What stood before is shown with who and when."""
    client = client_as("analyst")
    paper = _begun(client, "worries-and-working-well")
    address = f"/papers/{paper.pk}/words/?place=first"
    for text in ("The first words.", "The second words."):
        assert client.post(address, {"text": text, "author": "Me", "seen": "yes"}).status_code == 302
    assert Passage.objects.count() == 2
    assert Passage.objects.filter(superseded_at__isnull=True).get().text == "The second words."
    page = _words(client.get(address))
    assert "The first words." in page
    assert "superseded by" in page
    assert client.post(f"/papers/{paper.pk}/words/take-back/?place=first").status_code == 302
    assert not Passage.objects.filter(superseded_at__isnull=True).exists()
    assert Passage.objects.count() == 2


def test_words_that_figures_contradict_or_do_not_know(client_as: Signed) -> None:
    """An unknown figure is not saved; a contradiction is shown before saving and stops the paper."""
    client = client_as("analyst")
    paper = _begun(client, "worries-and-working-well")
    address = f"/papers/{paper.pk}/words/?place=first"
    wrong = {"text": "There were {no-such-measure.value} of them.", "author": "Me"}
    page = client.post(address, wrong)
    assert "is no figure of this pack" in _words(page)
    assert client.post(address, {**wrong, "seen": "yes"}).status_code == 422
    assert "brace" in _words(client.post(address, {**wrong, "text": "A {brace"}))
    assert client.post(address, {"text": " ", "author": "Me", "seen": "yes"}).status_code == 422
    assert Passage.objects.count() == 0
    against = {"text": "Health attended 171 of 224 discussions (79%).", "author": "Me"}
    assert "is not what the figures say" in _words(client.post(address, against))
    assert client.post(address, {**against, "seen": "yes"}).status_code == 302
    assert "is not what the figures say" in _words(client.get(f"/papers/{paper.pk}/scrutiny/"))


def test_places_packs_and_periods_that_are_not_there(client_as: Signed) -> None:
    """They are not found, or refused in words."""
    client = client_as("analyst")
    paper = _begun(client, "worries-and-working-well")
    assert client.get(f"/papers/{paper.pk}/words/?place=nowhere").status_code == 404
    assert client.get("/papers/999999/").status_code == 404
    assert client.get("/papers/begin/nothing/").status_code == 404
    assert client.post("/papers/begin/worries-and-working-well/", {"period": "1066-01"}).status_code == 422
    assert client.post("/papers/begin/improvement-dashboard/", {"period": PERIOD}).status_code == 422
    late = {"period": PERIOD, "baseline": PERIOD}
    assert client.post("/papers/begin/improvement-dashboard/", late).status_code == 422
    for name in ("nothing", "..", "%2e%2e", "worries-and-working-well"):
        assert client.get(f"/papers/frozen/{name}/").status_code == 404


@pytest.mark.parametrize("role", ["elected member", "partner agency", "practitioner", "board chair", "team manager"])
def test_who_only_reads_cannot_prepare(client_as: Signed, role: str) -> None:
    """The pages of preparing are not there for them."""
    paper = _begun(client_as("analyst"), "worries-and-working-well")
    client = client_as(role)
    assert client.get("/papers/").status_code == 200
    for page in ("", "words/?place=first", "gaps/", "scrutiny/", "freeze/"):
        assert client.get(f"/papers/{paper.pk}/{page}").status_code == 404
    assert client.get("/papers/begin/member-edition/").status_code == 404


def test_a_freeze_that_cannot_be_tells_each_thing_with_its_mend(client_as: Signed) -> None:
    """What is missing is told by the job and by scrutiny, is declared there, and nothing is written before."""
    client = client_as("analyst")
    paper = _begun(client, "improvement-dashboard", baseline="2024-09")
    freeze = {"class_": "public", "formats": ["html"], "author": "Performance Analyst"}
    job = _job(client.post(f"/papers/{paper.pk}/freeze/", freeze))
    assert job.state == "failed"
    assert any("neet-young-people" in one["where"] for one in job.problems)
    assert all(one["mend"] and "--" not in one["mend"] for one in job.problems)
    assert client.get(f"/papers/frozen/improvement-dashboard-{PERIOD}-public/").status_code == 404
    page = client.get(f"/papers/{paper.pk}/scrutiny/").content.decode()
    assert "gaps/?key=neet-young-people" in page
    gap = {"key": "neet-young-people", "reason": "awaited", "why": "It comes in June", "owner": "Youth Service"}
    days = {"due-day": "30", "due-month": "6", "due-year": "2027"}
    assert (
        client.post(
            f"/papers/{paper.pk}/gaps/", {**gap, "due-day": "31", "due-month": "6", "due-year": "2027"}
        ).status_code
        == 422
    )
    assert client.post(f"/papers/{paper.pk}/gaps/", {**gap, **days, "key": "nothing"}).status_code == 422
    assert client.post(f"/papers/{paper.pk}/gaps/", {**gap, **days}).status_code == 302
    page = _words(client.get(f"/papers/{paper.pk}/gaps/"))
    assert "It comes in June" in page
    close = re.search(r'action="([^"]*close/)"', client.get(f"/papers/{paper.pk}/gaps/").content.decode())
    assert close is not None
    assert client.post(close[1]).status_code == 302
    assert "Nothing is declared missing" in _words(client.get(f"/papers/{paper.pk}/gaps/"))


@pytest.mark.parametrize(
    ("given", "what"),
    [
        ({"class_": "exempt"}, "Choose edition from the list"),
        ({"formats": []}, "Choose formats"),
        ({"formats": ["exe"]}, "Choose formats from the list"),
        ({"author": " "}, "Enter who answers for it"),
    ],
)
def test_what_cannot_be_frozen_is_not_asked_for(client_as: Signed, given: dict[str, Any], what: str) -> None:
    """The form says why."""
    client = client_as("analyst")
    paper = _begun(client, "worries-and-working-well")
    asked = {"class_": "public", "formats": ["html"], "author": "Me", **given}
    answer = client.post(f"/papers/{paper.pk}/freeze/", asked)
    assert answer.status_code == 422
    assert what in _words(answer)
    assert not Job.objects.filter(kind="packs.freeze").exists()


def test_a_programme_manager_freezes_what_they_may_read(client_as: Signed) -> None:
    """Figures for managers are not theirs, in words, trial or edition."""
    client = client_as("programme manager")
    paper = _begun(client, "worries-and-working-well")
    assert "confidential" not in _words(client.get(f"/papers/{paper.pk}/freeze/")).casefold()
    asked = {"class_": "confidential", "formats": ["html"], "author": "Me"}
    assert client.post(f"/papers/{paper.pk}/freeze/", asked).status_code == 422

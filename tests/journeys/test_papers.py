"""A paper on its way from the words of who writes it to whoever reads it, and back when it was wrong."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client
from tests.journeys.walking import Page, follows, opens, sends

from goldenthread.jobs import states
from goldenthread.jobs.models import Job

READERS = ("elected member", "board chair", "clerk", "partner agency", "programme manager")
TITLE = "What are we worried about, what is working well"
As = Callable[[str], Client]
Jobs = Callable[[], list[Job]]


@pytest.fixture
def shelf(home: Path) -> Iterator[Path]:
    """Where papers are kept; nothing is left of them after a test."""
    folder = home / "papers"
    shutil.rmtree(folder, ignore_errors=True)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def test_a_paper_is_written_frozen_approved_read_and_taken_back(client_as: As, shelf: Path, do_jobs: Jobs) -> None:
    """Given an analyst's words with live figures, when a director approves them frozen, then all read it until it is withdrawn."""
    # Given: words that stand on figures, and what is not recorded declared
    analyst, director = client_as("analyst"), client_as("director")
    papers = follows(analyst, opens(analyst, "/"), "Papers")
    paper = sends(analyst, follows(analyst, papers, TITLE), "Begin", {"period": "2025-09"})
    words = opens(analyst, f"{paper.address}words/?place=first")
    seen = sends(analyst, words, "See it", {"text": "There were {referrals.value} referrals.", "author": "Analyst"})
    assert re.search(r"There were [\d,]+ referrals\.", seen.words)
    sends(analyst, seen, "Save it")
    _declare_what_is_missing(analyst, paper)
    # When: it is frozen, and a second person makes it final
    asked = {"class_": "public", "formats": ["html"], "author": "Performance Analyst"}
    sends(analyst, opens(analyst, f"{paper.address}freeze/"), "Freeze", asked)
    draft = f"/papers/frozen/{_done(do_jobs)}/"
    assert "as they were frozen" in opens(analyst, draft).words
    assert not [form for form in opens(analyst, draft).tree.forms if "approve" in str(form.action)]
    assert [opens(client_as(role), draft).status for role in READERS[:-1]] == [404] * (len(READERS) - 1)
    sends(director, opens(director, draft), "Make it final")
    final = _done(do_jobs)
    # Then: each reader finds it among the papers, reads it, and takes it home
    for role in READERS:
        reader = client_as(role)
        found = follows(reader, follows(reader, opens(reader, "/"), "Papers"), TITLE, to="/papers/frozen/")
        assert final in found.address
        assert "Download" in found.words
        read = opens(reader, f"{found.address}read/")
        assert re.search(rb"There were (<[^>]+>)*[\d,]+(<[^>]+>)* referrals", read.content), role
        assert opens(reader, f"{found.address}files/html/").status == 200
    # When: a figure was wrong
    taken_back = opens(director, f"/papers/frozen/{final}/withdraw/")
    assert sends(director, taken_back, "Withdraw", {"because": " "}).status == 422
    told = sends(director, taken_back, "Withdraw", {"because": "A figure was loaded twice"})
    # Then
    assert "A figure was loaded twice" in told.words
    assert opens(client_as("elected member"), f"{told.address}files/html/").status == 404


def _declare_what_is_missing(analyst: Client, paper: Page) -> None:
    scrutiny = opens(analyst, f"{paper.address}scrutiny/").content.decode()
    gap = {"reason": "not recorded", "why": "Nobody records it yet", "owner": "Analyst"}
    due = {"due-day": "31", "due-month": "1", "due-year": "2027"}
    for key in dict.fromkeys(re.findall(r"gaps/\?key=([a-z0-9-]+)", scrutiny)):
        sends(analyst, opens(analyst, f"{paper.address}gaps/?key={key}"), "Declare it", {"key": key, **gap, **due})


def _done(do_jobs: Jobs) -> str:
    """Do the job that waits; the name of the paper that it made."""
    (job,) = do_jobs()
    assert job.state == states.DONE, job.problems
    return str(job.outcome["run"])

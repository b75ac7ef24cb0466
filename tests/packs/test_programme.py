"""Papers of the site that tell of its improvement programme: what they are built from, for which meeting, and what is missing."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.papers.programme.sample import GOVERNANCE, PLAN, PROGRAMME

from goldenthread.accounts.by import By
from goldenthread.governance.loading import load as load_boards
from goldenthread.packs.catalogue import packs, places
from goldenthread.packs.programme import Held, held
from goldenthread.papers.classes import Class
from goldenthread.papers.definition import PackDefinition
from goldenthread.papers.programme.given import given_of
from goldenthread.plan.loading import load as load_plan
from goldenthread.programme.boards import Governance
from goldenthread.records.errors import WrongUse

TODAY = date(2025, 10, 6)
_BY = By("tests", "analyst")


@pytest.fixture
def loaded(database: None) -> None:
    """The sample's programme on the site."""
    del database
    load_plan(PLAN, by=_BY)
    load_boards(GOVERNANCE, by=_BY)


def _pack(home: Path, name: str) -> PackDefinition:
    return packs(home)[name].definition


@pytest.mark.usefixtures("loaded")
def test_a_paper_is_built_from_what_the_site_holds(home: Path) -> None:
    """The whole programme for a board, and what the public may have of it for a public edition."""
    own = held(_pack(home, "board-pack"), Class.CONFIDENTIAL, TODAY)
    assert own.meeting == "october"
    assert own.programme is not None
    found = given_of(own.programme, own.guard).programme
    assert found.plan == PROGRAMME.plan
    assert {one.key for one in found.governance.requests} == {"r1", "r2"}
    public = held(_pack(home, "recommendation-pages"), Class.PUBLIC, TODAY)
    assert public.meeting == ""
    assert public.programme is not None
    assert b"Amy" not in public.programme
    assert held(_pack(home, "member-edition"), Class.PUBLIC, TODAY) == Held()


@pytest.mark.usefixtures("loaded")
def test_a_report_to_councillors_is_for_the_next_meeting_of_a_committee(home: Path) -> None:
    """With the item that names the paper; without a meeting ahead it is told what is missing."""
    definition = _pack(home, "committee-report")
    assert held(definition, Class.PUBLIC, TODAY).meeting == "committee-october"
    meeting = GOVERNANCE.meetings[2]
    item = replace(meeting.items[0], pack="committee-report-2025-09-public")
    load_boards(Governance(meetings=(replace(meeting, items=(item,)),)), by=_BY)
    assert held(definition, Class.PUBLIC, TODAY).meeting == "committee-october/7"
    with pytest.raises(WrongUse, match="no meeting of a committee lies ahead"):
        held(definition, Class.PUBLIC, date(2025, 12, 1))


@pytest.mark.usefixtures("database")
def test_without_a_plan_a_paper_says_so(home: Path) -> None:
    """And what to do about it."""
    with pytest.raises(WrongUse, match="none has been loaded"):
        held(_pack(home, "benefits-report"), Class.CONFIDENTIAL, TODAY)


def test_the_headings_of_a_report_are_places_for_words(home: Path) -> None:
    """Each in the words of the system by which the council decides."""
    found = {one.key: one.title for one in places(_pack(home, "cabinet-report"))}
    assert found["report/legal"] == "Legal and constitutional references"
    assert found["report/reasons"] == "Reasons for the decision"
    assert "report/implications" not in found

"""Papers of the site that tell of its improvement programme: what they are built from, for which meeting, and what is missing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from tests.papers.programme.sample import GOVERNANCE, PLAN, PROGRAMME

from goldenthread.accounts.by import By
from goldenthread.governance.loading import load as load_boards
from goldenthread.packs.catalogue import packs, places
from goldenthread.packs.models import Paper
from goldenthread.packs.programme import Held, held, meetings_ahead, the_plan
from goldenthread.papers.classes import Class
from goldenthread.papers.definition import PackDefinition
from goldenthread.papers.programme.given import given_of
from goldenthread.plan.loading import load as load_plan
from goldenthread.programme.boards import Governance, Meeting
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


@pytest.mark.usefixtures("loaded")
def test_a_meeting_is_chosen_among_those_that_lie_ahead(home: Path) -> None:
    """A board's for a board pack, a committee's for a report with each item of its agenda; none for what is for no meeting."""
    boards = meetings_ahead(_pack(home, "board-pack"), TODAY)
    assert boards[0] == ("october", "Improvement Board, 15 October 2025")
    report = _pack(home, "committee-report")
    assert meetings_ahead(report, TODAY) == (
        ("committee-october", "Children's Committee, 20 October 2025"),
        ("committee-october/7", "Children's Committee, 20 October 2025, item 7: Update on the improvement plan"),
    )
    assert meetings_ahead(_pack(home, "stocktake"), TODAY) == ()
    assert held(report, Class.PUBLIC, TODAY, "committee-october/7").meeting == "committee-october/7"
    with pytest.raises(WrongUse, match="the meeting 'may' is no longer held here"):
        held(report, Class.PUBLIC, TODAY, "may")


@pytest.mark.usefixtures("loaded")
def test_a_paper_is_begun_for_a_meeting_and_may_be_for_another(client_as: Callable[[str], Client]) -> None:
    """The next is told until one is chosen; choosing again changes the paper that was begun, and nothing is offered that is past."""
    november = Governance(
        meetings=(Meeting("november", "board", date(2035, 11, 12)), Meeting("next", "board", date(2035, 10, 15)))
    )
    load_boards(november, by=_BY)
    analyst = client_as("analyst")
    page = analyst.get("/papers/begin/board-pack/").content.decode()
    assert "Improvement Board, 12 November 2035" in page
    assert "10 September 2025" not in page
    for key, words in (("november", "12 November 2035"), ("next", "15 October 2035")):
        answer = analyst.post("/papers/begin/board-pack/", {"period": "2025-09", "meeting": key})
        assert answer.status_code == 302
        assert words in analyst.get(answer.headers["Location"]).content.decode()
    assert Paper.objects.get(pack="board-pack").meeting == "next"
    assert analyst.post("/papers/begin/board-pack/", {"period": "2025-09", "meeting": "october"}).status_code == 422


@pytest.mark.usefixtures("loaded")
def test_every_theme_has_a_place_for_its_account(home: Path, client_as: Callable[[str], Client]) -> None:
    """On the site as in the paper, with who accounts for it, and the figures that its words may hold."""
    definition = _pack(home, "stocktake")
    found = {one.key: one.title for one in places(definition, the_plan(definition))}
    assert found["themes/practice"] == "1 Practice: the account of Amy Brown, Head of service"
    analyst = client_as("analyst")
    begun = analyst.post("/papers/begin/stocktake/", {"period": "2025-09", "baseline": "2025-06"}).headers["Location"]
    assert "the account of Amy Brown" in analyst.get(begun).content.decode()
    words = f"{begun}words/?place=themes/practice"
    assert "{cp-plans-open.value}" in analyst.get(words).content.decode()


def test_every_pack_has_a_title_of_its_own(home: Path) -> None:
    """Who chooses one tells it by its title."""
    titles = [one.definition.title for one in packs(home).values()]
    assert len(set(titles)) == len(titles)

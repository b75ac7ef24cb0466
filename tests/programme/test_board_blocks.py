"""Blocks of boards: every open request, decision and report is printed, and what is exempt is not."""

from datetime import date, timedelta

import pytest
from tests.programme.test_ledger import ASKED, DAY, MEETINGS
from tools.barnet_boards import PROGRAMME

from goldenthread.programme.blocks.boards import decision_table, meeting_section
from goldenthread.programme.blocks.ledger import Names, ledger_section, request_page
from goldenthread.programme.blocks.obligations import conditions_table, owed_section
from goldenthread.programme.boards import Board, Decision, Governance, Item, Meeting, Minute, Request
from goldenthread.programme.ledger import Deed, done
from goldenthread.programme.ledger_answers import Answer, written
from goldenthread.programme.ledger_reading import read
from goldenthread.programme.tables import Programme, read_programme
from goldenthread.reports.blocks import Block, Document, Heading, Table
from goldenthread.reports.html.page import write_html


def printed(blocks: tuple[Block, ...]) -> str:
    """What a page of blocks says."""
    return write_html(Document("Paper", blocks=(Heading(1, "Part"), *blocks))).decode()


@pytest.fixture(scope="module")
def barnet() -> Programme:
    """Barnet's programme."""
    return read_programme(PROGRAMME)


def test_open_questions_print_before_a_meeting(barnet: Programme) -> None:
    """All five, with who is to answer; the sixth meeting later they still would."""
    meeting = Meeting("next", "cels-committee", date(2018, 6, 1))
    governance = Governance(
        barnet.governance.boards, meetings=(*barnet.governance.meetings, meeting), requests=barnet.governance.requests
    )
    said = printed(ledger_section(governance, barnet.plan.people, meeting))
    assert all(one.text in said for one in governance.requests)
    assert "5 requests and challenges are open as at 1 June 2018" in said
    assert "4 answered and waiting to be accepted" in said


def test_a_request_prints_its_answer_in_six_parts() -> None:
    """As a table of questions."""
    answer = written(Answer("Less", "Gaps", "Seen later", "Cover", "Director", "May"))
    request: Request = done(ASKED, Deed.ASSIGN, by="clerk", on=DAY, to="director")
    request = done(request, Deed.ANSWER, by="director", on=DAY + timedelta(days=1), text=answer)
    (line,) = read([request], MEETINGS, DAY + timedelta(days=2))
    said = printed(request_page(line, Names((), Governance())))
    assert "So what for children" in said
    assert "Seen later" in said


def test_what_is_exempt_is_not_printed() -> None:
    """Neither its title nor what was said of it."""
    meeting = Meeting(
        "m", "b", DAY, items=(Item("1", "Open"), Item("2", "Hidden", exempt=True)),
        minutes=(Minute(1, "note", "", "Said openly"), Minute(2, "note", "", "Said apart", "Item 2")),
        decisions=(Decision("d", "Do it", "x", DAY),),
    )  # fmt: skip
    governance = Governance((Board("b", "Board"),), meetings=(meeting,))
    said = printed(meeting_section(governance, (), meeting))
    assert "Exempt item" in said
    assert "Hidden" not in said
    assert "Said apart" not in said
    assert "Said openly" in said
    table = decision_table(governance, (), "b", DAY + timedelta(days=1))
    assert "overdue" in table.rows[0][2].text


def test_what_is_owed_and_assessed(barnet: Programme) -> None:
    """The direction's reports are late as far as is published; no condition was assessed."""
    said = printed(owed_section(barnet.governance, barnet.plan.people, date(2018, 10, 15)))
    assert "Have the Improvement Board Chair report on plan delivery." in said
    assert "for 75 no day can be told" in said
    table = conditions_table(barnet.governance)
    assert isinstance(table, Table)
    assert {row[1].text for row in table.rows} == {"not assessed"}

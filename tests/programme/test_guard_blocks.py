"""The guard as blocks of a document: nothing that nobody answered is left out of a Board's first page."""

from datetime import date

import pytest

from goldenthread.programme.blocks.guard_action import action_guarded, reopening_table
from goldenthread.programme.blocks.guard_summary import guard_summary
from goldenthread.programme.closing import Proposal
from goldenthread.programme.guard import Assessed, answer_to, asked, assessed, load_rules, unanswered
from goldenthread.programme.guard.examples import Case, case_of
from goldenthread.reports.blocks import Document, Note, Table
from goldenthread.reports.html.page import write_html

AS_AT = date(2026, 3, 31)


@pytest.fixture(scope="module")
def case() -> Case:
    """A theme of three greens, one of them shown."""
    return case_of(load_rules().rule("theme-greener").examples[0])


@pytest.fixture(scope="module")
def found(case: Case) -> tuple[Assessed, ...]:
    """Its actions as assessed."""
    return assessed(case.plan, case.series, case.as_at)


def test_the_first_page_counts_claims_and_prints_what_nobody_answered(case: Case, found: tuple[Assessed, ...]) -> None:
    """Three greens: one shown, two not; the questions of the theme and the plan as notes, of actions as rows."""
    questions = asked(case.plan, found, AS_AT)
    blocks = guard_summary(case.plan, found, questions, AS_AT)
    counts, listed = (block for block in blocks if isinstance(block, Table))
    assert [cell.text for cell in counts.rows[-1]] == ["All", "3", "1", "0", "2", "0", "2"]
    assert [row[0].text for row in listed.rows] == ["2 Action 2", "3 Action 3"]
    assert sum(isinstance(block, Note) for block in blocks) == 2


def test_an_answer_takes_a_question_off_the_page_and_off_no_other(case: Case, found: tuple[Assessed, ...]) -> None:
    """All answered: the page says so."""
    questions = asked(case.plan, found, AS_AT)
    answers = [answer_to(one, AS_AT, "ab", "The team began in May.") for one in questions]
    some = guard_summary(case.plan, found, unanswered(questions, answers[:1]), AS_AT)
    none = guard_summary(case.plan, found, unanswered(questions, answers), AS_AT)
    assert len(some) < len(guard_summary(case.plan, found, questions, AS_AT))
    assert "No question of the guard is open." in getattr(none[1], "text", "")
    assert not any(isinstance(block, Note) for block in none)


def test_every_block_can_be_written(case: Case, found: tuple[Assessed, ...]) -> None:
    """As a page of HTML, with what an action's measures show."""
    proposal = Proposal("a1", date(2026, 1, 1), "it fell back", ("x",))
    blocks = (
        *guard_summary(case.plan, found, asked(case.plan, found, AS_AT), AS_AT),
        *action_guarded(case.plan.actions[1], found[1]),
        reopening_table(case.plan, (proposal,), AS_AT),
    )
    text = write_html(Document("Guard", blocks=blocks)).decode()
    assert "no change since it began" in text
    assert "Visits in time" in text

"""What a paper tells of a judged plan to who may not read small numbers: the same questions, and no number of theirs."""

from datetime import date

from goldenthread.access.audience import Audience
from goldenthread.calendar import month
from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Reason as Why
from goldenthread.measures.kinds import Unit
from goldenthread.measures.run.readings import Reader
from goldenthread.papers.programme.judged import (
    FELL_BACK,
    TOO_SMALL,
    assessed_without,
    questions_without,
    reopenings_without,
    small_of,
    without_people,
)
from goldenthread.programme.closing import Proposal
from goldenthread.programme.guard import asked, assessed, load_rules
from goldenthread.programme.guard.examples import case_of
from goldenthread.programme.series import Behind

CASE = case_of(load_rules().rule("worse").examples[0])
FOUND = assessed(CASE.plan, CASE.series, CASE.as_at)
KEY = CASE.plan.actions[0].expected[0].measure


def _figure(label: int, numerator: float) -> Figure:
    return Figure(
        "visits", "Visits", month(2026, label), "", (), numerator, 40.0, numerator / 40 * 100, Unit.PERCENT, Why.VALUE, 0, 1, "s"
    )  # fmt: skip


def test_a_question_stays_and_loses_its_numbers() -> None:
    """It is the same question by the same rule; words and arithmetic of its figures are gone, of its dates they stay."""
    questions = asked(CASE.plan, FOUND, CASE.as_at)
    told = questions_without(questions, FOUND, {KEY})
    assert [one.identity for one in told] == [one.identity for one in questions]
    families = {rule.code: rule.family for rule in load_rules().held}
    for before, after in zip(questions, told, strict=True):
        for was, now in zip(before.reasons, after.reasons, strict=True):
            if before.key == CASE.plan.actions[0].key and families[was.code] == "measures":
                assert (now.says, now.arithmetic) == (TOO_SMALL, "")
            elif families[was.code] in ("delivery", "whole"):
                assert now == was
    assert questions_without(questions, FOUND, {"another"}) == questions


def test_what_a_figure_shows_is_told_without_its_numbers() -> None:
    """The verdict stays, and no digit of the arithmetic, of a doubt, of the target."""
    (one, *_) = assessed_without(FOUND, {KEY})
    (linked, *_) = one.impact.linked
    assert linked.found.verdict is FOUND[0].impact.linked[0].found.verdict
    said = f"{linked.found.says}{linked.target}{linked.comparator}{''.join(doubt.says for doubt in linked.doubts)}"
    assert not any(letter.isdigit() for letter in said)
    assert assessed_without(FOUND, {"another"}) == FOUND


def test_what_fell_back_is_proposed_without_its_numbers() -> None:
    """That it fell back is for the Board to know."""
    found = (Proposal(CASE.plan.actions[0].key, date(2026, 1, 1), "From 9 of 10 to 3 of 10", ("x",)),)
    assert [one.why for one in reopenings_without(found, FOUND, {KEY})] == [FELL_BACK]
    assert reopenings_without(found, FOUND, ()) == found


def test_a_measure_is_small_where_one_figure_is_hidden() -> None:
    """For those from whom small numbers are hidden, whether the paper guarded it or it is guarded here; for managers never."""
    behind = Behind({}, (_figure(1, 20), _figure(2, 3)))
    board = small_of(behind, (), Reader(), Audience.BOARD)
    assert board.keys == {"visits"}
    assert any(one.reason is Why.HIDDEN for one in board.told)
    known = small_of(Behind({}, (_figure(1, 20),)), (_figure(1, 20),), Reader(), Audience.BOARD)
    assert (known.keys, known.told) == (frozenset(), ())
    assert small_of(behind, (), Reader(), Audience.MANAGEMENT).keys == frozenset()


def test_a_public_paper_does_not_ask_about_people() -> None:
    """Its programme holds posts, and two people of one post would be one."""
    off = {one.code for one in without_people(load_rules()).held if one.off}
    assert off == {"owner-left", "contract-ends", "many-on-one"}

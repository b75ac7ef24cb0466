"""Notice, quorum, reports that are owed, past days and readiness, on small boards written out by hand."""

from datetime import date

import pytest

from goldenthread.programme.boards import (
    Arrangement,
    Board,
    Clearance,
    Decision,
    Finding,
    Governance,
    Item,
    Meeting,
    Member,
    Obligation,
    Request,
    RequestKind,
    Step,
    Visit,
)
from goldenthread.programme.due import Due, DueKind
from goldenthread.programme.governing.history import as_at
from goldenthread.programme.governing.meetings import (
    clear_days,
    decisions_due,
    last_before,
    next_from,
    not_cleared,
    notice_of,
    quorum_of,
)
from goldenthread.programme.governing.readiness import ready
from goldenthread.programme.governing.reporting import Kind, Standing, owed, rhythm_of
from goldenthread.programme.promises import Action, Evidence, EvidenceKind, Plan

BOARD = Board("board", "Improvement Board", quorum=2)
MEETING = Meeting("m1", "board", date(2018, 4, 9), present=("a", "b", "visitor"), published_on=date(2018, 3, 28))
NEXT = Meeting("m2", "board", date(2018, 5, 14), items=(Item("1", "Update", pack="p"),))
DIRECTION = date(2018, 1, 25)


def _obligation(frequency: str, first: date | None, *delivered: tuple[date, str], to: str = "state") -> Obligation:
    return Obligation("o", "Direction", "8f", "direction", "Report", "Council", to, frequency, "", first, delivered)


def test_notice_counts_neither_day_and_no_bank_holiday() -> None:
    """Wednesday 28 March to Monday 9 April 2018 over Easter: 29 March, 3, 4, 5 and 6 April."""
    assert clear_days(date(2018, 3, 28), date(2018, 4, 9)) == 5
    assert clear_days(date(2018, 3, 29), date(2018, 4, 9)) == 4
    assert clear_days(date(2018, 4, 9), date(2018, 4, 9)) == 0
    assert notice_of(MEETING).enough


@pytest.mark.parametrize(
    ("meeting", "enough", "words"),
    [
        (Meeting("m", "b", date(2018, 4, 9), published_on=date(2018, 4, 5)), False, "No reason for urgency"),
        (
            Meeting("m", "b", date(2018, 4, 9), published_on=date(2018, 4, 5), urgent_because="A death."),
            True,
            "A death.",
        ),
        (Meeting("m", "b", date(2018, 4, 9)), False, "not recorded"),
        (Meeting("m", "b", date(2018, 4, 1), month_only=True), False, "Only the month"),
    ],
)
def test_short_notice_needs_a_reason(meeting: Meeting, enough: bool, words: str) -> None:
    """What is not known is not called enough."""
    notice = notice_of(meeting)
    assert notice.enough is enough
    assert words in notice.says


def test_only_members_make_a_quorum() -> None:
    """Attendance that was not recorded is no quorum and no lack of one."""
    governance = Governance(
        (BOARD,), (Member("board", "a", "member"), Member("board", "b", "chair"), Member("x", "visitor", ""))
    )
    assert quorum_of(governance, BOARD, MEETING).met is True
    left = Governance((BOARD,), (Member("board", "a", "member"), Member("board", "b", "chair", until=date(2018, 4, 1))))
    assert quorum_of(left, BOARD, MEETING).met is False
    assert quorum_of(governance, BOARD, NEXT).met is None


def test_a_paper_is_cleared_three_times() -> None:
    """And no paper needs no clearance."""
    item = Item("1", "Update", pack="p", clearances=(Clearance("legal", "x", DIRECTION),))
    assert not_cleared(item) == ("finance", "director")
    assert not_cleared(Item("2", "Apologies")) == ()


def test_open_decisions_soonest_first() -> None:
    """Those carried out later were open on the day."""
    meeting = Meeting("m", "board", DIRECTION, decisions=(
        Decision("d1", "Someday"),
        Decision("d2", "Late", due=date(2018, 2, 1)),
        Decision("d3", "Done", due=date(2018, 2, 1), done_on=date(2018, 2, 1)),
        Decision("d4", "Done since", due=date(2018, 3, 1), done_on=date(2018, 4, 1)),
    ))  # fmt: skip
    found = decisions_due(Governance(meetings=(meeting,)), "board", date(2018, 2, 15))
    assert [(one.decision.key, one.overdue) for one in found] == [("d2", True), ("d4", False), ("d1", False)]


def test_the_meeting_before_and_the_next() -> None:
    """A meeting on the day itself is the next."""
    governance = Governance(meetings=(NEXT, MEETING))
    assert last_before(governance, "board", NEXT.on) == MEETING
    assert next_from(governance, "board", NEXT.on) == NEXT
    assert last_before(governance, "board", MEETING.on) is None


@pytest.mark.parametrize(
    ("words", "kind", "months"),
    [
        ("quarterly", Kind.MONTHS, 3),
        ("six monthly", Kind.MONTHS, 6),
        ("three-monthly, first in early December 2017", Kind.MONTHS, 3),
        ("monthly, from November 2017", Kind.MONTHS, 1),
        ("Half-yearly", Kind.MONTHS, 6),
        ("annually", Kind.MONTHS, 12),
        ("each Improvement Board meeting", Kind.MEETING, 0),
        ("every meeting (standing item)", Kind.MEETING, 0),
        ("usually last CMT meeting each month", Kind.LAST_MEETING, 0),
        ("quarterly, if introduced", Kind.UNSURE, 0),
        ("on request", Kind.ASKED, 0),
        ("regular", Kind.OPEN, 0),
        ("", Kind.NOT_STATED, 0),
        ("when the moon is full", Kind.NOT_KNOWN, 0),
    ],
)
def test_how_often_is_read_by_rules(words: str, kind: Kind, months: int) -> None:
    """Every phrase of the Barnet papers, and what has no rule is said to have none."""
    rhythm = rhythm_of(words)
    assert (rhythm.kind, rhythm.months) == (kind, months)


def test_the_quarterly_report_to_the_secretary_of_state() -> None:
    """The first was due three months after 25 January 2018; a late one moves none of those after it."""
    found = owed(_obligation("quarterly", date(2018, 4, 25), (date(2018, 5, 2), "Letter")), (), date(2018, 8, 1))
    assert [(one.due, one.standing) for one in found.receipts] == [
        (date(2018, 4, 25), Standing.LATE),
        (date(2018, 7, 25), Standing.OVERDUE),
    ]
    assert found.next_due == date(2018, 10, 25)
    assert [one.due for one in found.late] == [date(2018, 7, 25)]


def test_from_the_end_of_a_month_to_ends_of_months() -> None:
    """Monthly from the end of November is due at the end of December, not on the 30th."""
    found = owed(_obligation("monthly", date(2017, 11, 30)), (), date(2018, 2, 28))
    assert [one.due for one in found.receipts][1:] == [date(2017, 12, 31), date(2018, 1, 31), date(2018, 2, 28)]


def test_an_early_report_answers_the_next_due() -> None:
    """One more is neither lost nor counted twice."""
    twice = ((date(2018, 4, 1), "First"), (date(2018, 4, 2), "Second"))
    found = owed(_obligation("quarterly", date(2018, 4, 25), *twice), (), date(2018, 4, 10))
    assert [(one.due, one.evidence) for one in found.receipts] == [(date(2018, 4, 25), "First")]
    assert found.extra == (twice[1],)


def test_a_report_to_every_board() -> None:
    """One that comes after the meeting does not serve it."""
    served = (date(2018, 4, 9), "Report"), (date(2018, 5, 20), "After the meeting")
    found = owed(
        _obligation("each Improvement Board meeting", DIRECTION, *served, to="board"), (MEETING, NEXT), date(2018, 6, 1)
    )
    assert [one.standing for one in found.receipts] == [Standing.IN_TIME, Standing.OVERDUE]
    assert found.extra == (served[1],)


@pytest.mark.parametrize(
    ("frequency", "first", "why"),
    [
        ("quarterly", None, "no first day"),
        ("on request", None, "asks"),
        ("", None, "how often"),
        ("regular", None, "interval"),
    ],
)
def test_where_no_day_can_be_told_it_says_why(frequency: str, first: date | None, why: str) -> None:
    """Never a guess."""
    found = owed(_obligation(frequency, first), (), date(2018, 6, 1))
    assert not found.receipts
    assert why in found.why_no_day


def test_once_is_once() -> None:
    """A day without a rhythm is due on that day alone."""
    found = owed(_obligation("", date(2018, 5, 31)), (), date(2018, 5, 31))
    assert [(one.due, one.standing) for one in found.receipts] == [(date(2018, 5, 31), Standing.DUE)]
    assert found.next_due is None


def test_last_meeting_of_each_month() -> None:
    """Only those serve."""
    meetings = tuple(Meeting(f"c{day}", "cmt", date(2018, 1, day)) for day in (2, 9, 30))
    found = owed(
        Arrangement("a", "cmt", "Final report", "usually last CMT meeting each month"), meetings, date(2018, 2, 1)
    )
    assert [one.due for one in found.receipts] == [date(2018, 1, 30)]


def test_a_past_day_knows_nothing_of_later() -> None:
    """Decisions carried out since are open again; a meeting to come keeps its agenda alone."""
    decided = Meeting(
        "m", "board", DIRECTION, decisions=(Decision("d", "Do", done_on=date(2018, 3, 1), outcome="Done"),)
    )
    request = Request(
        "r", RequestKind.REQUEST, "Why?", "a", DIRECTION, steps=(Step(date(2018, 4, 1), "assigned", "c", to="b"),)
    )
    governance = Governance((BOARD,), meetings=(decided, MEETING), requests=(request,))
    then = as_at(governance, date(2018, 2, 1))
    assert then.meetings[0].decisions[0].done_on is None
    assert then.meetings[1].present == ()
    assert then.requests[0].steps == ()
    assert as_at(governance, date(2018, 5, 1)) == governance


def test_readiness_says_what_answers_each_finding_since() -> None:
    """Evidence from before the letter cannot show a change; a strength needs none."""
    letter = date(2017, 12, 12)
    visit = Visit(
        "v",
        "First monitoring visit",
        "Ofsted",
        date(2017, 11, 14),
        date(2017, 11, 15),
        document="Letter",
        letter_on=letter,
    )
    findings = tuple(
        Finding(f"f{number}", "Letter", "2017-12-12", "", "visits", polarity, "Text", recommendations=recommendations)
        for number, (polarity, recommendations) in enumerate(
            [("weakness", ("ofsted-1",)), ("weakness", ("ofsted-2",)), ("strength", ()), ("weakness", ())]
        )
    )

    def action(key: str, on: date) -> Action:
        shown = Evidence(f"e-{key}", on, "x", EvidenceKind.AUDIT, "Visits were made")
        return Action(key, key, "t", "Do", Due(DueKind.ONGOING), evidence=(shown,), recommendations=(f"ofsted-{key}",))

    actions = (action("1", date(2018, 1, 9)), action("2", date(2017, 12, 1)))
    plan = Plan("p", "Plan", 1, "rag", DIRECTION, (), (), actions)
    found = ready(Governance(findings=findings, visits=(visit,)), plan, date(2018, 3, 1))
    assert found.last == visit
    assert {one.finding.key: one.gap for one in found.said} == {
        "f0": "",
        "f1": "Nothing dated after it is shown.",
        "f2": "",
        "f3": "It is mapped to no recommendation.",
    }
    assert [len(one.since) for one in found.said] == [1, 0, 0, 0]
    assert ready(Governance(), plan, DIRECTION).last is None

"""The packs of a programme and its boards: what each prints, for whom, and what keeps it from being built or final."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import pytest
from tests.papers.programme.sample import DAY, GOVERNANCE, PLAN, PROGRAMME

from goldenthread.access.scope import Scope
from goldenthread.calendar import parse_period
from goldenthread.measures.definitions import book
from goldenthread.measures.run.beside import Home
from goldenthread.measures.run.readings import Reader
from goldenthread.measures.run.session import Session, no_population, open_session
from goldenthread.papers.build import Asked, Built, build
from goldenthread.papers.classes import Class
from goldenthread.papers.commentary import Comment
from goldenthread.papers.council import headings
from goldenthread.papers.load import load_pack, shipped
from goldenthread.papers.programme.given import Given
from goldenthread.papers.programme.public import public_programme
from goldenthread.programme.boards import Step
from goldenthread.programme.tables import Programme
from goldenthread.records.errors import InputRefused, WrongUse
from goldenthread.reports.blocks import Chart, Heading, KeyFigure, Kind, Listing, Note, Table, Text
from goldenthread.reports.formats import FORMATS

Build = Callable[..., Built]
_NEEDED = [one for one in headings() if one.needed]
_WRITTEN = {one.place: (Comment(one.place, f"About {one.key}.", "A. Lawyer", DAY),) for one in _NEEDED}
_APPROVED = ("A. Director", DAY)


@pytest.fixture(scope="module")
def read(store_root: object, tmp_path_factory: pytest.TempPathFactory) -> tuple[Session, Reader]:
    """The store read by an analyst, once for all packs of these tests."""
    session = open_session(store_root, Scope.everything("A. Analyst", "tests"), book(), no_population)
    return session, Reader(home=Home(tmp_path_factory.mktemp("home")))


@pytest.fixture(scope="module")
def built(read: tuple[Session, Reader]) -> Build:
    """Builds a shipped pack of the sample's programme."""
    session, reader = read

    def make(
        name: str,
        class_: Class = Class.CONFIDENTIAL,
        meeting: str = "",
        programme: Programme | None = PROGRAMME,
        baseline: str = "",
        commentary: Mapping[str, tuple[Comment, ...]] | None = None,
        approved: tuple[str, date] | None = None,
    ) -> Built:
        definition, _ = load_pack(name, [shipped()], session.book)
        asked = Asked(
            parse_period("2025-09"), class_, DAY, "Synthetic Borough", "A. Analyst",
            parse_period(baseline) if baseline else None, approved, meeting,
        )  # fmt: skip
        public = public_programme(programme) if programme is not None and class_ is Class.PUBLIC else programme
        given = Given(public) if public is not None else None
        return build(definition, session, reader, asked, commentary or {}, {}, given)

    return make


@pytest.fixture(scope="module")
def board(built: Build) -> Built:
    """The Board's own edition."""
    return built("board-pack", meeting="october")


@pytest.fixture(scope="module")
def report(built: Build) -> Built:
    """The public report to the committee, of which nobody has written a word."""
    return built("committee-report", Class.PUBLIC, "committee-october/7")


def _said(made: Built, until: str = "") -> str:
    """Every word of a paper, or those before its heading of an anchor."""
    words: list[str] = []
    for block in made.document.blocks:
        match block:
            case Heading(_, text, anchor):
                if until and anchor == until:
                    break
                words.append(text)
            case Text(text) | Note(text):
                words += [text, getattr(block, "by", "")]
            case Listing(items):
                words += items
            case Table():
                words += [cell.text for row in block.rows for cell in row] + list(block.notes)
            case Chart() | KeyFigure():
                raise AssertionError("a programme's pack holds no chart")
    return "\n".join(words)


def test_page_one_of_a_board_says_what_it_must_decide(board: Built) -> None:
    """Claims that are not shown, decisions due, requests by age, dates moved, and children: before anything else."""
    one = _said(board, until="questions")
    for words in (
        "Improvement Board, meeting of 15 October 2025",
        "Past its date and not complete",
        "Appoint two social workers. (overdue since 30 September 2025)",
        "Why do visits fall? (217 days; waits for nobody yet: it has no owner)",
        "1(i): from 30 June 2025 to 31 December 2025, moved once in all. Two posts stand empty.",
        "The plan names 3 figures that its actions should move",
    ):
        assert words in one
    assert not board.document.listed


def test_a_board_reads_its_own_requests_and_what_is_late(board: Built) -> None:
    """The committee's request is not on the Board's agenda; what is owed and late comes first."""
    said = _said(board)
    assert "How many children wait?" not in said
    assert "2 reports and duties are recorded. 2 have something late" in said
    assert "■ overdue: 25 July 2025" in said
    assert "1 condition" not in said
    assert "2 conditions; the council has said of 1 how it stands" in said
    assert "not assessed" in said


def test_what_is_asked_rests_on_the_readings_of_the_pack(board: Built) -> None:
    """The figures of its tables and those behind the guard are one reading: each is among what the pack shows."""
    shown = {one.key: one.printed for one in board.shown}
    assert {"cp-plans-visited-in-time", "re-referrals", "cp-plans-open"} <= shown.keys()
    table = next(
        one for one in board.document.blocks if isinstance(one, Table) and one.caption == "What changed for children"
    )
    printed = {row[0].text: row[1].text for row in table.rows}
    assert printed["Re-referrals within 12 months"] == shown["re-referrals"]


def test_a_public_edition_names_nobody_and_nothing_private(report: Built, built: Build) -> None:
    """In no cell, note or sentence."""
    said = _said(report) + _said(built("recommendation-pages", Class.PUBLIC))
    for name in ("Amy", "Bilal", "Dora", "amy", "bilal", "AB,", "Why do visits fall?", "Appoint two social workers"):
        assert name not in said
    assert "Head of service" in said
    assert "How many children wait?" in said


def test_a_report_has_every_heading_and_says_what_is_empty(report: Built) -> None:
    """The council's order and numbers; a part that nobody wrote says so where it stands."""
    titles = [one.text for one in report.document.blocks if isinstance(one, Heading) and one.level in (2, 3)]
    assert titles[0] == "1. Summary"
    assert "8. Implications of decision" in titles
    assert "8.1 Corporate priorities and performance" in titles
    assert "9. Background papers" in titles
    gaps = [one.text for one in report.document.blocks if isinstance(one, Note) and one.kind is Kind.GAP]
    assert len(gaps) == len(_NEEDED)
    said = _said(report)
    for words in (
        "Children's Committee, item 7",
        "Head of service",
        "Children are not seen\n15\n1(i)",
        "Two posts\n£120,000\n2025-26\n1(i)",
    ):
        assert words in said
    assert "Sent out on 6 October 2025 its papers would give 9 clear working days' notice; 5 are owed." in _said(report)


def test_a_cabinet_is_asked_in_its_own_words(built: Build) -> None:
    """One set of headings serves both systems."""
    said = _said(built("cabinet-report", Class.PUBLIC, "committee-october/7"))
    assert "called in by overview and scrutiny" in said
    assert "Reasons for the decision" in said
    assert "Officers' recommendations" not in said


def test_a_report_is_final_when_it_is_whole_cleared_and_in_time(built: Build) -> None:
    """Each part that is missing is named, and a reason for urgency stands for notice."""
    with pytest.raises(InputRefused) as refused:
        built("committee-report", Class.PUBLIC, "committee-october", approved=_APPROVED)
    said = "\n".join(str(one) for one in refused.value.problems)
    assert said.count("nobody has written it, and a final report is whole") == len(_NEEDED)
    assert said.count("nobody has cleared the report") == 3
    final = built("committee-report", Class.PUBLIC, "committee-october/7", commentary=_WRITTEN, approved=_APPROVED)
    assert "About legal." in _said(final)
    assert "The committee is asked to: About recommendations." in _said(final)
    assert "The words of this report were written by A. Lawyer, 6 October 2025." in _said(final)


def test_short_notice_stops_a_final_report_unless_it_is_urgent(built: Build) -> None:
    """Five clear working days, or why not."""

    def at(urgent: str) -> Programme:
        meeting = replace(GOVERNANCE.meetings[2], on=date(2025, 10, 9), urgent_because=urgent)
        return Programme(PLAN, replace(GOVERNANCE, meetings=(*GOVERNANCE.meetings[:2], meeting)))

    def final(urgent: str) -> Built:
        return built(
            "committee-report",
            Class.PUBLIC,
            "committee-october/7",
            programme=at(urgent),
            commentary=_WRITTEN,
            approved=_APPROVED,
        )

    with pytest.raises(InputRefused, match="2 clear working days' notice; 5 are owed"):
        final("")
    assert "Yes: The direction came today." in _said(final("The direction came today."))


def test_a_stocktake_asks_each_lead_for_an_account(built: Build) -> None:
    """Theme by theme, with the place at which it is written, and the figures since the baseline."""
    words = Comment("themes/practice", "Visits are late since {cp-plans-open.value} children wait.", "A. Head", DAY)
    made = built("stocktake", baseline="2025-06", commentary={words.place: (words,)})
    said = _said(made)
    shown = {one.key: one.printed for one in made.shown}
    assert f"Visits are late since {shown['cp-plans-open']} children wait." in said
    assert "Nobody has written it yet (commentary at 'themes/door')" in said
    assert "Amy Brown, Head of service answers for it." in said


def test_a_benefits_report_counts_what_nobody_can_show(built: Build) -> None:
    """Better, worse and unchanged beside no measure and not recorded."""
    said = _said(built("benefits-report"))
    assert "of 3 actions show a benefit in their figures" in said
    assert "1 action names no measure, so that no benefit can be shown: 1(ii)." in said
    assert "1(i), voice, 1 May 2025: Ten children said who visits them." in said


def test_a_board_reads_its_agenda_and_the_minutes_before(board: Built, built: Build) -> None:
    """Notice as it would be, what is exempt without a title, and what was said; a public edition of a closed board none of it."""
    said = _said(board)
    assert "Sent out on 6 October 2025 its papers would give 6 clear working days' notice; 5 are owed." in said
    assert "Exempt item: not for publication" in said
    assert "Exempt matter" not in said
    assert "Who has not been visited?" in said
    assert "Who has not been visited?" not in _said(built("board-pack", Class.PUBLIC, "october"))


def test_an_answer_stands_beside_its_question_until_it_is_accepted(built: Build) -> None:
    """Who is to accept it reads it in the paper."""
    told = (
        Step(date(2025, 9, 2), "assigned", "chair", to="amy"),
        Step(date(2025, 9, 9), "answered", "amy", "Posts stood empty."),
    )
    asked = replace(GOVERNANCE.requests[0], steps=told)
    boards = replace(GOVERNANCE, requests=(asked,))
    said = _said(built("board-pack", meeting="october", programme=Programme(PLAN, boards)))
    assert "Posts stood empty." in said


def test_every_format_is_written(board: Built) -> None:
    """Anchors that two pieces share do not stop a paper."""
    assert all(FORMATS[form](board.document) for form in ("html", "xlsx"))


@pytest.mark.parametrize(
    ("name", "programme", "meeting", "said"),
    [
        ("board-pack", None, "october", "--programme: board-pack tells of an improvement programme"),
        ("member-edition", PROGRAMME, "", "--programme: member-edition tells of no programme"),
        ("member-edition", None, "october", "--meeting: member-edition tells of no meeting"),
        ("board-pack", PROGRAMME, "", "Give the meeting's key: september, october, committee-october"),
        ("board-pack", Programme(PLAN), "", "Load the meeting into the programme"),
        ("board-pack", PROGRAMME, "may", "the programme holds no meeting 'may'"),
    ],
)
def test_what_is_missing_or_too_much_is_refused(
    built: Build, name: str, programme: Programme | None, meeting: str, said: str
) -> None:
    """Before anything is counted."""
    with pytest.raises(WrongUse) as refused:
        built(name, Class.PUBLIC, meeting, programme)
    assert said in str(refused.value)


def test_an_empty_programme_says_that_it_is_empty(built: Build) -> None:
    """A plan without actions or recommendations, and boards without anything, make a paper and no fault."""
    bare = replace(PLAN, actions=(), themes=(), recommendations=())
    boards = replace(GOVERNANCE, requests=(), obligations=(), arrangements=(), conditions=(), findings=())
    said = _said(built("board-pack", meeting="october", programme=Programme(bare, boards)))
    assert "No request is open." in said
    assert "No report or duty is recorded" in said
    assert "No condition for success is recorded." in said
    said = _said(built("recommendation-pages", programme=Programme(bare, boards)))
    assert "The plan holds no recommendation." in said

"""Papers of audits: by audience, no person in what they keep, no small number in what the public may have, rows with their n."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.auditing.test_showing import audit, some

from goldenthread.access.audience import Audience
from goldenthread.auditing.model import Audit, Grading
from goldenthread.auditing.statistics.bounds import Outcomes
from goldenthread.calendar import parse_period
from goldenthread.measures.run.beside import Home
from goldenthread.measures.run.readings import Reader
from goldenthread.measures.run.session import Session
from goldenthread.papers.build import Asked, Built, build
from goldenthread.papers.classes import Class
from goldenthread.papers.load import load_pack, shipped
from goldenthread.papers.quality.given import Dipped, Lesson, Way, audited_of, frozen_form
from goldenthread.records.errors import InputRefused, WrongUse
from goldenthread.reports.blocks import Note, Table, Text

TODAY = date(2026, 7, 6)
QUARTER, MONTH = "2026-27-Q1", "2026-05"
LESSONS = (
    Lesson("Plans drift", "North", date(2026, 4, 9), (Way("training", "A morning with Bob", date(2026, 5, 1)),)),
    Lesson("Later", "", date(2026, 7, 1), ()),
)
DIPS = (Dipped("Visits", date(2026, 5, 31), 60, 100, Outcomes(5, 2, 12, 1)),)
TITLES = {"risk": "Analysis of risk", "north": "The north"}


def twice(one: Audit, place: int) -> Audit:
    """A second grade for every other audit."""
    if place % 2 or one.first is None:
        return one
    return replace(
        one, moderator="oak", second=Grading("oak", one.first.on, one.first.judgements, one.first.overall, "Oak")
    )


AUDITS = tuple(twice(one, i) for i, one in enumerate(some(220, 3)))


def form(period: str, audience: Audience) -> bytes:
    """The frozen form for a paper."""
    return frozen_form(AUDITS, LESSONS, DIPS, TITLES, parse_period(period), audience, TODAY)


def made(session: Session, folder: object, pack: str, class_: Class, period: str, kept: bytes | None) -> Built:
    """A paper built from a frozen form."""
    definition, _ = load_pack(pack, [shipped()], session.book)
    asked = Asked(parse_period(period), class_, TODAY, "Council", "Analyst")
    reader = Reader(home=Home(folder))
    return build(definition, session, reader, asked, {}, {}, None, audited_of(kept) if kept is not None else None)


def words(built: Built) -> str:
    """Everything that a paper says."""
    said = [one.text for one in built.document.blocks if isinstance(one, Text | Note)]
    for table in built.document.tables():
        said += [table.caption, *table.notes, *(cell.text for row in table.rows for cell in row)]
    return "\n".join(said)


@pytest.mark.parametrize("audience", [Audience.MANAGEMENT, Audience.BOARD, Audience.PUBLIC])
def test_what_is_kept_names_nobody(audience: Audience) -> None:
    """Neither a child, a worker, an auditor nor what anybody wrote; it reads back as it was."""
    kept = form(QUARTER, audience)
    for said in (b"case 1", b': "worker"', b'"manager"', b'"Ash"', b"seen", b"in short", b'"oak"'):
        assert said not in kept, said
    found = audited_of(kept)
    if audience is Audience.MANAGEMENT:
        assert len(found.audits) == len(AUDITS)
        assert found.edition is None
    else:
        assert (found.audits, found.dips) == ((), ())
        assert b"Bob" not in kept
        assert b"North" not in kept
        assert found.edition is not None
        for one in (found.edition.overall, *found.edition.domains):
            assert not any(0 < count <= 5 for count in one.counts if count is not None)
    with pytest.raises(InputRefused):
        audited_of(b'{"audits": 1}')


def test_who_is_to_grade_blind_reads_no_first_grade(session: Session, tmp_path: object) -> None:
    """In the paper for managers an audit whose second grade is out came back, and has no grade."""
    on = date(2026, 5, 4)
    held = (replace(audit(900, on, 3), moderator="oak"), *(audit(900 + i, on, 1) for i in range(1, 12)))
    kept = frozen_form(held, (), (), {}, parse_period(MONTH), Audience.MANAGEMENT, TODAY)
    assert b"inadequate" not in kept
    said = words(made(session, tmp_path, "audit-month", Class.CONFIDENTIAL, MONTH, kept))
    assert "1 audit of the period waits for its blind second grade" in said
    assert "11 audits were graded" in said
    assert "12 fell due, 12 came back" in said


def test_managers_get_the_month_with_everything(session: Session, tmp_path: object) -> None:
    """By domain and team, rows with their n, bounds and what was learned by then; no auditor's name."""
    said = words(made(session, tmp_path, "audit-month", Class.CONFIDENTIAL, MONTH, form(MONTH, Audience.MANAGEMENT)))
    for one in ("Analysis of risk: good or better", "The north", "Bounds of the true share", "Plans drift", "Bob"):
        assert one in said
    assert "Later" not in said
    assert "auditor 1" not in said
    assert "Every percentage is of the n beside it" in said
    public = words(made(session, tmp_path, "audit-month", Class.PUBLIC, MONTH, form(MONTH, Audience.PUBLIC)))
    assert "quarter 4 of 2025-26 is told" in public
    assert "Bounds of the true share" not in public


def test_the_public_gets_a_quarter_without_small_numbers(session: Session, tmp_path: object) -> None:
    """And the ledger is told of every count, hidden ones too."""
    built = made(session, tmp_path, "audit-quarter", Class.PUBLIC, QUARTER, form(QUARTER, Audience.PUBLIC))
    said = words(built)
    assert "The north" not in said
    assert "Hidden is not none" in said
    assert "Bob" not in said
    assert len(built.printed) == 9
    grades = next(one for one in built.document.tables() if one.anchor == "audits-domains")
    assert isinstance(grades, Table)
    assert not any(cell.number is not None and 0 < cell.number <= 5 for row in grades.rows for cell in row[1:5])


def test_a_period_that_may_not_be_told_says_which_is(session: Session, tmp_path: object) -> None:
    """Of a quarter that runs the last that ended is told, with a note; of nothing, that there is nothing."""
    running = "2026-27-Q2"
    built = made(session, tmp_path, "audit-quarter", Class.PUBLIC, running, form(running, Audience.PUBLIC))
    assert "quarter 1 of 2026-27 is told" in words(built)
    few = (audit(1, TODAY - timedelta(days=3), 1),)
    empty = frozen_form(few, (), (), {}, parse_period(running), Audience.PUBLIC, TODAY)
    said = words(made(session, tmp_path, "audit-quarter", Class.PUBLIC, running, empty))
    assert "No audit of a whole quarter" in said
    with pytest.raises(WrongUse):
        made(session, tmp_path, "audit-quarter", Class.PUBLIC, running, None)

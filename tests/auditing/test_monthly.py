"""The monthly report tells what was audited and what was moderated, and names nobody to a board."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from goldenthread.access.audience import Audience
from goldenthread.auditing.model import Audit, Case, Grade, Grading, Judgement, Kind, Settled
from goldenthread.auditing.report.calibrating import calibration_blocks, calibration_data, read_exercise
from goldenthread.auditing.report.monthly import Month, month_of_audits
from goldenthread.auditing.report.monthly_blocks import month_blocks
from goldenthread.auditing.statistics.distributions import Change
from goldenthread.auditing.statistics.raters import Named
from goldenthread.calendar import parse_period
from goldenthread.records.errors import InputRefused, WrongUse
from goldenthread.reports.blocks import Note, Table, Text

GRADES = tuple(Grade)
AUDITORS = ("Ash", "Birch", "Cedar", "Damson")
NOVEMBER = parse_period("2026-11")


def _graded(by: str, on: date, place: int) -> Grading:
    grade = GRADES[place]
    judged = (Judgement("voice", grade, "seen"), Judgement("plan", None, "no plan yet"))
    return Grading(by, on, judged, grade, "in short")


def _audit(i: int, on: date, auditor: str, first: int, second: int | None = None) -> Audit:
    case = Case(f"case {i}", "worker", ("manager",), "north" if i % 2 else "south")
    made = Audit(f"audit {i}", Kind.REGULAR, case, "care", 1, auditor, on.replace(day=1), on.replace(day=20))
    made = replace(made, first=_graded(auditor, on, first))
    return made if second is None else replace(made, moderator="Oak", second=_graded("Oak", on, second))


@pytest.fixture(scope="module")
def audits() -> tuple[Audit, ...]:
    """Eleven months in which Ash grades one grade too high, and November, of which half was graded twice."""
    found = []
    for month in range(1, 12):
        for a, name in enumerate(AUDITORS):
            for n in range(3):
                i = len(found)
                true = 1 + (i * 7 + n + a) % 3
                first = max(true - (name == "Ash"), 0)
                found.append(_audit(i, date(2026, month, 10 + n * 6), name, first, None if n == 2 else true))
    return tuple(found)


@pytest.fixture(scope="module")
def november(audits: tuple[Audit, ...]) -> Month:
    """What is told of November."""
    return month_of_audits(audits, NOVEMBER)


def test_a_month_is_counted(november: Month) -> None:
    """Due, back, late, and both distributions of those graded twice."""
    assert (november.due, november.returned, november.late, november.open) == (12, 12, 4, 0)
    assert (november.overall.now.n, november.overall.before.n) == (12, 12)
    assert november.previous.label == "2026-10"
    assert (november.twice.audited.n, november.twice.moderated.n) == (8, 8)
    assert november.agreement.n == 88
    assert november.twice.unsettled == 2
    assert {part.name: part.now.n for part in november.domains} == {"voice": 12, "plan": 0}
    assert november.domains[1].change.change is Change.WITHHELD
    assert {part.name for part in november.teams} == {"north", "south"}


def test_the_lenient_auditor_is_named_to_managers_alone(november: Month) -> None:
    """Where names are left out, how many is told; a board and the public are told no month at all."""
    assert {one.auditor: one.named for one in november.raters.each if one.named is not Named.NOT} == {
        "Ash": Named.LENIENT
    }
    managers, others = (_all_words(november, named) for named in (True, False))
    assert "lenient: +" in managers
    assert "1 of 4 auditors stand out" in others
    assert not any(name in others for name in AUDITORS)
    for audience in (Audience.AGGREGATE, Audience.BOARD, Audience.PUBLIC):
        with pytest.raises(WrongUse):
            month_blocks(november, audience)


def _all_words(month: Month, auditors: bool = True) -> str:
    blocks = month_blocks(month, Audience.MANAGEMENT, {"voice": "The child's voice"}, auditors=auditors)
    said = [block.text for block in blocks if isinstance(block, Text | Note)]
    for block in blocks:
        if isinstance(block, Table):
            said += [block.caption, *block.notes, *(cell.text for row in block.rows for cell in row)]
    return "\n".join(said)


def test_every_share_has_its_n_and_interval(november: Month) -> None:
    """In the first words and in every row; teams of six have no verdict."""
    words = _all_words(november)
    now = november.overall.now.at_or_above("good")
    assert f"({now.count} of 12; " in words
    assert "The child's voice" in words
    blocks = month_blocks(november, Audience.MANAGEMENT)
    tables = {block.anchor: block for block in blocks if isinstance(block, Table)}
    both = tables["audits-both"]
    assert [row[1].text for row in both.rows] == ["12", "8", "8"]
    assert "(2), the worse is taken" in both.notes[1]
    assert {row[-1].text for row in tables["audits-teams"].rows} == {"withheld"}
    assert [cell.text for cell in tables["audits-domains"].rows[1][-4:]] == ["[u]", "[u]", "[u]", "withheld"]


def test_what_is_settled_or_cancelled(audits: tuple[Audit, ...]) -> None:
    """A settled grade stands as moderated, and what was cancelled counts nowhere."""
    settled = tuple(
        replace(one, settled=Settled(GRADES[0], "chief", one.second.on, "seen together"))
        if one.second and one.differs
        else replace(one, cancelled="case moved away")
        if one.second is None
        else one
        for one in audits
    )
    found = month_of_audits(settled, NOVEMBER)
    assert (found.twice.unsettled, found.overall.now.n, found.agreement.n) == (0, 8, 88)
    assert found.twice.moderated.at("outstanding").count >= 2
    nothing = month_of_audits((), NOVEMBER)
    assert "no audits to tell" in _all_words(nothing)


def test_a_calibration_exercise_is_read_and_told(tmp_path: Path) -> None:
    """Blank grades are missing, words may be written in either way."""
    path = tmp_path / "exercise.csv"
    rows = [f"case {i},{name},{grade}" for i in range(4) for name, grade in (("A", "Good"), ("B", "RI"), ("C", "ri"))]
    rows += ["case 5,A,inadequate", "case 5,B,Inadequate", "case 5,C,", "case 6,A,requires-improvement"]
    path.write_text("\n".join(("case,grader,grade", *rows)) + "\n", encoding="utf-8")
    found = read_exercise(path)
    assert (found.cases, found.gradings, found.alone) == (5, 14, ("case 6",))
    blocks = calibration_blocks(found)
    said = blocks[1]
    assert isinstance(said, Text)
    assert said.text.startswith("14 grades of 5 cases by 3 graders: Krippendorff's alpha")
    graders = blocks[3]
    assert isinstance(graders, Table)
    assert [cell.text for cell in graders.rows[0]] == ["A", "5", "1", "+0.80"]
    assert calibration_data(found)["graders"][0]["grader"] == "A"
    path.write_text("case,grader,grade\na,A,fine\n,A,good\na,B,good\na,B,good\n", encoding="utf-8")
    with pytest.raises(InputRefused) as refused:
        read_exercise(path)
    assert len(refused.value.problems) == 3
    path.write_text("case,grader,grade\na,A,good\n", encoding="utf-8")
    lone = calibration_blocks(read_exercise(path))[1]
    assert isinstance(lone, Text)
    assert "no case was graded by two" in lone.text

"""When steps are due, an immediate concern's clock, and teams to be looked at whole."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from tests.auditing.made import CASE, DAY, audit_of, graded

from goldenthread.auditing.clocks import (
    answer_concern,
    clusters,
    due_back,
    escalate,
    raise_concern,
    re_audits_due,
    steps,
)
from goldenthread.auditing.model import Action, Audit, Case, Grade, Kind, Note
from goldenthread.auditing.rules import practice_entries, practice_rules
from goldenthread.auditing.states import add_action, allocate, close
from goldenthread.auditing.tools.reading import load_tools, tool_of
from goldenthread.records.errors import InputRefused, WrongUse

NOON = datetime(2025, 3, 3, 12)


def _note(by: str = "ann", hours: int = 0) -> Note:
    return Note(NOON + timedelta(hours=hours), by, "words")


def test_an_audit_is_due_in_working_days() -> None:
    """Good Friday and Easter Monday are none."""
    assert due_back(date(2025, 4, 11)) == date(2025, 4, 29)


def test_steps_follow_the_stage() -> None:
    """First the grades, then feedback and actions; late only after the day."""
    assert [(one.what, one.late) for one in steps(audit_of(), DAY)] == [("grades", False)]
    assert steps(audit_of(), DAY + timedelta(days=1))[0].late
    audit = add_action(graded("A1", Grade.GOOD), Action("1", "write to school", "manager", DAY), "ann")
    assert [(one.what, one.due) for one in steps(audit, DAY)] == [
        ("feedback to the worker", date(2025, 3, 10)),
        ("action 1", DAY),
    ]


def test_a_concern_goes_up_the_line_when_it_is_not_answered() -> None:
    """To the manager, after 24 hours to the next, who keeps it; and it keeps the audit open."""
    audit = raise_concern(audit_of(), _note())
    assert audit.concerns[0].with_whom == "manager"
    with pytest.raises(WrongUse, match="still has time"):
        escalate(audit, 0, NOON + timedelta(hours=24))
    audit = escalate(audit, 0, NOON + timedelta(hours=25))
    assert audit.concerns[0].with_whom == "head"
    assert "not answered within 24 hours by manager" in audit.concerns[0].log[0].words
    audit = escalate(audit, 0, NOON + timedelta(hours=50))
    assert (audit.concerns[0].with_whom, len(audit.concerns[0].log)) == ("head", 2)
    with pytest.raises(WrongUse, match="concern is not answered"):
        close(replace(graded("A1", Grade.GOOD), concerns=audit.concerns), date(2025, 3, 6))
    with pytest.raises(WrongUse, match="not in the line"):
        answer_concern(audit, 0, _note("ann", 60))
    assert answer_concern(audit, 0, _note("head", 60)).concerns[0].answered
    with pytest.raises(WrongUse, match="before the concern"):
        answer_concern(audit, 0, _note("head", -1))


def _team(bad: int, good: int, team: str = "North", on: date = DAY) -> list[Audit]:
    grades = [Grade.INADEQUATE] * bad + [Grade.GOOD] * good
    return [
        graded(f"{team}{n}", grade, Case(f"{team}{n}", "worker", ("manager",), team), on)
        for n, grade in enumerate(grades)
    ]


def test_a_team_is_looked_at_whole_by_the_stated_rule() -> None:
    """Three of twelve are a cluster; two are not, three of thirteen are not, and three of last year are not."""
    assert [(one.team, one.inadequate, one.graded) for one in clusters(_team(3, 9), DAY)] == [("North", 3, 12)]
    assert clusters(_team(2, 0), DAY) == ()
    assert clusters(_team(3, 10), DAY) == ()
    assert clusters(_team(3, 0), DAY + timedelta(days=91)) == ()


def test_one_case_audited_often_is_no_cluster() -> None:
    """It is one case."""
    assert clusters([graded(f"A{n}", Grade.INADEQUATE) for n in range(5)], DAY) == ()


def test_an_inadequate_case_waits_for_its_re_audit() -> None:
    """Until one is graded."""
    first = graded("A1", Grade.INADEQUATE)
    again = allocate("A2", Kind.RE_AUDIT, CASE, tool_of("protection", 1), "bea", DAY, DAY, first)
    assert [(one.audit, one.due) for one in re_audits_due([first, again], DAY)] == [("A1", date(2025, 5, 30))]
    assert re_audits_due([first, replace(again, first=graded("A1", Grade.GOOD).first)], DAY) == ()


def test_a_council_sets_its_own_numbers(tmp_path: Path) -> None:
    """With a source; what is not set stays, and a number that makes no sense is refused."""
    file = tmp_path / "ours.toml"
    rule = '[[rule]]\nname = "concern_hours"\nvalue = {}\nsource = "our framework"\n'
    file.write_text("format = 1\n" + rule.format(12), encoding="utf-8")
    assert (practice_rules(tmp_path).concern_hours, practice_rules(tmp_path).return_days) == (12, 10)
    assert all(one.source and one.meaning for one in practice_entries(tmp_path))
    file.write_text("format = 1\n" + rule.format(0) + rule.format(1).replace("concern_hours", "luck"), encoding="utf-8")
    with pytest.raises(InputRefused) as refused:
        practice_rules(tmp_path)
    assert len(refused.value.problems) == 2


def test_a_council_adds_a_version_and_faults_are_told_together(tmp_path: Path) -> None:
    """The old version stays; a domain nobody wrote and a version that is there already are refused."""
    tool = '[[tool]]\nkey = "care"\nversion = {}\ntitle = "Care"\narea = "care"\nsince = 2025-01-01\nsource = "ours"\n'
    file = tmp_path / "ours.toml"
    file.write_text("format = 1\n" + tool.format(2) + 'domains = ["plan-1"]\n', encoding="utf-8")
    assert [one.version for one in load_tools(tmp_path) if one.key == "care"] == [1, 2]
    bad = tool.format(1) + 'domains = ["luck"]\n[[domain]]\nkey = "plan-1"\ntitle = "Plan"\n'
    file.write_text("format = 1\n" + bad, encoding="utf-8")
    with pytest.raises(InputRefused) as refused:
        load_tools(tmp_path)
    told = str(refused.value)
    assert all(word in told for word in ("no domain 'luck'", "is there already", "asks nothing", "inadequate has no"))


def test_a_concern_goes_to_who_manages_the_case_now() -> None:
    """Where the line of the day is known it is kept with the concern, answers it and is gone up."""
    audit = raise_concern(audit_of(), _note(), ("newcomer", "head"))
    assert audit.concerns[0].with_whom == "newcomer"
    audit = escalate(audit, 0, NOON + timedelta(days=3))
    assert audit.concerns[0].with_whom == "head"
    done = answer_concern(audit, 0, _note("newcomer", 72))
    assert done.concerns[0].answered is not None

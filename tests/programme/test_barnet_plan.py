"""Barnet's improvement plan: it loads without an error, and is asked what it deserves."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from tools.barnet_plan import PROGRAMME, programme, published

from goldenthread.programme.checks import Noticed, asked, questions
from goldenthread.programme.clashes import Numbered, clashes
from goldenthread.programme.register import matrix, register
from goldenthread.programme.tables import Programme, as_files, read_programme

AUTUMN = date(2018, 10, 15)


@pytest.fixture(scope="module")
def barnet() -> Programme:
    """As it lies in the examples."""
    return read_programme(PROGRAMME)


@pytest.fixture(scope="module")
def found(barnet: Programme) -> dict[str, list[Noticed]]:
    """The questions of autumn 2018 by their code."""
    by_code: dict[str, list[Noticed]] = {code: [] for code in asked()}
    for one in questions(barnet.plan, AUTUMN):
        by_code[one.code].append(one)
    return by_code


def test_its_files_are_those_that_the_published_tables_make() -> None:
    """Run ``.venv/bin/python -m tools.barnet_plan`` where one lags behind."""
    for name, data in as_files(programme()).items():
        assert (Path(PROGRAMME) / name).read_bytes() == data, name


def test_it_holds_what_was_published(barnet: Programme) -> None:
    """57 actions, 51 green and 6 amber, 4 ongoing and 1 quarterly, 24 recommendations."""
    plan = barnet.plan
    assert (len(plan.actions), len(plan.recommendations), len(plan.themes), len(plan.points)) == (57, 24, 6, 76)
    assert Counter(action.claim.rating for action in plan.actions if action.claim) == {"G": 51, "A": 6}
    kinds = Counter(action.baseline.kind.value for action in plan.actions)
    assert (kinds["ongoing"], kinds["quarterly"], kinds["date"]) == (4, 1, 0)
    assert {one.printed for one in plan.actions} == {row["id"] for row in published("plan_2018_19_actions")}


def test_greens_past_their_due_are_asked_about(found: dict[str, list[Noticed]]) -> None:
    """Six greens, and two ambers that name no new day."""
    assert [one.printed for one in found["overdue-and-claimed"]] == [
        "1a(i)", "1c(ii)", "3c(iv)", "4(iv)", "5(xiii)", "5(xxii)"
    ]  # fmt: skip
    assert [one.printed for one in found["overdue"]] == ["5(xix)", "6(ii)"]


def test_dues_before_the_plan_are_asked_about(found: dict[str, list[Noticed]]) -> None:
    """Five were over before its first day."""
    assert [one.printed for one in found["due-before-plan"]] == ["1a(i)", "3c(iv)", "4(iv)", "5(xxii)", "6(ii)"]


def test_odd_numbers_are_asked_about(found: dict[str, list[Noticed]]) -> None:
    """One jump, three of another form, and two that the plan before used for other actions."""
    (jump,) = found["numbers-jump"]
    assert jump.question.startswith("5(xix) follows 5(xiii): 5 numbers are left out between them.")
    assert [one.printed for one in found["number-of-another-form"]] == ["2a(vi)", "2a(vii)", "2a(viii)"]
    assert [one.printed for one in found["number-meant-another"]] == ["2(ii)", "2a(vi)"]
    assert found["number-twice"] == []


def test_leads_on_no_list_and_many_people_are_asked_about(found: dict[str, list[Noticed]]) -> None:
    """With those of like initials named, and none taken for another."""
    leads = {one.printed: one.question for one in found["lead-on-no-list"]}
    assert list(leads) == ["1a(iv)", "1b(iv)", "2a(vi)", "3c(iv)", "5(ii)", "5(xix)", "5(xx)"]
    assert "TMcE, Operational Director" in leads["5(ii)"]
    assert [one.printed for one in found["lead-many"]] == ["5(ix)"]


def test_no_question_is_asked_of_nothing(found: dict[str, list[Noticed]]) -> None:
    """Every other question of ours finds nothing here, or one thing said once for the whole plan."""
    assert {code: len(ones) for code, ones in found.items() if code.startswith(("no-", "un"))} == {
        "no-lead": 0,
        "no-measure": len(found["no-measure"]),
        "no-recommendation": 1,
        "unanswered-recommendation": 1,
        "no-beginning": 1,
    }
    assert found["lead-left"] == []


def test_no_recommendation_reaches_an_action(barnet: Programme) -> None:
    """As printed: the register says so, and links nothing of its own."""
    assert all("actions" in one.lacks for one in register(barnet.plan, barnet.governance))
    assert len(matrix(barnet.plan).unanswered) == 24


def test_numbers_of_the_dashboard_link_nothing(barnet: Programme) -> None:
    """Those that were used for another subject come first, and each asks."""
    lines = [
        Numbered(number, row["measure"], "dashboard_2017_11.csv")
        for row in published("dashboard_2017_11")
        for number in row["plan_id"].split(";")
    ]
    found = clashes(barnet.plan, lines)
    apart = {one.number for one in found if not one.shared}
    alike = {one.number for one in found if one.shared}
    assert apart >= {"2a(i)", "2a(vii)", "5a(ii)", "6a(iv)", "6a(vii)", "6b(viii)", "T8"}
    assert alike == {"5a(i)", "5a(iii)", "5b(i)", "5b(ii)", "6b(ii)", "6b(iii)", "6b(vii)"}
    assert [bool(one.shared) for one in found] == sorted(bool(one.shared) for one in found)

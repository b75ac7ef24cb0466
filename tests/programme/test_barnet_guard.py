"""The guard on Barnet's plan of 2018/19 with the dashboard of November 2017, ten months older, linked by subject."""

from collections.abc import Mapping
from datetime import date

import pytest
from tools.barnet_dashboard import FIGURES, LINKS, files
from tools.barnet_plan import PROGRAMME

from goldenthread.programme.guard import About, Assessed, Question, asked, assessed
from goldenthread.programme.promises import Plan
from goldenthread.programme.series import series_of_file
from goldenthread.programme.shown import Verdict
from goldenthread.programme.tables import read_programme

AS_AT = date(2018, 10, 31)


@pytest.fixture(scope="module")
def plan() -> Plan:
    """As it lies in the examples."""
    return read_programme(PROGRAMME).plan


@pytest.fixture(scope="module")
def found(plan: Plan) -> tuple[Assessed, ...]:
    """Every action with its figures, as at the end of October 2018."""
    return assessed(plan, series_of_file(FIGURES, plan, AS_AT), AS_AT)


@pytest.fixture(scope="module")
def by_code(plan: Plan, found: tuple[Assessed, ...]) -> Mapping[str, list[str]]:
    """Printed numbers of actions by the code of what is asked of them."""
    printed = {action.key: action.printed for action in plan.actions}
    codes: dict[str, list[str]] = {}
    for one in found:
        for reason in one.reasons:
            codes.setdefault(reason.code, []).append(printed[one.action])
    return codes


def test_the_figures_and_links_are_those_that_the_published_tables_make() -> None:
    """Run ``.venv/bin/python -m tools.barnet_dashboard`` where one lags behind."""
    made = files()
    assert {path.name: path.read_bytes() for path in (FIGURES, LINKS)} == made


def test_greens_past_their_date_are_named(by_code: Mapping[str, list[str]]) -> None:
    """Six greens, and two that are amber, as at the end of October 2018."""
    assert by_code["past-its-date"] == ["1a(i)", "1c(ii)", "3c(iv)", "4(iv)", "5(xiii)", "5(xix)", "5(xxii)", "6(ii)"]


def test_measures_that_are_too_old_or_were_never_given_are_named(by_code: Mapping[str, list[str]]) -> None:
    """Nothing of November 2017 can show what a plan of 2018/19 has done."""
    assert by_code["too-old"] == [
        *("1c(iii)", "2(i)", "2(ii)", "2(v)", "4(i)", "4(ii)", "4(iv)", "5(vi)", "5(x)", "5(xiii)")
    ]
    assert by_code["not-recorded"] == ["1a(v)", "2(iv)", "4(iii)", "5(ii)", "5(xi)"]
    assert not {"worse", "unchanged", "fell-back", "fewer-counted"} & set(by_code)


def test_no_green_is_called_shown_and_those_without_a_measure_are_asked_once(
    plan: Plan, found: tuple[Assessed, ...]
) -> None:
    """36 of 51 greens are linked to nothing of the dashboard: one question of the plan, not 36."""
    greens = [one for one in found if one.means.green]
    assert len(greens) == 51
    assert not any(one.impact.verdict.judged for one in found)
    assert sum(one.impact.verdict is Verdict.NO_MEASURE for one in greens) == 36
    whole: Question = next(one for one in asked(plan, found, AS_AT) if one.about is About.PLAN)
    assert [reason.code for reason in whole.reasons] == ["no-measure", *["many-on-one"] * 3, "never-updated"]

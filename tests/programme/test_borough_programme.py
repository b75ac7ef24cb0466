"""The borough's own programme: it loads, and the guard finds what was planted in it and nothing else."""

from datetime import date

import pytest

from goldenthread.borough.programme import ACTIONS, PLANTED, programme_rows
from goldenthread.borough.programme_boards import LOST
from goldenthread.borough.programme_figures import programme_figures
from goldenthread.cli.demo_plan import write_plan
from goldenthread.programme.closing import reopenings
from goldenthread.programme.figures import Series
from goldenthread.programme.guard import Assessed, assessed
from goldenthread.programme.series import series_of_file
from goldenthread.programme.tables import Programme, read_programme

AS_AT = date(2026, 9, 30)
#: By what is planted, the rules that should ask.
DUE = {
    "1.2": {"owner-left"},
    "1.3": {"past-its-date"},
    "2.1": {"guardrail-worse", "fewer-counted"},
    "2.2": {"moved-often"},
    "2.4": {"fell-back"},
    "3.1": {"fewer-counted"},
    "3.2": {"worse"},
    "4.2": {"unchanged"},
    "4.3": {"complete-without-evidence"},
    "4.4": {"not-updated"},
}


@pytest.fixture(scope="module")
def programme(tmp_path_factory: pytest.TempPathFactory) -> tuple[Programme, dict[str, Series]]:
    """The programme read from its files, and its typed figures."""
    folder = tmp_path_factory.mktemp("borough") / "plan"
    figures = write_plan(folder, AS_AT)
    found = read_programme(folder)
    return found, series_of_file(figures, found.plan, AS_AT)


@pytest.fixture(scope="module")
def found(programme: tuple[Programme, dict[str, Series]]) -> dict[str, Assessed]:
    """Every action as the guard sees it."""
    plan, series = programme[0].plan, programme[1]
    return {one.action: one for one in assessed(plan, series, AS_AT)}


def test_every_fault_that_was_planted_is_found_and_for_its_own_reason(found: dict[str, Assessed]) -> None:
    """Ten of sixteen actions."""
    assert set(PLANTED) == set(DUE)
    missed = {key: codes for key, codes in DUE.items() if not codes & {reason.code for reason in found[key].reasons}}
    assert not missed


def test_nothing_is_asked_of_the_others(found: dict[str, Assessed]) -> None:
    """Three that are better, one that is behind and says so, one that is done and needs no measure."""
    sound = [one.key for one in ACTIONS if one.key not in PLANTED]
    assert {key: [reason.code for reason in found[key].reasons] for key in sound if found[key].reasons} == {}
    assert [key for key in sound if found[key].impact.verdict.supports] == ["1.1", "2.3", "3.3", "4.1"]


def test_the_action_that_fell_back_is_proposed_to_be_opened_again(
    programme: tuple[Programme, dict[str, Series]],
) -> None:
    """It alone; the other that was closed holds."""
    assert [one.action for one in reopenings(programme[0].plan, programme[1], AS_AT)] == ["2.4"]


def test_the_lost_question_was_handed_on_and_never_answered(programme: tuple[Programme, dict[str, Series]]) -> None:
    """The board asked what would have told it of the cases that were closed."""
    lost = next(one for one in programme[0].governance.requests if one.key == LOST)
    assert [step.state for step in lost.steps] == ["assigned"]
    assert lost.due_meeting < programme[0].governance.meetings[-1].key


def test_it_is_the_same_every_time() -> None:
    """The same day, the same rows; and in the middle of a month that month is not counted yet."""
    assert programme_rows(AS_AT) == programme_rows(AS_AT)
    assert programme_figures(AS_AT) == programme_figures(AS_AT)
    assert programme_figures(date(2026, 9, 20))[-1]["period"] == "2026-08"

"""A plan on any day, two days beside each other, and what comes back from files: tried on programmes made by chance."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from tests.programme.generated import DAYS, programmes
from tests.programme.samples import GOVERNANCE, PLAN, day

from goldenthread.programme.comparing import Changed, compare, differences
from goldenthread.programme.governing.history import as_at as governance_as_at
from goldenthread.programme.history import as_at
from goldenthread.programme.keeping import as_json, from_json
from goldenthread.programme.promises import Plan
from goldenthread.programme.tables import Programme, as_files, as_workbook, read_programme
from goldenthread.records.errors import WrongUse

FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@FEW
@given(programmes())
def test_what_is_written_reads_back_the_same(programme: Programme) -> None:
    """As files and as JSON."""
    with TemporaryDirectory() as folder:
        for name, data in as_files(programme).items():
            (Path(folder) / name).write_bytes(data)
        assert read_programme(Path(folder)) == programme
    assert from_json(as_json(programme)) == programme


@settings(FEW, max_examples=10)
@given(programmes())
def test_a_workbook_reads_back_the_same(programme: Programme) -> None:
    """Days as days, and no words taken for formulas."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        path.write_bytes(as_workbook(programme))
        assert read_programme(path) == programme


def _entries(plan: Plan) -> set[tuple[str, object]]:
    """Everything dated that a plan holds."""
    return {
        (action.key, entry)
        for action in plan.actions
        for entry in (
            *(one.on for one in action.slips),
            *action.claims,
            *action.updates,
            *action.evidence,
            *(one.on for one in action.closures),
            *((step.key, step.done_on) for step in action.milestones if step.done_on),
        )
    }


@FEW
@given(programmes(), DAYS, DAYS)
def test_a_later_day_knows_all_that_an_earlier_one_did(programme: Programme, one: date, other: date) -> None:
    """And looking back from the later gives the earlier."""
    early, late = sorted((one, other))
    before, after = as_at(programme.plan, early), as_at(programme.plan, late)
    assert _entries(before) <= _entries(after)
    assert as_at(after, early) == before
    assert as_at(before, late) == before


@FEW
@given(programmes(), DAYS)
def test_nothing_changes_within_a_day(programme: Programme, on: date) -> None:
    """A day compared with itself, and a plan with itself."""
    assert compare(programme.plan, on, on) == ()
    assert differences(programme.plan, programme.plan) == ()


def test_two_days_say_what_came_between() -> None:
    """In the order in which a reader asks, with the reason where one is kept."""
    found = compare(PLAN, day(2, 28), day(6, 30))
    assert [(one.action, one.kind, one.was, one.now) for one in found] == [
        ("visits", Changed.DUE, "March 2025", "30 June 2025"),
        ("visits", Changed.RATING, "G", "A"),
        ("visits", Changed.OWNER, "Amy Brown", "BC, Amy Brown (covered by Amy Brown)"),
        ("visits", Changed.EVIDENCE, "", "The board saw it."),
        ("visits", Changed.UPDATE, "", "=Not a formula; two lines:\nthe second."),
        ("letters", Changed.AGREED, "", "by BC"),
        ("letters", Changed.CHECKED, "", "after 3 months it does not hold"),
        ("letters", Changed.REOPENED, "", ""),
    ]
    assert found[0].because == "Two posts stand empty."
    assert found[-1].because == "They were not kept up."


def test_two_plans_say_what_came_and_went() -> None:
    """Told by keys, whatever the numbers."""
    renamed = replace(PLAN.actions[0], key="others", printed="9(i)")
    found = differences(PLAN, replace(PLAN, actions=(renamed, *PLAN.actions[1:])))
    assert [(one.printed, one.kind) for one in found] == [("9(i)", Changed.ADDED), ("1(i)", Changed.GONE)]


def test_days_in_the_wrong_order_are_refused() -> None:
    """Going back in time would turn every change round."""
    with pytest.raises(WrongUse, match="comes before"):
        compare(PLAN, day(3, 1), day(2, 1))


def test_boards_as_at_a_day_know_nothing_later() -> None:
    """A meeting to come is planned and holds no minutes."""
    before = governance_as_at(GOVERNANCE, day(2, 28))
    assert before.requests == ()
    assert before.meetings[0].minutes == before.meetings[0].decisions == ()
    assert before.meetings[0].items == GOVERNANCE.meetings[0].items
    between = governance_as_at(GOVERNANCE, day(3, 5))
    assert [step.state for step in between.requests[0].steps] == ["asked", "assigned"]
    assert between.meetings[0].decisions[0].done_on is None
    assert between.obligations[0].delivered == ()
    assert governance_as_at(GOVERNANCE, day(12, 31)) == GOVERNANCE

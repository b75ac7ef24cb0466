"""A plan goes into the tables whole or not at all, and comes out as it went in."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.plan.small import month, refreshed, small_plan

from goldenthread.accounts.by import By
from goldenthread.plan import actions, models
from goldenthread.plan.loading import load
from goldenthread.plan.queries import plan_as_value, versions
from goldenthread.programme.promises import Plan
from goldenthread.programme.tables import Programme, read_programme, write_programme
from goldenthread.records.errors import InputRefused, WrongUse

BY = By("tests", "programme manager")
BARNET = Path(__file__).resolve().parents[2] / "examples" / "barnet" / "programme"


def test_what_was_loaded_is_read_again(plan: Plan) -> None:
    """Equal in every field, in the same order."""
    assert plan_as_value() == plan


def test_the_published_plan_makes_the_round_trip(database: None, tmp_path: Path) -> None:
    """From its files into the tables, out to files, and read again."""
    del database
    read = read_programme(BARNET).plan
    load(read, by=BY)
    assert plan_as_value() == read
    write_programme(Programme(plan_as_value()), tmp_path / "again")
    assert read_programme(tmp_path / "again").plan == read


def test_a_plan_as_it_stood(plan: Plan) -> None:
    """What is dated later is not there yet."""
    then = {one.key: one for one in plan_as_value(plan.actions[0].claims[0].on).actions}
    assert then["visits"].claim == plan.actions[0].claims[0]
    assert not then["visits"].updates
    assert len(then["visits"].slips) == 1


def test_a_version_is_loaded_once(plan: Plan) -> None:
    """The same number again is refused."""
    with pytest.raises(WrongUse, match="loaded already"):
        load(plan, by=BY)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"version": 2, "before": 0}, "Correct the version before"),
        ({"version": 2, "before": 1, "actions": ()}, "Add it to mapped"),
        ({"key": "another", "version": 1}, "another plan is in force"),
    ],
)
def test_a_version_that_does_not_follow_is_refused_whole(plan: Plan, wrong: dict[str, object], says: str) -> None:
    """And nothing of it is kept."""
    before = models.Wording.objects.count()
    with pytest.raises(InputRefused, match=says):
        load(small_plan(**wrong), by=BY)
    assert versions().count() == 1
    assert models.Wording.objects.count() == before
    assert plan_as_value() == plan


def test_every_fault_is_told_at_once(plan: Plan) -> None:
    """A map that misses an action, names one that was never there, and drops without a decision."""
    del plan
    new = refreshed()
    odd = (replace(new.mapped[0], old="9(x)"), *new.mapped[1:2], replace(new.mapped[2], decision=""), new.mapped[3])
    slash = replace(new.actions[1], key="a/b")
    with pytest.raises(InputRefused) as refused:
        load(replace(new, actions=(new.actions[0], slash, *new.actions[2:]), mapped=odd), by=BY)
    said = " ".join(one.what for one in refused.value.problems)
    for words in ("holds a slash", "what became of 1a(i)", "names 9(x)", "without a decision"):
        assert words in said


def test_another_due_in_a_new_version_is_a_slip(plan: Plan) -> None:
    """The date first agreed stays; ratings of another scheme are not read, and are there for the version that has it."""
    before = plan_as_value()
    new = refreshed()
    moved = replace(new.actions[0], baseline=month(2030, 1))
    load(replace(new, actions=(moved, *new.actions[1:]), scheme="brag"), by=BY)
    now = plan_as_value().actions[0]
    assert (now.baseline, now.due, len(now.slips)) == (month(2026, 3), month(2030, 1), 2)
    assert not now.claims
    assert plan_as_value(version=versions().get(version=1)).actions[0].claims == before.actions[0].claims
    assert plan.version == 1


def test_what_was_said_of_a_kept_action_follows(plan: Plan, viewer_as: Callable[[str], object]) -> None:
    """A new version renumbers and rewords it; claims, dates and closures stay, and the version before is as it was."""
    actions.update("visits", "Said before the refresh.", by=viewer_as("programme manager"))  # type: ignore[arg-type]
    before = plan_as_value()
    load(refreshed(), by=BY)
    now = {one.key: one for one in plan_as_value().actions}
    assert list(now) == ["visits", "police-2", "police-3", "done"]
    assert now["visits"].printed == "1.1"
    old = {one.key: one for one in before.actions}
    for name in ("slips", "claims", "updates", "milestones", "evidence", "owned", "expected"):
        assert getattr(now["visits"], name) == getattr(old["visits"], name)
    assert now["done"].closures == old["done"].closures
    assert plan_as_value().mapped == refreshed().mapped
    assert plan_as_value(version=versions().get(version=1)) == before
    assert plan.version == 1

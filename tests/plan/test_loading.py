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
from goldenthread.programme.promises import Mapped, Plan
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
        ({"version": 2, "before": 0}, "Name the version in force"),
        ({"version": 2, "before": 1, "actions": ()}, "Add a line to mapped.csv"),
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
    """A date first agreed is never changed by a file, and a drop needs its decision."""
    del plan
    new = refreshed()
    moved = replace(new.actions[0], baseline=month(2030, 1))
    undecided = tuple(replace(one, decision="") for one in new.mapped)
    with pytest.raises(InputRefused) as refused:
        load(replace(new, actions=(moved, *new.actions[1:]), mapped=undecided), by=BY)
    assert {one.what for one in refused.value.problems} == {
        "the date first agreed was March 2026",
        "it is dropped without a decision",
    }


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


def test_what_a_map_names_may_be_a_number_or_a_key(plan: Plan) -> None:
    """Either names the action before."""
    del plan
    new = refreshed()
    by_key = tuple(Mapped("visits", one.now, one.fate) if one.old == "1a(i)" else one for one in new.mapped)
    load(replace(new, mapped=by_key), by=BY)
    assert versions().count() == 2

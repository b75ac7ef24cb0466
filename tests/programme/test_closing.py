"""A closed action is looked at again: figures that hold, that fall back, and that cannot say yet."""

from dataclasses import replace
from datetime import date

from goldenthread.programme.closing import checks_due, holding, reopenings
from goldenthread.programme.figures import Series
from goldenthread.programme.guard.examples import case_of
from goldenthread.programme.guard.rules import Example
from goldenthread.programme.promises import Check, Closure, Plan
from goldenthread.programme.shown import Verdict

BEFORE = "60/100 61/100 59/100 62/100 58/100 60/100 59/100 61/100"
RAN = "80/100 84/100 86/100 85/100 84/100 85/100"
CLOSED = date(2025, 10, 1)


def closed(
    after: str, as_at: date = date(2026, 3, 31), checks: tuple[Check, ...] = ()
) -> tuple[Plan, dict[str, Series]]:
    """An action that began in April 2025, helped, and was closed at the end of September; ``after`` are the months since."""
    case = case_of(
        Example("", False, {"claimed": "complete", "evidence": 1, "before": BEFORE, "after": f"{RAN} {after}".strip()})
    )
    action = replace(case.plan.actions[0], closures=(Closure(CLOSED, "ab", ("e0",), CLOSED, "cd", checks),))
    series = {key: replace(one, known_on=as_at) for key, one in case.series.items()}
    return replace(case.plan, actions=(action,)), series


def test_an_action_whose_figures_hold_is_left_alone() -> None:
    """85 of 100 while it ran and since."""
    plan, series = closed("86/100 84/100 85/100 86/100 84/100 85/100")
    assert reopenings(plan, series, date(2026, 3, 31)) == ()
    (held,) = holding(plan.actions[0], plan.actions[0].closures[0], series, date(2026, 3, 31), plan.from_on)
    assert held.verdict is Verdict.HELD


def test_reopening_is_proposed_where_the_figures_fall_back() -> None:
    """Back to 60 within half a year, and the proposal says against what."""
    plan, series = closed("84/100 78/100 70/100 64/100 61/100 60/100")
    (proposal,) = reopenings(plan, series, date(2026, 3, 31))
    assert proposal.action == "a1"
    assert "when the action was closed" in proposal.why
    assert "61.7%" in proposal.why


def test_a_change_that_is_lost_half_way_is_lost() -> None:
    """From 85 to 72: better than before the action, and worse than when it was closed."""
    plan, series = closed("76/100 72/100 71/100 73/100 72/100 71/100")
    assert len(reopenings(plan, series, date(2026, 3, 31))) == 1


def test_what_was_reopened_is_not_proposed_again() -> None:
    """Its closure stands no longer."""
    plan, series = closed("84/100 78/100 70/100 64/100 61/100 60/100")
    action = plan.actions[0]
    again = replace(action.closures[0], reopened_on=date(2026, 3, 1), reopened_because="It fell back.")
    plan = replace(plan, actions=(replace(action, closures=(again,)),))
    assert reopenings(plan, series, date(2026, 3, 31)) == ()


def test_checks_that_are_due_come_with_what_the_figures_say() -> None:
    """The one of three months is due, that of six is not; two months of figures are too few to say."""
    checks = (Check(3, date(2026, 1, 1)), Check(6, date(2026, 4, 1)))
    plan, series = closed("85/100 86/100", date(2026, 1, 15), checks)
    (due,) = checks_due(plan, series, date(2026, 1, 15))
    assert (due.check.months, due.days_late, due.verdict) == (3, 14, Verdict.TOO_EARLY)
    done = (replace(checks[0], done_on=date(2026, 1, 10), holds=True), checks[1])
    plan, series = closed("85/100 86/100", date(2026, 1, 15), done)
    assert checks_due(plan, series, date(2026, 1, 15)) == ()


def test_an_action_without_a_measure_has_none_to_say() -> None:
    """Its check is due all the same."""
    plan, series = closed("85/100", date(2026, 1, 15), (Check(3, date(2026, 1, 1)),))
    plan = replace(plan, actions=(replace(plan.actions[0], expected=()),))
    (due,) = checks_due(plan, series, date(2026, 1, 15))
    assert due.verdict is Verdict.NO_MEASURE
    assert reopenings(plan, series, date(2026, 1, 15)) == ()

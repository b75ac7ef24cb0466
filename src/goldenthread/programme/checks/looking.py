"""Every question that a programme deserves as it was loaded, as at a day."""

from collections.abc import Iterator, Sequence
from datetime import date

from goldenthread.programme.checks.found import Noticed, asked, noticed
from goldenthread.programme.checks.numbers import about_numbers
from goldenthread.programme.checks.waiting import about_days, about_waiting
from goldenthread.programme.checks.whose import about_leads
from goldenthread.programme.delivery import Standing, delivered, schemes
from goldenthread.programme.history import as_at as as_at_day
from goldenthread.programme.promises import Action, Plan

_LATE = (Standing.LATE, Standing.LATE_WITH_A_PLAN)


def questions(plan: Plan, as_at: date, today: date | None = None) -> tuple[Noticed, ...]:
    """What is asked of a plan at the end of a day, in the order of `asked`; figures are the guard's to ask about.

    ``today`` is the day on which somebody asks: entries dated after it are asked about, and not where it is left out.
    Raises KeyError for a plan whose scheme of ratings is not known.
    """
    then = as_at_day(plan, as_at)
    found = [
        *_dues(then, as_at),
        *about_waiting(then),
        *about_numbers(then),
        *about_leads(then, as_at),
        *_links(then),
        *(about_days(plan, today) if today else ()),
    ]
    order = {code: place for place, code in enumerate(asked())}
    return tuple(sorted(found, key=lambda one: order[one.code]))


def _dues(plan: Plan, as_at: date) -> Iterator[Noticed]:
    scheme = schemes()[plan.scheme]
    for action in plan.actions:
        due, last = action.due.words(), action.due.last
        if last is not None and last < plan.from_on:
            begins = f"{plan.from_on.day} {plan.from_on:%B %Y}"
            yield noticed("due-before-plan", (action.key,), action.printed, due=due, begins=begins)
        delivery = delivered(action, scheme, as_at)
        if delivery.standing not in _LATE:
            continue
        claim = delivery.claimed
        rated = claim.rating if claim else "by nobody"
        words = {"rating": rated, "says": delivery.says}
        if claim is not None and delivery.contradicts:
            label = scheme.rating(claim.rating).label
            yield noticed("overdue-and-claimed", (action.key,), action.printed, label=label, **words)
        else:
            yield noticed("overdue", (action.key,), action.printed, **words)


def _links(plan: Plan) -> Iterator[Noticed]:
    """What is linked to nothing, told once for all that are."""
    actions = plan.actions
    for code, without in (
        ("no-measure", [action for action in actions if not action.expected]),
        ("no-recommendation", [action for action in actions if not action.recommendations]),
        ("no-beginning", [action for action in actions if action.began_on is None]),
    ):
        if without:
            yield _without(code, without, len(actions))
    named = {key for action in actions for key in action.recommendations}
    unnamed = [one for one in plan.recommendations if one.key not in named]
    if unnamed:
        keys = tuple(one.key for one in unnamed)
        words = {"count": len(unnamed), "all": len(plan.recommendations), "keys": ", ".join(keys)}
        yield noticed("unanswered-recommendation", keys, "the plan", **words)


def _without(code: str, actions: Sequence[Action], every: int) -> Noticed:
    keys = tuple(action.key for action in actions)
    printed = "all" if len(actions) == every else ", ".join(action.printed for action in actions)
    return noticed(code, keys, "the plan", count=len(actions), all=every, keys=printed)

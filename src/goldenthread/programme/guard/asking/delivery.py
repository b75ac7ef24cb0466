"""Rules of dates, milestones, updates and evidence."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from goldenthread.programme.guard.asking.asked import Asked, Asking, Hit, day_words, several
from goldenthread.programme.guard.claims import Means, means_of
from goldenthread.programme.guard.rules import Rule
from goldenthread.programme.promises import Action


def past_its_date(at: Asked, rule: Rule) -> Iterator[Hit]:
    """The due that holds now has passed by more than the grace, and nobody closed the action."""
    last = at.action.due.last
    if last is None or last >= at.as_at:
        return
    passed = at.working_days.count(last, at.as_at)
    if passed <= rule.limit("grace"):
        return
    days = (at.as_at - last).days
    moved = f", moved from {at.action.baseline.words()}" if at.action.slips else ""
    yield Hit(
        {"due": at.action.due.words(), "days": several(days, "day")},
        f"due {at.action.due.words()}{moved}, so by {day_words(last)}; as at {day_words(at.as_at)} that is "
        f"{several(days, 'day')} ago ({several(passed, 'working day')}, of which {rule.limit('grace')} are given)",
        (f"due {last}", _claim(at.action)),
    )


def look_missed(at: Asked, rule: Rule) -> Iterator[Hit]:
    """It has no end, the day of the next look has passed by more than the grace, and nobody wrote since that day."""
    look, last = at.action.due.next_check, last_word(at.action)
    if look is None or look >= at.as_at or (last is not None and last >= look):
        return
    if at.working_days.count(look, at.as_at) > rule.limit("grace"):
        yield Hit(
            {"look": day_words(look), "kind": at.action.due.words().lower()},
            f"next look due on {day_words(look)}; {'no word since' if last is None else f'the last word was on {day_words(last)}'}",
            (f"look {look}",),
        )


def milestone_late(at: Asked, rule: Rule) -> Iterator[Hit]:
    """Milestones whose due has passed by more than the grace are not done."""
    late = [
        (one, last)
        for one in at.action.milestones
        if one.done_on is None and (last := one.due.last) is not None and last < at.as_at
        if at.working_days.count(last, at.as_at) > rule.limit("grace")
    ]
    if not late:
        return
    said = "; ".join(f"{one.title}, due {one.due.words()}" for one, _ in late)
    yield Hit(
        {"milestones": several(len(late), "milestone"), "which": said},
        f"{len(late)} of {several(len(at.action.milestones), 'milestone')} past their date and not done: {said}",
        tuple(f"{one.key} {last}" for one, last in late),
    )


def moved_often(at: Asked, rule: Rule) -> Iterator[Hit]:
    """The due has been moved so many times."""
    slips = at.action.slips
    if len(slips) < rule.limit("times"):
        return
    steps = " to ".join([at.action.baseline.words(), *(slip.now.words() for slip in slips)])
    yield Hit(
        {"times": several(len(slips), "time"), "first": at.action.baseline.words(), "due": at.action.due.words()},
        f"from {steps}; the last move, on {day_words(slips[-1].on)}, because: {slips[-1].because}",
        (f"moved {slips[-1].on}",),
    )


def not_updated(at: Asked, rule: Rule) -> Iterator[Hit]:
    """Nobody wrote, rated, moved, closed or showed anything for so many weeks; asked only in a plan that is updated."""
    if not any(action.updates for action in at.plan.actions):
        return
    last = last_word(at.action)
    if last is None:
        yield Hit({"weeks": "no update at all"}, "no update, rating or evidence is dated", ("no word",))
        return
    weeks = (at.as_at - last).days // 7
    if weeks >= rule.limit("weeks"):
        yield Hit(
            {"weeks": f"no word for {several(weeks, 'week')}"},
            f"the last was on {day_words(last)}, {several((at.as_at - last).days, 'day')} ago",
            (f"last {last}",),
        )


def complete_without_evidence(at: Asked, rule: Rule) -> Iterator[Hit]:
    """It is called complete and holds no evidence, or its closure names none."""
    closure = at.action.closure
    if not at.action.evidence:
        yield Hit({}, "no evidence is kept for it", (_claim(at.action),))
    elif closure is not None and not closure.evidence:
        kept = several(len(at.action.evidence), "piece of evidence", "pieces of evidence")
        yield Hit({}, f"{kept} kept, none named by its closure on {day_words(closure.on)}", (f"closed {closure.on}",))


def not_agreed(at: Asked, rule: Rule) -> Iterator[Hit]:
    """It was closed and no second person agreed within so many working days."""
    closure = at.action.closure
    if closure is None or closure.agreed_on is not None or closure.on >= at.as_at:
        return
    passed = at.working_days.count(closure.on, at.as_at)
    if passed > rule.limit("days"):
        yield Hit(
            {"days": several(passed, "working day")},
            f"closed on {day_words(closure.on)} by {closure.by}; nobody agreed since",
            (f"closed {closure.on}",),
        )


def depends_on_late(at: Asked, rule: Rule) -> Iterator[Hit]:
    """What it depends on is said to be behind, or is past its own date and not complete."""
    late = []
    for key in at.action.depends_on:
        other = at.actions.get(key)
        if other is None:
            continue
        means, last = means_of(at.plan.scheme, other), other.due.last
        if means in (Means.BEHIND, Means.LOST):
            late.append((other, f"{other.printed} is {means.value}"))
        elif means is not Means.DONE and last is not None and last < at.as_at:
            late.append((other, f"{other.printed} was due {other.due.words()}"))
    if late:
        said = "; ".join(words for _, words in late)
        yield Hit({"which": said}, said, tuple(f"{other.key} {_claim(other)}" for other, _ in late))


def last_word(action: Action) -> date | None:
    """The last day on which anybody did anything to an action; None where nothing is dated."""
    days = [one.on for one in action.updates]
    days += [one.on for one in action.claims]
    days += [one.on for one in action.slips]
    days += [one.on for one in action.evidence]
    days += [one.on for one in action.closures]
    days += [one.done_on for one in action.milestones if one.done_on is not None]
    return max(days, default=None)


def _claim(action: Action) -> str:
    """The claim that stands, as a fact: another rating, or the same given again on another day, is another claim."""
    if action.closure is not None:
        return f"closed {action.closure.on}"
    return f"rated {action.claim.rating} {action.claim.on}" if action.claim is not None else "not rated"


RULES: Final[dict[str, Asking]] = {
    "past-its-date": past_its_date,
    "look-missed": look_missed,
    "milestone-late": milestone_late,
    "moved-often": moved_often,
    "not-updated": not_updated,
    "complete-without-evidence": complete_without_evidence,
    "not-agreed": not_agreed,
    "depends-on-late": depends_on_late,
}

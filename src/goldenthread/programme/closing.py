"""Closure that holds: what the figures of a closed action show since, the checks that are due, and reopening proposed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from goldenthread.measures.reading.variation import Parameters, load_parameters
from goldenthread.programme.figures import Series
from goldenthread.programme.promises import Action, Check, Closure, Expected, Plan, Stands
from goldenthread.programme.shown import Moved, Numbers, Verdict, load_numbers, moved


@dataclass(frozen=True, slots=True)
class Held:
    """What one aim of a closed action shows since the closure.

    ``since_closed`` holds it against what it was while the action ran, ``since_began`` against what it was before. The
    words of the two that decide are ``says``. ``enough`` says that there are values since the closure to speak of.
    """

    measure: str
    title: str
    since_closed: Moved
    since_began: Moved
    enough: bool = False

    @property
    def lost(self) -> bool:
        """Whether it fell back: worse than when the action was closed, or back to what it was before it began."""
        return self.since_closed.verdict is Verdict.WORSE or self.since_began.verdict in (
            Verdict.WORSE,
            Verdict.FELL_BACK,
        )

    @property
    def verdict(self) -> Verdict:
        """One verdict: fallen back, held so far, or why that cannot be said."""
        if self.lost:
            return Verdict.FELL_BACK
        found = self.since_closed.verdict
        if found is Verdict.TOO_EARLY and self.enough:
            return Verdict.HELD
        return Verdict.HELD if found in (Verdict.UNCHANGED, Verdict.IMPROVED, Verdict.FELL_BACK) else found

    @property
    def says(self) -> str:
        """The arithmetic in words."""
        if self.lost and self.since_closed.verdict is not Verdict.WORSE:
            return f"{self.title}, against what it was before the action: {self.since_began.says}"
        return f"{self.title}, against what it was when the action was closed: {self.since_closed.says}"


@dataclass(frozen=True, slots=True)
class Proposal:
    """That a closed action be opened again, for a Board to decide: why, and the facts that it rests on."""

    action: str
    closed_on: date
    why: str
    rests_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckDue:
    """A look at a closed action that nobody took yet: due, how many days ago, and what its figures say for it."""

    action: str
    closed_on: date
    check: Check
    days_late: int
    held: tuple[Held, ...]

    @property
    def verdict(self) -> Verdict:
        """What the figures say: the worst of its aims; no measure where it has none."""
        order = list(Verdict)
        return min((one.verdict for one in self.held), key=order.index, default=Verdict.NO_MEASURE)


def holding(
    action: Action,
    closure: Closure,
    series: Mapping[str, Series],
    as_at: date,
    from_on: date,
    numbers: Numbers | None = None,
    parameters: Parameters | None = None,
) -> tuple[Held, ...]:
    """What each aim of a closed action shows since it was closed, by the signals of the control chart.

    It is held against its values while the action ran, where these are enough for limits, else against those before the
    closure; and against those before the action began, so that a change which was lost slowly is seen too.
    """
    settings, known = parameters or load_parameters(), numbers or load_numbers()
    found = []
    for one in action.expected:
        mine = series.get(one.measure)
        if one.stands is Stands.AIM and mine is not None:
            found.append(_held(action, closure, one, mine, as_at, from_on, known, settings))
    return tuple(found)


def _held(
    action: Action,
    closure: Closure,
    expected: Expected,
    series: Series,
    as_at: date,
    from_on: date,
    numbers: Numbers,
    settings: Parameters,
) -> Held:
    began = expected.since or action.began_on or from_on
    ran = [one for one in series.observed if began <= one.point.period.end < closure.on and one.point.value is not None]
    earliest = began if len(ran) >= settings.least_points else None
    since = moved(series, closure.on, expected.moves, as_at, numbers, settings, earliest)
    enough = since.span is not None and len(since.span.after) >= numbers.change_from
    whole = moved(series, began, expected.moves, as_at, numbers, settings)
    return Held(expected.measure, series.subject.title, since, whole, enough)


def reopenings(
    plan: Plan,
    series: Mapping[str, Series],
    as_at: date,
    numbers: Numbers | None = None,
    parameters: Parameters | None = None,
) -> tuple[Proposal, ...]:
    """Every closed action of which an aim fell back since, with why, in the order of the plan; the Board decides."""
    found = []
    for action in plan.actions:
        closure = action.closure
        if closure is None:
            continue
        lost = [one for one in holding(action, closure, series, as_at, plan.from_on, numbers, parameters) if one.lost]
        if lost:
            why = "; ".join(one.says for one in lost)
            facts = tuple(f"{one.measure} {one.since_closed.rests_on}" for one in lost)
            found.append(Proposal(action.key, closure.on, why, facts))
    return tuple(found)


def checks_due(
    plan: Plan,
    series: Mapping[str, Series],
    as_at: date,
    numbers: Numbers | None = None,
    parameters: Parameters | None = None,
) -> tuple[CheckDue, ...]:
    """The checks of closed actions that are due on a day and not done, the longest due first."""
    found = []
    for action in plan.actions:
        closure = action.closure
        open_checks = [one for one in closure.checks if one.done_on is None and one.due <= as_at] if closure else []
        if closure is None or not open_checks:
            continue
        held = holding(action, closure, series, as_at, plan.from_on, numbers, parameters)
        found += [CheckDue(action.key, closure.on, one, (as_at - one.due).days, held) for one in open_checks]
    return tuple(sorted(found, key=lambda one: one.check.due))

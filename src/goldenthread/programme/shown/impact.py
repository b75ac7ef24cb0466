"""The impact of an action: what each linked measure shows, what is doubtful in it, its target and comparator, together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from goldenthread.calendar import add_months
from goldenthread.measures.kinds import Polarity
from goldenthread.measures.reading.points import exact, printed
from goldenthread.measures.reading.variation import Parameters, load_parameters
from goldenthread.programme.figures import Series
from goldenthread.programme.promises import Action, Expected, Stands
from goldenthread.programme.shown.doubts import Doubt, doubts
from goldenthread.programme.shown.moved import Moved, better_is_high, moved
from goldenthread.programme.shown.numbers import Numbers
from goldenthread.programme.shown.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Linked:
    """One linked measure judged; frozen.

    ``title`` is the measure's, or its key where no figures came. ``target`` and ``comparator`` are words, "" where there is
    none; ``missed`` says that every recent value misses the target. ``show_by`` is the day by which it should show.
    """

    expected: Expected
    title: str
    found: Moved
    since: date
    show_by: date
    doubts: tuple[Doubt, ...] = ()
    target: str = ""
    missed: bool = False
    comparator: str = ""
    typed: bool = False

    @property
    def aim(self) -> bool:
        """Whether it is what the action should move."""
        return self.expected.stands is Stands.AIM


@dataclass(frozen=True, slots=True)
class Impact:
    """What the figures show of an action: one verdict over its aims, and every linked measure behind it."""

    verdict: Verdict
    linked: tuple[Linked, ...] = ()

    @property
    def aims(self) -> tuple[Linked, ...]:
        """The measures that the action should move."""
        return tuple(one for one in self.linked if one.aim)

    @property
    def guardrails(self) -> tuple[Linked, ...]:
        """The measures that must not get worse meanwhile."""
        return tuple(one for one in self.linked if not one.aim)

    @property
    def doubtful(self) -> bool:
        """Whether every improvement among its aims has another explanation, or a guardrail got worse."""
        better = [one for one in self.aims if one.found.verdict is Verdict.IMPROVED]
        worse = any(one.found.verdict is Verdict.WORSE for one in self.guardrails)
        return bool(better) and (worse or all(one.doubts for one in better))

    @property
    def words(self) -> str:
        """As a table shows it: better since it began (2 of 3 measures)."""
        said = self.verdict.value
        if self.verdict is Verdict.IMPROVED and self.doubtful:
            said = "better on its face, but doubtful"
        if len(self.aims) > 1:
            said = (
                f"{said} ({sum(one.found.verdict is self.verdict for one in self.aims)} of {len(self.aims)} measures)"
            )
        return said

    @property
    def age(self) -> int | None:
        """Days since the period of the newest value among its aims ended; None where no aim has one."""
        return min((one.found.age for one in self.aims if one.found.age is not None), default=None)


def impact(
    action: Action,
    series: Mapping[str, Series],
    as_at: date,
    from_on: date,
    numbers: Numbers,
    parameters: Parameters | None = None,
) -> Impact:
    """Judge every measure that an action is linked to, as at a day.

    A measure is judged since the day of its link, else since the action began, else since ``from_on``, the first day of
    the plan. An aim without a change is too early to judge until the day by which it should show: that of its link, else
    the action's due, else some months after it began. An action without an aim has no measure; an aim without figures is
    not recorded.
    """
    settings = parameters or load_parameters()
    linked = tuple(_linked(action, one, series, as_at, from_on, numbers, settings) for one in action.expected)
    found = [one.found.verdict for one in linked if one.aim]
    return Impact(_overall(found), linked)


def _linked(
    action: Action,
    expected: Expected,
    series: Mapping[str, Series],
    as_at: date,
    from_on: date,
    numbers: Numbers,
    settings: Parameters,
) -> Linked:
    since = expected.since or action.began_on or from_on
    by = expected.by or action.due.last or add_months(since, numbers.show_without_end)
    mine = series.get(expected.measure)
    if mine is None:
        says = f"no figures came for {expected.subject or expected.measure}"
        return Linked(expected, expected.subject or expected.measure, Moved(Verdict.NOT_RECORDED, says), since, by)
    found = moved(mine, since, expected.moves, as_at, numbers, settings)
    if found.verdict is Verdict.UNCHANGED and as_at <= by:
        says = f"{found.says}; it should show by {_day(by)}"
        found = Moved(Verdict.TOO_EARLY, says, found.latest, found.age, found.rests_on, found.span)
    why = doubts(mine, found, since, expected.moves, as_at, numbers, settings)
    target, missed = _target(mine, found, expected, as_at, numbers)
    beside = _comparator(mine, found, expected)
    return Linked(expected, mine.subject.title, found, since, by, why, target, missed, beside, mine.typed)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _target(series: Series, found: Moved, expected: Expected, as_at: date, numbers: Numbers) -> tuple[str, bool]:
    """The target in words with the latest value, and whether all of the recent values miss it."""
    if series.target is None or found.latest is None:
        return "", False
    subject = series.subject
    stated = f"{printed(found.latest.exact, subject.unit, subject.places)} against {series.target.words(subject.unit)}"
    known = [one.point for one in series.observed if one.point.value is not None and one.point.period.end <= as_at]
    recent = known[-numbers.recent :]
    missed = all(series.target.missed_by(point.exact)[0] > 0 for point in recent)
    return f"{stated}, missed in each of its last {len(recent)} values" if missed else stated, missed


def _comparator(series: Series, found: Moved, expected: Expected) -> str:
    if series.comparator is None or found.latest is None:
        return ""
    subject, other = series.subject, exact(series.comparator)
    gap = found.latest.exact - other
    high = better_is_high(expected.moves, subject)
    if high is None or subject.polarity is Polarity.NONE or not gap:
        word = "above" if gap > 0 else "below" if gap < 0 else "the same as"
    else:
        word = "better than" if (gap > 0) == high else "worse than"
    return f"{word} {series.comparator_name or 'the comparator'} ({printed(other, subject.unit, subject.places)})"


def _overall(found: Sequence[Verdict]) -> Verdict:
    """One verdict over the aims: the worst that is known, but an improvement stands above what has not changed."""
    if not found:
        return Verdict.NO_MEASURE
    order = (
        *(Verdict.WORSE, Verdict.FELL_BACK, Verdict.IMPROVED, Verdict.UNCHANGED, Verdict.REDEFINED, Verdict.HELD),
        *(Verdict.TOO_EARLY, Verdict.TOO_FEW, Verdict.TOO_OLD, Verdict.NOT_RECORDED),
    )
    return next(verdict for verdict in order if verdict in found)

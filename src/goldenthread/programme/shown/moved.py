"""Judges one measure since a day: better, worse, unchanged, held, or why that cannot be said, with the arithmetic."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from goldenthread.measures.kinds import Polarity, Reason
from goldenthread.measures.reading.points import Point, Subject, period_words, printed
from goldenthread.measures.reading.variation import Chart, Parameters, load_parameters
from goldenthread.programme.figures import Observed, Series
from goldenthread.programme.promises import Moves
from goldenthread.programme.shown.numbers import Numbers
from goldenthread.programme.shown.spans import Span, chartable, held_against, span_of, verdict_of
from goldenthread.programme.shown.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of one measure since a day; frozen.

    ``says`` is the arithmetic in words. ``latest`` is the last value and ``age`` the days since its period ended; None
    where there is none. ``rests_on`` names what would have to change for another verdict: for the worse, the period from
    which the same has been said, so that one more month of the same is the same verdict. ``span`` is None where nothing
    was charted. ``face`` is what the values would say if their definition had not changed; None where it did not.
    """

    verdict: Verdict
    says: str
    latest: Point | None = None
    age: int | None = None
    rests_on: str = ""
    span: Span | None = None
    face: Verdict | None = None

    @property
    def chart(self) -> Chart | None:
        """The chart behind the verdict."""
        return self.span.chart if self.span is not None else None


def better_is_high(moves: Moves, subject: Subject) -> bool | None:
    """Which way is better for what is linked: as it should move, and for what should hold by its polarity; None: neither."""
    if moves is not Moves.HOLD:
        return moves is Moves.UP
    if subject.polarity in (Polarity.HIGHER, Polarity.LOWER):
        return subject.polarity is Polarity.HIGHER
    return None


def moved(
    series: Series,
    since: date,
    moves: Moves,
    as_at: date,
    numbers: Numbers,
    parameters: Parameters | None = None,
    earliest: date | None = None,
) -> Moved:
    """Judge a series since a day, as at another, by the signals of its control chart; values that end later are not used.

    The limits rest on the values before ``since``, from ``earliest`` on where that is given. A measure that should hold
    is judged only for having become worse. Figures that are worse as known now but not as first known are not called
    worse: the last months are still being entered.
    """
    settings = parameters or load_parameters()
    known = tuple(one for one in series.observed if one.point.period.end <= as_at)
    valued = [one for one in known if one.point.value is not None]
    if not valued:
        return Moved(Verdict.NOT_RECORDED, _nothing(known, series.subject))
    latest = valued[-1].point
    age = (as_at - latest.period.end).days
    at = f"{printed(latest.exact, series.subject.unit, series.subject.places)} in {period_words(latest.period)}"
    if age > numbers.old_after(latest.period.kind):
        says = f"its last value is {at}, {age} days ago{_earlier(series.subject, valued)}"
        return Moved(Verdict.TOO_OLD, says, latest, age, latest.period.label)
    if len({one.version for one in valued}) > 1:
        return _redefined(series, valued, since, moves, as_at, numbers, settings)
    span = span_of(series.subject, [one.point for one in valued], since, settings, earliest)
    if span is None:
        return _too_few(series.subject, valued, since, age)
    return _judged(series, valued, span, since, moves, age, numbers, settings, earliest)


def _judged(
    series: Series,
    valued: Sequence[Observed],
    span: Span,
    since: date,
    moves: Moves,
    age: int,
    numbers: Numbers,
    settings: Parameters,
    earliest: date | None = None,
) -> Moved:
    up = better_is_high(moves, series.subject)
    verdict = verdict_of(span, up, numbers)
    if verdict in (Verdict.WORSE, Verdict.FELL_BACK) and not _as_first_known(
        series, valued, since, up, numbers, settings
    ):
        verdict = Verdict.UNCHANGED
    if moves is Moves.HOLD and verdict is not Verdict.WORSE and verdict is not Verdict.TOO_EARLY:
        verdict = Verdict.HELD
    rests = f"since {since}"
    if verdict in (Verdict.WORSE, Verdict.FELL_BACK):
        rests = _said_from(series.subject, [one.point for one in valued], since, up, numbers, settings, earliest)
    return Moved(verdict, held_against(span, numbers), span.after[-1].point, age, rests, span)


def _said_from(
    subject: Subject,
    points: Sequence[Point],
    since: date,
    up: bool | None,
    numbers: Numbers,
    settings: Parameters,
    earliest: date | None,
) -> str:
    """The period from which the same has been said without a break, by what was there in each: later values, which can
    make a longer run of a signal, do not move it."""
    whole = span_of(subject, points, since, settings, earliest)
    verdict = None if whole is None else verdict_of(whole, up, numbers)
    first = points[-1]
    for end in range(len(points) - 1, 0, -1):
        part = span_of(subject, points[:end], since, settings, earliest)
        if part is None or verdict_of(part, up, numbers) is not verdict:
            break
        first = points[end - 1]
    return first.period.label


def _as_first_known(
    series: Series, valued: Sequence[Observed], since: date, up: bool | None, numbers: Numbers, settings: Parameters
) -> bool:
    """Whether the figures as first known say worse too; where nothing was kept of that time, what is known now decides."""
    first = [one.first for one in valued if one.first is not None and one.first.value is not None]
    if len(first) < len(valued):
        return True
    span = span_of(series.subject, first, since, settings)
    return span is None or verdict_of(span, up, numbers) in (Verdict.WORSE, Verdict.FELL_BACK)


def _redefined(
    series: Series,
    valued: Sequence[Observed],
    since: date,
    moves: Moves,
    as_at: date,
    numbers: Numbers,
    settings: Parameters,
) -> Moved:
    """Judge within one definition: the latest where it reaches back far enough, else each apart, else say that none can."""
    last = valued[-1].version
    start = next(i for i in range(len(valued) - 1, -1, -1) if i == 0 or valued[i - 1].version != last)
    same, old = valued[start:], [one for one in valued[:start] if one.version == valued[start - 1].version]
    age = (as_at - valued[-1].point.period.end).days
    if sum(one.point.period.end < since for one in same) >= settings.least_points:
        span = span_of(series.subject, [one.point for one in same], since, settings)
        if span is not None:
            return _judged(series, same, span, since, moves, age, numbers, settings)
    when = period_words(same[0].point.period)
    for part, from_day in ((old, since), (same, _after_basis(same, settings))):
        span = None if from_day is None else span_of(series.subject, [one.point for one in part], from_day, settings)
        if span is not None and from_day is not None:
            found = _judged(series, part, span, from_day, moves, age, numbers, settings)
            if found.verdict in (Verdict.IMPROVED, Verdict.WORSE):
                return found
    face = span_of(series.subject, [one.point for one in valued], since, settings)
    at_face = None if face is None else verdict_of(face, better_is_high(moves, series.subject), numbers)
    says = f"its definition changed in {when} (version {old[-1].version} to {last})"
    if face is not None:
        says = f"{says}; across the change {held_against(face, numbers)}"
        if at_face is Verdict.IMPROVED:
            says = f"{says}; within either definition there is no change for the better"
    return Moved(Verdict.REDEFINED, says, valued[-1].point, age, f"version {last}", face, at_face)


def _after_basis(same: Sequence[Observed], settings: Parameters) -> date | None:
    """The day from which values of a new definition can be held against its own first ones; None while they are few."""
    return same[settings.least_points].point.period.end if len(same) > settings.least_points else None


def _too_few(subject: Subject, valued: Sequence[Observed], since: date, age: int) -> Moved:
    latest = valued[-1].point
    shown = [
        f"{printed(one.point.exact, subject.unit, subject.places)} in {period_words(one.point.period)}"
        for one in valued
    ]
    listed = ", ".join(shown[-3:])
    none_since = latest.period.end < since
    if not chartable(subject, [one.point for one in valued]):
        says = f"{listed}: its periods share days, so that a change cannot be told from chance"
        return Moved(Verdict.TOO_FEW, says, latest, age, latest.period.label)
    says = f"{listed}: none since it began" if none_since else f"{listed}: too few to tell a change from chance"
    return Moved(Verdict.TOO_EARLY if none_since else Verdict.TOO_FEW, says, latest, age, latest.period.label)


def _earlier(subject: Subject, valued: Sequence[Observed]) -> str:
    """The two values before the last, in brackets, so that a reader sees at least which way it went then."""
    before = [
        f"{printed(one.point.exact, subject.unit, subject.places)} in {period_words(one.point.period)}"
        for one in valued[-3:-1]
    ]
    return f" (before it {', '.join(before)})" if before else ""


def _nothing(known: Sequence[Observed], subject: Subject) -> str:
    if not known:
        return f"no value of {subject.title} is known"
    reasons = {one.point.reason for one in known} - {Reason.VALUE}
    words = ", ".join(sorted(reason.value for reason in reasons))
    return f"{subject.title} has no value in {len(known)} of {len(known)} periods ({words})"

"""A month of audits: what was due and came, the grades as audited and as moderated, and how far two graders agree."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from goldenthread.auditing.model import Audit, Grade, Kind, Stage
from goldenthread.auditing.report.subjects import grade_in, joined, subject_of
from goldenthread.auditing.statistics.agreement import Agreement, agreement
from goldenthread.auditing.statistics.distributions import Comparison, Distribution, compare
from goldenthread.auditing.statistics.raters import Raters, Second, raters
from goldenthread.auditing.statistics.rules import Rules, load_rules
from goldenthread.calendar import Period

#: The grades in words, the best first.
SCALE: Final = tuple(grade.value.replace("-", " ") for grade in Grade)


@dataclass(frozen=True, slots=True)
class Part:
    """The grades of one domain, one team, or all: of the period, of the one before, and the one verdict on the change."""

    name: str
    now: Distribution
    before: Distribution
    change: Comparison


@dataclass(frozen=True, slots=True)
class Twice:
    """The period's audits that were graded twice: the same audits as audited and as moderated.

    Where two grades differ and nobody has settled which stands, the worse is taken; ``unsettled`` counts those.
    """

    audited: Distribution
    moderated: Distribution
    unsettled: int


@dataclass(frozen=True, slots=True)
class Month:
    """A period of audits. ``due``, ``returned`` and ``late`` are of those due in it; ``open`` stand out at its end.

    ``agreement`` and ``raters`` rest on every audit graded twice up to its end, for a month alone has too few. ``domains``
    are subjects: ``joined`` names those of which audits used several wordings, with their keys. ``kinds`` counts the graded
    audits of the period by what gave rise to them.
    """

    period: Period
    previous: Period
    due: int
    returned: int
    late: int
    open: int
    overall: Part
    domains: tuple[Part, ...]
    teams: tuple[Part, ...]
    twice: Twice
    agreement: Agreement
    raters: Raters
    joined: tuple[tuple[str, tuple[str, ...]], ...] = ()
    kinds: tuple[tuple[Kind, int], ...] = ()


def month_of_audits(
    audits: Iterable[Audit], period: Period, previous: Period | None = None, rules: Rules | None = None
) -> Month:
    """Tell a period of audits beside the one before; an audit counts on the day of its first grade.

    What was cancelled counts nowhere. ``previous`` is the period before unless another is asked for.
    """
    rules, previous = rules or load_rules(), previous or period.previous()
    held = [one for one in audits if one.stage is not Stage.CANCELLED]
    graded = [one for one in held if one.first is not None]
    now = [one for one in graded if one.first is not None and one.first.on in period]
    before = [one for one in graded if one.first is not None and one.first.on in previous]
    known = [one for one in graded if one.second is not None and one.second.on <= period.end]
    due = [one for one in held if one.due in period]
    came = [one for one in due if one.first is not None and one.first.on <= period.end]
    domains = dict.fromkeys(
        subject_of(judged.domain) for one in (*now, *before) if one.first is not None for judged in one.first.judgements
    )
    teams = sorted({one.case.team for one in (*now, *before)})
    return Month(
        period,
        previous,
        len(due),
        len(came),
        sum(one.first is not None and one.first.on > one.due for one in came),
        sum(one.allocated <= period.end and (one.first is None or one.first.on > period.end) for one in held),
        _part("overall", now, before, _overall, rules),
        tuple(_part(name, now, before, _in_domain(name), rules) for name in domains),
        tuple(
            _part(team, [one for one in now if one.case.team == team], _of_team(before, team), _overall, rules)
            for team in teams
        ),
        _twice([one for one in now if one in known]),
        agreement([pair for one in known if (pair := _pair(one)) is not None], SCALE, rules),
        raters([second for one in known if (second := second_of(one)) is not None], rules),
        joined((*now, *before)),
        tuple((kind, count) for kind in Kind if (count := sum(one.kind is kind for one in now))),
    )


def _part(
    name: str, now: Sequence[Audit], before: Sequence[Audit], of: Callable[[Audit], Grade | None], rules: Rules
) -> Part:
    later, earlier = (
        Distribution.of([_words(grade) for one in some if (grade := of(one)) is not None], SCALE)
        for some in (now, before)
    )
    return Part(name, later, earlier, compare(earlier, later, rules))


def _overall(audit: Audit) -> Grade | None:
    return audit.as_audited


def _in_domain(name: str) -> Callable[[Audit], Grade | None]:
    def of(audit: Audit) -> Grade | None:
        return grade_in(audit, name)

    return of


def _of_team(audits: Sequence[Audit], team: str) -> list[Audit]:
    return [one for one in audits if one.case.team == team]


def _words(grade: Grade) -> str:
    return grade.value.replace("-", " ")


def _twice(audits: Sequence[Audit]) -> Twice:
    pairs = [(one, one.as_audited, one.stands) for one in audits]
    both = [(one, first, stands) for one, first, stands in pairs if first is not None and stands is not None]
    return Twice(
        Distribution.of([_words(first) for _, first, _ in both], SCALE),
        Distribution.of([_words(stands) for _, _, stands in both], SCALE),
        sum(one.differs and one.settled is None for one, _, _ in both),
    )


def _pair(audit: Audit) -> tuple[str, str] | None:
    """Both grades in words, as they were given: how a difference was settled is no part of agreement."""
    first, second = audit.first, audit.second
    if first is None or second is None or first.overall is None or second.overall is None:
        return None
    return _words(first.overall), _words(second.overall)


def second_of(audit: Audit) -> Second | None:
    """How far the first grade of an audit stands from the second; None of one not graded twice overall."""
    pair = _pair(audit)
    if pair is None or audit.first is None:
        return None
    return Second(audit.first.by, audit.first.on, SCALE.index(pair[1]) - SCALE.index(pair[0]))

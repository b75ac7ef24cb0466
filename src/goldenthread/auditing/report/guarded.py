"""What audits show those who may see no small number: whole quarters or years, so few cells told that nobody is found."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from goldenthread.access.audience import Audience
from goldenthread.auditing.model import Audit, Grade, Stage
from goldenthread.auditing.report.monthly import SCALE
from goldenthread.auditing.report.subjects import grade_in, subject_of
from goldenthread.auditing.statistics.distributions import Change, Distribution, compare
from goldenthread.auditing.statistics.intervals import Share, share_of
from goldenthread.auditing.statistics.rules import Rules, load_rules
from goldenthread.calendar import Period, PeriodKind, period_of
from goldenthread.measures.disclosure import policies, protect
from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Reason, Unit
from goldenthread.records.errors import WrongUse

#: What is told of a distribution: outstanding is too rare to stand alone in a small authority.
PARTS: Final = ("good or better", "requires improvement", "inadequate")
OVERALL: Final = "overall"
_PART: Final = dict(zip(SCALE, (PARTS[0], *PARTS), strict=True))
_KEY: Final = "audits:"


@dataclass(frozen=True, slots=True)
class Told:
    """One distribution as it may be told: audits ``n`` and at each of `PARTS`; None where that is hidden.

    ``better`` is the share good or better, None where it is hidden or there is no audit. ``change`` is the verdict against
    the period before.
    """

    name: str
    n: int | None
    counts: tuple[int | None, ...]
    better: Share | None
    change: Change

    @property
    def hidden(self) -> bool:
        """Whether any of it is hidden."""
        return self.n is None or None in self.counts


@dataclass(frozen=True, slots=True)
class Edition:
    """A quarter or a year as an audience may be told of it: all audits, and each domain by subject.

    ``due`` fell due in it and ``returned`` of these came back by its end; None where so few are hidden.
    """

    audience: Audience
    period: Period
    previous: Period
    overall: Told
    domains: tuple[Told, ...]
    due: int | None
    returned: int | None

    @property
    def hidden(self) -> int:
        """How many distributions are told in part, or not at all."""
        return sum(one.hidden for one in (self.overall, *self.domains))


def periods_told(audits: Iterable[Audit], until: date) -> tuple[Period, ...]:
    """The financial quarters and years that have ended and in which something was graded, the latest first.

    A month holds too few audits; and a quarter that still runs would be told twice, the difference being a few children.
    """
    days = [one.first.on for one in audits if one.first is not None and one.stage is not Stage.CANCELLED]
    found = {period_of(kind, day) for day in days for kind in (PeriodKind.FINANCIAL_QUARTER, PeriodKind.FINANCIAL_YEAR)}
    return tuple(
        sorted((one for one in found if one.end < until), key=lambda one: (one.end, -one.length), reverse=True)
    )


def guarded(
    audits: Iterable[Audit],
    period: Period,
    until: date,
    audience: Audience = Audience.PUBLIC,
    rules: Rules | None = None,
) -> Edition:
    """A period as an audience may read it; every quarter and year that has ended is guarded together, so that none tells
    another's small numbers.

    Raises WrongUse for a period that is not one of `periods_told`, or an audience from whom nothing is hidden.
    """
    asked = [one for one in audits if one.stage is not Stage.CANCELLED]
    held = [one for one in asked if one.first is not None]
    every, policy = periods_told(held, until), policies()[audience]
    if period not in every:
        what = "it is no whole quarter or year that has ended and holds audits"
        raise WrongUse.of(period.label, what, f"Use one of {', '.join(one.label for one in every) or 'none yet'}.")
    if not policy.protects:
        raise WrongUse.of(audience.value, "nothing is hidden from this audience", "Use the monthly report.")
    rules = rules or load_rules()
    subjects = sorted(
        {subject_of(one.domain) for audit in held for one in (audit.first.judgements if audit.first else ())}
    )
    counted = {(name, one): _graded(held, name, one) for name in (OVERALL, *subjects) for one in every}
    figures = protect([figure for (name, one), some in counted.items() for figure in _figures(name, one, some)], policy)
    shown = {(one.key.removeprefix(_KEY), one.period, one.part): one for one in figures}
    previous = period.previous()

    def told(name: str) -> Told:
        before = counted.get((name, previous)) or Distribution.of((), SCALE)
        return _told(name, period, counted[name, period], before, shown, rules)

    due = [one for one in asked if one.due in period]
    came = sum(one.first is not None and one.first.on <= period.end for one in due)
    return Edition(
        audience,
        period,
        previous,
        told(OVERALL),
        tuple(told(one) for one in subjects if counted[one, period].n),
        *(None if policy.small(count) else count for count in (len(due), came)),
    )


def _graded(audits: Sequence[Audit], name: str, period: Period) -> Distribution:
    mine = [one for one in audits if one.first is not None and one.first.on in period]
    grades = [one.as_audited if name == OVERALL else grade_in(one, name) for one in mine]
    return Distribution.of([_words(one) for one in grades if one is not None], SCALE)


def _figures(name: str, period: Period, some: Distribution) -> list[Figure]:
    """The parts of a distribution as figures, by which the rule of the house knows and guards them."""
    n = some.n
    if not n:
        return []
    return [
        Figure(
            f"{_KEY}{name}", name, period, "", (), _count(some, part), n, 100 * _count(some, part) / n,
            Unit.PERCENT, Reason.VALUE, 0, 1, "", part,
        )
        for part in PARTS
    ]  # fmt: skip


def _told(
    name: str,
    period: Period,
    now: Distribution,
    before: Distribution,
    shown: Mapping[tuple[str, Period, str], Figure],
    rules: Rules,
) -> Told:
    if not now.n:
        return Told(name, 0, (0, 0, 0), None, Change.WITHHELD)
    found = [shown[name, period, part] for part in PARTS]
    counts = tuple(None if one.numerator is None else round(one.numerator) for one in found)
    n = next((round(one.denominator) for one in found if one.denominator is not None), None)
    better = share_of(counts[0], n, rules) if counts[0] is not None and n is not None else None
    return Told(name, n, counts, better, compare(before, now, rules).change)


def _count(some: Distribution, part: str) -> int:
    return sum(count for grade, count in some.counts if _PART[grade] == part)


def _words(grade: Grade) -> str:
    return grade.value.replace("-", " ")

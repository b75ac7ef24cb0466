"""What audits show together, as one viewer may be told: never what they are to grade blind, and small numbers by audience."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from django.db.models import Max
from django.utils.timezone import localdate

from goldenthread.access.audience import Audience
from goldenthread.accounts.viewer import Viewer
from goldenthread.auditing.model import Audit, Stage
from goldenthread.auditing.report.blind import without_grades
from goldenthread.auditing.report.guarded import Edition, guarded, periods_told
from goldenthread.auditing.report.monthly import Month, month_of_audits
from goldenthread.auditing.report.pictures import Named, by_team, over_time
from goldenthread.calendar import Period, PeriodKind, add_months, parse_period, period_of
from goldenthread.quality import models
from goldenthread.quality.people import identifiers
from goldenthread.quality.rows import audits_of

#: Reports that are kept ready in a process, until an audit changes; and sets of all audits, which are large.
_KEPT, _KEPT_WHOLE = 32, 4
#: Over how many months teams are looked at: one has few audits in a month.
MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class Held:
    """Every audit as one viewer may count it; ``blind`` are the keys of those they are to grade again without a hint.

    ``stamp`` changes with any audit.
    """

    stamp: tuple[int, int]
    blind: frozenset[str]

    @property
    def audits(self) -> tuple[Audit, ...]:
        """The audits; of the blind ones no grade."""
        return _audits(self)

    def month(self, period: Period) -> Month:
        """The report of a period for management."""
        return _month(self, period.label)

    def trend(self, period: Period) -> tuple[Named, ...]:
        """Grades of the periods up to one, where they are months."""
        return over_time(self.audits, period) if period.kind is PeriodKind.MONTH else ()

    def teams(self, until: date) -> tuple[Named, ...]:
        """The overall grades as audited of each team over `MONTHS` up to a day."""
        return by_team(self.audits, add_months(until, -MONTHS), until)

    def edition(self, period: Period, audience: Audience) -> Edition:
        """The report of a quarter or year for an audience from which small numbers are hidden."""
        return _edition(self, period.label, audience, localdate())


def held_for(viewer: Viewer) -> Held:
    """The audits as a viewer may count them: what they are to grade blind counts only from when they have graded it."""
    mine = identifiers(viewer.username, localdate())
    rows = models.Audit.objects.filter(moderator__in=mine).exclude(moderator="")
    blind = {row.key for row in rows if row.document.get("second") is None}
    return Held(_stamp(), frozenset(blind))


def whole() -> Held:
    """Every audit with all grades, for papers and for the rule that proposes; show none of it to a viewer."""
    return Held(_stamp(), frozenset())


def months(held: Held, today: date, most: int = 12) -> tuple[Period, ...]:
    """The months in which something was graded or fell due, the latest first; none to come."""
    days = {one.first.on for one in held.audits if one.first is not None}
    days |= {one.due for one in held.audits if one.stage is not Stage.CANCELLED}
    found = {period_of(PeriodKind.MONTH, day) for day in days if day <= today}
    return tuple(sorted(found, key=lambda one: one.start, reverse=True)[:most])


def wholes(held: Held, today: date) -> tuple[Period, ...]:
    """The quarters and years that have ended and hold audits, the latest first."""
    return periods_told(held.audits, today)


def _stamp() -> tuple[int, int]:
    found = models.State.objects.aggregate(last=Max("pk"))["last"]
    return found or 0, models.Audit.objects.count()


@lru_cache(maxsize=_KEPT_WHOLE)
def _audits(held: Held) -> tuple[Audit, ...]:
    every = audits_of(models.Audit.objects.order_by("pk"))
    return tuple(without_grades(one) if one.key in held.blind else one for one in every)


@lru_cache(maxsize=_KEPT)
def _month(held: Held, label: str) -> Month:
    return month_of_audits(_audits(held), parse_period(label))


@lru_cache(maxsize=_KEPT)
def _edition(held: Held, label: str, audience: Audience, today: date) -> Edition:
    return guarded(_audits(held), parse_period(label), today, audience)

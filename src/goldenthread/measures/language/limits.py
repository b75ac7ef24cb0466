"""Limits as data: how long something may take, in which unit, since when, by which source, confirmed or not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from enum import Enum
from itertools import pairwise

from goldenthread.calendar import Counting, WorkingDays, add_months
from goldenthread.measures.kinds import Source
from goldenthread.measures.language.errors import DefinitionError
from goldenthread.records.errors import Problem

_HOURS_A_DAY = 24


class Span(Enum):
    """The unit of a limit; `NUMBER` is a bare threshold (a caseload, a distance, a share)."""

    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Limit:
    """One rule of length.

    ``number`` of ``span``; ``counting`` says whether the start is day 0 or day 1 (working days only). A limit in hours
    falls back to ``fallback_days`` working days (``fallback_working``) or calendar days where only dates are held.
    ``local`` says that councils set it themselves; the default is then an example, marked unconfirmed unless its
    source was read. Several limits may share a ``key`` when their dates in force do not overlap: the one in force
    on the clock's first day decides.
    """

    key: str
    number: float
    span: Span
    says: str
    source: Source
    counting: Counting = Counting.FROM_NEXT_DAY
    local: bool = False
    fallback_days: int = 0
    fallback_working: bool = False

    @property
    def in_words(self) -> str:
        """The limit as a reader says it: "45 working days"."""
        number = f"{self.number:g}"
        unit = "" if self.span is Span.NUMBER else f" {self.span.value}"
        return f"{number}{unit[:-1] if unit.endswith('s') and self.number == 1 else unit}"

    def in_force(self, day: date) -> bool:
        """Whether the limit was in force on a day."""
        since, until = self.source.since, self.source.until
        return (since is None or day >= since) and (until is None or day <= until)

    def due(self, start: date, working_days: WorkingDays) -> date:
        """The last day on which it is still in time, for a start; hours are read by their date-only fall-back."""
        number = round(self.number)
        if self.span is Span.HOURS:
            days = self.fallback_days or -(-number // _HOURS_A_DAY)
            if self.fallback_working:
                return working_days.add(start, days, self.counting)
            return date.fromordinal(start.toordinal() + days)
        if self.span is Span.WORKING_DAYS:
            return working_days.add(start, number, self.counting)
        if self.span in (Span.MONTHS, Span.YEARS):
            return add_months(start, number * (12 if self.span is Span.YEARS else 1))
        if self.span is Span.NUMBER:
            raise DefinitionError(
                Problem(f"limit {self.key}", "a bare number has no due date", "Use a limit of days, weeks or months")
            )
        return date.fromordinal(start.toordinal() + number * (7 if self.span is Span.WEEKS else 1))


@dataclass(frozen=True, slots=True)
class LocalLimit:
    """A council's own number for a limit that councils set: who set it, from which day, and where that is written."""

    key: str
    number: float
    who: str
    since: date | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """Every limit by key, each with its variants in order of dates in force."""

    by_key: Mapping[str, tuple[Limit, ...]]

    @classmethod
    def of(cls, limits: Iterable[Limit]) -> "Limits":
        """Gather limits; raises `DefinitionError` when two of one key are in force on the same day."""
        found: dict[str, tuple[Limit, ...]] = {}
        for one in limits:
            found[one.key] = tuple(
                sorted((*found.get(one.key, ()), one), key=lambda item: item.source.since or date.min)
            )
        problems = [
            Problem(f"limit {key}", "two are in force on the same day", "End the first before the second begins")
            for key, variants in found.items()
            for first, second in pairwise(variants)
            if (first.source.until or date.max) >= (second.source.since or date.min)
        ]
        if problems:
            raise DefinitionError(*problems)
        return cls(found)

    def __contains__(self, key: object) -> bool:
        return key in self.by_key

    def variants(self, key: str) -> tuple[Limit, ...]:
        """Every variant of a limit; raises `DefinitionError` when there is none of that key."""
        if key not in self.by_key:
            raise DefinitionError(Problem(f"limit {key!r}", "there is no such limit", "Add it to the table of limits"))
        return self.by_key[key]

    def latest(self, key: str) -> Limit:
        """The variant in force last."""
        return self.variants(key)[-1]

    def with_local(self, local: Iterable[LocalLimit]) -> "Limits":
        """The same with a council's own numbers, each from the day on which it was set; unknown since when, for good.

        Raises `DefinitionError` for limits that there are not, or that no council may set.
        """
        held: dict[str, tuple[Limit, ...]] = dict(self.by_key)
        problems = []
        for one in sorted(local, key=lambda item: item.since or date.min):
            where = one.place or f"limit {one.key!r}"
            if one.key not in self.by_key:
                near = get_close_matches(one.key, self.by_key, 3)
                mend = f"Did you mean {', '.join(near)}?" if near else "See them in docs/measures/limits.md."
                problems.append(Problem(where, f"there is no limit {one.key!r}", mend))
            elif not self.by_key[one.key][-1].local:
                what = f"{one.key!r} is set by law or guidance ({self.by_key[one.key][-1].source.says})"
                problems.append(
                    Problem(where, what, "Leave it out; to hold yourselves to less write a clock of your own.")
                )
            else:
                held[one.key] = _from_then(held[one.key], one)
        if problems:
            raise DefinitionError(*problems)
        return Limits(held)


def _from_then(variants: tuple[Limit, ...], local: LocalLimit) -> tuple[Limit, ...]:
    """Variants of a limit with a council's own number from a day on; what held before holds until the day before."""
    source = Source(f"set by {local.who}", since=local.since)
    own = replace(variants[-1], number=local.number, source=source)
    if local.since is None:
        return (own,)
    eve = date.fromordinal(local.since.toordinal() - 1)
    before = [one for one in variants if (one.source.since or date.min) <= eve]
    return (
        *(replace(one, source=replace(one.source, until=min(one.source.until or eve, eve))) for one in before),
        own,
    )

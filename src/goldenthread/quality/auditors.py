"""Auditors beside blind second graders, as a private staff matter: all of them for who manages, one's own line for oneself."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from django.utils.timezone import localdate

from goldenthread.auditing.model import Audit
from goldenthread.auditing.report.monthly import second_of
from goldenthread.auditing.statistics.raters import Named, Rater, Raters, raters
from goldenthread.auditing.statistics.rules import load_rules
from goldenthread.calendar import PeriodKind, period_of
from goldenthread.measures.reading.points import bare
from goldenthread.quality.people import identifiers
from goldenthread.quality.showing import Held, whole


@dataclass(frozen=True, slots=True)
class OwnStanding:
    """What an auditor is told of their own grading: sentences, and nothing of anybody else."""

    seconds: int
    says: tuple[str, ...]


def standing(held: Held) -> Raters:
    """Every auditor up to today."""
    return held.month(period_of(PeriodKind.MONTH, localdate())).raters


def own_standing(person: str) -> OwnStanding:
    """How one's own grades stand to those of blind second graders, once each difference is settled.

    ``person`` is a user name; others are counted with, and not told of.
    """
    return _own(whole(), identifiers(person, localdate()))


def second_words(one: Rater) -> str:
    """How many second grades there are, and how far the first stood from them, in a sentence."""
    way = "above" if one.mean > 0 else "below" if one.mean < 0 else "level with"
    apart = f"{bare(abs(one.mean), 2)} grades an audit {way}" if one.mean else way
    drawn, low, high = (f"{value:+.2f}" for value in (one.shrunk, one.interval.low, one.interval.high))
    return (
        f"{one.n} audits were graded a second time, blind; the first grades stood {apart} the second. Allowing for so few: {drawn} "
        f"({low} to {high})."
    )


def reading(one: Rater) -> str:
    """Whether an auditor is named and as what, and why or why not; where they are less even, and where they drift."""
    said = [one.why if one.named is Named.NOT else f"{one.named.value}: {one.why}"]
    said += ["less even than the others"] * one.uneven
    said += ["drifts of late"] * drifts(one)
    return "; ".join(said)


def drifts(one: Rater) -> bool:
    """Whether the latest of an auditor's differences carry a signal."""
    return one.drift is not None and bool(one.drift.signals)


def least() -> str:
    """From how many second grades anybody is named, in a sentence."""
    rules = load_rules()
    return (
        f"Nobody is named under {rules.least_seconds} second grades of their own, or {rules.least_pool} of all auditors together; "
        f"and only for a difference that is sure and at least {bare(rules.least_leniency, 2)} grades an audit."
    )


_ME: Final = "me"
#: Lines that are kept ready in a process, until an audit changes.
_KEPT: Final = 32


@lru_cache(maxsize=_KEPT)
def _own(held: Held, mine: frozenset[str]) -> OwnStanding:
    audits = [_joined(one, mine) for one in held.audits if one.auditor not in mine or _open_to_auditor(one)]
    every = raters([second for one in audits if not one.cancelled and (second := second_of(one)) is not None])
    found = next((one for one in every.each if one.auditor == _ME), None)
    if found is None:
        return OwnStanding(0, ("None of your audits has been graded a second time yet.",))
    return OwnStanding(found.n, (second_words(found), f"Reading: {reading(found)}."))


def _joined(audit: Audit, mine: frozenset[str]) -> Audit:
    """The audit with its auditor known by one name, whichever post they graded in."""
    if audit.first is None or audit.auditor not in mine:
        return audit
    return replace(audit, auditor=_ME, first=replace(audit.first, by=_ME))


def _open_to_auditor(audit: Audit) -> bool:
    return audit.second is not None and (not audit.differs or audit.settled is not None)

"""Who is owed which report, and when: days made of how often a source says, what was delivered for each, and what is late."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Final

from goldenthread.calendar import add_months, month_end
from goldenthread.programme.boards import Arrangement, Governance, Meeting, Obligation

#: Nothing is looked for further ahead than this many dues: a rhythm without an end is not run through.
_MOST: Final = 600


class Kind(Enum):
    """What follows from how often something is said to be received; the value is the word of ``rhythms.toml``."""

    MONTHS = "months"
    MEETING = "meeting"
    LAST_MEETING = "last-meeting"
    ASKED = "asked"
    OPEN = "open"
    UNSURE = "unsure"
    NOT_STATED = "not stated"
    NOT_KNOWN = "not known"
    ONCE = "once"


#: Why no day can be told, for the kinds that have none.
NO_DAY: Final = {
    Kind.ASKED: "when somebody asks for it",
    Kind.OPEN: "no interval is stated",
    Kind.UNSURE: "only if something else happens first",
    Kind.NOT_STATED: "the source does not say how often",
    Kind.NOT_KNOWN: "these words have no rule yet",
    Kind.MONTHS: "no first day is stated",
    Kind.MEETING: "no meeting of that board is known",
    Kind.LAST_MEETING: "no meeting of that board is known",
    Kind.ONCE: "no day is stated",
}


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often: a kind, and every how many months for that kind; 0 for the others."""

    kind: Kind
    months: int = 0


class Standing(Enum):
    """How one due stands on a day."""

    IN_TIME = "in time"
    LATE = "delivered late"
    DUE = "due"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Receipt:
    """One due: its day, the day it was delivered with what shows it, and how it stands."""

    due: date
    standing: Standing
    delivered_on: date | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing that somebody is owed, with every due up to a day and the next one after it.

    ``of`` is the arrangement or obligation. ``why_no_day`` says why there are none; "" where there are. ``extra`` are
    deliveries that answer no due: days and what shows them.
    """

    of: Arrangement | Obligation
    rhythm: Rhythm
    receipts: tuple[Receipt, ...] = ()
    next_due: date | None = None
    why_no_day: str = ""
    extra: tuple[tuple[date, str], ...] = ()

    @property
    def late(self) -> tuple[Receipt, ...]:
        """What should have come and has not."""
        return tuple(one for one in self.receipts if one.standing is Standing.OVERDUE)


@cache
def _rules() -> tuple[tuple[Rhythm, tuple[str, ...], tuple[str, ...]], ...]:
    text = (files("goldenthread.programme.governing") / "rhythms.toml").read_text(encoding="utf-8")
    return tuple(
        (Rhythm(Kind(rule["kind"]), int(rule.get("months", 0))), tuple(rule["words"]), tuple(rule.get("except", ())))
        for rule in tomllib.loads(text)["rules"]
    )


def rhythm_of(how_often: str) -> Rhythm:
    """What a printed phrase means, by ``rhythms.toml``; `Kind.NOT_KNOWN` for words that no rule has."""
    said = " ".join(how_often.casefold().split())
    if not said:
        return Rhythm(Kind.NOT_STATED)
    for rhythm, words, but in _rules():
        if any(word in said for word in words) and not any(word in said for word in but):
            return rhythm
    return Rhythm(Kind.NOT_KNOWN)


def owed(of: Arrangement | Obligation, meetings: Iterable[Meeting], day: date) -> Owed:
    """What is owed by an arrangement or obligation, as at a day; ``meetings`` are all that are known, of every board.

    A report every so many months is counted from its first due, so that a late one does not move those after it. One for
    meetings is owed at each meeting, on or before its day.
    """
    rhythm = rhythm_of(_often(of))
    if rhythm.kind is Kind.NOT_STATED and of.first_due is not None:
        rhythm = Rhythm(Kind.ONCE)
    dues, after = _days(rhythm, of, meetings, day)
    delivered = tuple(sorted(one for one in of.delivered if one[0] <= day))
    if not dues and after is None:
        return Owed(of, rhythm, why_no_day=NO_DAY[rhythm.kind], extra=delivered)
    by_meeting = rhythm.kind in (Kind.MEETING, Kind.LAST_MEETING)
    receipts, extra = _for_meetings(dues, delivered, day) if by_meeting else _in_turn(dues, delivered, day, after)
    return Owed(of, rhythm, receipts, after, extra=extra)


def calendar(governance: Governance, day: date) -> tuple[Owed, ...]:
    """Everything that somebody is owed: arrangements, then obligations, each in its own order."""
    every: tuple[Arrangement | Obligation, ...] = (*governance.arrangements, *governance.obligations)
    return tuple(owed(one, governance.meetings, day) for one in every)


def _often(of: Arrangement | Obligation) -> str:
    return of.how_often if isinstance(of, Arrangement) else of.frequency


def _board(of: Arrangement | Obligation) -> str:
    return of.board if isinstance(of, Arrangement) else of.owed_to


def _days(
    rhythm: Rhythm, of: Arrangement | Obligation, meetings: Iterable[Meeting], day: date
) -> tuple[tuple[date, ...], date | None]:
    """The dues up to a day, and the first after it."""
    first = of.first_due
    every: Sequence[date]
    if rhythm.kind is Kind.ONCE and first is not None:
        every = (first,)
    elif rhythm.kind is Kind.MONTHS and first is not None:
        every = _months(first, rhythm.months, day)
    elif rhythm.kind in (Kind.MEETING, Kind.LAST_MEETING):
        held = sorted({one.on for one in meetings if one.board == _board(of) and (first is None or one.on >= first)})
        every = held if rhythm.kind is Kind.MEETING else _last_of_month(held)
    else:
        every = ()
    return tuple(one for one in every if one <= day), next((one for one in every if one > day), None)


def _months(first: date, months: int, day: date) -> tuple[date, ...]:
    """Counted from the first day; from a last day of a month to last days of months."""
    made, at_end = [first], first == month_end(first)
    while made[-1] <= day and len(made) < _MOST:
        due = add_months(first, months * len(made))
        made.append(month_end(due) if at_end else due)
    return tuple(made)


def _last_of_month(days: Sequence[date]) -> list[date]:
    last = {(one.year, one.month): one for one in days}
    return sorted(last.values())


def _in_turn(
    dues: Sequence[date], delivered: Sequence[tuple[date, str]], day: date, after: date | None
) -> tuple[tuple[Receipt, ...], tuple[tuple[date, str], ...]]:
    """Deliveries answer dues in turn, one each; one that is early may answer the first due that has not come."""
    receipts = [
        Receipt(due, Standing.IN_TIME if on <= due else Standing.LATE, on, evidence)
        for due, (on, evidence) in zip(dues, delivered, strict=False)
    ]
    receipts += [Receipt(due, Standing.OVERDUE if due < day else Standing.DUE) for due in dues[len(delivered) :]]
    spare = tuple(delivered[len(dues) :])
    if spare and after is not None:
        receipts.append(Receipt(after, Standing.IN_TIME, *spare[0]))
        spare = spare[1:]
    return tuple(receipts), spare


def _for_meetings(
    dues: Sequence[date], delivered: Sequence[tuple[date, str]], day: date
) -> tuple[tuple[Receipt, ...], tuple[tuple[date, str], ...]]:
    """A meeting is served by what came after the one before it, on or before its own day: a report that comes later is late."""
    receipts, used = [], set()
    for before, due in pairwise((date.min, *dues)):
        served = next((one for one in delivered if before < one[0] <= due), None)
        used.add(served)
        if served is not None:
            receipts.append(Receipt(due, Standing.IN_TIME, *served))
        else:
            receipts.append(Receipt(due, Standing.OVERDUE if due < day else Standing.DUE))
    return tuple(receipts), tuple(one for one in delivered if one not in used)

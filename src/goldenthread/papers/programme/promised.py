"""A programme as one paper sees it: as at its day, for its meeting, with its figures and what they leave to ask."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Final

from goldenthread.measures.figures import Figure
from goldenthread.papers.programme.given import Given
from goldenthread.programme.boards import Board, Governance, Item, Meeting
from goldenthread.programme.closing import Proposal, reopenings
from goldenthread.programme.figures import Series
from goldenthread.programme.governing.history import as_at as governance_as_at
from goldenthread.programme.governing.meetings import last_before
from goldenthread.programme.guard import (
    Assessed,
    Question,
    Rules,
    Settings,
    asked,
    assessed,
    by_weight,
    unanswered,
)
from goldenthread.programme.history import as_at as plan_as_at
from goldenthread.programme.promises import Plan
from goldenthread.programme.series import measures_of
from goldenthread.records.errors import WrongUse

#: Between a meeting's key and the number of an item of its agenda.
_ITEM: Final = "/"
_OWN: Final = Settings()


@dataclass(frozen=True, slots=True)
class Promised:
    """A plan and its boards at the end of the paper's day; frozen.

    ``meeting`` is the one that the paper is for, with its ``board`` and the ``item`` of its agenda; None where it is for
    none. ``since`` is the day of the board's meeting before it. ``assessed`` are all actions as the guard sees them,
    ``questions`` those that this paper's readers may read, ``waiting`` how many others come to them later. ``told`` are
    figures beside those of the paper's tables that its arithmetic rests on, as its readers may have them. ``reopenings`` are
    closed actions of which the figures fell back.
    """

    plan: Plan
    governance: Governance
    day: date
    assessed: tuple[Assessed, ...]
    questions: tuple[Question, ...]
    every: tuple[Question, ...]
    waiting: int
    given: Given
    meeting: Meeting | None = None
    board: Board | None = None
    item: Item | None = None
    since: date | None = None
    told: tuple[Figure, ...] = ()
    reopenings: tuple[Proposal, ...] = ()

    @property
    def open(self) -> tuple[Question, ...]:
        """The questions that nobody has answered, each with its unanswered reasons, the heaviest first."""
        return by_weight(unanswered(self.questions, self.given.answers))

    @property
    def identity(self) -> str:
        """What is asked, in which words: the same digits for the same questions, answered or not."""
        said = (
            (one.place, reason.key(one.place), reason.says, reason.arithmetic)
            for one in self.every
            for reason in one.reasons
        )
        return sha256("\x1f".join(part for each in said for part in each).encode()).hexdigest()

    @property
    def shows(self) -> Mapping[str, str]:
        """What the figures show of each action, in words, by its key."""
        return {one.action: one.impact.words for one in self.assessed}


def of(held: Promised | None) -> Promised:
    """The programme of a run whose pieces tell of one; raises ValueError where none was given, which is refused before."""
    if held is None:
        raise ValueError("a piece that tells of a programme is made without one")
    return held


def linked(given: Given) -> tuple[str, ...]:
    """The measures that actions of a programme are linked to, in order, each once."""
    return measures_of(given.programme.plan)


def promised(
    given: Given,
    day: date,
    series: Mapping[str, Series],
    meeting: str,
    at_once: bool,
    rules: Rules | None = None,
    settings: Settings = _OWN,
) -> Promised:
    """A programme as at a day, for a meeting ("" for none) named by its key, or its key and an item: ``march/7``.

    ``at_once`` says that its readers see what the guard asks on the day it is first asked; others see a question some
    working days later, so that who runs the plan has read it before. ``rules`` and ``settings`` are the council's own.
    Raises `WrongUse` for a meeting, or an item of
    its agenda, that is not there.
    """
    whole = given.programme
    plan, governance = plan_as_at(whole.plan, day), governance_as_at(whole.governance, day)
    for_, item = _meeting(governance, meeting)
    board = next((one for one in governance.boards if for_ is not None and one.key == for_.board), None)
    before = last_before(governance, for_.board, for_.on) if for_ is not None else None
    found = assessed(plan, series, day, rules, settings=settings)
    every = asked(plan, found, day, rules)
    seen = every if at_once else _seen(every, given, day)
    return Promised(
        plan, governance, day, found, seen, every, len(every) - len(seen), given,
        for_, board, item, before.on if before is not None else None,
        reopenings=reopenings(plan, series, day, settings.numbers, settings.parameters),
    )  # fmt: skip


def _seen(every: tuple[Question, ...], given: Given, day: date) -> tuple[Question, ...]:
    """What others may read: reasons whose day has come; one that nobody noted before is new, and waits."""
    known = given.known
    if known is None:
        return every
    opened = {key for key, one in known.items() if one.open_on <= day}
    left = (
        replace(one, reasons=tuple(reason for reason in one.reasons if reason.key(one.place) in opened))
        for one in every
    )
    return tuple(one for one in left if one.reasons)


def _meeting(governance: Governance, name: str) -> tuple[Meeting | None, Item | None]:
    if not name:
        return None, None
    key, _, number = name.partition(_ITEM)
    found = next((one for one in governance.meetings if one.key == key), None)
    if found is None:
        known = ", ".join(one.key for one in governance.meetings) or "none"
        raise WrongUse.of("--meeting", f"the programme holds no meeting {key!r}", f"Known are {known}")
    item = next((one for one in found.items if number and one.number == number), None)
    if number and item is None:
        known = ", ".join(one.number for one in found.items) or "none"
        raise WrongUse.of("--meeting", f"the meeting {key} has no item {number!r}", f"Its items are {known}")
    return found, item

"""What is done to one audit from its allocation to its end, up to the moment at which the story is told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import takewhile
from typing import Final

from goldenthread.borough.audited.casting import CLOCK, ELDER, GRADES, PARTNERS, Cast, Deed, Grades, Held, Story
from goldenthread.borough.audited.grading import Work, bare, grades, leaning
from goldenthread.borough.audited.words import Subject, said, subject
from goldenthread.borough.dice import Dice
from goldenthread.calendar import WorkingDays

_RETURN_DAYS: Final = 10
_LATE: Final = 0.12
_CANCELLED: Final = 0.03
#: Actions by overall grade: from how many to how many.
_ACTIONS: Final = {"outstanding": (0, 0), "good": (0, 1), "requires-improvement": (1, 3), "inadequate": (2, 4)}
_UNGRADED: Final = ("dip-sample", "cohort-review")
_AGREES: Final = 0.9
_FIRST_IS_RIGHT: Final = 0.35


@dataclass(frozen=True, slots=True)
class Planned:
    """An audit as it was planned: which case, of what kind, by whom from which day, and how good its work is.

    ``seconds`` is the number, from 0, of the auditor's second grade where this audit is graded twice, by ``moderator``.
    ``concern`` is "" or how an immediate concern went: "answered", or "escalated" and then answered. Where the work is
    ``plain`` to see, nobody errs. ``waits`` is the verb that is not done yet, however long ago it could have been.
    """

    key: str
    kind: str
    case: Held
    tool: str
    auditor: str
    on: date
    work: Work
    round: str = ""
    again: str = ""
    moderator: str = ""
    seconds: int | None = None
    concern: str = ""
    plain: bool = False
    waits: str = ""


def tell(planned: Planned, cast: Cast, now: datetime, seed: int) -> Story:
    """The audit with every deed up to now, in the order of time."""
    dice = Dice(seed, "audit", planned.key, planned.case.name)
    told = _Telling(planned, cast, dice, subject(dice, "the young person" if planned.tool == ELDER else "the child"))
    done = takewhile(lambda deed: deed.at <= now and deed.verb != planned.waits, told.deeds())
    return Story(planned.key, planned.kind, planned.case, planned.tool, planned.round, planned.again, tuple(done))


class _Telling:
    """The deeds of one audit: each comes after the one before it."""

    def __init__(self, planned: Planned, cast: Cast, dice: Dice, of: Subject) -> None:
        self.planned, self.cast, self.dice, self.of = planned, cast, dice, of
        self.days = WorkingDays.standard()
        self.at = self._moment(planned.on)
        self.manager = planned.case.line[0] if planned.case.line else planned.auditor

    def deeds(self) -> Iterator[Deed]:
        planned, dice = self.planned, self.dice
        due = self.days.add(planned.on, _RETURN_DAYS)
        yield Deed("allocate", self.cast.keeper, self.at, whom=planned.auditor, day=due)
        if dice.chance(_CANCELLED) and not (planned.moderator or planned.concern or planned.again or planned.plain):
            self._later(2, 6)
            yield Deed("cancel", self.cast.keeper, self.at, self._said("cancelled", "why"))
            return
        late = dice.chance(_LATE) and not planned.waits
        self._on(self.days.add(due, dice.between(1, 6)) if late else self.days.subtract(due, dice.between(0, 5)))
        above = 0 if planned.plain else leaning(dice, self.cast, planned.auditor, planned.seconds)
        first = self._grades(above)
        yield from self._views(("child", 0.25), ("family", 0.3))
        if planned.kind == "multi-agency":
            yield from (
                Deed("view", planned.auditor, self.at, self._said("view", "agency"), "agency", one) for one in PARTNERS
            )
        yield Deed("grade", planned.auditor, self.at, grades=first)
        if planned.kind in _UNGRADED:
            self._later(1, 4)
            yield Deed("close", self.manager, self.at)
            return
        if planned.concern:
            yield from self._concern()
        stands = first.overall or GRADES[0]
        if planned.moderator:
            # As many second grades differ as would by chance; an unlucky auditor's are counted out by hand.
            lean = 0 if planned.auditor == self.cast.unlucky or dice.chance(_AGREES) else dice.one((1, -1))
            second = self._grades(lean)
            yield from self._moderated(first, second)
            stands = max(stands, second.overall or stands, key=GRADES.index)
        yield from self._told_and_acted(stands, first)

    def _moderated(self, first: Grades, second: Grades) -> Iterator[Deed]:
        planned = self.planned
        self._later(0, 2)
        yield Deed("ask moderator", self.cast.keeper, self.at, whom=planned.moderator)
        self._later(2, 9)
        yield Deed("grade again", planned.moderator, self.at, grades=second)
        if first.overall == second.overall:
            return
        self._later(0, 4)
        stands = first.overall if self.dice.chance(_FIRST_IS_RIGHT) else second.overall
        yield Deed("settle", planned.moderator, self.at, self._said("settled", "why"), grade=stands or "")

    def _told_and_acted(self, stands: str, first: Grades) -> Iterator[Deed]:
        planned, dice = self.planned, self.dice
        self._later(1, 4)
        yield Deed("tell face to face", planned.auditor, self.at, self._said("feedback", "face"))
        self._later(0, 3)
        yield Deed("tell in writing", planned.auditor, self.at, self._said("feedback", "written"))
        actions = []
        worst = sorted(first.judgements, key=lambda one: -GRADES.index(one[1] or GRADES[0]))
        for number, (domain, _, _) in enumerate(worst[: dice.between(*_ACTIONS[stands])], 1):
            owner = self.manager if bare(domain) in ("oversight", "supervision") else planned.case.worker
            due = self.days.on_or_after(self.at.date() + timedelta(days=dice.between(14, 45)))
            actions.append((str(number), owner, due))
            words = said(dice, "action", bare(domain), self.of, self.at.date())
            yield Deed("add action", planned.auditor, self.at, words, str(number), owner, due)
        self._later(1, 5)
        if dice.chance(0.45):
            yield Deed("view", planned.case.worker, self.at, self._said("view", "worker"), "worker")
        done = sorted((self._done(due), key, owner) for key, owner, due in actions)
        for day, key, owner in done:
            self._on(max(day, self.at.date()))
            yield Deed("finish action", owner, self.at, self._said("proof", "said"), key)
        self._later(1, 6)
        yield Deed("close", self.manager, self.at)

    def _done(self, due: date) -> date:
        """Most are done by their day, some are weeks late."""
        days = self.dice.between(4, 40) if self.dice.chance(0.18) else -self.dice.between(0, 10)
        return self.days.on_or_after(due + timedelta(days=days))

    def _concern(self) -> Iterator[Deed]:
        line = self.planned.case.line
        raised = self.at + timedelta(minutes=25)
        words = "Bruises are described in the note of the last visit and nobody has asked how they came about. Please look today."
        yield Deed("raise concern", self.planned.auditor, raised, words)
        answered = raised + timedelta(hours=5)
        who = line[0]
        if self.planned.concern == "escalated":
            passed = raised + timedelta(hours=25)
            yield Deed("escalate", CLOCK, passed, key="0")
            who = line[min(1, len(line) - 1)]
            answered = passed + timedelta(hours=3)
        answer = (
            "Seen at home and at school the same day with the police; safe tonight, and a strategy discussion is set."
        )
        yield Deed("answer concern", who, answered, answer, "0")
        self.at = answered

    def _views(self, *asked: tuple[str, float]) -> Iterator[Deed]:
        for whose, often in asked:
            if self.dice.chance(often):
                yield Deed("view", self.planned.auditor, self.at, self._said("view", whose), whose)

    def _grades(self, above: int) -> Grades:
        graded = self.planned.kind not in _UNGRADED
        return grades(self.dice, self.planned.work, above, self.of, self.at.date(), graded)

    def _said(self, part: str, which: str) -> str:
        return said(self.dice, part, which, self.of, self.at.date())

    def _later(self, least: int, most: int) -> None:
        """So many working days later, or later on the same day."""
        days = self.dice.between(least, most)
        if days:
            self._on(self.days.add(self.at.date(), days))
        else:
            self.at += timedelta(minutes=35)

    def _on(self, day: date) -> None:
        if day > self.at.date():
            self.at = self._moment(day)
        else:
            self.at += timedelta(minutes=10)

    def _moment(self, day: date) -> datetime:
        return datetime.combine(day, time(self.dice.between(9, 16), self.dice.between(0, 59)))

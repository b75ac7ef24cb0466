"""Graded audits, as the pages that tell of many have them; written as they stand, without the verbs that led there."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from django.utils.timezone import localdate, now

from goldenthread.auditing.model import Audit, Case, Grade, Grading, Judgement, Kind, Settled, View, Whose
from goldenthread.calendar import PeriodKind, period_of
from goldenthread.quality import rows

GRADES = tuple(Grade)
#: A day of the last financial quarter that has ended.
DAY = period_of(PeriodKind.FINANCIAL_QUARTER, localdate()).previous().start + timedelta(days=40)


def graded(
    i: int,
    place: int,
    team: str,
    *,
    on: date = DAY,
    auditor: str = "qa.ann",
    second: int | None = None,
    by: str = "qa.bob",
) -> Audit:
    """An audit with the same grade in two domains and overall, and another's second grade."""
    judged = tuple(Judgement(name, GRADES[place], "as read") for name in ("risk-1", "child-voice-1"))
    made = Audit(
        "", Kind.REGULAR, Case(f"case-{i}", "worker", ("manager",), team), "protection", 1, auditor, on, on,
        first=Grading(auditor, on, judged, GRADES[place], "in short"),
        views=(View(Whose.CHILD, auditor, on, "I want to stay"),) if i % 3 == 0 else (),
    )  # fmt: skip
    if second is None:
        return made
    settled = Settled(GRADES[second], by, on, "read together") if second != place else None
    return replace(made, moderator=by, second=Grading(by, on, judged, GRADES[second], "in short"), settled=settled)


def many(teams: tuple[str, ...], n: int = 60) -> list[Audit]:
    """Audits of one quarter, few of them outstanding or inadequate, a third graded twice by who grades lower at times."""
    dice = Random(7)
    found = []
    for i in range(n):
        place = dice.choices(range(4), (1, 6, 6, 1))[0]
        auditor = ("qa.ann", "qa.cat", "qa.dan")[i % 3]
        second = min(place + (auditor == "qa.cat"), 3) if i % 2 else None
        found.append(graded(i, place, teams[i % len(teams)], auditor=auditor, second=second))
    return found


def keep(audits: Iterable[Audit]) -> tuple[str, ...]:
    """Write audits into the room; their keys."""
    keys = []
    for one in audits:
        row = rows.new_row()
        rows.write(row, replace(one, key=row.key), "grade", one.auditor, now())
        keys.append(row.key)
    return tuple(keys)

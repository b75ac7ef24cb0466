"""Lists that an inspector asks for, counted as at a day and set beside the dashboard's own figures of that day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Final

from goldenthread.access.audience import Audience
from goldenthread.access.scope import Scope
from goldenthread.calendar import Period, month
from goldenthread.measures.disclosure import policies
from goldenthread.measures.kinds import Reason
from goldenthread.measures.lists.counts import ListCount, OfMeasure, count_lists
from goldenthread.measures.run.opened import home_session, own_book, settings_hash
from goldenthread.measures.run.session import Session
from goldenthread.serving.exporting import COLUMNS, WHOLE, export_rows
from goldenthread.serving.figures import ServedPeriod, periods
from goldenthread.serving.opening import Kept, Served

_PURPOSE: Final = "counting the lists of a visit"
#: Counts that are kept ready in a process: each is of one served file and one day, and the same for everybody.
_READY: Final = 8


class Agrees(Enum):
    """How a list's count and the dashboard's stand to one another."""

    YES = "agrees"
    NO = "differs"
    NOT_RECORDED = "not recorded"
    HIDDEN = "hidden"
    NOT_SERVED = "cannot be compared"


@dataclass(frozen=True, slots=True)
class Beside:
    """One measure of a list beside the dashboard; ``here`` and ``there`` None where either is hidden or not recorded.

    ``months`` are those that the dashboard's figure adds up, one for a stock; ``because`` says why they differ or cannot be
    compared, "" where they agree.
    """

    measure: OfMeasure
    here: int | None
    there: int | None
    months: tuple[str, ...]
    agrees: Agrees
    because: str = ""


@dataclass(frozen=True, slots=True)
class Squared:
    """One list with its measures beside the dashboard; ``rows`` None where the number is too small for the reader."""

    counted: ListCount
    rows: int | None
    beside: tuple[Beside, ...]

    @property
    def agrees(self) -> Agrees:
        """What is worst of its measures; a list of which nothing is recorded says so."""
        order = (Agrees.NO, Agrees.NOT_SERVED, Agrees.HIDDEN, Agrees.YES, Agrees.NOT_RECORDED)
        return min((one.agrees for one in self.beside), key=order.index)


def days_offered(served: Served) -> tuple[ServedPeriod, ...]:
    """Months that are over on the day of the records and that the dashboard reads, the latest first.

    Of another day the dashboard has no figure that a list could agree with.
    """
    return tuple(one for one in reversed(periods(served)) if one.read and one.end <= served.as_at)


def squared(served: Served, home: Path, scope: Scope, audience: Audience, as_at: date) -> tuple[Squared, ...]:
    """Every list as at the end of a month, measure by measure beside the figures that an audience may see.

    Counts are of everybody, whoever reads; no child is told of. Raises `NotAllowed` where the role may not read for the
    audience.
    """
    counted = _counted(Kept(served), home, settings_hash(home), as_at)
    keys = tuple(each.key for one in counted for each in one.measures)
    figures = _figures(served, scope, audience, keys)
    limit = policies()[audience]
    lists = []
    for one in counted:
        beside = tuple(_beside(one, each, figures) for each in one.measures)
        parts = (one.rows, one.counted, one.same_child, *one.left_out.values())
        small = any(limit.small(number) for number in (*parts, *(each.number for each in one.measures)))
        if limit.protects and (small or any(each.agrees is Agrees.HIDDEN for each in beside)):
            beside = tuple(_hidden(each) for each in beside)
            lists.append(Squared(one, None, beside))
        else:
            lists.append(Squared(one, one.rows, beside))
    return _explained(tuple(lists), served, home, figures)


def _hidden(one: Beside) -> Beside:
    """A number of a list of which another is small: one could be taken from the other."""
    if one.agrees is Agrees.NOT_RECORDED:
        return one
    why = "A number of this list is too small to be printed for you."
    return Beside(one.measure, None, None, one.months, Agrees.HIDDEN, why)


@lru_cache(maxsize=_READY)
def _counted(kept: Kept, home: Path, settings: str, as_at: date) -> tuple[ListCount, ...]:
    """Counted once for as long as the records and the rules are the same: ``settings`` changes with the rules."""
    del settings
    return count_lists(_session(kept.served, home, as_at))


def _session(served: Served, home: Path, as_at: date) -> Session:
    book, _ = own_book(home)
    scope = Scope.everything("golden thread", _PURPOSE)
    return home_session(served.store_root, scope, home, book, as_at, snapshot=served.snapshot)


_Figures = Mapping[tuple[str, str], tuple[float | None, str]]


def _figures(served: Served, scope: Scope, audience: Audience, keys: tuple[str, ...]) -> _Figures:
    """The dashboard's number by measure and month, with why there is none."""
    at = {name: place for place, name in enumerate(COLUMNS)}
    found: dict[tuple[str, str], tuple[float | None, str]] = {}
    for row in export_rows(served, scope, audience, breakdown=WHOLE, keys=keys).rows:
        number, why = row[at["numerator"]], str(row[at["reason"]] or "")
        found[str(row[at["key"]]), str(row[at["period"]])] = (
            (float(number) if isinstance(number, int | float) else None),
            why,
        )
    return found


def _months(one: ListCount, measure: OfMeasure) -> tuple[str, ...]:
    if measure.on_the_day:
        return (month(one.window.end.year, one.window.end.month).label,)
    return tuple(each.label for each in one.window.months())


def _beside(one: ListCount, measure: OfMeasure, figures: _Figures) -> Beside:
    months = _months(one, measure)
    if measure.lacking:
        return Beside(measure, None, None, months, Agrees.NOT_RECORDED, measure.lacking)
    told = {label: figures.get((measure.key, label)) for label in months}
    unserved = [label for label, said in told.items() if said is None]
    if unserved:
        why = f"The dashboard holds no figure for {_spoken(unserved)}."
        return Beside(measure, measure.number, None, months, Agrees.NOT_SERVED, why)
    held = {label: said for label, said in told.items() if said is not None}
    if any(why == Reason.HIDDEN.value for _, why in held.values()):
        return Beside(
            measure, None, None, months, Agrees.HIDDEN, "One of its numbers is too small to be printed for you."
        )
    wanting = [label for label, (number, _) in held.items() if number is None]
    if wanting:
        why = f"The dashboard says of {_spoken(wanting)}: {held[wanting[0]][1]}."
        return Beside(measure, measure.number, None, months, Agrees.NOT_SERVED, why)
    there = round(sum(number or 0 for number, _ in held.values()))
    same = all(round(number or 0) == measure.months.get(label, 0) for label, (number, _) in held.items())
    return Beside(measure, measure.number, there, months, Agrees.YES if same else Agrees.NO)


def _explained(lists: tuple[Squared, ...], served: Served, home: Path, figures: _Figures) -> tuple[Squared, ...]:
    """The same with a reason for every difference, as far as one can be found."""
    apart = {each.measure.key: each for one in lists for each in one.beside if each.agrees is Agrees.NO}
    if not apart:
        return lists
    stale = served.stale(home)
    later = {} if stale else _known_later(served, home, apart)

    def because(each: Beside) -> Beside:
        if each.agrees is not Agrees.NO:
            return each
        why = stale or _why(each, later, figures)
        return Beside(each.measure, each.here, each.there, each.months, each.agrees, why)

    return tuple(Squared(one.counted, one.rows, tuple(because(each) for each in one.beside)) for one in lists)


def _known_later(served: Served, home: Path, apart: Mapping[str, Beside]) -> Mapping[tuple[str, str], int]:
    """The same measures and months with everything that the records say up to their own day."""
    wanted: dict[str, Period] = {}
    for each in apart.values():
        wanted |= {label: month(int(label[:4]), int(label[5:])) for label in each.months}
    with _session(served, home, served.as_at).asker() as asker:
        found = asker.figures(list(apart), list(wanted.values()), ())
    return {(one.key, one.period.label): round(one.numerator or 0) for one in found}


def _why(each: Beside, later: Mapping[tuple[str, str], int], figures: _Figures) -> str:
    key = each.measure.key
    odd = [label for label in each.months if round(figures[key, label][0] or 0) != each.measure.months.get(label, 0)]
    if all(later.get((key, label)) == round(figures[key, label][0] or 0) for label in odd):
        return (
            f"Something dated after the day of the list changed what is known of {_spoken(odd)}: the dashboard counts "
            "with it, a list of that day without."
        )
    return f"No reason is known for {_spoken(odd)}: look at both before the list is handed out."


def _spoken(labels: list[str]) -> str:
    """Months in words: September 2026, or the first and the last of several."""
    words = [f"{date(int(one[:4]), int(one[5:]), 1):%B %Y}" for one in labels]
    return words[0] if len(words) == 1 else f"{len(words)} months between {words[0]} and {words[-1]}"

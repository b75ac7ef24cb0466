"""Counting the whole book for what is served, and showing it to each edition's audiences."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from goldenthread.calendar import Period
from goldenthread.measures.disclosure import policies
from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Audience, Reason
from goldenthread.measures.language.measures import Stat
from goldenthread.measures.run.figures import NOTHING_TO_COUNT
from goldenthread.measures.run.readings import Reader, ReadFigure
from goldenthread.measures.run.session import Session
from goldenthread.measures.typed.store import typed_figures
from goldenthread.serving.extent import Extent
from goldenthread.serving.given import Given

TEAM: Final = "team"


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted: the ``whole`` for all of the history, ``teams`` for the periods read, ``groups`` by every other
    breakdown for the period shown first, and ``typed`` figures of any period."""

    whole: tuple[Figure, ...]
    teams: tuple[Figure, ...]
    groups: tuple[Figure, ...]
    typed: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """The same as one edition's audiences see it.

    ``read`` are figures of the whole that were read, ``read_teams`` those of teams for the period shown first, each with
    its reading; ``figures`` are all that may be told, also those without a reading.
    """

    audience: Audience
    figures: tuple[Figure, ...]
    read: tuple[ReadFigure, ...]
    read_teams: tuple[ReadFigure, ...]


def count(session: Session, given: Given, extent: Extent) -> Counted:
    """Count every measure in two passes: the whole and teams over time, every other breakdown for one period."""
    book = session.book
    keys = list(book.measures)
    read = {one.label for one in extent.read}
    names = sorted({name for one in book.measures.values() for name in one.breakdowns} - {TEAM})
    given.step("Counting every measure", 0.02)
    over_time = given.asker().figures(keys, extent.history, [(TEAM,)], extent.read, only_those=True)
    given.step("Counting every measure by every breakdown", 0.1)
    some = _of_something(session, [one for one in over_time if not one.breakdown and one.period == extent.first])
    groups = given.asker().figures([key for key in keys if key in some], [extent.first], [(name,) for name in names])
    return Counted(
        tuple(one for one in over_time if not one.breakdown),
        tuple(one for one in over_time if one.group and one.period.label in read),
        tuple(one for one in groups if one.group),
        typed_figures(given.home, set(book.typed)),
    )


def _of_something(session: Session, whole: Sequence[Figure]) -> frozenset[str]:
    """The measures of which there may be groups: those that count anything at all, or say that something is left out."""
    measures = session.book.measures
    found = {
        one.key
        for one in whole
        if one.reason is not Reason.NOT_RECORDED
        # Of a sum of nothing there may be groups all the same: each of noughts.
        and (
            one.numerator
            or one.denominator
            or one.note not in ("", NOTHING_TO_COUNT)
            or measures[one.key].stat is Stat.SUM
        )
    }
    ratios = (one for one in measures.values() if one.stat is Stat.RATIO)
    return frozenset((*found, *(one.key for one in ratios if found.intersection((one.numerator, one.denominator)))))


def see(session: Session, reader: Reader, extent: Extent, counted: Counted, audience: Audience) -> Seen:
    """What an audience sees: all of a measure that it is told is guarded together, and only then read.

    Where small numbers are hidden, teams are told of for the period shown first alone: their months would tell of one
    another, and hide more than they are worth.
    """
    protects = policies()[audience].protects
    teams = [one for one in counted.teams if not protects or one.period.label == extent.first.label]
    of: dict[str, list[Figure]] = {key: [] for key in (*session.book.measures, *session.book.typed)}
    for one in (*counted.whole, *teams, *counted.groups, *counted.typed):
        of[one.key].append(one)
    figures = tuple(one for mine in of.values() for one in reader.guard(mine, audience))
    # What is guarded is read as it is: guarding it again, part by part, would tell other numbers.
    plain = reader.unguarded()
    keys = list(session.book.measures)
    whole = [one for one in figures if not one.breakdown and one.key in session.book.measures]
    by_team = [one for one in figures if one.breakdown == TEAM and one.key in session.book.measures]
    read = plain.read_counted(session, keys, whole, extent.read, audience, extent.history)
    read_teams = plain.read_counted(session, keys, by_team, [extent.first], audience)
    asked = {one.label for one in extent.read}
    return Seen(
        audience,
        figures,
        (*(one for one in read if one.figure.period.label in asked), *_typed(session, plain, figures, audience)),
        tuple(one for one in read_teams if one.figure.period == extent.first),
    )


def _typed(session: Session, reader: Reader, figures: Sequence[Figure], audience: Audience) -> tuple[ReadFigure, ...]:
    """Typed figures of the whole, read for whichever periods they were typed for."""
    whole = [one for one in figures if not one.breakdown and one.key in session.book.typed]
    periods: dict[str, Period] = {one.period.label: one.period for one in whole}
    in_order = sorted(periods.values(), key=lambda one: (one.end, one.start))
    return reader.read_counted(session, list(session.book.typed), whole, in_order, audience) if whole else ()

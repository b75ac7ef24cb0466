"""Which periods are served: the months up to the day that the snapshot speaks of, and which is shown first."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from goldenthread.calendar import Period, month
from goldenthread.measures.run.readings import with_earlier

#: Whole months that are read with target, rating and direction: a year, and the month a year before.
READ_MONTHS: Final = 13


@dataclass(frozen=True, slots=True)
class Extent:
    """The periods of a snapshot.

    ``read``    those read with target, rating, direction and signal, in order of time; the month that a snapshot ends in
                the middle of comes last, as far as it has gone.
    ``history`` those and what stands before them on a control chart, counted whole.
    ``first``   the one that pages show unless asked: the last month that is over.
    """

    read: tuple[Period, ...]
    history: tuple[Period, ...]
    first: Period


def extent_of(as_at: date) -> Extent:
    """The periods to serve of a snapshot as at a day."""
    running = month(as_at.year, as_at.month)
    first = running if running.end <= as_at else running.previous()
    read = [first]
    while len(read) < READ_MONTHS:
        read.insert(0, read[0].previous())
    if first != running:
        read.append(running)
    return Extent(tuple(read), with_earlier(read), first)

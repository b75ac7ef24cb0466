"""Cells by which shares, intervals and verdicts of audits are told alike in every table."""

from typing import Final

from goldenthread.auditing.statistics.agreement import Kappa
from goldenthread.auditing.statistics.distributions import Change, Distribution
from goldenthread.auditing.statistics.intervals import Interval, Share
from goldenthread.measures.reading.points import bare, rounded
from goldenthread.reports.cells import Cell, State, Tone, absent, number, words

#: How each verdict is shown: a shape and words, never colour alone, and neither under the floor.
_SHAPES: Final = {
    Change.BETTER: ("▲ better", Tone.GREEN),
    Change.WORSE: ("▼ worse", Tone.RED),
    Change.UNTOLD: ("no change can be told", Tone.GREY),
    Change.WITHHELD: ("withheld", Tone.GREY),
}


def verdict(change: Change) -> Cell:
    """One verdict on a distribution."""
    return words(*_SHAPES[change])


def percent(value: float | None) -> Cell:
    """A share from 0 to 1 as a percentage, or that there is none to compute."""
    return absent(State.CANNOT_COMPUTE) if value is None else number(rounded(value * 100, 0), suffix="%")


def share_cells(share: Share) -> tuple[Cell, Cell, Cell]:
    """A share and both ends of its interval; of no cases none of the three."""
    ends = (None, None) if not share.n else (share.interval.low, share.interval.high)
    return percent(share.value), percent(ends[0]), percent(ends[1])


def share_words(share: Share, what: str) -> str:
    """A share in a sentence, with its count and interval: 40% (6 of 15; 20% to 64%) good or better."""
    if share.value is None:
        return f"no audits to tell how many are {what}"
    ends = " to ".join(f"{bare(end * 100, 0)}%" for end in (share.interval.low, share.interval.high))
    return f"{bare(share.value * 100, 0)}% ({share.count} of {share.n}; {ends}) {what}"


def counts(distribution: Distribution) -> tuple[Cell, ...]:
    """How many audits, and how many at each grade."""
    return (number(distribution.n), *(number(count) for _, count in distribution.counts))


def decimal(value: float | None, signed: bool = False) -> Cell:
    """A number with two places, such as kappa or a difference in grades."""
    return absent(State.CANNOT_COMPUTE) if value is None else number(rounded(value, 2), 2, signed=signed)


def ends(interval: Interval | None, signed: bool = False) -> tuple[Cell, Cell]:
    """Both ends of an interval with two places."""
    low, high = (None, None) if interval is None else (interval.low, interval.high)
    return decimal(low, signed), decimal(high, signed)


def kappa_cells(kappa: Kappa) -> tuple[Cell, ...]:
    """Kappa, the ends of its textbook interval and of its bootstrap."""
    return (decimal(kappa.value), *ends(kappa.interval), *ends(kappa.bootstrap))

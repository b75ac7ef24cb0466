"""Counts of one thing by kind, and their percentages of one total, give each other."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.reckoning.blocks import blocks
from goldenthread.scrutiny.reckoning.shares import Fault, Pair, Run, runs
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Sheet
from goldenthread.scrutiny.shown import like, plain
from goldenthread.scrutiny.spans import Span


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Look at every block for runs of counts whose percentages are of their own sum."""
    for block in blocks(sheet, rules):
        for run in runs(block, rules):
            yield from _run(run)


def _run(run: Run) -> Iterator[Outcome]:
    for pair in run.pairs:
        if run.fault is not None and pair is run.fault.pair:
            yield _judged(run, run.fault)
        elif run.whole is None:
            yield cannot_tell(pair.item.shared_at, "no total is known of which this would be the percentage")
        else:
            yield agrees(pair.item.shared_at)


def _judged(run: Run, fault: Fault) -> Outcome:
    pair = fault.pair
    if fault.count:
        return disagrees(_count(run, fault))
    if pair.impossible:
        return disagrees(_percent(fault, Level.CONTRADICTION, "none of them is some percent"))
    if pair.cut(_sum(run)):
        return Outcome(
            Verdict.AGREES, pair.item.shared_at, _percent(fault, Level.NOTE, "it looks cut off, not rounded")
        )
    if _made_to_add_up(run, fault):
        return Outcome(
            Verdict.AGREES,
            pair.item.shared_at,
            _percent(fault, Level.NOTE, "it looks as if it was moved so that the percentages add to 100"),
        )
    level = Level.CONTRADICTION if fault.sure else Level.QUESTION
    return disagrees(_percent(fault, level, "the percentage is not the count's share of the total"))


def _sum(run: Run) -> Span:
    whole = run.whole
    if whole is None:
        raise ValueError("a run with a fault has a total")
    return whole


def _made_to_add_up(run: Run, fault: Fault) -> bool:
    shown = sum((pair.percent.number for pair in run.pairs), Fraction(0))
    return shown == _HUNDRED and abs(fault.pair.percent.number - fault.low) <= fault.pair.percent.step * _ADJUSTED


_HUNDRED: Final = 100
#: Percentages that are made to add up move by no more than so many of their last digit, half of it being rounding.
_ADJUSTED: Final = Fraction(3, 2)


def _count(run: Run, fault: Fault) -> Finding:
    pair = fault.pair
    expected = plain(fault.low) if fault.low == fault.high else f"{plain(fault.low)} to {plain(fault.high)}"
    others = [one for one in run.pairs if one is not pair and one.count.number]
    shown = ", ".join(f"{plain(one.count.number)} as {_shown(one)}" for one in others)
    return Finding(
        pair.item.counted_at,
        RELATION.key,
        Level.CONTRADICTION,
        plain(pair.count.number),
        expected,
        f"{shown} are of {plain(fault.whole)}, of which {_shown(pair)} is {expected}, not {plain(pair.count.number)}",
        f"{pair.item.name}: the count and its percentage are not of one total. Which is meant?",
        f"Print {expected}, or correct the percentage and the other counts",
        tuple(dict.fromkeys((pair.item.shared_at, *(one.item.counted_at for one in others)))),
    )


def _percent(fault: Fault, level: Level, what: str) -> Finding:
    pair = fault.pair
    expected = like(fault.low, pair.percent)
    of = (
        f"{plain(pair.count.number)} ÷ {plain(fault.whole)}"
        if fault.whole
        else f"{plain(pair.count.number)} of any number"
    )
    return Finding(
        pair.item.shared_at,
        RELATION.key,
        level,
        _shown(pair),
        expected,
        f"{of} = {plain(fault.low, pair.percent.places + 1)}%, not {_shown(pair)}",
        f"{pair.item.name}: {what}. Is {_shown(pair)} meant?",
        f"Print {expected}, or correct the count",
        (pair.item.counted_at,) if pair.item.counted_at != pair.item.shared_at else (),
    )


def _shown(pair: Pair) -> str:
    return f"{pair.percent.text.strip().split('(')[0].strip().removesuffix('%')}%"


RELATION: Final = Relation(
    key="count-percent",
    title="Counts by kind and their percentages are of one total",
    sentence="Counts of one thing by kind add up to the total of which their percentages are.",
    rounding="A percentage may have been rounded either way; counts that a table rounds to 5 or 10 stand for what rounds to them.",
    examples=(
        Example(
            "14, 4 and 4 of 22 are 64%, 18% and 18%; 6 and 6 are half each.",
            """
            label | sublabel | count | share of total
            Indicators | Green | 14 | 64
            Indicators | Green amber | 4 | 18
            Indicators | Red amber | 0 | 0
            Indicators | Red | 4 | 18
            Indicators | Improved | 6 | 50
            Indicators | Worsened | 6 | 50
            """,
            (Verdict.AGREES,) * 6,
        ),
        Example(
            "Of the 20 risks of which 3 are 15% and 2 are 10%, 75% are 15.",
            """
            label | sublabel | count | share of total
            Risks | Low | 0 | 0
            Risks | Medium low | 3 | 15
            Risks | Medium high | 3 | 75
            Risks | High | 2 | 10
            """,
            (Verdict.AGREES, Verdict.AGREES, Verdict.DISAGREES, Verdict.AGREES),
            "4 count",
            "15",
        ),
        Example(
            "Shares of totals that are not printed tell nothing.",
            """
            label | count | share of total
            Visits in time | 120 | 75
            Reviews in time | 300 | 89
            """,
            (Verdict.CANNOT_TELL, Verdict.CANNOT_TELL),
        ),
        Example(
            "A percentage beside its count in one cell: 8 of 20 is 40%, not 45%.",
            """
            label | value
            Good | 25% (5)
            Requires improvement | 45% (8)
            Inadequate | 35% (7)
            """,
            (Verdict.AGREES, Verdict.DISAGREES, Verdict.AGREES),
            "3 value",
            "40%",
        ),
    ),
    check=check,
)

"""Holds the plain words of commentary against the figures of the same paper: a sentence that they contradict stops it."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Polarity, Unit
from goldenthread.measures.reading.points import period_words
from goldenthread.papers.commentary import Comment
from goldenthread.papers.gather import Gathered
from goldenthread.papers.standing import Standing
from goldenthread.papers.words import value_cell
from goldenthread.records.errors import Problem
from goldenthread.scrutiny.findings import Level, Verdict
from goldenthread.scrutiny.periods import period_of
from goldenthread.scrutiny.printed import Kind, Printed, read
from goldenthread.scrutiny.rules import Rules, load_rules
from goldenthread.scrutiny.units import Unit as PrintedUnit
from goldenthread.scrutiny.words.check import check_claims
from goldenthread.scrutiny.words.facts import Fact, Reading
from goldenthread.scrutiny.words.find import claims_in

_UNITS: Final = {
    Unit.COUNT: PrintedUnit.COUNT,
    Unit.PERCENT: PrintedUnit.PERCENT,
    Unit.PER_10_000: PrintedUnit.PER_10_000,
    Unit.PER_100_000: PrintedUnit.PER_100_000,
    Unit.POUNDS: PrintedUnit.MONEY,
    Unit.RATIO: PrintedUnit.RATIO,
    **dict.fromkeys((Unit.DAYS, Unit.WORKING_DAYS, Unit.WEEKS, Unit.MONTHS, Unit.HOURS), PrintedUnit.DURATION),
}
_BETTER: Final = {Polarity.HIGHER: 1, Polarity.LOWER: -1, Polarity.NONE: 0}


def contradicted(comment: Comment, figures: Gathered, key: str = "") -> tuple[Problem, ...]:
    """A problem for each claim in a comment, its tokens filled, that a figure of the paper or its own sentence contradicts.

    ``key`` is the measure that the comment stands beside. What can only be doubted, and what nothing tells, is left alone.
    """
    rules = _rules()
    facts = {one.figure.key: fact for one in figures if not one.figure.breakdown and (fact := _fact(one)) is not None}
    judged = check_claims(claims_in(comment.text, rules), facts, rules, facts.get(key))
    return tuple(
        Problem(
            f"commentary at {comment.place}, by {comment.by}",
            f"{one.claim.sentence!r} is not what the figures say: {one.arithmetic}",
            f"Write {one.expected}, use a token, or ask which of the two is meant"
            if one.expected
            else "Correct the words",
        )
        for one in judged
        if one.verdict is Verdict.DISAGREES and one.level is Level.CONTRADICTION
    )


@cache
def _rules() -> Rules:
    return load_rules()


def _fact(one: Standing) -> Fact | None:
    """A figure with its history as it is printed; None for a part of a mix and for what has no value."""
    if one.figure.part or one.figure.value is None:
        return None
    earlier = [figure for figure in one.history if figure.period.end < one.figure.period.end]
    readings = [reading for figure in (*earlier, one.figure) for reading in _readings(figure)]
    return Fact(one.figure.title, tuple(readings), _BETTER.get(one.polarity), _bodies(one), one.figure.key)


def _readings(figure: Figure) -> Iterator[Reading]:
    printed = read(value_cell(figure).text)
    if printed.kind is Kind.NUMBER:
        yield Reading(printed, _UNITS.get(figure.unit, PrintedUnit.UNKNOWN), period_of(period_words(figure.period)))


def _bodies(one: Standing) -> dict[str, Printed]:
    """What words may hold it against: a target with one edge, England, the neighbours."""
    found: dict[str, Printed] = {}
    target = one.reading.target if one.reading is not None else None
    if target is not None and (target.low is None) != (target.high is None):
        found["target"] = read(str(target.low if target.low is not None else target.high))
    if one.comparison is not None and one.comparison.england is not None:
        found["england"] = read(one.comparison.england.text)
    if one.comparison is not None and one.comparison.sn_median is not None:
        found["neighbours"] = read(f"{one.comparison.sn_median:g}")
    return found

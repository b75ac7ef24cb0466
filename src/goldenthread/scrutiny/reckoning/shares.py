"""Whether counts and percentages of one total fit each other, and which of them is astray where they do not."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Final

from goldenthread.scrutiny.printed import Kind, Printed
from goldenthread.scrutiny.reckoning.blocks import Block, Item, is_total
from goldenthread.scrutiny.reckoning.rounding import count_span
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.spans import Span

_HUNDRED: Final = 100
#: Counts are kept as so many halves, and percentages as so many parts of a point, so that whole numbers are compared: a
#: long table asks some hundred thousand times whether a pair fits a total.
_HALVES: Final = 2
_PARTS: Final = 2 * 10**6
_WHOLE: Final = _HUNDRED * _PARTS


@dataclass(frozen=True, slots=True)
class Whole:
    """A total, from least to most, in halves of one."""

    low: int
    high: int

    @property
    def span(self) -> Span:
        """The same in ones."""
        return Span(Fraction(self.low, _HALVES), Fraction(self.high, _HALVES))


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """The count and the percentage of one item, both numbers; what each may stand for, in halves and in parts of a point."""

    item: Item
    count: Printed
    percent: Printed
    least: int
    most: int
    lowest: int
    highest: int

    def fits(self, whole: Whole) -> bool:
        """Whether some rounding of the count's share of a total is the printed percentage."""
        if whole.high <= 0:
            return self.count.number == 0
        low = max(whole.low, _HALVES)
        if low > whole.high:
            return False
        return self.least * _WHOLE <= self.highest * whole.high and self.most * _WHOLE >= self.lowest * low

    def cut(self, whole: Span) -> bool:
        """Whether cutting digits off gives the printed percentage."""
        share = Span(Fraction(self.least, _HALVES), Fraction(self.most, _HALVES)).times(_HUNDRED).over(whole)
        return share is not None and share.meets(self.percent.cut())

    @property
    def impossible(self) -> bool:
        """Whether the percentage is none of any total: some share of nothing."""
        return self.most == 0 and self.lowest > 0


@dataclass(frozen=True, slots=True)
class Fault:
    """The one figure of a run that does not fit: its pair, whether it is the count, and what it should be, least to most."""

    pair: Pair
    count: bool
    low: Fraction
    high: Fraction
    whole: Fraction
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Run:
    """Pairs that follow each other and share one total, with that total; ``fault`` is the one that does not fit."""

    pairs: tuple[Pair, ...]
    whole: Span | None
    fault: Fault | None = None


def runs(block: Block, rules: Rules) -> tuple[Run, ...]:
    """A block parted into runs of one total each; a run of one pair without a total is one that nobody can tell of."""
    pairs = _without_wholes(
        [pair for item in block.items if (pair := _pair(item, block.base)) and not is_total(item.name, rules)]
    )
    if not pairs:
        return ()
    stated = sorted({_halves(count_span(item.count, block.base)) for item in block.items if item.count and item.number})
    wholes = tuple(Whole(low, high) for low, high in stated)
    alone = len(pairs) == sum(item.percent is not None or item.count is not None for item in block.items)
    longest = int(rules.number("blocks", "longest_run"))
    fewest = int(rules.number("blocks", "fewest_to_agree"))
    # The cheapest parting up to each place: its cost, its last run, and where that run begins.
    best: list[tuple[int, Run | None, int]] = [(0, None, 0)]
    for end in range(1, len(pairs) + 1):
        found = _single(pairs[end - 1], wholes)
        choice = (best[end - 1][0] + found[1], found[0], end - 1)
        low = high = 0
        for start in range(end - 1, max(-1, end - 1 - longest), -1):
            low, high = low + pairs[start].least, high + pairs[start].most
            if end - start < 2 or best[start][0] + _CLEAN >= choice[0]:
                continue
            run, cost = _run(pairs[start:end], Whole(low, high), alone and end - start == len(pairs), fewest)
            if run is not None and best[start][0] + cost < choice[0]:
                choice = (best[start][0] + cost, run, start)
        best.append(choice)
    return _traced(best)


def _without_wholes(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """Pairs without those that are the sum of all before them and all of it: a total by another name."""
    kept: list[Pair] = []
    for pair in pairs:
        before = sum((one.count.number for one in kept), Fraction(0))
        if len(kept) < 2 or pair.percent.number != _HUNDRED or pair.count.number != before:
            kept.append(pair)
    return tuple(kept)


def _traced(best: Sequence[tuple[int, Run | None, int]]) -> tuple[Run, ...]:
    held: list[Run] = []
    at = len(best) - 1
    while at > 0:
        _, run, at = best[at]
        if run is not None:
            held.append(run)
    return tuple(reversed(held))


#: What each kind of run costs: the parting with the least is taken, so that a fault is only seen where it explains more
#: rows than leaving them alone would.
_CLEAN: Final = 1
_ONE_OF_A_TOTAL: Final = 5
_UNKNOWN: Final = 10
_ASTRAY: Final = 15


def _single(pair: Pair, wholes: Sequence[Whole]) -> tuple[Run, int]:
    if pair.impossible:
        nothing = Fraction(0)
        return Run((pair,), None, Fault(pair, False, nothing, nothing, nothing)), _ASTRAY
    whole = next((one.span for one in wholes if pair.fits(one)), None)
    return Run((pair,), whole), _UNKNOWN if whole is None else _ONE_OF_A_TOTAL


def _run(pairs: tuple[Pair, ...], whole: Whole, alone: bool, fewest: int) -> tuple[Run | None, int]:
    astray = [pair for pair in pairs if not pair.fits(whole)]
    if not astray:
        return Run(pairs, whole.span), _CLEAN
    fault = _fault(pairs, whole, astray, alone, fewest)
    return (Run(pairs, whole.span, fault), _ASTRAY) if fault is not None else (None, _UNKNOWN)


def _fault(pairs: tuple[Pair, ...], whole: Whole, astray: list[Pair], alone: bool, fewest: int) -> Fault | None:
    hundred = sum(pair.lowest for pair in pairs) <= _WHOLE <= sum(pair.highest for pair in pairs)
    if hundred and not all(pair.cut(whole.span) for pair in astray):
        # Only a count can be wrong where the percentages are right together, and none of them was merely cut off.
        counts = [fault for pair in pairs if (fault := _other_count(pair, pairs, fewest))]
        if len(counts) == 1:
            return counts[0]
    agreeing = sum(pair.fits(whole) and pair.count.number != 0 for pair in pairs)
    if len(astray) != 1 or not agreeing or not (alone or agreeing >= fewest):
        return None
    middle = sum((pair.count.number for pair in pairs), Fraction(0))
    meant = astray[0].count.number * _HUNDRED / middle
    return Fault(astray[0], False, meant, meant, middle, agreeing >= fewest)


def _other_count(doubted: Pair, pairs: tuple[Pair, ...], fewest: int) -> Fault | None:
    """Another count of one pair with which every percentage of the run fits, where the other pairs settle the total."""
    others = [pair for pair in pairs if pair is not doubted]
    telling = [pair for pair in others if pair.least > 0]
    if len(telling) < fewest or any(pair.highest <= 0 for pair in telling):
        return None
    low = max(ceil(Fraction(pair.least * _WHOLE, pair.highest * _HALVES)) for pair in telling)
    most = [floor(Fraction(pair.most * _WHOLE, pair.lowest * _HALVES)) for pair in telling if pair.lowest > 0]
    if not most or not low <= min(most) <= low + _HUNDRED:
        return None
    rest = sum((pair.count.number for pair in others), Fraction(0))
    meant = [
        Fraction(whole) - rest
        for whole in range(low, min(most) + 1)
        if whole >= rest and whole - rest != doubted.count.number
        if doubted.lowest * whole <= (whole - rest) * _WHOLE <= doubted.highest * whole
        if all(pair.fits(Whole(_HALVES * whole, _HALVES * whole)) for pair in others)
    ]
    return Fault(doubted, True, min(meant), max(meant), min(meant) + rest) if meant else None


def _pair(item: Item, base: Fraction) -> Pair | None:
    count, percent = item.count, item.percent
    if count is None or percent is None or count.kind is not Kind.NUMBER or percent.kind is not Kind.NUMBER:
        return None
    if count.number < 0 or percent.number < 0:
        return None
    shown = percent.span()
    return Pair(
        item, count, percent, *_halves(count_span(count, base)), floor(shown.low * _PARTS), ceil(shown.high * _PARTS)
    )


def _halves(span: Span) -> tuple[int, int]:
    return max(0, floor(span.low * _HALVES)), ceil(span.high * _HALVES)

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
from goldenthread.scrutiny.spans import Span, exactly, total

_HUNDRED: Final = 100


@dataclass(frozen=True, slots=True)
class Pair:
    """The count and the percentage of one item, both numbers."""

    item: Item
    count: Printed
    percent: Printed
    base: Fraction

    @property
    def span(self) -> Span:
        """What the printed count may stand for."""
        return count_span(self.count, self.base)

    def fits(self, whole: Span) -> bool:
        """Whether some rounding of the count's share of a total is the printed percentage."""
        share = self._share(whole)
        return share is not None and share.meets(self.percent.span())

    def cut(self, whole: Span) -> bool:
        """Whether cutting digits off gives the printed percentage."""
        share = self._share(whole)
        return share is not None and share.meets(self.percent.cut())

    def _share(self, whole: Span) -> Span | None:
        if whole.high <= 0:
            return exactly(0) if self.count.number == 0 else None
        low = max(whole.low, Fraction(1))
        if low > whole.high:
            return None
        return self.span.times(_HUNDRED).over(Span(low, whole.high))


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
    pairs = tuple(pair for item in block.items if (pair := _pair(item, block.base)) and not is_total(item.name, rules))
    if not pairs:
        return ()
    stated = tuple(count_span(item.count, block.base) for item in block.items if item.count and item.number)
    alone = len(pairs) == sum(item.percent is not None or item.count is not None for item in block.items)
    longest = int(rules.number("blocks", "longest_run"))
    best: list[tuple[Fraction, tuple[Run, ...]]] = [(Fraction(0), ())]
    for end in range(1, len(pairs) + 1):
        choices = []
        for start in range(max(0, end - longest), end):
            run, cost = _run(pairs[start:end], stated, alone and end - start == len(pairs), rules)
            if run is not None:
                choices.append((best[start][0] + cost, (*best[start][1], run)))
        best.append(min(choices, key=lambda one: one[0]))
    return best[-1][1]


#: What each kind of run costs: the parting with the least is taken, so that a fault is only seen where it explains more
#: rows than leaving them alone would.
_CLEAN: Final = Fraction(1, 10)
_ONE_OF_A_TOTAL: Final = Fraction(1, 2)
_UNKNOWN: Final = Fraction(1)
_ASTRAY: Final = Fraction(3, 2)


def _run(pairs: tuple[Pair, ...], stated: Sequence[Span], alone: bool, rules: Rules) -> tuple[Run | None, Fraction]:
    if len(pairs) == 1:
        whole = next((span for span in stated if pairs[0].fits(span)), None)
        return Run(pairs, whole), _ONE_OF_A_TOTAL if whole is not None else _UNKNOWN
    whole = total(pair.span for pair in pairs)
    if all(pair.fits(whole) for pair in pairs):
        return Run(pairs, whole), _CLEAN
    fault = _fault(pairs, whole, alone, rules)
    return (Run(pairs, whole, fault), _ASTRAY) if fault is not None else (None, _UNKNOWN)


def _fault(pairs: tuple[Pair, ...], whole: Span, alone: bool, rules: Rules) -> Fault | None:
    astray = [pair for pair in pairs if not pair.fits(whole)]
    counts = [fault for pair in pairs if (fault := _other_count(pair, pairs, rules))]
    if len(counts) == 1 and (len(astray) > 1 or _to_a_hundred(pairs)):
        return counts[0]
    agreeing = sum(pair.fits(whole) and pair.count.number != 0 for pair in pairs)
    if len(astray) != 1 or not agreeing or not (alone or agreeing >= rules.number("blocks", "fewest_to_agree")):
        return None
    middle = sum((pair.count.number for pair in pairs), Fraction(0))
    meant = astray[0].count.number * _HUNDRED / middle
    return Fault(astray[0], False, meant, meant, middle, agreeing >= rules.number("blocks", "fewest_to_agree"))


def _other_count(doubted: Pair, pairs: tuple[Pair, ...], rules: Rules) -> Fault | None:
    """Another count of one pair with which every percentage of the run fits, where the other pairs settle the total."""
    others = [pair for pair in pairs if pair is not doubted]
    telling = [pair for pair in others if pair.count.number > 0]
    if len(telling) < rules.number("blocks", "fewest_to_agree") or doubted.percent.number < 0:
        return None
    low, high = Fraction(0), None
    for pair in telling:
        shown = pair.percent.span()
        if shown.high <= 0:
            return None
        low = max(low, pair.span.low * _HUNDRED / shown.high)
        if shown.low > 0:
            most = pair.span.high * _HUNDRED / shown.low
            high = most if high is None else min(high, most)
    if high is None or high < low or high - low > _HUNDRED:
        return None
    rest = sum((pair.count.number for pair in others), Fraction(0))
    meant = [
        Fraction(whole) - rest
        for whole in range(ceil(low), floor(high) + 1)
        if whole >= rest
        and (Fraction(whole) - rest) != doubted.count.number
        and doubted.percent.span().holds((Fraction(whole) - rest) * _HUNDRED / whole)
        and all(pair.fits(exactly(whole)) for pair in others)
    ]
    return Fault(doubted, True, min(meant), max(meant), min(meant) + rest) if meant else None


def _to_a_hundred(pairs: Sequence[Pair]) -> bool:
    return total(pair.percent.span() for pair in pairs).holds(Fraction(_HUNDRED))


def _pair(item: Item, base: Fraction) -> Pair | None:
    count, percent = item.count, item.percent
    if count is None or percent is None or count.kind is not Kind.NUMBER or percent.kind is not Kind.NUMBER:
        return None
    return Pair(item, count, percent, base) if count.number >= 0 else None

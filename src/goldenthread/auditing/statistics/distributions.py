"""A distribution of grades as one object: one verdict on its change, and none of too few audits."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from math import sqrt

from goldenthread.auditing.statistics.intervals import Interval, Share, sample_for_change, share_of, z_of
from goldenthread.auditing.statistics.rules import Rules, load_rules
from goldenthread.measures.reading.points import bare
from goldenthread.records.errors import WrongUse

_HALVINGS = 60


class Change(Enum):
    """What may be said of the change from one distribution to another."""

    BETTER = "better"
    WORSE = "worse"
    UNTOLD = "no change can be told"
    WITHHELD = "too few audits for a verdict"


@dataclass(frozen=True, slots=True)
class Distribution:
    """How many audits bear each grade, the best grade first."""

    counts: tuple[tuple[str, int], ...]

    def __post_init__(self) -> None:
        """Refuse what is no count."""
        if any(count < 0 for _, count in self.counts) or len(dict(self.counts)) != len(self.counts):
            raise WrongUse.of("a distribution of grades", "a grade is there twice or fewer than none", "Count again.")

    @classmethod
    def of(cls, grades: Sequence[str], scale: Sequence[str]) -> "Distribution":
        """Count grades on a scale, the best first; raises WrongUse for a grade that is not of it."""
        strange = sorted(set(grades) - set(scale))
        if strange:
            what = f"{', '.join(map(repr, strange))} is not of the scale"
            raise WrongUse.of("a distribution of grades", what, f"Use {', '.join(scale)}.")
        return cls(tuple((grade, sum(one == grade for one in grades)) for grade in scale))

    @property
    def n(self) -> int:
        """How many audits."""
        return sum(count for _, count in self.counts)

    @property
    def scale(self) -> tuple[str, ...]:
        """The grades, the best first."""
        return tuple(grade for grade, _ in self.counts)

    def at(self, grade: str, rules: Rules | None = None) -> Share:
        """The share at one grade; raises WrongUse for a grade that is not there."""
        return share_of(self._counts()[self._place(grade)], self.n, rules)

    def at_or_above(self, grade: str, rules: Rules | None = None) -> Share:
        """The share at a grade or a better one; raises WrongUse for a grade that is not there."""
        return share_of(sum(self._counts()[: self._place(grade) + 1]), self.n, rules)

    def _counts(self) -> list[int]:
        return [count for _, count in self.counts]

    def _place(self, grade: str) -> int:
        if grade not in self.scale:
            what = f"there is no grade {grade!r}"
            raise WrongUse.of("a distribution of grades", what, f"Use one of {', '.join(self.scale)}.")
        return self.scale.index(grade)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One verdict on two distributions, and the arithmetic under it.

    ``better`` is the chance that an audit of the later is graded better than one of the earlier, ties shared out evenly
    (half: alike), with its interval; None where one has no audits. ``says`` is a sentence; ``needed`` is how many audits
    in each would be needed to show the change of ``grade`` or better that was seen (None where none was seen).
    """

    change: Change
    better: float | None
    interval: Interval | None
    grade: str
    needed: int | None
    says: str


def compare(earlier: Distribution, later: Distribution, rules: Rules | None = None, grade: str = "good") -> Comparison:
    """One verdict on the change between two distributions: never a row at a time, and none under the floor.

    The chance of a better grade with Newcombe's interval (Statistics in Medicine 25, 2006, part 2, method 5), which is
    wide where grades are tied. Raises WrongUse where the scales differ or lack the grade.
    """
    rules = rules or load_rules()
    if earlier.scale != later.scale:
        raise WrongUse.of("two distributions of grades", "they use different grades", "Compare grades of one scale.")
    before, after = earlier.at_or_above(grade, rules), later.at_or_above(grade, rules)
    needed = _needed(before, after, rules)
    seen = f"{_shown(before)} to {_shown(after)} {grade} or better"
    if not earlier.n or not later.n:
        return Comparison(Change.WITHHELD, None, None, grade, needed, f"{seen}: one has no audits")
    better = _better([count for _, count in earlier.counts], [count for _, count in later.counts])
    interval = _interval(better, earlier.n, later.n, rules.confidence)
    if min(earlier.n, later.n) < rules.floor:
        says = f"{seen}: fewer than {rules.floor} audits carry no verdict, colour or arrow"
        return Comparison(Change.WITHHELD, better, interval, grade, needed, says)
    change = Change.BETTER if interval.low > 0.5 else Change.WORSE if interval.high < 0.5 else Change.UNTOLD
    more = f"; a change like this would show with {needed} in each" if needed and change is Change.UNTOLD else ""
    return Comparison(change, better, interval, grade, needed, f"{seen}: {change.value}{more}")


def _better(earlier: Sequence[int], later: Sequence[int]) -> float:
    """The chance that one of the later stands above one of the earlier; half of ties."""
    wins = 0.0
    for place, count in enumerate(later):
        wins += count * (sum(earlier[place + 1 :]) + earlier[place] / 2)
    return wins / (sum(earlier) * sum(later))


def _interval(better: float, m: int, n: int, confidence: float) -> Interval:
    """Where the distance to what was seen is no more than z errors of the value itself, so that the ends are no trap."""
    z = z_of(confidence)

    def fits(value: float) -> bool:
        mean = (m + n) / 2 - 1
        spread = 1 + mean * (1 - value) / (2 - value) + mean * value / (1 + value)
        return abs(value - better) <= z * sqrt(max(value * (1 - value) * spread / (m * n), 0.0))

    def edge(out: float) -> float:
        inside = better
        if fits(out):
            return out
        for _ in range(_HALVINGS):
            middle = (inside + out) / 2
            inside, out = (middle, out) if fits(middle) else (inside, middle)
        return inside

    return Interval(edge(0.0) if better > 0 else 0.0, edge(1.0) if better < 1 else 1.0)


def _needed(before: Share, after: Share, rules: Rules) -> int | None:
    if before.value is None or after.value is None or before.value == after.value:
        return None
    return sample_for_change(before.value, after.value, rules)


def _shown(share: Share) -> str:
    return "no audits" if share.value is None else f"{bare(share.value * 100, 0)}% ({share.count} of {share.n})"

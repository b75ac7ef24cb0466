"""How far two grades of the same audits agree: percent agreement, kappa plain and weighted, and which way they differ."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from math import comb, sqrt
from random import Random

from goldenthread.auditing.statistics.intervals import Interval, Share, share_of, z_of
from goldenthread.auditing.statistics.rules import Rules, load_rules
from goldenthread.records.errors import WrongUse

#: Every bootstrap starts here, so that the same audits give the same interval on any machine.
SEED = 7


class Weights(Enum):
    """How much a disagreement counts by how many grades it is apart."""

    NONE = "unweighted"
    LINEAR = "linear"
    QUADRATIC = "quadratic"


@dataclass(frozen=True, slots=True)
class Kappa:
    """Agreement beyond chance: 1 is all, 0 what chance gives; ``why`` says why there is no value.

    ``interval`` is of the textbook standard error (Fleiss, Cohen and Everitt 1969), ``bootstrap`` of samples drawn again.
    """

    weights: Weights
    value: float | None
    error: float | None = None
    interval: Interval | None = None
    bootstrap: Interval | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Direction:
    """Of the audits on which two grades differ, how many were first graded higher, and lower.

    ``chance`` is that of a split at least so uneven if neither way were more likely (exact sign test, two-sided).
    """

    higher: int
    lower: int
    same: int
    mean: float
    chance: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """How ``n`` pairs of grades agree; ``table`` counts (first, second); kappas are linear, quadratic and unweighted."""

    scale: tuple[str, ...]
    n: int
    table: Mapping[tuple[str, str], int]
    same: Share
    within_one: Share
    linear: Kappa
    quadratic: Kappa
    unweighted: Kappa
    direction: Direction


def agreement(pairs: Sequence[tuple[str, str]], scale: Sequence[str], rules: Rules | None = None) -> Agreement:
    """Set first grades beside second ones; ``scale`` names the grades, the best first.

    Raises WrongUse for a grade that is not of the scale, or a scale that names one twice or fewer than two.
    """
    rules = rules or load_rules()
    places = _places(scale)
    strange = sorted({grade for pair in pairs for grade in pair} - places.keys())
    if strange:
        mend = f"Use {', '.join(scale)}."
        raise WrongUse.of("grades of audits", f"{', '.join(map(repr, strange))} is not of the scale", mend)
    cells = Counter((places[first], places[second]) for first, second in pairs)
    n, k = len(pairs), len(scale)
    # A place further down the scale is a worse grade: the first was the higher where the second stands further down.
    apart: Counter[int] = Counter()
    for (first, second), count in cells.items():
        apart[second - first] += count
    higher = sum(count for step, count in apart.items() if step > 0)
    lower = sum(count for step, count in apart.items() if step < 0)
    mean = sum(step * count for step, count in apart.items()) / n if n else 0.0
    linear, quadratic, unweighted = (
        kappa(cells, agreement_weights(k, weights), weights, rules)
        for weights in (Weights.LINEAR, Weights.QUADRATIC, Weights.NONE)
    )
    return Agreement(
        tuple(scale),
        n,
        {(scale[first], scale[second]): count for (first, second), count in sorted(cells.items())},
        share_of(apart[0], n, rules),
        share_of(apart[0] + apart[1] + apart[-1], n, rules),
        linear,
        quadratic,
        unweighted,
        Direction(higher, lower, apart[0], mean, sign_test(higher, lower)),
    )


def agreement_weights(k: int, weights: Weights) -> tuple[tuple[float, ...], ...]:
    """What each pair of k grades counts as: 1 where they are the same, 0 where they are furthest apart."""
    power = {Weights.NONE: 0, Weights.LINEAR: 1, Weights.QUADRATIC: 2}[weights]
    return tuple(tuple(0.0 if i != j and not power else 1 - _part(i, j, k, power) for j in range(k)) for i in range(k))


def kappa(
    cells: Mapping[tuple[int, int], int],
    counts_as: Sequence[Sequence[float]],
    weights: Weights,
    rules: Rules | None = None,
) -> Kappa:
    """Kappa of a square table of counts by any weights of agreement, with both intervals.

    Cohen 1960 and 1968. There is no value where too few audits were graded twice, or where all bear one grade of both.
    """
    rules = rules or load_rules()
    n = sum(cells.values())
    if n < rules.least_pairs:
        return Kappa(weights, None, why=f"{n} audits were graded twice; kappa is told from {rules.least_pairs}")
    found = _kappa(cells, n, counts_as)
    if found is None:
        return Kappa(weights, None, why="both give every audit the same grade, so that chance alone would agree")
    error = _error(cells, n, counts_as, found)
    reach = z_of(rules.confidence) * error
    interval = Interval(max(found - reach, -1.0), min(found + reach, 1.0))
    return Kappa(weights, found, error, interval, _bootstrap(cells, n, counts_as, rules))


def sign_test(one: int, other: int) -> float:
    """The chance of a split at least so uneven where either side is as likely; 1 of nothing."""
    n, fewer = one + other, min(one, other)
    return min(1.0, 2 * sum(comb(n, k) for k in range(fewer + 1)) / (1 << n))


def _places(scale: Sequence[str]) -> dict[str, int]:
    places = {grade: place for place, grade in enumerate(scale)}
    if len(places) != len(scale) or len(scale) < 2:
        raise WrongUse.of("the scale of grades", "it names one twice, or fewer than two", "Name each once, best first.")
    return places


def _part(i: int, j: int, k: int, power: int) -> float:
    """How far apart two of k grades are as a part of the furthest, squared or not."""
    part = abs(i - j) / (k - 1)
    return part * part if power == 2 else part


def _margins(cells: Mapping[tuple[int, int], int], n: int, k: int) -> tuple[list[float], list[float]]:
    rows, columns = [0.0] * k, [0.0] * k
    for (i, j), count in cells.items():
        rows[i] += count / n
        columns[j] += count / n
    return rows, columns


def _by_chance(rows: Sequence[float], columns: Sequence[float], counts_as: Sequence[Sequence[float]]) -> float:
    return sum(row * column * counts_as[i][j] for i, row in enumerate(rows) for j, column in enumerate(columns))


def _kappa(cells: Mapping[tuple[int, int], int], n: int, counts_as: Sequence[Sequence[float]]) -> float | None:
    seen = sum(count * counts_as[i][j] for (i, j), count in cells.items()) / n
    chance = _by_chance(*_margins(cells, n, len(counts_as)), counts_as)
    return None if abs(1 - chance) < 1e-12 else (seen - chance) / (1 - chance)


def _error(cells: Mapping[tuple[int, int], int], n: int, counts_as: Sequence[Sequence[float]], value: float) -> float:
    """The standard error for intervals (Fleiss, Cohen and Everitt, Psychological Bulletin 72, 1969)."""
    k = len(counts_as)
    rows, columns = _margins(cells, n, k)
    chance = _by_chance(rows, columns, counts_as)
    of_row = [sum(columns[j] * counts_as[i][j] for j in range(k)) for i in range(k)]
    of_column = [sum(rows[i] * counts_as[i][j] for i in range(k)) for j in range(k)]
    total = sum(
        count / n * (counts_as[i][j] - (of_row[i] + of_column[j]) * (1 - value)) ** 2 for (i, j), count in cells.items()
    )
    return sqrt(max(total - (value - chance * (1 - value)) ** 2, 0.0) / n) / (1 - chance)


def _bootstrap(
    cells: Mapping[tuple[int, int], int], n: int, counts_as: Sequence[Sequence[float]], rules: Rules
) -> Interval | None:
    """The middle share of the kappas of samples drawn again with replacement; samples without a kappa are left out."""
    dice = Random(SEED)  # noqa: S311  repeatable, not secret
    keys = sorted(cells)
    counts = [cells[key] for key in keys]
    found = []
    for _ in range(rules.resamples):
        value = _kappa(Counter(dice.choices(keys, counts, k=n)), n, counts_as)
        if value is not None:
            found.append(value)
    if not found:
        return None
    found.sort()
    tail = (1 - rules.confidence) / 2
    last = len(found) - 1
    return Interval(found[round(tail * last)], found[round((1 - tail) * last)])

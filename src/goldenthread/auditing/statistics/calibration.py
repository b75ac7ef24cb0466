"""Calibration exercises: many graders of the same cases, some grades missing, and how far they agree as one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from random import Random

from goldenthread.auditing.statistics.agreement import SEED
from goldenthread.auditing.statistics.intervals import Interval
from goldenthread.auditing.statistics.rules import Rules, load_rules
from goldenthread.records.errors import WrongUse

#: By case, then by grader: the grade given. Who gave none of a case is not there.
Gradings = Mapping[str, Mapping[str, str]]


class Level(Enum):
    """How far apart two grades are: the same or not, by how many were graded between them, or by steps of the scale."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"


@dataclass(frozen=True, slots=True)
class Grader:
    """One grader beside the others on the same ``cases``: ``mean`` in grades above theirs, so that above nought is lenient.

    ``same`` counts the cases to which more than half of all graders, with this one, gave this one's grade.
    """

    name: str
    cases: int
    mean: float
    same: int


@dataclass(frozen=True, slots=True)
class Exercise:
    """What a calibration exercise found; ``alpha`` is None where ``why`` says so.

    ``cases`` are those that at least two graded, ``alone`` those that are left out because only one did; ``spread`` counts
    the grades of each case.
    """

    scale: tuple[str, ...]
    cases: int
    alone: tuple[str, ...]
    gradings: int
    alpha: float | None
    bootstrap: Interval | None
    spread: Mapping[str, Mapping[str, int]]
    graders: tuple[Grader, ...]
    why: str = ""


def fleiss_kappa(counts: Sequence[Sequence[int]]) -> float:
    """Fleiss' kappa (1971) of cases by grade, every case graded by as many; raises WrongUse otherwise."""
    each = {sum(row) for row in counts}
    if len(each) != 1 or min(each) < 2:
        what = "the cases were not graded by the same number of graders, two or more"
        raise WrongUse.of("Fleiss' kappa", what, "Use Krippendorff's alpha, which bears missing grades.")
    n, graders = len(counts), each.pop()
    within = sum(sum(c * c for c in row) - graders for row in counts) / (n * graders * (graders - 1))
    chance = sum((sum(row[g] for row in counts) / (n * graders)) ** 2 for g in range(len(counts[0])))
    if chance == 1:
        raise WrongUse.of(
            "Fleiss' kappa", "every grade is the same, so that chance alone would agree", "Tell how many."
        )
    return (within - chance) / (1 - chance)


def alpha(units: Sequence[Sequence[int]], k: int, level: Level = Level.ORDINAL) -> float | None:
    """Krippendorff's alpha of units, each the places of its grades on a scale of k; None where nothing varies.

    Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011. Units of one grade alone are passed over.
    """
    pairs = [[0.0] * k for _ in range(k)]
    for unit in units:
        if len(unit) > 1:
            held = Counter(unit)
            for i, first in held.items():
                for j, second in held.items():
                    pairs[i][j] += first * (second - (i == j)) / (len(unit) - 1)
    each = [sum(row) for row in pairs]
    total = sum(each)
    apart = [[_apart(i, j, each, level) for j in range(k)] for i in range(k)]
    seen = sum(pairs[i][j] * apart[i][j] for i in range(k) for j in range(k))
    chance = sum(each[i] * each[j] * apart[i][j] for i in range(k) for j in range(k))
    return None if not chance else 1 - (total - 1) * seen / chance


def exercise(gradings: Gradings, scale: Sequence[str], rules: Rules | None = None) -> Exercise:
    """What graders made of the same cases; ``scale`` names the grades, the best first.

    The interval draws cases again. Raises WrongUse for a grade that is not of the scale.
    """
    rules = rules or load_rules()
    places = {grade: place for place, grade in enumerate(scale)}
    strange = sorted({grade for case in gradings.values() for grade in case.values()} - places.keys())
    if strange:
        what = f"{', '.join(map(repr, strange))} is not of the scale"
        raise WrongUse.of("grades of a calibration exercise", what, f"Use {', '.join(scale)}.")
    held = {case: given for case, given in gradings.items() if len(given) > 1}
    alone = tuple(sorted(case for case, given in gradings.items() if len(given) == 1))
    units = [[places[grade] for grade in held[case].values()] for case in sorted(held)]
    value = alpha(units, len(scale))
    why = "" if value is not None else "no case was graded by two, or every grade is the same"
    return Exercise(
        tuple(scale),
        len(units),
        alone,
        sum(map(len, units)),
        value,
        None if value is None or len(units) < 2 else _bootstrap(units, len(scale), rules),
        {case: {grade: list(held[case].values()).count(grade) for grade in scale} for case in sorted(held)},
        _graders(held, places),
        why,
    )


def _apart(i: int, j: int, each: Sequence[float], level: Level) -> float:
    if level is Level.NOMINAL:
        return float(i != j)
    if level is Level.INTERVAL:
        return float((i - j) ** 2)
    low, high = min(i, j), max(i, j)
    return float((sum(each[low : high + 1]) - (each[low] + each[high]) / 2) ** 2) if low != high else 0.0


def _bootstrap(units: Sequence[Sequence[int]], k: int, rules: Rules) -> Interval | None:
    dice = Random(SEED)  # noqa: S311  repeatable, not secret
    drawn = (alpha(dice.choices(units, k=len(units)), k) for _ in range(rules.resamples))
    found = sorted(value for value in drawn if value is not None)
    if not found:
        return None
    tail, last = (1 - rules.confidence) / 2, len(found) - 1
    return Interval(found[round(tail * last)], found[round((1 - tail) * last)])


def _graders(held: Gradings, places: Mapping[str, int]) -> tuple[Grader, ...]:
    """Each grader beside the mean of the others on each case, the most lenient first."""
    steps: dict[str, list[float]] = {}
    same: Counter[str] = Counter()
    for given in held.values():
        total = sum(places[grade] for grade in given.values())
        for name, grade in given.items():
            others = (total - places[grade]) / (len(given) - 1)
            steps.setdefault(name, []).append(others - places[grade])
            same[name] += sum(places[one] == places[grade] for one in given.values()) * 2 > len(given)
    found = [Grader(name, len(own), sum(own) / len(own), same[name]) for name, own in steps.items()]
    return tuple(sorted(found, key=lambda one: (-one.mean, one.name)))

"""What simulated services do, by kind: practice that changes, practice that does not, and paper that pretends it did.

What is planted is written as what a service does. It uses no rule, number or function of the guard.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from tests.programme.simulated_cases import Way

MONTHS = 30


@dataclass(frozen=True)
class Work:
    """What a service did over the months, and how its figures were counted: from which month by another definition."""

    ways: list[Way]
    redefined_from: int | None = None
    silently: bool = False
    sizes: tuple[int, int] = (70, 240)
    rail: bool | None = None


def _level(random: Random) -> float:
    return random.uniform(0.5, 0.72)


def _ramp(low: float, high: float, began: int, over: int) -> list[float]:
    """Practice before and since: from the month it began it moves to its new level over so many months."""
    return [low + (high - low) * min(max((i - began + 1) / over, 0.0), 1.0) for i in range(MONTHS)]


def _steady(random: Random) -> list[float]:
    return [_level(random)] * MONTHS


def _better(random: Random, began: int) -> list[float]:
    low = _level(random)
    return _ramp(low, min(low + random.uniform(0.12, 0.28), 0.95), began, random.randint(1, 3))


def real(random: Random, began: int) -> Work:
    """Children are seen more often, and the paper is as it was."""
    return Work([Way(p) for p in _better(random, began)])


def real_with_better_paper(random: Random, began: int) -> Work:
    """Children are seen more often, and more of it is written down as well."""
    return Work([Way(p, 0.86 if i < began else 0.93) for i, p in enumerate(_better(random, began))])


def real_and_fewer(random: Random, began: int) -> Work:
    """Children are seen more often while one in ten fewer is referred."""
    return Work([Way(p, arrivals=1.0 if i < began else 0.9) for i, p in enumerate(_better(random, began))])


def real_written_late(random: Random, began: int) -> Work:
    """Children are seen more often, and much is written down late, as it always was."""
    return Work([Way(p, delay=12.0) for p in _better(random, began)])


def real_redefined_long_before(random: Random, began: int) -> Work:
    """Children are seen more often; the definition changed long before the action."""
    return Work([Way(p) for p in _better(random, began)], redefined_from=began - 7)


def nothing(random: Random, began: int) -> Work:
    """Nothing changes at all."""
    return Work([Way(p) for p in _steady(random)])


def worse(random: Random, began: int) -> Work:
    """Children are seen less often."""
    high = random.uniform(0.6, 0.85)
    return Work([Way(p) for p in _ramp(high, high - random.uniform(0.12, 0.25), began, random.randint(1, 4))])


def closing(random: Random, began: int) -> Work:
    """Those who were not seen are closed; many of them come back."""
    p, share = _level(random), random.uniform(0.4, 0.7)
    return Work([Way(p, closed_unseen=share if i >= began else 0.0) for i in range(MONTHS)])


def leaving_out(random: Random, began: int) -> Work:
    """Those who were not seen are said not to need it, and are no longer counted."""
    p, share = _level(random), random.uniform(0.4, 0.7)
    return Work([Way(p, left_out_unseen=share if i >= began else 0.0) for i in range(MONTHS)])


def redefining(random: Random, began: int) -> Work:
    """Six weeks count as in time from some month on, where four did."""
    return Work([Way(p) for p in _steady(random)], redefined_from=began + random.randint(0, 4))


def recording(random: Random, began: int) -> Work:
    """Nothing changes but how much is written down."""
    low, high = random.uniform(0.6, 0.78), random.uniform(0.93, 0.98)
    return Work([Way(p, low if i < began else high) for i, p in enumerate([random.uniform(0.6, 0.8)] * MONTHS)])


def adding_later(random: Random, began: int) -> Work:
    """Some weeks after each report, visits that nobody made are added."""
    p, share = _level(random), random.uniform(0.35, 0.6)
    return Work([Way(p, added_later=share if i >= began else 0.0) for i in range(MONTHS)])


def small_nothing(random: Random, began: int) -> Work:
    """Nothing changes in a service of a few dozen."""
    return replace(nothing(random, began), sizes=(20, 45))


def small_worse(random: Random, began: int) -> Work:
    """Practice gets worse in a service of a few dozen."""
    return replace(worse(random, began), sizes=(20, 45))


def small_real(random: Random, began: int) -> Work:
    """Practice gets better in a service of a few dozen."""
    return replace(real(random, began), sizes=(20, 45))


def slight(random: Random, began: int) -> Work:
    """Practice gets better by no more than six to ten in a hundred."""
    low = _level(random)
    return Work([Way(p) for p in _ramp(low, low + random.uniform(0.06, 0.1), began, random.randint(1, 3))])


def redefining_silently(random: Random, began: int) -> Work:
    """Six weeks count as in time where four did, and nobody says so."""
    return replace(redefining(random, began), silently=True)


def closing_unwatched(random: Random, began: int) -> Work:
    """Those who were not seen are closed, and nobody watches who comes back."""
    return replace(closing(random, began), rail=False)


def recording_less(random: Random, began: int) -> Work:
    """Nothing changes but how much is written down, from a little to a little more."""
    p = random.uniform(0.6, 0.8)
    return Work([Way(p, 0.82 if i < began else 0.92) for i in range(MONTHS)])


FALSE: dict[str, Callable[[Random, int], Work]] = {
    "overdue": real,
    "nothing changed": nothing,
    "worse": worse,
    "closing cases": closing,
    "leaving out": leaving_out,
    "redefinition": redefining,
    "better recording": recording,
    "added later": adding_later,
}
TRUE: dict[str, Callable[[Random, int], Work]] = {
    "real": real,
    "real, better paper": real_with_better_paper,
    "real, fewer referred": real_and_fewer,
    "real, written late": real_written_late,
    "real, redefined before": real_redefined_long_before,
    "real and complete": real,
    "just begun": nothing,
    "to be done, no measure": nothing,
    "amber, nothing yet": nothing,
    "amber, worse": worse,
}


#: Harder than the bar speaks of: their rates are measured and told, not tested.
HARD_FALSE: dict[str, Callable[[Random, int], Work]] = {
    "small, nothing changed": small_nothing,
    "small, worse": small_worse,
    "silent redefinition": redefining_silently,
    "closing cases, unwatched": closing_unwatched,
    "a little better recording": recording_less,
}
HARD_TRUE: dict[str, Callable[[Random, int], Work]] = {"small, real": small_real, "slight, real": slight}
EVERY = {**FALSE, **TRUE, **HARD_FALSE, **HARD_TRUE}

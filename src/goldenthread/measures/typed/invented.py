"""An invented population for a synthetic borough, by single year of age, in proportion to its children in need."""

from typing import Final

from goldenthread.measures.typed.population import Population

RESIDENTS_FOR_EACH: Final = 19
"""Residents aged 0 to 17 for each child whose case is open at any time in a year. Source: our own, not confirmed; it makes
the synthetic borough's rates come near England's."""

_OLDEST: Final = 24
_GROWTH: Final = 5  # residents grow by 1 in 200 a year; England's 0 to 17 grew by 7 in 100 from 2012 to 2024


def invented_population(children: int, years: tuple[int, ...], authority: str = "999") -> tuple[Population, ...]:
    """Ages 0 to 24, one row each and year; the ages 0 to 17 of the first year come to 19 times ``children``.

    Younger ages are a little fewer, as births have fallen. The same numbers give the same answer.
    """
    rows: list[Population] = []
    for place, year in enumerate(sorted(years)):
        total = children * RESIDENTS_FOR_EACH * (1000 + _GROWTH * place) // 1000
        weights = [100 + age for age in range(18)]
        ages = _shared(total, weights)
        older = [ages[17]] * (_OLDEST - 17)
        rows += [
            Population(authority, "Synthetic borough", year, str(age), "", count, "invented", "invented", "MIT")
            for age, count in enumerate([*ages, *older])
        ]
    return tuple(rows)


def _shared(total: int, weights: list[int]) -> list[int]:
    """A total shared by weights in whole numbers that come to it exactly."""
    made, before, weighed = [], 0, 0
    for weight in weights:
        weighed += weight
        upto = total * weighed // sum(weights)
        made.append(upto - before)
        before = upto
    return made

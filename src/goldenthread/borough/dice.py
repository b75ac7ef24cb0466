"""Repeatable chance: streams of random numbers that depend on nothing but their name."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from math import log
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class Weighted(Generic[T]):
    """A list of things with their weights, of which one can be drawn."""

    __slots__ = ("limits", "things", "total")

    def __init__(self, pairs: Iterable[tuple[T, float]]) -> None:
        """Take pairs of a thing and its weight; the weights need not add up to anything."""
        kept = tuple(pairs)
        self.things = tuple(thing for thing, _ in kept)
        self.limits = tuple(accumulate(weight for _, weight in kept))
        self.total = self.limits[-1]


class Dice:
    """One stream of chance, named by its key: the same key gives the same stream on every machine.

    Only ``random()`` of Python's generator is used, whose sequence is the same in every version and on every platform.
    """

    __slots__ = ("random",)

    def __init__(self, *key: object) -> None:
        """Name the stream; a text seed is hashed by the standard library in a way that no hash seed changes."""
        self.random = Random(":".join(str(part) for part in key)).random

    def chance(self, probability: float) -> bool:
        """Say yes with this probability."""
        return self.random() < probability

    def between(self, low: int, high: int) -> int:
        """Draw a whole number, both ends included."""
        return low + int(self.random() * (high - low + 1))

    def wait(self, mean: float) -> int:
        """Draw a number of days of which many are short and a few long (exponential)."""
        return int(-log(1.0 - self.random()) * mean)

    def around(self, middle: float, spread: float) -> float:
        """Draw a number near the middle and never further away than the spread."""
        draw = self.random
        return middle + (draw() + draw() + draw() - 1.5) / 1.5 * spread

    def pick(self, weighted: Weighted[T]) -> T:
        """Draw one thing by weight."""
        return weighted.things[bisect_right(weighted.limits, self.random() * weighted.total)]

    def one(self, things: tuple[T, ...]) -> T:
        """Draw one thing, all alike likely."""
        return things[int(self.random() * len(things))]

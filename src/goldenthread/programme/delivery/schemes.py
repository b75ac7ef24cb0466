"""Schemes of delivery ratings, read once from the data beside this file."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Any


class Standing(Enum):
    """Where an action stands by its dates, milestones and evidence alone."""

    DONE = "done"
    ON_TRACK = "on track"
    UNTOLD = "untold"
    AT_RISK = "at risk"
    LATE_WITH_A_PLAN = "late with a plan"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Rating:
    """One rating of a scheme: ``code`` as written in tables, ``colour`` in words, ``fits`` the standings it may go with."""

    code: str
    label: str
    colour: str
    means: str
    fits: frozenset[Standing]


@dataclass(frozen=True, slots=True)
class Scheme:
    """A scheme of ratings in its printed order; ``computed`` is the code that follows from a standing, where one does."""

    key: str
    title: str
    source: str
    ratings: tuple[Rating, ...]
    computed: Mapping[Standing, str]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes, in order."""
        return tuple(rating.code for rating in self.ratings)

    def rating(self, code: str) -> Rating:
        """The rating of a code; raises KeyError for one that the scheme does not have."""
        for rating in self.ratings:
            if rating.code == code:
                return rating
        raise KeyError(f"the scheme {self.key} has no rating {code}")

    def possible(self, standing: Standing) -> tuple[str, ...]:
        """The codes that a person may give to an action that stands so."""
        return tuple(rating.code for rating in self.ratings if standing in rating.fits)

    @property
    def done(self) -> tuple[str, ...]:
        """The codes that say an action is done."""
        return self.possible(Standing.DONE)


@cache
def schemes() -> Mapping[str, Scheme]:
    """Every scheme by key."""
    said = tomllib.loads((files(__package__) / "schemes.toml").read_text(encoding="utf-8"))
    return {one["key"]: _scheme(one) for one in said["schemes"]}


def _scheme(said: Mapping[str, Any]) -> Scheme:
    computed = {Standing(standing): str(code) for standing, code in said["computed"].items()}
    return Scheme(said["key"], said["title"], said["source"], tuple(map(_rating, said["ratings"])), computed)


def _rating(said: Mapping[str, Any]) -> Rating:
    fits = frozenset(Standing(one) for one in said["fits"])
    return Rating(said["code"], said["label"], said["colour"], said["means"], fits)

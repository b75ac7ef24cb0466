"""What each audience may see of small numbers, as data with its source."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Audience


@dataclass(frozen=True, slots=True)
class Policy:
    """One audience's rule.

    ``threshold``       counts from 1 to this are hidden; 0 hides none, and then nothing else is done either.
    ``base``            published counts are rounded to a multiple of this (5 or 10); 0 rounds none.
    ``percent_places``  decimals of a published percentage where counts are rounded.
    ``withheld``        dimensions that name a person at work: figures by one are not given to the audience at all.
    """

    audience: Audience
    threshold: int
    base: int = 0
    percent_places: int = 1
    withheld: frozenset[str] = frozenset()
    source: str = ""
    since: date | None = None
    confirmed: bool = True

    def __post_init__(self) -> None:
        """Refuse a rule that would say nothing clear; raises ValueError."""
        if self.threshold < 0 or self.base not in (0, 5, 10) or self.percent_places not in (0, 1):
            raise ValueError(
                "a threshold is 0 or more, a base is 0, 5 or 10, and a percentage has 0 or 1 decimal places"
            )

    @property
    def protects(self) -> bool:
        """Whether anything is hidden from this audience because it is small."""
        return self.threshold > 0

    def withholds(self, figure: Figure) -> bool:
        """Whether a figure is about named workers and this audience is not their line of management."""
        return not self.withheld.isdisjoint(figure.breakdown.split("*"))

    def small(self, count: float) -> bool:
        """Whether a count is one that is hidden: from more than 0 to the threshold. Zero is not small."""
        return 0 < count <= self.threshold


@cache
def policies() -> Mapping[Audience, Policy]:
    """The policy of each audience as shipped, from ``policies.toml``."""
    text = files("goldenthread.measures.disclosure").joinpath("policies.toml").read_text(encoding="utf-8")
    return read_policies(text)


def read_policies(text: str) -> Mapping[Audience, Policy]:
    """Policies from TOML, one section for each audience; raises KeyError or ValueError where one is missing or unclear."""
    said = tomllib.loads(text)
    return {audience: _policy(audience, said[audience.value]) for audience in Audience}


def _policy(audience: Audience, said: Mapping[str, Any]) -> Policy:
    return Policy(
        audience,
        said["threshold"],
        said["base"],
        said["percent_places"],
        frozenset(said["withheld"]),
        said["source"],
        said["since"],
        said["confirmed"],
    )

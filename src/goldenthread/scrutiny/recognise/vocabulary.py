"""The words by which headings and cells are known, read once from the shipped file."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from goldenthread.scrutiny.recognise.words import tokens
from goldenthread.scrutiny.roles import Role


@dataclass(frozen=True, slots=True)
class Head:
    """A role with the phrases that head its columns; ``kind`` is what most of its cells are."""

    role: Role
    rank: int
    kind: str
    phrases: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words of recognition; ``turned`` makes of a head and what it is against ("year", "baseline") another role."""

    heads: tuple[Head, ...]
    little: frozenset[str]
    against: Mapping[str, tuple[tuple[str, ...], ...]]
    turned: Mapping[str, Mapping[Role, Role]]
    cells: Mapping[str, frozenset[str]]
    least_coverage: float
    least_fitting: float

    def kind_of(self, role: Role) -> str:
        """What most cells of a role are."""
        return next((head.kind for head in self.heads if head.role is role), "any")


@cache
def vocabulary() -> Vocabulary:
    """The shipped words."""
    house = files("goldenthread.scrutiny.recognise").joinpath("house")
    told: Mapping[str, Any] = tomllib.loads(house.joinpath("headings.toml").read_text("utf-8"))
    roles = {role.value: role for role in Role}
    return Vocabulary(
        tuple(
            Head(
                roles[head["role"]],
                int(head["rank"]),
                str(head["kind"]),
                tuple(tokens(word) for word in head["phrases"]),
            )
            for head in told["head"]
        ),
        frozenset(told["little_words"]),
        {name: tuple(tokens(word) for word in words) for name, words in told["against"].items()},
        {
            name: {roles[head]: roles[other] for head, other in others.items()}
            for name, others in told["turned"].items()
        },
        {name: frozenset(word.casefold() for word in words) for name, words in told["cells"].items()},
        float(told["least_coverage"]),
        float(told["least_fitting"]),
    )

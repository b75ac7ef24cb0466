"""Summaries that count by rating or by direction, and the lists whose rows they count."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.reckoning.blocks import Block, Item, blocks, folded
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Paper, Row, Sheet

RATINGS: Final = ("good", "near", "far", "bad", "finished")
DIRECTIONS: Final = ("better", "same", "worse")
_PARTS: Final = re.compile(r"\s[-–—]\s|[,:;(]")
_WORDS: Final = re.compile(r"[^a-z]+")


@dataclass(frozen=True)
class Summary:
    """A block by class: the items of each rating, of each direction (several in one), and of what else it counts."""

    block: Block
    noun: str
    ratings: Mapping[str, Item]
    directions: Mapping[tuple[str, ...], Item]
    others: Mapping[str, Item]

    @property
    def rated(self) -> Fraction | None:
        """The sum of the ratings; None where one of them is no number."""
        return _sum(tuple(self.ratings.values()))

    @property
    def directed(self) -> Fraction | None:
        """The sum of the directions; None where one of them is no number."""
        return _sum(tuple(self.directions.values()))


@dataclass(frozen=True)
class Listed:
    """A column of ratings or directions of a list, counted by class."""

    column: Column
    sheet: Sheet
    counts: Mapping[str, int]


def summaries(paper: Paper, rules: Rules) -> tuple[Summary, ...]:
    """Every block that counts by two ratings or two directions at least."""
    found = (_summary(block, rules) for sheet in paper for block in blocks(sheet, rules))
    return tuple(one for one in found if len(one.ratings) > 1 or len(one.directions) > 1)


def lists(paper: Paper, noun: str, roles: tuple[Role, ...], rules: Rules) -> Iterator[Listed]:
    """Every list of things of one noun, once for each of its columns of such a role."""
    for sheet in paper:
        if sheet.has(Role.COUNT) or not _is_of(sheet, noun):
            continue
        for role in roles:
            for column in sheet.having(role):
                classes = [_class(row, column, role, rules) for row in sheet.rows]
                counts = Counter(one for one in classes if one)
                if len(counts) > 1:
                    yield Listed(column, sheet, counts)


def rating_class(text: str, rules: Rules) -> str:
    """good, near, far, bad or finished; "" for words that name no rating. "Green - Met" is what stands before the dash."""
    words = folded(text)
    for part in (words, folded(_PARTS.split(words)[0])):
        if part in rules.words("plans", "finished_words") and part in {"b", "blue", "complete", "completed"}:
            return "finished"
        for name in RATINGS[:-1]:
            if part in rules.words("rating", name):
                return name
    return ""


def direction_classes(text: str, rules: Rules) -> tuple[str, ...]:
    """The directions that a name such as "Improving / Same" puts together; empty where a word names none."""
    found = []
    for part in re.split(r"\s*(?:/|,|&|\bor\b|\band\b)\s*", folded(text)):
        named = next((name for name in DIRECTIONS if part in rules.words("direction", name)), "")
        if not named:
            return ()
        found.append(named)
    return tuple(sorted(found))


def _summary(block: Block, rules: Rules) -> Summary:
    ratings: dict[str, Item] = {}
    directions: dict[tuple[str, ...], Item] = {}
    others: dict[str, Item] = {}
    for item in block.items:
        other = _other(item.name, rules)
        rating, direction = rating_class(item.name, rules), direction_classes(item.name, rules)
        if other:
            others.setdefault(other, item)
        elif rating:
            ratings.setdefault(rating, item)
        elif direction:
            directions.setdefault(direction, item)
    words = f"{block.about} {' '.join(folded(item.name) for item in block.items)}"
    return Summary(block, _noun(words, rules), ratings, directions, others)


def _other(name: str, rules: Rules) -> str:
    words = folded(name)
    for other in ("rated", "unrated", "undirected", "all"):
        if words in {word.strip(" .:;") for word in rules.words("statuses", f"{other}_words")}:
            return other
    return "all" if words.startswith(rules.words("statuses", "all_starts")) else ""


def _noun(words: str, rules: Rules) -> str:
    held = set(_WORDS.split(words))
    return next((noun for noun in rules.words("statuses", "nouns") if held & _forms(noun)), "")


def _forms(noun: str) -> set[str]:
    return {noun, f"{noun}s", f"{noun[:-1]}ies"}


def _is_of(sheet: Sheet, noun: str) -> bool:
    words = (sheet.grid.file, sheet.grid.table, *(column.heading for column in sheet.columns))
    return bool(noun) and bool(set(_WORDS.split(" ".join(words).casefold())) & _forms(noun))


def _class(row: Row, column: Column, role: Role, rules: Rules) -> str:
    if role is Role.RATING:
        return rating_class(row.raw(column), rules)
    named = direction_classes(row.raw(column), rules)
    return named[0] if len(named) == 1 else ""


def _sum(items: tuple[Item, ...]) -> Fraction | None:
    numbers = [item.number for item in items]
    given = [number for number in numbers if number is not None]
    return sum(given, Fraction(0)) if given and len(given) == len(numbers) else None

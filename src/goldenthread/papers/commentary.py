"""Commentary: what people write beside figures, each with its place, author and date, and the live tokens within it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from goldenthread.measures.entries import file_of
from goldenthread.records.errors import InputRefused, Problem

#: ``{assessments-in-45-working-days.value}``: a measure's key, and what of it is meant.
TOKEN: Final = re.compile(r"\{(?P<key>[a-z0-9][a-z0-9-]*)\.(?P<part>[a-z_]+)\}")
_BRACE: Final = re.compile(r"[{}]")


@dataclass(frozen=True, slots=True)
class Comment:
    """One piece of commentary: ``place`` is ``section`` or ``section/measure``; ``text`` may hold tokens."""

    place: str
    text: str
    by: str
    on: date


def read_commentary(path: Path) -> Mapping[str, tuple[Comment, ...]]:
    """Commentary by place, in the order of the file: TOML with ``[[commentary]]`` tables of place, text, by and on.

    Raises `InputRefused` with every problem of the file.
    """
    problems: list[Problem] = []
    if not path.is_file():
        raise InputRefused.of(str(path), "this file is not there", "Name a file of commentary")
    entry = file_of(path, problems)
    found: dict[str, tuple[Comment, ...]] = {}
    if entry is not None:
        for one in entry.tables("commentary"):
            comment = Comment(one.text("place"), one.text("text"), one.text("by"), one.day("on"))
            one.done()
            bare = TOKEN.sub("", comment.text)
            if _BRACE.search(bare):
                one.wrong("a brace that is no token", "Write a token as {measure-key.value}, or leave braces out")
            found[comment.place] = (*found.get(comment.place, ()), comment)
        entry.done()
        if not found and not problems:
            entry.wrong(
                "it holds no commentary", "Write [[commentary]] with place, text, by and on, or leave the file out"
            )
    if problems:
        raise InputRefused(*problems)
    return found


def filled(comment: Comment, value_of: Callable[[str, str], str | None]) -> tuple[Comment, tuple[Problem, ...]]:
    """The comment with its tokens filled; a problem for each token that ``value_of`` does not know."""
    problems: list[Problem] = []

    def one(match: re.Match[str]) -> str:
        told = value_of(match["key"], match["part"])
        if told is None:
            problems.append(
                Problem(
                    f"commentary at {comment.place}, by {comment.by}",
                    f"{match[0]} is no figure of this pack",
                    "Name a measure that the pack shows, and one of value, previous, change, n, target, rating, direction",
                )
            )
            return match[0]
        return told

    return replace(comment, text=TOKEN.sub(one, comment.text)), tuple(problems)

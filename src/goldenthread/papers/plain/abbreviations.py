"""Finds abbreviations in words, and what each stands for."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from goldenthread.measures.entries import file_of
from goldenthread.records.errors import InputRefused, Problem

_FORMAT: Final = 1
#: Two capitals or more in one word, digits and small letters beside them allowed: CIN, DfE, SSDA903, PEPs.
_WORD: Final = re.compile(r"\b(?=[A-Za-z0-9]*[A-Z][A-Za-z0-9]*[A-Z])[A-Z][A-Za-z0-9]+\b")
_PLURAL: Final = re.compile(r"(?<=[A-Z0-9])s$")


@cache
def _known() -> tuple[Mapping[str, str], frozenset[str]]:
    problems: list[Problem] = []
    entry = file_of(files("goldenthread.papers.plain").joinpath("abbreviations.toml"), problems)
    if entry is None or entry.whole("format") != _FORMAT:
        raise InputRefused(*problems, Problem("abbreviations.toml", "it cannot be read", "Restore the package"))
    names, meant = frozenset(entry.lines("names")), entry.words("stands_for")
    entry.done()
    if problems:
        raise InputRefused(*problems)
    return meant, names


def _used(texts: Iterable[str]) -> tuple[str, ...]:
    _, names = _known()
    found = {_PLURAL.sub("", word): None for text in texts for word in _WORD.findall(text) if word not in names}
    return tuple(sorted(found))


def explained(texts: Iterable[str]) -> Mapping[str, str]:
    """Every known abbreviation used in some texts with what it stands for, in alphabetical order."""
    meant, _ = _known()
    return {word: meant[word] for word in _used(texts) if word in meant}


def unexplained(texts: Iterable[str]) -> tuple[str, ...]:
    """Every abbreviation used in some texts that nobody explains."""
    meant, _ = _known()
    return tuple(word for word in _used(texts) if word not in meant)

"""The weights by which measures are chosen, as data with a version."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from goldenthread.measures.entries import Entry, Folder, file_of
from goldenthread.papers.choosing.why import Why
from goldenthread.records.errors import InputRefused, Problem

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each reason weighs and how many measures are named; 0 leaves a reason out."""

    version: int
    says: str
    worry: Mapping[Why, int]
    working: Mapping[Why, int]
    most_worries: int
    most_working: int


@cache
def shipped_weights() -> Weights:
    """The weights of the house."""
    return load_weights(files("goldenthread.papers.choosing").joinpath("rules.toml"))


def load_weights(file: Folder) -> Weights:
    """Weights from a TOML file; raises `InputRefused` with every problem of it."""
    problems: list[Problem] = []
    entry = file_of(file, problems)
    if entry is None:
        raise InputRefused(*problems)
    if entry.whole("format") != _FORMAT:
        entry.wrong("this version reads another format", f"Write format = {_FORMAT}")
    entry.text("source")
    entry.day("since")
    weights = Weights(
        entry.whole("version"),
        entry.text("says"),
        _of(entry, "worry", (one for one in Why if one.worry)),
        _of(entry, "working", (one for one in Why if not one.worry)),
        entry.whole("most_worries"),
        entry.whole("most_working"),
    )
    entry.done()
    if problems:
        raise InputRefused(*problems)
    return weights


def _of(entry: Entry, name: str, reasons: object) -> Mapping[Why, int]:
    table = entry.table(name)
    if table is None:
        entry.wrong(f"[{name}] is missing", "Give a weight for each reason")
        return {}
    found = {one: table.whole(one.key) for one in Why if one.worry == (name == "worry")}
    table.done()
    return found

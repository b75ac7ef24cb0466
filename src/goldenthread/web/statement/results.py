"""What the browser tests found of each page, as they wrote it down: nothing in the statement is said without them."""

import json
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Final

FILE: Final = "results.json"


@dataclass(frozen=True, slots=True)
class Looked:
    """A page in one ``state``: its ``name`` (of its address), its ``title``, who opened it, and what was found wrong."""

    name: str
    title: str
    role: str
    state: str
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """What was looked at: on which day, which version of Golden Thread, with which browser and rules, for what."""

    made_on: date
    version: str
    browser: str
    axe: str
    rules: tuple[str, ...]
    pages: tuple[Looked, ...]
    ways: tuple[str, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """The pages, each once."""
        return frozenset(one.name for one in self.pages)

    @property
    def states(self) -> tuple[str, ...]:
        """The states in which pages were looked at, in order."""
        return tuple(dict.fromkeys(one.state for one in self.pages))

    @property
    def faulty(self) -> tuple[Looked, ...]:
        """Pages with something wrong."""
        return tuple(one for one in self.pages if one.faults)


def results() -> Results:
    """The results that came with this version."""
    said = json.loads((files("goldenthread.web.statement") / FILE).read_text(encoding="utf-8"))
    pages = tuple(
        Looked(one["name"], one["title"], one["role"], one["state"], tuple(one["faults"])) for one in said["pages"]
    )
    return Results(
        date.fromisoformat(said["made_on"]),
        said["version"],
        said["browser"],
        said["axe"],
        tuple(said["rules"]),
        pages,
        tuple(said["ways"]),
    )

"""The headings of a report to councillors, read once from the data beside this file."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

#: Where in commentary a heading's words stand: before its key.
PLACE: Final = "report"
#: The heading under which councillors are asked.
RECOMMENDATIONS: Final = "recommendations"


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading; ``title`` may hold words of the system in braces. ``fills`` names what is filled in, "" for nothing.

    ``needed`` headings must be written by somebody before a report is final, whatever is filled in; any other must hold
    something. One that ``holds`` others says nothing of its own.
    """

    key: str
    title: str
    level: int
    fills: str
    needed: bool
    holds: bool

    @property
    def place(self) -> str:
        """The place of commentary at which people write it."""
        return f"{PLACE}/{self.key}"

    def titled(self, system: str) -> str:
        """The title in the words of a system."""
        return self.title.format_map(wording(system))


@cache
def _said() -> Mapping[str, Any]:
    return tomllib.loads((files("goldenthread.papers.council") / "headings.toml").read_text(encoding="utf-8"))


@cache
def headings() -> tuple[Heading, ...]:
    """Every heading in order."""
    return tuple(
        Heading(
            one["key"],
            one["title"],
            one.get("level", 1),
            one.get("fills", ""),
            one.get("needed", False),
            one.get("holds", False),
        )
        for one in _said()["headings"]
    )


def wording(system: str) -> Mapping[str, str]:
    """What differs between the systems, by name; raises KeyError for a system that there is none of."""
    found: Mapping[str, str] = _said()["systems"][system]
    return found


#: The systems by which councils decide.
SYSTEMS: Final = tuple(_said()["systems"])

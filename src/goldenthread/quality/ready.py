"""Lists that are often reviewed whole, ready to be chosen: a file of the package names where each comes from."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Ready:
    """A list that may be chosen: its name, where it comes from (`frames.Source`), conditions, and why it is reviewed."""

    name: str
    source: str
    only: tuple[str, ...]
    why: str


@cache
def ready_lists() -> tuple[Ready, ...]:
    """Every list of ``ready.toml``, in order."""
    said = tomllib.loads((files("goldenthread.quality") / "ready.toml").read_text(encoding="utf-8"))
    return tuple(Ready(one["name"], one["source"], tuple(one["only"]), one["why"]) for one in said["list"])

"""Kinds of work: a room above this one registers what its jobs do, and this room runs them without knowing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from goldenthread.access.areas import AREAS

#: Says how far a job is: what it is doing, and what share of the work is done (0 to 1).
Step = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """A job as its function sees it: its number, what it is given, and who asked in which role."""

    job: int
    given: Mapping[str, Any]
    asked_by: str
    role: str


#: Does the work and returns what came of it as JSON-able values.
Function = Callable[[Asked, Step], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of work: ``title`` heads its page, ``area`` says who may see it beside whoever asked.

    ``leads_to`` gives the address that shows what came of a job, from the job's outcome; "" for none. ``open_to`` says
    whether a role that may enter the area may see a job from what it was given, where its problems tell more than that.
    """

    key: str
    title: str
    area: str
    function: Function
    leads_to: Callable[[Mapping[str, Any], Mapping[str, Any]], str] | None = None
    open_to: Callable[[str, Mapping[str, Any]], bool] | None = None


_KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Make a kind known; raises KeyError for an area there is none of, ValueError when another has its key."""
    AREAS[kind.area]
    if kind.key in _KINDS and _KINDS[kind.key] != kind:
        raise ValueError(f"there are two kinds of job called {kind.key}")
    _KINDS[kind.key] = kind


def kind_of(key: str) -> Kind:
    """The kind with this key; raises KeyError when no room has registered it."""
    return _KINDS[key]


def find_kind(key: str) -> Kind | None:
    """The kind with this key; None when no room has registered it, as after an upgrade that took it away."""
    return _KINDS.get(key)


def kinds() -> tuple[Kind, ...]:
    """Every kind that is registered."""
    return tuple(_KINDS.values())

"""What a meeting may have as its papers: frozen ones, which a room above this one keeps and tells of."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frozen:
    """A frozen paper: the name it is kept under, its title, whether it is final, and whether the public may read it."""

    name: str
    title: str
    final: bool
    public: bool


#: Lists the frozen papers that a role may read.
Shelf = Callable[[str], tuple[Frozen, ...]]


def nothing(role: str) -> tuple[Frozen, ...]:
    """The shelf of an installation in which no room keeps papers."""
    del role
    return ()


_SHELVES: list[Shelf] = []


def register(shelf: Shelf) -> None:
    """Say who keeps frozen papers; raises ValueError for a second room."""
    if _SHELVES and _SHELVES[0] is not shelf:
        raise ValueError("two rooms keep frozen papers")
    _SHELVES[:] = [shelf]


def frozen_for(role: str) -> tuple[Frozen, ...]:
    """The frozen papers that a role may read."""
    return (_SHELVES[0] if _SHELVES else nothing)(role)


def frozen_named(role: str, name: str) -> Frozen | None:
    """One frozen paper that a role may read; None for one there is none of, or that is not theirs."""
    return next((one for one in frozen_for(role) if one.name == name), None)

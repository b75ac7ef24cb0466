"""Which boards there are and which a viewer may open: a room above this one keeps them, and tells of them."""

from collections.abc import Callable

from goldenthread.accounts.viewer import Viewer

#: Gives the keys of the boards that a viewer may open.
Opened = Callable[[Viewer], frozenset[str]]


#: Gives the keys of every board.
Every = Callable[[], frozenset[str]]


def nothing(viewer: Viewer) -> frozenset[str]:
    """The boards of an installation in which no room keeps any."""
    del viewer
    return frozenset()


_KEPT: list[tuple[Opened, Every]] = []


def register(opened: Opened, every: Every) -> None:
    """Say who keeps boards; raises ValueError for a second room."""
    if _KEPT and _KEPT[0] != (opened, every):
        raise ValueError("two rooms keep boards")
    _KEPT[:] = [(opened, every)]


def boards_open_to(viewer: Viewer) -> frozenset[str]:
    """The keys of the boards that a viewer may open: to others no page leads them."""
    return (_KEPT[0][0] if _KEPT else nothing)(viewer)


def boards_kept() -> frozenset[str]:
    """The keys of every board that is kept; none before any was."""
    return _KEPT[0][1]() if _KEPT else frozenset()

"""Which boards a viewer may open, which a room above this one keeps and tells of."""

from collections.abc import Callable

from goldenthread.accounts.viewer import Viewer

#: Gives the keys of the boards that a viewer may open.
Opened = Callable[[Viewer], frozenset[str]]


def nothing(viewer: Viewer) -> frozenset[str]:
    """The boards of an installation in which no room keeps any."""
    del viewer
    return frozenset()


_KEPT: list[Opened] = []


def register(opened: Opened) -> None:
    """Say who keeps boards; raises ValueError for a second room."""
    if _KEPT and _KEPT[0] is not opened:
        raise ValueError("two rooms keep boards")
    _KEPT[:] = [opened]


def boards_open_to(viewer: Viewer) -> frozenset[str]:
    """The keys of the boards that a viewer may open: to others no page leads them."""
    return (_KEPT[0] if _KEPT else nothing)(viewer)

"""What stands beside figures that are to be protected: decisions of earlier papers, and what those give away."""

from collections.abc import Callable
from dataclasses import dataclass

from goldenthread.measures.disclosure.audit import Exposed
from goldenthread.measures.disclosure.cells import Role
from goldenthread.measures.figures import Figure


@dataclass(frozen=True, slots=True)
class Held:
    """What earlier papers decided of some of the figures, by their places, and which counts of two measures are one.

    What was ``told`` is known to everybody: hiding it again would keep nothing from anyone. What was ``hidden`` stays so,
    save how many it is of where that was told (``out_of``, places among the hidden). What is ``implied`` was never printed,
    but a reader could make it by subtracting: it is unknown, and must stay so where it is small. Only counts that have to do
    with the ``fresh`` figures, those to be decided, are asked for; all of them where it is None. ``same`` names what a
    measure's count of a role counts, "" where nothing else counts it: counts of one name, span and group are one number.
    """

    told: frozenset[int] = frozenset()
    hidden: frozenset[int] = frozenset()
    out_of: frozenset[int] = frozenset()
    implied: frozenset[int] = frozenset()
    fresh: frozenset[int] | None = None
    same: Callable[[str, Role], str] | None = None


@dataclass(frozen=True, slots=True)
class Protected:
    """Figures as an audience may see them, and the hidden counts that what was told before gives away in spite of that."""

    figures: tuple[Figure, ...]
    known: tuple[Exposed, ...]

"""A figure as a paper shows it: guarded for its audience, with the earlier ones that it is set against."""

from dataclasses import dataclass
from typing import Final

from goldenthread.measures.comparators.compare import Comparison
from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Polarity, Reason
from goldenthread.measures.reading.read import Reading
from goldenthread.measures.reading.targets import Target

#: Reasons for which a figure that was to be there is not: each is a gap that has to be declared.
GAPS: Final = frozenset({Reason.NOT_RECORDED, Reason.CANNOT_COMPUTE})


@dataclass(frozen=True, slots=True)
class Standing:
    """One measure for one period and group, as its audience may see it.

    ``previous``, ``year`` and ``baseline`` are guarded together with it, None where there is no such period. ``history``
    are the values of the whole up to it, in order of time. ``reading`` is None where nothing may be said of the value;
    ``target`` is there all the same.
    ``waiting`` says that it counts those who wait beyond a time limit. ``part`` is the label of a mix's part.
    """

    figure: Figure
    polarity: Polarity
    stock: bool
    previous: Figure | None = None
    year: Figure | None = None
    baseline: Figure | None = None
    history: tuple[Figure, ...] = ()
    reading: Reading | None = None
    signal: str = ""
    comparison: Comparison | None = None
    target: Target | None = None
    waiting: bool = False
    part: str = ""

    @property
    def is_gap(self) -> bool:
        """Whether a value that was to be there is missing."""
        return self.figure.reason in GAPS

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figure and every earlier one that a paper may print beside it."""
        beside = (self.previous, self.year, self.baseline, *self.history)
        return (self.figure, *(one for one in beside if one is not None))

    @property
    def definition(self) -> str:
        """The definition and its version."""
        return f"{self.figure.key}, version {self.figure.definition_version}"

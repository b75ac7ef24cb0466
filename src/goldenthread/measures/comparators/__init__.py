"""Published figures of other places: loaded whole, kept as published, and put beside ours only where they are alike."""

from goldenthread.measures.comparators.book import Comparators
from goldenthread.measures.comparators.compare import Comparison, Neighbour
from goldenthread.measures.comparators.guard import Likeness, Measured, Verdict
from goldenthread.measures.comparators.load import LoadReport, load, load_shipped

__all__ = [
    "Comparators",
    "Comparison",
    "Likeness",
    "LoadReport",
    "Measured",
    "Neighbour",
    "Verdict",
    "load",
    "load_shipped",
]

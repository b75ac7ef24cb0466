"""What the figures show of an action: whether what it should move has moved since it began, or why that cannot be said."""

from goldenthread.measures.numbers import Number
from goldenthread.programme.shown.doubts import Doubt, DoubtKind, doubts
from goldenthread.programme.shown.impact import Impact, Linked, impact
from goldenthread.programme.shown.moved import Moved, moved
from goldenthread.programme.shown.numbers import Numbers, load_numbers, number_entries
from goldenthread.programme.shown.verdicts import Verdict

__all__ = [
    "Doubt",
    "DoubtKind",
    "Impact",
    "Linked",
    "Moved",
    "Number",
    "Numbers",
    "Verdict",
    "doubts",
    "impact",
    "load_numbers",
    "moved",
    "number_entries",
]

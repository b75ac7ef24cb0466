"""The tables of the room: audits, the programme they belong to, and what is learned."""

from goldenthread.quality.models.audited import EXERCISE, FIRST, SECOND, Audit, Draft, Knowing, State
from goldenthread.quality.models.learned import Exercise, ExerciseGrading, Led, TeamReview, Theme
from goldenthread.quality.models.planned import Frame, Item, Round, Sample

__all__ = [
    "EXERCISE",
    "FIRST",
    "SECOND",
    "Audit",
    "Draft",
    "Exercise",
    "ExerciseGrading",
    "Frame",
    "Item",
    "Knowing",
    "Led",
    "Round",
    "Sample",
    "State",
    "TeamReview",
    "Theme",
]

"""The tables of the room: versions of a plan, its actions with everything dated about them, and what the figures ask."""

from goldenthread.plan.models.dated import Claim, Evidence, Expected, Milestone, Ownership, Slip, Update
from goldenthread.plan.models.ending import Check, Closure, Proposal
from goldenthread.plan.models.guarded import Answer, Question, Shown
from goldenthread.plan.models.promised import Action, Wording
from goldenthread.plan.models.versions import (
    Mapped,
    Money,
    Person,
    Point,
    Recommendation,
    Risk,
    Subtheme,
    Theme,
    Version,
)

__all__ = [
    "Action",
    "Answer",
    "Check",
    "Claim",
    "Closure",
    "Evidence",
    "Expected",
    "Mapped",
    "Milestone",
    "Money",
    "Ownership",
    "Person",
    "Point",
    "Proposal",
    "Question",
    "Recommendation",
    "Risk",
    "Shown",
    "Slip",
    "Subtheme",
    "Theme",
    "Update",
    "Version",
    "Wording",
]

"""Verbs of the room: each checks, changes and journals in one transaction, so that no change stands unrecorded."""

from goldenthread.plan.actions.dates import move
from goldenthread.plan.actions.ending import agree, close, look_again, send_back
from goldenthread.plan.actions.figures import link_figure, unlink_figure
from goldenthread.plan.actions.guarding import answer, look
from goldenthread.plan.actions.owners import hand_over, set_cover
from goldenthread.plan.actions.proof import add_evidence
from goldenthread.plan.actions.raising import Raised, add_action
from goldenthread.plan.actions.ratings import claim
from goldenthread.plan.actions.reopening import decide, propose
from goldenthread.plan.actions.steps import add_milestone, finish_milestone
from goldenthread.plan.actions.writing import reword, update

__all__ = [
    "Raised",
    "add_action",
    "add_evidence",
    "add_milestone",
    "agree",
    "answer",
    "claim",
    "close",
    "decide",
    "finish_milestone",
    "hand_over",
    "link_figure",
    "look",
    "look_again",
    "move",
    "propose",
    "reword",
    "send_back",
    "set_cover",
    "unlink_figure",
    "update",
]

"""The over-optimism guard: what is claimed beside what is shown, and a question wherever the two do not agree."""

from goldenthread.programme.guard.answers import (
    answer_to,
    answers_of,
    by_weight,
    open_to_others_from,
    seen_by_others,
    unanswered,
)
from goldenthread.programme.guard.asked import Settings, asked, assessed, questions, wholes
from goldenthread.programme.guard.claims import Means, means_of
from goldenthread.programme.guard.home import of_home, of_reader
from goldenthread.programme.guard.model import About, Answer, Assessed, Gap, Question, Reason
from goldenthread.programme.guard.rules import Rule, Rules, load_rules

__all__ = [
    "About",
    "Answer",
    "Assessed",
    "Gap",
    "Means",
    "Question",
    "Reason",
    "Rule",
    "Rules",
    "Settings",
    "answer_to",
    "answers_of",
    "asked",
    "assessed",
    "by_weight",
    "load_rules",
    "means_of",
    "of_home",
    "of_reader",
    "open_to_others_from",
    "questions",
    "seen_by_others",
    "unanswered",
    "wholes",
]

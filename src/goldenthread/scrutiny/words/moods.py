"""Sentences that nobody can check: forecasts, conditions, questions, quotations, negations, two subjects at once."""

import re

from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.words.vocabulary import any_of


def mood_of(text: str, sentence: str, rules: Rules) -> str:
    """Why a sentence, given with its marks and as printed, is no statement of fact; "" where it is one."""
    if sentence.rstrip('"”’) ').endswith("?"):
        return "it is a question"
    for group, why in (("future", "it tells of the future or of a wish"), ("conditional", "it is conditional")):
        if re.search(any_of(rules, group), text):
            return why
    return ""


def doubts(text: str, rules: Rules) -> str:
    """Why a statement of fact cannot be set beside figures by its words alone; "" where it can."""
    if re.search(any_of(rules, "negation"), text):
        return "it says what is not so"
    if re.search(any_of(rules, "respectively"), text):
        return "it speaks of several things at once"
    return ""

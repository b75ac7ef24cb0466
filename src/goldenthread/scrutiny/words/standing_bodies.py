"""What a figure is held against, by the names that papers give it: target, England, neighbours, London."""

import re
from typing import Final

from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.words.vocabulary import any_of

BODIES: Final = ("target", "england", "neighbours", "london")


def body_of(words: str, rules: Rules) -> str:
    """The body that the words of a heading name, or ""."""
    folded = words.casefold().replace("_", " ")
    return next((body for body in BODIES if re.search(any_of(rules, body), folded)), "")

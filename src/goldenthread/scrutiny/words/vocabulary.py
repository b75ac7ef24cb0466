"""The vocabulary of the rules as patterns: a group of words becomes one alternation, the longest first."""

import re
from collections.abc import Iterable

from goldenthread.scrutiny.rules import Rules

_SECTION = "words"


def words_of(rules: Rules, *groups: str) -> tuple[str, ...]:
    """The words of groups of the vocabulary; KeyError for a group that the rules do not hold."""
    return tuple(word for group in groups for word in rules.words(_SECTION, group))


def any_of(rules: Rules, *groups: str) -> str:
    """A pattern for any word of the groups, as a whole word, not captured."""
    return one_of(words_of(rules, *groups))


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first, as a whole word, not captured."""
    longest = sorted(words, key=len, reverse=True)
    return rf"(?<![\w-])(?:{'|'.join(re.escape(word) for word in longest)})(?![\w-])"


def group_of(word: str, rules: Rules, *groups: str) -> str:
    """Which of the groups holds a word, the first that does; "" where none does."""
    return next((group for group in groups if word in rules.words(_SECTION, group)), "")

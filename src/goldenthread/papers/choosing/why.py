"""The reasons for which a measure is a worry or works well."""

from enum import Enum


class Why(Enum):
    """A reason: whether it is a worry, its name in the rules, and its words."""

    SIGNAL_OF_CONCERN = (True, "signal", "worse than its own usual range, by more than chance explains")
    RED = (True, "red", "misses its target by far")
    AMBER = (True, "amber", "misses its target")
    BEHIND_OTHERS = (True, "comparator", "among the worst quarter of authorities")
    OVERDUE = (True, "overdue", "children are waiting beyond the time limit")
    NOT_RECORDED = (True, "not_recorded", "cannot be seen: it is not recorded")
    SIGNAL_OF_IMPROVEMENT = (False, "signal", "better than its own usual range, by more than chance explains")
    GREEN = (False, "green", "meets its target")
    AHEAD_OF_OTHERS = (False, "comparator", "among the best quarter of authorities")

    def __init__(self, worry: bool, key: str, words: str) -> None:
        self.worry = worry
        self.key = key
        self.words = words

"""What the verbs of this room refuse."""

from collections.abc import Mapping


class Refused(Exception):
    """Something that may not be done: each field of the form (or "" for the whole) with what is wrong and how to mend it."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = dict(problems)

    @classmethod
    def of(cls, field: str, problem: str) -> "Refused":
        """One problem."""
        return cls({field: problem})

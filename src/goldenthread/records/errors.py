"""What can go wrong with records: every error says where, what and how to mend it, and knows its exit code."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: ``where`` (file, sheet, row, setting), ``what``, and the ``mend`` that would put it right."""

    where: str
    what: str
    mend: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}. {self.mend}"


class RecordsError(Exception):
    """Anything this floor refuses to do; ``problems`` holds every reason found in one pass (never empty)."""

    exit_code = 70

    def __init__(self, *problems: Problem) -> None:
        if not problems:
            raise ValueError("an error needs at least one problem")
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))

    @classmethod
    def of(cls, where: str, what: str, mend: str) -> "RecordsError":
        """Build the error for a single problem."""
        return cls(Problem(where, what, mend))


class WrongUse(RecordsError):
    """The command or function was asked for something that does not make sense."""

    exit_code = 2


class InputRefused(RecordsError):
    """A file cannot be loaded as it is; nothing was changed."""

    exit_code = 3


class StoreBusy(RecordsError):
    """Another process is writing to the store."""

    exit_code = 4


class StoreDamaged(RecordsError):
    """What lies in the store is not what was written there."""

    exit_code = 4


class StoreUnwritable(RecordsError):
    """The store cannot be written: the disk is full, the folder read-only, or too little memory; it is as it was."""

    exit_code = 4


def refuse_if_any(problems: Iterable[Problem]) -> None:
    """Raise one `InputRefused` naming every problem, or do nothing when there is none."""
    found = tuple(problems)
    if found:
        raise InputRefused(*found)

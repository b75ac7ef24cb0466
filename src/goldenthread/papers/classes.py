"""Classes of a paper: public, exempt with its paragraph and reason, confidential; one source gives each."""

from dataclasses import dataclass
from enum import Enum


class Class(Enum):
    """Who may have a paper. A paper of a class holds everything of its own class and of those before it."""

    PUBLIC = "public"
    EXEMPT = "exempt"
    CONFIDENTIAL = "confidential"

    def holds(self, other: "Class") -> bool:
        """Whether what is of another class may stand in a paper of this one."""
        order = list(Class)
        return order.index(other) <= order.index(self)


@dataclass(frozen=True, slots=True)
class Marking:
    """Why something is not public.

    ``paragraph`` of Part 1 of Schedule 12A to the Local Government Act 1972 (as amended in 2006), 1 to 7; 0 for what is
    public or confidential. ``reason`` says why keeping it back outweighs the public interest in telling it; for a
    confidential part, on whose behalf it is kept.
    """

    class_: Class = Class.PUBLIC
    paragraph: int = 0
    reason: str = ""

    @property
    def words(self) -> str:
        """What is printed on every page; "" for what is public."""
        if self.class_ is Class.PUBLIC:
            return ""
        if self.class_ is Class.CONFIDENTIAL:
            return f"Confidential: {self.reason}"
        return f"Exempt under paragraph {self.paragraph} of Part 1 of Schedule 12A to the Local Government Act 1972"

    @property
    def says(self) -> str:
        """The same with the reason, as sentences; what is confidential names its reason in any case."""
        if self.class_ is not Class.EXEMPT:
            return f"{self.words}." if self.words else ""
        return f"{self.words}. {self.reason.rstrip('.')}."

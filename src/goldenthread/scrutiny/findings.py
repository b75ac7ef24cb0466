"""What scrutiny says: a finding with its arithmetic, or that two figures agree, or that nobody can tell."""

from dataclasses import dataclass
from enum import Enum


class Level(Enum):
    """How sure a finding is, the surest first."""

    CONTRADICTION = "contradiction"
    UNIT = "unit"
    QUESTION = "question"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the surest."""
        return list(Level).index(self)


@dataclass(frozen=True, slots=True)
class Place:
    """A cell: ``row`` is the physical line of the file or sheet, the first being 1; ``column`` its heading as printed."""

    file: str
    table: str
    row: int
    column: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One figure that its neighbours contradict.

    ``published`` and ``expected`` are as a reader would print them; ``arithmetic`` is one line; ``message`` says what does
    not agree and asks, never accuses; ``mend`` is what would put it right. ``also`` are the other cells of the sum.
    """

    place: Place
    relation: str
    level: Level
    published: str
    expected: str
    arithmetic: str
    message: str
    mend: str
    also: tuple[Place, ...] = ()


class Verdict(Enum):
    """What came of setting figures beside each other."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One comparison that was made; ``finding`` says what disagrees, ``why`` what stands in the way of telling."""

    verdict: Verdict
    place: Place
    finding: Finding | None = None
    why: str = ""


def agrees(place: Place) -> Outcome:
    """The figures agree."""
    return Outcome(Verdict.AGREES, place)


def disagrees(finding: Finding) -> Outcome:
    """They do not."""
    return Outcome(Verdict.DISAGREES, finding.place, finding)


def cannot_tell(place: Place, why: str) -> Outcome:
    """Nothing published would tell."""
    return Outcome(Verdict.CANNOT_TELL, place, why=why)

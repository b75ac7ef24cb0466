"""What a sentence claims: which figures stand in what relation, and why a claim cannot be checked where it cannot."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from goldenthread.scrutiny.words.said import Portion, Said, When


class Kind(Enum):
    """What kind of claim it is."""

    SHARE = "so many of so many"
    PORTION = "a portion in words"
    MOVEMENT = "a movement"
    AGAINST = "a standing against a target or others"
    DIFFERENCE = "a difference"
    PARTS = "parts of a total"
    RANGE = "a place in a range"
    EXTREME = "the highest or lowest"
    RUN = "so many periods running"
    VALUE = "a figure"


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a sentence claims.

    ``words`` are those that claim it, ``before`` what stands before them and names the subject. Of a movement, ``was``
    and ``now`` are its ends and ``by`` its size; of a share, ``now`` is so many of ``was``, and ``by`` the percentage; of a
    standing, ``now`` stands against ``was``, ``by`` is the gap and ``body`` what it is held against ("target",
    "england"…). ``way`` is 1 for a rise or for above, -1 for a fall or for below; ``good`` 1 for better or met, -1 for worse
    or missed. ``size`` is a group of the vocabulary ("small", "large", "steady"), ``multiple`` the number of times, softened
    by ``softened``. ``whens`` are the periods of the words, ``since`` the one that a comparison goes back to. ``why_not``
    says why nobody can check it, "" where somebody can.
    """

    kind: Kind
    sentence: str
    words: str
    before: str = ""
    now: Said | None = None
    was: Said | None = None
    by: Said | None = None
    way: int = 0
    good: int = 0
    size: str = ""
    multiple: Fraction | None = None
    softened: str = ""
    portion: Portion | None = None
    body: str = ""
    parts: tuple[Said, ...] = ()
    periods: int = 0
    when: When | None = None
    since: When | None = None
    why_not: str = ""

"""What the guard asks: a question about an action, a theme or the plan, with what is claimed, what is shown and why it asks."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from hashlib import sha256

from goldenthread.programme.guard.claims import Means
from goldenthread.programme.shown import Impact


class Gap(Enum):
    """How what is claimed and what is shown stand to each other, the widest first."""

    CONTRADICTED = "the record says otherwise"
    UNSUPPORTED = "it is not shown"
    UNKNOWN = "there is nothing to judge it by"
    AT_RISK = "it may not hold"
    NONE = "none"


class About(Enum):
    """What a question is about."""

    ACTION = "action"
    THEME = "theme"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason to ask: the rule's code, the question in words, the arithmetic, and the facts that it rests on.

    Two reasons of one code that rest on the same facts are the same reason, whatever month it is; ``key`` says so.
    """

    code: str
    says: str
    arithmetic: str
    gap: Gap
    rests_on: tuple[str, ...] = ()

    def key(self, about: str) -> str:
        """The identity of this reason for what it is about: 16 hexadecimal digits."""
        return _digest((about, self.code, *self.rests_on))


@dataclass(frozen=True, slots=True)
class Question:
    """What an author must answer, or change the claim; frozen.

    ``key`` is of the action or theme, or "plan"; ``title`` its words. ``claimed`` and ``shown`` are words. ``age_of_evidence``
    is in days: of the newest figure or piece of evidence that bears on it, None where there is none.
    """

    about: About
    key: str
    title: str
    claimed: str
    shown: str
    reasons: tuple[Reason, ...]
    age_of_evidence: int | None

    @property
    def gap(self) -> Gap:
        """The widest gap of its reasons."""
        order = list(Gap)
        return min((reason.gap for reason in self.reasons), key=order.index, default=Gap.NONE)

    @property
    def identity(self) -> str:
        """What this question is, so that an answer holds until a fact changes: a hash of what it is about, its reasons'
        codes and what they rest on; 16 hexadecimal digits."""
        return _digest((self.about.value, *sorted(reason.key(self.place) for reason in self.reasons)))

    @property
    def place(self) -> str:
        """What it is about and its key, as reasons are keyed by."""
        return f"{self.about.value}:{self.key}"


@dataclass(frozen=True, slots=True)
class Assessed:
    """One action as the guard sees it, whether or not it asks: what is claimed, what its figures show, and its questions."""

    action: str
    means: Means
    claimed: str
    impact: Impact
    reasons: tuple[Reason, ...]
    age_of_evidence: int | None

    @property
    def gap(self) -> Gap:
        """The widest gap of its reasons."""
        order = list(Gap)
        return min((reason.gap for reason in self.reasons), key=order.index, default=Gap.NONE)


@dataclass(frozen=True, slots=True)
class Answer:
    """What an author said of a question on a day; ``reasons`` are the keys of those that it was given to."""

    question: str
    reasons: tuple[str, ...]
    on: date
    by: str
    text: str


def _digest(parts: tuple[str, ...]) -> str:
    return sha256("\x1f".join(parts).encode()).hexdigest()[:16]

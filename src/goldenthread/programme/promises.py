"""What a plan promises: recommendations, themes and actions, with every claim, slip, piece of evidence and check, dated.

Nothing is overwritten: what changes is a tuple of dated entries, oldest first (`goldenthread.programme.history` reads them).
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from goldenthread.programme.due import Due
from goldenthread.programme.people import Person
from goldenthread.programme.stakes import Money, Risk


class Origin(Enum):
    """Who made a recommendation."""

    OFSTED = "Ofsted"
    DFE = "DfE"
    COMMISSIONER = "Commissioner"
    PARTNERSHIP = "Safeguarding partnership"
    PEER = "Peer review"
    SCRUTINY = "Scrutiny"
    AUDIT = "Own audit"


class Moves(Enum):
    """How a figure should move if an action works."""

    UP = "up"
    DOWN = "down"
    HOLD = "hold"


class Stands(Enum):
    """What a linked figure is for: what the action should move, or what must not get worse meanwhile."""

    AIM = "aim"
    GUARDRAIL = "guardrail"


class PointKind(Enum):
    """What a theme says: what is to be mended, what will be done differently, what children and staff will see."""

    FIX = "fix"
    CHANGE = "change"
    SEE = "see"


class EvidenceKind(Enum):
    """What a piece of evidence is."""

    DOCUMENT = "document"
    MINUTES = "minutes"
    AUDIT = "audit"
    DATA = "data"
    VOICE = "voice"
    OBSERVATION = "observation"


class Fate(Enum):
    """What became of an old action when the plan was refreshed."""

    KEPT = "kept"
    MERGED = "merged"
    SPLIT = "split"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What somebody with a say told the council to do; ``number`` is as printed; ``board`` the key of the board that watches it."""

    key: str
    origin: Origin
    number: str
    text: str
    said_on: date | None = None
    document: str = ""
    board: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One point under a theme."""

    theme: str
    kind: PointKind
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of the plan; ``printed`` is its number as printed, ``leads`` are people by key."""

    key: str
    printed: str
    title: str
    leads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subtheme:
    """A part of a theme; ``printed`` is its code as printed ("1a")."""

    key: str
    theme: str
    printed: str
    title: str


@dataclass(frozen=True, slots=True)
class Slip:
    """The due of an action moved on a day, from what to what, with the reason."""

    on: date
    was: Due
    now: Due
    by: str
    because: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A delivery rating that a person gave on a day, a code of the plan's scheme; ``because`` where the rule says otherwise."""

    on: date
    rating: str
    by: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class Update:
    """What an owner wrote of an action on a day."""

    on: date
    by: str
    text: str


@dataclass(frozen=True, slots=True)
class Milestone:
    """A step of an action; ``done_on`` is None while it is not done."""

    key: str
    title: str
    due: Due
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file and what it shows, in a sentence; name and SHA-256 (hexadecimal) are "" where it is only referred to."""

    key: str
    on: date
    by: str
    kind: EvidenceKind
    shows: str
    file: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Expected:
    """A figure (a key of the book, or typed) that an action should move by a day; ``subject`` says how they belong together."""

    measure: str
    moves: Moves
    stands: Stands = Stands.AIM
    by: date | None = None
    since: date | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Ownership:
    """Whose an action is from a day: keys of people, the printed cell, and who covers."""

    since: date | None
    owners: tuple[str, ...]
    printed: str = ""
    cover: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A look at a closed action, ``months`` after it closed: whether it holds, None until somebody looked."""

    months: int
    due: date
    done_on: date | None = None
    holds: bool | None = None
    says: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Closure:
    """An action said to be complete, by whom; a second person agreed or has not yet; checks follow; reopened or not."""

    on: date
    by: str
    evidence: tuple[str, ...]
    agreed_on: date | None = None
    agreed_by: str = ""
    checks: tuple[Check, ...] = ()
    reopened_on: date | None = None
    reopened_because: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """One action; ``key`` is its own and outlives every printed number; ``earlier`` are numbers of plans before; frozen.

    ``baseline`` is the due first agreed; the current one is that of the last slip, or the baseline. ``began_on`` is None
    where no source says. ``recommendations``, ``risks``, ``audits``, ``money`` and ``depends_on`` hold keys.
    """

    key: str
    printed: str
    theme: str
    text: str
    baseline: Due
    subtheme: str = ""
    earlier: tuple[str, ...] = ()
    began_on: date | None = None
    owned: tuple[Ownership, ...] = ()
    partners: tuple[str, ...] = ()
    slips: tuple[Slip, ...] = ()
    claims: tuple[Claim, ...] = ()
    updates: tuple[Update, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    expected: tuple[Expected, ...] = ()
    closures: tuple[Closure, ...] = ()
    recommendations: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    audits: tuple[str, ...] = ()
    money: tuple[str, ...] = ()
    depends_on: tuple[str, ...] = ()
    source: str = ""

    @property
    def due(self) -> Due:
        """The due that holds now."""
        return self.slips[-1].now if self.slips else self.baseline

    @property
    def claim(self) -> Claim | None:
        """The last rating that a person gave."""
        return self.claims[-1] if self.claims else None

    @property
    def ownership(self) -> Ownership | None:
        """Whose it is now."""
        return self.owned[-1] if self.owned else None

    @property
    def closure(self) -> Closure | None:
        """The last closure, if it was not reopened."""
        last = self.closures[-1] if self.closures else None
        return None if last is None or last.reopened_on is not None else last


@dataclass(frozen=True, slots=True)
class Mapped:
    """What became of an action of the plan before: its printed number there, and keys here; ``decision`` where it was dropped."""

    old: str
    now: tuple[str, ...]
    fate: Fate
    decision: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A version of a plan from a day, whole, with the key of its rating scheme; ``before`` is what it refreshed, 0 for none."""

    key: str
    title: str
    version: int
    scheme: str
    from_on: date
    people: tuple[Person, ...]
    themes: tuple[Theme, ...]
    actions: tuple[Action, ...]
    subthemes: tuple[Subtheme, ...] = ()
    points: tuple[Point, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    mapped: tuple[Mapped, ...] = ()
    before: int = 0
    published_on: date | None = None
    source: str = ""
    risks: tuple[Risk, ...] = ()
    money: tuple[Money, ...] = ()

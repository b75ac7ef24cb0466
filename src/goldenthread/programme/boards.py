"""Boards, meetings, decisions and what was asked: as values, for papers and for checks that need no web."""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class RequestKind(Enum):
    """What was brought to the ledger."""

    REQUEST = "request"
    CHALLENGE = "challenge"
    SUGGESTION = "staff suggestion"
    BLOCKER = "blocker"


@dataclass(frozen=True, slots=True)
class Board:
    """A board or committee: ``public`` says whether its papers are, ``quorum`` members make a meeting, ``cycle`` is how often."""

    key: str
    title: str
    terms: str = ""
    chair: str = ""
    quorum: int = 0
    cycle: str = ""
    public: bool = False
    committee: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who sits on a board, from a day to a day; ``person`` is a key of the programme's people."""

    board: str
    person: str
    role: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """What a member said of a paper before the meeting, and what became of it in the final version ("" until that is said)."""

    on: date
    by: str
    text: str
    became: str = ""


@dataclass(frozen=True, slots=True)
class Clearance:
    """That somebody cleared a paper: ``kind`` legal, finance or director."""

    kind: str
    by: str
    on: date
    says: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of an agenda; ``pack`` is the frozen paper for it, "" for none."""

    number: str
    title: str
    pack: str = ""
    exempt: bool = False
    lead: str = ""
    comments: tuple[Comment, ...] = ()
    clearances: tuple[Clearance, ...] = ()


@dataclass(frozen=True, slots=True)
class Minute:
    """One line of minutes: kind note, query, response or resolution; ``speaker`` a job title or body, "" where not said.

    ``exempt`` is the paragraph and reason for which the public is shut out of it, "" where it is not.
    """

    number: int
    kind: str
    speaker: str
    text: str
    refers_to: str = ""
    exempt: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a meeting decided: whose it is and by when; ``done_on`` None while it is open.

    ``exempt`` is the paragraph and reason for which the public is shut out of it, "" where it is not.
    """

    key: str
    text: str
    owner: str = ""
    due: date | None = None
    done_on: date | None = None
    outcome: str = ""
    exempt: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of a board; ``on`` its day (the first of the month where only that is known: ``month_only``).

    ``published_on`` is the day its agenda and papers went out, ``urgent_because`` why with less notice than is owed.
    """

    key: str
    board: str
    on: date
    month_only: bool = False
    items: tuple[Item, ...] = ()
    minutes: tuple[Minute, ...] = ()
    decisions: tuple[Decision, ...] = ()
    present: tuple[str, ...] = ()
    apologies: tuple[str, ...] = ()
    published_on: date | None = None
    urgent_because: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """What happened to a request on a day: the state it came to, by whom, and the words (an answer, why not accepted…)."""

    on: date
    state: str
    by: str
    text: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """A question that stays open until an answer was accepted; states are those of `goldenthread.programme.ledger`.

    ``asked_by`` is a key of a person, or of a board for a body. ``due_meeting`` is a meeting's key, "" where none was set.
    ``exempt`` is the paragraph and reason for which the public is shut out of it and its answers, "" where it is not.
    """

    key: str
    kind: RequestKind
    text: str
    asked_by: str
    asked_on: date
    board: str = ""
    meeting: str = ""
    owner: str = ""
    due_meeting: str = ""
    due_on: date | None = None
    about: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    exempt: str = ""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Who receives what and how often; ``how_often`` is as printed, and "" where the source does not say.

    ``delivered`` are days with what was received (a frozen paper, a minute).
    """

    key: str
    board: str
    what: str
    how_often: str = ""
    first_due: date | None = None
    source: str = ""
    delivered: tuple[tuple[date, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Obligation:
    """What a direction obliges somebody to do: for whom, how often, by when; ``delivered`` are days with the evidence of each."""

    key: str
    direction: str
    paragraph: str
    kind: str
    text: str
    owed_by: str
    owed_to: str = ""
    frequency: str = ""
    deadline: str = ""
    first_due: date | None = None
    delivered: tuple[tuple[date, str], ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What an inspection or visit found: ``polarity`` strength, weakness or mixed; ``recommendations`` that it belongs to."""

    key: str
    document: str
    on: str
    paragraph: str
    area: str
    polarity: str
    text: str
    grade: str = ""
    recommendations: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """An inspection or visit, done or to come; ``document`` is what findings of it are listed under, "" before the letter."""

    key: str
    title: str
    by: str
    began: date
    ended: date | None = None
    focus: str = ""
    document: str = ""
    letter_on: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Assessed:
    """What the council said of itself on a day: ``grade`` met, partly met or not met, with keys or words of evidence."""

    on: date
    by: str
    grade: str
    says: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition for success, with its points, and what the council said of itself against which evidence."""

    key: str
    number: str
    point: str
    title: str
    text: str
    source: str = ""
    assessed: tuple[Assessed, ...] = ()


@dataclass(frozen=True, slots=True)
class Governance:
    """Everything of boards, whole; empty where nothing was loaded."""

    boards: tuple[Board, ...] = ()
    members: tuple[Member, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    requests: tuple[Request, ...] = ()
    arrangements: tuple[Arrangement, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    findings: tuple[Finding, ...] = ()
    conditions: tuple[Condition, ...] = ()
    visits: tuple[Visit, ...] = ()

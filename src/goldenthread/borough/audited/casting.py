"""Who and what a year of audits is made of: cases that somebody held, auditors, and what is told of one audit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

#: Ofsted's four grades, the best first.
GRADES: Final = ("outstanding", "good", "requires-improvement", "inadequate")
#: Who takes part in audits with partners.
PARTNERS: Final = ("Police", "Health", "Schools")
#: Who passes on a concern that nobody answered in time.
CLOCK: Final = "background worker"
ELDER: Final = "leaving-care"


@dataclass(frozen=True, slots=True)
class Held:
    """A case as somebody held it between two days: ``until`` is None while they do; ``line`` is the next manager first.

    ``name`` is what the records call the child (dice are thrown by it, so that they fall alike on every machine), ``key`` the
    store's key, ``tool`` the tool of the service's area of practice.
    """

    name: str
    key: str
    worker: str
    line: tuple[str, ...]
    team: str
    tool: str
    since: date
    until: date | None = None

    def on(self, day: date) -> bool:
        """Whether it was held on a day, and had been for a month, so that there is work to read."""
        return (day - self.since).days >= _TO_READ and (self.until is None or day <= self.until)


_TO_READ: Final = 30


@dataclass(frozen=True, slots=True)
class Cast:
    """Who audits, in order; who moderates; who keeps the programme; and who is what was planted.

    ``lenient`` grades a grade above what the work is in seven audits of ten, ``unlucky`` is as fair as the others and has a
    bad start with second graders. ``poor`` is the team whose work failed in spring, ``failing`` the one whose work fails now.
    ``shown`` are workers whose cases are looked at more often: those who sign in to the demonstration.
    """

    auditors: tuple[str, ...]
    moderators: tuple[str, ...]
    keeper: str
    lenient: str
    unlucky: str
    poor: str
    failing: str
    shown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grades:
    """One person's grades: by domain a grade (None where it does not apply) and the evidence, then the whole."""

    judgements: tuple[tuple[str, str | None, str], ...]
    overall: str | None
    summary: str


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that was done to an audit, by whom and when (local time); which of the other fields it fills, the verb says."""

    verb: str
    by: str
    at: datetime
    words: str = ""
    key: str = ""
    whom: str = ""
    day: date | None = None
    grade: str = ""
    grades: Grades | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """One audit and everything that was done to it, in order; ``again`` is the key of the audit that it repeats."""

    key: str
    kind: str
    case: Held
    tool: str
    round: str
    again: str
    deeds: tuple[Deed, ...]

    @property
    def allocated(self) -> date:
        """The day on which it began."""
        return self.deeds[0].at.date()


#: By the key of a tool: its version and the keys of its domains.
Tools = Mapping[str, tuple[int, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the programme, from a day to a day; ``second`` per cent of its audits are graded again."""

    key: str
    title: str
    kind: str
    tool: str
    since: date
    until: date
    every: str
    per: str
    n: int
    because: str = ""
    agencies: tuple[str, ...] = ()
    second: int = 0


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of the year, and to be found: nobody is told of it but tests.

    ``second`` counts second grades by auditor; ``clusters`` are teams with the months in which their work failed;
    ``concerns`` are keys of audits by how the concern went.
    """

    lenient: str
    fair: tuple[str, ...]
    clusters: tuple[tuple[str, int], ...]
    concerns: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The programme's lines, its audits in order of allocation, the cases of the list reviewed whole, and the truth."""

    lines: tuple[Line, ...]
    stories: tuple[Story, ...]
    reviewed: tuple[Held, ...]
    truth: Truth

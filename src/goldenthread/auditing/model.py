"""An audit of one case: who graded it and who graded it again, on what evidence, and what came of it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum


class Grade(Enum):
    """Ofsted's four grades, the best first; the words are those of the codes of records (audit_grade)."""

    OUTSTANDING = "outstanding"
    GOOD = "good"
    REQUIRES_IMPROVEMENT = "requires-improvement"
    INADEQUATE = "inadequate"


class Kind(Enum):
    """What gave rise to an audit."""

    REGULAR = "regular"
    THEMATIC = "thematic"
    PRACTICE_WEEK = "practice-week"
    DIP_SAMPLE = "dip-sample"
    MULTI_AGENCY = "multi-agency"
    RE_AUDIT = "re-audit"
    COHORT_REVIEW = "cohort-review"

    @property
    def graded(self) -> bool:
        """Whether it ends in an overall grade: a dip sample and a review of a cohort may end in a finding alone."""
        return self not in (Kind.DIP_SAMPLE, Kind.COHORT_REVIEW)


class Stage(Enum):
    """How far an audit has come; the words are those of the codes of records (audit_stage)."""

    ALLOCATED = "allocated"
    RETURNED = "returned"
    MODERATED = "moderated"
    ACTIONS_OPEN = "actions-open"
    CLOSED = "actions-complete"
    CANCELLED = "cancelled"


class Whose(Enum):
    """Whose view an audit holds beside the auditor's; an agency is one other than the council."""

    CHILD = "child"
    FAMILY = "family"
    WORKER = "worker"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True)
class Case:
    """The case looked at, who works it and who manages them (``line``, the next manager first), on the day of allocation."""

    key: str
    worker: str
    line: tuple[str, ...]
    team: str

    def is_own(self, person: str) -> bool:
        """Whether it is a person's own case or lies in their line."""
        return person == self.worker or person in self.line


@dataclass(frozen=True, slots=True)
class Judgement:
    """A domain's grade and the evidence for it; without a grade the domain does not apply, and the evidence says why."""

    domain: str
    grade: Grade | None
    evidence: str


@dataclass(frozen=True, slots=True)
class Grading:
    """One person's grades; ``overall`` is None only where the kind of audit ends without a grade."""

    by: str
    on: date
    judgements: tuple[Judgement, ...]
    overall: Grade | None
    summary: str


@dataclass(frozen=True, slots=True)
class Settled:
    """The grade that stands after two that differ, with the reason."""

    grade: Grade
    by: str
    on: date
    why: str


@dataclass(frozen=True, slots=True)
class Feedback:
    """What the worker was told, by whom, on what day, and whether face to face or in writing."""

    by: str
    on: date
    face_to_face: bool
    words: str


@dataclass(frozen=True, slots=True)
class View:
    """What the child, the family, the worker or another agency says of the work, and who asked.

    ``agency`` names the agency where the view is one's.
    """

    whose: Whose
    by: str
    on: date
    words: str
    agency: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """Something to be done; ``done`` is the day on which it was, and ``proof`` what shows it."""

    key: str
    text: str
    owner: str
    due: date
    done: date | None = None
    proof: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A line of a concern's log."""

    at: datetime
    by: str
    words: str


@dataclass(frozen=True, slots=True)
class Concern:
    """A child may not be safe now: raised with a person by name, and answered with what was done.

    ``line`` is who managed the case on the day it was raised; where it is blank, who did when the audit was allocated.
    """

    raised: Note
    with_whom: str
    log: tuple[Note, ...] = ()
    answered: Note | None = None
    line: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Audit:
    """One audit, whole; change it only by the functions of `states`.

    ``tool`` and ``version`` are kept for good: an answered audit is read by the questions that were asked.
    ``stood_down`` were to moderate and are not to any more.
    """

    key: str
    kind: Kind
    case: Case
    tool: str
    version: int
    auditor: str
    allocated: date
    due: date
    first: Grading | None = None
    moderator: str = ""
    stood_down: tuple[str, ...] = ()
    second: Grading | None = None
    settled: Settled | None = None
    feedback: tuple[Feedback, ...] = ()
    views: tuple[View, ...] = ()
    actions: tuple[Action, ...] = ()
    concerns: tuple[Concern, ...] = ()
    re_audit_of: str = ""
    closed: date | None = None
    cancelled: str = ""

    @property
    def stage(self) -> Stage:
        """How far it has come."""
        if self.cancelled:
            return Stage.CANCELLED
        if self.closed is not None:
            return Stage.CLOSED
        if self.first is None:
            return Stage.ALLOCATED
        if any(action.done is None for action in self.actions):
            return Stage.ACTIONS_OPEN
        return Stage.RETURNED if self.second is None else Stage.MODERATED

    @property
    def as_audited(self) -> Grade | None:
        """The first grade; None where there is none, or none yet."""
        return self.first.overall if self.first else None

    @property
    def as_moderated(self) -> Grade | None:
        """The grade that stands: the settled one, or that on which both agree; None of an audit not graded twice."""
        if self.settled:
            return self.settled.grade
        return self.second.overall if self.second and not self.differs else None

    @property
    def differs(self) -> bool:
        """Whether two grades are in that are not the same."""
        return self.first is not None and self.second is not None and self.first.overall != self.second.overall

    @property
    def stands(self) -> Grade | None:
        """The grade as moderated, else as audited; while two differ unsettled, the worse of them."""
        if self.differs and self.settled is None and self.first and self.second:
            scale = list(Grade)
            both = [grading.overall for grading in (self.first, self.second) if grading.overall is not None]
            return max(both, key=scale.index, default=None)
        return self.as_moderated or self.as_audited

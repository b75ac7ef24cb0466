"""How every verb begins and ends: the audit locked, seat and sight checked, and what was done kept and journalled."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.utils.timezone import localdate, now

from goldenthread.access.errors import NotAllowed
from goldenthread.access.scope import Scope
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.auditing.model import Audit, Case
from goldenthread.auditing.tools.reading import Tool
from goldenthread.journal.actions import record
from goldenthread.quality import models, rows
from goldenthread.quality.people import any_same, case_of, involved, now_known_as
from goldenthread.quality.policies import Seat, can_do, seats_of, sight
from goldenthread.quality.reading import served_now, tool_for
from goldenthread.records.errors import Problem, WrongUse
from goldenthread.serving.opening import Served

PURPOSE: Final = "audits of cases"
_NOT_THERE: Final = "There is no such audit for you."
#: For the moderator in person, whoever else is blind like them.
_MODERATORS: Final = frozenset({"grade again", "settle"})


@dataclass(frozen=True, slots=True)
class Doing:
    """A verb in hand: the locked row, the audit as it stands, the seats of who does it, today and now."""

    verb: str
    row: models.Audit
    audit: Audit
    seats: frozenset[Seat]
    by: Viewer
    served: Served
    today: date
    at: datetime

    @property
    def me(self) -> str:
        """The doer's user name."""
        return self.by.username

    def is_me(self, person: str) -> bool:
        """Whether a person of the audit is the doer, by user name or as a worker whose post they hold."""
        return person in now_known_as(self.by.username, self.today)

    def tool(self) -> Tool:
        """The tool that the audit was allocated with; raises `Refused` where it is not held."""
        found = tool_for(self.audit)
        if found is None:
            raise Refused.of("", "The tool of this audit is not held here, so it cannot be graded")
        return found

    def keep(self, audit: Audit, **about: object) -> Audit:
        """Keep what the audit is now as its next state, and write to the journal what was done."""
        rows.write(self.row, audit, self.verb, self.by.username, self.at)
        self.told(**about)
        return audit

    def told(self, **about: object) -> None:
        """Write to the journal what was done; never a grade, since a moderator may be blind to it."""
        said = {"audit": self.row.key, "person": self.audit.case.key, **about}
        record(self.by.scope(PURPOSE), f"audits: {self.verb}", said)


def begin(key: str, verb: str, by: Viewer) -> Doing:
    """Lock an audit and check that ``by`` may do this to it; within a transaction.

    Raises `NotAllowed` for an audit that is not there or not theirs to do this to, in the same words.
    """
    row = models.Audit.objects.select_for_update().filter(key=key).first()
    if row is None:
        raise NotAllowed(_NOT_THERE)
    served = served_now()
    seats = seats_of(by, row, served)
    audit = rows.audit_of(row.document)
    found = sight(audit, seats)
    doing = Doing(verb, row, audit, seats, by, served, localdate(), now())
    if found.seen is None or not can_do(verb, seats, found.blind):
        raise NotAllowed(_NOT_THERE)
    if verb in _MODERATORS and not doing.is_me(audit.moderator):
        raise NotAllowed(_NOT_THERE)  # blind by a post that they held or cover, and not the one who was asked
    return doing


@contextmanager
def refusing(field: str = "") -> Iterator[None]:
    """Turn what the rules of audits refuse into what forms show: every reason, at a field or over the whole."""
    try:
        yield
    except WrongUse as error:
        raise Refused.of(field, " ".join(_said(one) for one in error.problems)) from error


def refuse_if(problems: Mapping[str, str]) -> None:
    """Raise `Refused` with every problem, or do nothing when there is none."""
    if problems:
        raise Refused(problems)


def case_today(served: Served, person_key: str, today: date) -> Case | None:
    """Who works and manages the case today; None where nobody does any more, or the records no longer hold the child."""
    try:
        return case_of(served, Scope.everything("golden-thread", PURPOSE), person_key, today)
    except WrongUse:
        return None


def not_own_today(served: Served, case: Case, person: str, today: date) -> None:
    """Raise `Refused` for somebody who works with the child, works the case or manages it today or did on allocation.

    Every identifier that people go or went by is looked at, so that nobody escapes by another post.
    """
    held = case_today(served, case.key, today)
    theirs = {case.worker, *case.line, *involved(served, case.key, today)}
    theirs |= {held.worker, *held.line} if held is not None else set()
    if any_same(person, theirs - {""}, today):
        raise Refused.of("", "This is their own case, or lies in their line: somebody outside it is to grade it")


def _said(problem: Problem) -> str:
    return f"{problem.what[0].upper()}{problem.what[1:]}. {problem.mend}"

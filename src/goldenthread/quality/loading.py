"""Audits done elsewhere brought into the room: every person and child known, all of a file or nothing of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from django.db import transaction
from django.utils.timezone import localdate, now

from goldenthread.access.errors import NotAllowed
from goldenthread.access.scope import Scope
from goldenthread.accounts.models import User
from goldenthread.accounts.viewer import Viewer
from goldenthread.auditing.lived import Lived
from goldenthread.auditing.model import Audit, Case, Feedback, Grading
from goldenthread.auditing.tables.audits import read_rows
from goldenthread.journal.actions import record
from goldenthread.quality import models
from goldenthread.quality.actions.begin import PURPOSE
from goldenthread.quality.people import any_same, line_of, person_of_worker
from goldenthread.quality.reading import journal, served_now
from goldenthread.quality.whole import keep_whole
from goldenthread.records.errors import InputRefused, Problem, refuse_if_any
from goldenthread.serving.lists import keys_of
from goldenthread.serving.opening import Served

#: How the key of an audit done elsewhere begins: its own key may say anything, and stands in addresses.
_LETTER: Final = "X"
_DIGITS: Final = 10


@dataclass(frozen=True, slots=True)
class Loader:
    """Who loads, as the journal and the rows name them, and whom they may reach."""

    username: str
    scope: Scope


def by_viewer(viewer: Viewer) -> Loader:
    """Somebody who is signed in; raises `NotAllowed` for who does not keep audits."""
    if not viewer.may("audits.keep"):
        raise NotAllowed("Loading audits is for those who keep them.")
    return Loader(viewer.username, viewer.scope(PURPOSE))


@transaction.atomic
def load(path: Path, by: Loader) -> tuple[Audit, ...]:
    """Load a file of audits done elsewhere; what is given is as it is kept, with the keys of this place.

    A child is known by the council's identifier, a person by user name or worker of the records, a team by its identifier.
    Raises `InputRefused` with every fault by its row: who is not known, what has not happened yet, one's own case, an audit
    that was not finished elsewhere, and one that was loaded before.
    """
    rows = read_rows(path)
    if not rows:
        raise InputRefused.of(path.name, "the file holds no audit", "Give a row an audit.")
    served, at = served_now(), now()
    children = keys_of(served, by.scope, journal(), {audit.case.key for _, audit in rows})
    reading = _Reading(served, localdate(), children, {key_of(audit.key) for _, audit in rows}, [])
    found = [reading.audit(where, audit) for where, audit in rows]
    refuse_if_any(reading.problems)
    keep_whole((Lived("load", by.username, at, audit),) for audit in found)
    about = {"audits": [one.key for one in found], "persons": sorted({one.case.key for one in found})}
    record(by.scope, "audits: loaded", about)
    return tuple(found)


def key_of(elsewhere: str) -> str:
    """The key here of an audit that has a key of its own elsewhere: always the same, and telling nothing."""
    return _LETTER + sha256(elsewhere.strip().encode()).hexdigest()[:_DIGITS].upper()


class _Reading:
    """One file being read: what is known, and what is wrong so far."""

    def __init__(
        self, served: Served, today: date, children: dict[str, str], keys: set[str], problems: list[Problem]
    ) -> None:
        """``children`` are keys of the records by identifier, ``keys`` those that the file's audits get here."""
        self.served, self.today, self.children, self.keys, self.problems = served, today, children, keys, problems
        self.teams = _known(served, "select team_id from team")
        self.workers = _known(served, "select worker_id from worker")
        self.held = set(models.Audit.objects.values_list("key", flat=True))
        self.people: dict[str, str] = {}

    def audit(self, where: str, said: Audit) -> Audit:
        """The audit with everybody as they are known here; what is wrong with it is kept."""

        def wrong(what: str, mend: str) -> None:
            self.problems.append(Problem(where, what, mend))

        key = key_of(said.key)
        if key in self.held:
            wrong(f"the audit {said.key!r} was loaded before", "Leave it out: what was loaded stays.")
        person = self.children.get(said.case.key, "")
        if not person:
            wrong(
                f"there is no child {said.case.key!r} whom you may see", "Write the child's identifier of the records."
            )
        if said.case.team not in self.teams:
            wrong(f"there is no team {said.case.team!r}", "Write the team's identifier of the records.")
        self._finished(said, wrong)

        def who(name: str) -> str:
            return self._person(name, wrong)

        auditor, moderator, worker = who(said.auditor), who(said.moderator), who(said.case.worker)
        line = tuple(dict.fromkeys(who(one) for one in said.case.line)) or self._line(said, (auditor, moderator))
        for name, act in ((auditor, "audited"), (moderator, "moderated")):
            if name and any_same(name, {worker, *line}, self.today):
                wrong(f"{name} {act} their own case or line", "See who it was; such a grade cannot be counted.")
        again = key_of(said.re_audit_of) if said.re_audit_of else ""
        if again and again not in self.keys | self.held and said.re_audit_of not in self.held:
            wrong(f"the audit before it, {said.re_audit_of!r}, is not here", "Load that too, or correct the key.")
        return replace(
            said, key=key, case=Case(person, worker, line, said.case.team), auditor=auditor, moderator=moderator,
            first=_by(said.first, auditor), second=_by(said.second, moderator),
            settled=replace(said.settled, by=moderator) if said.settled else None,
            feedback=tuple(_told(one, auditor) for one in said.feedback),
            re_audit_of=again if again in self.keys | self.held else said.re_audit_of,
        )  # fmt: skip

    def _finished(self, said: Audit, wrong: Callable[[str, str], None]) -> None:
        if said.first is None and not said.cancelled:
            wrong("it is not graded yet", "Load it when it is, or give the audit out here.")
        if said.moderator and said.second is None:
            wrong("its second grade is not in", "Wait for it, or leave the moderator out.")
        days = [said.allocated, said.closed, said.settled and said.settled.on]
        days += [one.on for one in (said.first, said.second, *said.feedback) if one]
        if late := sorted(day for day in days if day and day > self.today):
            wrong(f"{late[-1]} has not come yet", "Correct the day.")

    def _person(self, said: str, wrong: Callable[[str, str], None]) -> str:
        if said and said not in self.people:
            found = said if User.objects.filter(username=said).exists() else ""
            if not found and said in self.workers:
                found = person_of_worker(said, self.today)
            self.people[said] = found
        if said and not self.people[said]:
            wrong(f"nobody is known as {said!r}", "Write a user name, or the identifier of a worker of the records.")
        return self.people.get(said, "")

    def _line(self, said: Audit, but: Sequence[str]) -> tuple[str, ...]:
        """Who manages the case now, where the file does not say: without those who audited, who may manage it only since."""
        return tuple(
            one for one in line_of(self.served, said.case.worker, said.case.team, self.today) if one not in but
        )


def _by(grading: Grading | None, who: str) -> Grading | None:
    return replace(grading, by=who) if grading is not None else None


def _told(feedback: Feedback, by: str) -> Feedback:
    return replace(feedback, by=by)


def _known(served: Served, sql: str) -> frozenset[str]:
    rows: Iterable[Any] = served.connection().execute(sql)
    return frozenset(str(one) for (one,) in rows)

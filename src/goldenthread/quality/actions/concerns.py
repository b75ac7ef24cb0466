"""Verbs about immediate concerns: raised with the next manager, answered by one, passed on when nobody does in time."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import now

from goldenthread.accounts.by import By, journalled
from goldenthread.accounts.viewer import Viewer
from goldenthread.auditing import clocks
from goldenthread.auditing.model import Audit, Note
from goldenthread.quality import models, rows
from goldenthread.quality.actions.begin import PURPOSE, begin, case_today, refusing
from goldenthread.quality.people import now_known_as
from goldenthread.quality.reading import rules

_WORKER = By("background worker", "worker")


@transaction.atomic
def raise_(key: str, words: str, by: Viewer) -> Audit:
    """A child may not be safe now: it goes to whoever manages the case today, and the clock runs (``concern_hours``).

    Anybody with a seat may, at any stage. A manager who has yet to grade the audit blind is left out of the line.
    """
    doing = begin(key, "raise concern", by)
    held = case_today(doing.served, doing.audit.case.key, doing.today)
    blind = doing.audit.moderator if doing.audit.second is None else ""
    line = tuple(one for one in (held.line if held is not None else ()) if one != blind)
    with refusing("words"):
        made = clocks.raise_concern(doing.audit, Note(doing.at, doing.me, words.strip()), line)
    return doing.keep(made, concern=len(made.concerns) - 1, with_whom=made.concerns[-1].with_whom)


@transaction.atomic
def answer(key: str, place: int, words: str, by: Viewer) -> Audit:
    """What was done about a concern, by its place from 0; said by a manager of the case."""
    doing = begin(key, "answer concern", by)
    mine = now_known_as(by.username, doing.today)
    line = (one for concern in doing.audit.concerns[place : place + 1] for one in rows.people_of(concern))
    me = next((one for one in (*doing.audit.case.line, *line) if one in mine), doing.me)
    with refusing("words"):
        made = clocks.answer_concern(doing.audit, place, Note(doing.at, me, words.strip()))
    return doing.keep(made, concern=place)


def escalate_overdue(at: datetime | None = None) -> tuple[str, ...]:
    """Pass on every concern that nobody answered in time, each in its own transaction; the keys of those audits."""
    moment = at or now()
    keys = models.Audit.objects.filter(concerned=True).order_by("pk").values_list("key", flat=True)
    return tuple(key for key in list(keys) if _escalate(key, moment))


@transaction.atomic
def _escalate(key: str, at: datetime) -> bool:
    row = models.Audit.objects.select_for_update().filter(key=key, concerned=True).first()
    if row is None:
        return False
    audit, held, done = rows.audit_of(row.document), rules(), False
    for place, concern in enumerate(audit.concerns):
        if clocks.overdue(concern, at, held):
            audit, done = clocks.escalate(audit, place, at, held), True
    if done:
        rows.write(row, audit, "escalate", _WORKER.username, at)
        passed = [one.with_whom for one in audit.concerns if one.answered is None]
        journalled("audits: escalate", _WORKER, {"audit": key, "person": audit.case.key, "with_whom": passed}, PURPOSE)
    return done

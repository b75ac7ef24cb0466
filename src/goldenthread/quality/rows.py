"""Audits as rows and as values: the document holds the whole of one, the columns repeat what rows are found by."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from goldenthread.auditing.model import Audit, Concern, Stage
from goldenthread.quality import models
from goldenthread.records.kept_values import plain, valued


def document_of(audit: Audit) -> Any:
    """An audit as JSON."""
    return plain(audit)


def audit_of(document: object) -> Audit:
    """The audit of a document; raises ValueError, KeyError or TypeError for one that is none."""
    found = valued(document, Audit)
    if not isinstance(found, Audit):
        raise ValueError("the document of an audit holds none")
    return found


def columns_of(audit: Audit) -> dict[str, Any]:
    """What a row repeats of its document."""
    lines = [*audit.case.line, *(person for concern in audit.concerns for person in people_of(concern))]
    over = audit.stage in (Stage.CLOSED, Stage.CANCELLED)
    return {
        "kind": audit.kind.value,
        "person_key": audit.case.key,
        "team": audit.case.team,
        "worker": audit.case.worker,
        "line": list(dict.fromkeys(lines)),
        "auditor": audit.auditor,
        "moderator": audit.moderator,
        "owners": [] if over else sorted({one.owner for one in audit.actions if one.done is None}),
        "allocated_on": audit.allocated,
        "due_on": audit.due,
        "graded_on": audit.first.on if audit.first else None,
        "closed_on": audit.closed,
        "stage": audit.stage.value,
        "stands": audit.stands.value if audit.stands else "",
        "concerned": any(one.answered is None for one in audit.concerns),
        "document": document_of(audit),
    }


def people_of(concern: Concern) -> tuple[str, ...]:
    """Who manages the case on the day a concern was raised, and with whom it is."""
    return (concern.with_whom, *concern.line)


def new_row(round_: models.Round | None = None, sample: models.Sample | None = None) -> models.Audit:
    """A row with a key that no audit ever had, to be filled by `write` in the same transaction."""
    day = date.min
    row: models.Audit = models.Audit.objects.create(
        key=uuid4().hex, allocated_on=day, due_on=day, round=round_, sample=sample, number=0, document={}
    )
    row.key = f"A{row.pk}"
    while models.Audit.objects.filter(key=row.key).exists():  # one done elsewhere may have come with this key
        row.key += "x"
    return row


def write(row: models.Audit, audit: Audit, verb: str, by: str, at: datetime) -> models.State:
    """Make an audit the one that stands, and keep it as the row's next state; within a transaction that locked the row."""
    for name, value in {**columns_of(audit), "key": audit.key, "number": row.number + 1}.items():
        setattr(row, name, value)
    row.save()
    made: models.State = models.State.objects.create(
        audit=row, number=row.number, verb=verb, document=row.document, written_by=by, written_at=at
    )
    return made


def audits_of(rows: Iterable[models.Audit]) -> tuple[Audit, ...]:
    """Audits as they stand, in the order of their rows."""
    return tuple(audit_of(row.document) for row in rows)

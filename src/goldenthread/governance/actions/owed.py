"""Verbs about what is owed, found and assessed: delivered, mapped, a visit kept, the council's word on a condition."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from django.db import transaction
from django.utils.timezone import localdate

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.governance import models, queries
from goldenthread.governance.actions.begin import begin, needed, people, put, refuse_if, said, stamp
from goldenthread.governance.rows import columns
from goldenthread.plan import queries as plan
from goldenthread.programme.boards import Visit

GRADES: Final = ("met", "partly met", "not met")
_OWED: Final = {queries.ARRANGEMENT: models.Arrangement, queries.OBLIGATION: models.Obligation}


@transaction.atomic
def deliver(of: str, key: str, on: date, evidence: str, *, by: Viewer) -> models.Delivery:
    """Record that what is owed was delivered, and what shows it. Raises `Refused`."""
    begin(by, "deliver")
    if of not in _OWED or queries.standing_row(_OWED[of], key=key) is None:
        raise Refused.of("", "There is nothing of this name that is owed")
    problems = needed(evidence=(evidence, "Enter what shows it: a letter, a minute, a frozen paper"))
    if on > localdate():
        problems["on"] = "The day must have come"
    if models.Delivery.objects.filter(of=of, owed=key, on=on, evidence=evidence.strip()).exists():
        problems["on"] = "This is recorded already"
    refuse_if(problems)
    made: models.Delivery = models.Delivery.objects.create(
        of=of, owed=key, on=on, evidence=evidence.strip(), **stamp(by)
    )
    said(by, "delivered", of=of, owed=key, on=on.isoformat())
    return made


@transaction.atomic
def first_due(of: str, key: str, on: date, *, by: Viewer, because: str) -> None:
    """Say when something is first due, or that it is another day than was said, with the reason. Raises `Refused`."""
    begin(by, "owed")
    row = queries.standing_row(_OWED[of], key=key) if of in _OWED else None
    if row is None:
        raise Refused.of("", "There is nothing of this name that is owed")
    refuse_if(needed(because=(because, "Enter where the day is said, or why it is another")))
    kept = {field.name: getattr(row, field.name) for field in row._meta.fields}
    dropped = {
        "id",
        "key",
        "place",
        "because",
        "first_due",
        "written_by",
        "written_at",
        "superseded_by",
        "superseded_at",
    }
    put(_OWED[of], {"key": key}, by, because, **{n: v for n, v in kept.items() if n not in dropped}, first_due=on)
    said(by, "first due set", of=of, owed=key, on=on.isoformat(), because=because.strip())


@transaction.atomic
def map_finding(key: str, recommendations: Sequence[str], *, by: Viewer, because: str) -> models.Finding:
    """Say to which recommendations a finding belongs. Raises `Refused`."""
    begin(by, "finding")
    row = queries.standing_row(models.Finding, key=key)
    if row is None:
        raise Refused.of("", "There is no such finding")
    version = plan.current()
    known = set(version.recommendations.values_list("key", flat=True)) if version is not None else set()
    problems = needed(because=(because, "Enter why they belong together"))
    if not recommendations or set(recommendations) - known:
        problems["recommendations"] = "Choose one recommendation or more from the list"
    refuse_if(problems)
    kept = ("document", "on", "paragraph", "area", "polarity", "text", "grade", "source")
    made: models.Finding = put(
        models.Finding, {"key": key}, by, because, **{name: getattr(row, name) for name in kept},
        recommendations=list(dict.fromkeys(recommendations)),
    )  # fmt: skip
    said(by, "finding mapped", finding=key, recommendations=list(recommendations), because=because.strip())
    return made


@transaction.atomic
def keep_visit(visit: Visit, *, by: Viewer, because: str = "") -> models.Visit:
    """Add an inspection or visit, or change what is kept of one (with the reason). Raises `Refused`."""
    begin(by, "visit")
    problems = needed(key=(visit.key, "Enter a short name"), title=(visit.title, "Enter what it is called"))
    problems |= needed(by=(visit.by, "Enter who visits"))
    if visit.ended is not None and visit.ended < visit.began:
        problems["ended"] = "The last day must not be before the first"
    if queries.standing_row(models.Visit, key=visit.key) is not None and not because.strip():
        problems["because"] = "Enter why it changes"
    refuse_if(problems)
    held = {name: value for name, value in columns(visit).items() if name != "key"}
    made: models.Visit = put(models.Visit, {"key": visit.key}, by, because, **held)
    said(by, "visit kept", visit=visit.key, began=visit.began.isoformat())
    return made


@transaction.atomic
def assess(condition: str, grade: str, says: str, evidence: str = "", *, by: Viewer) -> models.Assessment:
    """Say how far a condition for success is met, and what shows it. Raises `Refused`; "met" needs evidence."""
    begin(by, "assess")
    if queries.standing_row(models.Condition, key=condition) is None:
        raise Refused.of("", "There is no such condition")
    problems = needed(says=(says, "Say what is seen"))
    if grade not in GRADES:
        problems["grade"] = "Choose how far it is met"
    if grade != GRADES[-1] and not evidence.strip():
        problems["evidence"] = "Enter what shows it: evidence of an action, a measure, an audit"
    refuse_if(problems)
    made: models.Assessment = models.Assessment.objects.create(
        condition=condition, on=localdate(), grade=grade, says=says.strip(), evidence=evidence.strip(),
        by=people().key_of(by.username), **stamp(by),
    )  # fmt: skip
    said(by, "condition assessed", condition=condition, grade=grade)
    return made

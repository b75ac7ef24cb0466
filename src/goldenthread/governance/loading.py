"""Loading boards: values that were read and checked go into the tables whole, or nothing of them does."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import now

from goldenthread.accounts.by import By
from goldenthread.accounts.viewer import Viewer
from goldenthread.governance import models, queries, rows
from goldenthread.journal.actions import record
from goldenthread.programme import boards
from goldenthread.programme.boards import Governance, Request
from goldenthread.programme.ledger import problems_of
from goldenthread.records.errors import Problem, refuse_if_any

_PURPOSE = "loading boards"
#: Tables whose rows stand one a key, with the part of the value that fills each.
_KEYED = (
    (models.Board, "boards"),
    (models.Arrangement, "arrangements"),
    (models.Obligation, "obligations"),
    (models.Finding, "findings"),
    (models.Condition, "conditions"),
    (models.Visit, "visits"),
    (models.Meeting, "meetings"),
)


@transaction.atomic
def load(governance: Governance, *, by: Viewer | By) -> dict[str, int]:
    """Load boards; how many rows of each table were new or changed.

    What is there and not in the files stays. What is there in other words is put in its place and kept. A request stays
    as it was asked, and its steps can only be added to. Raises `InputRefused` with every fault at once.
    """
    known = {one.key: one for one in queries.requests_as_values(models.Request.objects.all())}
    refuse_if_any(_faults(governance, known))
    counts = _Writer(by.username, now()).write(governance, known)
    changed = {name: number for name, number in counts.items() if number}
    record(by.scope(_PURPOSE), "boards loaded", {"rows": changed})
    return changed


def _faults(governance: Governance, known: dict[str, Request]) -> Iterator[Problem]:
    for request in governance.requests:
        where = f"request {request.key}"
        for what in problems_of(request):
            yield Problem(where, what, "Correct its steps: they are replayed in order")
        old = known.get(request.key)
        if old is not None and _as_asked(old) != _as_asked(request):
            yield Problem(
                where,
                "it is in the ledger in other words",
                "A request stays as it was asked: give a new one its own key",
            )
        elif old is not None and request.steps[: len(old.steps)] != old.steps[: len(request.steps)]:
            yield Problem(
                where, "its steps are not those of the ledger", "Begin with the steps that are there, and add to them"
            )
    seated = {one.key for one in governance.boards} | {one.key for one in queries.all_boards()}
    for kind, named in (("member of", governance.members), ("meeting of", governance.meetings)):
        for board in sorted({one.board for one in named} - seated):
            yield Problem(f"{kind} {board}", "there is no such board", "Add it to boards, or correct its key")


def _as_asked(one: Request) -> tuple[object, ...]:
    return one.kind, one.text, one.asked_by, one.asked_on, one.board, one.meeting


class _Writer:
    """Writes rows for one load."""

    def __init__(self, username: str, at: datetime) -> None:
        self.username, self.at = username, at
        self.stamp = {"written_by": username, "written_at": at}
        self.counts: dict[str, int] = {}

    def write(self, governance: Governance, known: dict[str, Request]) -> dict[str, int]:
        """Everything, table by table."""
        for model, part in _KEYED:
            self._stand(model, (rows.columns(one) for one in getattr(governance, part)), ("key",))
        self._stand(
            models.Member, (rows.columns(one) for one in governance.members), ("board", "person", "role", "since")
        )
        for meeting in governance.meetings:
            self._meeting(meeting)
        for of, owed in ((queries.ARRANGEMENT, governance.arrangements), (queries.OBLIGATION, governance.obligations)):
            for one in owed:
                self._add(
                    models.Delivery,
                    ({"of": of, "owed": one.key, "on": on, "evidence": shown} for on, shown in one.delivered),
                )
        for condition in governance.conditions:
            self._add(
                models.Assessment, ({"condition": condition.key, **rows.columns(one)} for one in condition.assessed)
            )
        for request in governance.requests:
            self._request(request, known.get(request.key))
        return self.counts

    def _meeting(self, meeting: boards.Meeting) -> None:
        of = {"meeting": meeting.key}
        self._stand(models.Item, ({**of, **rows.columns(one)} for one in meeting.items), ("meeting", "number"))
        self._stand(models.Decision, ({**of, **rows.columns(one)} for one in meeting.decisions), ("key",))
        there = [(one, True) for one in meeting.present] + [(one, False) for one in meeting.apologies]
        self._stand(
            models.Attendance,
            ({**of, "person": person, "present": was} for person, was in there),
            ("meeting", "person"),
        )
        self._stand(
            models.Minute,
            ({**of, **rows.columns(one)} for one in meeting.minutes),
            ("meeting", "number", "kind", "text"),
        )
        for item in meeting.items:
            its = {**of, "item": item.number}
            self._stand(
                models.Clearance, ({**its, **rows.columns(one)} for one in item.clearances), ("meeting", "item", "kind")
            )
            self._add(models.Comment, ({**its, **rows.columns(one)} for one in item.comments))

    def _request(self, one: Request, old: Request | None) -> None:
        if old is None:
            row = models.Request.objects.create(place=models.Request.objects.count(), **rows.columns(one), **self.stamp)
            self._count(models.Request, 1)
        else:
            row = models.Request.objects.get(key=one.key)
            if one.exempt and not row.exempt:
                # A file may shut the public out, and never lets it in: that is a deed of the clerk.
                row.exempt = one.exempt
                row.save(update_fields=["exempt"])
                self._count(models.Request, 1)
        there = len(old.steps) if old is not None else 0
        models.Step.objects.bulk_create(
            models.Step(request=row, place=place, **rows.columns(step), **self.stamp)
            for place, step in enumerate(one.steps)
            if place >= there
        )
        self._count(models.Step, max(0, len(one.steps) - there))

    def _stand(self, model: Any, given: Iterable[dict[str, Any]], identity: tuple[str, ...]) -> None:
        """Have each row stand, in the place of one of its identity that says something else."""
        old = {_identity(row, identity, getattr): row for row in queries.standing(model)}
        new: list[Any] = []
        place = model.objects.count()
        for columns in given:
            stood = old.get(_identity(columns, identity, dict.__getitem__))
            if stood is not None and all(getattr(stood, name) == value for name, value in columns.items()):
                continue
            if stood is not None:
                stood.superseded_by, stood.superseded_at = self.username, self.at
                stood.save(update_fields=["superseded_by", "superseded_at"])
            at = stood.place if stood is not None else place + len(new)
            new.append(model(**columns, place=at, because="loaded" if stood is not None else "", **self.stamp))
        model.objects.bulk_create(new)
        self._count(model, len(new))

    def _add(self, model: Any, given: Iterable[dict[str, Any]]) -> None:
        """Add what is not there yet in the same words."""
        new = [columns for columns in given if not model.objects.filter(**columns).exists()]
        model.objects.bulk_create(model(**columns, **self.stamp) for columns in new)
        self._count(model, len(new))

    def _count(self, model: Any, number: int) -> None:
        name = str(model._meta.verbose_name_plural)
        self.counts[name] = self.counts.get(name, 0) + number


def _minute_of(one: Request) -> int | None:
    """The place of the minute that a request says in the same words; None where no minute of its meeting does."""
    row = queries.standing_row(models.Minute, meeting=one.meeting, text=one.text) if one.meeting else None
    return row.place if row is not None else None


def _identity(held: Any, names: Iterable[str], get: Callable[[Any, str], Any]) -> tuple[Any, ...]:
    return tuple(get(held, name) for name in names)

"""Reading boards: everything as one value, as it stands or as it stood on a day, and single rows by key."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from goldenthread.governance import models, rows
from goldenthread.programme import boards
from goldenthread.programme.governing.history import as_at as stood

ARRANGEMENT = "arrangement"
OBLIGATION = "obligation"


def standing(model: Any, **where: Any) -> QuerySet[Any]:
    """Rows that stand, in their places."""
    return model.objects.filter(superseded_at__isnull=True, **where).order_by("place", "pk")


def standing_row(model: Any, **where: Any) -> Any | None:
    """The one row that stands; None where there is none."""
    return standing(model, **where).first()


def governance_as_value(as_at: date | None = None) -> boards.Governance:
    """Everything of boards, whole; with ``as_at`` as it stood at the end of that day. Empty where nothing was loaded."""
    delivered = rows.grouped(models.Delivery.objects.order_by("on", "pk"), "of", "owed")
    assessed = rows.grouped(models.Assessment.objects.order_by("on", "pk"), "condition")
    found = boards.Governance(
        boards=_values(boards.Board, models.Board),
        members=_values(boards.Member, models.Member),
        meetings=_meetings(),
        requests=requests_as_values(models.Request.objects.all()),
        arrangements=_owed(boards.Arrangement, models.Arrangement, ARRANGEMENT, delivered),
        obligations=_owed(boards.Obligation, models.Obligation, OBLIGATION, delivered),
        findings=_values(boards.Finding, models.Finding),
        conditions=tuple(
            rows.value(
                boards.Condition, row, assessed=tuple(rows.value(boards.Assessed, one) for one in assessed[row.key])
            )
            for row in standing(models.Condition)
        ),
        visits=_values(boards.Visit, models.Visit),
    )
    return found if as_at is None else stood(found, as_at)


def requests_as_values(some: QuerySet[Any]) -> tuple[boards.Request, ...]:
    """Requests with their steps, the oldest first."""
    ordered = some.order_by("asked_on", "place", "pk").prefetch_related("steps")
    return tuple(rows.request(row, row.steps.all()) for row in ordered)


def board(key: str) -> boards.Board | None:
    """A board as it stands; None for one there is none of."""
    row = standing_row(models.Board, key=key)
    return rows.value(boards.Board, row) if row is not None else None


def members() -> tuple[boards.Member, ...]:
    """Who sits and sat on which board."""
    return _values(boards.Member, models.Member)


def all_boards() -> tuple[boards.Board, ...]:
    """Every board."""
    return _values(boards.Board, models.Board)


def meeting_days() -> dict[str, boards.Meeting]:
    """Meetings by key, with their days alone."""
    return {row.key: rows.value(boards.Meeting, row) for row in standing(models.Meeting)}


def _values(kind: Any, model: Any) -> tuple[Any, ...]:
    return tuple(rows.value(kind, row) for row in standing(model))


def _owed(kind: Any, model: Any, of: str, delivered: Any) -> tuple[Any, ...]:
    return tuple(
        rows.value(kind, row, delivered=tuple((one.on, one.evidence) for one in delivered[of, row.key]))
        for row in standing(model)
    )


def _meetings() -> tuple[boards.Meeting, ...]:
    """Meetings with everything of theirs, in seven reads however many there are."""
    items, minutes, decisions, there = (
        rows.grouped(standing(model), "meeting")
        for model in (models.Item, models.Minute, models.Decision, models.Attendance)
    )
    comments = rows.grouped(models.Comment.objects.order_by("on", "pk"), "meeting", "item")
    cleared = rows.grouped(standing(models.Clearance), "meeting", "item")
    return tuple(
        rows.value(
            boards.Meeting,
            row,
            items=tuple(
                rows.value(
                    boards.Item,
                    one,
                    comments=_all(boards.Comment, comments[row.key, one.number]),
                    clearances=_all(boards.Clearance, cleared[row.key, one.number]),
                )
                for one in items[row.key]
            ),
            minutes=_all(boards.Minute, minutes[row.key]),
            decisions=_all(boards.Decision, decisions[row.key]),
            present=tuple(one.person for one in there[row.key] if one.present),
            apologies=tuple(one.person for one in there[row.key] if not one.present),
        )
        for row in standing(models.Meeting)
    )


def _all(kind: Any, some: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(rows.value(kind, row) for row in some)

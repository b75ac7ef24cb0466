"""Reading boards: everything as one value, as it stands or as it stood on a day, and single rows by key."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet

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
    """Everything of boards, whole; with ``as_at`` as it stood at the end of that day. Empty where nothing was loaded.

    Pages read what they need of it: see `goldenthread.governance.reading`.
    """
    found = boards.Governance(
        boards=all_boards(),
        members=members(),
        meetings=_meetings(),
        requests=requests_as_values(models.Request.objects.all()),
        arrangements=arrangements(),
        obligations=obligations(),
        findings=findings(),
        conditions=conditions(),
        visits=visits(),
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


def arrangements() -> tuple[boards.Arrangement, ...]:
    """Who receives what, with what was delivered."""
    return _owed(boards.Arrangement, models.Arrangement, ARRANGEMENT)


def obligations() -> tuple[boards.Obligation, ...]:
    """What directions oblige somebody to do, with what was delivered."""
    return _owed(boards.Obligation, models.Obligation, OBLIGATION)


def findings() -> tuple[boards.Finding, ...]:
    """What inspections found."""
    return _values(boards.Finding, models.Finding)


def visits() -> tuple[boards.Visit, ...]:
    """Inspections and visits."""
    return _values(boards.Visit, models.Visit)


def conditions() -> tuple[boards.Condition, ...]:
    """Conditions for success, with what the council said of itself."""
    assessed = rows.grouped(models.Assessment.objects.order_by("on", "pk"), "condition")
    return tuple(
        rows.value(boards.Condition, row, assessed=values_of(boards.Assessed, assessed[row.key]))
        for row in standing(models.Condition)
    )


def minute_counts(board: str) -> dict[str, int]:
    """How many lines of minutes each meeting of a board has, by its key."""
    of_board = standing(models.Meeting, board=board).order_by().values("key")
    counted = standing(models.Minute, meeting__in=of_board).order_by().values_list("meeting")
    return dict(counted.annotate(number=Count("pk")))


def values_of(kind: Any, some: Iterable[Any]) -> tuple[Any, ...]:
    """Rows as values of a kind."""
    return tuple(rows.value(kind, one) for one in some)


def items_of(meeting: str, items: Any, comments: Any, cleared: Any) -> tuple[boards.Item, ...]:
    """The agenda of a meeting, of rows by meeting, and by meeting and item."""
    return tuple(
        rows.value(
            boards.Item,
            one,
            comments=values_of(boards.Comment, comments[meeting, one.number]),
            clearances=values_of(boards.Clearance, cleared[meeting, one.number]),
        )
        for one in items[meeting]
    )


def present_and_apologies(there: Iterable[Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who was there, and who sent apologies."""
    held = list(there)
    return tuple(one.person for one in held if one.present), tuple(one.person for one in held if not one.present)


def _values(kind: Any, model: Any) -> tuple[Any, ...]:
    return values_of(kind, standing(model))


def _owed(kind: Any, model: Any, of: str) -> tuple[Any, ...]:
    delivered = rows.grouped(models.Delivery.objects.filter(of=of).order_by("on", "pk"), "owed")
    return tuple(
        rows.value(kind, row, delivered=tuple((one.on, one.evidence) for one in delivered[row.key]))
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
    made = []
    for row in standing(models.Meeting):
        present, apologies = present_and_apologies(there[row.key])
        made.append(
            rows.value(
                boards.Meeting,
                row,
                items=items_of(row.key, items, comments, cleared),
                minutes=values_of(boards.Minute, minutes[row.key]),
                decisions=values_of(boards.Decision, decisions[row.key]),
                present=present,
                apologies=apologies,
            )
        )
    return tuple(made)

"""Reading what one page needs of boards and no more; what was not read says so when it is looked at."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final, NoReturn

from django.db.models import Q

from goldenthread.governance import models, queries, rows
from goldenthread.governance.people import People
from goldenthread.programme import boards
from goldenthread.programme.boards import Governance, Meeting


class NotReadError(RuntimeError):
    """A page looked at something of boards that it had not asked to be read."""


class _Unread(tuple[Any, ...]):
    """What stands for rows that were not read: it is not empty, and raises for whoever looks."""

    __slots__ = ()

    def _look(self, *given: object) -> NoReturn:
        del given
        raise NotReadError("this part of the boards was not read for this page: name it in `seen_by`")

    __iter__ = __len__ = __getitem__ = __contains__ = __bool__ = _look  # type: ignore[assignment]


UNREAD: Final = _Unread()
#: Parts of meetings: what each is called in `seen_by`, and the fields that it fills.
_INSIDE: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"agenda": ("items",), "minutes": ("minutes",), "decisions": ("decisions",), "attendance": ("present", "apologies")}
)
_NOTHING: Final = Governance(
    meetings=UNREAD, requests=UNREAD, arrangements=UNREAD, obligations=UNREAD, findings=UNREAD, conditions=UNREAD, visits=UNREAD,
)  # fmt: skip
#: What may be asked for.
PARTS: Final = frozenset({"meetings", *_INSIDE, "requests", "owed", "findings", "conditions", "visits"})


def reading(people: People, *parts: str, board: str = "", meeting: str = "", request: str = "") -> Governance:
    """Boards and their members with some ``parts`` (of `PARTS`).

    ``board`` narrows meetings and requests to that board; ``meeting`` what is inside meetings to that one, of the others the
    days alone are read; ``request`` reads that one alone. Raises ValueError for a part there is none of.
    """
    asked = frozenset(parts)
    if unknown := asked - PARTS:
        raise ValueError(f"boards have no part {', '.join(sorted(unknown))}")
    found = replace(_NOTHING, boards=tuple(people.boards.values()), members=people.members)
    inside = asked & _INSIDE.keys()
    if "meetings" in asked or inside:
        found = replace(found, meetings=_meetings(inside, board, meeting))
    if "requests" in asked:
        found = replace(found, requests=_requests(board, request))
    if "owed" in asked:
        found = replace(found, arrangements=queries.arrangements(), obligations=queries.obligations())
    if "findings" in asked:
        found = replace(found, findings=queries.findings())
    if "visits" in asked:
        found = replace(found, visits=queries.visits())
    if "conditions" in asked:
        found = replace(found, conditions=queries.conditions())
    return found


def _requests(board: str, request: str) -> tuple[boards.Request, ...]:
    some = models.Request.objects.all()
    if request:
        some = some.filter(key=request)
    if board:
        due = models.Meeting.objects.filter(board=board, superseded_at__isnull=True).values("key")
        some = some.filter(Q(board=board) | Q(due_meeting__in=due))
    return queries.requests_as_values(some)


def _meetings(inside: frozenset[str], board: str, meeting: str) -> tuple[Meeting, ...]:
    """Meetings of a board or all, with what is asked for inside."""
    standing = queries.standing(models.Meeting, **({"board": board} if board else {}))
    some: dict[str, Any] = {}
    if meeting:
        some = {"meeting": meeting}
    elif board:
        some = {"meeting__in": [row.key for row in standing]}
    held = {name: _READ[name](some) for name in inside}
    return tuple(_meeting(row, held, whole=meeting in ("", row.key)) for row in standing)


def _meeting(row: Any, held: Mapping[str, Any], *, whole: bool) -> Meeting:
    fields: dict[str, Any] = {field: UNREAD for names in _INSIDE.values() for field in names}
    if whole:
        for name, found in held.items():
            fields |= dict(zip(_INSIDE[name], found(row.key), strict=True))
    made: Meeting = rows.value(Meeting, row, **fields)
    return made


def _agenda(some: dict[str, Any]) -> Any:
    """Items with comments and clearances, by meeting."""
    items = rows.grouped(queries.standing(models.Item, **some), "meeting")
    comments = rows.grouped(models.Comment.objects.filter(**some).order_by("on", "pk"), "meeting", "item")
    cleared = rows.grouped(queries.standing(models.Clearance, **some), "meeting", "item")
    return lambda key: (queries.items_of(key, items, comments, cleared),)


def _plain(kind: Any, model: Any) -> Any:
    def read(some: dict[str, Any]) -> Any:
        found = rows.grouped(queries.standing(model, **some), "meeting")
        return lambda key: (queries.values_of(kind, found[key]),)

    return read


def _attendance(some: dict[str, Any]) -> Any:
    there = rows.grouped(queries.standing(models.Attendance, **some), "meeting")
    return lambda key: queries.present_and_apologies(there[key])


_READ: Final = MappingProxyType(
    {
        "agenda": _agenda,
        "minutes": _plain(boards.Minute, models.Minute),
        "decisions": _plain(boards.Decision, models.Decision),
        "attendance": _attendance,
    }
)

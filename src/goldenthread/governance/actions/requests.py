"""Verbs of the ledger: asked, captured from minutes, suggested, and every deed that its rules know."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from goldenthread.access.errors import NotAllowed
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.governance import models, queries, rows
from goldenthread.governance.actions.begin import begin, board_of, meeting_of, needed, people, refuse_if, said, stamp
from goldenthread.governance.people import People
from goldenthread.governance.policies import OF_STAFF, can_see_board, can_see_request, sees_exempt, why_not_deed
from goldenthread.programme.boards import Item, Minute, Request, RequestKind
from goldenthread.programme.governing.exempt import why_shut
from goldenthread.programme.ledger import Deed, LedgerError, State, done, owner_of, state_of

_QUERY: Final = "query"
_RESPONSE: Final = "response"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: kind, words, what it is about (keys), for when (a meeting's key or a day), and why the public is shut out."""

    kind: RequestKind
    text: str
    about: tuple[str, ...] = ()
    due_meeting: str = ""
    due_on: date | None = None
    exempt: str = ""


@transaction.atomic
def ask(board: str, one: Asked, *, by: Viewer, for_body: bool = False) -> models.Request:
    """Ask or challenge as a member, or for the board itself as its clerk or chair. Raises `Refused`."""
    begin(by, "ask")
    who = people()
    actor, found = who.actor(by), board_of(board)
    if not can_see_board(by, found, actor):
        raise Refused.of("board", "There is no such board")
    problems = _problems(one, board)
    if one.kind in OF_STAFF:
        problems["kind"] = "Choose a request or a challenge"
    if for_body and board not in actor.chairs | actor.clerks:
        problems["for_body"] = "Only the clerk or the chair asks for the board"
    if one.exempt.strip() and not sees_exempt(by, found, actor):
        problems["exempt"] = "Only who may see what is exempt of this board asks so"
    refuse_if(problems)
    return _keep(one, by, board=board, asked_by=board if for_body else who.key_of(by.username), asked_on=localdate())


@transaction.atomic
def suggest(one: Asked, *, by: Viewer, board: str = "") -> models.Request:
    """Suggest something, or name what is in the way, as a member of staff. Raises `Refused`."""
    begin(by, "suggest")
    problems = _problems(one, board)
    if one.kind not in OF_STAFF:
        problems["kind"] = "Choose a suggestion or a blocker"
    if board:
        board_of(board)
    refuse_if(problems)
    return _keep(one, by, board=board, asked_by=people().key_of(by.username), asked_on=localdate())


@transaction.atomic
def capture(minute: models.Minute, one: Asked, asked_by: str, owner: str = "", *, by: Viewer) -> models.Request:
    """Put what was asked in a minute into the ledger, once; a response of the same number is its answer, if ``owner`` gave it.

    ``asked_by`` is a member by key, or the board's key where the body asked. The answer waits to be accepted, as any does.
    What is captured of an exempt line is exempt. Raises `Refused`.
    """
    begin(by, "capture")
    meeting, who = meeting_of(minute.meeting), people()
    problems = _problems(one, meeting.board)
    if minute.superseded_at is not None:
        problems[""] = "This line was corrected: capture the one in its place"
    if models.Request.objects.filter(meeting=minute.meeting, minute=minute.place).exists():
        problems[""] = "This line is in the ledger already"
    if asked_by != meeting.board and asked_by not in {one.person for one in who.members if one.board == meeting.board}:
        problems["asked_by"] = "Choose the board, or one of its members"
    if owner and owner == asked_by:
        problems["owner"] = "Who asked cannot be whose answer it is"
    refuse_if(problems)
    shut = one.exempt.strip() or shut_because(minute)
    made = _keep(
        replace(one, exempt=shut), by, board=meeting.board, asked_by=asked_by, asked_on=meeting.on, meeting=meeting.key,
        minute=minute.place,
    )  # fmt: skip
    answers = queries.standing(models.Minute, meeting=minute.meeting, number=minute.number, kind=_RESPONSE)
    if owner:
        clerk = who.key_of(by.username)
        _add(made, Deed.ASSIGN, clerk, meeting.on, to=owner, by=by)
        if minute.kind == _QUERY and answers.exists():
            _add(made, Deed.ANSWER, owner, meeting.on, text=" ".join(row.text for row in answers), by=by)
    return made


@transaction.atomic
def do(key: str, deed: Deed, *, by: Viewer, text: str = "", to: str = "") -> models.Step:
    """Do a deed to a request today.

    Raises `NotAllowed` for a request that is not there or not theirs to see, and `Refused` with the rule that keeps them
    from it, or for words and names that are missing.
    """
    row = models.Request.objects.select_for_update().filter(key=key).first()
    who = people()
    actor = who.actor(by)
    request = rows.request(row, row.steps.all()) if row is not None else None
    if row is None or request is None or not can_see_request(by, request, actor, who.boards):
        raise NotAllowed("There is no such request for you.")
    why = why_not_deed(by, request, deed, who, actor)
    if why:
        raise Refused.of("", why)
    if deed is Deed.TAKE_UP:
        to = who.key_of(by.username)
    _check_to(request, deed, to, who)
    return _add(row, deed, who.key_of(by.username), localdate(), text=text, to=to, by=by)


def _check_to(request: Request, deed: Deed, to: str, who: People) -> None:
    """Raise `Refused` for somebody who cannot take it, or a day or meeting that cannot be its due."""
    if deed is Deed.ASSIGN and to not in dict(who.answerers()):
        raise Refused.of("to", "Choose whose answer it is from the list")
    if deed is Deed.ASSIGN and state_of(request) is not State.ASKED and to == owner_of(request):
        raise Refused.of("to", "It is whose answer it is already: choose somebody else")
    if deed is Deed.PASS_ON and to != request.board and to not in who.sits(request.board):
        raise Refused.of("to", "Choose a member of the board, or the board itself")
    if deed is Deed.SET_DUE:
        problems: dict[str, str] = {}
        _due_problems(problems, to, request.board)
        refuse_if(problems)


def _due_problems(problems: dict[str, str], to: str, board: str) -> None:
    meeting = queries.meeting_days().get(to)
    if meeting is not None:
        if board and meeting.board != board:
            problems["to"] = "Choose a meeting of the board that asked"
        elif meeting.on < localdate():
            problems["to"] = "Choose a meeting that is still to come"
        return
    try:
        day = date.fromisoformat(to)
    except ValueError:
        problems["to"] = "Choose a meeting, or enter a day"
        return
    if day < localdate():
        problems["to"] = "The day must not have passed"


def _problems(one: Asked, board: str) -> dict[str, str]:
    problems = needed(text=(one.text, "Write what is asked"))
    if one.due_meeting:
        found = queries.meeting_days().get(one.due_meeting)
        if found is None or (board and found.board != board):
            problems["due_meeting"] = "Choose a meeting of the board"
    return problems


def _keep(one: Asked, by: Viewer, **columns: object) -> models.Request:
    """A request in the ledger; its key counts on from those that are there, whatever became of them."""
    number = models.Request.objects.count() + 1
    while models.Request.objects.filter(key=f"r{number}").exists():
        number += 1
    made: models.Request = models.Request.objects.create(
        key=f"r{number}", kind=one.kind.value, text=one.text.strip(), about=list(one.about), due_meeting=one.due_meeting,
        due_on=one.due_on, exempt=one.exempt.strip(), place=models.Request.objects.count(), **columns, **stamp(by),
    )  # fmt: skip
    said(by, "request in the ledger", request=made.key, kind=one.kind.value, board=made.board, asked_by=made.asked_by)
    return made


def _add(
    row: models.Request, deed: Deed, who: str, on: date, *, by: Viewer, text: str = "", to: str = ""
) -> models.Step:
    """One step more; the ledger's own rules are asked again, so that no verb can go around them."""
    try:
        after = done(rows.request(row, row.steps.all()), deed, by=who, on=on, text=text, to=to)
    except LedgerError as refused:
        raise Refused.of(refused.field if refused.field in ("text", "to") else "", str(refused)) from refused
    step = after.steps[-1]
    try:
        made: models.Step = models.Step.objects.create(
            request=row, place=len(after.steps) - 1, **rows.columns(step), **stamp(by)
        )
    except IntegrityError as error:
        raise Refused.of("", "Somebody else has just done something to it: look at it again") from error
    said(by, f"request {deed.value}", request=row.key, step=made.pk, to=to)
    return made


def shut_because(minute: models.Minute) -> str:
    """Why the public is shut out of a line of minutes; "" where it is not."""
    items = tuple(
        rows.value(Item, row, comments=(), clearances=())
        for row in queries.standing(models.Item, meeting=minute.meeting)
    )
    return why_shut(rows.value(Minute, minute), replace(meeting_of(minute.meeting), items=items))


def captured(meeting: str) -> frozenset[int]:
    """The places of the minutes of a meeting that are in the ledger."""
    found: Sequence[int] = models.Request.objects.filter(meeting=meeting, minute__isnull=False).values_list(
        "minute", flat=True
    )
    return frozenset(found)

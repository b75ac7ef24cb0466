"""Who may do what with boards and the ledger, and who sees which of them: rules as data, with a sentence each."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from goldenthread.access.errors import NotAllowed
from goldenthread.accounts.viewer import Viewer
from goldenthread.governance.people import People
from goldenthread.programme.boards import Board, Item, Request, RequestKind
from goldenthread.programme.ledger import Actor, Deed, asker_of, owner_of, why_not

_KEEP: Final = frozenset({"boards.keep"})
_ASK: Final = frozenset({"ledger.ask"})
#: Areas of which one at least must be open to who does a thing; a verb that is not here is refused to everybody.
RULES: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "board": _KEEP,
        "member": _KEEP,
        "meeting": _KEEP,
        "agenda": _KEEP,
        "paper": _KEEP,
        "attendance": _KEEP,
        "minute": _KEEP,
        "decision": _KEEP,
        "capture": _KEEP,
        "mark": _KEEP,
        "clear": _KEEP,
        "clear as director": frozenset({"plan.agree"}),
        "comment": _ASK | {"ledger.answer"},
        "became": _KEEP,
        "ask": _ASK,
        "suggest": frozenset({"suggest"}),
        "deliver": _KEEP,
        "owed": _KEEP,
        "finding": _KEEP,
        "visit": _KEEP,
        "assess": frozenset({"plan.agree"}),
    }
)
#: The same for what is done to a request; besides, `goldenthread.programme.ledger.MAY` says what one must be to it.
DEEDS: Final[Mapping[Deed, frozenset[str]]] = MappingProxyType(
    {
        Deed.ASSIGN: _KEEP | _ASK,
        Deed.ANSWER: frozenset({"ledger.answer"}),
        Deed.ACCEPT: _ASK | {"suggest"},
        Deed.REFUSE: _ASK | {"suggest"},
        Deed.PASS_ON: _KEEP | _ASK | {"suggest"},
        Deed.WITHDRAW: _ASK | {"suggest"},
        Deed.TAKE_UP: _ASK,
        Deed.SET_DUE: _KEEP | _ASK,
    }
)
#: Roles that see every board and its exempt papers; others see the boards they sit on, and what is public.
SEES_ALL: Final = frozenset(
    {"clerk", "programme manager", "analyst", "director", "head of service", "team manager", "inspector"}
)
#: What staff suggest and name as in the way is for those who run the services, and for whoever said it.
OF_STAFF: Final = frozenset({RequestKind.SUGGESTION, RequestKind.BLOCKER})
SEES_STAFF: Final = frozenset({"programme manager", "analyst", "director", "head of service", "team manager"})
#: Roles that see by what they sit on.
_SITS: Final = frozenset({"board chair", "board member", "lead member", "partner agency"})


def can_do(viewer: Viewer, verb: str) -> bool:
    """Whether a viewer's role may do a thing."""
    return any(viewer.may(area) for area in RULES.get(verb, ()))


def check_do(viewer: Viewer, verb: str) -> None:
    """Raise `NotAllowed`, with the rule, unless a viewer's role may do a thing."""
    if not can_do(viewer, verb):
        allowed = ", ".join(sorted(RULES.get(verb, ()))) or "nobody"
        raise NotAllowed(f"The role {viewer.role} may not do this ({verb}): it is for the areas {allowed}.")


def why_not_deed(viewer: Viewer, request: Request, deed: Deed, people: People, actor: Actor | None = None) -> str:
    """What keeps a viewer from a deed, in a sentence; "" where nothing does."""
    if not any(viewer.may(area) for area in DEEDS[deed]):
        return f"The role {viewer.role} may not do this: it is for the areas {', '.join(sorted(DEEDS[deed]))}."
    return why_not(request, deed, actor or people.actor(viewer), asker_gone=people.gone(request))


def can_deed(viewer: Viewer, request: Request, deed: Deed, people: People, actor: Actor | None = None) -> bool:
    """Whether a viewer may do a deed to a request now."""
    return not why_not_deed(viewer, request, deed, people, actor)


def can_see_board(viewer: Viewer, board: Board, actor: Actor) -> bool:
    """Whether a viewer may know of a board at all."""
    if not viewer.may("boards"):
        return False
    return viewer.role in SEES_ALL or board.public or (viewer.role in _SITS and board.key in actor.sits_on)


def sees_exempt(viewer: Viewer, board: Board, actor: Actor) -> bool:
    """Whether a viewer may see what the public is shut out of: not elected members who do not sit on the board."""
    return viewer.role in SEES_ALL or board.key in actor.sits_on


def can_see_item(viewer: Viewer, item: Item, board: Board, actor: Actor) -> bool:
    """Whether a viewer may see what an item is and its paper; of others they are told that there is an exempt item."""
    return not item.exempt or sees_exempt(viewer, board, actor)


def can_see_request(viewer: Viewer, request: Request, actor: Actor, boards: Mapping[str, Board]) -> bool:
    """Whether a viewer may see a request: one of a board they see, their own, or one that is theirs to answer.

    One that is exempt is for who may see what is exempt of its board.
    """
    if {request.asked_by, asker_of(request), owner_of(request)} & (actor.keys | actor.covers):
        return True
    if not viewer.may("ledger"):
        return False
    if request.kind in OF_STAFF:
        return viewer.role in SEES_STAFF
    board = boards.get(request.board)
    if board is None:
        return viewer.role in SEES_ALL
    return can_see_board(viewer, board, actor) and (not request.exempt or sees_exempt(viewer, board, actor))

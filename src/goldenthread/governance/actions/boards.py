"""Verbs about boards and who sits on them."""

import re
from datetime import date
from typing import Final

from django.db import transaction

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.governance import models, queries
from goldenthread.governance.actions.begin import begin, board_of, end, needed, people, put, refuse_if, said
from goldenthread.governance.rows import columns
from goldenthread.programme.boards import Board

_KEY: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@transaction.atomic
def add_board(board: Board, *, by: Viewer) -> models.Board:
    """Add a board; raises `Refused` for a key that is taken or is none, and without a title."""
    begin(by, "board")
    problems = needed(title=(board.title, "Enter what the board is called"))
    if not _KEY.fullmatch(board.key):
        problems["key"] = "The short name must be small letters, digits and single hyphens"
    elif queries.board(board.key) is not None:
        problems["key"] = "There is a board of this short name already"
    refuse_if(problems)
    return _put(board, by, "added")


@transaction.atomic
def change_board(board: Board, *, by: Viewer, because: str) -> models.Board:
    """Change what is kept of a board; what stood is kept. Raises `Refused` without a reason or a change."""
    begin(by, "board")
    problems = needed(title=(board.title, "Enter what the board is called"), because=(because, "Enter why it changes"))
    if board_of(board.key) == board:
        problems[""] = "Nothing was changed"
    refuse_if(problems)
    return _put(board, by, because)


def _put(board: Board, by: Viewer, because: str) -> models.Board:
    made: models.Board = put(models.Board, {"key": board.key}, by, because, **_but(columns(board), "key"))
    said(by, "board kept", board=board.key, because=because.strip())
    return made


@transaction.atomic
def seat(board: str, person: str, role: str, since: date, until: date | None = None, *, by: Viewer) -> models.Member:
    """Have somebody sit on a board from a day; raises `Refused` for who sits on it already, and for days out of order."""
    begin(by, "member")
    board_of(board)
    problems = needed(person=(person, "Choose a person"), role=(role, "Enter as what they sit on the board"))
    if until is not None and until < since:
        problems["until"] = "The last day must not be before the first"
    who = people()
    if person and person not in who.known:
        problems["person"] = "Choose a person from the list"
    elif person in who.sits(board):
        problems["person"] = "They sit on this board already"
    refuse_if(problems)
    made: models.Member = put(
        models.Member, {"board": board, "person": person, "since": since}, by, role=role.strip(), until=until
    )
    said(by, "board member seated", board=board, member=person, role=role.strip(), since=since.isoformat())
    return made


@transaction.atomic
def unseat(board: str, person: str, until: date, *, by: Viewer, because: str) -> None:
    """End somebody's time on a board; what they asked stays open and is passed on. Raises `Refused`."""
    begin(by, "member")
    refuse_if(needed(because=(because, "Enter why they leave")))
    who = people()
    row = next(
        (
            one
            for one in queries.standing(models.Member, board=board, person=person)
            if one.until is None or one.until > until
        ),
        None,
    )
    if row is None:
        raise Refused.of("person", f"{who.named(person)} does not sit on this board after that day")
    if row.since is not None and until < row.since:
        raise Refused.of("until", "The last day must not be before the first")
    end(row, by)
    put(
        models.Member,
        {"board": board, "person": person, "since": row.since, "until": until},
        by,
        because,
        role=row.role,
    )
    said(by, "board member left", board=board, member=person, until=until.isoformat(), because=because.strip())


def _but(held: dict[str, object], *names: str) -> dict[str, object]:
    return {name: value for name, value in held.items() if name not in names}

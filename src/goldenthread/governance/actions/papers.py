"""Verbs about agendas and their papers: put on, cleared, commented on, and what became of each comment."""

from typing import Final

from django.db import transaction
from django.utils.timezone import localdate

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.governance import models, queries
from goldenthread.governance.actions.begin import (
    begin,
    board_of,
    end,
    meeting_of,
    needed,
    people,
    put,
    refuse_if,
    said,
    stamp,
)
from goldenthread.governance.papers import frozen_named
from goldenthread.governance.policies import can_see_board, can_see_item
from goldenthread.governance.rows import value
from goldenthread.programme.boards import Item
from goldenthread.programme.governing.meetings import CLEARED_BY

_BY_DIRECTOR: Final = "director"


@transaction.atomic
def put_item(meeting: str, item: Item, *, by: Viewer, because: str = "") -> models.Item:
    """Put a line on an agenda, or other words in the place of one; another paper must be cleared anew.

    Raises `Refused` without number or title, for a paper that is not there, and for a change without a reason.
    """
    begin(by, "agenda")
    meeting_of(meeting)
    problems = needed(
        number=(item.number, "Enter the number of the item"), title=(item.title, "Enter what it is about")
    )
    old = queries.standing_row(models.Item, meeting=meeting, number=item.number)
    paper = frozen_named(by.role, item.pack) if item.pack else None
    kept = old is not None and old.pack == item.pack
    if item.pack and paper is None and not kept:
        problems["pack"] = "There is no frozen paper of this name"
    if paper is not None and not paper.public and not item.exempt:
        problems["exempt"] = "This paper is not public: mark the item as exempt, or choose the public edition"
    if old is not None and not because.strip():
        problems["because"] = "Enter why the agenda changes"
    refuse_if(problems)
    if old is not None and old.pack != item.pack:
        for row in queries.standing(models.Clearance, meeting=meeting, item=item.number):
            end(row, by)
    made: models.Item = put(
        models.Item,
        {"meeting": meeting, "number": item.number},
        by,
        because,
        title=item.title.strip(),
        pack=item.pack,
        exempt=item.exempt,
        lead=item.lead,
    )
    said(by, "agenda item put", meeting=meeting, item=item.number, paper=item.pack, exempt=item.exempt)
    return made


@transaction.atomic
def clear(meeting: str, number: str, kind: str, who: str, says: str = "", *, by: Viewer) -> models.Clearance:
    """Record that a paper was cleared; the director clears in person, for law and money the clerk says who did.

    Raises `Refused` for an item without a paper, for one cleared already, and for a kind there is none of.
    """
    begin(by, "clear as director" if kind == _BY_DIRECTOR else "clear")
    row = _item(meeting, number)
    problems = needed(who=(who, "Enter who cleared it"))
    if kind not in CLEARED_BY:
        problems["kind"] = "Choose what is cleared from the list"
    if not row.pack:
        problems[""] = "There is no paper to clear"
    if queries.standing_row(models.Clearance, meeting=meeting, item=number, kind=kind) is not None:
        problems["kind"] = "It is cleared already"
    if kind == _BY_DIRECTOR and by.role != _BY_DIRECTOR:
        problems["kind"] = "The director clears it in person"
    refuse_if(problems)
    name = people().key_of(by.username) if kind == _BY_DIRECTOR else who.strip()
    made: models.Clearance = put(
        models.Clearance,
        {"meeting": meeting, "item": number, "kind": kind},
        by,
        by=name,
        on=localdate(),
        says=says.strip(),
    )
    said(by, "paper cleared", meeting=meeting, item=number, kind=kind, paper=row.pack)
    return made


@transaction.atomic
def comment(meeting: str, number: str, text: str, *, by: Viewer) -> models.Comment:
    """Comment on a paper before the meeting. Raises `Refused` once it was held, and for a paper that is not theirs to see."""
    begin(by, "comment")
    row, held = _item(meeting, number), meeting_of(meeting)
    who = people()
    board, actor = board_of(held.board), who.actor(by)
    if not can_see_board(by, board, actor) or not can_see_item(
        by, value(Item, row, comments=(), clearances=()), board, actor
    ):
        raise Refused.of("", "There is no such item")
    problems = needed(text=(text, "Write the comment"))
    if not row.pack:
        problems["text"] = "There is no paper to comment on"
    if held.on < localdate():
        problems["text"] = "The meeting was held: what was said there stands in its minutes"
    refuse_if(problems)
    made: models.Comment = models.Comment.objects.create(
        meeting=meeting, item=number, on=localdate(), by=who.key_of(by.username), text=text.strip(), **stamp(by)
    )
    said(by, "paper of a meeting commented on", meeting=meeting, item=number, comment=made.pk)
    return made


@transaction.atomic
def became(row: models.Comment, words: str, *, by: Viewer) -> None:
    """Say once what became of a comment in the final version. Raises `Refused`."""
    begin(by, "became")
    problems = needed(words=(words, "Say what became of it: taken up, answered, or left out with the reason"))
    if row.became:
        problems[""] = "That was said already"
    refuse_if(problems)
    row.became, row.became_by = words.strip(), by.username
    row.save(update_fields=["became", "became_by"])
    said(by, "comment fed to the final version", meeting=row.meeting, item=row.item, comment=row.pk)


def _item(meeting: str, number: str) -> models.Item:
    row: models.Item | None = queries.standing_row(models.Item, meeting=meeting, number=number)
    if row is None:
        raise Refused.of("", "There is no such item")
    return row

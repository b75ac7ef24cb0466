"""How every verb begins and ends: the rule checked, what stands put in the place of what stood, and a line in the journal."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.timezone import localdate, now

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.governance import queries
from goldenthread.governance.people import People, people_now
from goldenthread.governance.policies import check_do
from goldenthread.journal.actions import record
from goldenthread.programme.boards import Board, Meeting

PURPOSE: Final = "boards and what they ask"


def people() -> People:
    """Who is who today."""
    return people_now(localdate())


def begin(by: Viewer, verb: str) -> None:
    """Raise `NotAllowed` unless the viewer's role may do this."""
    check_do(by, verb)


def stamp(by: Viewer) -> dict[str, Any]:
    """Who wrote and when."""
    return {"written_by": by.username, "written_at": now()}


def said(by: Viewer, what: str, **about: object) -> None:
    """Write to the journal what was done."""
    record(by.scope(PURPOSE), what, about)


def put(model: Any, where: Mapping[str, Any], by: Viewer, because: str = "", /, **columns: Any) -> Any:
    """Have a row stand for these fields in the place of the one that stood, which is kept; at its end where none did."""
    old = model.objects.select_for_update().filter(superseded_at__isnull=True, **where).first()
    place = old.place if old is not None else model.objects.count()
    if old is not None:
        end(old, by)
    return model.objects.create(**where, **columns, because=because.strip(), place=place, **stamp(by))


def end(row: Any, by: Viewer) -> None:
    """Have a row stand no more; it is kept."""
    row.superseded_by, row.superseded_at = by.username, now()
    row.save(update_fields=["superseded_by", "superseded_at"])


def refuse_if(problems: Mapping[str, str]) -> None:
    """Raise `Refused` with every problem, or do nothing when there is none."""
    if problems:
        raise Refused(problems)


def needed(**fields: tuple[str, str]) -> dict[str, str]:
    """A problem for each field whose value is blank: name to value and words."""
    return {name: words for name, (value, words) in fields.items() if not value.strip()}


def board_of(key: str) -> Board:
    """A board; raises `Refused` for one there is none of."""
    found = queries.board(key)
    if found is None:
        raise Refused.of("board", "There is no such board")
    return found


def meeting_of(key: str) -> Meeting:
    """A meeting with its day alone; raises `Refused` for one there is none of."""
    found = queries.meeting_days().get(key)
    if found is None:
        raise Refused.of("meeting", "There is no such meeting")
    return found

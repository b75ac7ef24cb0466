"""The files of meetings: agendas, minutes and decisions, column by column."""

from collections.abc import Callable
from typing import Final

from goldenthread.programme.boards import Decision, Item, Meeting, Minute
from goldenthread.programme.tables.columns import Column, Sheet, day, number, people, person, text, yes

_KEY: Final = text("key", "its own key", True)
_MEETING: Final = text("meeting", "the key of the meeting", True)
EXEMPT: Final = text("exempt", "why the public is shut out, with the paragraph; blank where it is not")


def _of_meeting(
    name: str,
    means: str,
    make: Callable[..., object],
    columns: tuple[Column, ...],
    attribute: str,
    identity: tuple[str, ...],
) -> Sheet:
    return Sheet(name, means, make, columns, attribute, identity, "meetings", (_MEETING,))


MEETINGS: Final = Sheet(
    "meetings",
    "meetings of boards",
    Meeting,
    (
        _KEY,
        text("board", "the key of the board", True, refers="boards"),
        day("on", "its day, or the first of the month where only that is known", True),
        yes("month_only", "yes where only the month is known"),
        people("present", "who was there"),
        people("apologies", "who sent apologies"),
        day("published_on", "when its agenda and papers went out"),
        text("urgent_because", "why with less notice than is owed"),
    ),
    "meetings",
    ("key",),
)

AGENDA: Final = _of_meeting(
    "agenda",
    "lines of agendas",
    Item,
    (
        text("number", "its number as printed", True),
        text("title", "what it is about", True),
        text("pack", "the frozen paper for it"),
        yes("exempt", "yes where the public is shut out"),
        person("lead", "who leads it"),
    ),
    "items",
    ("meeting", "number"),
)

MINUTES: Final = _of_meeting(
    "minutes",
    "lines of minutes",
    Minute,
    (
        number("number", "its number in the minutes; a query and its response share one", True),
        text("kind", "note, query, response or resolution", True),
        text("speaker", "a post or a body; blank where not said"),
        text("text", "what was said", True),
        text("refers_to", "what it is about"),
        EXEMPT,
    ),
    "minutes",
    ("meeting", "number", "kind", "text"),
)

DECISIONS: Final = _of_meeting(
    "decisions",
    "what meetings decided",
    Decision,
    (
        _KEY,
        text("text", "what was decided", True),
        person("owner", "whose it is to carry out"),
        day("due", "when it is to be done"),
        day("done_on", "when it was done; blank while it is open"),
        text("outcome", "what came of it"),
        EXEMPT,
    ),
    "decisions",
    ("key",),
)

SHEETS: Final = (MEETINGS, AGENDA, MINUTES, DECISIONS)

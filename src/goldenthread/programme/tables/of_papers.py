"""The files of what is said of papers, delivered, visited and assessed: what each holds, column by column."""

from datetime import date
from typing import Final

from goldenthread.programme.boards import Assessed, Clearance, Comment, Visit
from goldenthread.programme.tables.columns import Sheet, day, person, text

_KEY: Final = text("key", "its own key", True)
_ITEM: Final = (text("meeting", "the key of the meeting", True), text("item", "the number of the item", True))


def delivery(on: date, evidence: str) -> tuple[date, str]:
    """A delivery as boards hold it."""
    return on, evidence


def of_delivery(delivered: tuple[date, str], field: str) -> object:
    """One field of a delivery."""
    return delivered[("on", "evidence").index(field)]


COMMENTS: Final = Sheet(
    "comments",
    "comments on papers before a meeting, and what became of each",
    Comment,
    (
        day("on", "the day", True),
        person("by", "by whom", True),
        text("text", "what was said", True),
        text("became", "what became of it in the final version; blank until that is said"),
    ),
    "comments",
    (),
    "agenda",
    _ITEM,
    "on",
)

CLEARANCES: Final = Sheet(
    "clearances",
    "who cleared a paper before it went out",
    Clearance,
    (
        text("kind", "legal, finance or director", True),
        person("by", "who cleared it", True),
        day("on", "the day", True),
        text("says", "what they said"),
    ),
    "clearances",
    (),
    "agenda",
    _ITEM,
    "on",
)

ARRANGEMENT_DELIVERIES: Final = Sheet(
    "arrangement_deliveries",
    "when what was arranged was delivered, and what shows it",
    delivery,
    (day("on", "the day", True), text("evidence", "what shows it")),
    "delivered",
    (),
    "arrangements",
    (text("arrangement", "the key of the arrangement", True),),
    "on",
    take=of_delivery,
)

ASSESSED: Final = Sheet(
    "assessed",
    "what the council said of itself against conditions for success",
    Assessed,
    (
        day("on", "the day", True),
        person("by", "by whom", True),
        text("grade", "met, partly met or not met", True),
        text("says", "what is seen", True),
        text("evidence", "what shows it"),
    ),
    "assessed",
    (),
    "conditions",
    (text("condition", "the key of the condition", True),),
    "on",
)

VISITS: Final = Sheet(
    "visits",
    "inspections and visits, done or to come",
    Visit,
    (
        _KEY,
        text("title", "what it is called", True),
        text("by", "who visits", True),
        day("began", "the first day", True),
        day("ended", "the last day"),
        text("focus", "what it looks at"),
        text("document", "the letter or report, as its findings name it; blank before there is one"),
        day("letter_on", "the day of the letter"),
        text("source", "where it is printed"),
    ),
    "visits",
    ("key",),
)

SHEETS: Final = (COMMENTS, CLEARANCES, ARRANGEMENT_DELIVERIES, ASSESSED, VISITS)

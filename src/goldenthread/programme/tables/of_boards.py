"""The files of boards, requests, duties and inspections: what each holds, column by column."""

from typing import Final

from goldenthread.programme.boards import (
    Arrangement,
    Board,
    Condition,
    Finding,
    Member,
    Obligation,
    Request,
    RequestKind,
    Step,
)
from goldenthread.programme.tables import of_meetings, of_papers
from goldenthread.programme.tables.columns import Sheet, choice, day, number, person, text, texts, yes

_SOURCE: Final = text("source", "where it is printed")
_KEY: Final = text("key", "its own key", True)
_REQUEST: Final = text("request", "the key of the request", True)
_OBLIGATION: Final = text("obligation", "the key of the obligation", True)


BOARDS: Final = Sheet(
    "boards",
    "boards and committees",
    Board,
    (
        _KEY,
        text("title", "what it is called", True),
        text("terms", "its terms of reference"),
        person("chair", "who chairs it"),
        number("quorum", "how many members make a meeting; blank where not said"),
        text("cycle", "how often it meets"),
        yes("public", "yes where its papers are"),
        yes("committee", "yes for a committee of the council"),
    ),
    "boards",
    ("key",),
)

MEMBERS: Final = Sheet(
    "members",
    "who sits on a board, from a day to a day",
    Member,
    (
        text("board", "the key of the board", True, refers="boards"),
        person("person", "who sits on it", True),
        text("role", "as what", True),
        day("since", "the first day"),
        day("until", "the last day"),
    ),
    "members",
    ("board", "person", "role", "since"),
)

REQUESTS: Final = Sheet(
    "requests",
    "what members and boards asked, and what staff suggested",
    Request,
    (
        _KEY,
        choice("kind", "what it is", RequestKind),
        text("text", "what is asked", True),
        person("asked_by", "the person, or the key of the board, who asked", True),
        day("asked_on", "the day it was asked", True),
        text("board", "the key of the board where it was asked", refers="boards"),
        text("meeting", "the key of the meeting where it was asked", refers="meetings"),
        person("owner", "who is to answer"),
        text("due_meeting", "the key of the meeting that is to have the answer", refers="meetings"),
        day("due_on", "the day by which it is to be answered"),
        texts("about", "keys of what it is about"),
        of_meetings.EXEMPT,
    ),
    "requests",
    ("key",),
)

REQUEST_STEPS: Final = Sheet(
    "request_steps",
    "what happened to requests",
    Step,
    (
        day("on", "the day", True),
        text("state", "the state it came to", True),
        person("by", "by whom", True),
        text("text", "an answer, or why it was not accepted"),
        person("to", "to whom it was given or passed on"),
    ),
    "steps",
    (),
    "requests",
    (_REQUEST,),
    "on",
)

ARRANGEMENTS: Final = Sheet(
    "arrangements",
    "who receives what, and how often",
    Arrangement,
    (
        _KEY,
        text("board", "who receives it: the key of a board, or a body as printed", True),
        text("what", "what they receive", True),
        text("how_often", "as printed; blank where not said"),
        day("first_due", "when the first is due"),
        _SOURCE,
    ),
    "arrangements",
    ("key",),
)

OBLIGATIONS: Final = Sheet(
    "obligations",
    "what a direction obliges somebody to do",
    Obligation,
    (
        _KEY,
        text("direction", "the direction", True),
        text("paragraph", "its paragraph", True),
        text("kind", "what kind of duty it is", True),
        text("text", "what is to be done", True),
        text("owed_by", "who owes it", True),
        text("owed_to", "to whom"),
        text("frequency", "how often"),
        text("deadline", "by when, as printed"),
        day("first_due", "when it is first due"),
        _SOURCE,
    ),
    "obligations",
    ("key",),
)

DELIVERIES: Final = Sheet(
    "deliveries",
    "when obligations were met, and what shows it",
    of_papers.delivery,
    (day("on", "the day", True), text("evidence", "what shows it")),
    "delivered",
    (),
    "obligations",
    (_OBLIGATION,),
    "on",
    take=of_papers.of_delivery,
)

FINDINGS: Final = Sheet(
    "findings",
    "what inspections and visits found",
    Finding,
    (
        _KEY,
        text("document", "where it is printed", True),
        text("on", "the year, month or day, as known", True),
        text("paragraph", "the paragraph"),
        text("area", "the area of judgement", True),
        text("polarity", "strength, weakness or mixed", True),
        text("text", "what was found", True),
        text("grade", "the grade, where one was given"),
        texts("recommendations", "keys of recommendations that it belongs to", refers="recommendations"),
        _SOURCE,
    ),
    "findings",
    ("key",),
)

CONDITIONS: Final = Sheet(
    "conditions",
    "conditions for success",
    Condition,
    (
        _KEY,
        text("number", "its number as printed", True),
        text("point", "its lettered point"),
        text("title", "its title", True),
        text("text", "what it says", True),
        _SOURCE,
    ),
    "conditions",
    ("key",),
)

SHEETS: Final = (
    BOARDS,
    MEMBERS,
    *of_meetings.SHEETS,
    REQUESTS,
    REQUEST_STEPS,
    ARRANGEMENTS,
    OBLIGATIONS,
    DELIVERIES,
    FINDINGS,
    CONDITIONS,
    *of_papers.SHEETS,
)

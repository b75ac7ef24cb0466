"""The files of a plan but for those of its actions: what each holds, column by column."""

from typing import Final

from goldenthread.programme.people import Person
from goldenthread.programme.promises import (
    Fate,
    Mapped,
    Origin,
    Plan,
    Point,
    PointKind,
    Recommendation,
    Subtheme,
    Theme,
)
from goldenthread.programme.tables import of_actions, of_stakes
from goldenthread.programme.tables.columns import Sheet, choice, day, number, people, text, texts, yes

_SOURCE: Final = text("source", "where it is printed")

PLAN: Final = Sheet(
    "plan",
    "the version of the plan: one row",
    Plan,
    (
        text("plan", "the plan's own key", True, field="key"),
        text("title", "what it is called", True),
        number("version", "1 for the first", True),
        number("before", "the version that it refreshed; blank for none"),
        day("from_on", "the first day it is for", True),
        day("published_on", "the day it was published"),
        text("scheme", "the key of its delivery ratings", True),
        _SOURCE,
    ),
    attribute="",
    identity=("plan",),
    needed=True,
)

PEOPLE: Final = Sheet(
    "people",
    "the people and posts of the programme",
    Person,
    (
        text("key", "theirs alone, and never another's", True),
        text("initials", "as a plan prints them"),
        text("name", "their name, where it may be shown"),
        text("job_title", "their post"),
        text("body", "whom they work for"),
        day("left_on", "their last day in post"),
        day("contract_ends", "the last day agreed, of one who is not permanent"),
        text("covered_by", "the key of who stands in", refers="people"),
        text("user", "their sign-in name"),
        yes("many", "yes where a group is printed as one lead"),
        text("note", "a remark"),
    ),
    attribute="people",
    identity=("key",),
    needed=True,
)

RECOMMENDATIONS: Final = Sheet(
    "recommendations",
    "what the council was told to do",
    Recommendation,
    (
        text("key", "its own key", True),
        choice("origin", "who made it", Origin),
        text("number", "as printed", True),
        text("text", "what it says", True),
        day("said_on", "when it was made"),
        text("document", "where it was made"),
        text("board", "the key of the board that watches it", refers="boards"),
        _SOURCE,
    ),
    attribute="recommendations",
    identity=("key",),
)

THEMES: Final = Sheet(
    "themes",
    "the themes of the plan",
    Theme,
    (
        text("key", "its own key", True),
        text("printed", "its number as printed", True),
        text("title", "what it is called", True),
        people("leads", "who leads it"),
    ),
    attribute="themes",
    identity=("key",),
    needed=True,
)

SUBTHEMES: Final = Sheet(
    "subthemes",
    "parts of themes",
    Subtheme,
    (
        text("key", "its own key", True),
        text("theme", "the key of its theme", True, refers="themes"),
        text("printed", "its code as printed"),
        text("title", "what it is called", True),
    ),
    attribute="subthemes",
    identity=("key",),
)

POINTS: Final = Sheet(
    "points",
    "what a theme is to mend, will do differently, and will be seen by",
    Point,
    (
        text("theme", "the key of its theme", True, refers="themes"),
        choice("kind", "fix, change or see", PointKind),
        number("number", "its place under the theme", True),
        text("text", "what it says", True),
    ),
    attribute="points",
    identity=("theme", "kind", "number"),
)

MAPPED: Final = Sheet(
    "mapped",
    "what became of the actions of the plan before",
    Mapped,
    (
        text("old", "its number there, as printed", True),
        texts("now", "keys of actions here", refers="actions"),
        choice("fate", "kept, merged, split or dropped", Fate),
        text("decision", "the decision by which it was dropped"),
        text("because", "why"),
    ),
    "mapped",
    ("old",),
)

SHEETS: Final = (
    PLAN, PEOPLE, RECOMMENDATIONS, THEMES, SUBTHEMES, POINTS, *of_actions.SHEETS, MAPPED, *of_stakes.SHEETS,
)  # fmt: skip

"""The files of actions and of all that belongs to one: what each holds, column by column."""

from collections.abc import Callable
from typing import Final

from goldenthread.programme.promises import (
    Action,
    Check,
    Claim,
    Closure,
    Evidence,
    EvidenceKind,
    Expected,
    Milestone,
    Moves,
    Ownership,
    Slip,
    Stands,
    Update,
)
from goldenthread.programme.tables.columns import (
    Column,
    Sheet,
    choice,
    day,
    due,
    maybe,
    number,
    people,
    person,
    text,
    texts,
)

#: Two rows of one day are told apart by their place in it: who rates twice in a day meant the second.
_NTH: Final = "nth"
_ACTION: Final = text("action", "the key of the action", True)

ACTIONS: Final = Sheet(
    "actions",
    "the actions, each with the due first agreed",
    Action,
    (
        text("key", "its own key, which outlives every printed number", True),
        text("printed", "its number as printed", True),
        text("theme", "the key of its theme", True, refers="themes"),
        text("subtheme", "the key of its subtheme", refers="subthemes"),
        text("text", "what will be done", True),
        due("due", "when it was first to be done", field="baseline"),
        day("began_on", "when it began"),
        texts("earlier", "its numbers in plans before"),
        texts("partners", "other bodies that take part"),
        texts("recommendations", "keys of the recommendations it answers", refers="recommendations"),
        texts("risks", "keys of risks", refers="risks"),
        texts("audits", "keys of audits"),
        texts("money", "keys of lines of money", refers="money"),
        texts("depends_on", "keys of the actions it waits for", refers="actions"),
        text("source", "where it is printed"),
    ),
    attribute="actions",
    identity=("key",),
    needed=True,
)


def _of_action(
    name: str,
    means: str,
    make: Callable[..., object],
    columns: tuple[Column, ...],
    attribute: str,
    identity: tuple[str, ...] = (),
    dated: str = "",
    nth: str = "",
) -> Sheet:
    return Sheet(name, means, make, columns, attribute, identity, "actions", (_ACTION,), dated, nth=nth)


OWNERSHIP: Final = _of_action(
    "ownership",
    "whose an action is from a day",
    Ownership,
    (
        day("since", "the first day; blank for from the beginning"),
        people("owners", "whose it is"),
        text("printed", "the cell as printed"),
        person("cover", "who covers"),
    ),
    "owned",
    ("action", "since", _NTH),
    "since",
    _NTH,
)

SLIPS: Final = _of_action(
    "slips",
    "dues that were moved",
    Slip,
    (
        day("on", "the day it was moved", True),
        due("was", "the due before"),
        due("now", "the due from then on"),
        person("by", "who moved it", True),
        text("because", "the reason", True),
    ),
    "slips",
    dated="on",
)

RATINGS: Final = _of_action(
    "ratings",
    "delivery ratings that people gave",
    Claim,
    (
        day("on", "the day it was given", True),
        text("rating", "a code of the plan's scheme", True),
        person("by", "who gave it", True),
        text("because", "why, where the rule says otherwise"),
    ),
    "claims",
    ("action", "on", _NTH),
    "on",
    _NTH,
)

UPDATES: Final = _of_action(
    "updates",
    "what owners wrote",
    Update,
    (
        day("on", "the day", True),
        person("by", "who wrote it", True),
        text("text", "what they wrote", True),
    ),
    "updates",
    dated="on",
)

MILESTONES: Final = _of_action(
    "milestones",
    "steps of actions",
    Milestone,
    (
        text("key", "its own key within the action", True),
        text("title", "what it is", True),
        due("due", "when it is due"),
        day("done_on", "when it was done; blank while it is not"),
    ),
    "milestones",
    ("action", "key"),
)

EVIDENCE: Final = _of_action(
    "evidence",
    "files and papers that show something",
    Evidence,
    (
        text("key", "its own key within the action", True),
        day("on", "the day it is of", True),
        person("by", "who gave it", True),
        choice("kind", "what it is", EvidenceKind),
        text("shows", "what it shows, in a sentence", True),
        text("file", "the name of the file; blank where it is only referred to"),
        text("sha256", "the file's SHA-256 in hexadecimal"),
    ),
    "evidence",
    ("action", "key"),
)

MEASURES: Final = _of_action(
    "measures",
    "figures that an action should move, or must not make worse",
    Expected,
    (
        text("measure", "the key of a measure, shipped or typed", True),
        choice("moves", "up, down or hold", Moves),
        choice("stands", "aim, or guardrail", Stands, Stands.AIM),
        day("by", "the day by which it should show"),
        day("since", "the day from which it is looked at"),
        text("subject", "in words, how the two belong together"),
    ),
    "expected",
    ("action", "measure", "stands"),
)

CLOSURES: Final = _of_action(
    "closures",
    "actions said to be complete",
    Closure,
    (
        day("on", "the day it was said", True),
        person("by", "who said it", True),
        texts("evidence", "keys of the action's evidence"),
        day("agreed_on", "the day a second person agreed"),
        person("agreed_by", "who agreed"),
        day("reopened_on", "the day it was opened again"),
        text("reopened_because", "why"),
    ),
    "closures",
    ("action", "on", _NTH),
    "on",
    _NTH,
)

CHECKS: Final = Sheet(
    "checks",
    "looks at closed actions, to see whether they hold",
    Check,
    (
        number("months", "how many months after the closure", True),
        day("due", "when it is due", True),
        day("done_on", "when somebody looked"),
        maybe("holds", "yes or no; blank until somebody looked"),
        text("says", "what they saw"),
        person("by", "who looked"),
    ),
    "checks",
    ("action", "closed_on", "closed_nth", "months"),
    "closures",
    (
        _ACTION,
        day("closed_on", "the day of the closure", True),
        number("closed_nth", "which closure of that day: blank for the first, then 2"),
    ),
    "due",
)

SHEETS: Final = (ACTIONS, OWNERSHIP, SLIPS, RATINGS, UPDATES, MILESTONES, EVIDENCE, MEASURES, CLOSURES, CHECKS)

"""Where an action stands, and which verbs lead from there to where; what is not written here cannot be done."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final

from goldenthread.accounts.errors import Refused


class State(Enum):
    """Where an action stands."""

    OPEN = "open"
    SAID = "said to be complete"
    COMPLETE = "complete"
    PROPOSED = "reopening proposed"


_OPEN, _SAID, _COMPLETE, _PROPOSED = State.OPEN, State.SAID, State.COMPLETE, State.PROPOSED

#: What may be done where, and where the action then stands.
TRANSITIONS: Final[Mapping[State, Mapping[str, State]]] = MappingProxyType(
    {
        _OPEN: {
            **dict.fromkeys(
                ("move", "claim", "update", "hand over", "cover", "milestone", "milestone done", "evidence", "link",
                 "unlink", "reword"),
                _OPEN,
            ),
            "close": _SAID,
        },
        _SAID: {
            **dict.fromkeys(("update", "hand over", "cover", "evidence", "link", "reword"), _SAID),
            "agree": _COMPLETE,
            "send back": _OPEN,
        },
        _COMPLETE: {
            **dict.fromkeys(("update", "hand over", "cover", "evidence", "link", "reword", "check"), _COMPLETE),
            "propose": _PROPOSED,
        },
        _PROPOSED: {
            **dict.fromkeys(("update", "hand over", "cover", "evidence", "check"), _PROPOSED),
            "reopen": _OPEN,
            "keep closed": _COMPLETE,
        },
    }
)  # fmt: skip
#: Every verb about an action.
VERBS: Final = frozenset(verb for verbs in TRANSITIONS.values() for verb in verbs)
_WHY: Final = {
    _OPEN: "The action is open.",
    _SAID: "The action is said to be complete, and waits for a second person.",
    _COMPLETE: "The action is complete. Propose to reopen it first.",
    _PROPOSED: "It is proposed to reopen the action, and the Board has not decided.",
}


def can(state: State, verb: str) -> bool:
    """Whether something may be done to an action that stands there."""
    return verb in TRANSITIONS[state]


def check(state: State, verb: str) -> None:
    """Raise `Refused`, with where the action stands, unless something may be done there."""
    if not can(state, verb):
        raise Refused.of("", f"{_WHY[state]} This cannot be done now.")

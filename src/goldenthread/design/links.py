"""Links from room to room: a page asks for a kind of place, and the room that has it says where it is.

Rooms beside each other know nothing of each other. Each registers, when Django is ready, the places that others may
point to; a place that nobody has is no link, and the page prints words instead.
"""

from collections.abc import Callable
from typing import Any, Final

_PLACES: Final[dict[str, Callable[..., str | None]]] = {}

#: Kinds of place, with what each is given. A room may register only these, and only one room each.
KINDS: Final = {
    "child": "a child's page; ref",
    "tracker": "who is due by a clock; clock, and team or worker",
    "due": "everything due; team or worker",
    "supervision": "a worker's supervision page; worker",
    "measure": "a measure's page; key",
    "rows": "the rows behind a figure; key, period",
    "dashboard": "the dashboard; chapter, team",
    "team": "a team's page; team",
    "service": "a service's page; service",
    "findings": "what is wrong with the data; rule, team",
    "job": "work of the background worker; job",
    "papers": "the list of papers",
    "paper": "one frozen paper; name",
    "scrutinise": "checking a table",
    "plan": "the improvement plan",
    "action": "an action of the plan; key",
    "my actions": "the reader's own actions",
    "recommendation": "a recommendation; key",
    "guard": "claims that the figures do not support",
    "board": "a board; key",
    "meeting": "a meeting; key",
    "ledger": "requests and challenges; board",
    "request": "one request or challenge; key",
    "audits": "the reader's own audits",
    "audit": "one audit, where it is the reader's to open; key, viewer",
    "audit report": "what audits show together",
    "team audits": "audits of a team beside its figures; team",
    "grants": "named grants",
    "tokens": "tokens of one's own, for programs",
}


def register(kind: str, where: Callable[..., str | None]) -> None:
    """Say where a kind of place is; raises KeyError for a kind there is none of, ValueError for a second room."""
    KINDS[kind]
    if _PLACES.get(kind, where) is not where:
        raise ValueError(f"two rooms say where {kind} is")
    _PLACES[kind] = where


def link(kind: str, **given: Any) -> str | None:
    """The address of a place, or None while no room has it or where it is not the reader's.

    Raises KeyError for a kind there is none of.
    """
    KINDS[kind]
    where = _PLACES.get(kind)
    return where(**given) if where is not None else None

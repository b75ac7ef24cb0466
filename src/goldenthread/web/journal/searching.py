"""Looking in the journal: what was asked is kept in the session, so that no identifier of a child stands in an address."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest

from goldenthread.accounts.records import person_key_of
from goldenthread.journal.logs import logs_of
from goldenthread.journal.queries import Wanted, entries
from goldenthread.records.store.keys import Marker
from goldenthread.records.store.opening import is_store, keys_of, read_facts

#: Where the session keeps what was asked last; a child by key alone.
_ASKED: Final = "journal_asked"


def remember(request: HttpRequest, given: Mapping[str, Any]) -> None:
    """Keep what was asked; the child's identifier becomes a key at once, or a key that nobody has."""
    child = str(given["child"] or "").strip()
    request.session[_ASKED] = {
        "viewer": given["viewer"],
        "action": given["action"],
        "person": (person_key_of(child) or "nobody") if child else "",
        "since": given["since"].isoformat() if given["since"] else "",
        "until": given["until"].isoformat() if given["until"] else "",
    }


def forget(request: HttpRequest) -> None:
    """Look for everything again."""
    request.session.pop(_ASKED, None)


def wanted(request: HttpRequest) -> Wanted:
    """What was asked last."""
    said = request.session.get(_ASKED, {})
    days = {name: date.fromisoformat(said[name]) if said.get(name) else None for name in ("since", "until")}
    return Wanted(said.get("viewer", ""), said.get("action", ""), "", said.get("person", ""), **days)


def found(asked: Wanted) -> QuerySet[Any]:
    """The entries; the store's own log names some people by a keyed hash of their key, so both are looked for."""
    return entries(asked, also=_marked(asked.person))


def _marked(person: str) -> str:
    root = settings.INSTALLATION.store
    if not person or not is_store(root):
        return ""
    return Marker(keys_of(root), read_facts(root).authority).of_key(person)


def the_logs() -> Any:
    """The two logs of the installation."""
    return logs_of(settings.INSTALLATION.home, settings.INSTALLATION.store)

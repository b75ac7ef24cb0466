"""Erasure in the web's own tables: what they say of a person whom the store forgot goes too, within a minute.

The journal and its index keep that somebody read of a person, as the store's own log does: they hold keyed hashes alone,
and an entry taken out would break the chain.
"""

import logging
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Final

from django.conf import settings
from django.db import transaction

from goldenthread.accounts.by import By, journalled
from goldenthread.accounts.models import Grant
from goldenthread.jobs.worker import CHORES
from goldenthread.loads.models import Handed
from goldenthread.quality.forgetting import forget, named
from goldenthread.quality.models import Audit, Draft, Exercise, Item
from goldenthread.records.errors import RecordsError
from goldenthread.records.store.keys import Marker
from goldenthread.records.store.layout import Layout
from goldenthread.records.store.opening import keys_of, read_facts
from goldenthread.records.store.state import read_state
from goldenthread.serving.refs import refs_of
from goldenthread.trackers.models import Note
from goldenthread.trackers.opening import take_back_reasons

_LOG: Final = logging.getLogger(__name__)
_BY: Final = By("background worker", "worker")
#: The tables that name a person, each by the store's own hash in ``person_key``.
NAMING: Final = (Note, Grant, Handed, Audit, Draft, Item, Exercise)


def erase_forgotten(moment: datetime) -> None:
    """Remove what is said here of everybody whom the store forgot; what keeps it from being done is told, and work goes on."""
    del moment
    try:
        let_go(forgotten())
    except RecordsError as error:
        _LOG.error("erasures could not be carried out in the web's tables: %s", error)


def forgotten() -> tuple[str, ...]:
    """Those whom these tables name of whom the store's block list says that they were forgotten."""
    root = settings.INSTALLATION.store
    if not Layout(root).root.is_dir():
        return ()
    blocked = frozenset(read_state(Layout(root)).blocked)
    if not blocked:
        return ()
    marker = Marker(keys_of(root), read_facts(root).authority)
    return blocked_among(_named(), marker, blocked)


def blocked_among(keys: Iterable[str], marker: Marker, blocked: Collection[str]) -> tuple[str, ...]:
    """The people of a block list among some, by key, in order."""
    return tuple(sorted(key for key in set(keys) if key and marker.of_key(key) in blocked))


@transaction.atomic
def let_go(keys: Collection[str]) -> int:
    """Remove notes, grants, findings handed out, audits and what is drafted or drawn of them about some people, and reasons
    given to open their records; how many rows. Frozen lists keep a mark in their place (`quality.forgetting`).

    The journal says how many of which went, and of nobody who it was.
    """
    if not keys:
        return 0
    gone = {}
    for table in NAMING:
        number, _ = table.objects.filter(person_key__in=sorted(keys)).delete()
        gone[table.__name__.lower()] = int(number)
    gone |= forget(keys)
    refs = refs_of(settings.INSTALLATION.home)
    gone["reasons"] = take_back_reasons({refs.of(key) for key in keys})
    journalled("forgotten in the web", _BY, {"people": [], "rows": gone}, "carrying out an erasure")
    return sum(gone.values())


def register_chores() -> None:
    """Make it known to the worker."""
    if erase_forgotten not in CHORES:
        CHORES.append(erase_forgotten)


def _named() -> set[str]:
    rows = {key for table in NAMING for key in table.objects.values_list("person_key", flat=True).distinct()}
    return rows | named()

"""Indexing: entries written since last time are taken over, each checked against the mark of the one before it."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from django.db import transaction

from goldenthread.access.chain import START, Link, links, mark_of
from goldenthread.journal.logs import Named
from goldenthread.journal.models import Entry, Indexed, Person

_AT_ONCE: Final = 500
#: Under which names an entry says whom it is about; see `access.of_home`.
_MANY: Final = ("persons", "people")
_ONE: Final = "person"


def take_over(logs: Iterable[Named]) -> None:
    """Bring the index up to date with the logs; what is amiss is kept in `Indexed` and nothing after it is taken over."""
    for named in logs:
        while _some(named):
            continue


def made_again(named: Named) -> None:
    """Forget the index of a log and make it anew, after somebody has looked at what was amiss."""
    with transaction.atomic():
        Entry.objects.filter(log=named.name).delete()
        Indexed.objects.filter(log=named.name).delete()
    take_over([named])


def _some(named: Named) -> bool:
    """Take over the next few entries of a log; whether there may be more."""
    with transaction.atomic():
        state, _ = Indexed.objects.select_for_update().get_or_create(log=named.name, defaults={"mark": START})
        if state.wrong:
            return False
        if _was_cut(named, state):
            state.wrong = f"entry {state.number} is no longer where it was indexed: the log was cut or written anew"
            state.save()
            return False
        taken: list[Link] = []
        for link in links(named.log.path, state.end):
            if link.number != state.number + 1 or link.mark != mark_of(link.entry, state.mark, named.log.key):
                state.wrong = f"entry {state.number + 1} was altered, put in or is missing"
                break
            taken.append(link)
            state.number, state.before, state.mark = link.number, state.mark, link.mark
            state.start, state.end = state.end, link.end
            if len(taken) == _AT_ONCE:
                break
        _keep(named.name, taken)
        state.save()
    return len(taken) == _AT_ONCE and not state.wrong


def _was_cut(named: Named, state: Any) -> bool:
    """Whether the entry last indexed no longer stands where it stood."""
    if not state.number:
        return False
    last = next(links(named.log.path, state.start), None)
    if last is None or (last.number, last.mark, last.end) != (state.number, state.mark, state.end):
        return True
    return last.mark != mark_of(last.entry, state.before, named.log.key)


def _keep(log: str, taken: Iterable[Link]) -> None:
    made = [_entry(log, link.entry) for link in taken]
    Entry.objects.bulk_create(made)
    Person.objects.bulk_create(
        [Person(entry=entry, person_key=key) for entry in made for key in persons_of(entry.about)], batch_size=_AT_ONCE
    )


def _entry(log: str, said: Mapping[str, Any]) -> Entry:
    about = said.get("about")
    return Entry(
        log=log,
        number=said["number"],
        at=datetime.fromisoformat(str(said["at"])).astimezone(UTC),
        action=str(said["action"]),
        viewer=str(said["viewer"]),
        role=str(said["role"]),
        purpose=str(said["purpose"]),
        about=about if isinstance(about, dict) else {},
    )


def persons_of(about: Mapping[str, Any]) -> tuple[str, ...]:
    """Keys of the people an entry is about, each once."""
    found = [about[_ONE]] if isinstance(about.get(_ONE), str) else []
    for name in _MANY:
        listed = about.get(name)
        found += [key for key in listed if isinstance(key, str)] if isinstance(listed, list) else []
    return tuple(dict.fromkeys(key for key in found if key))

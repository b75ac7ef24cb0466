"""Reading the index: entries by viewer, person, day and action, and the state of each log."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.timezone import make_aware

from goldenthread.journal.index import persons_of
from goldenthread.journal.logs import Named
from goldenthread.journal.models import Entry, Indexed


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; an empty field asks for nothing. ``person`` is a person's key, ``since`` and ``until`` days."""

    viewer: str = ""
    action: str = ""
    log: str = ""
    person: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as a page shows it; ``about`` are its facts in order, without the people, who are only counted."""

    log: str
    number: int
    at: datetime
    action: str
    viewer: str
    role: str
    purpose: str
    about: tuple[tuple[str, str], ...]
    people: int


@dataclass(frozen=True, slots=True)
class LogState:
    """How a log stands: entries indexed, and what was found amiss ("" for nothing)."""

    name: str
    title: str
    entries: int
    wrong: str = field(default="")


def entries(wanted: Wanted, also: str = "") -> QuerySet[Any]:
    """The entries looked for, newest first; ``also`` is another name under which a log may hold the person."""
    asked = Q()
    if wanted.viewer:
        asked &= Q(viewer=wanted.viewer)
    if wanted.action:
        asked &= Q(action=wanted.action)
    if wanted.log:
        asked &= Q(log=wanted.log)
    if wanted.since is not None:
        asked &= Q(at__gte=_midnight(wanted.since))
    if wanted.until is not None:
        asked &= Q(at__lt=_midnight(wanted.until + timedelta(days=1)))
    if wanted.person:
        asked &= Q(persons__person_key__in=[key for key in (wanted.person, also) if key])
    return Entry.objects.filter(asked).order_by("-at", "log", "-number").distinct()


def lines(found: Iterable[Any]) -> tuple[Line, ...]:
    """Entries as a page shows them."""
    return tuple(
        Line(
            entry.log,
            entry.number,
            entry.at,
            entry.action,
            entry.viewer,
            entry.role,
            entry.purpose,
            facts(entry.about),
            len(persons_of(entry.about)),
        )
        for entry in found
    )


def facts(about: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """What an entry says of itself, without the keys of people and without what is blank."""
    hidden = {"person", "persons", "people"}
    return tuple(
        (name, _shown(value)) for name, value in about.items() if name not in hidden and value not in ("", None)
    )


def viewers() -> tuple[str, ...]:
    """Everybody who stands in the logs."""
    return tuple(Entry.objects.order_by("viewer").values_list("viewer", flat=True).distinct())


def actions() -> tuple[str, ...]:
    """Every kind of entry there is."""
    return tuple(Entry.objects.order_by("action").values_list("action", flat=True).distinct())


def states(logs: Iterable[Named]) -> tuple[LogState, ...]:
    """How each log stands in the index."""
    known = {item.log: item for item in Indexed.objects.all()}
    return tuple(
        LogState(
            item.name,
            item.title,
            known[item.name].number if item.name in known else 0,
            known[item.name].wrong if item.name in known else "",
        )
        for item in logs
    )


def _midnight(day: date) -> datetime:
    return make_aware(datetime.combine(day, time.min))


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    if isinstance(value, dict):
        return ", ".join(f"{name}: {item}" for name, item in value.items())
    return str(value)

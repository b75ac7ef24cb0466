"""Which measures a dashboard shows for what is asked: key ones, those of a theme, of a chapter, or every one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.http import Http404

from goldenthread.performance.asked import BOOK, EVERY, KEY
from goldenthread.performance.reading import Reader
from goldenthread.serving.dashboard import Dashboard, dashboard
from goldenthread.serving.figures import ReadRow, ServedPeriod, not_there
from goldenthread.serving.key_measures import Theme, key_measures, themes
from goldenthread.serving.opening import Served

#: Asks for measures that have no value.
NONE: Final = "none"
#: Why a figure has no value where its records are wanting; hidden and not applicable are other things.
WITHOUT: Final = ("not-recorded", "cannot-compute")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A dashboard as asked, every row of the period beside it, and the keys of key measures."""

    found: Dashboard
    rows: tuple[ReadRow, ...]
    every: tuple[ReadRow, ...]
    keys: frozenset[str]
    themes: tuple[Theme, ...]


def chosen(served: Served, reader: Reader, asked: Mapping[str, str], *, every_part: bool = False) -> Chosen:
    """The measures for what is asked, each mix as one row unless ``every_part``.

    Raises Http404 for a theme there is none of and `NotAllowed` as `dashboard`.
    """
    period, team = asked.get("period", ""), asked.get("team", "")
    if team and not reader.by_team:
        raise not_there()
    plan = themes(settings.INSTALLATION.home)
    whole = dashboard(served, reader.scope, reader.audience, period=period, team=team, worries_first=False)
    # Whether a measure is key does not hang on whether a team has a target: it is asked of the whole.
    told = whole if not team else dashboard(served, reader.scope, reader.audience, period=period, worries_first=False)
    keys = key_measures(told.rows, plan)
    wanted: frozenset[str] = frozenset()
    if asked.get("view", KEY) != EVERY:
        wanted = keys
        if asked.get("theme"):
            theme = next((one for one in plan if one.key == asked["theme"]), None)
            if theme is None:
                raise Http404
            wanted = frozenset(theme.measures)
    found = dashboard(
        served,
        reader.scope,
        reader.audience,
        period=period,
        team=team,
        chapter=asked.get("chapter", ""),
        rating=asked.get("rating", ""),
        signal=asked.get("signal", ""),
        worries_first=asked.get("order") != BOOK,
        keys=wanted,
    )
    rows = found.rows
    if asked.get("value") == NONE:
        with_value = {one.figure.key for one in rows if one.figure.reason not in WITHOUT}
        rows = tuple(one for one in rows if one.figure.key not in with_value)
    if not asked.get("chapter") and not every_part:
        rows = mixes_in_one(rows)
    return Chosen(found, rows, whole.rows, keys, plan)


def mixes_in_one(rows: Sequence[ReadRow]) -> tuple[ReadRow, ...]:
    """Rows with each mix as one: its greatest part, or the first where none has a value. A chapter shows every part."""
    greatest: dict[str, ReadRow] = {}
    for one in rows:
        held = greatest.get(one.figure.key)
        if held is None or (one.figure.part and (one.figure.value or 0) > (held.figure.value or 0)):
            greatest[one.figure.key] = one
    return tuple(greatest.values())


def before(found: Dashboard, months: int) -> ServedPeriod | None:
    """The period so many before the one shown; None where it is not served."""
    place = next(number for number, one in enumerate(found.periods) if one.label == found.period.label)
    return found.periods[place - months] if place >= months else None

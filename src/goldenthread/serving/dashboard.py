"""The dashboard: every measure for one period, of the whole or of a team, filtered and with the worries first."""

import json
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from goldenthread.access.scope import Scope
from goldenthread.measures.kinds import Audience
from goldenthread.serving.editions import edition_for
from goldenthread.serving.extent import READ_MONTHS
from goldenthread.serving.figures import (
    FIGURE_COLUMNS,
    ReadRow,
    ServedPeriod,
    Team,
    entries,
    figure_from,
    not_there,
    period_of,
    periods,
    reading_from,
    teams_told,
    unread,
)
from goldenthread.serving.opening import Kept, Served

#: How a row without a colour is found.
NOT_RATED: Final = "not rated"
#: The rule by which rows stand, as it is told on the page.
WORRIES_FIRST: Final = (
    "Measures with a signal of concern, a missed target, a place among the worst quarter of authorities, children waiting "
    "beyond a limit or nothing recorded stand first, the weightiest first; then the order of the book."
)
BOOK_ORDER: Final = "Measures stand in the order of the book."
#: Dashboards that are kept ready in a process: each is the same for everybody who reads its edition.
_READY: Final = 16


@dataclass(frozen=True, slots=True)
class Option:
    """A value that a filter may take and how many measures it would leave, the other filters being as they are."""

    value: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filters:
    """The options of each filter; a value chosen that leaves nothing is still there, with a count of 0."""

    chapters: tuple[Option, ...]
    ratings: tuple[Option, ...]
    signals: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Dashboard:
    """A dashboard.

    ``rows`` one a measure, and one a part of a mix under its measure; ``hidden`` how many of their values are hidden for
    being small, ``total`` how many measures there are before filters. ``order`` says by which rule the rows stand.
    """

    rows: tuple[ReadRow, ...]
    period: ServedPeriod
    periods: tuple[ServedPeriod, ...]
    team: Team | None
    teams: tuple[Team, ...]
    filters: Filters
    measures: int
    total: int
    hidden: int
    order: str


def dashboard(
    served: Served,
    scope: Scope,
    audience: Audience,
    *,
    period: str = "",
    team: str = "",
    chapter: str = "",
    rating: str = "",
    signal: str = "",
    worries_first: bool = True,
    keys: Collection[str] = (),
) -> Dashboard:
    """Every measure for a period, or those of some ``keys`` where any are given, as an audience may see it.

    ``rating`` is a colour's word or "not rated", ``signal`` the word of a verdict. Raises `NotAllowed` where the role may not
    read for the audience, and in the same way for a period or team that is not there.
    """
    edition = edition_for(scope, audience, ("team",) if team else ())
    return _dashboard(
        Kept(served), edition, period, team, (chapter, rating, signal), worries_first, tuple(dict.fromkeys(keys))
    )


@lru_cache(maxsize=_READY)
def _dashboard(
    kept: Kept,
    edition: str,
    period: str,
    team: str,
    chosen_of: tuple[str, str, str],
    worries_first: bool,
    keys: tuple[str, ...],
) -> Dashboard:
    """The same once it is known which edition may be read; a page asks for it more than once, and so do its readers."""
    served, (chapter, rating, signal) = kept.served, chosen_of
    shown = period_of(served, period)
    teams = teams_told(served)
    chosen = next((one for one in teams if one.team == team), None)
    if team and chosen is None:
        raise not_there()
    asked = frozenset(keys)
    rows = [one for one in _rows(served, edition, shown.label, team) if not asked or one.figure.key in asked]
    wanted: dict[str, Callable[[ReadRow], bool]] = {
        "chapter": lambda one: not chapter or one.entry.chapter == chapter,
        "rating": lambda one: not rating or _rating(one) == rating,
        "signal": lambda one: not signal or one.signal == signal,
    }
    of_measure = {one.figure.key: one for one in reversed(rows)}  # the measure's own row stands before its parts
    left_in = {key for key, one in of_measure.items() if all(fits(one) for fits in wanted.values())}
    found = [one for one in rows if one.figure.key in left_in]
    if worries_first:
        found.sort(key=lambda one: (-of_measure[one.figure.key].weight, one.entry.place))
    whole = list(of_measure.values())[::-1]

    def options(name: str, value_of: Callable[[ReadRow], str], chosen_value: str) -> tuple[Option, ...]:
        left = [one for one in whole if all(fits(one) for other, fits in wanted.items() if other != name)]
        counts = Counter(value_of(one) for one in left)
        values = dict.fromkeys((*(value_of(one) for one in whole), *((chosen_value,) if chosen_value else ())))
        return tuple(Option(value, counts[value], value == chosen_value) for value in values if value)

    return Dashboard(
        tuple(found),
        shown,
        tuple(one for one in periods(served) if one.read),
        chosen,
        teams,
        Filters(
            options("chapter", lambda one: one.entry.chapter, chapter),
            options("rating", _rating, rating),
            options("signal", lambda one: one.signal, signal),
        ),
        len(left_in),
        len(whole),
        sum(one.figure.hidden for one in found),
        WORRIES_FIRST if worries_first else BOOK_ORDER,
    )


def _rating(one: ReadRow) -> str:
    return one.colour or NOT_RATED


def _rows(served: Served, edition: str, period: str, team: str) -> tuple[ReadRow, ...]:
    """Every row of a dashboard in the order of the book; read once for as long as the file is the same."""
    return _read(Kept(served), edition, period, team)


@lru_cache(maxsize=_READY)
def _read(kept: Kept, edition: str, period: str, team: str) -> tuple[ReadRow, ...]:
    served = kept.served
    connection = served.connection()
    by_place = {one.place: one for one in entries(served)}
    breakdown = "team" if team else ""
    where = "where edition = ? and breakdown = ? and grp = ?"
    last = next(number for number, one in enumerate(periods(served)) if one.label == period) + 1
    lines = {
        (place, part): tuple(json.loads(points)[max(0, last - READ_MONTHS) : last])
        for place, part, points in connection.execute(
            f"select place, part_place, points from line {where}", (edition, breakdown, team)
        )
    }
    rows = connection.execute(
        f"select * from reading {where} and period = ? order by place, part_place", (edition, breakdown, team, period)
    ).fetchall()
    if rows or not team:
        return tuple(reading_from(row, by_place[row[4]], lines.get((row[4], row[5]), ())) for row in rows)
    # Teams are read for the period that is shown first; of earlier ones their figures are kept alone.
    by_key = {one.key: one for one in by_place.values()}
    found = [
        figure_from(row)
        for row in connection.execute(
            f"select {FIGURE_COLUMNS} from figure {where} and period = ?", (edition, breakdown, team, period)
        )
    ]
    found.sort(key=lambda one: by_key[one.key].place)
    return tuple(unread(one, by_key[one.key], ()) for one in found)

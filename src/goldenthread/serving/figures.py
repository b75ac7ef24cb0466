"""Figures as pages read them: frozen rows in words, the catalogue of measures, periods and teams."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

from goldenthread.access.errors import NotAllowed
from goldenthread.papers.words import SIGNALS
from goldenthread.serving.figures_rows import JOINT
from goldenthread.serving.figures_tables import FIGURE, READING
from goldenthread.serving.opening import Kept, Served

#: Files of which measures, periods and teams are kept ready in a process: those that are read, and earlier ones beside them.
_FILES: Final = 4
#: What a reader is told of a measure, period or team that is not there; the same whatever was asked.
_NOT_THERE: Final = "There is no such measure, period or team here."


@dataclass(frozen=True, slots=True)
class ServedPeriod:
    """A period that is served: ``read`` where it is read with target and rating; ``first`` where pages begin with it."""

    label: str
    words: str
    start: date
    end: date
    read: bool
    first: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A measure in the catalogue.

    ``polarity`` "higher", "lower", "in range" or "none"; ``stat`` what is made of the rows, "typed" where the figure is typed
    in; ``waiting`` that it counts those at a clock now; ``breakdowns`` by which it can be broken down.
    """

    key: str
    chapter: str
    title: str
    says: str
    unit: str
    polarity: str
    stat: str
    typed: bool
    waiting: bool
    version: int
    breakdowns: tuple[str, ...]
    codes: tuple[str, ...]
    tables: tuple[str, ...]
    place: int


@dataclass(frozen=True, slots=True)
class ChapterOf:
    """A chapter of the book: its title and its measures in order."""

    title: str
    measures: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Team:
    """A team of which figures are told."""

    team: str
    name: str
    service: str


@dataclass(frozen=True, slots=True)
class Change:
    """Against an earlier period: what it was, the change, the direction as shown (mark and word), as a word, and why."""

    period: str
    was: str
    change: str
    shown: str
    direction: str
    says: str


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure.

    ``shown`` is the value as printed or the shorthand for why there is none, ``counted`` "52 of 53" or "n = 53".
    ``value``, ``numerator`` and ``denominator`` are unrounded, None where there is none or it is hidden; ``reason`` says why
    (``hidden``, ``not-recorded``, ``not-applicable``, ``cannot-compute``; "" where there is a value).
    """

    key: str
    breakdown: str
    part: str
    group: tuple[str, ...]
    period: str
    numerator: float | None
    denominator: float | None
    value: float | None
    reason: str
    note: str
    shown: str
    counted: str
    version: int
    snapshot: str

    @property
    def hidden(self) -> bool:
        """Whether it is hidden because it is small."""
        return self.reason == "hidden"


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A figure as it was read: a row of a dashboard.

    ``part_words`` names a mix's part; ``own_period`` is the figure's own where a typed one stands in another period.
    ``target`` in words; ``colour`` a word of the rating scheme or ""; ``rating`` shape and word, or "not rated (why)";
    ``signal`` the control chart's verdict as one word, ``signal_says`` in words. ``weight`` and ``worries`` say how much it
    must be heard of first and why, ``good`` what works well. ``spark`` are the values of up to a year before it, in order of
    time: a number, a reason why there is none, or None where nothing was counted.
    """

    figure: FigureRow
    entry: Entry
    part_words: str
    own_period: str
    target: str
    colour: str
    rating: str
    rating_says: str
    rule: str
    previous: Change | None
    year: Change | None
    signal: str
    comparator: str
    quartile: str
    weight: int
    worries: tuple[str, ...]
    good: tuple[str, ...]
    spark: tuple[float | str | None, ...] = ()

    @property
    def title(self) -> str:
        """The measure's title, and the part of a mix in words."""
        return f"{self.entry.title}: {self.part_words}" if self.figure.part else self.entry.title

    @property
    def signal_says(self) -> str:
        """What the control chart's word means."""
        return SIGNALS.get(self.signal, "")


def not_there() -> NotAllowed:
    """The error for what is not there, told in the words for what may not be seen."""
    return NotAllowed(_NOT_THERE)


def periods(served: Served) -> tuple[ServedPeriod, ...]:
    """The periods that are served, in order of time."""
    return _periods_of(Kept(served))


@lru_cache(maxsize=_FILES)
def _periods_of(kept: Kept) -> tuple[ServedPeriod, ...]:
    rows = kept.served.connection().execute(
        "select label, words, start_date, end_date, is_read, is_first from period order by place"
    )
    return tuple(
        ServedPeriod(label, words, date.fromisoformat(start), date.fromisoformat(end), bool(read), bool(first))
        for label, words, start, end, read, first in rows
    )


def period_of(served: Served, label: str = "") -> ServedPeriod:
    """The period of a label among those that are read, or the one that pages show first; raises `NotAllowed` for another."""
    found = [one for one in periods(served) if (one.read and one.label == label) or (not label and one.first)]
    if not found:
        raise not_there()
    return found[0]


def entries(served: Served, keys: Sequence[str] = ()) -> tuple[Entry, ...]:
    """Measures in the order of the book: all, or those of some keys."""
    every = _book_of(Kept(served))
    return tuple(one for one in every.values() if not keys or one.key in keys)


@lru_cache(maxsize=_FILES)
def _book_of(kept: Kept) -> Mapping[str, Entry]:
    rows = kept.served.connection().execute("select * from measure order by place").fetchall()
    found: dict[str, Entry] = {}
    for place, key, chapter, title, says, unit, polarity, stat, typed, waiting, version, by, codes, tables in rows:
        found[key] = Entry(
            key=key,
            chapter=chapter,
            title=title,
            says=says,
            unit=unit,
            polarity=polarity,
            stat=stat,
            typed=bool(typed),
            waiting=bool(waiting),
            version=version,
            breakdowns=tuple(json.loads(by)),
            codes=tuple(json.loads(codes)),
            tables=tuple(json.loads(tables)),
            place=place,
        )
    return found


def entry_of(served: Served, key: str) -> Entry:
    """One measure; raises `NotAllowed` where there is none of that key."""
    found = _book_of(Kept(served)).get(key)
    if found is None:
        raise not_there()
    return found


def catalogue(served: Served) -> tuple[ChapterOf, ...]:
    """Every chapter of the book with its measures, typed ones after those that are counted."""
    chapters: dict[str, list[Entry]] = {}
    for one in entries(served):
        chapters.setdefault(one.chapter, []).append(one)
    return tuple(ChapterOf(title, tuple(held)) for title, held in chapters.items())


def teams_told(served: Served) -> tuple[Team, ...]:
    """Teams of which there are figures, by service and name."""
    return _teams_of(Kept(served))


@lru_cache(maxsize=_FILES)
def _teams_of(kept: Kept) -> tuple[Team, ...]:
    rows = kept.served.connection().execute(
        "select team, name, service from figure_team where team in "
        "(select distinct grp from reading where breakdown = 'team') order by service, name, team"
    )
    return tuple(Team(*row) for row in rows)


def figure_from(row: Sequence[Any]) -> FigureRow:
    """A figure from a row of the columns `FIGURE_COLUMNS`."""
    group = tuple(row[3].split(JOINT)) if row[1] else ()
    return FigureRow(row[0], row[1], row[2], group, *row[4:])


#: In the order of `FigureRow`.
FIGURE_COLUMNS: Final = ", ".join(name for name in FIGURE.names if name not in ("edition", "end_date"))
_READING_NAMES: Final = {name: place for place, name in enumerate(READING.names)}


def reading_from(row: Sequence[Any], entry: Entry, spark: tuple[float | str | None, ...]) -> ReadRow:
    """A row of a dashboard from a row of the table ``reading``, all of its columns."""
    at = _READING_NAMES
    breakdown = row[at["breakdown"]]
    figure = FigureRow(
        entry.key,
        breakdown,
        row[at["part"]],
        tuple(row[at["grp"]].split(JOINT)) if breakdown else (),
        row[at["period"]],
        *row[at["numerator"] : at["target"]],
    )
    first = at["target"]
    target, colour, rating, says, rule, previous, year, signal, comparator, quartile, weight, worries, good = row[
        first:
    ]
    return ReadRow(
        figure, entry, row[at["part_words"]], row[at["own_period"]], target, colour, rating, says, rule,
        _change(previous), _change(year), signal, comparator, quartile, weight, _listed(worries), _listed(good), spark,
    )  # fmt: skip


def unread(figure: FigureRow, entry: Entry, spark: tuple[float | str | None, ...]) -> ReadRow:
    """A row for a figure of which no reading is kept, such as a team's of an earlier month."""
    words = figure.part.replace("-", " ")
    return ReadRow(
        figure, entry, words, figure.period, "", "", "", "", "", None, None, "", "", "", 0, (), (), spark
    )  # fmt: skip


def _change(text: str) -> Change | None:
    return Change(*text.split(JOINT)) if text else None


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split(JOINT)) if text else ()

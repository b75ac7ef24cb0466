"""Measures by theme or kind: how many of each have each colour, move each way, and have neither, with the total of all."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from goldenthread.measures.entries import Entry
from goldenthread.measures.language.book import Book
from goldenthread.measures.reading.ratings import Colour
from goldenthread.papers.gaps import undeclared
from goldenthread.papers.gather import Asks
from goldenthread.papers.kinds import Kind, measures_of
from goldenthread.papers.pieces.summary import (
    AGAINST,
    BETTER_OR_SAME,
    NOT_RATED,
    WORSE,
    against_of,
    direction_word,
    rating_word,
)
from goldenthread.papers.run import Made, Run
from goldenthread.papers.standing import Standing
from goldenthread.papers.words import TONES, Against
from goldenthread.reports.blocks import Column, Table
from goldenthread.reports.cells import Cell, Tone, number, words
from goldenthread.scrutiny.reading.blocks import Holds, Known, heading_of
from goldenthread.scrutiny.roles import Role


@dataclass(frozen=True, slots=True)
class _Options:
    caption: str
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    against: Against
    colours: frozenset[Colour]


def _read(entry: Entry, book: Book) -> _Options:
    caption, against = entry.text("caption"), against_of(entry)
    colours = {one.value: one for one in Colour}
    named = entry.lines("colours")
    for word in named:
        if word not in colours:
            entry.wrong(f"there is no colour {word!r}", f"Use {', '.join(colours)}")
    groups = []
    for one in entry.tables("groups"):
        groups.append((one.text("title"), measures_of(one, book)))
        one.done()
    if not groups:
        entry.wrong("it has no groups", "Add [[sections.pieces.groups]] with title and measures")
    keys = [key for _, measures in groups for key in measures]
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        entry.wrong(f"{key!r} stands in two groups, so that the total would count it twice", "Leave it in one")
    return _Options(caption, tuple(groups), against, frozenset(colours[word] for word in named if word in colours))


def _make(options: _Options, run: Run) -> Made:
    held = [
        (title, [one for key in keys for one in run.figures.whole(key) if not one.figure.part])
        for title, keys in options.groups
    ]
    every = tuple(one for _, standings in held for one in standings)
    colours = _colours(options, run, every)
    rows = [_row(title, standings, colours, options.against) for title, standings in held]
    totals: frozenset[int] = frozenset()
    if len(rows) > 1:
        totals = frozenset({len(rows)})
        rows.append(_row("All", every, colours, options.against))
    direction = f"Direction, against {AGAINST[options.against]}"
    columns = (
        Column("Group", weight=2.5),
        *(Column(f"{one.mark} {one.value}", True, group="Rating") for one in colours),
        Column("Rated", True, group="Rating"),
        Column("Not rated", True, group="Rating"),
        Column("Better or the same", True, 1.1, direction),
        Column("Worse", True, group=direction),
        Column("Without", True, group=direction),
        Column("Measures", True),
    )
    table = Table(options.caption, columns, tuple(rows), f"{run.section.key}-by-group", totals=totals)
    known = Known(table, {"Group": Holds(Role.LABEL)} | _counts(columns[1 : 1 + len(colours)]), summary=True)
    return Made((table,), every, undeclared(every, run.gaps), tables=(known,))


def _counts(columns: Sequence[Column]) -> dict[str, Holds]:
    return {heading_of(one): Holds(Role.COUNT, one.heading) for one in columns}


def _colours(options: _Options, run: Run, standings: Sequence[Standing]) -> tuple[Colour, ...]:
    """The colours asked for and those that the scheme can give, the best first, though no measure has one; and any that a
    measure's own rule gave."""
    scheme = run.reader.rules
    named = {band.colour for rule in (scheme.rule, scheme.range_rule) for band in rule.bands}
    given = {one.reading.rating.colour for one in standings if one.reading is not None}
    return tuple(colour for colour in Colour if colour in options.colours | named | given)


def _row(title: str, standings: Sequence[Standing], colours: Sequence[Colour], against: Against) -> tuple[Cell, ...]:
    ratings = Counter(rating_word(one) for one in standings)
    ways = Counter(direction_word(one, against) for one in standings)
    rated = len(standings) - ratings[NOT_RATED]
    pointed = ways[BETTER_OR_SAME] + ways[WORSE]
    return (
        words(title),
        *(number(ratings[one.value], tone=TONES[one] if ratings[one.value] else Tone.PLAIN) for one in colours),
        number(rated),
        number(ratings[NOT_RATED]),
        number(ways[BETTER_OR_SAME]),
        number(ways[WORSE]),
        number(len(standings) - pointed),
        number(len(standings)),
    )


def _asks(options: _Options) -> Asks:
    return Asks(tuple(key for _, keys in options.groups for key in keys))


KIND: Final = Kind(
    "overview", "Counts of measures by rating and direction for each group, and for all of them.", _read, _asks, _make
)

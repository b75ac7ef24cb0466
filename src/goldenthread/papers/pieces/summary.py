"""How many measures have each rating and direction: counts that a reader can add up from the pack's own rows."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from goldenthread.measures.entries import Entry
from goldenthread.measures.language.book import Book
from goldenthread.measures.reading.direction import Direction
from goldenthread.measures.reading.points import rounded
from goldenthread.measures.reading.ratings import Colour
from goldenthread.papers.gaps import undeclared
from goldenthread.papers.gather import Asks
from goldenthread.papers.kinds import Kind, measures_of
from goldenthread.papers.run import Made, Run
from goldenthread.papers.standing import Standing
from goldenthread.papers.words import TONES, Against, direction_of
from goldenthread.reports.blocks import Column, Table, Text
from goldenthread.reports.cells import Cell, State, absent, number, words
from goldenthread.scrutiny.reading.blocks import Holds, Known
from goldenthread.scrutiny.roles import Role

_BETTER: Final = (Direction.IMPROVING, Direction.SAME)
#: What is counted of a measure that has no colour or no direction, and of one that moved.
NOT_RATED: Final = "no rating"
BETTER_OR_SAME, WORSE, NO_DIRECTION = "better or the same", "worse", "no direction"


@dataclass(frozen=True, slots=True)
class _Options:
    measures: tuple[str, ...]
    against: Against


def _read(entry: Entry, book: Book) -> _Options:
    return _Options(measures_of(entry, book), against_of(entry))


def against_of(entry: Entry) -> Against:
    """Against what directions are counted; the period before where it is not said."""
    asked = entry.text("against", "previous")
    known: dict[str, Against] = {one: one for one in AGAINST}
    if asked not in known:
        entry.wrong(f"against = {asked!r} is not known", f"Use {', '.join(known)}")
    return known.get(asked, "previous")


def _make(options: _Options, run: Run) -> Made:
    standings = tuple(one for key in options.measures for one in run.figures.whole(key) if not one.figure.part)
    ratings = Counter(rating_word(one) for one in standings)
    directions = Counter(direction_word(one, options.against) for one in standings)
    rated = len(standings) - ratings[NOT_RATED]
    pointed = directions[BETTER_OR_SAME] + directions[WORSE]
    tables = (
        _table(
            "Measures by rating",
            "Rating",
            [
                (words(f"{one.mark} {one.value}", TONES[one]), ratings[one.value], rated)
                for one in Colour
                if ratings[one.value]
            ]
            + [(words("Rated in all"), rated, rated)],
            (words("Without a rating"), ratings[NOT_RATED]),
        ),
        _table(
            f"Measures by direction, against {AGAINST[options.against]}",
            "Direction",
            [(words(word), directions[word], pointed) for word in (BETTER_OR_SAME, WORSE)],
            (words("Not compared, or no good direction"), directions[NO_DIRECTION]),
        ),
    )
    said = f"{len(standings)} measures: {rated} have a rating and {pointed} a direction."
    roles = {"Number": Holds(Role.COUNT), "Share": Holds(Role.SHARE)}
    known = tuple(
        Known(table, {table.columns[0].heading: Holds(Role.LABEL), **roles}, summary=True) for table in tables
    )
    return Made((Text(said), *tables), standings, undeclared(standings, run.gaps), tables=known)


AGAINST: Final[Mapping[Against, str]] = {
    "previous": "the period before",
    "year": "a year before",
    "baseline": "the baseline",
}


def _table(caption: str, heading: str, counted: list[tuple[Cell, int, int]], without: tuple[Cell, int]) -> Table:
    rows = [(name, number(count), _share(count, total)) for name, count, total in counted]
    rows.append((without[0], number(without[1]), absent(State.NOT_APPLICABLE)))
    return Table(caption, (Column(heading, weight=2.5), Column("Number", True), Column("Share", True)), tuple(rows))


def _share(count: int, total: int) -> Cell:
    if not total:
        return absent(State.NOT_APPLICABLE)
    return number(rounded(Decimal(count * 100) / total, 0), 0, suffix="%")


def rating_word(one: Standing) -> str:
    """The word of its colour, or `NOT_RATED`."""
    colour = one.reading.rating.colour if one.reading is not None else None
    return colour.value if colour is not None else NOT_RATED


def direction_word(one: Standing, against: Against) -> str:
    """As the rows of the same paper say it: nothing against a figure that its readers may not see."""
    change = direction_of(one, against)
    if change is not None and change.direction in _BETTER:
        return BETTER_OR_SAME
    return WORSE if change is not None and change.direction is Direction.WORSENING else NO_DIRECTION


def _asks(options: _Options) -> Asks:
    return Asks(options.measures)


KIND: Final = Kind("summary", "Counts of measures by rating and by direction.", _read, _asks, _make)

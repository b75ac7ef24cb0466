"""How many measures have each rating and direction: counts that a reader can add up from the pack's own rows."""

from collections import Counter
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
from goldenthread.papers.words import TONES
from goldenthread.reports.blocks import Column, Table, Text
from goldenthread.reports.cells import Cell, State, absent, number, words

_BETTER: Final = (Direction.IMPROVING, Direction.SAME)
_WITHOUT: Final = "no rating"


@dataclass(frozen=True, slots=True)
class _Options:
    measures: tuple[str, ...]
    against: str


def _read(entry: Entry, book: Book) -> _Options:
    options = _Options(measures_of(entry, book), entry.text("against", "previous"))
    if options.against not in ("previous", "year", "baseline"):
        entry.wrong(f"against = {options.against!r} is not known", "Use previous, year or baseline")
    return options


def _make(options: _Options, run: Run) -> Made:
    standings = tuple(one for key in options.measures for one in run.figures.whole(key) if not one.figure.part)
    ratings = Counter(_rating(one) for one in standings)
    directions = Counter(_direction(one, options.against) for one in standings)
    rated = sum(count for word, count in ratings.items() if word != _WITHOUT)
    pointed = directions["better or the same"] + directions["worse"]
    tables = (
        _table(
            "Measures by rating",
            [
                (words(f"{one.mark} {one.value}", TONES[one]), ratings[one.value], rated)
                for one in Colour
                if ratings[one.value]
            ]
            + [(words("Rated in all"), rated, rated)],
            (words("Without a rating"), ratings[_WITHOUT]),
        ),
        _table(
            f"Measures by direction, against {_AGAINST[options.against]}",
            [(words(word), directions[word], pointed) for word in ("better or the same", "worse")],
            (words("Not compared, or no good direction"), directions[_WITHOUT]),
        ),
    )
    said = f"{len(standings)} measures: {rated} have a rating and {pointed} a direction."
    return Made((Text(said), *tables), standings, undeclared(standings, run.gaps))


_AGAINST: Final = {"previous": "the period before", "year": "a year before", "baseline": "the baseline"}


def _table(caption: str, counted: list[tuple[Cell, int, int]], without: tuple[Cell, int]) -> Table:
    rows = [(name, number(count), _share(count, total)) for name, count, total in counted]
    rows.append((without[0], number(without[1]), absent(State.NOT_APPLICABLE)))
    columns = (
        Column(
            caption.split(" by ", maxsplit=1)[0] + " by " + caption.split(" by ")[1].split(",", maxsplit=1)[0],
            weight=2.5,
        ),
    )
    return Table(caption, (*columns, Column("Number", True), Column("Share", True)), tuple(rows))


def _share(count: int, total: int) -> Cell:
    if not total:
        return absent(State.NOT_APPLICABLE)
    return number(rounded(Decimal(count * 100) / total, 0), 0, suffix="%")


def _rating(one: Standing) -> str:
    colour = one.reading.rating.colour if one.reading is not None else None
    return colour.value if colour is not None else _WITHOUT


def _direction(one: Standing, against: str) -> str:
    if one.reading is None:
        return _WITHOUT
    found = {"previous": one.reading.previous, "year": one.reading.year, "baseline": one.reading.baseline}[
        against
    ].direction
    if found in _BETTER:
        return "better or the same"
    return "worse" if found is Direction.WORSENING else _WITHOUT


def _asks(options: _Options) -> Asks:
    return Asks(options.measures)


KIND: Final = Kind("summary", "Counts of measures by rating and by direction.", _read, _asks, _make)

"""The part about figures: every measure of the book counted, read for each audience and kept with what harms it."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from goldenthread.calendar import Period
from goldenthread.measures.disclosure import policies
from goldenthread.measures.figures import Figure
from goldenthread.measures.language.measures import Stock
from goldenthread.measures.reading.chart import chart_svg, chart_table
from goldenthread.measures.reading.points import period_words
from goldenthread.measures.reading.variation.words import headline, sentence
from goldenthread.measures.run.readings import HISTORY
from goldenthread.measures.run.session import Session
from goldenthread.papers.choosing.rules import shipped_weights
from goldenthread.serving.counting import Seen, count, see
from goldenthread.serving.editions import editions
from goldenthread.serving.extent import Extent, extent_of
from goldenthread.serving.figures_rows import Places, Row, figure_row, line_rows, reading_rows
from goldenthread.serving.figures_tables import (
    CHART,
    COMPARATOR,
    DEFINITION,
    EDITION,
    FIGURE,
    LINE,
    MEASURE,
    PERIOD,
    READING,
    TABLES,
)
from goldenthread.serving.given import Given
from goldenthread.serving.harm import write_harm
from goldenthread.serving.printing import Printing
from goldenthread.serving.schema import index, make
from goldenthread.serving.told import beside_of, definition_of

SCHEMA_SQL: Final = ";\n".join(table.sql for table in TABLES)
#: How far the whole file is when this part's steps begin: counting is the greatest of them.
_SEEING, _TELLING = 0.2, 0.4


def write(target: sqlite3.Connection, session: Session, given: Given) -> None:
    """Write the tables of this part; counts are of everybody, whatever the session's scope."""
    extent = extent_of(session.as_at)
    make(target, TABLES)
    target.executemany(PERIOD.insert, _periods(extent))
    counted = count(session, given, extent)
    places, printing, drawn = Places(session), Printing(), Drawn()
    for name, audiences in editions().items():
        given.step(f"Reading every measure for {', '.join(one.value for one in audiences)}", _SEEING)
        seen = see(session, given.reader, extent, counted, audiences[0])
        hides = policies()[audiences[0]].protects
        target.executemany(EDITION.insert, [(one.value, name, int(hides)) for one in audiences])
        _write_seen(target, session, given, extent, (name, seen), (places, printing, drawn))
    given.step("Telling what each measure means", _TELLING)
    _write_measures(target, session, given, places)
    write_harm(target, session, given, extent.first)
    index(target, TABLES)


def _write_seen(
    target: sqlite3.Connection,
    session: Session,
    given: Given,
    extent: Extent,
    edition: tuple[str, Seen],
    beside: tuple[Places, Printing, "Drawn"],
) -> None:
    (name, seen), (places, printing, drawn) = edition, beside
    reader = given.reader
    served = {one.label: one for one in extent.read}
    weights = shipped_weights()
    target.executemany(FIGURE.insert, (figure_row(name, one, printing) for one in seen.figures))
    for read in (seen.read, seen.read_teams):
        rows = reading_rows(name, session, reader, weights, places, printing, read, seen.figures, served)
        target.executemany(READING.insert, rows)
    target.executemany(LINE.insert, line_rows(name, places, seen.figures, extent.history))
    target.executemany(CHART.insert, _charts(name, session, given, extent, seen.figures, drawn))
    latest = (one for one in seen.figures if _is_latest(one, extent.first))
    besides = ((name, one.key, beside_of(session, reader, one)) for one in latest)
    target.executemany(COMPARATOR.insert, (row for row in besides if row[2]))


#: Charts by what is on them: editions from which nothing of a measure is hidden have one and the same.
Drawn = dict[Row, Row | None]


def _charts(
    edition: str, session: Session, given: Given, extent: Extent, figures: Iterable[Figure], drawn: Drawn
) -> Iterator[Row]:
    """The control chart of every measure that can be charted, up to the period shown first."""
    held: dict[str, list[Figure]] = {}
    for one in figures:
        whole = not one.breakdown and not one.part and one.key in session.book.measures
        if whole and one.period.end <= extent.first.end:
            held.setdefault(one.key, []).append(one)
    for key, seen in held.items():
        # As many periods as the verdict of the reading looks at, so that sentence and verdict are of one chart.
        latest = sorted(seen, key=lambda one: one.period.end)[-HISTORY:]
        shown = (key, *((one.period, one.value, one.numerator, one.denominator, one.reason) for one in latest))
        if shown not in drawn:
            drawn[shown] = _drawn(session, given, extent, latest)
        if (picture := drawn[shown]) is not None:
            yield edition, key, *picture


def _drawn(session: Session, given: Given, extent: Extent, latest: Sequence[Figure]) -> Row | None:
    key = latest[-1].key
    chart = given.reader.charted(session.book.measure(key), latest)
    if chart is None:
        return None
    goal = given.reader.targets.target(key, extent.first)
    picture = chart_svg(chart, goal, f"chart-{key}", headed=False)
    return picture, headline(chart), sentence(chart, goal), json.dumps(chart_table(chart), ensure_ascii=False)


def _write_measures(target: sqlite3.Connection, session: Session, given: Given, places: Places) -> None:
    book = session.book
    chapters = {
        key: chapter.title
        for chapter in book.chapters
        for key in (*(one.key for one in chapter.measures), *(one.key for one in chapter.typed))
    }
    for key, place in places.of.items():
        said, tables = definition_of(session, key, given.reader)
        target.execute(DEFINITION.insert, (key, json.dumps(said, ensure_ascii=False)))
        by: tuple[str, ...] = ()
        if key in book.typed:
            typed = book.typed[key]
            nature: Row = (typed.unit.value, typed.polarity.value, "typed", 1, 0, typed.version)
            words, codes = (typed.title, typed.says), typed.codes
        else:
            one = book.measures[key]
            waiting = isinstance(one.basis, Stock) and bool(one.clock_key)
            nature = (one.unit.value, one.polarity.value, one.stat.value, 0, int(waiting), one.version)
            words, by, codes = (one.title, one.says), one.breakdowns, one.codes
        lists = (json.dumps(found) for found in (by, codes, tables))
        target.execute(MEASURE.insert, (place, key, chapters[key], *words, *nature, *lists))


def _periods(extent: Extent) -> Iterator[Row]:
    read = {one.label for one in extent.read}
    for place, one in enumerate(extent.history):
        days = (one.start.isoformat(), one.end.isoformat())
        yield place, one.label, period_words(one), *days, int(one.label in read), int(one == extent.first)


def _is_latest(figure: Figure, first: Period) -> bool:
    return figure.period == first and not figure.breakdown and not figure.part

"""A page for one measure: its figure with all that travels with it, its chart, its words, what others do, each team."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from goldenthread.measures.entries import Entry
from goldenthread.measures.kinds import Reason
from goldenthread.measures.language.book import Book
from goldenthread.measures.reading.points import period_words, seen_point, subject_of
from goldenthread.measures.reading.variation.veiled import chart_of_seen
from goldenthread.papers.definition import Section
from goldenthread.papers.gaps import undeclared
from goldenthread.papers.gather import Asks
from goldenthread.papers.kinds import Kind, WordsPlace, measures_of
from goldenthread.papers.known_values import known_values
from goldenthread.papers.pieces.measures import COLUMNS, periods_of
from goldenthread.papers.run import Made, Run
from goldenthread.papers.said import notes_at
from goldenthread.papers.standing import Standing
from goldenthread.papers.teams import group_words
from goldenthread.papers.words import (
    SIGNALS,
    comparator_words,
    counted_words,
    direction_cell,
    direction_of,
    n_cell,
    rating_cell,
    target_words,
    value_cell,
)
from goldenthread.programme.promises import Plan
from goldenthread.reports.blocks import Block, Break, Chart, Column, Heading, KeyFigure, Note, Table, Text
from goldenthread.reports.blocks import Kind as NoteKind
from goldenthread.reports.cells import Cell, words
from goldenthread.reports.charts.bar import bar_chart
from goldenthread.reports.charts.control import control_chart
from goldenthread.reports.charts.frame import Spot
from goldenthread.scrutiny.reading.blocks import Known
from goldenthread.scrutiny.roles import Role

_HISTORY: Final = 24
#: A control chart of fewer values says nothing that the table does not.
_FEWEST: Final = 3
_PART: Final = "Part"
#: Groups beyond this are a table only.
_MOST_BARS: Final = 20


@dataclass(frozen=True, slots=True)
class _Options:
    key: str
    by: str


def _read(entry: Entry, book: Book) -> _Options:
    key, by = entry.text("measure"), entry.text("by", "")
    checked = Entry(entry.where, {"measures": [key]}, entry.problems)
    measures_of(checked, book)
    if by and key in book.measures and by not in book.measures[key].breakdowns:
        entry.wrong(f"{key} has no breakdown {by!r}", f"Use {', '.join(book.measures[key].breakdowns)}")
    return _Options(key, by)


def _make(options: _Options, run: Run) -> Made:
    standings = run.figures.whole(options.key)
    first = standings[0]
    place = f"{run.section.key}/{options.key}"
    comments, problems = notes_at(run, place)
    gap = run.gaps.get(options.key)
    missing = first.is_gap and gap is not None
    first_of_section = run.section.pieces[0].options is options
    blocks: list[Block] = [
        *(() if first_of_section else (Break(),)),
        Heading(2, first.figure.title, f"{run.section.key}-{options.key}"),
        *([Note(gap.words, NoteKind.GAP)] if missing and gap is not None else []),
        *([] if missing else _body(standings, run)),
        *comments,
    ]
    groups = run.figures.by(options.key, options.by) if options.by and not missing else ()
    by = _groups(groups, options.by, run)
    blocks += by
    if first.figure.note and not missing:
        blocks.append(Note(first.figure.note, NoteKind.QUALITY))
    used = frozenset({place, *((options.key,) if missing else ())})
    tables = tuple(_known(block, standings, groups, run) for block in blocks if isinstance(block, Table) or block in by)
    return Made(tuple(blocks), (*standings, *groups), (*undeclared(standings, run.gaps), *problems), used, tables)


def _known(block: Block, standings: Sequence[Standing], groups: Sequence[Standing], run: Run) -> Known:
    """The table of the parts of a mix, or of groups, with what its columns hold."""
    table = block.table if isinstance(block, Chart) else block
    if not isinstance(table, Table):
        raise TypeError(f"a {type(block).__name__} holds no figures")
    columns = (Role.SUBLABEL, Role.PREVIOUS, Role.LATEST, Role.PAIR)
    roles = {column.heading: role for column, role in zip(table.columns, columns, strict=True)}
    of_parts = table.columns[0].heading == _PART
    rows = standings if of_parts else [one for one in groups if not one.figure.part]
    return known_values(table, rows, roles, titled=True)


def _body(standings: tuple[Standing, ...], run: Run) -> list[Block]:
    if len(standings) > 1:
        return [_parts(standings, run)]
    one = standings[0]
    return [key_figure(one), *_chart(one, run)]


def key_figure(one: Standing) -> KeyFigure:
    """The figure with all that travels with it."""
    reading = one.reading
    return KeyFigure(
        one.figure.title,
        value_cell(one.figure),
        period_words(one.figure.period),
        counted_words(one.figure),
        target_words(one),
        rating_cell(one) if reading is not None and reading.rating.colour is not None else None,
        direction_cell(one) if direction_of(one) is not None else None,
        f"{one.signal} ({SIGNALS[one.signal]})" if one.signal else "",
        comparator_words(one),
        one.definition,
        one.figure.snapshot,
    )


def _chart(one: Standing, run: Run) -> list[Block]:
    """The control chart of its history, where there are values enough to draw one."""
    points = [seen_point(figure) for figure in one.history]
    if sum(point.reason is Reason.VALUE for point in points) < _FEWEST:
        return [Text("There are too few values for a chart.")]
    subject = subject_of(one.figure, one.polarity, one.stock)
    chart = chart_of_seen(subject, points, run.reader.parameters, run.reader.rebases)
    target = one.reading.target if one.reading is not None else None
    drawn = control_chart(chart, target, f"chart-{run.section.key}-{one.figure.key}")
    return [drawn]


def _parts(standings: tuple[Standing, ...], run: Run) -> Table:
    """A mix: each part with its share and what it was before."""
    rows = tuple((words(one.part), *_before_and_now(one)) for one in standings)
    return Table(standings[0].figure.title, (Column(_PART, weight=2.5), *_columns(run)), rows)


def _columns(run: Run) -> tuple[Column, ...]:
    """The period before and this one, each named, and how many were counted."""
    named = periods_of(run)
    names = [COLUMNS[name].heading.format_map(named) for name in ("previous", "latest", "n")]
    return (Column(names[0], True), Column(names[1], True), Column(names[2], weight=1.2))


def _before_and_now(one: Standing) -> tuple[Cell, ...]:
    return value_cell(one.previous), value_cell(one.figure), n_cell(one.figure)


def _groups(groups: tuple[Standing, ...], by: str, run: Run) -> list[Block]:
    """The measure by team or another breakdown: bars where there are some to compare, and a table in any case."""
    known = [one for one in groups if not one.figure.part]
    if not known:
        return []
    title = f"{known[0].figure.title}, by {by}"
    anchor = f"by-{by}-{run.section.key}-{known[0].figure.key}"
    spots = [Spot(group_words(one.figure, run.teams), value_cell(one.figure)) for one in known]
    rows = tuple((words(group_words(one.figure, run.teams)), *_before_and_now(one)) for one in known)
    table = Table(title, (Column(by.capitalize(), weight=2), *_columns(run)), rows)
    if len(spots) == 1 or len(spots) > _MOST_BARS or all(spot.number is None for spot in spots):
        return [table]
    # The chart's own table would say less: it has neither the period before nor how many were counted.
    return [replace(bar_chart(title, spots, names=by.capitalize(), anchor=anchor), table=table)]


def _asks(options: _Options) -> Asks:
    return Asks((options.key,), ((options.key, options.by),) if options.by else (), _HISTORY)


def _place(section: Section, key: str) -> str:
    """Where in commentary the words about a measure stand."""
    return f"{section.key}/{key}"


def _places(options: _Options, section: Section, plan: Plan | None) -> tuple[WordsPlace, ...]:
    del plan
    return (WordsPlace(_place(section, options.key), measure=options.key),)


KIND: Final = Kind(
    "measure-page",
    "A page for one measure: figure, chart, words, others, and a group each.",
    _read,
    _asks,
    _make,
    places=_places,
)

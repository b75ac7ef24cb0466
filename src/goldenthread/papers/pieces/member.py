"""The member edition: two pages in plain words, with n on every figure, how others do, and a question for each worry."""

from dataclasses import dataclass
from typing import Final

from goldenthread.measures.entries import Entry
from goldenthread.measures.kinds import Polarity, Reason
from goldenthread.measures.language.book import Book
from goldenthread.measures.reading.direction import Direction
from goldenthread.measures.reading.points import counted, period_words, point_of
from goldenthread.papers.choosing import Chosen, choose
from goldenthread.papers.choosing.rules import shipped_weights
from goldenthread.papers.choosing.words import question, sentence
from goldenthread.papers.gaps import undeclared
from goldenthread.papers.gather import Asks
from goldenthread.papers.kinds import Kind, measures_of
from goldenthread.papers.plain import explained, unexplained
from goldenthread.papers.run import Made, Run
from goldenthread.papers.standing import Standing
from goldenthread.papers.words import value_cell
from goldenthread.records.errors import Problem
from goldenthread.reports.blocks import Block, Column, Heading, Listing, Note, Table, Text
from goldenthread.reports.blocks import Kind as NoteKind
from goldenthread.reports.cells import Cell, State, absent, number, words

_HISTORY: Final = 24
#: How a direction is said to somebody who has never seen an arrow in a report.
_SAID: Final = {
    Direction.IMPROVING: "better",
    Direction.WORSENING: "worse",
    Direction.SAME: "the same",
    Direction.UP: "higher",
    Direction.DOWN: "lower",
}


@dataclass(frozen=True, slots=True)
class _Options:
    measures: tuple[str, ...]
    most: int


def _read(entry: Entry, book: Book) -> _Options:
    return _Options(measures_of(entry, book), entry.whole("most_worries", 4))


def _make(options: _Options, run: Run) -> Made:
    standings = tuple(one for key in options.measures for one in run.figures.whole(key) if not one.figure.part)
    worries, working = choose(standings, shipped_weights())
    blocks: list[Block] = [
        Text(f"This page is about {period_words(run.period)}. It says how children's services are doing.", lead=True),
        Heading(2, "What worries us"),
        *_worries(worries[: options.most]),
        Heading(2, "What works well"),
        Listing(tuple(sentence(one) for one in working)) if working else Text("Nothing stands out this time."),
        Heading(2, "The figures"),
        _table(standings, run),
    ]
    texts = _texts(blocks)
    meant = explained(texts)
    if meant:
        blocks += [
            Heading(2, "What the short words mean"),
            Listing(tuple(f"{word}: {what}" for word, what in meant.items())),
        ]
    problems = [
        Problem(
            f"the member edition: {word!r}",
            "nobody explains this abbreviation",
            "Write it out in the measure's title or commentary",
        )
        for word in unexplained(texts)
    ]
    return Made(tuple(blocks), standings, (*problems, *undeclared(standings, run.gaps)))


def _worries(chosen: tuple[Chosen, ...]) -> list[Block]:
    if not chosen:
        return [Text("No figure gives a reason for worry this time.")]
    return [block for one in chosen for block in (Text(sentence(one)), Note(question(one), NoteKind.QUESTION))]


def _table(standings: tuple[Standing, ...], run: Run) -> Table:
    columns = (
        Column("What we count", weight=3),
        Column("How many or how much", True),
        Column("Number of cases (n)", True),
        Column("Beside the time before", weight=1.2),
        Column("Beside similar councils", weight=1.6),
    )
    rows = tuple(
        (words(one.figure.title), _value(one, run), _n(one), words(_direction(one)), words(beside_others(one)))
        for one in standings
    )
    return Table(f"How children's services did in {period_words(run.period)}", columns, rows)


def _value(one: Standing, run: Run) -> Cell:
    gap = run.gaps.get(one.figure.key)
    return absent(gap.reason.state) if one.is_gap and gap is not None else value_cell(one.figure)


def _n(one: Standing) -> Cell:
    """How many cases a figure rests on, in its own column beside it."""
    found = counted(point_of(one.figure), one.figure.unit)
    if one.figure.reason is Reason.HIDDEN:
        return absent(State.HIDDEN)
    return number(round(found)) if found is not None else absent(State.NOT_APPLICABLE)


def _direction(one: Standing) -> str:
    return _SAID.get(one.reading.previous.direction, "cannot be said") if one.reading is not None else "cannot be said"


def beside_others(one: Standing) -> str:
    """Better or worse than similar councils, by the measure's polarity; why not where it cannot be said."""
    found = one.comparison
    if found is None or found.sn_median is None or one.figure.value is None:
        return "nothing published is like it"
    apart = one.figure.value - found.sn_median
    said = f"theirs is {found.sn_median:g} ({found.period})"
    if one.polarity not in (Polarity.HIGHER, Polarity.LOWER):
        return f"{'higher' if apart > 0 else 'lower' if apart < 0 else 'the same'}; {said}"
    better = (apart > 0) is (one.polarity is Polarity.HIGHER)
    return f"{'the same' if not apart else 'better' if better else 'worse'}; {said}"


def _texts(blocks: list[Block]) -> list[str]:
    """Every word that a reader of some blocks sees."""
    said: list[str] = []
    for block in blocks:
        if isinstance(block, Text | Note | Heading):
            said.append(block.text)
        elif isinstance(block, Listing):
            said += block.items
        elif isinstance(block, Table):
            said += [column.heading for column in block.columns]
            said += [cell.text for row in block.rows for cell in row]
    return said


def _asks(options: _Options) -> Asks:
    return Asks(options.measures, history=_HISTORY)


KIND: Final = Kind("member", "Two pages for elected members in plain words.", _read, _asks, _make)

"""The member edition: two pages in plain words, with n on every figure, how others do, and a question for each worry."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from goldenthread.measures.entries import Entry
from goldenthread.measures.kinds import Polarity, Reason, Unit
from goldenthread.measures.language.book import Book
from goldenthread.measures.reading.direction import Direction
from goldenthread.measures.reading.points import counted, period_words, point_of, rounded
from goldenthread.papers.choosing import Chosen, choose
from goldenthread.papers.choosing.rules import shipped_weights
from goldenthread.papers.choosing.words import question, sentence
from goldenthread.papers.gaps import undeclared
from goldenthread.papers.gather import Asks
from goldenthread.papers.kinds import Kind, measures_of
from goldenthread.papers.known_values import known_values
from goldenthread.papers.run import Made, Run
from goldenthread.papers.standing import Standing
from goldenthread.papers.words import direction_of, england_words, name_of, neighbours_words, value_cell
from goldenthread.reports.blocks import Block, Column, Heading, Listing, Note, Table, Text
from goldenthread.reports.blocks import Kind as NoteKind
from goldenthread.reports.cells import Cell, State, absent, number, words
from goldenthread.scrutiny.roles import Role

_HISTORY: Final = 24
#: How a direction is said to somebody who has never seen an arrow in a report.
_SAID: Final = {
    Direction.IMPROVING: "better",
    Direction.WORSENING: "worse",
    Direction.SAME: "the same",
    Direction.UP: "higher",
    Direction.DOWN: "lower",
}
_UNSAID: Final = "cannot be said"


@dataclass(frozen=True, slots=True)
class _Options:
    measures: tuple[str, ...]
    most: int


def _read(entry: Entry, book: Book) -> _Options:
    return _Options(measures_of(entry, book), entry.whole("most_worries", 4))


def _make(options: _Options, run: Run) -> Made:
    standings = tuple(one for key in options.measures for one in run.figures.whole(key))
    worries, working = choose(standings, shipped_weights())
    table = _table(standings, run)
    blocks: list[Block] = [
        Text(f"This paper is about {period_words(run.period)}. It says how children's services are doing.", lead=True),
        Heading(2, "What worries us"),
        *_worries(worries[: options.most]),
        Heading(2, "What works well"),
        Listing(tuple(sentence(one) for one in working[: options.most]))
        if working
        else Text("Nothing stands out this time."),
        Heading(2, "The figures"),
        table,
    ]
    gaps = frozenset(one.figure.key for one in standings if one.is_gap and one.figure.key in run.gaps)
    return Made(
        tuple(blocks), standings, undeclared(standings, run.gaps), gaps, (known_values(table, standings, _ROLES),)
    )


_ROLES: Final = {
    "What we count": Role.LABEL,
    "How many or how much": Role.LATEST,
    "Number of cases (n)": Role.N,
}


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
        Column("Beside others", weight=1.9),
    )
    rows = tuple(
        (words(name_of(one)), _value(one, run), _n(one), words(_direction(one)), words(beside_others(one)))
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
    change = direction_of(one)
    return _SAID.get(change.direction, _UNSAID) if change is not None else _UNSAID


def beside_others(one: Standing) -> str:
    """Better or worse than similar councils, else than England, by the measure's polarity; why not where it cannot be said."""
    if one.figure.value is None:
        return _UNSAID
    if one.figure.unit is Unit.COUNT:
        return "numbers of children are not compared"
    theirs = _theirs(one)
    if theirs is None:
        return "nothing published is like it"
    value, said = theirs
    # As printed: what prints the same is the same to a reader.
    apart = rounded(one.figure.value, one.figure.places) - rounded(value, one.figure.places)
    if one.polarity not in (Polarity.HIGHER, Polarity.LOWER):
        return f"{'higher' if apart > 0 else 'lower' if apart < 0 else 'the same'}; {said}"
    better = (apart > 0) is (one.polarity is Polarity.HIGHER)
    return f"{'the same' if not apart else 'better' if better else 'worse'}; {said}"


def _theirs(one: Standing) -> tuple[Decimal, str] | None:
    """What others have, and that in words: the middle one of the councils most like ours, else all England."""
    found = one.comparison
    if found is not None and found.sn_median is not None:
        return Decimal(str(found.sn_median)), f"similar councils have {neighbours_words(one)} ({found.period})"
    if found is not None and found.england is not None and found.england.exact is not None:
        return found.england.exact, f"England has {england_words(one)} ({found.period})"
    return None


def _asks(options: _Options) -> Asks:
    return Asks(options.measures, history=_HISTORY)


KIND: Final = Kind("member", "Two pages for elected members in plain words.", _read, _asks, _make)

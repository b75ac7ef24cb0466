"""What are we worried about, what is working well: measures chosen by stated rules, with the rules in words."""

from dataclasses import dataclass
from typing import Final

from goldenthread.measures.entries import Entry
from goldenthread.measures.language.book import Book
from goldenthread.papers.choosing import choose
from goldenthread.papers.choosing.rules import shipped_weights
from goldenthread.papers.choosing.words import question, sentence
from goldenthread.papers.gaps import undeclared
from goldenthread.papers.gather import Asks
from goldenthread.papers.kinds import Kind, measures_of
from goldenthread.papers.pieces.definitions import definitions_table
from goldenthread.papers.run import Made, Run
from goldenthread.reports.blocks import Block, Heading, Listing, Note, Text
from goldenthread.reports.blocks import Kind as NoteKind

#: Periods that a signal is looked for in.
_HISTORY: Final = 24


@dataclass(frozen=True, slots=True)
class _Options:
    measures: tuple[str, ...]
    questions: bool
    definitions: bool


def _read(entry: Entry, book: Book) -> _Options:
    return _Options(measures_of(entry, book), entry.yes("questions", False), entry.yes("definitions", False))


def _make(options: _Options, run: Run) -> Made:
    standings = tuple(one for key in options.measures for one in run.figures.whole(key))
    weights = shipped_weights()
    worries, working = choose(standings, weights)
    blocks: list[Block] = [Heading(2, "What are we worried about?")]
    for one in worries:
        blocks.append(Text(sentence(one)))
        if options.questions:
            blocks.append(Note(question(one), NoteKind.QUESTION))
    if not worries:
        blocks.append(Text("No measure gives a reason for worry by the rules below."))
    blocks.append(Heading(2, "What is working well?"))
    blocks.append(
        Listing(tuple(sentence(one) for one in working))
        if working
        else Text("No measure stands out as working well by the rules below.")
    )
    blocks.append(Note(f"{weights.says} The rules are version {weights.version}."))
    named = tuple(one.standing for one in (*worries, *working))
    if options.definitions and named:
        table = definitions_table(run.session.book, sorted({one.figure.key for one in named}))
        blocks += [Heading(2, "What each of these measures is"), table]
    return Made(tuple(blocks), named, undeclared(standings, run.gaps))


def _asks(options: _Options) -> Asks:
    return Asks(options.measures, history=_HISTORY)


KIND: Final = Kind("worries", "Worries and what works well, chosen by stated rules.", _read, _asks, _make)

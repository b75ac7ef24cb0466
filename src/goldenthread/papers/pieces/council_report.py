"""A report to a committee or the cabinet under its council's fixed header and headings; what is empty says so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from goldenthread.measures.entries import Entry
from goldenthread.measures.language.book import Book
from goldenthread.papers.council import RECOMMENDATIONS, SYSTEMS, headings, wording
from goldenthread.papers.council import Heading as Fixed
from goldenthread.papers.council.front import cleared, front
from goldenthread.papers.definition import Section
from goldenthread.papers.kinds import Kind, WordsPlace, nothing
from goldenthread.papers.pieces.council_fills import FILLS
from goldenthread.papers.pieces.plan import shown_by
from goldenthread.papers.programme.promised import of
from goldenthread.papers.run import Made, Run
from goldenthread.papers.said import notes_at
from goldenthread.programme.blocks.plan_words import day_in_words, listed
from goldenthread.programme.promises import Plan
from goldenthread.records.errors import Problem
from goldenthread.reports.blocks import Block, Heading, Listing, Note, Text
from goldenthread.reports.blocks import Kind as NoteKind

#: What the header says that only people know, in its order.
_STATED: Final = ("report_of", "wards", "key_decision", "enclosures", "contact")


@dataclass(frozen=True, slots=True)
class Options:
    """What a definition says of a report: the system by which the council decides, and what its header states."""

    system: str
    stated: dict[str, str]


def _read(entry: Entry, book: Book) -> Options:
    del book
    system = entry.text("system", SYSTEMS[0])
    if system not in SYSTEMS:
        entry.wrong(f"system = {system!r} is not known", f"Use {', '.join(SYSTEMS)}")
    return Options(system, {name: entry.text(name, "") for name in _STATED})


def _make(options: Options, run: Run) -> Made:
    promised, said = of(run.promised), wording(options.system)
    blocks: list[Block] = [front(options.stated, said, run)]
    problems: list[Problem] = []
    used: set[str] = set()
    authors: dict[str, None] = {}
    for numbered in _numbered(headings()):
        number, one = numbered
        title = one.titled(options.system)
        blocks.append(Heading(one.level + 1, f"{number} {title}", f"report-{one.key}"))
        notes, wrong = notes_at(run, one.place)
        problems += wrong
        used.add(one.place)
        authors |= {f"{note.by}, {day_in_words(note.on)}" if note.on else note.by: None for note in notes}
        filled = FILLS[one.fills](run) if one.fills else ()
        # A report is one text: its words stand as such, and who wrote them at its end.
        paragraphs = [note.text for note in notes]
        blocks += _asked(said["recommends"], paragraphs) if one.key == RECOMMENDATIONS else map(Text, paragraphs)
        blocks += filled
        if not notes and not one.holds and (one.needed or not filled):
            blocks.append(Note(f"Nobody has written this part (commentary at {one.place!r}).", NoteKind.GAP))
            if run.final:
                problems.append(_unwritten(title, one))
    table, missing = cleared(promised, run.written)
    blocks += [Heading(2, "Clearances", "report-clearances"), *table]
    if authors:
        blocks.append(Text(f"The words of this report were written by {listed(authors)}."))
    problems += missing if run.final else ()
    return Made(tuple(blocks), shown_by(run), tuple(problems), frozenset(used))


def _asked(opening: str, recommended: Sequence[str]) -> tuple[Block, ...]:
    """What councillors are asked to do: in a sentence, or in a list where there is more than one thing."""
    if len(recommended) < 2:
        return tuple(Text(f"{opening} {one}") for one in recommended)
    return (Text(opening), Listing(tuple(recommended)))


def _unwritten(title: str, one: Fixed) -> Problem:
    what = "nobody has written it, and a final report is whole"
    return Problem(title, what, f"Write it in commentary at {one.place!r}, and build the draft again")


def _numbered(every: Sequence[Fixed]) -> list[tuple[str, Fixed]]:
    """Headings with their numbers: 5 and, beneath it, 5.1."""
    found, first, second = [], 0, 0
    for one in every:
        first, second = (first + 1, 0) if one.level == 1 else (first, second + 1)
        found.append((f"{first}." if one.level == 1 else f"{first}.{second}", one))
    return found


def _places(options: Options, section: Section, plan: Plan | None) -> Iterator[WordsPlace]:
    """A place a heading, in the words of the system."""
    del section, plan
    for one in headings():
        if not one.holds:
            yield WordsPlace(one.place, one.titled(options.system))


#: The name of this kind.
COUNCIL: Final = "council-report"
KIND: Final = Kind(
    COUNCIL,
    "A report under the council's fixed header and headings, filled from plan, figures and boards, with its clearances.",
    _read,
    nothing,
    _make,
    programme=True,
    meeting=True,
    linked=True,
    places=_places,
)

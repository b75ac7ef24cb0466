"""A place for commentary: what people wrote for this paper, with who and when, its tokens filled from the figures."""

from dataclasses import dataclass
from typing import Final

from goldenthread.measures.entries import Entry
from goldenthread.measures.language.book import Book
from goldenthread.papers.definition import Section
from goldenthread.papers.kinds import Kind, WordsPlace, nothing
from goldenthread.papers.run import Made, Run
from goldenthread.papers.said import notes_at
from goldenthread.programme.promises import Plan
from goldenthread.records.errors import Problem
from goldenthread.reports.blocks import Kind as NoteKind
from goldenthread.reports.blocks import Note


@dataclass(frozen=True, slots=True)
class _Options:
    place: str
    required: bool


def _read(entry: Entry, book: Book) -> _Options:
    del book
    return _Options(entry.text("place"), entry.yes("required", False))


def _make(options: _Options, run: Run) -> Made:
    blocks, wrong = notes_at(run, options.place)
    problems = list(wrong)
    gap = run.gaps.get(options.place)
    if not blocks and gap is not None:
        return Made((Note(gap.words, NoteKind.GAP),), used=frozenset({options.place}))
    if not blocks and options.required:
        problems.append(
            Problem(
                f"commentary at {options.place}",
                "nobody has written it",
                "Give it with its author and date (--commentary FILE), or declare the gap (--gaps FILE)",
            )
        )
    return Made(blocks, problems=tuple(problems), used=frozenset({options.place}))


def _places(options: _Options, section: Section, plan: Plan | None) -> tuple[WordsPlace, ...]:
    del section, plan
    return (WordsPlace(options.place, required=options.required),)


KIND: Final = Kind(
    "commentary", "A place for commentary, which may be required.", _read, nothing, _make, places=_places
)

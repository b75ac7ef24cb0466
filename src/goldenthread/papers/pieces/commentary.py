"""A place for commentary: what people wrote for this paper, with who and when, its tokens filled from the figures."""

from dataclasses import dataclass
from typing import Final

from goldenthread.measures.entries import Entry
from goldenthread.measures.language.book import Book
from goldenthread.papers.kinds import Kind, nothing
from goldenthread.papers.run import Made, Run
from goldenthread.papers.said import notes_at
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


KIND: Final = Kind("commentary", "A place for commentary, which may be required.", _read, nothing, _make)

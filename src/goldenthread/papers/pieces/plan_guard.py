"""What is claimed and what is shown: the questions that nobody has answered, and each action with its arithmetic."""

from dataclasses import dataclass
from typing import Final

from goldenthread.measures.entries import Entry
from goldenthread.measures.language.book import Book
from goldenthread.papers.classes import Class
from goldenthread.papers.kinds import Kind, nothing
from goldenthread.papers.pieces.plan import beneath, shown_by
from goldenthread.papers.programme.judged import NOT_OF_PEOPLE
from goldenthread.papers.programme.promised import Promised, of
from goldenthread.papers.run import Made, Run
from goldenthread.programme.blocks.guard_action import action_guarded, reopening_table
from goldenthread.programme.blocks.guard_summary import guard_summary
from goldenthread.programme.blocks.plan_words import counted
from goldenthread.programme.guard import answers_of
from goldenthread.reports.blocks import Block, Heading, Note, Text
from goldenthread.reports.blocks import Kind as NoteKind


@dataclass(frozen=True, slots=True)
class _Options:
    actions: bool
    answers: bool


def _read(entry: Entry, book: Book) -> _Options:
    del book
    return _Options(entry.yes("actions", False), entry.yes("answers", True))


def _make(options: _Options, run: Run) -> Made:
    promised, anchor = of(run.promised), run.section.key
    summary = guard_summary(promised.plan, promised.assessed, promised.open, promised.day, f"{anchor}-guard", 2)
    blocks = list(beneath(run, summary))
    blocks += waiting(promised)
    if run.class_ is Class.PUBLIC:
        blocks.append(Note(NOT_OF_PEOPLE))
    if promised.reopenings:
        blocks.append(reopening_table(promised.plan, promised.reopenings, promised.day, f"{anchor}-reopenings"))
    if options.answers:
        blocks += _answered(promised, anchor)
    if options.actions:
        asked = {one.key for one in promised.open}
        actions = {one.key: one for one in promised.plan.actions}
        for one in promised.assessed:
            if one.action in asked:
                blocks += action_guarded(actions[one.action], one, 3)
    return Made(tuple(blocks), shown_by(run))


def waiting(promised: Promised) -> tuple[Block, ...]:
    """That more is asked which its readers may not read yet: who runs the plan has some working days to answer first."""
    if not promised.waiting:
        return ()
    more = counted(promised.waiting, "more question")
    said = "that those who run the plan read first; they come to this board's next papers, answered or not"
    return (Note(f"There {'is' if promised.waiting == 1 else 'are'} {more} {said}."),)


def _answered(promised: Promised, anchor: str) -> tuple[Block, ...]:
    """What was answered, with who and when: the words stand beside the question, and no reader need take them on trust."""
    blocks: list[Block] = []
    for question in promised.questions:
        for answer in answers_of(question, promised.given.answers):
            keys = set(answer.reasons)
            reasons = [one.says for one in question.reasons if one.key(question.place) in keys]
            blocks += [
                Text(f"{question.title.rstrip('.')}: {' '.join(reasons)}"),
                Note(answer.text, NoteKind.COMMENTARY, answer.by, answer.on),
            ]
    return (Heading(2, "What was answered", f"{anchor}-answered"), *blocks) if blocks else ()


KIND: Final = Kind(
    "guard",
    "What is claimed and what is shown: counts, every question that nobody answered, what fell back, and the answers.",
    _read,
    nothing,
    _make,
    programme=True,
    linked=True,
)

"""What does not agree: in the paper's own tables, with the answers, and in what was published elsewhere of its period."""

from dataclasses import dataclass, replace
from typing import Final

from goldenthread.measures.entries import Entry
from goldenthread.measures.language.book import Book
from goldenthread.papers.checked import FILE, Checked, Doubt
from goldenthread.papers.kinds import Kind, nothing
from goldenthread.papers.run import Made, Run
from goldenthread.papers.said import notes_at
from goldenthread.records.errors import Problem
from goldenthread.reports.blocks import Block, Heading, Table, Text
from goldenthread.scrutiny.engine import Report
from goldenthread.scrutiny.findings import Level
from goldenthread.scrutiny.told.blocks import findings_blocks


@dataclass(frozen=True, slots=True)
class _Options:
    level: Level


def _read(entry: Entry, book: Book) -> _Options:
    del book
    return _Options(entry.choice("level", Level, Level.QUESTION) or Level.QUESTION)


def _make(options: _Options, run: Run) -> Made:
    checked = run.checked
    if checked is None:
        raise ValueError("scrutiny is made after all other pieces")
    blocks: list[Block] = [Heading(2, "The tables of this paper", f"{run.section.key}-own")]
    blocks += _findings(checked.report, options.level, FILE)
    answers, problems, used = _answers(checked.doubts, run)
    blocks += answers
    blocks += _published(checked, options.level, run.section.key)
    return Made(tuple(blocks), problems=problems, used=used)


def _answers(doubts: tuple[Doubt, ...], run: Run) -> tuple[tuple[Block, ...], tuple[Problem, ...], frozenset[str]]:
    blocks: list[Block] = []
    problems: list[Problem] = []
    used: set[str] = set()
    for doubt in doubts:
        if doubt.place not in used and run.commentary.get(doubt.place):
            notes, wrong = notes_at(run, doubt.place)
            blocks += [Text(f"To {doubt.finding.place.table}, row {doubt.finding.place.row}:"), *notes]
            problems += wrong
            used.add(doubt.place)
    title: tuple[Block, ...] = (Heading(3, "Answers", f"{run.section.key}-answers"),) if blocks else ()
    return (*title, *blocks), tuple(problems), frozenset(used)


def _published(checked: Checked, level: Level, section: str) -> tuple[Block, ...]:
    """Each file that was published elsewhere, by its name."""
    blocks: list[Block] = []
    for number, one in enumerate(checked.published, start=1):
        blocks.append(Heading(2, f"Published elsewhere: {one.name}", f"{section}-published-{number}"))
        blocks += _findings(one.report, level, one.name)
    return tuple(blocks)


def _findings(report: Report, level: Level, name: str) -> tuple[Block, ...]:
    """What was found, each table called after what it is about: a workbook lists them without the headings above."""
    return tuple(
        replace(block, caption=f"{name}: {block.caption}") if isinstance(block, Table) else block
        for block in findings_blocks(report, level, 3)
    )


KIND: Final = Kind(
    "scrutiny",
    "What does not agree in the tables of the paper, and in what was published elsewhere, with the arithmetic.",
    _read,
    nothing,
    _make,
    last=True,
)

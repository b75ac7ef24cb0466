"""The findings as blocks of a document: for a web page of their own, and for the scrutiny section of a pack."""

from collections.abc import Sequence
from typing import Final

from goldenthread.reports.blocks import Block, Column, Document, Heading, Kind, Listing, Note, Table, Text
from goldenthread.reports.cells import number, words
from goldenthread.scrutiny.engine import Report
from goldenthread.scrutiny.findings import Finding, Level, Place
from goldenthread.scrutiny.sheets import Paper
from goldenthread.scrutiny.told.counts import checked, of_level, verdict

_COLUMNS: Final = (
    Column("Where", weight=1.2),
    Column("Published"),
    Column("Expected"),
    Column("Arithmetic", weight=1.4),
    Column("What does not agree", weight=1.8),
    Column("What would mend it", weight=1.4),
)
_CHECKED: Final = (
    Column("What must agree", weight=3),
    Column("Agrees", numeric=True),
    Column("Does not", numeric=True),
    Column("Cannot be told", numeric=True),
)


def findings_blocks(report: Report, level: Level = Level.QUESTION, heading_level: int = 2) -> tuple[Block, ...]:
    """Every finding at a level or above it as a table for each level, then what was checked.

    ``heading_level`` (1 to 4) is that of the headings within, so that the blocks fit under any section.
    """
    found = report.at_or_above(level)
    blocks: list[Block] = [Text(verdict(report, level), lead=True)]
    for one in Level:
        rows = [finding for finding in found if finding.level is one]
        if rows:
            blocks.append(_table(f"{of_level(one)} ({len(rows):,})", rows))
    return (*blocks, Heading(heading_level, "What was checked"), _checked(report))


def findings_document(report: Report, paper: Paper, level: Level, notes: Sequence[str] = ()) -> Document:
    """A page of its own: which files, what was assumed to read them, the findings, and what was checked."""
    files = sorted({sheet.grid.file for sheet in paper} | {paragraph.file for paragraph in paper.paragraphs})
    read = (Heading(2, "How the files were read"), Listing(tuple(notes))) if notes else ()
    return Document(
        "Scrutiny of published figures",
        written=paper.today,
        about=(
            ("Files", ", ".join(files)),
            ("Tables", f"{len(paper.sheets):,}"),
            ("Rows", f"{sum(len(sheet.grid.lines) for sheet in paper):,}"),
            ("Shown", f"{of_level(level).casefold()} and above" if level.rank else of_level(level).casefold()),
        ),
        blocks=(
            Heading(1, "Findings"),
            *findings_blocks(report, level),
            Note(
                "A finding asks; it does not say who is right. Each figure may be the one that is meant.", Kind.REMARK
            ),
            *read,
        ),
    )


def _table(caption: str, findings: Sequence[Finding]) -> Table:
    return Table(
        caption,
        _COLUMNS,
        tuple(
            (
                words(_where(finding.place)),
                words(finding.published),
                words(finding.expected),
                words(finding.arithmetic),
                words(finding.message),
                words(finding.mend),
            )
            for finding in findings
        ),
    )


def _where(place: Place) -> str:
    table = f"{place.table}, " if place.table else ""
    column = f", {place.column}" if place.column else ""
    return f"{place.file}, {table}row {place.row}{column}"


def _checked(report: Report) -> Table:
    rows = tuple(
        (words(title), number(agreed), number(differ), number(unsure))
        for title, agreed, differ, unsure in checked(report)
    )
    nothing = (words("Nothing in the tables could be compared"), words(""), words(""), words(""))
    return Table("How often each pair of figures was compared, and what came of it", _CHECKED, rows or (nothing,))

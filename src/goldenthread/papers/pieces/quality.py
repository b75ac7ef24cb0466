"""How good the data are: what was loaded and when, what the checks found, and what could not be counted."""

from typing import Final

from goldenthread.measures.entries import Entry
from goldenthread.measures.language.book import Book
from goldenthread.papers.kinds import Kind, nothing
from goldenthread.papers.run import Made, Run
from goldenthread.records.checks.registry import ALL
from goldenthread.records.checks.report import counts
from goldenthread.reports.blocks import Block, Column, Heading, Note, Table, Text
from goldenthread.reports.blocks import Kind as NoteKind
from goldenthread.reports.cells import day, number, words


def _read(entry: Entry, book: Book) -> int:
    del book
    return entry.whole("most", 10)


def _make(most: int, run: Run) -> Made:
    snapshot = run.session.snapshot
    manifest = snapshot.manifest
    found = counts(snapshot.findings(), "rule").to_pylist()
    titles = {check.code: check.title for check in ALL}
    total = sum(row["findings"] for row in found)
    sources = tuple(
        (
            words(one.source),
            words(str(one.year or "")),
            day(one.as_at),
            day(one.known_at.date()),
            number(len(one.files)),
        )
        for one in manifest.deliveries
    )
    rows = tuple(
        (
            words(titles.get(row["rule"], row["rule"])),
            number(row["error"]),
            number(row["query"]),
            number(row["findings"]),
        )
        for row in found[:most]
    )
    missing = tuple(dict.fromkeys(one.figure.title for one in run.figures if one.is_gap))
    blocks: list[Block] = [
        Heading(2, "What was loaded"),
        Text(f"Every figure was counted from one data version, {snapshot.id}, with records up to {run.session.as_at}."),
        Table(
            "Sources of this data version",
            (Column("Source"), Column("Year"), Column("Records as at"), Column("Known on"), Column("Files", True)),
            sources,
        ),
        Heading(2, "What the checks found"),
        Text(f"{total:,} findings by {len(found)} rules; the {len(rows)} with most findings are below."),
        Table(
            "Findings by rule",
            (Column("Rule", weight=4), Column("Errors", True), Column("Queries", True), Column("Findings", True)),
            rows,
        ),
    ]
    if missing:
        blocks.append(Note(f"Not recorded, so not counted: {'; '.join(missing)}.", NoteKind.QUALITY))
    return Made(tuple(blocks))


KIND: Final = Kind(
    "quality", "What was loaded, what the checks found, what could not be counted.", _read, nothing, _make
)

"""How good the data are: what was loaded and when, what the checks found, and what could not be counted."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from goldenthread.measures.entries import Entry
from goldenthread.measures.language.book import Book
from goldenthread.papers.kinds import Kind, nothing
from goldenthread.papers.run import Made, Run
from goldenthread.records.checks.report import counts
from goldenthread.records.checks.titles import title
from goldenthread.records.store.manifests import DeliveryNamed
from goldenthread.reports.blocks import Block, Column, Heading, Note, Table, Text
from goldenthread.reports.blocks import Kind as NoteKind
from goldenthread.reports.cells import Cell, day, number, words


def _read(entry: Entry, book: Book) -> int:
    del book
    return entry.whole("most", 10)


def _make(most: int, run: Run) -> Made:
    snapshot = run.session.snapshot
    manifest = snapshot.manifest
    found = counts(snapshot.findings(), "rule").to_pylist()
    total = sum(row["findings"] for row in found)
    sources = _sources(manifest.deliveries)
    rows = tuple(
        (
            words(title(row["rule"]) or row["rule"]),
            number(row["error"]),
            number(row["query"]),
            number(row["findings"]),
        )
        for row in found[:most]
    )
    missing = tuple(dict.fromkeys(one.figure.title for one in run.figures if one.is_gap))
    blocks: list[Block] = [
        Heading(2, "What was loaded"),
        Text(
            f"Every figure was counted from one data version, {snapshot.id}, with records up to {day(run.session.as_at).text}."
        ),
        Table(
            "Sources of this data version",
            (
                Column("Source", weight=2.5),
                Column("Year"),
                Column("Records as at"),
                Column("Loaded on"),
                Column("Lists", True),
                Column("Files", True),
            ),
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


def _sources(deliveries: Iterable[DeliveryNamed]) -> tuple[tuple[Cell, ...], ...]:
    """A row for each kind of source, year and day, with how many lists and files it came in."""
    found: dict[tuple[str, int, date, date], list[int]] = {}
    for one in deliveries:
        place = (one.kind, one.year or 0, one.as_at, one.known_at.date())
        found.setdefault(place, []).append(len(one.files))
    return tuple(
        (
            words(_NAMES.get(kind, kind)),
            words(str(year or "")),
            day(as_at),
            day(known),
            number(len(files)),
            number(sum(files)),
        )
        for (kind, year, as_at, known), files in sorted(found.items())
    )


#: How a reader calls the kinds of sources.
_NAMES: Final = {
    "annex-a": "Ofsted's child-level lists",
    "cin": "Children in need census",
    "ssda903": "SSDA903 return on looked-after children",
    "ssd": "Standard safeguarding dataset",
    "local": "Local lists",
    "registers": "Registers",
}

KIND: Final = Kind(
    "quality", "What was loaded, what the checks found, what could not be counted.", _read, nothing, _make
)

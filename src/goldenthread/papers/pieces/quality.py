"""How good the data are: what was loaded and when, what the checks found, and what could not be counted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from goldenthread.calendar import parse_period
from goldenthread.measures.entries import Entry
from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Reason
from goldenthread.measures.language.book import Book
from goldenthread.papers.counts import FINDINGS, Count, guarded_counts
from goldenthread.papers.kinds import Kind, nothing
from goldenthread.papers.run import Made, Run
from goldenthread.records.checks.report import counts
from goldenthread.records.checks.titles import title
from goldenthread.records.store.manifests import DeliveryNamed
from goldenthread.reports.blocks import Block, Column, Heading, Note, Table, Text
from goldenthread.reports.blocks import Kind as NoteKind
from goldenthread.reports.cells import Cell, State, absent, day, number, words
from goldenthread.scrutiny.reading.blocks import Holds, Known
from goldenthread.scrutiny.roles import Role


def _read(entry: Entry, book: Book) -> int:
    del book
    return entry.whole("most", 10)


def _make(most: int, run: Run) -> Made:
    snapshot = run.session.snapshot
    manifest = snapshot.manifest
    found = counts(snapshot.findings(), "rule").to_pylist()
    figures = guarded_counts(_counts(found, most, run), run.reader.guard, run.audience)
    total, *by_rule = (_cell(one, one.numerator) for one in figures[: 1 + len(found[:most])])
    sources = _sources(manifest.deliveries)
    rows = tuple(
        (
            words(title(row["rule"]) or row["rule"]),
            _cell(errors, errors.numerator),
            _cell(errors, _less(errors)),
            cell,
        )
        for row, cell, errors in zip(found[:most], by_rule, figures[1 + len(by_rule) :], strict=True)
    )
    said = f"{total.text} findings" if total.state is State.VALUE else "There are findings"
    by_rule_table = Table(
        "Findings by rule",
        (Column("Rule", weight=4), Column("Errors", True), Column("Queries", True), Column("Findings", True)),
        rows,
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
        Text(f"{said} by {len(found)} rules; the {len(rows)} with most findings are below."),
        by_rule_table,
    ]
    if missing:
        blocks.append(Note(f"Not recorded, so not counted: {'; '.join(missing)}.", NoteKind.QUALITY))
    roles = {"Rule": Role.LABEL, "Errors": Role.PART, "Queries": Role.PART, "Findings": Role.TOTAL}
    known = Known(by_rule_table, {heading: Holds(role, heading) for heading, role in roles.items()})
    return Made(tuple(blocks), tables=(known,), printed=figures)


def _counts(found: Sequence[Mapping[str, Any]], most: int, run: Run) -> tuple[Count, ...]:
    """The findings in all, then those by each rule that is listed, then the errors among them: a finding may be of a child.

    They are of the data version, whatever the period of the paper: the day of its records stands for them.
    """
    day_of = parse_period(run.session.as_at.isoformat())
    every = sum(row["findings"] for row in found)
    one = Count(FINDINGS, "all", "Findings", day_of, (), (), every, run.session.snapshot.id)
    by_rule = [replace(one, breakdown=("rule",), group=(row["rule"],), number=row["findings"]) for row in found[:most]]
    errors = [
        replace(of, name="errors", number=row["error"], of="all", whole=of.number)
        for row, of in zip(found, by_rule, strict=False)
    ]
    return (one, *by_rule, *errors)


def _less(errors: Figure) -> float | None:
    """The queries: what of the findings is no error."""
    if errors.numerator is None or errors.denominator is None:
        return None
    return errors.denominator - errors.numerator


def _cell(figure: Figure, count: float | None) -> Cell:
    if figure.reason is Reason.HIDDEN:
        return absent(State.HIDDEN)
    return number(round(count or 0))


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

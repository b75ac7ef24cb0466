"""Which sheets a workbook has: contents, notes, key figures, commentary, then one table a sheet."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from goldenthread.reports.blocks import Chart, Column, Document, Heading, Kind, Listing, Note, Table, Text
from goldenthread.reports.cells import Cell, day, words
from goldenthread.reports.excel.names import SHEET_LETTERS, Names, sheet_name
from goldenthread.reports.shape import folded, key_figures, legend, shorthand

COVER, CONTENTS, NOTES = "Cover", "Contents", "Notes"
KEY_FIGURES, COMMENTARY = "Key figures", "Commentary"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, the title in its first cell, sentences beneath it, and its table, with one row of headings."""

    name: str
    title: str
    lines: tuple[str, ...]
    table: Table
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """A table on its way to a sheet: with the chart that draws it, the section it stands in and the headings above it."""

    table: Table
    chart: Chart | None = None
    section: str = ""
    anchors: tuple[str, ...] = ()


def sheets(document: Document) -> tuple[Sheet, ...]:
    """Every sheet after the cover, in order; the first is the list of contents, whose cells link to the others."""
    found = list(_found(document))
    names = Names((COVER, CONTENTS, NOTES, KEY_FIGURES, COMMENTARY))
    named = [
        (names.of(sheet_name(one.table.anchor or f"Table {number}"), SHEET_LETTERS), one)
        for number, one in enumerate(found, start=1)
    ]
    numbers = _note_numbers(found)
    data = []
    gathered, said = key_figures(document), _commentary(document)
    if gathered:
        data.append(Sheet(KEY_FIGURES, "Key figures", _lines(document, _Found(gathered), numbers), gathered))
    if said:
        data.append(Sheet(COMMENTARY, "Commentary", _lines(document, _Found(said), numbers), said))
    for name, one in named:
        title = one.chart.title if one.chart else one.table.caption
        data.append(Sheet(name, title, _lines(document, one, numbers), folded(one.table), one.anchors))
    notes = _notes(document, named, numbers, data)
    if notes:
        data.insert(0, Sheet(NOTES, "Notes and shorthand", _lines(document, _Found(notes), numbers), notes))
    return _contents(document, data), *data


def _found(document: Document) -> Iterator[_Found]:
    section = ""
    waiting: list[str] = []
    for block in document.blocks:
        if isinstance(block, Heading):
            section = block.text if block.level == 1 else section
            waiting += [block.anchor] if block.anchor else []
        elif isinstance(block, Table | Chart):
            table = block.table if isinstance(block, Chart) else block
            own = tuple(anchor for anchor in (block.anchor, table.anchor) if anchor)
            yield _Found(table, block if isinstance(block, Chart) else None, section, (*waiting, *own))
            waiting = []


def _note_numbers(found: Iterable[_Found]) -> dict[str, int]:
    """The number of each note beneath a table; the same words have one number."""
    numbers: dict[str, int] = {}
    for one in found:
        for note in one.table.notes:
            numbers.setdefault(note, len(numbers) + 1)
    return numbers


def _lines(document: Document, one: _Found, numbers: dict[str, int]) -> tuple[str, ...]:
    """What stands between the title of a sheet and its table."""
    marks = shorthand(one.table)
    lines = [document.marking] if document.marking else []
    if one.chart:
        lines.append(one.chart.sentence)
        lines.append(f"Numbers behind the chart: {one.table.caption}")
    if one.section:
        lines.append(f"Section: {one.section}")
    lines.append("This sheet holds one table." if one.table.rows else "This sheet holds one table, which has no rows.")
    if marks:
        lines.append(f"The table contains shorthand: {', '.join(marks)}. The sheet {NOTES} says what it means.")
    if one.table.notes:
        which = ", ".join(str(numbers[note]) for note in one.table.notes)
        lines.append(f"Notes that apply, on the sheet {NOTES}: {which}.")
    return tuple(lines)


def _commentary(document: Document) -> Table | None:
    """Paragraphs, lists and people's commentary, in order; or None where there are no such words."""
    section, rows = "", []
    for block in document.blocks:
        if isinstance(block, Heading):
            section = block.text
        elif isinstance(block, Text):
            rows.append((words(section), words("Text"), words(block.text), words(""), words("")))
        elif isinstance(block, Listing):
            for number, item in enumerate(block.items, start=1):
                kind = f"List, {number}" if block.numbered else "List"
                rows.append((words(section), words(kind), words(item), words(""), words("")))
        elif isinstance(block, Note) and block.kind is Kind.COMMENTARY:
            rows.append((words(section), words(block.kind.value), words(block.text), words(block.by), _when(block)))
    return _filled("Commentary", ("Section", "What it is", "Words", "By", "On"), rows)


def _notes(
    document: Document, named: list[tuple[str, _Found]], numbers: dict[str, int], data: list[Sheet]
) -> Table | None:
    """The shorthand, the notes beneath tables by number, and the document's own notes; or None where there are none."""
    nothing, rows = words(""), []
    for mark, meaning in legend(document):
        where = ", ".join(sheet.name for sheet in data if mark in shorthand(sheet.table))
        rows.append((words(mark), words(meaning), words(where), nothing, nothing))
    for note, number in numbers.items():
        where = ", ".join(name for name, one in named if note in one.table.notes)
        rows.append((words(f"Note {number}"), words(note), words(where), nothing, nothing))
    section = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            section = block.text
        elif isinstance(block, Note) and block.kind is not Kind.COMMENTARY:
            where = f"Section: {section}" if section else ""
            rows.append((words(block.kind.value), words(block.text), words(where), words(block.by), _when(block)))
    return _filled("Notes and shorthand", ("Mark", "What it says", "Where", "By", "On"), rows)


def _when(note: Note) -> Cell:
    return day(note.on) if note.on else words("")


def _filled(caption: str, headings: tuple[str, ...], rows: Sequence[tuple[Cell, ...]]) -> Table | None:
    """A table without the columns in which nothing stands, or None where it has no rows."""
    kept = [place for place in range(len(headings)) if any(row[place].text for row in rows)]
    columns = tuple(Column(headings[place]) for place in kept)
    return Table(caption, columns, tuple(tuple(row[place] for place in kept) for row in rows)) if rows else None


def _contents(document: Document, data: list[Sheet]) -> Sheet:
    rows = tuple((words(sheet.name, link=sheet.name), words(sheet.title)) for sheet in data)
    table = Table("Contents", (Column("Sheet"), Column("What it holds")), rows)
    return Sheet(CONTENTS, "Contents", _lines(document, _Found(table), {}), table)

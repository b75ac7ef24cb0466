"""What the page template is given: a document as plain lists, words and numbers, with every look already decided."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Final

from goldenthread.reports.blocks import (
    Block,
    Break,
    Chart,
    Document,
    Heading,
    KeyFigure,
    Kind,
    Listing,
    Note,
    Table,
    Text,
)
from goldenthread.reports.cells import LEGEND, SHORTHAND, Cell, State, Tone, day
from goldenthread.reports.colours import HEAD, HEADING, LINE, MARKING, PLAIN, QUIET, TONES
from goldenthread.reports.fonts import FAMILIES
from goldenthread.reports.pictures import described
from goldenthread.reports.shape import UPRIGHT_LETTERS, WHOLE_ROWS, WIDE_LETTERS, listed, runs, share, signed, widths

Plain = dict[str, Any]
#: Points of type in a table, and the least that it shrinks to where even a wide page is too narrow.
TABLE_SIZE, LEAST_SIZE = 9.0, 5.5
#: How much of a page's width a chart takes, upright and wide; how many key figures stand side by side.
CHART_WIDTHS: Final = {False: 1.0, True: 0.7}
ACROSS: Final = {False: 2, True: 3}
#: A row with so many letters in one cell, or so long a note, may be parted over two pages; a shorter one is kept whole.
LONG_CELL: Final = 1500
#: A table of few rows is kept whole, unless it has more letters than this and might be longer than a page.
SHORT_TABLE: Final = 2500
#: Where a word too long for its column may be broken: a space of no width.
BREAKING: Final = "\u200b"
_NOTE_TONES: Final = {
    Kind.REMARK: Tone.GREY,
    Kind.WARNING: Tone.AMBER,
    Kind.QUALITY: Tone.BLUE,
    Kind.COMMENTARY: Tone.PLAIN,
    Kind.QUESTION: Tone.BLUE,
    Kind.GAP: Tone.GREY,
}


def content(document: Document) -> Plain:
    """The data of the template ``page.typ``: words of the front, colours, and runs of blocks by kind of page."""
    language, _, region = document.language.partition("-")
    written = document.written
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "author": document.author,
        "organisation": document.organisation,
        "marking": document.marking,
        "stamp": document.stamp,
        "language": language,
        "region": region,
        "date": [written.year, written.month, written.day] if written else None,
        "about": [*document.about, *signed(document)],
        "contents": bool(listed(document)),
        "fonts": FAMILIES,
        "colours": {
            "ink": PLAIN.ink,
            "quiet": QUIET.ink,
            "heading": HEADING.ink,
            "head": HEAD.fill,
            "card": TONES[Tone.GREY].fill,
            "line": LINE,
            "marking": MARKING.fill,
            "onmarking": MARKING.ink,
        },
        "runs": [{"wide": run.wide, "blocks": list(_blocks(run.blocks, run.wide))} for run in runs(document.blocks)],
    }


def _blocks(blocks: Sequence[Block], wide: bool) -> Iterator[Plain]:
    """Blocks in order; key figures that follow each other stand side by side."""
    for together, found in groupby(blocks, key=lambda block: isinstance(block, KeyFigure)):
        if together:
            figures = [_figure(block) for block in found if isinstance(block, KeyFigure)]
            yield {"kind": "figures", "items": figures, "across": min(len(figures), ACROSS[wide])}
        else:
            yield from (_block(block, wide) for block in found if not isinstance(block, KeyFigure))


def _block(block: Heading | Text | Listing | Note | Table | Chart | Break, wide: bool) -> Plain:
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "text": block.text, "anchor": block.anchor}
        case Text():
            return {"kind": "text", "text": block.text, "lead": block.lead}
        case Listing():
            return {"kind": "list", "items": block.items, "numbered": block.numbered}
        case Note():
            return _note(block)
        case Table():
            return {"kind": "table", **_table(block, wide)}
        case Chart():
            said = {"title": block.title, "sentence": block.sentence, "svg": block.svg, "anchor": block.anchor}
            return {
                "kind": "chart",
                **said,
                "width": CHART_WIDTHS[wide],
                "table": None if block.apart else _table(block.table, wide),
            }
        case Break():
            return {"kind": "break"}


def _note(note: Note) -> Plain:
    paint = TONES[_NOTE_TONES[note.kind]]
    by = ", ".join(part for part in (note.by, day(note.on).text if note.on else "") if part)
    told = {"label": note.kind.value, "text": note.text, "by": by, "long": len(note.text) > LONG_CELL}
    return {"kind": "note", **told, "fill": paint.fill, "ink": paint.ink}


def _figure(figure: KeyFigure) -> Plain:
    marks = [cell for cell in (figure.rating, figure.direction) if cell is not None and cell.text]
    parts = [
        ("Signal", figure.signal),
        ("Target", figure.target),
        ("Comparator", figure.comparator),
        ("Definition", figure.definition),
        ("Data", figure.data),
        ("Shorthand", _shorthand({figure.value.state})),
    ]
    return {
        "title": figure.title,
        "value": figure.value.text,
        "counted": figure.counted,
        "period": figure.period,
        "marks": [_cell(cell) for cell in marks],
        "says": figure.says,
        "parts": [part for part in parts if part[1]],
        "spark": {"svg": figure.spark, "alt": _alternative(figure)} if figure.spark else None,
    }


def _alternative(figure: KeyFigure) -> str:
    """The words of a small picture: its own title and description, else whose it is."""
    said = [words for words in described(figure.spark) if words]
    return ". ".join(said) or f"Recent values: {figure.title}"


def _table(table: Table, wide: bool) -> Plain:
    room = WIDE_LETTERS if wide else UPRIGHT_LETTERS
    part = share(table, room)
    letters = widths(table, round(part * room))
    needed = sum(widths(table, 0)) or room
    size = max(LEAST_SIZE, TABLE_SIZE * min(1.0, room / needed))
    scale = TABLE_SIZE / size
    used = {cell.state for row in table.rows for cell in row}
    beneath = ["There are no rows."] if not table.rows else []
    shorthand = _shorthand(used)
    return {
        "caption": table.caption,
        "anchor": table.anchor,
        "size": size,
        "share": part,
        "widths": letters,
        "columns": [
            {
                "heading": _breakable(column.heading, width * scale),
                "numeric": column.numeric,
                "grouped": bool(column.group),
            }
            for column, width in zip(table.columns, letters, strict=True)
        ],
        "groups": _groups(table),
        "rows": [[_cell(cell, width * scale) for cell, width in zip(row, letters, strict=True)] for row in table.rows],
        "totals": sorted(table.totals),
        "parted": any(len(cell.text) > LONG_CELL for row in table.rows for cell in row),
        "short": len(table.rows) <= WHOLE_ROWS
        and sum(len(cell.text) for row in table.rows for cell in row) <= SHORT_TABLE,
        "notes": [*beneath, *table.notes, *([f"Shorthand: {shorthand}"] if shorthand else [])],
    }


def _groups(table: Table) -> list[Plain]:
    """The upper row of headings, each with its first column and how many it spans; none where no columns are grouped."""
    if not any(column.group for column in table.columns):
        return []
    groups: list[Plain] = []
    for place, column in enumerate(table.columns):
        if column.group and groups and groups[-1]["name"] == column.group:
            groups[-1]["span"] += 1
        else:
            groups.append({"name": column.group, "first": place, "span": 1})
    return groups


def _cell(cell: Cell, letters: float = 0.0) -> Plain:
    paint = TONES[cell.tone]
    plain = cell.tone is Tone.PLAIN
    text = _breakable(cell.text, letters) if letters else cell.text
    return {"text": text, "fill": "" if plain else paint.fill, "ink": "" if plain else paint.ink, "link": cell.link}


def _breakable(text: str, letters: float) -> str:
    """The text with places to break within each word that is longer than its column; they take no room and are unseen."""
    most = max(1, int(letters) - 2)
    if len(text) <= most:
        return text
    words = (
        BREAKING.join(word[i : i + most] for i in range(0, len(word), most)) if len(word) > most else word
        for word in text.split(" ")
    )
    return " ".join(words)


def _shorthand(used: set[State]) -> str:
    """What each shorthand that is used means, in one line."""
    said = "; ".join(f"{mark} {LEGEND[state]}" for state, mark in SHORTHAND.items() if state in used)
    return f"{said}." if said else ""

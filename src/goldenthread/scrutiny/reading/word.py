"""Reads Word documents: every table with its merged cells, captioned by what stands above it, and the running text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from goldenthread.scrutiny.reading.packed import BROKEN, damaged, opened, parsed
from goldenthread.scrutiny.reading.raw import RawFile, RawTable
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Line, Paragraph

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL: Final = f"{_W}val"
_HEADING: Final = re.compile(r"^(?:heading|überschrift|titre)\s*([1-9])$", re.IGNORECASE)
#: A longer paragraph is running text, and no caption.
_LONGEST_CAPTION: Final = 160


@dataclass
class _Reading:
    """What has been read of a document so far."""

    name: str
    styles: dict[str, str]
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[RawTable] = field(default_factory=list)
    number: int = 0
    heading: str = ""
    caption: str = ""

    def paragraph(self, element: etree._Element) -> None:
        """Keep a paragraph; a heading, a caption or a short text may name the table beneath it."""
        self.number += 1
        text = " ".join(_text(element).split())
        style = self.styles.get(_style(element), "")
        match = _HEADING.match(style)
        level = int(match[1]) if match else 1 if style.casefold() == "title" else 0
        if text:
            self.paragraphs.append(Paragraph(self.name, self.number, text, level))
            self.caption = text if len(text) <= _LONGEST_CAPTION else ""
        if level and text:
            self.heading = text

    def table(self, element: etree._Element) -> None:
        """Keep a table; one of a single column is set as a box around words, so its text is running text."""
        rows, headed = _rows(element)
        if max((sum(bool(cell.strip()) for cell in row.cells) for row in rows), default=0) < 2:
            for paragraph in element.iter(f"{_W}p"):
                self.paragraph(paragraph)
            return
        self.tables.append(RawTable(self.caption or self.heading or f"table {len(self.tables) + 1}", rows, headed))
        self.caption = ""
        for inner in element.iterfind(f".//{_W}tc//{_W}tbl"):
            rows, headed = _rows(inner)
            self.tables.append(RawTable(f"table {len(self.tables) + 1}", rows, headed))


def read_word(name: str, data: bytes, rules: Rules) -> RawFile:
    """Read a Word document; raises `InputRefused` where it is damaged, locked or too large."""
    archive = opened(name, data, rules)
    try:
        with archive:
            styles = _styles(parsed(archive, "word/styles.xml")) if "word/styles.xml" in archive.namelist() else {}
            body = parsed(archive, "word/document.xml").find(f"{_W}body")
    except BROKEN as error:
        raise damaged(name, error) from error
    reading = _Reading(name, styles)
    for element in _blocks(body) if body is not None else ():
        if element.tag == f"{_W}p":
            reading.paragraph(element)
        else:
            reading.table(element)
    return RawFile(name, tuple(reading.tables), tuple(reading.paragraphs))


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables in order, those within content controls included."""
    for child in parent:
        if child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        elif child.tag == f"{_W}sdt":
            content = child.find(f"{_W}sdtContent")
            if content is not None:
                yield from _blocks(content)


def _styles(root: etree._Element) -> dict[str, str]:
    names = {}
    for style in root.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        if name is not None:
            names[str(style.get(f"{_W}styleId"))] = str(name.get(_VAL))
    return names


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return str(style.get(_VAL)) if style is not None else ""


def _text(element: etree._Element) -> str:
    """The words of a paragraph as they stand: what was deleted in tracked changes is not among them."""
    parts: list[str] = []
    for part in element.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}noBreakHyphen"):
        if part.tag == f"{_W}t":
            parts.append(part.text or "")
        else:
            parts.append("-" if part.tag == f"{_W}noBreakHyphen" else " ")
    return "".join(parts)


def _rows(table: etree._Element) -> tuple[tuple[Line, ...], int]:
    """The rows of a table, numbered from 1, and how many first rows are marked to repeat as headings.

    A cell merged across columns stands in the first of them; one merged down stands in each of its rows.
    """
    lines: list[Line] = []
    headed = 0
    above: dict[int, str] = {}
    for number, row in enumerate(table.iterchildren(f"{_W}tr"), start=1):
        cells: list[str] = []
        before = row.find(f"{_W}trPr/{_W}gridBefore")
        cells += [""] * (int(before.get(_VAL, "0")) if before is not None else 0)
        for cell in _cells(row):
            span = cell.find(f"{_W}tcPr/{_W}gridSpan")
            merge = cell.find(f"{_W}tcPr/{_W}vMerge")
            goes_on = merge is not None and merge.get(_VAL, "continue") != "restart"
            text = above.get(len(cells), "") if goes_on else _cell_text(cell)
            above[len(cells)] = text
            cells += [text, *[""] * (int(span.get(_VAL, "1")) - 1 if span is not None else 0)]
        if row.find(f"{_W}trPr/{_W}tblHeader") is not None and headed == number - 1:
            headed = number
        lines.append(Line(number, tuple(cells)))
    width = max((len(line.cells) for line in lines), default=0)
    return tuple(Line(line.number, (*line.cells, *[""] * (width - len(line.cells)))) for line in lines), headed


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        if child.tag == f"{_W}tc":
            yield child
        elif child.tag == f"{_W}sdt":
            yield from child.iterfind(f"{_W}sdtContent/{_W}tc")


def _cell_text(cell: etree._Element) -> str:
    """The text of a cell, its paragraphs joined; a table within it is read on its own."""
    return " ".join(" ".join(_text(paragraph) for paragraph in cell.iterchildren(f"{_W}p")).split())

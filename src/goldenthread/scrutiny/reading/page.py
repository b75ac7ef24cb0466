"""Reads web pages: every table with its caption and merged cells, and the running text."""

from collections.abc import Iterator
from typing import Final

from lxml import etree, html

from goldenthread.records.errors import InputRefused
from goldenthread.scrutiny.reading.raw import RawFile, RawTable
from goldenthread.scrutiny.sheets import Line, Paragraph

_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
#: What is never words of the page.
_UNREAD: Final = ("script", "style", "svg", "template", "noscript")
#: No cell is read as spanning more rows or columns than this, whatever it says.
_WIDEST: Final = 200


def read_page(name: str, data: bytes) -> RawFile:
    """Read an HTML page; raises `InputRefused` where it holds nothing."""
    try:
        root = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8", no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputRefused.of(name, "the page holds nothing to read", "Save the page again") from error
    etree.strip_elements(root, *_UNREAD, with_tail=False)
    tables: list[RawTable] = []
    paragraphs: list[Paragraph] = []
    heading = ""
    for number, element in enumerate(root.iter(*_HEADINGS, "p", "li", "table"), start=1):
        tag = str(element.tag)
        if tag == "table":
            caption = _words(element.find("caption"))
            rows, headed = _rows(element)
            tables.append(RawTable(caption or heading or f"table {len(tables) + 1}", rows, headed))
        elif not any(parent.tag == "table" for parent in element.iterancestors()):
            text = _words(element)
            if text:
                paragraphs.append(Paragraph(name, number, text, _HEADINGS.get(tag, 0)))
            heading = text if tag in _HEADINGS else heading
    return RawFile(name, tuple(tables), tuple(paragraphs))


def _words(element: html.HtmlElement | None) -> str:
    return " ".join(str(element.text_content()).split()) if element is not None else ""


def _rows(table: html.HtmlElement) -> tuple[tuple[Line, ...], int]:
    """The rows of a table numbered from 1, and how many first ones are its head."""
    lines: list[Line] = []
    headed = 0
    down: dict[int, tuple[int, str]] = {}
    for number, row in enumerate(_own_rows(table), start=1):
        cells: list[str] = []
        for cell in row.iterchildren("td", "th"):
            _come_down(cells, down)
            text, rows, columns = _words(cell), _span(cell, "rowspan"), _span(cell, "colspan")
            if rows > 1:
                down[len(cells)] = (rows - 1, text)
            cells += [text, *[""] * (columns - 1)]
        _come_down(cells, down)
        if row.getparent() is not None and row.getparent().tag == "thead" and headed == number - 1:
            headed = number
        lines.append(Line(number, tuple(cells)))
    width = max((len(line.cells) for line in lines), default=0)
    return tuple(Line(line.number, (*line.cells, *[""] * (width - len(line.cells)))) for line in lines), headed


def _own_rows(table: html.HtmlElement) -> Iterator[html.HtmlElement]:
    for row in table.iter("tr"):
        if next(row.iterancestors("table")) is table:
            yield row


def _come_down(cells: list[str], down: dict[int, tuple[int, str]]) -> None:
    """Repeat cells of rows above that reach down to here."""
    while len(cells) in down:
        place = len(cells)
        left, text = down.pop(place)
        if left > 1:
            down[place] = (left - 1, text)
        cells.append(text)


def _span(cell: html.HtmlElement, which: str) -> int:
    said = str(cell.get(which, "1"))
    return min(int(said), _WIDEST) if said.isascii() and said.isdigit() and int(said) > 0 else 1

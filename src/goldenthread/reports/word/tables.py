"""Tables: a caption, header rows that repeat, rows that are not split, and a title and description for those who cannot see."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Final

from lxml.etree import _Element

from goldenthread.reports.blocks import Column, Table
from goldenthread.reports.cells import Cell, Tone
from goldenthread.reports.colours import HEADING, QUIET, TONES
from goldenthread.reports.word.desk import Desk, Page
from goldenthread.reports.word.elements import element, name, paragraph, run, say, value
from goldenthread.reports.word.layout import Layout, layout

_RIGHT: Final = "right"
_WORDS: Final = name("w:t")
#: What cells have in common that differ in their words alone: column, tone, link, whether they say anything, and the row.
_Alike = tuple[int, Tone, str, bool, bool, bool]


def table_elements(table: Table, desk: Desk, page: Page, anchor: str | None = None) -> list[_Element]:
    """The caption, the table and its notes; ``anchor`` "" leaves out the bookmark of a table that a chart carries."""
    mark = table.anchor if anchor is None else anchor
    styles = desk.styles
    caption = caption_element(table.caption, mark, desk)
    notes = [paragraph(styles.id("Report Table Note"), run(note)) for note in table.notes]
    return [caption, _table(table, desk, page), *notes]


def caption_element(words: str, anchor: str, desk: Desk) -> _Element:
    """What stands above a table or a picture, never parted from it, whatever a template's own style says."""
    style = desk.styles.id("Caption")
    return paragraph(style, *desk.marked(anchor), run(words), properties=[element("w:keepNext")])


def _table(table: Table, desk: Desk, page: Page) -> _Element:
    form = layout(table, page, desk.styles.breadth())
    look = {
        "w:firstRow": "1",
        "w:lastRow": "0",
        "w:firstColumn": str(int(table.row_headings)),
        "w:lastColumn": "0",
        "w:noHBand": "1",
        "w:noVBand": "1",
    }
    properties = element(
        "w:tblPr",
        None,
        value("w:tblStyle", desk.styles.id("Report Table")),
        element("w:tblW", {"w:w": str(sum(form.across)), "w:type": "dxa"}),
        element("w:tblLayout", {"w:type": "fixed"}),
        element("w:tblLook", look),
        value("w:tblCaption", table.caption),
        value("w:tblDescription", _description(table)),
    )
    grid = element("w:tblGrid", None, *(element("w:gridCol", {"w:w": str(width)}) for width in form.across))
    return element("w:tbl", None, properties, grid, _header(table, desk, form), *_rows(table, desk, form))


def _description(table: Table) -> str:
    headings = "; ".join(
        f"{column.group}: {column.heading}" if column.group else column.heading for column in table.columns
    )
    rows = "1 row" if len(table.rows) == 1 else f"{len(table.rows)} rows"
    return f"{rows} under the headings {headings}"


def _header(table: Table, desk: Desk, form: Layout) -> _Element:
    """One row of headings, each with its group above it in the same cell, so that no cell is merged."""
    style = desk.styles.id("Report Cell Heading")
    cells = [
        _cell(width, None, *_heading(column, style, form.size))
        for column, width in zip(table.columns, form.across, strict=True)
    ]
    return element("w:tr", None, element("w:trPr", None, element("w:cantSplit"), element("w:tblHeader")), *cells)


def _heading(column: Column, style: str, size: int) -> Iterator[_Element]:
    if column.group:
        plain = (value("w:b", 0), value("w:color", QUIET.ink), *_sized(size))
        yield paragraph(style, run(column.group, *plain), properties=_form(column, held=False))
    said = [run(column.heading, *_sized(size))] if column.heading else []
    yield paragraph(style, *said, properties=_form(column, held=False))


def _rows(table: Table, desk: Desk, form: Layout) -> Iterator[_Element]:
    """The rows; a cell is a copy of the first that looks like it with other words, which is far quicker than a new one."""
    style = desk.styles.id("Report Cell")
    kept: dict[_Alike, _Element] = {}
    for number, row in enumerate(table.rows):
        total = number in table.totals
        held = form.whole and number + 1 < len(table.rows)
        made = element("w:tr", None, element("w:trPr", None, element("w:cantSplit")))
        for place, cell in enumerate(row):
            alike = (place, cell.tone, cell.link, bool(cell.text), total, held)
            if alike not in kept:
                words = _words(
                    cell, style, desk, _form(table.columns[place], held), _look(cell, desk, total, form.size)
                )
                kept[alike] = _cell(form.across[place], cell, words, total=total)
            copied = deepcopy(kept[alike])
            for said in copied.iter(_WORDS):
                say(said, cell.text)
            made.append(copied)
        yield made


def _cell(width: int, cell: Cell | None, *held: _Element, total: bool = False) -> _Element:
    properties = [element("w:tcW", {"w:w": str(width), "w:type": "dxa"})]
    if total:
        line = {"w:val": "single", "w:sz": "8", "w:space": "0", "w:color": HEADING.ink}
        properties.append(element("w:tcBorders", None, element("w:top", line)))
    if cell is not None and cell.tone is not Tone.PLAIN:
        properties.append(shade(cell.tone))
    return element("w:tc", None, element("w:tcPr", None, *properties), *held)


def _words(cell: Cell, style: str, desk: Desk, form: list[_Element], look: list[_Element]) -> _Element:
    if not cell.text:
        return paragraph(style, properties=form)
    said = run(cell.text, *look)
    if cell.link:
        said = element("w:hyperlink", {"w:anchor": desk.bookmarks[cell.link], "w:history": "1"}, said)
    return paragraph(style, said, properties=form)


def _form(column: Column, held: bool) -> list[_Element]:
    """How the paragraph of a cell stands; ``held`` keeps its row on the page of the next."""
    form = [element("w:keepNext")] if held else []
    return [*form, value("w:jc", _RIGHT)] if column.numeric else form


def _look(cell: Cell, desk: Desk, total: bool, size: int) -> list[_Element]:
    look = [value("w:rStyle", desk.styles.id("Hyperlink"))] if cell.link else []
    look += [element("w:b")] if total else []
    return [*look, *ink(cell.tone), *_sized(size)]


def _sized(size: int) -> list[_Element]:
    return [value("w:sz", size), value("w:szCs", size)] if size else []


def shade(tone: Tone) -> _Element:
    """The ground of a tone."""
    return element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": TONES[tone].fill})


def ink(tone: Tone) -> list[_Element]:
    """The colour of words on the ground of a tone; none for a plain one, which has the template's own."""
    return [] if tone is Tone.PLAIN else [value("w:color", TONES[tone].ink)]

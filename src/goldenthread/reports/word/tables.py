"""Tables: a caption, header rows that repeat, rows that are not split, and a title and description for those who cannot see."""

from collections.abc import Iterator
from itertools import pairwise
from math import ceil
from typing import Final

from lxml.etree import _Element

from goldenthread.reports.blocks import Column, Table
from goldenthread.reports.cells import Cell, Tone
from goldenthread.reports.colours import HEADING, QUIET, TONES
from goldenthread.reports.shape import UPRIGHT_LETTERS, WHOLE_ROWS, folded, share, widths
from goldenthread.reports.word.desk import UPRIGHT_MILLIMETRES, Desk, Page
from goldenthread.reports.word.elements import TWIPS_A_MILLIMETRE, element, paragraph, run, value

_RIGHT: Final = "right"
#: A short table whose words take more lines is parted over pages all the same: held together it would leave a page empty.
_WHOLE_LINES: Final = 24
#: The width of a letter of a cell, in twentieths of a point.
_LETTER: Final = UPRIGHT_MILLIMETRES * TWIPS_A_MILLIMETRE / UPRIGHT_LETTERS


def table_elements(table: Table, desk: Desk, page: Page, anchor: str | None = None) -> list[_Element]:
    """The caption, the table and its notes; ``anchor`` "" leaves out the bookmark of a table that a chart carries."""
    mark = table.anchor if anchor is None else anchor
    styles = desk.styles
    caption = paragraph(styles.id("Caption"), *desk.marked(mark), run(table.caption))
    notes = [paragraph(styles.id("Report Table Note"), run(note)) for note in table.notes]
    return [caption, _table(table, desk, page), *notes]


def _table(table: Table, desk: Desk, page: Page) -> _Element:
    across = _twips(table, desk, page)
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
        element("w:tblW", {"w:w": str(sum(across)), "w:type": "dxa"}),
        element("w:tblLayout", {"w:type": "fixed"}),
        element("w:tblLook", look),
        value("w:tblCaption", table.caption),
        value("w:tblDescription", _description(table)),
    )
    grid = element("w:tblGrid", None, *(element("w:gridCol", {"w:w": str(width)}) for width in across))
    return element("w:tbl", None, properties, grid, _header(table, desk, across), *_rows(table, desk, across))


def _twips(table: Table, desk: Desk, page: Page) -> list[int]:
    """The width of each column in twentieths of a point; a table of few words is narrower than the page."""
    fit = round(page.letters / desk.styles.breadth())
    letters = widths(folded(table), fit)
    room = page.width * share(folded(table), fit)
    edges = [round(room * sum(letters[:number]) / sum(letters)) for number in range(len(letters) + 1)]
    return [after - before for before, after in pairwise(edges)]


def _description(table: Table) -> str:
    headings = "; ".join(
        f"{column.group}: {column.heading}" if column.group else column.heading for column in table.columns
    )
    rows = "1 row" if len(table.rows) == 1 else f"{len(table.rows)} rows"
    return f"{rows} under the headings {headings}"


def _header(table: Table, desk: Desk, across: list[int]) -> _Element:
    """One row of headings, each with its group above it in the same cell, so that no cell is merged."""
    style = desk.styles.id("Report Cell Heading")
    grouped = any(column.group for column in table.columns)
    cells = [
        _cell(width, None, *_heading(column, style, grouped))
        for column, width in zip(table.columns, across, strict=True)
    ]
    return element("w:tr", None, element("w:trPr", None, element("w:cantSplit"), element("w:tblHeader")), *cells)


def _heading(column: Column, style: str, grouped: bool) -> Iterator[_Element]:
    side = [value("w:jc", _RIGHT)] if column.numeric else []
    if grouped and column.group:
        plain = (value("w:b", 0), value("w:color", QUIET.ink))
        yield paragraph(style, run(column.group, *plain), properties=side)
        side = [value("w:jc", _RIGHT)] if column.numeric else []
    yield paragraph(style, *([run(column.heading)] if column.heading else []), properties=side)


def _rows(table: Table, desk: Desk, across: list[int]) -> Iterator[_Element]:
    style = desk.styles.id("Report Cell")
    whole = len(table.rows) <= WHOLE_ROWS and _lines(table, across) <= _WHOLE_LINES
    for number, row in enumerate(table.rows):
        total = number in table.totals
        held = whole and number + 1 < len(table.rows)
        cells = (
            _cell(width, cell, _words(cell, column, style, desk, total, held), total=total)
            for cell, column, width in zip(row, table.columns, across, strict=True)
        )
        yield element("w:tr", None, element("w:trPr", None, element("w:cantSplit")), *cells)


def _lines(table: Table, across: list[int]) -> int:
    """How many lines of words the rows take, about."""
    letters = [max(width / _LETTER, 1) for width in across]
    return sum(max(ceil(len(cell.text) / fit) for cell, fit in zip(row, letters, strict=True)) for row in table.rows)


def _cell(width: int, cell: Cell | None, *held: _Element, total: bool = False) -> _Element:
    properties = [element("w:tcW", {"w:w": str(width), "w:type": "dxa"})]
    if total:
        line = {"w:val": "single", "w:sz": "8", "w:space": "0", "w:color": HEADING.ink}
        properties.append(element("w:tcBorders", None, element("w:top", line)))
    if cell is not None and cell.tone is not Tone.PLAIN:
        properties.append(shade(cell.tone))
    return element("w:tc", None, element("w:tcPr", None, *properties), *held)


def _words(cell: Cell, column: Column, style: str, desk: Desk, total: bool, held: bool) -> _Element:
    """The paragraph of a cell; ``held`` keeps its row on the page of the next."""
    form = [element("w:keepNext")] if held else []
    form += [value("w:jc", _RIGHT)] if column.numeric else []
    if not cell.text:
        return paragraph(style, properties=form)
    look = [value("w:rStyle", desk.styles.id("Hyperlink"))] if cell.link else []
    look += [element("w:b")] if total else []
    look += ink(cell.tone)
    said = run(cell.text, *look)
    if cell.link:
        said = element("w:hyperlink", {"w:anchor": desk.bookmarks[cell.link], "w:history": "1"}, said)
    return paragraph(style, said, properties=form)


def shade(tone: Tone) -> _Element:
    """The ground of a tone."""
    return element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": TONES[tone].fill})


def ink(tone: Tone) -> list[_Element]:
    """The colour of words on the ground of a tone; none for a plain one, which has the template's own."""
    return [] if tone is Tone.PLAIN else [value("w:color", TONES[tone].ink)]

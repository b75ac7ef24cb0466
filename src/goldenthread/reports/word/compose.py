"""Blocks as paragraphs and tables, gathered by the kind of page on which they stand."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from docx.oxml.text.paragraph import CT_P
from docx.shared import Pt
from docx.text.parfmt import ParagraphFormat
from lxml.etree import _Element

from goldenthread.reports.blocks import Block, Break, Chart, Heading, KeyFigure, Kind, Listing, Note, Table, Text
from goldenthread.reports.cells import day
from goldenthread.reports.colours import QUIET
from goldenthread.reports.shape import Run, runs
from goldenthread.reports.word.desk import Desk, Page
from goldenthread.reports.word.elements import bold, element, paragraph, run, tab, value
from goldenthread.reports.word.figures import chart_elements, key_figure_elements
from goldenthread.reports.word.styles import DEEPEST
from goldenthread.reports.word.tables import table_elements

_STYLES = {
    Kind.REMARK: "Report Note",
    Kind.WARNING: "Report Warning",
    Kind.QUALITY: "Report Data Quality",
    Kind.COMMENTARY: "Report Commentary",
    Kind.QUESTION: "Report Question",
    Kind.GAP: "Report Gap",
}
#: Points between a table and the words or the caption right beneath it.
_AFTER_A_TABLE = 12
#: Points between what the text ends with and the legend.
_BEFORE_THE_LEGEND = 20


@dataclass(frozen=True, slots=True)
class Piece:
    """Elements in order that stand on pages of one kind; ``turned`` pages lie on their side."""

    turned: bool
    elements: tuple[_Element, ...]


def pieces(blocks: Sequence[Block], desk: Desk, upright: Page, turned: Page | None, deeper: int = 0) -> list[Piece]:
    """Blocks as elements; without a page to turn to, all stand upright. Headings go ``deeper`` levels down."""
    parted = list(runs(tuple(blocks))) if turned else [Run(False, tuple(blocks))]
    return [
        Piece(part.wide, tuple(_elements(part.blocks, desk, turned if turned and part.wide else upright, deeper)))
        for part in parted
        if part.blocks
    ]


def _elements(blocks: Iterable[Block], desk: Desk, page: Page, deeper: int) -> Iterator[_Element]:
    """The elements of blocks; a break becomes a property of what comes after it, so that it leaves no empty line."""
    broken = after_table = False
    begun = False
    for block in blocks:
        if isinstance(block, Break):
            broken = begun
            continue
        for place, made in enumerate(_of(block, desk, page, deeper)):
            if isinstance(made, CT_P) and place == 0:
                form = ParagraphFormat(made)
                if broken:
                    form.page_break_before = True
                if after_table and isinstance(block, Text | Listing | Table | Chart):
                    form.space_before = Pt(_AFTER_A_TABLE)
            yield made
        broken, begun = False, True
        table = block.table if isinstance(block, Chart) and not block.apart else block
        after_table = isinstance(table, Table)


def _of(block: Block, desk: Desk, page: Page, deeper: int) -> list[_Element]:
    styles = desk.styles
    match block:
        case Heading():
            style = styles.heading(min(block.level + deeper, DEEPEST))
            return [paragraph(style, *desk.marked(block.anchor), run(block.text))]
        case Text():
            return [paragraph(styles.id("Report Lead" if block.lead else "Report Text"), run(block.text))]
        case Listing():
            return desk.lists.elements(block)
        case Note():
            return [_note(block, desk)]
        case Table():
            return table_elements(block, desk, page)
        case KeyFigure():
            return key_figure_elements(block, desk, page)
        case Chart():
            return chart_elements(block, desk, page)
        case Break():
            return []


def _note(note: Note, desk: Desk) -> _Element:
    """A shaded paragraph that begins with what kind of note it is and ends with who wrote it, and when."""
    held = [bold(f"{note.kind.value}: "), run(note.text)]
    written = ", ".join(part for part in (note.by, day(note.on).text if note.on else "") if part)
    if written:
        held += [element("w:r", None, element("w:br")), run(written, value("w:color", QUIET.ink), value("w:sz", 18))]
    return paragraph(desk.styles.id(_STYLES[note.kind]), *held)


def about_elements(pairs: Iterable[tuple[str, str]], desk: Desk) -> list[_Element]:
    """The front of a document: each name with what it is, a line each."""
    style = desk.styles.id("Report About")
    return [paragraph(style, bold(f"{name}:"), tab(), run(words)) for name, words in pairs]


def legend_elements(entries: Iterable[tuple[str, str]], desk: Desk) -> list[_Element]:
    """What each shorthand means, a line each; nothing where none is used."""
    style = desk.styles.id("Report Table Note")
    said = [(bold(mark), run(f" {meaning}")) for mark, meaning in entries]
    if not said:
        return []
    held = [(bold("Shorthand in this document"),), *said]
    made = [paragraph(style, *line, properties=[element("w:keepNext")]) for line in held[:-1]]
    if isinstance(made[0], CT_P):
        ParagraphFormat(made[0]).space_before = Pt(_BEFORE_THE_LEGEND)
    return [*made, paragraph(style, *held[-1])]

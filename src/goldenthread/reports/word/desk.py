"""What lies ready while a document is written: its styles and lists, its pictures, its bookmarks, and running numbers."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import Final

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.parts.image import ImagePart
from lxml.etree import _Element

from goldenthread.reports.blocks import Block, Chart, Document, Heading, Table
from goldenthread.reports.drawings import drawings
from goldenthread.reports.pictures import Picture, pictures
from goldenthread.reports.shape import UPRIGHT_LETTERS
from goldenthread.reports.word.elements import TWIPS_A_MILLIMETRE, child, descendants, element, get, name, parent, whole
from goldenthread.reports.word.lists import Lists
from goldenthread.reports.word.styles import Styles

#: The width for which `UPRIGHT_LETTERS` is stated: A4 between margins of 20 mm.
UPRIGHT_MILLIMETRES: Final = 170
#: Word takes no longer name of a bookmark; some letters stay free for a number.
_LONGEST_NAME: Final = 40
_ROOM_FOR_NUMBER: Final = 6
_NOT_IN_A_NAME: Final = re.compile(r"\W+", re.ASCII)
#: A4 with margins of 20 mm, for a file that states no page, in twentieths of a point.
_A4: Final = {"w:w": "11906", "w:h": "16838"}
_MARGIN: Final = "1134"
#: No room is taken to be narrower (about 35 mm), whatever a template states.
_NARROWEST: Final = 2000


@dataclass(frozen=True, slots=True)
class Page:
    """The room between the margins, or in a cell, in twentieths of a point."""

    width: int

    @property
    def letters(self) -> int:
        """How many letters of a table stand beside each other."""
        return round(UPRIGHT_LETTERS * self.width / TWIPS_A_MILLIMETRE / UPRIGHT_MILLIMETRES)


@dataclass(frozen=True)
class Desk:
    """All that writing a block needs besides the block.

    ``bookmarks`` go by anchor; ``drawn`` by SVG, each picture with the id under which the text knows it; ``numbers`` are
    fresh ids of bookmarks and pictures.
    """

    word: WordDocument
    styles: Styles
    lists: Lists
    bookmarks: Mapping[str, str]
    drawn: Mapping[str, tuple[Picture, str]]
    numbers: Iterator[int]

    def marked(self, anchor: str) -> list[_Element]:
        """A bookmark for an anchor, to stand at the beginning of a paragraph; nothing for no anchor."""
        return bookmark(self.bookmarks[anchor], next(self.numbers)) if anchor else []


def desk_for(word: WordDocument, document: Document) -> Desk:
    """Make ready for a document that is written into a file."""
    styles = Styles.of(word.styles.element)
    drawn = sorted({svg for _, svg in drawings(document)})
    body = word.element.body
    taken = {get(mark, "w:name") for mark in descendants(body, "w:bookmarkStart")}
    ids = [get(mark, "w:id") for mark in descendants(body, "w:bookmarkStart")]
    ids += [get(drawing, "id") for drawing in descendants(body, "wp:docPr")]
    first = 1 + max((whole(ident) for ident in ids), default=0)
    return Desk(
        word,
        styles,
        Lists(word, styles),
        _bookmarks(document.blocks, taken),
        dict(zip(drawn, _kept(word, pictures(drawn)), strict=True)),
        count(first),
    )


def _kept(word: WordDocument, made: Sequence[Picture]) -> Iterator[tuple[Picture, str]]:
    """Keep pictures in the file under names that its own pictures do not have."""
    taken = {str(part.partname) for part in word.part.package.iter_parts()}
    free = (uri for number in count(1) if (uri := f"/word/media/drawing{number}.png") not in taken)
    for picture, uri in zip(made, free, strict=False):
        part = ImagePart(PackURI(uri), CONTENT_TYPE.PNG, picture.png)
        yield picture, word.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)


def bookmark(called: str, number: int) -> list[_Element]:
    """The beginning and the end of a bookmark, to stand together."""
    start = element("w:bookmarkStart", {"w:id": str(number), "w:name": called})
    return [start, element("w:bookmarkEnd", {"w:id": str(number)})]


def page_of(section: _Element) -> tuple[Page, Page | None]:
    """The room on a section's pages, and on the same pages turned; None where they lie on their side already."""
    size, margins = child(section, "w:pgSz"), child(section, "w:pgMar")
    across, down = (whole("" if size is None else get(size, key), whole(_A4[key])) for key in ("w:w", "w:h"))
    keys = ("w:left", "w:right", "w:gutter")
    sides = 2 * whole(_MARGIN) if margins is None else sum(whole(get(margins, key)) for key in keys)
    upright, turned = (Page(max(side - sides, _NARROWEST)) for side in (across, down))
    return upright, turned if down > across else None


def page_in(cell: _Element, around: Page) -> Page:
    """The room in a cell of a template's table; where the cell does not say, its part of what is around it."""
    width = child(cell, "w:tcPr", "w:tcW")
    stated = whole(get(width, "w:w")) if width is not None and get(width, "w:type") == "dxa" else 0
    cells = len(parent(cell).findall(name("w:tc")))
    return Page(max(stated or around.width // cells, _NARROWEST))


def a4() -> _Element:
    """A section of upright A4 pages, for a file that states none."""
    margins = {f"w:{side}": _MARGIN for side in ("top", "right", "bottom", "left")}
    rest = {"w:header": "567", "w:footer": "567", "w:gutter": "0"}
    return element("w:sectPr", None, element("w:pgSz", _A4), element("w:pgMar", {**margins, **rest}))


def _bookmarks(blocks: Iterable[Block], taken: set[str]) -> dict[str, str]:
    """A name that Word takes for each anchor: letters, digits and underscores, 40 at most, none of the template's own."""
    found: dict[str, str] = {}
    for anchor in _anchors(blocks):
        if anchor and anchor not in found:
            stem = f"at_{_NOT_IN_A_NAME.sub('_', anchor)}"[: _LONGEST_NAME - _ROOM_FOR_NUMBER]
            tried = chain((stem,), (f"{stem}_{number}" for number in count(2)))
            found[anchor] = next(name for name in tried if name not in taken)
            taken.add(found[anchor])
    return found


def _anchors(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading | Table | Chart):
            yield block.anchor
        if isinstance(block, Chart) and not block.apart:
            yield block.table.anchor


def is_paragraph(node: _Element) -> bool:
    """Whether an element is a paragraph."""
    return bool(node.tag == name("w:p"))

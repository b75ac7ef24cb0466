"""The marking on every page: into each header of a file, made where a page has none."""

from collections.abc import Collection, Iterator
from typing import Final

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.oxml.section import CT_SectPr
from docx.parts.hdrftr import HeaderPart
from lxml.etree import _Element

from goldenthread.reports.word.elements import child, element, get, name, paragraph, run
from goldenthread.reports.word.styles import Styles

_DEFAULT: Final = "default"
_FIRST: Final = "first"
_EVEN: Final = "even"
#: Parts that repeat on pages, by the end of their kind of relationship.
_REPEATED: Final = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)


def repeated_parts(word: WordDocument) -> Iterator[XmlPart]:
    """The headers and footers of a file."""
    for relation in word.part.rels.values():
        if relation.reltype in _REPEATED and isinstance(relation.target_part, XmlPart):
            yield relation.target_part


def mark_every_page(word: WordDocument, styles: Styles, marking: str, marked: Collection[str]) -> None:
    """Put a marking at the top of every page whose header does not bear it.

    ``marked`` are the names of parts that the template itself has marked. Headers that pages lack are made, since a page
    without a header would be a page without a marking.
    """
    sections = [node for node in word.element.body.iter(name("w:sectPr")) if isinstance(node, CT_SectPr)]
    needed = [_DEFAULT]
    if any(child(section, "w:titlePg") is not None for section in sections):
        needed.append(_FIRST)
    if child(word.settings.element, "w:evenAndOddHeaders") is not None:
        needed.append(_EVEN)
    first = sections[0]
    has = {get(reference, "w:type") for reference in first.findall(name("w:headerReference"))}
    for kind in needed:
        if kind not in has:
            part = HeaderPart.new(word.part.package)
            _emptied(part.element)
            reference = element(
                "w:headerReference", {"w:type": kind, "r:id": word.part.relate_to(part, RELATIONSHIP_TYPE.HEADER)}
            )
            first.insert(0, reference)
    for part in repeated_parts(word):
        if part.element.tag == name("w:hdr") and str(part.partname).lstrip("/") not in marked:
            part.element.insert(0, paragraph(styles.id("Report Marking"), run(marking)))


def _emptied(root: _Element) -> None:
    """A new header of the library holds a paragraph in a style that this file may lack."""
    for held in list(root):
        root.remove(held)
    root.append(paragraph(None))

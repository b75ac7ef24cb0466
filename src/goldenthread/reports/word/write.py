"""Writes a document as a Word file, in the house's look or into a council's own template."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Final

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.text.paragraph import CT_P
from docx.text.parfmt import ParagraphFormat
from lxml import etree
from lxml.etree import _Element

from goldenthread.records.errors import InputRefused
from goldenthread.reports.blocks import Document
from goldenthread.reports.faults import refuse_faults
from goldenthread.reports.shape import legend, listed, paged, signed
from goldenthread.reports.word.compose import Piece, about_elements, legend_elements, pieces
from goldenthread.reports.word.contents import contents_elements
from goldenthread.reports.word.desk import Desk, desk_for, page_in, page_of
from goldenthread.reports.word.elements import ancestor, child, name, paragraph, parent, run
from goldenthread.reports.word.finish import finished
from goldenthread.reports.word.guard import read_parts
from goldenthread.reports.word.headers import mark_every_page
from goldenthread.reports.word.house import archive, house_template
from goldenthread.reports.word.lists import Lists
from goldenthread.reports.word.places import called, fill_words, room_for_blocks
from goldenthread.reports.word.plan import ABOUT, BODY, CONTENTS, STAMP, Plan, plan_for
from goldenthread.reports.word.sections import put, section_of
from goldenthread.reports.word.styles import Styles

#: What the library may raise on a file that is an archive of XML but not quite a Word document.
_BROKEN: Final = (PackageNotFoundError, KeyError, ValueError, AttributeError, TypeError, etree.XMLSyntaxError)
_HOUSE: Final = "the template of the house"
#: In the house's look a list of contents so long stands on a page of its own, and the text begins on the next.
_OWN_PAGE_FROM: Final = 12


def write_word(document: Document, template: Path | None = None) -> bytes:
    """A document as a Word file (.docx), in the house's look or in a council's own template with named places.

    The same document and template give the same bytes. Raises ValueError naming every fault of the document, and
    `InputRefused` naming all that is wrong with the template: a broken, locked, vast or macro-enabled file, one that
    reaches outside itself, unknown places, sections without a place, styles of headings that it lacks.
    """
    refuse_faults(document)
    # In a council's template every section has a place of its own; one at the end would have none.
    document = paged(document) if template is None else document
    word = _opened(template)
    where = _HOUSE if template is None else template.name
    desk = desk_for(word, document)
    plan = plan_for(document, word, desk.styles, where)
    with_contents = template is not None or bool(listed(document))
    # A paragraph with several places is filled once: the words put into it may hold braces of their own.
    for spot in {id(spot.bearer): spot for spot in plan.words}.values():
        fill_words(spot, plan.values)
    rooms = {spot.called: room_for_blocks(spot) for spot in plan.rooms}
    for place, room in rooms.items():
        if place != CONTENTS:
            made = _made(place, room, plan, document, desk)
            if place == BODY and template is None and len(listed(document)) >= _OWN_PAGE_FROM:
                _begin_page(made)
            _put(room, made, plan.homes.get(place, ""), desk)
    _end(plan, document, desk)
    if CONTENTS in rooms:
        put(rooms[CONTENTS], [Piece(False, tuple(contents_elements(word.element.body, desk) if with_contents else ()))])
    if document.marking:
        mark_every_page(word, desk.styles, document.marking, plan.marked)
    return finished(word, document, desk.styles)


def _opened(template: Path | None) -> WordDocument:
    if template is None:
        return docx.Document(io.BytesIO(house_template()))
    parts = read_parts(template)
    try:
        word = docx.Document(io.BytesIO(archive(parts)))
        _ask(word)
    except _BROKEN as error:
        what = f"a damaged Word document ({type(error).__name__}: {error})"
        raise InputRefused.of(template.name, what, "Open it in Word and save it again") from error
    return word


def _ask(word: WordDocument) -> None:
    """Ask for every part that writing needs; a part of another kind than its name says raises here, not half-way."""
    _ = word.settings.element, word.core_properties.title, Lists(word, Styles.of(word.styles.element))
    nameless = [str(part.partname) for part in word.part.package.iter_parts() if not part.content_type]
    if nameless:
        raise ValueError(f"{', '.join(nameless)} is of no kind")


def _made(place: str, room: _Element, plan: Plan, document: Document, desk: Desk) -> list[Piece]:
    """What goes into a room: the front, or blocks on pages of one kind or two."""
    around = _around(room)
    upright, turned = page_of(section_of(around))
    cell = ancestor(room, "w:tc")
    if cell is not None:
        upright = page_in(cell, upright)
    if place == ABOUT:
        given = {spot.called for spot in plan.words}
        pairs = [(key, words) for key, words in document.about if called(f"{ABOUT}:{key}") not in given]
        pairs += [(key, words) for key, words in signed(document) if called(key) not in given]
        return [Piece(False, tuple(about_elements(pairs, desk)))] if pairs else []
    made = pieces(plan.blocks[place], desk, upright, turned if around is room else None, plan.deeper.get(place, 0))
    if place == BODY:
        last = made.pop() if made else Piece(False, ())
        made.append(replace(last, elements=(*last.elements, *legend_elements(legend(document), desk))))
    return [piece for piece in made if piece.elements]


def _around(room: _Element) -> _Element:
    """The child of the body in which a room lies: itself, or the table around it."""
    found = room
    while parent(found).tag != name("w:body"):
        found = parent(found)
    return found


def _begin_page(made: list[Piece]) -> None:
    """Begin the text on a page of its own, after the list of contents; a page on its side begins one anyhow."""
    if made and not made[0].turned and isinstance(made[0].elements[0], CT_P):
        ParagraphFormat(made[0].elements[0]).page_break_before = True


def _put(room: _Element, made: list[Piece], anchor: str, desk: Desk) -> None:
    """Put pieces into a room; ``anchor`` is that of a section whose heading the template has itself, so that links hold."""
    first = made[0].elements[0] if made else room
    if anchor:
        place = 0 if child(first, "w:pPr") is None else 1
        for mark in reversed(desk.marked(anchor)):
            first.insert(place, mark)
    if made or not anchor:
        put(room, made)


def _end(plan: Plan, document: Document, desk: Desk) -> None:
    """What the template has no place for and must not be lost: what the shorthand means, and what the data are."""
    body = desk.word.element.body
    held = [] if plan.has(BODY) else legend_elements(legend(document), desk)
    if document.stamp and not plan.has(STAMP):
        held.append(paragraph(desk.styles.id("Report Table Note"), run(document.stamp)))
    last = section_of(body[-1]) if len(body) else None
    for made in held:
        if last is not None and parent(last) is body:
            last.addprevious(made)
        else:
            body.append(made)

"""Puts elements in the place of a paragraph, with sections of pages that lie on their side where tables need them."""

from copy import deepcopy
from typing import Final

from docx.oxml.section import CT_SectPr
from lxml.etree import _Element

from goldenthread.reports.word.compose import Piece
from goldenthread.reports.word.desk import a4, is_paragraph
from goldenthread.reports.word.elements import child, element, get, name, paragraph, parent, value

_SECTION: Final = ("w:pPr", "w:sectPr")
#: What holds only for the first of the sections into which one is parted.
_FIRST_ONLY: Final = ("w:titlePg", "w:pgNumType")
_TINY: Final = 2


def section_of(place: _Element) -> _Element:
    """The properties of the section in which a child of the body stands; A4 where the file states none."""
    for node in [place, *place.itersiblings()]:
        found = node if node.tag == name("w:sectPr") else child(node, *_SECTION)
        if found is not None:
            return found
    made = a4()
    parent(place).append(made)
    return made


def put(place: _Element, made: list[Piece]) -> None:
    """Put pieces where a paragraph stands; the paragraph goes, unless a section of the template ends with it."""
    if any(piece.turned for piece in made):
        _put_sections(place, made)
    else:
        for piece in made:
            _insert(place, piece.elements)
    if child(place, *_SECTION) is None:
        parent(place).remove(place)


def _put_sections(place: _Element, made: list[Piece]) -> None:
    around = section_of(place)
    _set_next_page(around)
    upright = deepcopy(around)
    if made[0].turned and _begins_before(place):
        _insert(place, (paragraph(None),))
        _close(place, upright, around)
    for piece in made[:-1]:
        _insert(place, piece.elements)
        _close(place, _turned(upright) if piece.turned else upright, around)
    last = made[-1]
    _insert(place, last.elements)
    if last.turned:
        if _goes_on(place, around):
            _close(place, _turned(upright), around)
        else:
            _turn(around)


def _insert(place: _Element, elements: tuple[_Element, ...]) -> None:
    for made in elements:
        place.addprevious(made)


def _close(place: _Element, properties: _Element, around: _Element) -> None:
    """End a section right before a place; what held for its first page only no longer holds in those after it."""
    ending = deepcopy(properties)
    for tag in _FIRST_ONLY:
        kept = child(around, tag)
        for found in ending.findall(name(tag)):
            if kept is None:
                ending.remove(found)
        if kept is not None:
            around.remove(kept)
    last = place.getprevious()
    if last is None or not is_paragraph(last) or child(last, *_SECTION) is not None:
        last = small_paragraph()
        place.addprevious(last)
    held = child(last, "w:pPr")
    if held is None:
        held = element("w:pPr")
        last.insert(0, held)
    held.append(ending)


def small_paragraph() -> _Element:
    """An empty paragraph that takes hardly any room, where the form asks for one after a table."""
    size = element("w:rPr", None, value("w:sz", _TINY), value("w:szCs", _TINY))
    spacing = element("w:spacing", {"w:before": "0", "w:after": "0", "w:line": "20", "w:lineRule": "exact"})
    return paragraph(None, properties=[spacing, size])


def _begins_before(place: _Element) -> bool:
    """Whether anything of the same section stands before a place."""
    before = place.getprevious()
    return before is not None and child(before, *_SECTION) is None


def _goes_on(place: _Element, around: _Element) -> bool:
    """Whether anything of the same section stands behind a place."""
    behind = place.getnext()
    return behind is not None and behind is not around and child(place, *_SECTION) is not around


def _set_next_page(section: _Element) -> None:
    """What follows pages of another kind begins a new page."""
    for found in section.findall(name("w:type")):
        section.remove(found)


def _turned(section: _Element) -> _Element:
    made = deepcopy(section)
    _turn(made)
    return made


def _turn(section: _Element) -> None:
    """Lay the pages of a section on their side."""
    if not isinstance(section, CT_SectPr):
        raise TypeError(f"{section.tag} is no section")
    size, stated = section.get_or_add_pgSz(), a4().find(name("w:pgSz"))
    across, down = (get(size, key) or ("" if stated is None else get(stated, key)) for key in ("w:w", "w:h"))
    size.set(name("w:w"), down)
    size.set(name("w:h"), across)
    size.set(name("w:orient"), "landscape")

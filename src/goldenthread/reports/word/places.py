"""Named places of a template: content controls, and words such as {{ title }}, found and filled."""

import re
from collections.abc import Collection, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Final

from lxml.etree import _Element

from goldenthread.records.errors import Problem
from goldenthread.reports.word.elements import (
    SPACE,
    ancestor,
    child,
    descendants,
    element,
    get,
    name,
    own_texts,
    parent,
    run,
    words_of,
)

_PLACE: Final = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_BRACES: Final = re.compile(r"\{\{|\}\}")
_BETWEEN_WORDS: Final = re.compile(r"[\s_-]+")
#: A control of Word's own galleries (page numbers, cover pages) is no place.
_GALLERY: Final = "w:docPartObj"
_PLACEHOLDER: Final = "placeholdertext"
#: What a paragraph may hold besides its words and still be nothing but a place.
_SILENT: Final = frozenset(map(name, ("w:pPr", "w:bookmarkStart", "w:bookmarkEnd", "w:proofErr", "w:r", "w:sdt")))


@dataclass(frozen=True, slots=True)
class Spot:
    """One named place: its name as `called` spells it, the control or paragraph that bears it, and where that is."""

    called: str
    bearer: _Element
    where: str

    @property
    def is_control(self) -> bool:
        """Whether a content control bears it, not words in braces."""
        return bool(self.bearer.tag == name("w:sdt"))


def called(words: str) -> str:
    """The name of a place as it is compared: small letters, and hyphens for blanks and underscores."""
    parts = (_BETWEEN_WORDS.sub("-", part.strip().casefold()) for part in words.split(":"))
    return ":".join(parts)


def spots_in(root: _Element, where: str, known: Collection[str]) -> Iterator[Spot | Problem]:
    """Every place in one part of a template in order, and what is wrong with those that are none of the known names.

    A content control with a tag is a place, since a tag is meant for programs; one with a title alone is a place if the
    title is a known name, and otherwise somebody fills it by hand.
    """
    taken: list[_Element] = []
    for node in descendants(root, "w:sdt", "w:p"):
        if any(around in taken for around in node.iterancestors()):
            continue
        if node.tag == name("w:sdt"):
            found = _control(node, known)
            if found is not None:
                taken.append(node)
                yield _known(found, node, where, known)
        else:
            words = words_of(node)
            for match in _PLACE.finditer(words):
                yield _known(match[1], node, where, known)
            if _BRACES.search(_PLACE.sub("", words)):
                what = f"has braces that do not close: {words[:60]!r}"
                yield Problem(where, what, "Write a place as {{ title }}")


def _control(control: _Element, known: Collection[str]) -> str | None:
    properties = child(control, "w:sdtPr")
    if properties is None or child(properties, _GALLERY) is not None:
        return None
    tag, title = (
        get(found, "w:val") if (found := child(properties, key)) is not None else "" for key in ("w:tag", "w:alias")
    )
    if called(title) in known and (not tag or called(tag) not in known):
        return title
    return tag or None


def _known(words: str, bearer: _Element, where: str, known: Collection[str]) -> Spot | Problem:
    if called(words) in known:
        return Spot(called(words), bearer, where)
    what = f"the place {words!r} is none of this document's"
    return Problem(where, what, f"Use {', '.join(sorted(known))}, or take it out")


def trouble_for_blocks(spot: Spot) -> str:
    """Why blocks cannot stand in a place, or "" where they can: they need a paragraph to themselves in the text."""
    bearer = spot.bearer
    if any(True for _ in bearer.iter(name("w:sectPr"))) and spot.is_control:
        return "holds a section break"
    if not spot.is_control:
        if (
            _PLACE.sub("", words_of(bearer)).strip()
            or len(_PLACE.findall(words_of(bearer))) > 1
            or not _is_bare(bearer)
        ):
            return "shares its paragraph with something else"
        return _trouble_around(bearer)
    kind = parent(bearer).tag
    if kind == name("w:p"):
        around = parent(bearer)
        others = [
            text for text in own_texts(around) if ancestor(text, "w:sdt") is not bearer and (text.text or "").strip()
        ]
        return "shares its paragraph with something else" if others or not _is_bare(around) else _trouble_around(around)
    if kind == name("w:tr"):
        return _trouble_around(bearer)
    if kind == name("w:tbl"):
        return "stands around a row of a table"
    return _trouble_around(bearer)


def _is_bare(holder: _Element) -> bool:
    """Whether a paragraph holds no picture, field or link beside its words."""
    inside = {child.tag for child in holder} - _SILENT
    return not inside and not descendants(holder, "w:drawing", "w:pict", "w:fldChar")


def _trouble_around(node: _Element) -> str:
    boxes = ("w:txbxContent", "w:hdr", "w:ftr", "w:footnote", "w:endnote", "w:comment")
    return "" if ancestor(node, *boxes) is None else "stands in a text box, a header or a footer"


def room_for_blocks(spot: Spot) -> _Element:
    """Clear a place and give the empty paragraph in whose stead blocks are to be put."""
    bearer = spot.bearer
    if not spot.is_control:
        return _cleared(bearer)
    around = parent(bearer)
    if around.tag == name("w:p"):
        return _cleared(around)
    if around.tag == name("w:tr"):
        cell = _unwrapped_cell(bearer)
        for held in [held for held in cell if held.tag != name("w:tcPr")]:
            cell.remove(held)
        room = element("w:p")
        cell.append(room)
        return room
    room = element("w:p")
    bearer.addnext(room)
    around.remove(bearer)
    return room


def _cleared(holder: _Element) -> _Element:
    for held in [held for held in holder if held.tag != name("w:pPr")]:
        holder.remove(held)
    return holder


def _unwrapped_cell(control: _Element) -> _Element:
    """Put the cell that a control stands around in the control's stead."""
    cell = child(control, "w:sdtContent", "w:tc")
    if cell is None:
        cell = element("w:tc", None, element("w:p"))
    control.addprevious(cell)
    parent(control).remove(control)
    return cell


def fill_words(spot: Spot, values: Mapping[str, str]) -> None:
    """Put words in a place, in the look that the template gives it; a paragraph left with nothing to say goes."""
    if spot.is_control:
        _fill_control(spot.bearer, values[spot.called])
    else:
        _fill_braces(spot.bearer, values)


def _fill_braces(holder: _Element, values: Mapping[str, str]) -> None:
    """Replace every place in a paragraph, whose braces may lie in several runs."""
    texts = own_texts(holder)
    whole = "".join(text.text or "" for text in texts)
    matches = [match for match in _PLACE.finditer(whole) if called(match[1]) in values]
    if not matches:
        return
    for match in reversed(matches):
        _replace(texts, match.start(), match.end(), values[called(match[1])])
    for text in texts:
        text.set(SPACE, "preserve")
    _drop_if_silent(holder)


def _replace(texts: list[_Element], start: int, end: int, words: str) -> None:
    """Put words where letters ``start`` to ``end`` of several pieces stand, in the look of the piece where they begin."""
    at = 0
    for text in texts:
        held = text.text or ""
        first, last = max(start - at, 0), min(end - at, len(held))
        if first < last:
            begins = at <= start
            text.text = held[:first] + (words if begins else "") + held[last:]
        at += len(held)


def _fill_control(control: _Element, words: str) -> None:
    """Put a paragraph or a run of a control's own look in its stead."""
    around = parent(control)
    content = child(control, "w:sdtContent")
    look = _look(content)
    said = [run(words, *look)] if words else []
    if around.tag == name("w:tr"):
        _say(_unwrapped_cell(control), said)
    elif child(control, "w:sdtContent", "w:p") is not None and content is not None:
        holder = next(iter(content.iterchildren(name("w:p"))))
        control.addprevious(holder)
        around.remove(control)
        _cleared(holder).extend(said)
        _drop_if_silent(holder)
    else:
        for made in said:
            control.addprevious(made)
        around.remove(control)
        if around.tag == name("w:p"):
            _drop_if_silent(around)


def _say(cell: _Element, said: list[_Element]) -> None:
    """Words in a cell, in its first paragraph."""
    held = cell.findall(name("w:p")) or [element("w:p")]
    for extra in [extra for extra in cell if extra.tag != name("w:tcPr")]:
        cell.remove(extra)
    cell.append(_cleared(held[0]))
    held[0].extend(said)


def _look(content: _Element | None) -> list[_Element]:
    """How the first words of a control look, without the grey of a placeholder."""
    found = None if content is None else next(iter(content.iter(name("w:r"))), None)
    properties = None if found is None else child(found, "w:rPr")
    if properties is None:
        return []
    return [deepcopy(held) for held in properties if get(held, "w:val").casefold() != _PLACEHOLDER]


def _drop_if_silent(holder: _Element) -> None:
    """Take a paragraph out that says nothing now, unless a section or a cell, header or text needs it."""
    around = parent(holder)
    others = [held for held in around if held is not holder and held.tag in (name("w:p"), name("w:tbl"))]
    if not words_of(holder).strip() and _is_bare(holder) and others and child(holder, "w:pPr", "w:sectPr") is None:
        behind = holder.getnext()
        if (
            around.tag == name("w:tc")
            and (behind is None or behind.tag != name("w:p"))
            and others[-1].tag != name("w:p")
        ):
            return
        around.remove(holder)

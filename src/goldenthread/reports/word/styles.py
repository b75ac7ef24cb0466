"""Finds a style by the name that people see, and lends the house's where a template has none."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Final

from docx.oxml.parser import parse_xml
from lxml.etree import _Element

from goldenthread.records.errors import Problem
from goldenthread.reports.word.elements import child, element, get, name, value, whole
from goldenthread.reports.word.house import house_part

#: Attributes by which a style leans on another.
_LEANS: Final = ("w:basedOn", "w:next", "w:link")
#: Styles that a council must have, since they make a document look like its own.
HEADING: Final = "heading {level}"
DEEPEST: Final = 9
#: Faces that run much wider than Arial, and how much, about: a line of English in each at one size.
BREADTHS: Final = {"verdana": 1.17, "dejavu sans": 1.17, "courier new": 1.2, "century gothic": 1.08}


@dataclass(frozen=True)
class Styles:
    """The styles of one file by name in small letters; ``root`` is its ``w:styles``, to which lent ones are added."""

    root: _Element
    ids: dict[str, str]

    @classmethod
    def of(cls, root: _Element) -> "Styles":
        """The styles that a file has."""
        found: dict[str, str] = {}
        for style in root.findall(name("w:style")):
            named = child(style, "w:name")
            if named is not None:
                found.setdefault(get(named, "w:val").casefold(), get(style, "w:styleId"))
        return cls(root, found)

    def id(self, called: str) -> str:
        """The id of a style by name; one that the file lacks is lent by the house. Raises KeyError where neither has it."""
        known = self.ids.get(called.casefold())
        return self._lend(called) if known is None else known

    def heading(self, level: int) -> str:
        """The id of the style of a heading of a level from 1."""
        return self.id(HEADING.format(level=level))

    def levels(self) -> dict[str, int]:
        """The level, from 1, of each style of headings by its id: by its name, or else by its own outline."""
        found = {}
        for style in self.root.findall(name("w:style")):
            outline = _outline(style)
            if outline:
                found[get(style, "w:styleId")] = outline
        named = ((self.ids.get(HEADING.format(level=level)), level) for level in range(1, DEEPEST + 1))
        return found | {ident: level for ident, level in named if ident is not None}

    def numbering(self, called: str) -> str:
        """The id of the list to which a style belongs, or ""."""
        number = child(self._by_id(self.id(called)), "w:pPr", "w:numPr", "w:numId")
        return "" if number is None else get(number, "w:val")

    def breadth(self) -> float:
        """How much wider than Arial the file's words run, by the face of its ordinary paragraphs."""
        ordinary = child(self._by_id(self.ids.get("normal", "")), "w:rPr", "w:rFonts")
        if ordinary is None:
            ordinary = child(self.root, "w:docDefaults", "w:rPrDefault", "w:rPr", "w:rFonts")
        return 1.0 if ordinary is None else BREADTHS.get(get(ordinary, "w:ascii").casefold(), 1.0)

    def speak(self, language: str) -> None:
        """State the language of every word that states no other, and take it out of styles, which would state another."""
        for style in self.root.iter(name("w:style")):
            for stated in list(style.iter(name("w:lang"))):
                holder = stated.getparent()
                if holder is not None:
                    holder.remove(stated)
        defaults = _made(self.root, "w:docDefaults", 0)
        held = _made(_made(defaults, "w:rPrDefault", 0), "w:rPr", 0)
        for stated in held.findall(name("w:lang")):
            held.remove(stated)
        held.append(element("w:lang", {"w:val": language, "w:eastAsia": language, "w:bidi": "ar-SA"}))

    def _by_id(self, ident: str) -> _Element:
        for style in self.root.findall(name("w:style")):
            if get(style, "w:styleId") == ident:
                return style
        return element("w:style")

    def _lend(self, called: str) -> str:
        lender = Styles.of(_house_styles())
        lent = deepcopy(lender._by_id(lender.ids[called.casefold()]))
        ident = get(lent, "w:styleId")
        while ident in self.ids.values():
            ident += "x"
        lent.set(name("w:styleId"), ident)
        self.ids[called.casefold()] = ident
        for lean in (found for tag in _LEANS if (found := child(lent, tag)) is not None):
            named = next(called for called, known in lender.ids.items() if known == get(lean, "w:val"))
            lean.set(name("w:val"), self.id(named))
        self.root.append(lent)
        return ident


def level_of(paragraph: _Element, levels: Mapping[str, int]) -> int:
    """The level of a paragraph that is a heading, by its own outline or its style's level; 0 for any other."""
    styled = child(paragraph, "w:pPr", "w:pStyle")
    return _outline(paragraph) or (0 if styled is None else levels.get(get(styled, "w:val"), 0))


def _outline(node: _Element) -> int:
    """The level that a style or paragraph states itself, from 1; 0 for none. Word counts from 0, and 9 is ordinary text."""
    outline = child(node, "w:pPr", "w:outlineLvl")
    stated = get(outline, "w:val") if outline is not None else ""
    return whole(stated, DEEPEST) + 1 if 0 <= whole(stated, DEEPEST) < DEEPEST else 0


def missing_headings(styles: Styles, levels: Iterable[int], where: str) -> tuple[Problem, ...]:
    """A problem for each level of heading that a document uses and a template has no style for."""
    return tuple(
        Problem(where, f"lacks the style Heading {level}, which the document uses", "Add it in Word under Styles")
        for level in sorted(set(levels))
        if HEADING.format(level=level) not in styles.ids
    )


def _house_styles() -> _Element:
    return parse_xml(house_part("styles.xml"))


def _made(holder: _Element, tag: str, place: int) -> _Element:
    """A child by its tag, made at a place where there is none."""
    found = child(holder, tag)
    if found is None:
        found = element(tag)
        holder.insert(place, found)
    return found


def number_of(ident: str) -> _Element:
    """The properties that put a paragraph into the list of an id, at its first level."""
    return element("w:numPr", None, value("w:ilvl", 0), value("w:numId", ident))

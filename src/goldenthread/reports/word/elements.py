"""Makes the elements of a Word file: paragraphs, runs and properties, with every text escaped by construction."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser
from lxml.etree import _Element

SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_WORD: Final = {"w": nsmap["w"]}
#: Twentieths of a point in a millimetre and in an inch; English metric units (of pictures) in a point.
TWIPS_A_MILLIMETRE: Final = 1440 / 25.4
EMU_A_POINT: Final = 12_700
TWIPS_A_POINT: Final = 20
#: Digits and sign of the longest number that the form allows.
_LONGEST_NUMBER: Final = 11
#: Any dictionary of attributes, named "w:val" and the like.
Attributes = Mapping[str, str]


def element(tag: str, attributes: Attributes | None = None, *children: _Element) -> _Element:
    """An element such as "w:p", its attributes likewise named, holding its children in order."""
    prefix = tag.partition(":")[0]
    made = oxml_parser.makeelement(name(tag), None, _WORD if prefix == "w" else {prefix: nsmap[prefix]})
    for key, value in (attributes or {}).items():
        made.set(name(key), value)
    made.extend(children)
    return made


@cache
def name(tag: str) -> str:
    """A prefixed name in full; a bare one, an attribute without a namespace, as it is."""
    return qn(tag) if ":" in tag else tag


def value(tag: str, given: str | int) -> _Element:
    """A property whose only attribute is its value: ``value("w:jc", "right")``."""
    return element(tag, {"w:val": str(given)})


def text(words: str) -> _Element:
    """The words of a run, their blanks kept."""
    made = element("w:t")
    say(made, words)
    return made


def say(node: _Element, words: str) -> None:
    """Put words into a ``w:t``, their blanks kept."""
    node.text = words
    if words != words.strip() or "  " in words:
        node.set(SPACE, "preserve")
    elif SPACE in node.attrib:
        del node.attrib[SPACE]


def run(words: str, *properties: _Element) -> _Element:
    """Words in one look; ``properties`` in the order of the schema (rStyle, b, color, sz)."""
    made = element("w:r")
    if properties:
        made.append(element("w:rPr", None, *properties))
    made.append(text(words))
    return made


def bold(words: str) -> _Element:
    """Words in bold."""
    return run(words, element("w:b"))


def tab() -> _Element:
    """A step to the next tab stop."""
    return element("w:r", None, element("w:tab"))


def paragraph(style: str | None, *content: _Element, properties: Iterable[_Element] = ()) -> _Element:
    """A paragraph of a style (its id) with runs; ``properties`` in the order of the schema, after the style."""
    held = [value("w:pStyle", style)] if style else []
    held.extend(properties)
    made = element("w:p")
    if held:
        made.append(element("w:pPr", None, *held))
    made.extend(content)
    return made


def get(node: _Element, key: str) -> str:
    """An attribute of an element, or ""."""
    return str(node.get(name(key), ""))


def whole(words: str, otherwise: int = 0) -> int:
    """A whole number as the form writes it; ``otherwise`` for anything else, as a damaged or odd template may hold."""
    return (
        int(words)
        if words.isascii() and words.removeprefix("-").isdigit() and len(words) <= _LONGEST_NUMBER
        else otherwise
    )


def child(node: _Element, *path: str) -> _Element | None:
    """The first child by each tag in turn, or None where one is not there."""
    found: _Element | None = node
    for tag in path:
        found = None if found is None else found.find(name(tag))
    return found


def descendants(node: _Element, *tags: str) -> list[_Element]:
    """Every element below (and including) one, by tag, in order; a list, so that the tree may be changed meanwhile."""
    return list(node.iter(*map(name, tags)))


def parent(node: _Element) -> _Element:
    """The element that holds another; raises ValueError for one that stands alone."""
    found = node.getparent()
    if found is None:
        raise ValueError(f"{node.tag} stands in nothing")
    return found


def ancestor(node: _Element, *tags: str) -> _Element | None:
    """The nearest element around one that has one of the tags, or None."""
    return next(node.iterancestors(*map(name, tags)), None)


def own_texts(node: _Element) -> list[_Element]:
    """The ``w:t`` of a paragraph without those of text boxes within it."""
    return [found for found in descendants(node, "w:t") if ancestor(found, "w:p") is node]


def words_of(node: _Element) -> str:
    """The words of a paragraph without those of text boxes within it."""
    return "".join(found.text or "" for found in own_texts(node))

"""What a drawing may be made of: an SVG of shapes and words that runs nothing, fetches nothing and has a title."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from goldenthread.reports.blocks import Chart, Document, KeyFigure

SVG: Final = "http://www.w3.org/2000/svg"
#: What a picture may be made of: nothing that runs, fetches, or brings in other markup.
SHAPES: Final = frozenset(
    (
        *("svg", "g", "defs", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
        *("text", "tspan", "pattern", "clipPath", "marker"),
    )
)


def drawings(document: Document) -> Iterator[tuple[str, str]]:
    """Every picture of a document as SVG text, each with the title of what it belongs to."""
    for block in document.blocks:
        if isinstance(block, Chart):
            yield block.title, block.svg
        elif isinstance(block, KeyFigure) and block.spark:
            yield block.title, block.spark


def drawing_faults(document: Document) -> tuple[str, ...]:
    """What is wrong with the pictures of a document, each as one sentence."""
    return tuple(f"the picture of {title!r} {fault}" for title, svg in drawings(document) for fault in faults_of(svg))


def attributes(node: etree._Element) -> list[tuple[str, str]]:
    """The attributes of an element as text."""
    return [(str(key), str(value)) for key, value in node.items()]


def parsed(svg: str) -> etree._Element:
    """An SVG as a tree, without comments; nothing outside it is read."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    return etree.fromstring(svg.encode(), parser)


def faults_of(svg: str) -> list[str]:
    """What is wrong with one picture, each as words that follow its name."""
    try:
        root = parsed(svg)
    except etree.XMLSyntaxError as error:
        return [f"is not well-formed SVG ({error.msg})"]
    if "<!DOCTYPE" in svg:
        return ["declares a document type"]
    if root.tag != f"{{{SVG}}}svg":
        return [f"is not an svg element but {root.tag!r}"]
    faults = [f"holds {etree.QName(node).localname!r}" for node in root.iter() if not _is_shape(node)]
    faults += [
        f"has the attribute {key!r}" for node in root.iter() for key, value in attributes(node) if _acts(key, value)
    ]
    if root.find(f"{{{SVG}}}title") is None:
        faults.append("has no title")
    return list(dict.fromkeys(faults))


def _is_shape(node: etree._Element) -> bool:
    return isinstance(node.tag, str) and etree.QName(node).namespace == SVG and etree.QName(node).localname in SHAPES


def _acts(key: str, value: str) -> bool:
    """Whether an attribute could run something or fetch something."""
    plain = etree.QName(key).localname.lower()
    links = plain in ("href", "src") and not value.startswith("#")
    fetches = "url(" in value.replace(" ", "").lower() and not re.fullmatch(r"url\(#[^)]+\)", value.strip())
    return plain.startswith("on") or plain == "style" or links or fetches

"""Reads a Word file back as another program would: its headings, tables, pictures, links and what stands on every page."""

import io
from collections.abc import Iterator

import docx
from docx.oxml.ns import qn
from lxml import etree

Table = list[list[str]]


def body(data: bytes) -> etree._Element:
    """The text of a file as a tree."""
    return docx.Document(io.BytesIO(data)).element.body


def read_cells(data: bytes) -> list[Table]:
    """Every table in order as rows of text, the headings first; a heading with a group above it reads "Group: heading"."""
    return [
        [[": ".join(_lines(cell)) for cell in row.iterchildren(qn("w:tc"))] for row in table.iterchildren(qn("w:tr"))]
        for table in body(data).iter(qn("w:tbl"))
    ]


def read_headings(data: bytes) -> list[tuple[int, str]]:
    """Level and words of each heading in order, by its style."""
    word = docx.Document(io.BytesIO(data))
    names = {style.style_id: style.name or "" for style in word.styles}
    found = []
    for paragraph in word.element.body.iter(qn("w:p")):
        name = names.get(style_of(paragraph), "")
        if name.startswith("Heading ") and text_of(paragraph).strip():
            found.append((int(name.removeprefix("Heading ")), text_of(paragraph)))
    return found


def read_alternatives(data: bytes) -> list[tuple[str, str]]:
    """Title and description of each picture, for those who cannot see it."""
    return [(mark.get("title", ""), mark.get("descr", "")) for mark in body(data).iter(qn("wp:docPr"))]


def read_described_tables(data: bytes) -> list[tuple[str, str]]:
    """Title and description of each table, for those who cannot see it."""
    return [
        tuple(_value(table, f"w:tblPr/w:{key}") for key in ("tblCaption", "tblDescription"))  # type: ignore[misc]
        for table in body(data).iter(qn("w:tbl"))
    ]


def read_text(data: bytes) -> list[str]:
    """The words of each paragraph in order, those in tables included."""
    return [text_of(paragraph) for paragraph in body(data).iter(qn("w:p"))]


def read_repeated(data: bytes) -> dict[str, list[list[str]]]:
    """For each section in order what its first, default and even headers and footers say, inherited ones included."""
    word = docx.Document(io.BytesIO(data))
    found: dict[str, list[list[str]]] = {}
    held: dict[str, list[str]] = {}
    for section in word.element.body.iter(qn("w:sectPr")):
        for reference in section:
            if reference.tag in (qn("w:headerReference"), qn("w:footerReference")):
                part = word.part.related_parts[reference.get(qn("r:id"))]
                key = f"{etree.QName(reference).localname.removesuffix('Reference')} {reference.get(qn('w:type'))}"
                held[key] = [text_of(paragraph) for paragraph in part.element.iter(qn("w:p"))]
        for key, lines in held.items():
            found.setdefault(key, []).append(lines)
    return found


def read_pages(data: bytes) -> list[str]:
    """For each section whether its pages stand upright or are turned."""
    sizes = body(data).iter(qn("w:pgSz"))
    return ["turned" if int(size.get(qn("w:w"))) > int(size.get(qn("w:h"))) else "upright" for size in sizes]


def broken_links(data: bytes) -> list[str]:
    """Links within the file that lead nowhere."""
    root = body(data)
    there = {mark.get(qn("w:name")) for mark in root.iter(qn("w:bookmarkStart"))}
    return [link.get(qn("w:anchor")) for link in root.iter(qn("w:hyperlink")) if link.get(qn("w:anchor")) not in there]


def style_of(paragraph: etree._Element) -> str:
    """The id of a paragraph's style, or ""."""
    return _value(paragraph, "w:pPr/w:pStyle")


def text_of(paragraph: etree._Element) -> str:
    """The words of a paragraph, with line ends and tabs as such; those of boxes within it are left out."""
    pieces = {qn("w:br"): "\n", qn("w:tab"): "\t"}
    return "".join(
        node.text or "" if node.tag == qn("w:t") else pieces[node.tag]
        for node in paragraph.iter(qn("w:t"), *pieces)
        if next(node.iterancestors(qn("w:p"))) is paragraph and next(node.iterancestors(qn("w:pPr")), None) is None
    )


def _lines(cell: etree._Element) -> Iterator[str]:
    for paragraph in cell.iterchildren(qn("w:p")):
        yield text_of(paragraph)


def _value(node: etree._Element, path: str) -> str:
    found = node.find("/".join(qn(step) for step in path.split("/")))
    return "" if found is None else str(found.get(qn("w:val"), ""))

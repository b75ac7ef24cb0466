"""Read a tagged PDF by its structure tree: what each element is, what it says, and in which order, without typst."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject, IndirectObject

#: A space of no width, where a long word may be broken; it is not seen.
UNSEEN = "\u200b"


@dataclass
class Element:
    """An element of the structure tree: its kind (H1, Table, TD…), attributes, and children: elements or marked content."""

    kind: str
    raw: DictionaryObject
    children: list["Element | tuple[int, int]"] = field(default_factory=list)

    def walk(self) -> Iterator["Element"]:
        """This element and all below it, in order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def marked(self) -> Iterator[tuple[int, int]]:
        """The marked content below it, in order: number of the page, and of the content on it."""
        for child in self.children:
            if isinstance(child, Element):
                yield from child.marked()
            else:
                yield child

    def find(self, *kinds: str) -> list["Element"]:
        """The elements below it of these kinds, in order."""
        return [element for element in self.walk() if element.kind in kinds]

    def attribute(self, name: str) -> Any:
        """An attribute of layout or table, wherever it stands, or None."""
        given = self.raw.get("/A")
        held = given.get_object() if given is not None else []
        for one in held if isinstance(held, list) else [held]:
            found = one.get_object().get(name)
            if found is not None:
                return found
        return None


@dataclass
class Shown:
    """Text drawn on a page: the marked content it stands in, or None; and whether that is an artifact."""

    content: int | None
    artifact: bool
    text: str


@dataclass
class Pdf:
    """A file with its structure and, by page, the text drawn in order."""

    reader: PdfReader
    root: Element
    pages: list[list[Shown]]
    fonts: dict[str, bool]

    def text(self, element: Element) -> str:
        """What an element says."""
        return "".join(self.texts.get(place, "") for place in element.marked()).replace(UNSEEN, "")

    @cached_property
    def texts(self) -> dict[tuple[int, int], str]:
        """The text of each marked content."""
        found: dict[tuple[int, int], str] = {}
        for number, page in enumerate(self.pages):
            for shown in page:
                if shown.content is not None:
                    found[number, shown.content] = found.get((number, shown.content), "") + shown.text
        return found


def read(data: bytes) -> Pdf:
    """A PDF read whole."""
    reader = PdfReader(BytesIO(data))
    numbers = {page.indirect_reference.idnum: i for i, page in enumerate(reader.pages) if page.indirect_reference}
    tree = reader.root_object.get("/StructTreeRoot")
    root = Element("", DictionaryObject())
    if tree is not None:
        root.children = list(_children(tree.get_object(), numbers, -1))
    fonts: dict[str, bool] = {}
    pages = [list(_drawn(page, page.get_contents(), reader, fonts)) for page in reader.pages]
    return Pdf(reader, root, pages, fonts)


def read_cells(data: bytes) -> list[list[list[str]]]:
    """Every table in order: its headings, each with the group above it before it ("Previous: value"), then its rows."""
    pdf = read(data)
    return [[_heads(pdf, table), *_rows(pdf, table)] for table in pdf.root.find("Table")]


def _rows(pdf: Pdf, table: Element) -> list[list[str]]:
    return [
        [pdf.text(cell) for cell in row.find("TH", "TD")] for body in table.find("TBody") for row in body.find("TR")
    ]


def _heads(pdf: Pdf, table: Element) -> list[str]:
    """One heading for each column, read from one row or two; a table without rows has them outside any part of it."""
    body = [row.raw for part in table.find("TBody") for row in part.find("TR")]
    upper, *lower = (row.find("TH", "TD") for row in table.find("TR") if row.raw not in body)
    below = iter(lower[0] if lower else [])
    found = []
    for cell in upper:
        if not lower or int(cell.attribute("/RowSpan") or 1) > 1:
            found.append(pdf.text(cell))
        else:
            breadth = int(cell.attribute("/ColSpan") or 1)
            found += [f"{pdf.text(cell)}: {pdf.text(next(below))}" for _ in range(breadth)]
    return found


def _children(node: DictionaryObject, numbers: dict[int, int], page: int) -> Iterator[Element | tuple[int, int]]:
    if "/Pg" in node:
        page = numbers[node.raw_get("/Pg").idnum]
    kids = node.get("/K")
    held = kids.get_object() if kids is not None else []
    for kid in held if isinstance(held, list) else [held]:
        kid = kid.get_object() if isinstance(kid, IndirectObject) else kid
        if isinstance(kid, int):
            yield page, int(kid)
        elif kid.get("/Type") == "/MCR":
            yield numbers[kid.raw_get("/Pg").idnum] if "/Pg" in kid else page, int(kid["/MCID"])
        elif "/S" in kid:
            yield Element(str(kid["/S"])[1:], kid, list(_children(kid, numbers, page)))


def _drawn(holder: Any, stream: Any, reader: PdfReader, fonts: dict[str, bool]) -> Iterator[Shown]:
    """The text of a page, or of a form within it, with the marked content that each piece stands in."""
    stack: list[tuple[int | None, bool]] = []
    font: dict[int, str] = {}
    resources = holder.get("/Resources", DictionaryObject()).get_object()
    if stream is None:
        return
    for operands, operator in ContentStream(stream, reader).operations:
        content = next((number for number, _ in reversed(stack) if number is not None), None)
        artifact = any(flag for _, flag in stack)
        match operator:
            case b"BDC" | b"BMC":
                properties = operands[1] if len(operands) > 1 else {}
                if isinstance(properties, str):
                    properties = resources["/Properties"][properties].get_object()
                stack.append((properties.get("/MCID"), operands[0] == "/Artifact"))
            case b"EMC":
                stack.pop()
            case b"Tf":
                font = _font(resources["/Font"][operands[0]].get_object(), fonts)
            case b"Tj" | b"'":
                yield Shown(content, artifact, _decoded(operands[-1], font))
            case b"TJ":
                text = "".join(_decoded(part, font) for part in operands[0] if isinstance(part, bytes | str))
                yield Shown(content, artifact, text)
            case b"Do":
                form = resources["/XObject"][operands[0]].get_object()
                if form.get("/Subtype") == "/Form":
                    inner = _drawn(form, form, reader, fonts)
                    yield from (Shown(content, artifact or piece.artifact, piece.text) for piece in inner)


def _font(font: DictionaryObject, fonts: dict[str, bool]) -> dict[int, str]:
    """The letters of a font's codes; notes whether its outlines are in the file."""
    below = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
    described = below.get("/FontDescriptor", DictionaryObject()).get_object()
    fonts[str(font["/BaseFont"])] = any(f"/FontFile{ending}" in described for ending in ("", "2", "3"))
    return _letters(font["/ToUnicode"].get_object().get_data()) if "/ToUnicode" in font else {}


@cache
def _letters(table: bytes) -> dict[int, str]:
    """The letters by code, from a table of the kind that PDF calls ToUnicode."""
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, letters in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(code, 16)] = bytes.fromhex(letters.decode()).decode("utf-16-be")
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, letters in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            start = bytes.fromhex(letters.decode()).decode("utf-16-be")
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = start[:-1] + chr(ord(start[-1]) + step)
    return found


def _decoded(codes: Any, font: dict[int, str]) -> str:
    data = codes if isinstance(codes, bytes) else codes.original_bytes
    return "".join(font.get(int.from_bytes(data[i : i + 2]), "\ufffd") for i in range(0, len(data), 2))

"""Write a document as tagged pages: a fixed template reads the words as data, and typst checks the result."""

import json
import re
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path
from typing import Final

import typst

from goldenthread.reports.blocks import Document
from goldenthread.reports.drawings import drawings, parsed
from goldenthread.reports.faults import refuse_faults, texts
from goldenthread.reports.fonts import FAMILIES, fonts
from goldenthread.reports.pdf.content import content
from goldenthread.reports.pdf.row_headings import with_row_headings
from goldenthread.reports.shape import paged

#: The date of a file whose document has none, so that its bytes never depend on the day it is made.
UNDATED: Final = date(2000, 1, 1)
#: What typst checks while it writes; its check is not a certificate.
STANDARD: Final = "ua-1"
_TEMPLATE: Final = Path(__file__).with_name("page.typ")
_NO_GLYPH: Final = "could not be displayed with font"
_PAGE: Final = re.compile(rb"/Type\s*/Page\b")
_TRIED = '#set document(title: "letters")\n#set text(font: json(bytes(sys.inputs.fonts)), fallback: false)\n#sys.inputs.letter'


def write_pdf(document: Document) -> bytes:
    """The document as a tagged PDF, the same bytes for the same document on every machine.

    A4 pages, upright, and on their side for wide tables (`goldenthread.reports.shape.runs`); the marking, the stamp and
    page numbers on each; headings, lists, tables with heads that repeat, and pictures with their sentence as alternative.
    Type is the bundled Liberation Sans, all of it embedded.

    Raises ValueError that names every fault of the document: headings out of step, links to nowhere, letters that the
    fonts do not have, a picture that is no SVG.
    """
    refuse_faults(document)
    document = paged(document)
    given = json.dumps(content(document), ensure_ascii=False)
    on = document.written or UNDATED
    try:
        made = typst.compile(
            _TEMPLATE,
            root=_TEMPLATE.parent,
            font_paths=fonts(),
            sys_inputs={"document": given},
            pdf_standards=STANDARD,
            timestamp=datetime(on.year, on.month, on.day, tzinfo=UTC),
        )
    except typst.TypstError as error:
        raise ValueError(_why(document, error)) from error
    named = [[table.row_headings and bool(row[0].text) for row in table.rows] for table in document.tables()]
    return with_row_headings(made, named)


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF of `write_pdf` has: each is an object of its own, in plain sight."""
    return len(_PAGE.findall(pdf))


def unprintable(document: Document) -> tuple[str, ...]:
    """Where letters stand that the fonts do not have, each as one sentence, for the whole document at once."""
    known: dict[str, bool] = {}
    found = []
    drawn = (
        (f"the drawing of {title!r}", "".join(map(str, parsed(svg).itertext()))) for title, svg in drawings(document)
    )
    for where, text in chain(texts(document), drawn):
        odd = [letter for letter in dict.fromkeys(text) if not _can_print(letter, known)]
        if odd:
            named = ", ".join(f"{letter!r} (U+{ord(letter):04X})" for letter in odd)
            found.append(f"{where} holds {named}, which the fonts {' and '.join(FAMILIES)} lack: {text[:60]!r}")
    return tuple(found)


def _can_print(letter: str, known: dict[str, bool]) -> bool:
    if letter not in known:
        known[letter] = letter.isascii() or _is_set(letter)
    return known[letter]


def _is_set(letter: str) -> bool:
    """Whether typst can set one letter in the fonts, asked of itself."""
    try:
        typst.compile(
            _TRIED.encode(),
            font_paths=fonts(),
            sys_inputs={"letter": letter, "fonts": json.dumps(FAMILIES)},
            pdf_standards=STANDARD,
        )
    except typst.TypstError as error:
        if _NO_GLYPH not in error.message:
            raise
        return False
    return True


def _why(document: Document, error: typst.TypstError) -> str:
    """What is wrong, in words of the document where they are known and of typst where they are not."""
    letters = unprintable(document) if _NO_GLYPH in error.message else ()
    said = letters or (re.sub(r"\s+", " ", " ".join([error.message, *error.hints])),)
    return f"{document.title} cannot be set as pages: " + "; ".join(said)

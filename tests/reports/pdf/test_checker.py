"""The checker passes what the writer makes and fails a file that breaks any one of its rules."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject, NameObject, NumberObject, StreamObject
from tests.reports.pdf.checker import check
from tests.reports.sample import chart, dashboard, document, money

from goldenthread.reports.blocks import Heading, Listing, Text
from goldenthread.reports.pdf import write_pdf

Edit = Callable[[PdfWriter], None]


@cache
def sample() -> bytes:
    """A paper of every kind of element that the rules are about, in few words."""
    blocks = (
        *(Heading(1, "One"), Heading(2, "Two"), Text("Words."), chart(), dashboard()),
        *(money(), Listing(("First.", "Second.")), Text("Last words.")),
    )
    return write_pdf(replace(document("Exempt"), blocks=blocks))


def broken(edit: Edit) -> list[str]:
    """What the checker says of the sample after a change to the file."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(sample())))
    edit(writer)
    out = BytesIO()
    writer.write(out)
    return check(out.getvalue())


def elements(writer: PdfWriter, kind: str) -> list[DictionaryObject]:
    """The elements of a kind, in order of their numbers in the file."""
    held = [thing.get_object() for thing in writer._objects if thing is not None]
    return [thing for thing in held if isinstance(thing, DictionaryObject) and thing.get("/S") == f"/{kind}"]


def test_the_sample_passes_before_and_after_being_copied() -> None:
    """So that what follows is due to each change."""
    assert check(sample()) == []
    assert broken(lambda writer: None) == []


def unmarked(writer: PdfWriter) -> None:
    """Take away the mark that says that the file is tagged."""
    del writer.root_object["/MarkInfo"]


def speechless(writer: PdfWriter) -> None:
    """Take the language away."""
    del writer.root_object["/Lang"]


def nameless(writer: PdfWriter) -> None:
    """Take the title away."""
    writer.metadata = {"/Author": "Nobody"}


def named_by_file(writer: PdfWriter) -> None:
    """Let a reader show the name of the file."""
    writer.root_object["/ViewerPreferences"][NameObject("/DisplayDocTitle")] = BooleanObject(False)


def flat(writer: PdfWriter) -> None:
    """Take the whole structure away."""
    del writer.root_object["/StructTreeRoot"]


def skipping(writer: PdfWriter) -> None:
    """Make a heading of level 2 one of level 3."""
    elements(writer, "H2")[0][NameObject("/S")] = NameObject("/H3")


def wordless(writer: PdfWriter) -> None:
    """Take away the words in the place of a picture."""
    del elements(writer, "Figure")[0]["/Alt"]


def headless(writer: PdfWriter) -> None:
    """Make a heading of a column an ordinary cell."""
    elements(writer, "TH")[0][NameObject("/S")] = NameObject("/TD")


def scopeless(writer: PdfWriter) -> None:
    """Take away what a heading is the heading of."""
    for attributes in elements(writer, "TH")[0]["/A"]:
        attributes.get_object().pop("/Scope", None)


def pointless(writer: PdfWriter) -> None:
    """Let a cell point to a heading that is not there."""
    del elements(writer, "TH")[0]["/ID"]


def ragged(writer: PdfWriter) -> None:
    """Take a cell from a row."""
    kids = elements(writer, "TR")[-3]["/K"]
    kids.pop()


def reordered(writer: PdfWriter) -> None:
    """Read the last part of the document first."""
    kids = elements(writer, "Document")[0]["/K"]
    kids.insert(0, kids.pop())


def untold(writer: PdfWriter) -> None:
    """Draw words on a page that no element holds."""
    page = writer.pages[0]
    font = next(iter(page["/Resources"]["/Font"]))
    stream = StreamObject()
    stream.set_data(f"BT {font} 10 Tf 100 100 Td <00020003> Tj ET".encode())
    contents = page["/Contents"].get_object()
    held = list(contents) if isinstance(contents, ArrayObject) else [page.raw_get("/Contents")]
    page[NameObject("/Contents")] = ArrayObject([*held, writer._add_object(stream)])


def forgotten(writer: PdfWriter) -> None:
    """Take a paragraph out of the structure, so that it is drawn and not told."""
    kids = elements(writer, "Document")[0]["/K"]
    kids.pop()


def borrowed_font(writer: PdfWriter) -> None:
    """Leave the outlines of a font to the reader's machine."""
    for thing in writer._objects:
        held = thing.get_object() if thing is not None else None
        if isinstance(held, DictionaryObject) and held.get("/Type") == "/FontDescriptor":
            del held["/FontFile2"]
            return


def unlisted_link(writer: PdfWriter) -> None:
    """Take a link out of the structure."""
    kids = elements(writer, "Link")[0]["/K"]
    kids[:] = [kid for kid in kids if isinstance(kid.get_object(), NumberObject)]


def silent_link(writer: PdfWriter) -> None:
    """Take away what a link says of where it leads."""
    page = next(page for page in writer.pages if "/Annots" in page)
    del page["/Annots"][0].get_object()["/Contents"]


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (unmarked, "not marked as tagged"),
        (speechless, "no language"),
        (nameless, "no title"),
        (named_by_file, "name of the file"),
        (flat, "no structure"),
        (skipping, "of level 3 follows one of level 1"),
        (wordless, "no words in its place"),
        (headless, "is not of headings"),
        (scopeless, "does not say what it is the heading of"),
        (pointless, "has no heading"),
        (ragged, "of different lengths"),
        (reordered, "order of reading"),
        (untold, "neither in the structure nor set aside"),
        (forgotten, "neither in the structure nor set aside"),
        (borrowed_font, "is not in the file"),
        (unlisted_link, "in the structure"),
        (silent_link, "does not say where it leads"),
    ],
)
def test_a_file_that_breaks_a_rule_fails(edit: Edit, said: str) -> None:
    """Each rule is one that the checker can see broken."""
    found = broken(edit)
    assert any(said in fault for fault in found), found

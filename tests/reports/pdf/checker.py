"""Check a tagged PDF for what people who hear it need; a check of the structure itself, and no certificate."""

from collections.abc import Iterator
from itertools import groupby

from tests.reports.pdf.tree import Element, Pdf, read

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


def check(data: bytes) -> list[str]:
    """Every fault found; none where the file passes."""
    pdf = read(data)
    return [
        *_document(pdf),
        *_headings(pdf),
        *_figures(pdf),
        *(fault for table in pdf.root.find("Table") for fault in _table(pdf, table)),
        *_order(pdf),
        *_everything_is_told(pdf),
        *_links(pdf),
        *(f"the font {name} is not in the file" for name, embedded in pdf.fonts.items() if not embedded),
    ]


def _document(pdf: Pdf) -> Iterator[str]:
    root = pdf.reader.root_object
    if not _is_true(root.get("/MarkInfo", {}).get("/Marked")):
        yield "the document is not marked as tagged"
    if not root.get("/Lang"):
        yield "the document has no language"
    if not (pdf.reader.metadata and pdf.reader.metadata.title):
        yield "the document has no title"
    if not _is_true(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle")):
        yield "a reader shows the name of the file and not the title"
    if not pdf.root.children:
        yield "the document has no structure"


def _is_true(value: object) -> bool:
    """Whether a value of the file is there and true; the object of a false one is true to Python."""
    return getattr(value, "value", None) is True


def _headings(pdf: Pdf) -> Iterator[str]:
    level = 0
    for heading in pdf.root.find(*HEADINGS):
        here = int(heading.kind[1])
        if here > level + 1:
            yield f"the heading {pdf.text(heading)!r} of level {here} follows one of level {level}"
        if not pdf.text(heading).strip():
            yield f"a heading of level {here} says nothing"
        level = here


def _figures(pdf: Pdf) -> Iterator[str]:
    for figure in pdf.root.find("Figure"):
        if not str(figure.raw.get("/Alt", "")).strip():
            yield f"a picture has no words in its place: {pdf.text(figure)!r}"


def _table(pdf: Pdf, table: Element) -> Iterator[str]:
    named = pdf.text(table)[:30]
    rows = table.find("TR")
    heads = table.find("TH")
    if not rows:
        yield f"the table {named!r} has no rows"
    elif any(cell.kind != "TH" for cell in rows[0].find("TH", "TD")):
        yield f"the first row of the table {named!r} is not of headings"
    if any(head.attribute("/Scope") is None for head in heads):
        yield f"a heading of the table {named!r} does not say what it is the heading of"
    names = {str(head.raw.get("/ID")) for head in heads}
    for cell in table.find("TH", "TD"):
        wanted = {str(name) for name in cell.attribute("/Headers") or ()}
        if (cell.kind == "TD" and not wanted) or not wanted <= names:
            yield f"a cell of the table {named!r} has no heading: {pdf.text(cell)!r}"
    if len(set(_breadths(rows))) > 1:
        yield f"rows of the table {named!r} are of different lengths"


def _breadths(rows: list[Element]) -> Iterator[int]:
    """How many columns each row fills, with cells that reach down from rows above."""
    reaching: list[list[int]] = []
    for row in rows:
        filled = sum(width for width, _ in reaching)
        reaching = [[width, left - 1] for width, left in reaching if left > 1]
        for cell in row.find("TH", "TD"):
            width = int(cell.attribute("/ColSpan") or 1)
            down = int(cell.attribute("/RowSpan") or 1)
            filled += width
            if down > 1:
                reaching.append([width, down - 1])
        yield filled


def _order(pdf: Pdf) -> Iterator[str]:
    """What is drawn on a page stands in the order of the structure.

    The headings of one table count as one: a heading that reaches over two rows is drawn after those beside it.
    """
    units = {place: ("", place) for place in pdf.root.marked()}
    for number, head in enumerate(pdf.root.find("THead")):
        units |= dict.fromkeys(head.marked(), ("head", (number, 0)))
    for number, page in enumerate(pdf.pages):
        drawn = [units[number, shown.content] for shown in page if (number, shown.content) in units]
        seen = set(drawn)
        told = [unit for place, unit in units.items() if place[0] == number and unit in seen]
        if [key for key, _ in groupby(drawn)] != [key for key, _ in groupby(told)]:
            yield f"on page {number + 1} the order of reading is not that of the page"


def _everything_is_told(pdf: Pdf) -> Iterator[str]:
    told = set(pdf.root.marked())
    for number, page in enumerate(pdf.pages):
        for shown in page:
            if not shown.artifact and shown.text.strip() and (number, shown.content) not in told:
                yield f"on page {number + 1} {shown.text!r} is neither in the structure nor set aside"
            if "\ufffd" in shown.text:
                yield f"on page {number + 1} a letter has no meaning: {shown.text!r}"


def _links(pdf: Pdf) -> Iterator[str]:
    """Every link on a page is in the structure, and says where it leads."""
    held = sum(
        1
        for link in pdf.root.find("Link")
        for kid in [link.raw["/K"]]
        for one in (kid if isinstance(kid, list) else [kid])
        if not isinstance(one.get_object(), int) and one.get_object().get("/Type") == "/OBJR"
    )
    links = [
        note.get_object()
        for page in pdf.reader.pages
        for note in page.get("/Annots", [])
        if note.get_object().get("/Subtype") == "/Link"
    ]
    if held != len(links):
        yield f"{len(links)} links stand on pages, and {held} in the structure"
    yield from ("a link does not say where it leads" for link in links if not str(link.get("/Contents", "")).strip())

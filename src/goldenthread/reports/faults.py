"""What is wrong with a document before it is written: every fault at once, each with where it stands."""

from collections import Counter
from collections.abc import Iterator
from typing import Final
from unicodedata import category

from goldenthread.reports.blocks import Block, Break, Chart, Document, Heading, KeyFigure, Listing, Note, Table, Text
from goldenthread.reports.drawings import drawing_faults
from goldenthread.reports.shape import key_figures

#: Kinds of characters that are not seen or mean nothing in print: controls and line breaks, marks of direction and of places
#: to break, halves of characters, those of private use and those of none (Unicode's general categories).
UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def refuse_faults(document: Document) -> None:
    """Raise ValueError that names every fault of a document at once; none of the writers can write it well."""
    found = faults(document)
    if found:
        raise ValueError(f"{document.title or 'A document'} cannot be written: " + "; ".join(found))


def faults(document: Document) -> tuple[str, ...]:
    """What is wrong with a document, each as one sentence: nothing to call it by, headings out of step, links to nowhere.

    Drawings that are no SVG, or could run or fetch something, are faults too.
    """
    found = [] if document.title.strip() else ["it has no title"]
    level = 0
    anchors = Counter[str]()
    links = set()
    for block in document.blocks:
        if isinstance(block, Heading):
            if not 1 <= block.level <= min(level + 1, 4):
                found.append(f"the heading {block.text!r} of level {block.level} stands below one of level {level}")
            if not block.text.strip():
                found.append("a heading is empty")
            level = block.level
        if isinstance(block, Heading | Table | Chart) and block.anchor:
            anchors[block.anchor] += 1
        if isinstance(block, Chart) and not block.sentence.strip():
            found.append(f"the chart {block.title!r} is not told in words")
        table = block.table if isinstance(block, Chart) else block
        if isinstance(table, Table):
            links |= {cell.link for row in table.rows for cell in row if cell.link}
            if not table.caption.strip() or not table.columns:
                found.append(f"the table {table.caption!r} has no caption or no columns")
    found += [f"the anchor {name!r} stands {count} times" for name, count in anchors.items() if count > 1]
    found += [f"a cell links to {name!r}, which is nowhere" for name in sorted(links - set(anchors))]
    for where, text in texts(document):
        unseen = [letter for letter in dict.fromkeys(text) if category(letter) in UNSEEN]
        if unseen:
            codes = ", ".join(f"U+{ord(letter):04X}" for letter in unseen)
            found.append(f"{where} holds {codes}, a control character or another that cannot be seen: {text[:60]!r}")
    return (*found, *drawing_faults(document))


def texts(document: Document) -> Iterator[tuple[str, str]]:
    """Every text of a document that is printed, each with where it stands."""
    yield "the title", document.title
    for where, text in (("subtitle", document.subtitle), ("author", document.author), ("stamp", document.stamp)):
        yield f"the {where}", text
    yield "the organisation", document.organisation
    yield "the marking", document.marking
    for name, value in document.about:
        yield "the front", name
        yield f"the front ({name})", value
    for block in document.blocks:
        yield from _texts_of(block)


def _texts_of(block: Block) -> Iterator[tuple[str, str]]:
    match block:
        case Heading():
            yield "a heading", block.text
        case Text():
            yield "a paragraph", block.text
        case Listing():
            yield from (("a list", item) for item in block.items)
        case Note():
            yield f"a note ({block.kind.value})", block.text
            yield f"who wrote a note ({block.kind.value})", block.by
        case Table():
            yield "a caption", block.caption
            yield from ((f"a note beneath {block.caption!r}", note) for note in block.notes)
            for column in block.columns:
                yield f"a heading of {block.caption!r}", column.heading
                yield f"a heading of {block.caption!r}", column.group
            for number, row in enumerate(block.rows, start=1):
                yield from ((f"row {number} of {block.caption!r}", cell.text) for cell in row)
        case KeyFigure():
            table = key_figures(Document("", blocks=(block,)))
            cells = table.rows[0] if table else ()
            yield from ((f"the figure {block.title!r}", cell.text) for cell in cells)
        case Chart():
            yield "a chart", block.title
            yield f"the sentence of {block.title!r}", block.sentence
            yield from _texts_of(block.table)
        case Break():
            return

"""Reads a page back as a reader's program would: its tables, headings and key figures."""

from lxml import html
from lxml.html import HtmlElement


def parsed(page: bytes) -> HtmlElement:
    """The root of a page."""
    return html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8"))


def read_cells(page: bytes) -> list[list[list[str]]]:
    """Every table in order: a row of its headings, each with the group above it before it ("Previous: value"), then its rows."""
    return [[_headings(table), *_rows(table)] for table in parsed(page).iter("table")]


def read_captions(page: bytes) -> list[str]:
    """The caption of every table, in order."""
    return [words(caption) for caption in parsed(page).iter("caption")]


def read_headings(page: bytes) -> list[tuple[int, str]]:
    """The level and the words of every heading, in order; the title is of level 1."""
    return [(int(node.tag[1]), words(node)) for node in parsed(page).iter("h1", "h2", "h3", "h4", "h5", "h6")]


def read_figures(page: bytes) -> list[dict[str, str]]:
    """Every key figure: its title, its value, and all that travels with it by the word before it."""
    found = []
    for item in by_class(parsed(page), "li", "gt-figure"):
        parts = {
            name: words(node)
            for name in ("title", "number", "counted", "period", "ratings", "says")
            for node in by_class(item, "*", f"gt-figure__{name}")
        }
        parts |= {words(name): words(name.getnext()) for name in item.iter("dt")}
        found.append(parts)
    return found


def by_class(root: HtmlElement, tag: str, name: str) -> list[HtmlElement]:
    """Elements of a tag ("*": any) that have a class."""
    return [node for node in root.iter(tag) if isinstance(node.tag, str) and name in (node.get("class") or "").split()]


def words(node: HtmlElement) -> str:
    """All text in an element, letter for letter."""
    return "".join(node.itertext())


def _rows(table: HtmlElement) -> list[list[str]]:
    return [[words(cell) for cell in row] for body in table.iter("tbody") for row in body.iter("tr")]


def _headings(table: HtmlElement) -> list[str]:
    """One heading for each column, read from one row or two."""
    (head,) = table.iter("thead")
    upper, *lower = [list(row) for row in head.iter("tr")]
    below = iter(lower[0] if lower else [])
    found = []
    for cell in upper:
        if cell.get("scope") == "colgroup":
            found += [f"{words(cell)}: {words(next(below))}" for _ in range(int(cell.get("colspan") or 1))]
        else:
            found.append(words(cell))
    return found

"""Writes a document as one page that stands alone: nothing is fetched, nothing runs, and the same document gives the same bytes."""

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256

from lxml import etree

from goldenthread.reports.blocks import Block, Break, Chart, Document, Heading, KeyFigure, Table
from goldenthread.reports.faults import refuse_faults
from goldenthread.reports.html.elements import Child, Names, element, on_lines
from goldenthread.reports.html.parts import key_figures, part
from goldenthread.reports.html.style import style
from goldenthread.reports.shape import runs, sections, signed

_MAIN, _CONTENTS = "main-content", "contents"


def write_html(document: Document) -> bytes:
    """The document as one HTML page in UTF-8, in the styles of GOV.UK pages without the crown or its own type.

    Raises ValueError that names every fault at once: headings out of step, anchors twice or nowhere, control characters,
    pictures that are no SVG or could run or fetch something.
    """
    refuse_faults(document)
    names = Names(taken={_MAIN, _CONTENTS})
    places = _places(document, names)
    body = _body(document, names, places)
    columns = [node.get("class", "") for node in body.iter("col")]
    page = element("html", _head(document, style(document.marking, document.stamp, columns)), "\n", body)
    page.set("lang", document.language)
    page.set("class", "govuk-template")
    text = etree.tostring(page, method="html", encoding="unicode")
    return f"<!DOCTYPE html>\n{text}\n".encode()


def _places(document: Document, names: Names) -> dict[int, str]:
    """The name on the page of each block that has one, by its number in the document; headings all have one."""
    anchored = [(i, b) for i, b in enumerate(document.blocks) if isinstance(b, Heading | Table | Chart)]
    given = {i: names.place(block.anchor) for i, block in anchored if block.anchor}
    made = {i: names.new(b.text) for i, b in anchored if isinstance(b, Heading) and i not in given}
    return given | made


def _head(document: Document, sheet: str) -> etree._Element:
    """Who wrote it and what it is called; a browser is told to fetch nothing and to run nothing."""
    digest = b64encode(sha256(sheet.encode()).digest()).decode()
    rule = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    policy = element("meta", content=rule)
    policy.set("http-equiv", "Content-Security-Policy")
    named = " - ".join(words for words in (document.title, document.organisation) if words)
    charset = element("meta", charset="utf-8")
    return element(
        "head",
        "\n",
        *on_lines(
            [
                charset,
                policy,
                element("meta", name="viewport", content="width=device-width, initial-scale=1"),
                *([element("meta", name="author", content=document.author)] if document.author else []),
                element("title", named),
                element("style", sheet),
            ]
        ),
    )


def _body(document: Document, names: Names, places: dict[int, str]) -> etree._Element:
    marking = element("p", document.marking, kind="gt-marking") if document.marking else None
    header = element(
        "header",
        element("div", document.organisation, kind="gt-width gt-header__name") if document.organisation else None,
        marking,
        kind="gt-header",
        role="banner",
    )
    main = element(
        "main",
        "\n",
        *on_lines([*_front(document), *_contents(document, places), *_sheets(document, names, places)]),
        kind="govuk-main-wrapper",
        id=_MAIN,
        tabindex="-1",
    )
    return element(
        "body",
        "\n",
        element("a", "Skip to main content", href=f"#{_MAIN}", kind="govuk-skip-link"),
        "\n",
        header,
        "\n",
        element("div", main, kind="gt-width"),
        "\n",
        _footer(document),
        "\n",
        kind="govuk-template__body",
    )


def _front(document: Document) -> Iterator[etree._Element]:
    yield element("h1", document.title, kind="govuk-heading-xl")
    if document.subtitle:
        yield element("p", document.subtitle, kind="govuk-body-l gt-subtitle")
    pairs = [*document.about, *signed(document)]
    rows = (
        element(
            "div",
            element("dt", name, kind="govuk-summary-list__key"),
            " ",
            element("dd", value, kind="govuk-summary-list__value"),
            kind="govuk-summary-list__row",
        )
        for name, value in pairs
    )
    if pairs:
        yield element("dl", "\n", *on_lines(rows), kind="govuk-summary-list")


def _contents(document: Document, places: dict[int, str]) -> Iterator[etree._Element]:
    """Links to the sections and to the parts of each, where the document is long enough to need them."""
    wanted = {id(heading) for heading in sections(document)}
    if not wanted:
        return
    outer = element("ol", kind="govuk-list gt-contents__list")
    for i, block in enumerate(document.blocks):
        if not isinstance(block, Heading) or id(block) not in wanted:
            continue
        item = element("li", element("a", block.text, kind="govuk-link", href=f"#{places[i]}"))
        if block.level == 1 or not len(outer):
            outer.append(item)
            continue
        if outer[-1][-1].tag != "ol":
            outer[-1].append(element("ol", kind="govuk-list gt-contents__list"))
        outer[-1][-1].append(item)
    title = element("h2", "Contents", kind="govuk-heading-m", id=_CONTENTS)
    yield element("nav", title, outer, kind="gt-contents", aria_labelledby=_CONTENTS)


def _sheets(document: Document, names: Names, places: dict[int, str]) -> Iterator[etree._Element]:
    """The blocks by the kind of paper that they are printed on: wide tables on sheets laid on their side."""
    named = iter(places.get(i, "") for i, block in enumerate(document.blocks) if not isinstance(block, Break))
    for run in runs(document.blocks):
        kind = "gt-sheet gt-sheet--wide" if run.wide else "gt-sheet"
        yield element("div", "\n", *_shown(run.blocks, names, named), kind=kind)


def _shown(blocks: tuple[Block, ...], names: Names, named: Iterator[str]) -> list[Child]:
    """Blocks as elements; ``named`` gives the place of each but a `Break`, in order."""
    made: list[etree._Element] = []
    figures: list[KeyFigure] = []
    for block in blocks:
        if isinstance(block, KeyFigure):
            figures.append(block)
            next(named)
            continue
        if figures:
            made.append(key_figures(figures, names))
            figures = []
        made.append(part(block, names, "" if isinstance(block, Break) else next(named)))
    if figures:
        made.append(key_figures(figures, names))
    return on_lines(made)


def _footer(document: Document) -> etree._Element:
    words = [document.organisation, document.stamp, document.marking]
    lines = [element("p", line, kind="govuk-body-s") for line in words if line]
    return element("footer", element("div", *on_lines(lines), kind="gt-width"), kind="gt-footer", role="contentinfo")

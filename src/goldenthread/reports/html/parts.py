"""Every block but a table as elements of a page: headings, words, notes, key figures and charts."""

from collections.abc import Sequence

from lxml import etree

from goldenthread.reports.blocks import Break, Chart, Heading, KeyFigure, Kind, Listing, Note, Table, Text
from goldenthread.reports.cells import Cell, day
from goldenthread.reports.html.elements import Names, element, on_lines
from goldenthread.reports.html.pictures import picture
from goldenthread.reports.html.tables import cell_content, shorthand_words, table_frame, tag

#: The title of a document is the first heading of its page, so a section's is one below.
_BELOW_TITLE = 1
_SIZES = {1: "l", 2: "m", 3: "s", 4: "s"}


def part(
    block: Heading | Text | Listing | Note | Table | Chart | Break, names: Names, place: str = ""
) -> etree._Element:
    """One block as an element; ``place`` is its name on the page, where it has one."""
    match block:
        case Heading():
            size = _SIZES[block.level]
            return element(f"h{block.level + _BELOW_TITLE}", block.text, kind=f"govuk-heading-{size}", id=place)
        case Text():
            return element("p", block.text, kind="govuk-body-l" if block.lead else "govuk-body")
        case Listing():
            return _listing(block)
        case Note():
            return _note(block)
        case Table():
            return table_frame(block, names, place)
        case Chart():
            return _chart(block, names, place)
        case Break():
            return element("div", kind="gt-break")


def key_figures(figures: Sequence[KeyFigure], names: Names) -> etree._Element:
    """Key figures that follow one another, side by side where there is room."""
    return element(
        "ul", "\n", *on_lines(_key_figure(figure, names) for figure in figures), kind="gt-figures", role="list"
    )


def _listing(listing: Listing) -> etree._Element:
    kind = "number" if listing.numbered else "bullet"
    items = on_lines(element("li", item) for item in listing.items)
    return element("ol" if listing.numbered else "ul", "\n", *items, kind=f"govuk-list govuk-list--{kind}")


def _note(note: Note) -> etree._Element:
    who = ", ".join(said for said in (note.by, day(note.on).text if note.on else "") if said)
    kind = note.kind.name.lower()
    sign = element("span", "!", kind="govuk-warning-text__icon", aria_hidden="true")
    return element(
        "div",
        sign if note.kind is Kind.WARNING else None,
        element("p", element("strong", note.kind.value), kind="gt-note__kind"),
        element("p", note.text, kind="govuk-body"),
        element("p", who, kind="gt-note__who") if who else None,
        kind=f"govuk-inset-text gt-note gt-note--{kind}",
    )


def _key_figure(figure: KeyFigure, names: Names) -> etree._Element:
    """The figure first and large, then what it rests on, its rating and direction, and all that travels with it."""
    value = element("p", element("span", cell_content(figure.value, names), kind="gt-figure__number"))
    value.set("class", "gt-figure__value")
    if figure.counted:
        value[-1].tail = " "
        value.append(element("span", figure.counted, kind="gt-figure__counted"))
    spark = picture(figure.spark, names.new("spark")) if figure.spark else None
    said = [("Signal", figure.signal), ("Target", figure.target), ("Comparator", figure.comparator)]
    kept = [("Definition", figure.definition), ("Data", figure.data)]
    legend = shorthand_words([figure.value.state])
    return element(
        "li",
        element("p", figure.title, kind="gt-figure__title"),
        value,
        element("p", figure.period, kind="gt-figure__period"),
        element("div", spark, kind="gt-figure__spark") if spark is not None else None,
        _ratings([cell for cell in (figure.rating, figure.direction) if cell is not None and cell.text]),
        element("p", figure.says, kind="gt-figure__says") if figure.says else None,
        _pairs(said, "gt-figure__pairs"),
        _pairs(kept, "gt-figure__pairs gt-figure__pairs--small"),
        element("p", legend, kind="govuk-body-s gt-beneath") if legend else None,
        kind="gt-figure",
    )


def _ratings(cells: Sequence[Cell]) -> etree._Element | None:
    if not cells:
        return None
    made = element("p", kind="gt-figure__ratings")
    for cell in cells:
        shown = tag(cell)
        shown.tail = " "
        made.append(shown)
    made[-1].tail = None
    return made


def _pairs(pairs: Sequence[tuple[str, str]], kind: str) -> etree._Element | None:
    given = [(name, value) for name, value in pairs if value]
    rows = (element("div", element("dt", name), " ", element("dd", value)) for name, value in given)
    return element("dl", *rows, kind=kind) if given else None


def _chart(chart: Chart, names: Names, place: str) -> etree._Element:
    """A figure: its title, the picture, the sentence, and the numbers behind a summary that opens without script."""
    name = place or names.new(f"chart {chart.title}")
    title = names.new(f"title {chart.title}")
    summary = element(
        "summary",
        element("span", f"Numbers behind this chart: {chart.table.caption}", kind="govuk-details__summary-text"),
        kind="govuk-details__summary",
    )
    numbers = element("div", table_frame(chart.table, names), kind="govuk-details__text")
    return element(
        "figure",
        element("figcaption", chart.title, kind="govuk-heading-s", id=title),
        "\n",
        element("div", picture(chart.svg, names.new(f"picture {name}")), kind="gt-chart__picture"),
        "\n",
        element("p", chart.sentence, kind="govuk-body gt-chart__sentence"),
        "\n",
        element("details", summary, "\n", numbers, kind="govuk-details"),
        kind="gt-chart",
        id=name,
        aria_labelledby=title,
    )

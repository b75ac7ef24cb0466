"""Tables of a page: a caption, headings with their scope, numbers to the right, and a frame that scrolls where one is wide."""

from collections.abc import Sequence
from itertools import groupby

from lxml import etree

from goldenthread.reports.blocks import Column, Table
from goldenthread.reports.cells import LEGEND, SHORTHAND, Cell, State, Tone
from goldenthread.reports.html.elements import Child, Names, element, mark_and_words, on_lines
from goldenthread.reports.shape import UPRIGHT_LETTERS, WIDE_LETTERS, is_wide, widths

#: The words of a tag up to this many letters stay on one line.
_UNBROKEN = 24
#: A table of so few rows is not parted over two sheets of paper.
_WHOLE_ROWS = 10


def table_frame(table: Table, names: Names, place: str = "") -> etree._Element:
    """A table in a frame of its own, which scrolls sideways by mouse, touch or keys, with its notes beneath.

    ``place`` is the name of the frame's place on the page.
    """
    caption = names.new(f"caption {table.caption}")
    wide = " gt-frame--wide" if is_wide(table) else ""
    frame = element(
        "div",
        _table(table, names, caption),
        kind=f"gt-frame{wide}",
        tabindex="0",
        role="region",
        aria_labelledby=caption,
    )
    short = " gt-table--short" if len(table.rows) <= _WHOLE_ROWS else ""
    return element("div", "\n", frame, "\n", *on_lines(_beneath(table)), kind=f"gt-table{short}", id=place)


def cell_content(cell: Cell, names: Names) -> Child:
    """What stands in a cell: its text letter for letter, as a tag, a link or shorthand where it is one."""
    if cell.state in SHORTHAND:
        return element("abbr", cell.text, kind="gt-absent", title=LEGEND[cell.state])
    inside: Child = cell.text
    if cell.tone is Tone.GREY:
        # "not rated" is the least that a row says: a box about it would be the loudest.
        inside = element("span", cell.text, kind="gt-absent")
    elif cell.tone is not Tone.PLAIN and cell.text:
        inside = tag(cell)
    return element("a", inside, kind="govuk-link", href=f"#{names.place(cell.link)}") if cell.link else inside


def tag(cell: Cell) -> etree._Element:
    """A rating or another word with its colour; the shape before it is for the eye, the word says the same."""
    shape, words = mark_and_words(cell.text)
    mark = element("span", shape, aria_hidden="true") if shape else None
    long = " gt-tag--long" if len(cell.text) > _UNBROKEN else ""
    return element("strong", mark, words, kind=f"govuk-tag {tone_class(cell.tone)}{long}")


def tone_class(tone: Tone) -> str:
    """The class that paints a tone."""
    return f"gt-tone--{tone.value.replace(' ', '-')}"


def shorthand_words(states: Sequence[State]) -> str:
    """What each shorthand means, in one line; nothing where none is used."""
    said = [f"{mark} {LEGEND[state]}" for state, mark in SHORTHAND.items() if state in states]
    return f"Shorthand: {'; '.join(said)}." if said else ""


def _beneath(table: Table) -> list[etree._Element]:
    legend = shorthand_words([cell.state for row in table.rows for cell in row])
    empty = "" if table.rows else "There are no rows."
    return [
        element("p", line, kind="govuk-body-s gt-beneath") for line in (empty, *table.notes, legend) if line.strip()
    ]


def _table(table: Table, names: Names, caption: str) -> etree._Element:
    body = element("tbody", "\n", *on_lines(_row(table, i, names) for i in range(len(table.rows))))
    body.set("class", "govuk-table__body")
    return element(
        "table",
        "\n",
        element("caption", table.caption, kind="govuk-table__caption govuk-table__caption--m", id=caption),
        "\n",
        *on_lines(_column_groups(table)),
        element("thead", "\n", *on_lines(_headings(table.columns)), kind="govuk-table__head"),
        "\n",
        body,
        "\n",
        kind="govuk-table",
    )


def _column_groups(table: Table) -> list[etree._Element]:
    """The columns with their widths, those under one heading together."""
    letters = WIDE_LETTERS if is_wide(table) else UPRIGHT_LETTERS
    shares = iter(widths(table, letters))
    return [
        element("colgroup", *(element("col", kind=width_class(next(shares) / letters)) for _ in together))
        for _, together in _grouped(table.columns)
    ]


def width_class(share: float) -> str:
    """The class of a column that takes such a share of the width, to the nearest hundredth."""
    return f"gt-w{max(1, round(share * 100))}"


def _headings(columns: Sequence[Column]) -> list[etree._Element]:
    """One row of headings, or two where columns share a heading above their own."""
    groups = _grouped(columns)
    if not any(name for name, _ in groups):
        return [element("tr", *(_heading(column) for column in columns), kind="govuk-table__row")]
    upper, lower = element("tr", kind="govuk-table__row"), element("tr", kind="govuk-table__row")
    for name, together in groups:
        if name:
            above = element("th", name, scope="colgroup", kind="govuk-table__header gt-group")
            above.set("colspan", str(len(together)))
            upper.append(above)
            lower.extend(_heading(column) for column in together)
        else:
            for column in together:
                alone = _heading(column)
                alone.set("rowspan", "2")
                upper.append(alone)
    return [upper, lower]


def _heading(column: Column) -> etree._Element:
    numeric = " govuk-table__header--numeric" if column.numeric else ""
    if not column.heading:
        return element("td", kind=f"govuk-table__header{numeric}")
    return element("th", column.heading, scope="col", kind=f"govuk-table__header{numeric}")


def _grouped(columns: Sequence[Column]) -> list[tuple[str, list[Column]]]:
    """Neighbouring columns under one heading together; those without one by themselves."""
    found: list[tuple[str, list[Column]]] = []
    for name, neighbours in groupby(columns, key=lambda column: column.group):
        together = list(neighbours)
        found += [(name, together)] if name else [("", [column]) for column in together]
    return found


def _row(table: Table, number: int, names: Names) -> etree._Element:
    total = " gt-total" if number in table.totals else ""
    row = element("tr", kind=f"govuk-table__row{total}")
    for place, (cell, column) in enumerate(zip(table.rows[number], table.columns, strict=True)):
        content = cell_content(cell, names)
        if place == 0 and table.row_headings and cell.text:
            row.append(element("th", content, scope="row", kind="govuk-table__header"))
            continue
        numeric = " govuk-table__cell--numeric" if column.numeric else ""
        whole = " gt-whole" if cell.state is State.VALUE or cell.day is not None else ""
        row.append(element("td", content, kind=f"govuk-table__cell{numeric}{whole}"))
    return row

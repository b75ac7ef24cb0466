"""Tables of a page: headings know what they head, numbers stand to the right, and what is wide scrolls in its own frame."""

from tests.reports.html.reading import by_class, parsed, read_cells, words
from tests.reports.sample import dashboard, money, register, states

from goldenthread.reports.blocks import Column, Document, Heading, Table
from goldenthread.reports.cells import Tone
from goldenthread.reports.cells import words as text_cell
from goldenthread.reports.html import write_html


def _page(*tables: Table) -> bytes:
    """A page of tables, with the place that one of them links to."""
    linked = any(table.anchor == "plan-measures" for table in tables)
    place = () if linked else (Heading(1, "Measures", "plan-measures"),)
    return write_html(Document("Tables", blocks=(*tables, *place)))


def test_every_heading_says_what_it_heads() -> None:
    """Columns, groups of columns and rows."""
    root = parsed(_page(money()))
    assert {cell.get("scope") for cell in root.iter("th")} == {"col", "row"}
    grouped = parsed(_page(dashboard()))
    groups = [(words(cell), cell.get("colspan")) for cell in grouped.iter("th") if cell.get("scope") == "colgroup"]
    assert groups == [("Previous", "2"), ("Latest", "2")]
    spans = [len(group) for group in grouped.iter("colgroup")]
    assert spans == [1, 2, 2, 1, 1, 1]
    alone = [words(cell) for cell in grouped.iter("th") if cell.get("rowspan") == "2"]
    assert alone == ["Measure", "Change", "Target", "Rating"]


def test_groups_of_one_name_that_are_not_neighbours_stay_apart() -> None:
    """A heading spans only what lies below it."""
    columns = (Column("a", group="G"), Column("b"), Column("c", group="G"))
    page = _page(Table("Apart", columns, (tuple(map(text_cell, "xyz")),)))
    assert read_cells(page) == [[["G: a", "b", "G: c"], ["x", "y", "z"]]]


def test_no_heading_is_empty() -> None:
    """A blank corner or a row without a name is no heading."""
    table = Table("Blank", (Column(""), Column("n", True)), ((text_cell(""), text_cell("1")),))
    root = parsed(_page(table))
    assert [words(cell) for cell in root.iter("th")] == ["n"]
    assert len(list(root.iter("td"))) == 3


def test_rows_without_names_have_no_headings() -> None:
    """Where the table says so."""
    table = Table("Plain", (Column("a"),), ((text_cell("x"),),), row_headings=False)
    assert [cell.get("scope") for cell in parsed(_page(table)).iter("th")] == ["col"]


def test_numbers_and_their_headings_stand_to_the_right() -> None:
    """And numbers and dates are never broken over lines."""
    root = parsed(_page(money()))
    numeric = by_class(root, "td", "govuk-table__cell--numeric")
    assert [words(cell) for cell in numeric[:2]] == ["£5,740k", "(£3,874k)"]
    assert [words(cell) for cell in by_class(root, "th", "govuk-table__header--numeric")] == [
        "Budget £k",
        "Variance £k",
    ]
    assert "5 November 2017" in [words(cell) for cell in by_class(root, "td", "gt-whole")]


def test_a_total_is_told_from_what_it_sums() -> None:
    """One row of three."""
    (total,) = by_class(parsed(_page(money())), "tr", "gt-total")
    assert words(total).startswith("All")


def test_a_table_scrolls_in_a_frame_that_keys_reach_and_that_has_a_name() -> None:
    """The frame is named by the caption."""
    root = parsed(_page(register(), states()))
    frames = by_class(root, "div", "gt-frame")
    assert [frame.get("tabindex") for frame in frames] == ["0", "0"]
    captions = {node.get("id"): words(node) for node in root.iter("caption")}
    assert [captions[frame.get("aria-labelledby")] for frame in frames] == [
        "Risk register",
        "Hidden, missing, not applicable and nought",
    ]


def test_a_wide_table_is_printed_on_its_side() -> None:
    """And nothing else is."""
    root = parsed(_page(money(), register(), states()))
    sheets = by_class(root, "div", "gt-sheet")
    assert ["gt-sheet--wide" in sheet.get("class") for sheet in sheets] == [False, True, False]


def test_shares_of_width_are_in_the_style() -> None:
    """A browser allows no style but the page's own."""
    page = _page(dashboard())
    for column in parsed(page).iter("col"):
        assert f".{column.get('class')}{{width:" in page.decode()
    assert not [node for node in parsed(page).iter() if node.get("style")]


def test_a_table_without_rows_says_so() -> None:
    """Empty is not missing."""
    page = _page(Table("None", (Column("a"),), ()))
    assert read_cells(page) == [[["a"]]]
    assert "There are no rows." in words(parsed(page))


def test_what_says_that_there_is_nothing_is_no_tag() -> None:
    """A rating is a tag; "not rated" is quiet."""
    rows = ((text_cell("A"), text_cell("● green", Tone.GREEN)), (text_cell("B"), text_cell("not rated", Tone.GREY)))
    root = parsed(_page(Table("Ratings", (Column("Measure"), Column("Rating")), rows)))
    assert [words(one) for one in by_class(root, "*", "govuk-tag")] == ["● green"]
    assert [words(one) for one in by_class(root, "*", "gt-absent")] == ["not rated"]

"""Pages say every word of a document, in order, alike on every machine."""

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.pdf.checker import check
from tests.reports.pdf.tree import Pdf, read, read_cells
from tests.reports.sample import LONG, RATINGS, chart, document

from goldenthread.measures.reading.ratings import Colour
from goldenthread.reports.blocks import Block, Break, Chart, Column, Document, Heading, Listing, Note, Table, Text
from goldenthread.reports.cells import number, words
from goldenthread.reports.pdf import write_pdf

EXEMPT = "Exempt: paragraph 1 of Schedule 12A"
SAMPLE = write_pdf(document(EXEMPT))
ROOT = Path(__file__).resolve().parents[3]


def pages(*blocks: Block, **about: str) -> Pdf:
    """A document of these blocks, written and read back."""
    return read(write_pdf(Document("Title", blocks=blocks, **about)))


def artifacts(pdf: Pdf, page: int) -> str:
    """What stands in the head and foot of a page."""
    return "".join(shown.text for shown in pdf.pages[page] if shown.artifact)


def test_the_sample_passes_the_checker() -> None:
    """Headings, alternatives, heads of tables, order and fonts; a check, not a certificate."""
    assert check(SAMPLE) == []


def test_every_cell_says_what_the_document_says() -> None:
    """Letter for letter, with the rows of headings above."""
    for found, table in zip(read_cells(SAMPLE), document().tables(), strict=True):
        expected = [[cell.text for cell in row] for row in table.rows]
        assert found[len(found) - len(expected) :] == expected


def test_grouped_headings_stand_in_two_rows() -> None:
    """The wider above the narrower; those without a group reach over both."""
    pdf = read(SAMPLE)
    first, second = ([pdf.text(cell) for cell in row.find("TH")] for row in pdf.root.find("THead")[0].find("TR"))
    assert first == ["Measure", "Previous", "Latest", "Change", "Target", "Rating"]
    assert second == ["period", "value", "period", "value"]
    assert read_cells(SAMPLE)[0][0][1:4] == ["Previous: period", "Previous: value", "Latest: period"]


def test_the_first_cell_of_a_row_is_its_heading() -> None:
    """Read aloud, a number comes with the name of its row and of its column."""
    pdf = read(SAMPLE)
    table = pdf.root.find("Table")[0]
    heads = {str(head.raw["/ID"]): pdf.text(head) for head in table.find("TH")}
    cell = table.find("TR")[2].find("TD")[1]
    assert pdf.text(cell) == "84.6%"
    assert [heads[str(name)] for name in cell.attribute("/Headers")] == [
        *("Previous", "value", "Assessments finished within 45 working days")
    ]
    rows = [row.find("TH") for row in table.find("TBody")[0].find("TR")]
    assert {str(head.attribute("/Scope")) for heads in rows for head in heads} == {"/Row"}
    assert [len(heads) for heads in rows] == [1] * 5


def test_a_table_whose_rows_have_no_names_has_headings_of_columns_only() -> None:
    """As the block says; a blank first cell names nothing either."""
    columns = (Column("A"), Column("B"))
    bare = Table("Bare", columns, ((words("x"), words("y")),), row_headings=False)
    blank = Table("Blank", columns, ((words(""), words("y")), (words("z"), words(""))))
    found = pages(bare, blank).root.find("Table")
    assert [[cell.kind for cell in row.find("TH", "TD")] for table in found for row in table.find("TR")] == [
        ["TH", "TH"],
        ["TD", "TD"],
        ["TH", "TH"],
        ["TD", "TD"],
        ["TH", "TD"],
    ]


def test_the_same_document_gives_the_same_bytes_in_another_process_and_place(tmp_path: Path) -> None:
    """Nothing of the machine, the day or the folder is in it."""
    script = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1]); from tests.reports.sample import document; "
        "from goldenthread.reports.pdf import write_pdf; "
        f"print(hashlib.sha256(write_pdf(document({EXEMPT!r}))).hexdigest())"
    )
    environment = {**os.environ, "TZ": "Asia/Tokyo", "LC_ALL": "C", "HOME": str(tmp_path), "SOURCE_DATE_EPOCH": "1"}
    run = subprocess.run(
        [sys.executable, "-c", script, str(ROOT)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == hashlib.sha256(SAMPLE).hexdigest()


def test_the_file_says_what_it_is() -> None:
    """Title, author, date, language; bookmarks in the order of the headings."""
    pdf = read(SAMPLE)
    about = pdf.reader.metadata
    assert about is not None
    assert (about.title, about.author) == ("Improvement Plan data dashboard", "Performance and Insight")
    assert about.creation_date is not None
    assert about.creation_date.date() == date(2027, 1, 15)
    assert pdf.reader.root_object["/Lang"] == "en-GB"
    marks = json.dumps(pdf.reader.outline, default=lambda mark: str(mark))
    titles = [pdf.text(heading) for heading in pdf.root.find("H1", "H2") if pdf.text(heading) != "Contents"]
    assert [marks.index(title) for title in titles] == sorted(marks.index(title) for title in titles)


def test_the_marking_stamp_and_number_stand_on_every_page() -> None:
    """As parts that are set aside from what is read."""
    pdf = read(SAMPLE)
    assert len(pdf.pages) > 3
    for number_ in range(len(pdf.pages)):
        said = artifacts(pdf, number_)
        assert EXEMPT in said
        assert "Data ece6c0e3633d" in said
        assert f"Page {number_ + 1} of {len(pdf.pages)}" in said


def test_only_a_wide_table_turns_its_page_with_its_heading() -> None:
    """A page on its side begins with the heading of the section."""
    pdf = read(SAMPLE)
    turned = [page.mediabox.width > page.mediabox.height for page in pdf.reader.pages]
    assert turned.count(True) == 1
    first = next(
        pdf.text(heading) for heading in pdf.root.find("H1") if next(heading.marked())[0] == turned.index(True)
    )
    assert first == "Risks"


def test_a_long_table_repeats_its_head_on_every_page_and_keeps_rows_whole() -> None:
    """The repeated head is set aside; each row is told once."""
    rows = tuple((words(f"Row {i}"), number(i), words(LONG[: 20 + i % 90])) for i in range(150))
    long = Table("Long", (Column("Name"), Column("Number", True), Column("Words")), rows)
    pdf = pages(Heading(1, "A"), long)
    assert len(pdf.pages) >= 3
    assert all("NameNumberWords" in artifacts(pdf, page) for page in range(1, len(pdf.pages)))
    table = pdf.root.find("Table")[0]
    assert len(table.find("TR")) == 151
    for row in table.find("TR"):
        assert len({page for page, _ in row.marked()}) == 1


def test_a_cell_longer_than_a_page_is_parted() -> None:
    """Its words are all there."""
    text = (LONG + " ") * 40
    pdf = pages(Table("Huge", (Column("A"), Column("B")), ((words("a"), words(text.strip())),)))
    assert len(pdf.pages) > 1
    assert pdf.text(pdf.root.find("TD")[0]) == text.strip()


def test_words_longer_than_their_column_stay_within_it() -> None:
    """They are broken without a letter being added."""
    columns = tuple(Column(f"Column {i}") for i in range(8))
    table = Table("Long words", columns, (tuple(words("x" * (30 + 10 * i)) for i in range(8)),))
    data = write_pdf(Document("T", blocks=(table,)))
    assert read_cells(data)[0][1] == [cell.text for cell in table.rows[0]]
    assert check(data) == []


@pytest.mark.parametrize("columns", [1, 15, 40])
def test_any_number_of_columns_fits_the_page(columns: int) -> None:
    """Type shrinks where even a wide page is too narrow."""
    heads = tuple(Column(f"Column number {i}", True) for i in range(columns))
    table = Table("Many", heads, (tuple(number(1000 + i) for i in range(columns)),))
    data = write_pdf(Document("T", blocks=(table,)))
    assert check(data) == []
    assert read_cells(data)[0][1] == [cell.text for cell in table.rows[0]]


def test_every_mark_of_a_rating_prints() -> None:
    """Shapes that the type lacks come from the font built into typst."""
    marks = [f"{colour.mark} {colour.value}" for colour in Colour]
    marks += [rating.text for rating in RATINGS] + ["→ ↑ ↓ ↗ ↘ ▼ ○ ◇ ✓ ✗"]
    table = Table("Ratings", (Column("Rating"),), tuple((words(mark),) for mark in marks))
    found = read_cells(write_pdf(Document("T", blocks=(table,))))[0]
    assert [row[0] for row in found[1:]] == [row[0].text for row in table.rows]


def test_letters_that_no_font_has_are_named_with_where_they_stand() -> None:
    """All of them at once."""
    table = Table("Table", (Column("A"),), ((words("plain"),), (words("漢 and 🙂"),)))
    with pytest.raises(ValueError, match="cannot be set as pages") as caught:
        write_pdf(Document("T", blocks=(Text("a ᚠ"), table)))
    said = str(caught.value)
    assert "a paragraph holds 'ᚠ' (U+16A0)" in said
    assert "row 2 of 'Table' holds '漢' (U+6F22), '🙂' (U+1F642)" in said
    assert "plain" not in said
    odd = replace(chart(), svg=chart().svg.replace("Q4 91.4%", "Q4 漢"))
    with pytest.raises(ValueError, match="the drawing of 'Assessments in time have risen in every quarter' holds '漢'"):
        write_pdf(Document("T", blocks=(odd,)))


def test_a_picture_that_is_none_is_refused() -> None:
    """With the document named."""
    table = Table("Numbers", (Column("A"),), ((words("a"),),))
    with pytest.raises(ValueError, match=r"^T cannot be written: the picture of 'Chart' is not well-formed SVG"):
        write_pdf(Document("T", blocks=(Chart("Chart", "It rose.", "<svg", table),)))


def test_markup_in_words_is_words() -> None:
    """Nothing is run, hidden or set in another way."""
    text = '#panic("x") *bold* _it_ $x^2$ `code` = Heading @ref <label> // comment /* */ \\u{41} ~ -- "quoted"'
    pdf = pages(Heading(1, text), Text(text), Listing((text,)), Note(text), marking=text, stamp=text)
    assert text in pdf.text(pdf.root.find("H1")[0])
    assert [pdf.text(p) for p in pdf.root.find("P")] == [text, f"Note: {text}"]
    assert text in artifacts(pdf, 0)


def test_a_document_without_anything_is_one_page() -> None:
    """A title alone is no fault; a break at either end adds no page."""
    assert len(pages().pages) == 1
    assert len(pages(Break(), Text("a"), Break()).pages) == 1
    assert check(write_pdf(Document("T", language="cy"))) == []


def test_headings_out_of_step_are_refused() -> None:
    """With every fault named at once."""
    made = Document("T", blocks=(Heading(2, "Below nothing"), Table("", (), ())))
    with pytest.raises(ValueError, match="'Below nothing' of level 2 stands below one of level 0") as caught:
        write_pdf(made)
    assert "has no caption" in str(caught.value)


def test_a_paper_of_many_pages_is_written_in_a_moment() -> None:
    """Contents, numbers and heads are right on each; the time itself is measured elsewhere."""
    blocks = tuple(
        replace(block, anchor="") if isinstance(block, Heading | Table | Chart) else block
        for _ in range(4)
        for block in document().blocks
        if not (isinstance(block, Table) and any(cell.link for row in block.rows for cell in row))
    )
    data = write_pdf(replace(document(), blocks=blocks))
    assert len(read(data).pages) >= 14
    assert check(data) == []


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.lists(
            st.text(st.characters(codec="latin-1", exclude_categories=("Cc", "Cf")), max_size=60),
            min_size=3,
            max_size=3,
        ),
        min_size=1,
        max_size=8,
    )
)
def test_any_words_of_western_europe_come_back(rows: list[list[str]]) -> None:
    """Blanks within, at the ends, marks and all."""
    made = tuple(tuple(words(text) for text in row) for row in rows)
    data = write_pdf(Document("T", blocks=(Table("Any", (Column("A"), Column("B"), Column("C")), made),)))
    assert read_cells(data)[0][1:] == rows
    assert check(data) == []

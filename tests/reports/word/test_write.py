"""What stands in a Word file, read back: the words and cells of the document, and all that readers need who cannot see it."""

import io
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports import sample
from tests.reports.word.reading import (
    body,
    broken_links,
    read_alternatives,
    read_cells,
    read_described_tables,
    read_headings,
    read_pages,
    read_repeated,
    read_text,
    style_of,
    text_of,
)

from goldenthread.reports.blocks import Break, Column, Document, Heading, KeyFigure, Listing, Table, Text
from goldenthread.reports.cells import SHORTHAND, Tone, absent, number, words
from goldenthread.reports.shape import folded
from goldenthread.reports.word import write_word

EXEMPT = "Exempt: paragraph 1 of Schedule 12A of the Local Government Act 1972"


@pytest.fixture(scope="module")
def document() -> Document:
    """A document with every block and every state of a cell."""
    return sample.document(EXEMPT)


@pytest.fixture(scope="module")
def written(document: Document) -> bytes:
    """The same as a Word file in the house's look."""
    return write_word(document)


def expected_cells(document: Document) -> list[list[list[str]]]:
    """What every table of a document says, the headings first."""
    return [
        [[column.heading for column in folded(table).columns], *([cell.text for cell in row] for row in table.rows)]
        for table in document.tables()
    ]


def test_every_cell_stands_there_letter_for_letter(document: Document, written: bytes) -> None:
    """The tables read back are the tables of the document, those of charts included."""
    assert read_cells(written) == expected_cells(document)


def test_headings_are_headings_in_order(document: Document, written: bytes) -> None:
    """Each heading has the style of its level."""
    assert read_headings(written) == [(b.level, b.text) for b in document.blocks if isinstance(b, Heading)]


def test_every_sentence_stands_there(document: Document, written: bytes) -> None:
    """Text, lists, notes with who wrote them, captions, notes of tables and the front are all said."""
    said = "\n".join(read_text(written))
    for block in document.blocks:
        if isinstance(block, Text):
            assert block.text in said
        if isinstance(block, Listing):
            assert all(item in said for item in block.items)
    assert f"Commentary: {sample.LONG}\nA. Analyst, 14 January 2027" in said
    assert "Data quality: Six records lack a date." in said
    assert "Not yet here: Health checks" in said
    assert "pp: percentage points." in said
    assert "Wards affected:\tAll" in said
    assert document.title in said


def test_a_key_figure_takes_all_of_itself_along(written: bytes) -> None:
    """Value, counts, period, target, rating, direction, comparator, signal, sentence, definition and data are beside it."""
    said = "\n".join(read_text(written))
    for part in (
        "98.1%\u200352 of 53, October to December 2026",
        "\u00a0● green\u00a0 · \u00a0▲ improving\u00a0 · Target: at least 90% · Comparator: England 84.5%",
        "Signal: more than chance: eight quarters in a row above the average",
        "Almost every assessment was finished in time.",
        "Definition: assessments-in-45-working-days, version 2 · Data: snapshot ece6c0e3633d",
        "[c]\u2003December 2026",
    ):
        assert part in said


def test_pictures_and_tables_are_told_in_words(document: Document, written: bytes) -> None:
    """A chart bears its title and sentence, a small line its own description, and every table a title and headings."""
    chart = sample.chart()
    assert (chart.title, chart.sentence) in read_alternatives(written)
    assert ("Last four quarters", "Last four quarters") in read_alternatives(written)
    described = read_described_tables(written)
    assert [title for title, _ in described] == [table.caption for table in document.tables()]
    assert "5 rows under the headings Measure; Previous: period" in described[0][1]


def test_header_rows_repeat_and_rows_are_whole(written: bytes) -> None:
    """The first row of each table repeats on the next page, and no row is split; no cell is merged."""
    for table in body(written).iter(qn("w:tbl")):
        rows = list(table.iterchildren(qn("w:tr")))
        repeats = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]
        assert repeats == [True] + [False] * (len(rows) - 1)
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
        assert not list(table.iter(qn("w:gridSpan"), qn("w:vMerge")))
        grid = [int(column.get(qn("w:w"))) for column in table.iter(qn("w:gridCol"))]
        assert all(width > 0 for width in grid)
        assert {len(list(row.iterchildren(qn("w:tc")))) for row in rows} == {len(grid)}


def test_the_language_and_the_properties_are_stated(document: Document, written: bytes) -> None:
    """The file says British English, its title, who wrote it and when; nothing of this moment is in it."""
    word = docx.Document(io.BytesIO(written))
    languages = [node.get(qn("w:val")) for node in word.styles.element.iter(qn("w:lang"))]
    assert languages == ["en-GB"]
    assert word.core_properties.title == document.title
    assert word.core_properties.author == document.author
    assert word.core_properties.language == "en-GB"
    assert word.core_properties.created is not None
    assert word.core_properties.created.date() == document.written
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_without_a_day_none_is_stated() -> None:
    """A document that was written on no stated day does not claim today."""
    word = docx.Document(io.BytesIO(write_word(Document("A paper", blocks=(Text("Words."),)))))
    assert word.core_properties.created is None
    assert word.core_properties.modified is None


def test_the_same_document_gives_the_same_bytes(document: Document, written: bytes) -> None:
    """Pictures, ids and properties depend on nothing but the document."""
    assert write_word(document) == written
    assert write_word(replace(document, author="Somebody else")) != written


def test_the_marking_stamp_and_page_numbers_stand_on_every_page(document: Document, written: bytes) -> None:
    """Every section's first and other headers bear the marking, and its footers the stamp and Page x of y."""
    repeated = read_repeated(written)
    assert set(repeated) == {"header first", "header default", "footer first", "footer default"}
    for kind, sections in repeated.items():
        for lines in sections:
            if kind.startswith("header"):
                assert lines[0] == EXEMPT
            else:
                assert lines == [document.stamp, "Page 1 of 1"]
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        footer = archive.read("word/footer.xml").decode()
    assert "NUMPAGES" in footer
    assert " PAGE " in footer


def test_a_public_paper_bears_no_marking() -> None:
    """An empty place leaves no empty bar."""
    for sections in read_repeated(write_word(sample.document())).values():
        assert all("Exempt" not in line for lines in sections for line in lines)


def test_wide_tables_lie_on_pages_of_their_own(written: bytes) -> None:
    """The register turns its page, and the pages before and after it stand upright; its heading goes with it."""
    assert read_pages(written) == ["upright", "turned", "upright"]
    sections = [
        text_of(paragraph)
        for paragraph in body(written).iter(qn("w:p"))
        if paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None
    ]
    assert sections[0] == "Question: What will be done about placements?"


def test_the_list_of_contents_leads_to_every_section(written: bytes) -> None:
    """Sections and what is below them are listed as links that arrive; a cell's link arrives too."""
    assert broken_links(written) == []
    links = [text_of_link(link) for link in body(written).iter(qn("w:hyperlink"))]
    listed = ["Summary", "Measures", "Against target", "Over time", "Money", "Risks", "About the data"]
    assert links == [*listed, "the measures"]
    kinds = [mark.get(qn("w:fldCharType")) for mark in body(written).iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]


def text_of_link(link) -> str:  # type: ignore[no-untyped-def]
    """The words of a link."""
    return "".join(node.text or "" for node in link.iter(qn("w:t")))


def test_a_short_paper_has_no_list_of_contents() -> None:
    """With fewer sections than a reader would need a list for, none is made."""
    assert "Contents" not in read_text(write_word(Document("A paper", blocks=(Heading(1, "One"), Text("Words.")))))


def test_the_legend_explains_what_is_used_and_no_more() -> None:
    """Each shorthand in a table or figure is explained once; without any there is no legend."""
    hidden, missing = list(SHORTHAND)[:2]
    table = Table("Few", (Column("Team"), Column("Children", True)), ((words("A"), absent(hidden)),))
    said = read_text(write_word(Document("A paper", blocks=(table,))))
    assert sum(line.startswith(SHORTHAND[hidden] + " ") for line in said) == 1
    assert not any(line.startswith(SHORTHAND[missing] + " ") for line in said)
    assert not any("Shorthand" in line for line in read_text(write_word(Document("A paper", blocks=(Text("None."),)))))


def test_lists_are_lists_and_numbers_begin_again() -> None:
    """Each numbered list has numbering of its own; bullets share one."""
    blocks = (
        Listing(("a", "b"), numbered=True),
        Listing(("c",), numbered=True),
        Listing(("d",)),
        Listing(("e",)),
    )
    root = body(write_word(Document("Lists", blocks=blocks)))
    numbers = [node.get(qn("w:val")) for node in root.iter(qn("w:numId"))]
    assert numbers[0] == numbers[1]
    assert numbers[1] != numbers[2]
    assert numbers[3] == numbers[4]
    assert len(set(numbers)) == 3


def test_a_rating_is_shape_word_and_ground() -> None:
    """Its words say it; the ground is beside them; a plain cell has none."""
    table = Table("Ratings", (Column("Rating"),), ((words("■ red", Tone.RED),), (words("none"),)), row_headings=False)
    cells = list(body(write_word(Document("A paper", blocks=(table,)))).iter(qn("w:tc")))
    assert cells[1].find(f".//{qn('w:shd')}").get(qn("w:fill")) == "F6D0CB"
    assert cells[2].find(f".//{qn('w:shd')}") is None


def test_a_total_is_bold_and_numbers_stand_right() -> None:
    """The row that sums the others is set apart by more than its place."""
    root = body(write_word(Document("Money", blocks=(sample.dashboard(), sample.money()))))
    rows = list(list(root.iter(qn("w:tbl")))[1].iter(qn("w:tr")))
    assert [bool(list(row.iter(qn("w:b")))) for row in rows[1:]] == [False, False, True]
    assert rows[1][2].find(f".//{qn('w:jc')}").get(qn("w:val")) == "right"


def test_a_break_begins_a_page_without_an_empty_line() -> None:
    """The next paragraph, or the caption of a table, begins the page; breaks at the ends are nothing."""
    table = Table("Few", (Column("Team"),), ((words("A"),),))
    blocks = (Break(), Text("One."), Break(), Break(), Text("Two."), Break(), table, Break())
    root = body(write_word(Document("A paper", blocks=blocks)))
    begins = [
        text_of(p) for p in root.iter(qn("w:p")) if p.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None
    ]
    assert begins == ["Two.", "Few"]
    assert all(text_of(p) or style_of(p) == "" for p in root.iterchildren(qn("w:p")))


def test_what_cannot_be_written_is_named_at_once() -> None:
    """A document with faults is refused before anything is made."""
    link = Table("A", (Column("See"),), ((words("there", link="nowhere"),),))
    with pytest.raises(ValueError, match=r"nowhere.*control"):
        write_word(Document("A paper", blocks=(link, Text("bell \x07"))))
    with pytest.raises(ValueError, match="title"):
        write_word(Document(" "))


def test_long_and_many_are_written() -> None:
    """A long title is cut only in the properties; a table of very many columns and an endless word keep every cell."""
    title = "A paper with a very long title " * 12
    columns = tuple(Column(f"Column {place}", True) for place in range(40))
    table = Table(
        "Wide", columns, (tuple(number(place) for place in range(40)), tuple(words("x" * 300) for _ in range(40)))
    )
    data = write_word(Document(title.strip(), blocks=(table,)))
    assert read_cells(data)[0][2] == ["x" * 300] * 40
    assert title.strip() in read_text(data)
    assert read_pages(data) == ["upright", "turned"]


def test_a_figure_with_little_is_written() -> None:
    """Blank parts of a key figure leave no labels behind."""
    data = write_word(Document("A paper", blocks=(KeyFigure("Children", number(3), "May 2026"),)))
    assert [line for line in read_text(data) if line] == ["A paper", "Children", "3\u2003May 2026"]


printable = st.text(
    st.characters(exclude_categories=("C", "Zl", "Zp"), max_codepoint=0x2FFF), min_size=1, max_size=30
).filter(str.strip)
cells = st.one_of(
    printable.map(words),
    st.decimals(-(10**9), 10**9, places=2).map(lambda found: number(Decimal(found), 2, brackets=True)),
    st.sampled_from(list(SHORTHAND)).map(absent),
    st.just(words("")),
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table of any few columns and rows."""
    width = draw(st.integers(1, 6))
    columns = tuple(
        Column(draw(printable), draw(st.booleans()), 1.0, draw(st.one_of(st.just(""), printable))) for _ in range(width)
    )
    rows = draw(st.lists(st.tuples(*[cells] * width), max_size=5))
    return Table(draw(printable), columns, tuple(rows))


@settings(max_examples=40, deadline=None)
@given(st.lists(tables(), max_size=3))
def test_any_words_and_numbers_come_back(found: list[Table]) -> None:
    """Markup, blanks at the ends, marks of other alphabets and every state are read back as they were."""
    document = Document("A paper", written=date(2026, 5, 1), blocks=tuple(found))
    assert read_cells(write_word(document)) == expected_cells(document)

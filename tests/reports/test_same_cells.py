"""The four formats hold the same cells, proved by reading each file back with a reader of its own."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.reports.excel import reading as excel
from tests.reports.html import reading as html
from tests.reports.pdf import tree as pdf
from tests.reports.sample import document
from tests.reports.word import reading as word

from goldenthread.reports.blocks import Chart, Column, Document, KeyFigure, Table
from goldenthread.reports.cells import SHORTHAND, Cell, Tone, absent, day, number, words
from goldenthread.reports.formats import FORMATS
from goldenthread.reports.shape import folded

Cells = list[list[list[str]]]
READERS: dict[str, Callable[[bytes], Cells]] = {
    "html": html.read_cells,
    "docx": word.read_cells,
    "xlsx": excel.read_cells,
    "pdf": pdf.read_cells,
}
MARKING = "Exempt: paragraph 1 of Schedule 12A"


def expected(made: Document) -> Cells:
    """The tables of a document as rows of text, the headings first, each with its group before it."""
    return [
        [[column.heading for column in folded(table).columns], *([cell.text for cell in row] for row in table.rows)]
        for table in made.tables()
    ]


def read_back(made: Document, form: str) -> Cells:
    """The tables that a file of a format holds; those that only gather key figures (Excel) are left out."""
    found = READERS[form](FORMATS[form](made))
    return found[1:] if form == "xlsx" and any(isinstance(block, KeyFigure) for block in made.blocks) else found


def test_every_format_has_a_reader() -> None:
    """A fifth format is proved here too."""
    assert set(READERS) == set(FORMATS)


@pytest.mark.parametrize("form", FORMATS)
def test_the_sample_comes_back_from_every_format(form: str) -> None:
    """Every block and every state, ratings, dates, money, long and awkward words, headings and groups."""
    assert read_back(document(MARKING), form) == expected(document())


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_document_gives_the_same_bytes(form: str) -> None:
    """So that a pack can be rebuilt and compared."""
    assert FORMATS[form](document(MARKING)) == FORMATS[form](document(MARKING))


@pytest.mark.parametrize("form", FORMATS)
def test_every_key_figure_says_the_same(form: str) -> None:
    """The value, its rating, its direction and each of the words that travel with it."""
    made = document(MARKING)
    said = everything(FORMATS[form](made), form)
    for figure in (block for block in made.blocks if isinstance(block, KeyFigure)):
        cells = [cell.text for cell in (figure.value, figure.rating, figure.direction) if cell]
        parts = [figure.title, figure.period, figure.counted, figure.target, figure.signal, figure.comparator]
        for part in (*cells, *parts, figure.definition, figure.data, figure.says):
            assert part in said, part


@pytest.mark.parametrize("form", FORMATS)
def test_every_sentence_is_in_every_format(form: str) -> None:
    """Headings, paragraphs, lists, notes, captions, charts, the front and the marking."""
    made = document(MARKING)
    said = everything(FORMATS[form](made), form)
    charts = [block for block in made.blocks if isinstance(block, Chart)]
    sentences = [made.title, made.subtitle, made.organisation, made.author, made.marking, made.stamp]
    sentences += [value for _, value in made.about]
    sentences += [part for chart in charts for part in (chart.title, chart.sentence, chart.table.caption)]
    for block in made.blocks:
        sentences += [getattr(block, "text", ""), *getattr(block, "items", ()), getattr(block, "caption", "")]
        sentences += getattr(block, "notes", ())
    missing = [sentence for sentence in sentences if sentence not in said]
    # A sheet says in which section it stands, not under which smaller heading.
    allowed = ["Over time"] if form == "xlsx" else []
    assert missing == allowed


def everything(data: bytes, form: str) -> str:
    """All the words of a file."""
    if form == "html":
        return html.words(html.parsed(data))
    if form == "docx":
        repeated = word.read_repeated(data).values()
        return "\n".join([*word.read_text(data), *(line for one in repeated for lines in one for line in lines)])
    if form == "xlsx":
        sheets = excel.read_sheets(data)
        rows = [cell for sheet in sheets for row in (sheet.above, sheet.headings, *sheet.rows) for cell in row]
        return "\n".join(rows)
    read = pdf.read(data)
    heads = ["".join(shown.text for shown in page if shown.artifact) for page in read.pages]
    return "\n".join([read.text(read.root), *(read.text(part) for part in read.root.find("P", "LBody")), *heads])


# Letters that the type of the pages has, and no two blanks that a web page would show as one.
letters = st.characters(codec="latin-1", exclude_categories=("Cc", "Cf"), exclude_characters="\xa0") | st.sampled_from(
    "–—“”…≥→●◐▲◆■"
)
texts = st.text(letters, max_size=40)


@st.composite
def numbers(draw: st.DrawFn) -> Cell:
    """A number of any kind, above, below and at nought."""
    value = draw(st.decimals(-(10**8), 10**8, places=2) | st.integers(-3, 3))
    affixes = st.sampled_from([("", ""), ("", "%"), ("£", ""), ("£", "k"), ("", " pp"), ("", '"')])
    prefix, suffix = draw(affixes)
    return number(Decimal(value), draw(st.integers(0, 2)), prefix, suffix, draw(st.booleans()), draw(st.booleans()))


cells = (
    numbers()
    | st.sampled_from(sorted(SHORTHAND, key=lambda state: state.value)).map(absent)
    | st.dates(date(1880, 1, 1), date(2100, 1, 1)).map(day)
    | st.builds(words, texts, st.sampled_from(Tone))
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table of any shape, with groups of columns and totals."""
    breadth, length = draw(st.integers(1, 7)), draw(st.integers(0, 6))
    groups = draw(st.lists(st.sampled_from(["", "", "Previous", "Latest"]), min_size=breadth, max_size=breadth))
    columns = tuple(Column(f"Column {i}", draw(st.booleans()), 1.0, group) for i, group in enumerate(groups))
    rows = tuple(tuple(draw(cells) for _ in columns) for _ in range(length))
    totals = frozenset({length - 1} if length and draw(st.booleans()) else ())
    caption = "Caption " + draw(texts).strip()
    return Table(caption, columns, rows, row_headings=draw(st.booleans()), totals=totals)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(tables(), min_size=1, max_size=3))
def test_any_table_comes_back_alike_from_every_format(given_tables: list[Table]) -> None:
    """Four files, four readers, one answer."""
    made = Document("Generated", blocks=tuple(given_tables))
    wanted = expected(made)
    for form in FORMATS:
        assert read_back(made, form) == wanted, form

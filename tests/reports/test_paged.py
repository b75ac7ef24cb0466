"""Long tables of charts stand at the end of documents on pages, and hold the same cells there."""

from tests.reports.html.reading import read_captions
from tests.reports.pdf.tree import read_cells as read_pdf
from tests.reports.word.reading import read_cells as read_word

from goldenthread.reports.blocks import Document, Heading, Text
from goldenthread.reports.cells import number
from goldenthread.reports.charts.frame import Spot
from goldenthread.reports.charts.line import line_chart
from goldenthread.reports.html import write_html
from goldenthread.reports.pdf import write_pdf
from goldenthread.reports.shape import BEHIND_CHARTS, LONG_CHART_ROWS, paged
from goldenthread.reports.word import write_word


def _document(months: int) -> Document:
    chart = line_chart("Visits in time", [Spot(f"Month {n}", number(60 + n)) for n in range(months)], anchor="visits")
    return Document("Visits", blocks=(Heading(1, "Visits", "one"), chart, Text("What is said of them.")))


def test_a_short_table_stays_beneath_its_chart() -> None:
    """Nothing is moved where everything fits."""
    assert paged(_document(LONG_CHART_ROWS)) == _document(LONG_CHART_ROWS)


def test_a_long_table_stands_at_the_end_with_every_cell() -> None:
    """On pages beneath a heading of its own; on the web beneath its picture still."""
    made = _document(LONG_CHART_ROWS + 12)
    moved = paged(made)
    assert [block.text for block in moved.blocks if isinstance(block, Heading)] == ["Visits", BEHIND_CHARTS]
    assert list(moved.tables()) == list(made.tables())
    (table,) = made.tables()
    cells = [[cell.text for cell in row] for row in table.rows]
    for read in (read_word(write_word(made)), read_pdf(write_pdf(made))):
        assert [row for row in read[-1] if row in cells] == cells
    assert table.caption in " ".join(read_captions(write_html(made)))


def test_the_words_beside_a_chart_come_before_its_numbers() -> None:
    """A reader of the page meets what is said before the long table."""
    found = [type(block).__name__ for block in paged(_document(40)).blocks]
    assert found == ["Heading", "Chart", "Text", "Heading", "Table"]

"""Word documents and web pages: tables with merged cells, captions, headings and running text."""

import csv
import html
from contextlib import suppress
from pathlib import Path

import docx
import pytest
from docx.document import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.scrutiny.reading.papers import TODAY, read, roles, written

from goldenthread.records.errors import InputRefused
from goldenthread.reports.blocks import Column, Heading, Table, Text
from goldenthread.reports.blocks import Document as Blocks
from goldenthread.reports.cells import number, words
from goldenthread.reports.formats import FORMATS
from goldenthread.scrutiny.roles import Role


def _table(document: Document, rows: list[list[str]]) -> None:
    table = document.add_table(len(rows), len(rows[0]))
    for cells, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text


def _saved(document: Document, folder: Path) -> Path:
    path = folder / "paper.docx"
    document.save(str(path))
    return path


def test_word_tables_are_named_by_what_stands_above_and_text_keeps_its_order(tmp_path: Path) -> None:
    """Headings have levels; a table between paragraphs does not number as one."""
    document = docx.Document()
    document.add_heading("Performance", 1)
    document.add_paragraph("1.1 Assessments in time rose to 45.2%.")
    document.add_paragraph("Table 1: Indicators")
    _table(document, [["Indicator", "Previous", "Latest", "Change"], ["A", "10", "12", "+2"]])
    document.add_heading("Finance", 2)
    _table(document, [["Service", "Budget", "Outturn"], ["Duty", "10", "12"]])
    found = read(_saved(document, tmp_path))
    assert [(sheet.grid.table, sheet.grid.heading_row) for sheet in found.paper] == [
        ("Table 1: Indicators", 1),
        ("Finance", 1),
    ]
    assert [(one.number, one.level, one.text) for one in found.paper.paragraphs] == [
        (1, 1, "Performance"),
        (2, 0, "1.1 Assessments in time rose to 45.2%."),
        (3, 0, "Table 1: Indicators"),
        (4, 2, "Finance"),
    ]


def test_merged_cells_of_a_word_table(tmp_path: Path) -> None:
    """Across: the text stands once, and heads each column beneath it; down: it stands in each row."""
    document = docx.Document()
    rows = [
        ["Indicator", "October", "", "November", ""],
        ["", "n", "%", "n", "%"],
        ["Early help", "", "", "", ""],
        ["Seen in time", "12", "60%", "14", "70%"],
        ["", "8", "40%", "6", "30%"],
    ]
    _table(document, rows)
    table = document.tables[0]
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 3).merge(table.cell(0, 4))
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(2, 0).merge(table.cell(2, 4))
    table.cell(3, 0).merge(table.cell(4, 0))
    (sheet,) = read(_saved(document, tmp_path)).paper
    assert sheet.grid.headings == ("Indicator", "October n", "October %", "November n", "November %", "(section)")
    assert [(row.line.number, row.label, row.text(Role.GROUP)) for row in sheet.rows] == [
        (4, "Seen in time", "Early help"),
        (5, "Seen in time", "Early help"),
    ]


def test_a_table_of_one_column_is_running_text(tmp_path: Path) -> None:
    """It is a box around words."""
    document = docx.Document()
    _table(document, [["2.1 Members are asked to note that 44% were in time."]])
    _table(document, [["Measure", "Latest"], ["A", "1"]])
    found = read(_saved(document, tmp_path))
    assert len(found.paper.sheets) == 1
    assert found.paper.paragraphs[0].text.startswith("2.1 Members")


def test_deleted_words_are_not_read(tmp_path: Path) -> None:
    """Tracked changes show what was and what is; what is counts."""
    document = docx.Document()
    paragraph = document.add_paragraph("Now 12")
    element = paragraph.runs[0]._r
    deleted = element.makeelement(element.tag.replace("}r", "}del"), {})
    run = element.makeelement(element.tag, {})
    text = element.makeelement(element.tag.replace("}r", "}delText"), {})
    text.text = "Was 11"
    run.append(text)
    deleted.append(run)
    element.addnext(deleted)
    assert [one.text for one in read(_saved(document, tmp_path)).paper.paragraphs] == ["Now 12"]


def test_a_page_is_read_with_captions_heads_and_merged_cells(tmp_path: Path) -> None:
    """Scripts and pictures are no words."""
    page = """
    <!doctype html><html><head><title>x</title><style>p {}</style></head><body><h1>Report</h1>
    <p>44% <script>var hidden = 1</script>in time</p><ul><li>one</li></ul>
    <table><caption>Indicators</caption>
    <thead><tr><th rowspan="2">Indicator</th><th colspan="2">2017</th></tr><tr><th>Q3</th><th>Q4</th></tr></thead>
    <tbody><tr><th>A</th><td>1</td><td><svg><text>99</text></svg>2</td></tr></tbody></table></body></html>
    """
    found = read(written(tmp_path, page, "paper.html"))
    (sheet,) = found.paper
    assert (sheet.grid.table, sheet.grid.headings) == ("Indicators", ("Indicator", "2017 Q3", "2017 Q4"))
    assert [row.line.cells for row in sheet.rows] == [("A", "1", "2")]
    assert [(one.level, one.text) for one in found.paper.paragraphs] == [(1, "Report"), (0, "44% in time"), (0, "one")]


@pytest.mark.parametrize("ending", ["html", "docx", "xlsx"])
def test_our_own_documents_read_back(tmp_path: Path, ending: str) -> None:
    """The same cells under the same headings from every format that we write."""
    columns = (Column("Indicator"), Column("Previous", numeric=True), Column("Latest", numeric=True), Column("Rating"))
    rows = (
        (words("Seen in time"), number(44, 1, suffix="%"), number(45, 1, suffix="%"), words("Green")),
        (words("Spend"), number(1200, prefix="£"), number(-3874, prefix="£", brackets=True), words("Red")),
    )
    document = Blocks("Report", blocks=(Heading(1, "Figures"), Text("44.0% rose."), Table("Indicators", columns, rows)))
    path = tmp_path / f"report.{ending}"
    path.write_bytes(FORMATS[ending](document))
    sheets = [sheet for sheet in read(path).paper if sheet.grid.headings[:2] == ("Indicator", "Previous")]
    assert [roles(sheet) for sheet in sheets] == [
        {"Indicator": "label", "Previous": "previous", "Latest": "latest", "Rating": "rating"}
    ]
    assert [row.line.cells[:3] for row in sheets[0].rows] == [
        ("Seen in time", "44.0%", "45.0%"),
        ("Spend", "£1,200", "(£3,874)"),
    ]


def test_a_folder_is_read_once_a_document(tmp_path: Path) -> None:
    """Several formats of one document hold the same figures."""
    document = Blocks(
        "Report", blocks=(Table("T", (Column("Measure"), Column("Latest")), ((words("A"), words("1")),)),)
    )
    for ending in ("html", "docx", "xlsx"):
        (tmp_path / f"report.{ending}").write_bytes(FORMATS[ending](document))
    written(tmp_path, "Measure,Latest\nB,2", "more.csv")
    (tmp_path / "notes.md").write_text("not a table")
    assert {sheet.grid.file for sheet in read(tmp_path).paper} == {"more.csv", "report.docx"}
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(InputRefused, match="holds no tables"):
        read(empty)


CELLS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs", "Sm", "Sc")), max_size=12)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    data=st.binary(max_size=400),
    start=st.sampled_from([b"", b"Measure,Latest\nA,1\n", b"PK\x03\x04", b"<html>", b"\xff\xfe"]),
)
def test_no_bytes_crash_the_reading(tmp_path: Path, data: bytes, start: bytes) -> None:
    """Whatever lies in a file, it is read or refused."""
    path = tmp_path / "paper.csv"
    path.write_bytes(start + data)
    with suppress(InputRefused):
        assert read(path).paper.today == TODAY


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=1, max_size=8))
def test_a_table_reads_the_same_from_a_csv_and_a_page(tmp_path: Path, rows: list[list[str]]) -> None:
    """How the rows are written makes no difference to what they say."""
    path = tmp_path / "paper.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["Measure", "Previous", "Latest", "Note"], *rows])
    cells = "".join(f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    head = "<tr><th>Measure</th><th>Previous</th><th>Latest</th><th>Note</th></tr>"
    page = tmp_path / "paper.html"
    page.write_text(f"<html><body><table>{head}{cells}</table></body></html>", encoding="utf-8")

    def lines(one: Path) -> list[list[str]] | str:
        try:
            return [
                [" ".join(cell.split()) for cell in line.cells]
                for sheet in read(one).paper
                for line in sheet.grid.lines
            ]
        except InputRefused as refused:
            return refused.problems[0].what

    assert lines(path) == lines(page)

"""A workbook holds real numbers that print as cells do, by the conventions of official statistics."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from python_calamine import CalamineWorkbook
from tests.reports.excel.reading import MAIN, printed, read_cells, read_sheets
from tests.reports.sample import LONG, document

from goldenthread.reports.blocks import Column, Document, Heading, Note, Table, Text
from goldenthread.reports.cells import Cell, day, number, words
from goldenthread.reports.excel import write_excel
from goldenthread.reports.excel.numbers import kept_day, kept_number, number_format

EXEMPT = "Exempt: paragraph 1 of Schedule 12A & more"
SAMPLE = write_excel(document(EXEMPT))
SHEETS = {sheet.name: sheet for sheet in read_sheets(SAMPLE)}


def one_table(*cells: Cell, headings: tuple[str, ...] = (), caption: str = "A table", anchor: str = "") -> Document:
    """A document of one row."""
    columns = tuple(Column(text) for text in headings or (f"Column {i}" for i, _ in enumerate(cells)))
    return Document("Title", blocks=(Table(caption, columns, (cells,), anchor),))


def part(content: bytes, name: str) -> str:
    """One part of the file as text."""
    with ZipFile(BytesIO(content)) as parts:
        return parts.read(name).decode("utf-8")


def test_the_sheets_stand_in_the_order_of_the_conventions() -> None:
    """Cover, contents and notes come first; then one table a sheet, named by its anchor."""
    assert list(SHEETS) == [
        *("Cover", "Contents", "Notes", "Key figures", "Commentary"),
        *("plan-measures", "chart-table", "revenue", "risks", "states", "awkward", "empty"),
    ]


def test_the_same_document_gives_the_same_bytes() -> None:
    """Nothing depends on when or where it is made."""
    assert write_excel(document(EXEMPT)) == SAMPLE
    with ZipFile(BytesIO(SAMPLE)) as parts:
        assert {info.date_time for info in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_every_cell_prints_as_the_document_says() -> None:
    """Numbers, dates, ratings, shorthand and words, letter for letter."""
    tables = read_cells(SAMPLE)[1:]
    assert [[[cell.text for cell in row] for row in table.rows] for table in document().tables()] == [
        rows for _, *rows in tables
    ]


def test_numbers_are_numbers_and_dates_are_dates() -> None:
    """A reader can sum them; shorthand and ratings are words."""
    assert SHEETS["revenue"].kinds[0] == ["text", "number", "number", "date", "text"]
    assert SHEETS["plan-measures"].kinds[0] == ["text", "text", "number", "text", "number", "number", "number", "text"]
    assert SHEETS["states"].kinds[0] == ["text", "text", "number", "blank"]


def test_another_reader_finds_the_same_values() -> None:
    """The field's usual reader gives the numbers as they are, a percentage from 0 to 100."""
    book = CalamineWorkbook.from_filelike(BytesIO(SAMPLE))
    rows = book.get_sheet_by_name("plan-measures").to_python()
    assert rows[-5][2:8] == [84.6, "October to December 2026", 91.4, 6.8, 90.0, "● green"]
    money = book.get_sheet_by_name("revenue").to_python()
    assert money[-3][1:4] == [5740.0, -3874.0, date(2017, 11, 5)]


def test_a_group_is_written_before_its_headings() -> None:
    """One row of headings: a machine reads it, and no cell is merged."""
    assert SHEETS["plan-measures"].headings[1:4] == ["Previous: period", "Previous: value", "Latest: period"]
    assert not any(sheet.xml.findall(f".//{MAIN}mergeCell") for sheet in SHEETS.values())


def test_no_text_becomes_a_formula_or_an_outside_link() -> None:
    """What begins like a formula stays as it was written."""
    assert not any(sheet.xml.findall(f".//{MAIN}f") for sheet in SHEETS.values())
    assert [row[1] for row in SHEETS["awkward"].rows][:4] == ["=1+1", "@SUM(A1)", "+44 20 8359 0000", "-"]
    found = read_sheets(
        write_excel(one_table(words("=cmd|' /C calc'!A0"), words("http://a.example"), headings=("=1", "-2")))
    )
    assert found[-1].headings == ["=1", "-2"]
    assert found[-1].rows == [["=cmd|' /C calc'!A0", "http://a.example"]]
    assert not found[-1].xml.findall(f".//{MAIN}f")
    assert not found[-1].xml.findall(f".//{MAIN}hyperlink")


def test_links_lead_to_sheets() -> None:
    """The contents link to every sheet, and a cell to the table that it names."""
    links = [str(link.get("location")) for link in SHEETS["Contents"].xml.iter(f"{MAIN}hyperlink")]
    assert links == [f"'{name}'!A1" for name in list(SHEETS)[2:]]
    assert [link.get("location") for link in SHEETS["revenue"].xml.iter(f"{MAIN}hyperlink")] == ["'plan-measures'!A1"]


def test_each_sheet_says_what_it_is_above_its_table() -> None:
    """Title, marking, the chart's sentence, the section, shorthand and notes."""
    assert SHEETS["chart-table"].above[:3] == [
        "Assessments in time have risen in every quarter",
        EXEMPT,
        "Assessments finished in time rose from 72.0% in Q1 to 91.4% in Q4.",
    ]
    assert (
        "The table contains shorthand: [c], [x], [z], [u], [n], [a]. The sheet Notes says what it means."
        in SHEETS["states"].above
    )
    assert "Notes that apply, on the sheet Notes: 1." in SHEETS["plan-measures"].above
    assert "This sheet holds one table, which has no rows." in SHEETS["empty"].above


def test_notes_and_commentary_have_their_sheets() -> None:
    """The legend and the notes on one; paragraphs, lists and a person's words on the other."""
    notes = {row[0]: row for row in SHEETS["Notes"].rows}
    assert notes["[c]"][1:3] == ["hidden, so that no child can be found", "Key figures, states"]
    assert notes["Note 2"][1:3] == ["Brackets are an overspend.", "revenue"]
    assert notes["Question"][1] == "What will be done about placements?"
    said = SHEETS["Commentary"].rows
    assert ["Against target", "Commentary", LONG, "A. Analyst", "14 January 2027"] in said
    assert [row[1] for row in said][-2:] == ["List, 1", "List, 2"]


def test_key_figures_are_gathered_in_one_table() -> None:
    """Each with the value as a number and the rest in words."""
    sheet = SHEETS["Key figures"]
    assert sheet.headings[:3] == ["Figure", "Value", "Period"]
    assert [row[1] for row in sheet.rows] == ["98.1%", "[c]", "157"]
    assert [kinds[1] for kinds in sheet.kinds] == ["number", "text", "number"]


def test_every_table_is_a_table_object_with_its_own_name() -> None:
    """Screen readers and other programs find it; Excel would repair a file with two of a name."""
    with ZipFile(BytesIO(SAMPLE)) as parts:
        tables = [etree.fromstring(parts.read(name)) for name in parts.namelist() if name.startswith("xl/tables/")]
    names = [str(table.get("name")) for table in tables]
    assert len(names) == len(set(names)) == len(SHEETS) - 2  # neither the cover nor a table without rows
    assert "table_plan_measures" in names
    for table in tables:
        heads = [str(column.get("name")).casefold() for column in table.iter(f"{MAIN}tableColumn")]
        assert len(heads) == len(set(heads))
        assert all(heads)


def test_the_marking_is_on_the_cover_and_on_every_printed_page() -> None:
    """An ampersand in it is doubled, since one alone begins a code."""
    assert EXEMPT in [
        row[0] for row in CalamineWorkbook.from_filelike(BytesIO(SAMPLE)).get_sheet_by_name("Cover").to_python()
    ]
    for sheet in SHEETS.values():
        assert "Schedule 12A && more" in str(sheet.xml.findtext(f".//{MAIN}oddHeader"))
        setup = sheet.xml.find(f"{MAIN}pageSetup")
        assert setup is not None
        assert (setup.get("orientation"), setup.get("fitToHeight"), setup.get("paperSize")) == ("landscape", "0", "9")


def test_the_file_says_what_it_is() -> None:
    """Title, author, date of the document and its language."""
    core = part(SAMPLE, "docProps/core.xml")
    assert "<dc:title>Improvement Plan data dashboard</dc:title>" in core
    assert "<dc:creator>Performance and Insight</dc:creator>" in core
    assert ">2027-01-15T00:00:00Z</dcterms:created>" in core
    assert "en-GB" in part(SAMPLE, "docProps/custom.xml")


@pytest.mark.parametrize(
    ("cell", "form"),
    [
        (number(Decimal("44.0"), 1, suffix="%"), '#,##0.0"%";-#,##0.0"%";#,##0.0"%"'),
        (number(-3874, brackets=True), "#,##0;(#,##0);#,##0"),
        (number(Decimal("6.8"), 1, signed=True), '"+"#,##0.0;-#,##0.0;#,##0.0'),
        (number(5, prefix="£", suffix="k", signed=True), '"+£"#,##0"k";-"£"#,##0"k";"£"#,##0"k"'),
        (number(5, suffix='"'), '#,##0\\";-#,##0\\";#,##0\\"'),
    ],
)
def test_number_formats(cell: Cell, form: str) -> None:
    """The formats in full, for a person to judge."""
    assert number_format(cell) == form


@given(
    st.decimals(-(10**9), 10**9, places=3),
    st.integers(0, 3),
    st.sampled_from(["", "£", "US$ ", '"', "€"]),
    st.sampled_from(["", "%", "k", " pp", "m;", '"', "\\", "#0"]),
    st.booleans(),
    st.booleans(),
)
def test_any_number_prints_as_its_cell(
    value: Decimal, places: int, prefix: str, suffix: str, brackets: bool, signed: bool
) -> None:
    """Whatever stands around it, above, below and at nought."""
    cell = number(value, places, prefix, suffix, brackets, signed)
    assert printed(f"{kept_number(cell):.16G}", number_format(cell)) == cell.text


@given(st.dates())
def test_any_date_prints_as_its_cell(value: date) -> None:
    """As a real date where Excel counts days rightly, else as words."""
    kept = kept_day(day(value))
    assert (kept is None) == (value < date(1900, 3, 1))
    assert kept is None or kept.date() == value


def test_names_that_excel_refuses_are_mended() -> None:
    """Two that differ in capitals only, too long, forbidden letters, reserved words, the look of a cell."""
    anchors = ("notes", "Measures/A:[1]?*", "x" * 40, "X" * 40, "", "'quoted'", "History", "T1")
    row = (words("a"),)
    tables = tuple(Table(f"Table {name}", (Column("A"),), (row,), name) for name in anchors)
    names = [sheet.name for sheet in read_sheets(write_excel(Document("Title", blocks=tables)))]
    assert names == [
        *(
            "Cover",
            "Contents",
            "notes 2",
            "Measures A  1",
            "x" * 31,
            "X" * 29 + " 2",
            "Table 5",
            "quoted",
            "History 2",
            "T1",
        )
    ]


def test_headings_that_differ_in_capitals_only_are_told_apart() -> None:
    """Excel takes them for one and calls the file damaged."""
    found = read_sheets(write_excel(one_table(words("1"), words("2"), words("3"), headings=("N", "n", "n 2"))))
    assert found[-1].headings == ["N", "n 2", "n 2 2"]


def test_what_a_spreadsheet_cannot_hold_is_refused_all_at_once() -> None:
    """Nothing is cut short or rounded in silence."""
    made = one_table(number(1234567890123456), words("x" * 40_000), headings=("h" * 300, "B"))
    with pytest.raises(ValueError, match=r"40,000 letters") as caught:
        write_excel(made)
    assert "16 digits" in str(caught.value)
    assert "a heading has 300 letters" in str(caught.value)


def test_a_document_without_anything_is_a_cover_and_empty_contents() -> None:
    """Nothing to list is not a fault."""
    assert [sheet.name for sheet in read_sheets(write_excel(Document("Nothing yet")))] == ["Cover", "Contents"]
    assert [s.name for s in read_sheets(write_excel(Document("Words", blocks=(Text("Some."),))))][-1] == "Commentary"


def test_a_long_marking_and_stamp_are_cut_only_in_the_heads_of_pages() -> None:
    """Excel takes 255 letters there; the cover has all of them."""
    long = "Exempt & confidential " * 30
    made = replace(document(long.strip()), stamp="data & definitions " * 40)
    found = {sheet.name: sheet for sheet in read_sheets(write_excel(made))}
    head = str(found["Cover"].xml.findtext(f".//{MAIN}oddHeader"))
    foot = str(found["Cover"].xml.findtext(f".//{MAIN}oddFooter"))
    assert len(head) <= 255
    assert head.endswith("…")
    assert len(foot) <= 255
    assert foot.endswith("&RPage &P of &N")
    assert found["risks"].above[1] == long.strip()


def test_a_note_is_told_with_its_section() -> None:
    """The words say where in the paper they stand."""
    made = Document("T", blocks=(Heading(1, "Money & more"), Note("Rounded.")))
    assert read_sheets(write_excel(made))[-1].rows == [["Note", "Rounded.", "Section: Money & more"]]

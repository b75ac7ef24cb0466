"""Registers as blocks: what was published comes back as published, and what the rows do not support is said."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from tests.records.registers.registers_made import loaded, put

from goldenthread.access.scope import Scope
from goldenthread.calendar import parse_period
from goldenthread.measures.definitions import book
from goldenthread.measures.run.session import no_population, open_session
from goldenthread.papers.registers import BLOCKS, REGISTERS, TITLES, Rows, blocks_of, holds, read_registers
from goldenthread.records.errors import WrongUse
from goldenthread.records.importers.registers.template import template
from goldenthread.reports.blocks import Block, Chart, Document, Listing, Note, Table, Text
from goldenthread.reports.cells import State
from goldenthread.reports.html import write_html

BARNET = Path(__file__).resolve().parents[3] / "examples/barnet/registers"
QUARTER = parse_period("2016-17-Q4")


def _read(root: Path) -> Mapping[str, Rows]:
    return read_registers(open_session(root, Scope.everything("test", "testing"), book(), no_population))


@pytest.fixture(scope="module")
def barnet(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Rows]:
    """The registers that Barnet published."""
    root = tmp_path_factory.mktemp("barnet") / "store"
    loaded(root, BARNET)
    return _read(root)


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Rows]:
    """The registers of the templates."""
    folder = tmp_path_factory.mktemp("templates")
    for name in REGISTERS:
        put(folder / "registers", f"{name}.csv", template(name).rstrip("\n"))
    loaded(folder / "store", folder / "registers")
    return _read(folder / "store")


def _table(blocks: tuple[Block, ...], caption: str) -> Table:
    tables = Document("", blocks=blocks).tables()
    return next(table for table in tables if table.caption.startswith(caption))


def _texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_every_register_has_a_block_and_a_title() -> None:
    """Every part of a paper has a home."""
    assert set(BLOCKS) == set(TITLES) == set(REGISTERS)


def test_key_actions_are_counted_as_published(barnet: Mapping[str, Rows]) -> None:
    """Section 4.1: 16 green, 1 green amber, none red amber or red, 17 in all."""
    blocks = blocks_of("key_actions", barnet["key_actions"], QUARTER)
    assert blocks[0] == Text("17 key actions: 16 green (met), 1 green amber (delayed, low impact).")
    counts = _texts(_table(blocks, "Key actions by rating"))
    assert [(row[0], row[2]) for row in counts] == [
        ("● Green", "16"), ("◐ Green amber", "1"), ("◆ Red amber", "0"), ("■ Red", "0"), ("○ Not rated", "0"), ("All", "17"),
    ]  # fmt: skip
    assert isinstance(blocks[2], Table)
    assert len(blocks[2].rows) == 17


def test_money_is_printed_as_published(barnet: Mapping[str, Rows]) -> None:
    """Sections 2.1 and 2.2, brackets and all; what the rows come to is said where the total is another."""
    revenue = _table(blocks_of("revenue", barnet["revenue"], QUARTER), "Revenue")
    assert revenue.caption == "Revenue budget, £000"
    assert _texts(revenue)[0][:6] == ["Family Services Management", "1,100", "677", "212", "(465)", "-68.7%"]
    assert _texts(revenue)[-1][:6] == ["Total", "46,647", "54,863", "55,289", "426", "0.8%"]
    assert revenue.totals == {12}
    assert revenue.notes == (
        "Original budget: the rows come to 46,648 and the total is given as 46,647, as rounded rows may.",
        "Outturn: the rows come to 55,288 and the total is given as 55,289, as rounded rows may.",
    )
    capital = _table(blocks_of("capital", barnet["capital"], QUARTER), "Capital")
    assert _texts(capital)[0][:6] == ["Family Services", "5,523", "(3,874)", "1,649", "(3,874)", "-70.1%"]
    assert _texts(capital)[1][0] == "Total, Family Services"
    assert capital.rows[0][2].number == Decimal(-3874)


def test_risks_are_counted_as_published(barnet: Mapping[str, Rows]) -> None:
    """Section 6 and the cover: 20 risks, 8 of them at 12 or above, 0, 3, 15 and 2 by band."""
    blocks = blocks_of("risk_matrix", barnet["risk_matrix"], QUARTER)
    assert blocks[0] == Text("The matrix holds 20 risks, 8 of them at 12 or above.")
    assert isinstance(blocks[1], Chart)
    bands = _texts(_table(blocks, "Risks by band"))
    assert [row[2:] for row in bands] == [
        ["0", "0.0%"],
        ["3", "15.0%"],
        ["15", "75.0%"],
        ["2", "10.0%"],
        ["20", "100.0%"],
    ]
    listed = _texts(_table(blocks_of("risks", barnet["risks"], QUARTER), "Risks at 12 or above"))
    assert [row[0] for row in listed] == ["FS001", "FS004", "FS007", "FS010", "FS011", "FS018", "FS019", "FS020"]
    assert [row[8] for row in listed] == ["16 ■", "16 ■", *["12 ▲"] * 6]


def test_complaints_interventions_and_narrative_are_whole(barnet: Mapping[str, Rows]) -> None:
    """Every published count and statement is there."""
    complaints = _table(blocks_of("complaints", barnet["complaints"], QUARTER), "Complaints")
    assert [row[-1] for row in _texts(complaints)] == ["4", "20", "24", "24", "11", "35"]
    assert complaints.totals == {2, 5}
    interventions = _table(blocks_of("interventions", barnet["interventions"], QUARTER), "Interventions")
    assert len(interventions.rows) == 8
    told = [block for block in blocks_of("narrative", barnet["narrative"], QUARTER) if isinstance(block, Listing)]
    assert [len(block.items) for block in told] == [2, 4]


def test_a_share_stands_beside_its_n_and_not_of_a_few(templates: Mapping[str, Rows]) -> None:
    """Audits and feedback always with n."""
    audits = _table(blocks_of("audits", templates["audits"], QUARTER), "Grades")
    assert [(row[2], row[7]) for row in _texts(audits)] == [("37", "40.5%"), ("18", "27.8%")]
    training = _table(blocks_of("training", templates["training"], QUARTER), "Training")
    assert _texts(training)[1] == ["Court skills", "Social workers", "20", "12", "60.0%"]
    feedback = _table(blocks_of("feedback", templates["feedback"], QUARTER), "Feedback")
    assert [(row[3], row[5]) for row in _texts(feedback)] == [("48", "85.4%"), ("31", "61.3%")]
    posts = _table(blocks_of("posts", templates["posts"], QUARTER), "Posts")
    assert _texts(posts)[0][:7] == ["Social worker", "80.0", "58.5", "14.0", "21.5", "26.9%", "19.3%"]


def test_a_handful_has_no_share_and_a_missing_n_is_said(tmp_path: Path) -> None:
    """Nor is a share worked out of a number that nobody gave."""
    path = put(
        tmp_path, "audits.csv", "period,kind,domain,graded,good,inadequate,outstanding,requires_improvement",
        "2016-17-Q4,regular,Small,9,4,5,0,0", "2016-17-Q4,regular,Missing,,4,5,0,0", "2016-17-Q4,regular,Hidden,c,4,5,0,0",
    )  # fmt: skip
    loaded(tmp_path / "store", path)
    table = _table(blocks_of("audits", _read(tmp_path / "store")["audits"], QUARTER), "Grades")
    assert [row[7].state for row in table.rows] == [State.CANNOT_COMPUTE, State.BLANK, State.HIDDEN]
    assert [row[2].state for row in table.rows] == [State.VALUE, State.NOT_RECORDED, State.HIDDEN]
    assert table.notes == ("A share of fewer than 10 is not worked out.",)


def test_money_left_blank_is_worked_out_and_said_to_be(tmp_path: Path) -> None:
    """A variation from outturn and budget, a total from its rows; not from a row without a number."""
    path = put(
        tmp_path, "revenue.csv", "period,line,unit,revised_budget,outturn,comment",
        "2016-17-Q4,A,£000,100,90,", "2016-17-Q4,B,£000,200,£0.3m,", "2016-17-Q4,C,£,5000,N/A,x", "2016-17-Q4,D,,1,1,",
    )  # fmt: skip
    loaded(tmp_path / "store", path)
    blocks = blocks_of("revenue", _read(tmp_path / "store")["revenue"], QUARTER)
    thousands, pounds, note = blocks
    assert isinstance(thousands, Table)
    assert _texts(thousands) == [
        ["A", "100", "90", "(10)", "-10.0%"],
        ["B", "200", "£0.3m", "100", "50.0%"],
        ["Total", "300", "390", "90", "30.0%"],
    ]
    assert thousands.notes == (
        "Worked out from the other amounts: variation, variation, % of revised.",
        "The total is worked out from the rows.",
    )
    assert isinstance(pounds, Table)
    assert _texts(pounds) == [["C", "5,000", "[z]", "x"]]
    assert note == Note("Revenue budget: not printed, as their unit is not given: D.")


def test_actions_stand_beside_the_last_report(tmp_path: Path) -> None:
    """What is new, what is gone, what is late."""
    path = put(
        tmp_path, "actions.csv", "period,id,theme,theme title,action,lead,due,scheme,rating,percent complete,completed on",
        "2016-17-Q3,1,1,Leading,Agree,AB,2016-12,brag,amber,50,", "2016-17-Q3,2,1,Leading,Publish,AB,ongoing,brag,green,,",
        "2016-17-Q4,1,1,Leading,Agree,AB,2016-12,brag,amber,80,", "2016-17-Q4,3,2,Doing,Train,CD,2017-06-30,brag,blue,100,2017-03-01",
    )  # fmt: skip
    loaded(tmp_path / "store", path)
    rows = _read(tmp_path / "store")["actions"]
    blocks = blocks_of("actions", rows, QUARTER)
    assert blocks[0] == Text("2 actions: 1 blue (done), 1 amber (unlikely to be in time, with a plan to deliver).")
    assert Note("Past the day on which it was due, and not done: 1.") in blocks
    assert _texts(_table(blocks, "Actions by theme"))[-1] == ["All themes", "1", "0", "1", "0", "2"]
    final = blocks[-1]
    assert isinstance(final, Table)
    assert [row[3:7] for row in _texts(final)] == [
        ["December 2016", "▲ Amber", "▲ Amber", "80%"],
        ["30 June 2017", "✓ Blue", "New", "100%"],
    ]
    assert final.notes == ("In the last report and no longer listed: 2.",)


def test_a_period_of_which_nothing_is_said_gives_nothing(barnet: Mapping[str, Rows]) -> None:
    """So that a paper declares the gap; the last day may stand for the quarter."""
    assert not holds(barnet["risks"], parse_period("2017-18-Q1"))
    assert blocks_of("risks", barnet["risks"], parse_period("2017-18-Q1")) == ()
    assert holds(barnet["risks"], parse_period("2017-03"))
    with pytest.raises(WrongUse, match="no register of that name"):
        blocks_of("riks", (), QUARTER)


def test_every_register_can_be_written(templates: Mapping[str, Rows]) -> None:
    """With an anchor of its own for each table."""
    blocks = tuple(block for name, rows in templates.items() for block in blocks_of(name, rows, QUARTER))
    document = Document("Registers", blocks=blocks)
    anchors = [table.anchor for table in document.tables() if table.anchor]
    assert len(anchors) == len(set(anchors))
    assert all(anchor.startswith("register-") for anchor in anchors)
    assert b"Registers" in write_html(document)

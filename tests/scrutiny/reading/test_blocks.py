"""Tables of a document that is being made are read by what is known of their columns."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.reports.blocks import Column, Table
from goldenthread.reports.cells import State, Tone, absent, number, words
from goldenthread.scrutiny.engine import scrutinise
from goldenthread.scrutiny.printed import Kind
from goldenthread.scrutiny.reading.blocks import Holds, Known, joined, paper_of, sheet_of
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import load_rules

DAY = date(2017, 6, 27)
RULES = load_rules()
COLUMNS = (Column("Measure"), Column("Value", True, group="Now"), Column("Rating"))
ROLES = {"Measure": Holds(Role.LABEL), "Now: Value": Holds(Role.LATEST), "Rating": Holds(Role.RATING)}


def indicators(*ratings: str, caption: str = "Indicators") -> Known:
    """A list with a row for each rating, its value growing downwards."""
    rows = tuple(
        (words(f"{caption} {place}"), number(place), words(f"● {rating}", Tone.GREEN))
        for place, rating in enumerate(ratings, start=40)
    )
    return Known(Table(caption, COLUMNS, rows), ROLES, {Role.UNIT: ["count"] * len(rows)})


def counts(green: int, red: int) -> Known:
    """A summary of ratings."""
    rows = ((words("● Green"), number(green)), (words("■ Red"), number(red)))
    table = Table("Indicators by rating", (Column("Rating"), Column("Number", True)), rows)
    return Known(table, {"Rating": Holds(Role.LABEL), "Number": Holds(Role.COUNT)}, summary=True)


def test_a_sheet_has_the_cells_as_printed_and_the_roles_as_known() -> None:
    """The shape before a rating goes, the narrower heading stands under the wider, and what is known stands beside."""
    sheet = sheet_of(indicators("green", "red"), "This paper")
    assert [column.heading for column in sheet.columns] == ["Measure", "Now: Value", "Rating", "(unit)"]
    assert [row.text(Role.RATING) for row in sheet.rows] == ["green", "red"]
    assert [row.line.number for row in sheet.rows] == [2, 3]
    assert sheet.rows[0].text(Role.UNIT) == "count"
    assert sheet.rows[0].cell(Role.LATEST).number == 40


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        (State.HIDDEN, Kind.HIDDEN),
        (State.NOT_APPLICABLE, Kind.NOT_APPLICABLE),
        (State.NOT_RECORDED, Kind.NOT_AVAILABLE),
        (State.AWAITED, Kind.NOT_AVAILABLE),
        (State.CANNOT_COMPUTE, Kind.NOT_AVAILABLE),
        (State.NOT_DUE, Kind.NOT_AVAILABLE),
    ],
)
def test_a_cell_without_a_number_is_none_of_the_others(state: State, kind: Kind) -> None:
    """Hidden, missing and not applicable stay apart, and none is nought."""
    table = Table("One", COLUMNS, ((words("A"), absent(state), words("")),))
    assert sheet_of(Known(table, ROLES), "x").rows[0].cell(Role.LATEST).kind is kind


@given(st.decimals(-9_999, 9_999, places=1), st.sampled_from(["", "%", " days", " per 10,000"]), st.booleans())
def test_a_number_is_read_as_it_is_printed(value: object, suffix: str, brackets: bool) -> None:
    """Whatever its sign, brackets and unit."""
    cell = number(value, 1, suffix=suffix, brackets=brackets and not suffix)  # type: ignore[arg-type]
    table = Table("One", COLUMNS, ((words("A"), cell, words("")),))
    read = sheet_of(Known(table, ROLES), "x").rows[0].cell(Role.LATEST)
    assert read.kind is Kind.NUMBER
    assert cell.number is not None
    assert read.number == cell.number
    assert read.sign == suffix.strip()


def test_a_column_that_nobody_knows_is_no_evidence() -> None:
    """Its role is to be ignored; a role for a column that is not there is an error of ours."""
    known = indicators("green")
    assert sheet_of(Known(known.table, {}), "x").columns[1].role is Role.IGNORED
    with pytest.raises(ValueError, match="there is no column Valu"):
        sheet_of(Known(known.table, {"Valu": Holds(Role.LATEST)}), "x")
    with pytest.raises(ValueError, match="argument 2 is longer"):
        sheet_of(Known(known.table, ROLES, {Role.UNIT: ["count", "count"]}), "x")


def test_tables_of_one_caption_are_told_apart() -> None:
    """A finding's place is one."""
    paper = paper_of([indicators("green"), indicators("red")], "x", DAY)
    assert [sheet.grid.table for sheet in paper] == ["Indicators", "Indicators (2)"]


def test_a_list_printed_in_parts_is_one_list() -> None:
    """Counts of all its parts are held against all of them; other headings are another list."""
    parts = [indicators("green", "red"), indicators("green", caption="Indicators of care"), counts(2, 1)]
    whole = joined(parts)
    assert [known.table.caption for known in whole] == ["Indicators and Indicators of care", "Indicators by rating"]
    assert [cell.text for cell, *_ in whole[0].table.rows] == [
        "Indicators 40",
        "Indicators 41",
        "Indicators of care 40",
    ]
    assert not scrutinise(paper_of(whole, "x", DAY), RULES).findings
    (found,) = scrutinise(paper_of(joined([*parts[:2], counts(3, 1)]), "x", DAY), RULES).findings
    assert (found.relation, found.published, found.expected) == ("statuses", "3", "2")

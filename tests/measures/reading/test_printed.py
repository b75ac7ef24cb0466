"""The published tables of 2016/17 and 2017, read again."""

from collections import Counter
from pathlib import Path

import pytest

from goldenthread.measures.reading import Direction, NoRating
from goldenthread.measures.reading.printed.dashboard import read_dashboard
from goldenthread.measures.reading.printed.quarter import PrintedRow, colours, read_quarter, why_not
from goldenthread.measures.reading.printed.tables import (
    DASHBOARD_HEADINGS,
    QUARTER_HEADINGS,
    dashboard_table,
    quarter_table,
    totals,
)
from goldenthread.records.errors import InputRefused

BARNET = Path(__file__).parents[3] / "examples" / "barnet"
PUBLISHED = BARNET / "home" / "published" / "2016-17-Q4"
QUARTER = PUBLISHED / "quarterly_indicators_2016_17_q4.csv"
MISSED = {"green amber": {"C18", "S11", "S7", "C39"}, "red": {"C26", "S5", "C28", "C37"}}


@pytest.fixture(scope="module")
def rows() -> dict[str, PrintedRow]:
    """Every indicator by its reference."""
    return {row.ref.removeprefix("FS/"): row for row in read_quarter(QUARTER)}


def test_the_printed_colours_come_out(rows: dict[str, PrintedRow]) -> None:
    """14 green, 4 green amber, no red amber, 4 red of 33."""
    assert colours(rows.values()) == Counter({"green": 14, "green amber": 4, "red": 4, "not rated": 11})
    for colour, refs in MISSED.items():
        assert {ref for ref, row in rows.items() if row.printed.rating.word == colour} == refs


def test_all_sixty_six_directions_come_out(rows: dict[str, PrintedRow]) -> None:
    """Against the quarter before and against last year, N/A and Monitor included."""
    assert len(rows) == 33
    assert [row.ref for row in rows.values() if not row.agrees] == []
    short, long = (Counter(row.recomputed[i] for row in rows.values()) for i in (0, 1))
    assert short == {"Improving": 11, "Same": 1, "Worsening": 11, "Monitor": 9, "N/A": 1}
    assert long == {"Improving": 7, "Worsening": 6, "Monitor": 6, "N/A": 14}


def test_two_rows_without_a_target_still_have_a_direction(rows: dict[str, PrintedRow]) -> None:
    """Their target reads Monitor, but their polarity does not: C41 and C23."""
    for ref, short in (("C41", "Worsening"), ("C23", "Same")):
        assert rows[ref].printed.target is None
        assert rows[ref].short == short


def test_the_summary_counts_one_improvement_fewer_than_its_rows(rows: dict[str, PrintedRow]) -> None:
    """Every other total of the summary agrees."""
    found = totals(tuple(rows.values()), PUBLISHED / "quarterly_summary_2016_17_q4.csv")
    assert len(found) == 6
    assert [(item.name, item.printed, item.counted) for item in found if not item.agrees] == [("Improved/Same", 6, 7)]


@pytest.mark.parametrize(
    ("ref", "reason"),
    [("S5", NoRating.SMALL), ("C14", NoRating.UNKNOWN_N), ("C28", NoRating.UNKNOWN_N), ("C41", NoRating.NO_TARGET)],
)
def test_the_house_would_not_colour(rows: dict[str, PrintedRow], ref: str, reason: NoRating) -> None:
    """Eight children, no number of cases, no target."""
    assert rows[ref].house.rating.reason is reason


@pytest.mark.parametrize(
    ("ref", "words"),
    [
        ("S5", "a running total: it holds the year from April to December 2016 already"),
        ("S1", "a running total"),
        ("C37", "the windows overlap: 92 of 182 days are in both"),
        ("C14", "the windows overlap"),
        ("C28", "no arrow against last year: the windows overlap"),
        ("S3", "n = 4 in quarter 3 of 2016-17, under the floor of 10"),
    ],
)
def test_the_house_would_not_point_an_arrow(rows: dict[str, PrintedRow], ref: str, words: str) -> None:
    """And says why beside it."""
    assert words in why_not(rows[ref].house)


def test_where_the_house_does_read_it_agrees_in_colour_and_direction(rows: dict[str, PrintedRow]) -> None:
    """It withholds, it does not contradict."""
    for row in rows.values():
        if row.house.rating.colour:
            assert row.house.rating.colour is row.printed.rating.colour
        pairs = ((row.house.previous, row.printed.previous), (row.house.year, row.printed.year))
        for house, printed in pairs:
            if house.direction in (Direction.IMPROVING, Direction.WORSENING, Direction.SAME):
                assert house.direction is printed.direction


def test_rounding_alone_could_make_a_difference(rows: dict[str, PrintedRow]) -> None:
    """59.6% against a printed 60%."""
    assert rows["S7"].remark == "the quarter before is printed as 60, so its rounding alone could make this difference"


def test_the_dashboard_colours_come_from_the_baseline() -> None:
    """44 of its 46 coloured rows; the two others are named."""
    found = read_dashboard(BARNET / "dashboard_2017_11.csv", BARNET / "dashboard_polarity.csv")
    assert Counter(row.printed for row in found) == {"green": 21, "red": 25}
    assert [(row.measure, row.submeasure) for row in found if not row.agrees] == [
        ("Audit analysis of robust, child centred plans", "Requires Improvement"),
        ("How many NEET care leavers", ""),
    ]
    assert not any(row.house.colour for row in found)
    assert {row.house.reason for row in found} == {NoRating.NO_TARGET, NoRating.UNKNOWN_N}


def test_the_tables_are_ready_to_print(rows: dict[str, PrintedRow]) -> None:
    """As many cells as headings, all text."""
    dashboard = read_dashboard(BARNET / "dashboard_2017_11.csv", BARNET / "dashboard_polarity.csv")
    for headings, table in (
        (QUARTER_HEADINGS, quarter_table(tuple(rows.values()))),
        (DASHBOARD_HEADINGS, dashboard_table(dashboard)),
    ):
        assert table
        assert all(len(cells) == len(headings) and all(isinstance(cell, str) for cell in cells) for cells in table)


def test_bad_cells_are_all_told(tmp_path: Path) -> None:
    """Nothing is read as nought."""
    text = QUARTER.read_text(encoding="utf-8-sig").replace(",345,379,", ",n/k,379,", 1)
    text = text.replace("bigger", "better", 1).replace("2016-04,2017-03", "2016-04,March", 1)
    broken = tmp_path / "broken.csv"
    broken.write_text(text, encoding="utf-8")
    with pytest.raises(InputRefused) as refused:
        read_quarter(broken)
    for words in ("'n/k' is not a number", "'better'", "'March'"):
        assert words in str(refused.value)
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(InputRefused, match="no column"):
        read_quarter(tmp_path / "other.csv")
    with pytest.raises(InputRefused, match="cannot be read"):
        read_quarter(tmp_path / "nothing.csv")

"""Columns that no heading tells of: what adds up, what is divided and what changed is found in the figures."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.measures.reading.points import rounded
from goldenthread.scrutiny.engine import scrutinise
from goldenthread.scrutiny.findings import Finding, Level
from goldenthread.scrutiny.reading.paper import read_paper
from goldenthread.scrutiny.rules import load_rules

RULES = load_rules()
TODAY = date(2018, 4, 30)
CASES = ((31, 9, 4), (18, 22, 7), (40, 3, 11), (25, 16, 2), (12, 8, 13), (37, 5, 6))


def found(folder: Path, *lines: str, level: Level = Level.QUESTION) -> tuple[Finding, ...]:
    """What is said of a table at or above a level."""
    path = folder / "table.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return scrutinise(read_paper([path], RULES, TODAY).paper, RULES).at_or_above(level)


def placed(findings: Sequence[Finding]) -> list[tuple[int, str, str]]:
    """Row, column and relation of every finding."""
    return [(one.place.row, one.place.column, one.relation) for one in findings]


@pytest.mark.parametrize(
    "headings",
    [
        "Locality,Wasps,Bees,Flies,Creatures seen,Bees as % of creatures",
        "Hub,Strong,Fair,Weak,Files looked at,% fair",
        "Site,Daytime,Evening,Night,Sessions,Evening %",
    ],
)
def test_sums_and_shares_are_found_whatever_they_are_called(tmp_path: Path, headings: str) -> None:
    """Three columns make a fourth, and one of them is a share of it; nothing in the words says so."""
    rows = [[*parts, sum(parts), rounded(Fraction(100 * parts[1], sum(parts)), 0)] for parts in CASES]
    clean = [f"Place {number},{','.join(map(str, row))}" for number, row in enumerate(rows)]
    assert found(tmp_path, headings, *clean) == ()
    assert rows[3][4] == 37
    rows[3][4] = 48
    share = [f"Place {number},{','.join(map(str, row))}" for number, row in enumerate(rows)]
    assert placed(found(tmp_path, headings, *share)) == [(5, headings.rsplit(",", maxsplit=1)[-1], "column-quotient")]
    rows[3][4] = 37
    rows[1][3] += 20
    total = [f"Place {number},{','.join(map(str, row))}" for number, row in enumerate(rows)]
    said = found(tmp_path, headings, *total)
    assert {one.place.row for one in said} == {3}
    assert any(one.relation == "totals" for one in said)


def test_a_column_of_sums_and_shares_of_two_columns(tmp_path: Path) -> None:
    """The share of the first two grades is of their sum."""
    head = "Hub,Outstanding,Good,Weaker,Files,% good or better"
    rows = [[*parts, sum(parts), rounded(Fraction(100 * (parts[0] + parts[1]), sum(parts)), 0)] for parts in CASES]
    lines = [f"Place {number},{','.join(map(str, row))}" for number, row in enumerate(rows)]
    assert found(tmp_path, head, *lines) == ()
    lines[2] = lines[2].rsplit(",", 1)[0] + ",50"
    assert placed(found(tmp_path, head, *lines)) == [(4, "% good or better", "column-quotient")]


def test_counts_and_percentages_in_one_cell(tmp_path: Path) -> None:
    """Either may stand first, and a row of totals adds up the counts."""
    head = "Strand,Finished n (%),Started n (%),Waiting n (%),Tasks"
    parts = [(4, 6, 10), (3, 3, 6), (5, 1, 4), (2, 2, 4)]
    rows = [*parts, tuple(map(sum, zip(*parts, strict=True)))]
    names = ["North", "South", "East", "West", "Total"]

    def cells(row: Sequence[int]) -> list[str]:
        return [f"{one} ({rounded(Fraction(100 * one, sum(row)), 0)}%)" for one in row]

    lines = [",".join([name, *cells(row), str(sum(row))]) for name, row in zip(names, rows, strict=True)]
    assert found(tmp_path, head, *lines) == ()
    lines[0] = lines[0].replace("6 (30%)", "6 (45%)")
    assert (2, "Started n (%)") in {(one.place.row, one.place.column) for one in found(tmp_path, head, *lines)}


def test_subtotals_stand_above_their_parts(tmp_path: Path) -> None:
    """The total at the foot is of the subtotals, as one year shows for the other."""
    rows = [("Homes", 30, 28), ("Small", 12, 8), ("Large", 18, 20), ("Families", 50, 61), ("Near", 35, 40)]
    rows += [("Far", 15, 21), ("Total children", 80, 89)]
    head = "Kind,Number 31 March 2016,Number 31 March 2017"
    lines = [f"{name},{was},{now}" for name, was, now in rows]
    assert found(tmp_path, head, *lines) == ()
    lines[3] = "Families,50,67"
    assert {one.place.row for one in found(tmp_path, head, *lines)} & {5, 8}


def test_a_change_finds_its_two_figures(tmp_path: Path) -> None:
    """Headings of no known words, and a change of which most rows are the difference of two columns."""
    head = "Indicator,Before the review,After the review,Change"
    pairs = [(40, 52), (61, 58), (33, 47), (70, 71), (25, 19)]
    lines = [f"Measure {number},{was}.0%,{now}.0%,{now - was:+}.0" for number, (was, now) in enumerate(pairs)]
    assert found(tmp_path, head, *lines) == ()
    lines[2] = "Measure 2,33.0%,47.0%,+41.0"
    assert placed(found(tmp_path, head, *lines)) == [(4, "Change", "change")]


def test_columns_that_only_look_alike_are_left_alone(tmp_path: Path) -> None:
    """Two rows that happen to add up show no rule, and neither do percentages of something else."""
    lines = ["Hub,Wasps,Bees,Seen,% calm", "A,3,4,7,61%", "B,5,6,11,12%", "C,8,2,31,70%", "D,9,9,44,3%", "E,1,7,29,55%"]
    assert found(tmp_path, *lines) == ()


@given(
    st.lists(st.tuples(*(st.integers(0, 400),) * 3), min_size=4, max_size=9),
    st.integers(0, 1),
    st.sampled_from(["up", "even"]),
)
def test_no_rounding_of_a_clean_table_is_contradicted(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[int, int, int]], places: int, style: str
) -> None:
    """Sums are exact and shares are rounded half up or half to even."""
    lines = ["Hub,Wasps,Bees,Flies,Creatures,Bees %"]
    for number, parts in enumerate(rows):
        of = sum(parts)
        exact = Fraction(100 * parts[1], of) if of else Fraction(0)
        step = Fraction(1, 10**places)
        shown = rounded(exact, places) if style == "up" else f"{float(round(exact / step) * step):.{places}f}"
        lines.append(f"Place {number},{','.join(map(str, parts))},{of},{shown if of else 'n/a'}")
    assert found(tmp_path_factory.mktemp("clean"), *lines, level=Level.UNIT) == ()

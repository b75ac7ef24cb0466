"""Rules that a table does not state are learnt from its rows: never of a clean table against itself, always of a slip."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.scrutiny.relations_figures.test_unnamed_columns import found, placed, rounded

from goldenthread.scrutiny.findings import Level

MONTHS = ("Apr-22", "May-22", "Jun-22", "Jul-22", "Aug-22", "Sep-22", "Oct-22", "Nov-22")


@given(st.lists(st.tuples(st.integers(40, 900), st.integers(1, 39)), min_size=3, max_size=8))
def test_what_is_left_is_never_held_against_a_clean_table(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[int, int]]
) -> None:
    """Whatever the sizes."""
    lines = [f"Course {number},{due},{due - left},{left}" for number, (due, left) in enumerate(rows)]
    folder = tmp_path_factory.mktemp("clean")
    assert found(folder, "Course,Staff due,Staff trained,Outstanding", *lines, level=Level.QUESTION) == ()


@given(
    st.lists(st.integers(10, 90).map(lambda n: 10 * n + 3), min_size=5, max_size=8),
    st.integers(1, 2),
    st.integers(11, 80),
)
def test_a_total_to_date_that_slips_is_named_and_a_clean_one_is_not(
    tmp_path_factory: pytest.TempPathFactory, adds: list[int], at: int, by: int
) -> None:
    """The total that the next row takes back is the one that is wrong."""
    totals = [sum(adds[: place + 1]) for place in range(len(adds))]
    head, folder = "Month,New in month,So far this year", tmp_path_factory.mktemp("months")

    def lines(shown: list[int]) -> list[str]:
        return [f"{MONTHS[place]},{adds[place]},{shown[place]}" for place in range(len(adds))]

    assert found(folder, head, *lines(totals), level=Level.QUESTION) == ()
    wrong = [*totals[:at], totals[at] + by, *totals[at + 1 :]]
    assert (at + 2, "So far this year", "running-total") in placed(found(folder, head, *lines(wrong)))


@given(st.lists(st.tuples(st.integers(50, 400), st.integers(3, 30)), min_size=3, max_size=8), st.integers(0, 2))
def test_an_average_of_any_rounding_is_left_alone(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[int, int]], places: int
) -> None:
    """Cases over workers."""
    lines = [
        f"Team {number},{staff},{cases},{rounded(Fraction(cases, staff), places)}"
        for number, (cases, staff) in enumerate(rows)
    ]
    folder = tmp_path_factory.mktemp("clean")
    assert found(folder, "Team,Social workers,Children,Average per worker", *lines, level=Level.QUESTION) == ()


def test_a_table_on_its_side_is_read_on_its_side(tmp_path: Path) -> None:
    """A budget, a forecast and their variance in rows."""
    head = "£000,Placements,Fieldwork,Early help,Transport"
    lines = ["Budget,19550,12320,3740,6050", "Forecast outturn,21275,12195,3655,6820", "Variance,1725,-125,-85,770"]
    assert found(tmp_path, head, *lines) == ()
    lines[2] = "Variance,1725,-125,-58,770"
    assert placed(found(tmp_path, head, *lines)) == [(4, "Early help", "money-variance")]


def test_a_name_that_stands_twice_is_asked_about(tmp_path: Path) -> None:
    """Where each other row has a name of its own, and not where several stand twice."""
    lines = ["Ash,40,44", "Birch,51,50", "Cedar,38,39", "Elm,60,66", "Birch,47,49"]
    assert placed(found(tmp_path, "Ward,2021,2022", *lines)) == [(6, "Ward", "named-once")]
    assert found(tmp_path, "Ward,2021,2022", *lines, "Ash,12,13") == ()

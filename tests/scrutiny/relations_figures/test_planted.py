"""One fault that no rounding explains is always found, at its own cell, and told once."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.scrutiny.relations_figures.clean import Row, indicators, printed
from tests.scrutiny.relations_figures.test_clean import asked
from tests.scrutiny.relations_papers.tables import table

from goldenthread.scrutiny.findings import Level

rows_of_one = st.data()


def _exact(rows: list[Row]) -> bool:
    """Whether counts are exact for certain: they are no multiples of 5."""
    numbers = [int(row.cells[head]) for row in rows for head in ("numerator", "denominator")]
    return sum(number % 5 != 0 for number in numbers) * 3 > len(numbers)


def _step(text: str) -> Fraction:
    bare = text.strip("%")
    return Fraction(1, 10 ** len(bare.partition(".")[2]))


@settings(max_examples=60)
@given(indicators(hidden=False, least=4), st.data())
def test_a_change_beyond_rounding_is_found(rows: list[Row], data: st.DataObject) -> None:
    """Latest less previous is certain within two steps of the last digit."""
    place = data.draw(st.integers(0, len(rows) - 1))
    row = rows[place]
    step = _step(row.cells["latest"])
    apart = Fraction(row.cells["latest"].strip("%")) - Fraction(row.cells["previous"].strip("%"))
    wrong = apart + data.draw(st.sampled_from([-1, 1])) * step * data.draw(st.integers(3, 20))
    # What is then the size of a fall, or a percentage of the earlier figure, has another reading.
    assume(abs(abs(wrong) - abs(apart)) > 2 * step)
    before = Fraction(row.cells["previous"].strip("%"))
    assume(before > 5 * step and abs(100 * apart / before - wrong) > 20)
    rows[place] = row.with_cell("change", f"{float(wrong):+.2f}")
    found = asked(printed(rows))
    assert [(one.place.row, one.place.column) for one in found] == [(place + 2, "change")]
    assert found[0].level is Level.CONTRADICTION


@settings(max_examples=60)
@given(indicators(hidden=False, least=4), st.data())
def test_a_latest_figure_that_its_parts_do_not_give_is_found_once(rows: list[Row], data: st.DataObject) -> None:
    """The same slip breaks the change and perhaps direction and rating; it is told as one."""
    assume(_exact(rows))
    place = data.draw(st.integers(0, len(rows) - 1))
    row = rows[place]
    step, sign = _step(row.cells["latest"]), "%" if "%" in row.cells["latest"] else ""
    wrong = Fraction(row.cells["latest"].strip("%")) + step * data.draw(st.integers(3, 30))
    assume(wrong <= 100)
    places = len(row.cells["latest"].strip("%").partition(".")[2])
    rows[place] = row.with_cell("latest", f"{float(wrong):.{places}f}{sign}")
    found = asked(printed(rows))
    assert [(one.place.row, one.place.column) for one in found] == [(place + 2, "latest")]
    assert found[0].relation == "value-of-parts"


@settings(max_examples=60)
@given(indicators(hidden=False, least=4), st.data())
def test_a_direction_turned_round_is_found(rows: list[Row], data: st.DataObject) -> None:
    """Where the printed figures move beyond their rounding."""
    moving = [one for one, row in enumerate(rows) if abs(row.latest - row.previous) > 4]
    assume(moving)
    place = data.draw(st.sampled_from(moving))
    turned = {"Improving": "Worsening", "Worsening": "Improving"}[rows[place].cells["direction"]]
    rows[place] = rows[place].with_cell("direction", turned)
    found = asked(printed(rows))
    assert [(one.place.row, one.place.column, one.relation) for one in found] == [
        (place + 2, "direction", "direction-polarity")
    ]


@settings(max_examples=60)
@given(indicators(hidden=False, least=4), st.data())
def test_a_rating_turned_round_is_found(rows: list[Row], data: st.DataObject) -> None:
    """Where the value is beyond rounding from its target."""
    sure = [one for one, row in enumerate(rows) if abs(row.latest - Fraction(row.cells["target"].strip("%"))) > 2]
    assume(sure)
    place = data.draw(st.sampled_from(sure))
    turned = "R" if rows[place].cells["rating"].startswith("G") else "G"
    rows[place] = rows[place].with_cell("rating", turned)
    found = asked(printed(rows))
    assert [(one.place.row, one.place.column, one.relation) for one in found] == [
        (place + 2, "rating", "rating-target")
    ]


@settings(max_examples=60)
@given(
    st.lists(st.lists(st.integers(1, 400), min_size=3, max_size=3), min_size=3, max_size=8),
    st.data(),
)
def test_a_count_that_breaks_a_row_and_a_column_is_the_one_named(counts: list[list[int]], data: st.DataObject) -> None:
    """Parts, totals and the grand total alike."""
    assume(sum(number % 5 != 0 for row in counts for number in row) * 3 > len(counts) * 3)
    counts = [*counts, [sum(column) for column in zip(*counts, strict=True)]]
    cells = [[*row, sum(row)] for row in counts]
    line, column = data.draw(st.integers(0, len(cells) - 1)), data.draw(st.integers(0, 3))
    cells[line][column] += data.draw(st.sampled_from([1, 9, 10, -1, 90]))
    names = [*(f"Team {one}" for one in range(len(cells) - 1)), "Total"]
    heads = ("label", "unit", "part (a)", "part (b)", "part (c)", "total")
    found = asked(table(heads, ([name, "count", *row] for name, row in zip(names, cells, strict=True))))
    assert [(one.place.row, one.place.column) for one in found] == [(line + 2, heads[column + 2])]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("label | unit | n | latest\nVisits | percent | 12 | 45%", "2 latest"),
        ("label | unit | latest | previous | year ago\nIn care | per 10,000 | 39.8 | 391 | 35.8", "2 previous"),
        ("label | previous period | previous | latest period | latest\nIn care | Nov-17 | 1 | Oct-17 | 2", "2 latest period"),
        ("label | unit | polarity | latest | target | rating\nIn care | count | smaller | 12 | 15 | Red", "2 rating"),
        ("label | unit | low | high | latest\nCaseload of workers | ratio | 16 | 12 | 14", "2 low"),
        ("label | unit | target | latest\nNumber of young people | count | 55% | 160", "2 target"),
        ("label | unit | latest\nPercentage of visits in time | percent | 130", "2 latest"),
        ("label | unit | n | previous | latest | arrow\nVisits | percent | 4 | 25% | 50% | ↑", "2 arrow"),
        ("label | unit | previous | latest | arrow\nVisits | count | 25 | 50 | ↓", "2 arrow"),
        ("label | period | value\nVisits year to date | Apr-17 | 50\nVisits year to date | May-17 | 40", "3 value"),
    ],
)  # fmt: skip
def test_one_fault_of_each_kind_is_found_at_its_cell(text: str, cell: str) -> None:
    """Small tables, one fault each, and nothing else is said of them."""
    assert [f"{one.place.row} {one.place.column}" for one in asked(text)] == [cell]

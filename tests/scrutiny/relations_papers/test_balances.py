"""What a period closes with: chains of true balances are left alone, and a broken sum is named in its row."""

from hypothesis import given
from hypothesis import strategies as st
from tests.scrutiny.relations_papers.tables import agreed, findings, table, verdicts

HEADINGS = ("period", "opening", "part (started)", "part (ended)", "closing")


@st.composite
def chains(draw: st.DrawFn) -> list[list[str]]:
    """Months that open where the last closed."""
    held, rows = draw(st.integers(100, 900)), []
    for number in range(draw(st.integers(4, 12))):
        started, ended = draw(st.integers(1, 60)), draw(st.integers(1, 60))
        closing = held + started - ended
        rows.append(
            [f"{2017 + (number + 3) // 12}-{(number + 3) % 12 + 1:02d}", *map(str, (held, started, ended, closing))]
        )
        held = closing
    return rows


@given(chains())
def test_true_balances_are_left_alone(rows: list[list[str]]) -> None:
    """Every row adds up, and every month opens where the last closed."""
    text = table(HEADINGS, rows)
    assert findings("balances", text) == findings("opening-closing", text) == ()
    assert agreed("opening-closing", text) == len(rows) - 1


@given(chains(), st.data(), st.integers(1, 50))
def test_a_broken_sum_is_named_in_its_row(rows: list[list[str]], data: st.DataObject, out: int) -> None:
    """Where enough rows are left to show how the table reckons."""
    place = data.draw(st.integers(0, len(rows) - 1))
    column = data.draw(st.integers(1, 4))
    rows[place][column] = str(int(rows[place][column]) + out)
    if agreed("balances", text := table(HEADINGS, rows)) == len(rows) - 1:
        assert [one.place.row for one in findings("balances", text)] == [place + 2]


def test_rounded_counts_are_left_alone() -> None:
    """Counts rounded to 5 do not add up exactly."""
    rows = [[f"2017-{month:02d}", str(300 + 5 * month), "25", "20", str(310 + 5 * month)] for month in range(4, 13)]
    assert verdicts("balances", table(HEADINGS, rows)) == ["cannot tell"]


def test_a_share_is_no_movement() -> None:
    """A column of percentages lies beside the movements, not between."""
    headings = (*HEADINGS, "share of total")
    rows = [["2017-04", "315", "25", "13", "327", "4%"], ["2017-05", "327", "29", "14", "342", "4%"]]
    rows += [["2017-06", "342", "26", "17", "351", "5%"], ["2017-07", "351", "18", "14", "355", "4%"]]
    assert agreed("balances", table(headings, rows)) == 4

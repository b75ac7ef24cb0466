"""Complaints, quarters and counts by rating, clean and with one figure changed."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.scrutiny.relations_papers.tables import agreed, cells, findings, shown, table, verdicts

HEADINGS = (
    "label",
    "received",
    "responded",
    "in time",
    "share of total",
    "part (upheld)",
    "part (partly upheld)",
    "part (not upheld)",
)


@st.composite
def complaints(draw: st.DrawFn) -> list[tuple[object, ...]]:
    """Services with their complaints, answers, answers in time and outcomes."""
    rows = []
    of_received = draw(st.booleans())
    for number in range(draw(st.integers(1, 6))):
        outcomes = [draw(st.integers(0, 20)) for _ in range(3)]
        closed = sum(outcomes) + 1
        outcomes[2] += 1
        received = closed + draw(st.integers(0, 10))
        in_time = draw(st.integers(0, closed))
        share = shown(Fraction(100 * in_time, received if of_received else closed), draw(st.integers(0, 1)))
        rows.append((f"service {number}", received, closed, in_time, f"{share}%", *outcomes))
    return rows


@given(complaints())
def test_clean_complaints_are_left_alone(rows: list[tuple[object, ...]]) -> None:
    """Percentages of what was answered, or of what was received if most rows say so."""
    assert findings("complaints", table(HEADINGS, rows)) == ()


@given(complaints(), st.data())
def test_more_in_time_than_answered_is_named(rows: list[tuple[object, ...]], data: st.DataObject) -> None:
    """By one and more."""
    place = data.draw(st.integers(0, len(rows) - 1))
    label, received, closed, _, _, *rest = rows[place]
    rows[place] = (label, received, closed, int(str(closed)) + data.draw(st.integers(1, 5)), "", *rest)
    assert f"{place + 2} in time" in cells(findings("complaints", table(HEADINGS, rows)))


def test_outcomes_that_are_not_the_closed_are_named() -> None:
    """9, 6 and 15 are 30."""
    rows = [("a", 35, 30, 24, "80%", 9, 6, 15), ("b", 12, 10, 5, "50%", 2, 3, 5), ("c", 9, 8, 8, "100%", 4, 2, 1)]
    assert cells(findings("complaints", table(HEADINGS, rows))) == ["4 responded"]


def test_rows_may_hold_the_steps() -> None:
    """Received, responded and in time one below another, under each stage."""
    rows = [("Stage 1", "Received", 35), ("Stage 1", "Responded to", 30), ("Stage 1", "Responded within timescale", 31)]
    rows += [("Stage 2", "Received", 3), ("Stage 2", "Responded to", 3), ("Stage 2", "Responded within timescale", 2)]
    found = findings("complaints", table(("label", "sublabel", "count"), rows))
    assert cells(found) == ["4 count"]


@pytest.mark.parametrize(
    ("quarter", "dates", "asked"),
    [
        ("Q4", ("2017-01-01", "2017-03-31"), False),
        ("Q1", ("2017-01-01", "2017-03-31"), False),
        ("Q3", ("2017-01-01", "2017-03-31"), True),
        ("Quarter 2", ("1 July 2017", "30 September 2017"), False),
        ("Q2 (Jul-Sep 2017)", ("", ""), False),
        ("Q3 (Jan - Mar 2017)", ("", ""), True),
        ("Q3", ("2017-04-01", "2018-03-31"), False),
    ],
)
def test_a_quarter_is_that_of_its_dates(quarter: str, dates: tuple[str, str], asked: bool) -> None:
    """Of either year, as long as no other row shows which."""
    text = table(("label", "period (from)", "period (to)", "period (printed)"), [("Complaints", *dates, quarter)])
    assert bool(findings("quarter-named", text)) is asked


def test_other_rows_show_which_year_is_meant() -> None:
    """Q1 for January to March among rows that count from April; one question for both rows."""
    rows = [("a", "2017-01-01", "2017-03-31", "Q4")] * 3 + [("b", "2017-01-01", "2017-03-31", "Q1")] * 2
    found = findings("quarter-named", table(("label", "period (from)", "period (to)", "period (printed)"), rows))
    assert cells(found) == ["5 period (printed)"]
    assert len(found[0].also) == 1


OVERVIEW = ("label", "sublabel", "count")
NAMES = ("Green", "Green Amber", "Red Amber", "Red", "No. RAG Rated", "Monitor", "No. Indicators Reported")


@given(st.lists(st.tuples(*[st.integers(0, 20)] * 5), min_size=1, max_size=4), st.data())
def test_an_overview_adds_up_or_is_named(held: list[tuple[int, ...]], data: st.DataObject) -> None:
    """Ratings make up the rated, and these with the monitored all that are reported."""
    rows = []
    for kind, (*ratings, monitored) in enumerate(held):
        counts = (*ratings, sum(ratings), monitored, sum(ratings) + monitored)
        rows += [(f"kind {kind}", name, count) for name, count in zip(NAMES, counts, strict=True)]
    assert findings("statuses", table(OVERVIEW, rows)) == ()
    place = data.draw(st.sampled_from([at for at, row in enumerate(rows) if row[1] == "No. RAG Rated"]))
    rows[place] = (*rows[place][:2], int(rows[place][2]) + data.draw(st.integers(1, 4)))
    assert cells(findings("statuses", table(OVERVIEW, rows))) == [f"{place + 2} count"]


def _list(greens: int, ambers: int) -> str:
    rows = [(n, "Green") for n in range(greens)] + [(n, "Green Amber") for n in range(ambers)]
    return table(("id (action)", "rating"), rows)


def test_counts_are_those_of_the_list() -> None:
    """16 and 1 of 17 actions; 15 and 1 are not."""
    summary = table(
        ("group", "label", "count"), [("Key actions", "Green - Met", 16), ("Key actions", "Green Amber - delayed", 1)]
    )
    assert verdicts("statuses", summary, _list(16, 1)) == ["agrees"] * 2
    assert cells(findings("statuses", summary.replace("16", "15"), _list(16, 1))) == ["2 count"]
    assert findings("statuses", summary, _list(4, 3)) == ()


def test_a_blank_count_is_not_nought() -> None:
    """Not rated is not printed: the total may hold more than the ratings, but not less."""
    rows = [("a", "Green", 16), ("a", "Red", 1), ("a", "Not rated", ""), ("a", "No. of key actions", 19)]
    assert findings("statuses", table(OVERVIEW, rows)) == ()
    rows[-1] = ("a", "No. of key actions", 15)
    assert cells(findings("statuses", table(OVERVIEW, rows))) == ["5 count"]
    assert agreed("statuses", table(OVERVIEW, [*rows[:3], ("a", "No. of key actions", 17)])) == 1

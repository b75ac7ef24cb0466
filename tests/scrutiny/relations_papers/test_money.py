"""Variances, slippage and savings: amounts that were rounded are left alone, and the one that is wrong is named."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.scrutiny.relations_papers.tables import agreed, cells, findings, shown, table, verdicts

HEADINGS = ("label", "revised", "outturn", "variance", "variance %")


def _money(pence: int, places: int = 0) -> str:
    """An amount in £000 with thousands apart and brackets below nought."""
    plain = shown(Fraction(abs(pence), 100_000), places)
    whole, _, rest = plain.partition(".")
    text = f"{int(whole):,}" + (f".{rest}" if rest else "")
    return f"({text})" if pence < 0 and text.strip("0.,") else text


@st.composite
def budgets(draw: st.DrawFn, turned: bool = False) -> list[tuple[str, str, str, str, str]]:
    """Budgets in pence, printed in £000 with variances of the unrounded amounts."""
    rows = []
    for number in range(draw(st.integers(3, 10))):
        revised = draw(st.integers(50_000_000, 2_000_000_000))
        outturn = revised + draw(st.integers(-revised // 4, revised // 4))
        apart = (revised - outturn) if turned else outturn - revised
        percent = shown(Fraction(100 * apart, revised), 1)
        rows.append((f"line {number}", _money(revised), _money(outturn), _money(apart), percent))
    return rows


@given(st.booleans().flatmap(budgets))
def test_rounded_amounts_are_left_alone(rows: list[tuple[str, ...]]) -> None:
    """Outturn less budget, or the other way about if every row says so."""
    text = table(HEADINGS, rows)
    assert findings("money-variance", text) == ()
    assert agreed("money-variance", text) == 2 * len(rows)


@given(budgets(), st.data())
def test_a_wrong_variance_is_named_once(rows: list[list[str]], data: st.DataObject) -> None:
    """The percentage knows what was meant."""
    place = data.draw(st.integers(0, len(rows) - 1))
    label, revised, outturn, _, percent = rows[place]
    apart = int(outturn.replace(",", "")) - int(revised.replace(",", ""))
    wrong = apart + data.draw(st.sampled_from([-1, 1])) * (3 + int(revised.replace(",", "")) // 100)
    rows[place] = (label, revised, outturn, f"({abs(wrong):,})" if wrong < 0 else f"{wrong:,}", percent)
    assert cells(findings("money-variance", table(HEADINGS, rows))) == [f"{place + 2} variance"]


@given(budgets(), st.data())
def test_a_wrong_percentage_is_named(rows: list[list[str]], data: st.DataObject) -> None:
    """Moved by half a point and more."""
    place = data.draw(st.integers(0, len(rows) - 1))
    *rest, percent = rows[place]
    rows[place] = (*rest, shown(Fraction(percent) + data.draw(st.sampled_from([-1, 1])) * Fraction(1, 2), 1))
    assert cells(findings("money-variance", table(HEADINGS, rows))) == [f"{place + 2} variance %"]


@given(budgets(), st.data())
def test_a_wrong_outturn_is_named_once(rows: list[list[str]], data: st.DataObject) -> None:
    """Where the variance is the percentage of its budget, another amount is astray."""
    place = data.draw(st.integers(0, len(rows) - 1))
    label, revised, outturn, variance, percent = rows[place]
    more = int(outturn.replace(",", "")) + 5 + int(revised.replace(",", "")) // 50
    rows[place] = (label, revised, f"{more:,}", variance, percent)
    (found,) = findings("money-variance", table(HEADINGS, rows))
    assert cells([found]) == [f"{place + 2} outturn"]


@pytest.mark.parametrize(
    "rows",
    [
        [
            ("a", "100", "90", "10", ""),
            ("b", "100", "120", "20", ""),
            ("c", "50", "45", "5", ""),
            ("d", "50", "60", "10", ""),
        ],
        [("a", "£5.7m", "£5.8m", "£0.1m", "1.1%"), ("b", "£2.0m", "£1.9m", "(£0.1m)", "-4.2%")],
        [("a", "100", "N/A", "10", "10%"), ("b", "0", "12", "12", "N/A"), ("c", "100", "110", "10", "10%")],
        [("a", "100", "110", "35", "9%"), ("b", "210", "190", "-18", "4%"), ("c", "90", "70", "16", "1%")],
    ],
    ids=["sizes only", "millions", "gaps", "own way"],
)
def test_other_ways_of_printing_are_left_alone(rows: list[tuple[str, ...]]) -> None:
    """Sizes without signs, millions, gaps, and a variance from a column that is not there."""
    assert findings("money-variance", table(HEADINGS, rows)) == ()


def test_a_turned_sign_is_named() -> None:
    """One underspend among brackets printed without them."""
    rows = [
        ("a", "677", "212", "(465)"),
        ("b", "1,750", "1,422", "328"),
        ("c", "6,103", "6,254", "151"),
        ("d", "90", "80", "(10)"),
    ]
    (found,) = findings("money-variance", table(HEADINGS[:4], rows))
    assert (cells([found]), found.expected) == (["3 variance"], "-328")


CAPITAL = ("label", "approved", "additions", "slippage", "outturn", "variance", "slippage %")


def test_a_capital_line_is_summed_with_its_additions() -> None:
    """A dash adds nothing; slippage may be printed as what is taken off."""
    rows = [
        ("Works", "5,523", "-", "(3,874)", "1,649", "(3,874)", "-70.1"),
        ("Roof", "900", "100", "(250)", "750", "(150)", "-27.8"),
    ]
    assert findings("money-variance", table(CAPITAL, rows)) == ()
    wrong = table(CAPITAL, [rows[0], ("Roof", "900", "100", "(250)", "850", "(150)", "-27.8")])
    assert cells(findings("money-variance", wrong)) == ["3 outturn"]


def test_a_capital_line_with_an_unknown_column_is_left_alone() -> None:
    """An amount under a heading that says nothing may belong to the sum."""
    rows = [("Works", "5,523", "(3,000)", "1,649", "(874)")]
    assert findings("money-variance", table(("label", "approved", "slippage", "outturn", "ignored"), rows)) == ()


SAVINGS = ("label", "saving", "achieved", "at risk", "not achieved", "status")


@given(st.lists(st.tuples(*[st.integers(0, 900)] * 3), min_size=1, max_size=8), st.data())
def test_savings_add_up_or_are_named(parts: list[tuple[int, int, int]], data: st.DataObject) -> None:
    """Achieved, at risk and not achievable make up the target."""
    rows = [(f"s{n}", sum(one), *one, "") for n, one in enumerate(parts)]
    assert findings("savings", table(SAVINGS, rows)) == ()
    place = data.draw(st.integers(0, len(rows) - 1))
    name, whole, *rest = rows[place]
    rows[place] = (name, whole + data.draw(st.integers(3, 50)), *rest)
    assert cells(findings("savings", table(SAVINGS, rows))) == [f"{place + 2} saving"]


def test_the_state_of_a_saving_is_that_of_its_amounts() -> None:
    """Achieved, with half of it still at risk."""
    rows = [
        ("Contracts", 500, 250, 250, 0, "Achieved"),
        ("Posts", 200, 200, 0, 0, "Achieved"),
        ("Care", 90, 60, 30, 0, "Amber"),
    ]
    assert cells(findings("savings", table(SAVINGS, rows))) == ["2 status"]


def test_months_open_where_the_last_one_closed() -> None:
    """In one table, across tables, and not across a gap or another label."""
    rows = [
        ("CLA", "2017-04", 332, 340),
        ("CLA", "2017-05", 340, 338),
        ("CLA", "2017-07", 350, 351),
        ("CIN", "2017-06", 900, 870),
    ]
    text = table(("label", "period", "opening", "closing"), rows)
    assert verdicts("opening-closing", text) == ["agrees"]
    later = table(("label", "period", "opening"), [("CLA", "2017-08", 353)])
    assert cells(findings("opening-closing", text, later)) == ["2 opening"]

"""Whatever stands in a table, and under whichever headings, the relations answer and none of them falls over."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.scrutiny.relations_papers.tables import RULES

from goldenthread.scrutiny.engine import scrutinise
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.sheets import Grid, Line, Paper, Sheet

TEXTS = st.one_of(
    st.sampled_from(
        [
            *("", "0", "-0", "0%", "100%", "12", "12.5", "1,234", "(3,874)", "+.2", "£5.7m", "157/357", "0/0", "5/0"),
            *("12 to 16", "≤5", "64% (14)", "14 (64%)", "c", "*", "N/A", "-", "Monitor", "G", "Red", "Amber", "↑", "▼"),
            *("Improving", "Worse", "Same", "2017-10", "Okt.17", "Q3 2016/17", "Apr 2016 - Mar 2017", "Total", "All"),
            *("percent", "count", "rate per 10,000", "days", "bigger", "smaller", "monitor", "Inadequate", "Good"),
            *("99999999999999999999", "0.0000000001", "1e5", "½", "١٢", "Number of children per 10,000", "\u200b"),
        ]
    ),
    st.text(max_size=12),
    st.integers(-1000, 10**12).map(str),
)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """A table of any roles, ragged lines and any texts."""
    roles = draw(st.lists(st.sampled_from(list(Role)), min_size=1, max_size=14))
    abouts = st.sampled_from(["", "", "2017-10", "2017-11", "England", "2016/17"])
    signs = st.sampled_from(["", "", "%", "£000"])
    columns = tuple(
        Column(place, f"{role.value} {place}", role, draw(abouts), draw(signs)) for place, role in enumerate(roles)
    )
    cells = st.lists(TEXTS, max_size=len(roles) + 1).map(tuple)
    lines = tuple(Line(number, draw(cells)) for number in range(2, 2 + draw(st.integers(0, 8))))
    return Sheet(Grid("any", "", tuple(column.heading for column in columns), lines), columns)


@settings(max_examples=250)
@given(st.lists(sheets(), max_size=2))
def test_no_table_breaks_a_relation(tables: list[Sheet]) -> None:
    """Every finding stands in a row that is there, or over the columns, and says something."""
    report = scrutinise(Paper(tuple(tables), date(2018, 1, 31)), RULES)
    for finding in report.findings:
        assert 0 < finding.place.row <= 10
        assert finding.message
        assert finding.mend
        assert "\n" not in finding.arithmetic.replace(finding.published, "")


@pytest.mark.parametrize("rows", [0, 1])
def test_an_empty_table_is_silent(rows: int) -> None:
    """Headings alone, or one blank line."""
    columns = tuple(Column(place, role.value, role) for place, role in enumerate(Role))
    lines = tuple(Line(2 + number, ("",) * len(columns)) for number in range(rows))
    sheet = Sheet(Grid("any", "", tuple(column.heading for column in columns), lines), columns)
    assert scrutinise(Paper((sheet,), date(2018, 1, 31)), RULES).findings == ()

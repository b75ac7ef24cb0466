"""Values and names of every kind that a chart may meet, for the tests of all charts."""

from decimal import Decimal

from hypothesis import strategies as st

from goldenthread.reports.cells import SHORTHAND, Cell, absent, number
from goldenthread.reports.charts.frame import Spot

NAMES = st.one_of(
    st.sampled_from(
        ["Apr 17", "November 2017", "Q4 2016/17", "<b>&\"'", "Ŵyn", "数", "W" * 60, "i" * 200, "a b " * 40]
    ),
    st.text(st.characters(blacklist_categories=("Cc", "Cs")), min_size=1, max_size=30).filter(str.strip),
)
NUMBERS = st.one_of(
    st.integers(-5, 5),
    st.integers(-(10**9), 10**9),
    st.sampled_from([0, 100, 10**12, -(10**12)]),
).map(Decimal)


def cells(low: int | None = None) -> st.SearchStrategy[Cell]:
    """Cells with a number, not below ``low``, or with a reason for none."""
    numbers = NUMBERS if low is None else NUMBERS.map(abs).map(lambda value: value + low)
    return st.one_of(numbers.map(number), st.sampled_from(sorted(SHORTHAND, key=lambda state: state.value)).map(absent))


def spots(most: int = 60, least: int = 0) -> st.SearchStrategy[list[Spot]]:
    """Named values, in any number."""
    return st.lists(st.builds(Spot, NAMES, cells()), min_size=least, max_size=most)


def known(most: int = 12, least: int = 0) -> st.SearchStrategy[list[Spot]]:
    """Named values, each with a number."""
    return st.lists(st.builds(Spot, NAMES, NUMBERS.map(number)), min_size=least, max_size=most)


def percent(value: float | str) -> Cell:
    """A percentage with one decimal."""
    return number(Decimal(str(value)), 1, suffix="%")

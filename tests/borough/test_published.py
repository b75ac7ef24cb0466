"""The borough looks like a real one: its figures lie near the published ones, and the guide prints them."""

from pathlib import Path

import pytest

from goldenthread.borough.pages import SHOWN, guide_page, rates_page
from goldenthread.borough.published import as_markdown, side_by_side
from goldenthread.borough.rates import RATES, rate
from goldenthread.borough.simulate import simulate

GUIDES = Path(__file__).parents[2] / "docs" / "guides"
NEAR = 0.40  # a year of one borough is a small sample, and England's totals are not London's
POINTS = 4.0  # of a percentage that is small itself


def test_every_rate_is_a_positive_number_with_a_source() -> None:
    """A share is no more than one; a rate without a source says that it is our own."""
    for one in RATES.values():
        assert one.value > 0
        assert one.source
        assert one.confirmed == (one.source != "own")
        assert one.key.endswith("-days") or one.value <= 1.0


def test_an_unknown_rate_is_an_error() -> None:
    """A misspelt key does not become a rate of nought."""
    with pytest.raises(KeyError):
        rate("refferal-nfa")


def test_the_page_of_rates_is_current() -> None:
    """A page that lags behind the code is written again by the module that makes it."""
    assert (GUIDES / "borough-rates.md").read_text(encoding="utf-8") == rates_page()


@pytest.mark.slow
def test_the_figures_lie_near_the_published_ones_and_the_guide_prints_them() -> None:
    """Every figure of the guide lies within two fifths, or four points, of the published one."""
    rows = side_by_side(simulate(SHOWN))
    far = [
        (row.figure, row.simulated, row.published)
        for row in rows
        if row.apart > NEAR and abs(row.simulated - row.published) > POINTS
    ]
    assert not far
    text = (GUIDES / "borough.md").read_text(encoding="utf-8")
    assert as_markdown(rows, SHOWN.census_end) in text
    assert guide_page.__doc__

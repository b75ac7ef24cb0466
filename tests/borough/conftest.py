"""Boroughs that the tests of the simulation share."""

from datetime import date

import pytest

from goldenthread.borough.simulate import Borough, Plan, simulate


@pytest.fixture(scope="session")
def borough() -> Borough:
    """A small borough of three whole years, as at the end of a September."""
    return simulate(Plan(children=400, years=3, seed=12, as_at=date(2025, 9, 30)))

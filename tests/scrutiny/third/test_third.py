"""A third blind set of planted faults, in layouts of real councils' papers: what is found of it must not fall.

What it found at first contact, and after its causes were mended, stands in the README beside it.
"""

from pathlib import Path

import pytest
from tests.scrutiny.fresh.trial import Outcome
from tests.scrutiny.third.trial import TABLES, alarms, outcomes

#: Shares of faults in per cent, after mending (172 of 177), rounded down.
RIGHT_CELL_FLOOR = 97
ANYWHERE_FLOOR = 97

#: What the set must hold to be worth counting.
LEAST_TABLES = 40
LEAST_FAULTS = 120


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> list[Outcome]:
    """The outcome of every planted fault, found once."""
    return outcomes(tmp_path_factory.mktemp("planted"))


def test_the_set_is_large_and_clean_by_its_own_sums() -> None:
    """Names stand once, every fault changes something, and every sum of the clean tables comes out."""
    assert len({table.name for table in TABLES}) == len(TABLES) >= LEAST_TABLES
    assert sum(len(table.faults) for table in TABLES) >= LEAST_FAULTS
    assert [wrong for table in TABLES for wrong in table.wrong_sums()] == []
    assert all(table.with_fault(fault) != table.text for table in TABLES for fault in table.faults)


def test_clean_tables_stay_silent(tmp_path: Path) -> None:
    """No clean table has a finding at question or above."""
    assert alarms(tmp_path) == {}


def test_faults_are_found_at_the_right_cell(measured: list[Outcome]) -> None:
    """The shares of faults named at an acceptable cell, and anywhere in their table, hold."""
    missed = [f"{one.table.name} {one.fault.cell}: {one.fault.family}" for one in measured if not one.right]
    assert 100 * sum(one.right for one in measured) / len(measured) >= RIGHT_CELL_FLOOR, missed
    assert 100 * sum(one.anywhere for one in measured) / len(measured) >= ANYWHERE_FLOOR, missed

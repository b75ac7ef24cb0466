"""Generated pages say what the code says."""

from pathlib import Path

import pytest

from goldenthread.cli.docs import generated, gone

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", sorted(generated()))
def test_generated_page_is_current(name: str) -> None:
    """A page that lags behind the code is mended with make docs."""
    page = ROOT / "docs" / name
    assert page.exists(), f"run make docs: docs/{name} is not there"
    assert page.read_text(encoding="utf-8") == generated()[name], f"run make docs: docs/{name} is out of date"


def test_no_page_is_left_of_a_measure_that_is_gone() -> None:
    """Nobody reads a definition that no longer counts."""
    assert gone(ROOT / "docs") == []

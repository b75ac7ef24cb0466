"""What the tests of the writers share."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.borough.writers.handmade import handmade

from goldenthread.borough.writers import write

Rows = list[dict[str, str]]


def read_rows(path: Path) -> Rows:
    """A CSV file as dictionaries."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handmade borough, written in every format."""
    out = tmp_path_factory.mktemp("borough")
    write(handmade(), out)
    return out


@pytest.fixture
def rows(written: Path) -> Callable[[str], Rows]:
    """Reads a written CSV file."""
    return lambda path: read_rows(written / path)

"""A small borough, written in every format and loaded again from each."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import duckdb
import pytest

from goldenthread.borough.plan import Borough, Plan
from goldenthread.borough.simulate import simulate
from goldenthread.borough.writers import write
from goldenthread.records.engine import connect
from goldenthread.records.importers import IMPORTERS, recognise
from goldenthread.records.importers.language import Options
from goldenthread.records.pipeline import Assembled, Delivery, assemble

PLAN = Plan(children=80, years=2, seed=11, as_at=date(2025, 9, 30))

Loaded = tuple[duckdb.DuckDBPyConnection, Assembled]


@pytest.fixture(scope="session")
def borough() -> Borough:
    """Eighty children in need in the final census year, over two years and a half."""
    return simulate(PLAN)


@pytest.fixture(scope="session")
def files(borough: Borough, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The borough in every format."""
    out = tmp_path_factory.mktemp("files")
    write(borough, out)
    return out


@pytest.fixture(scope="session")
def loaded(files: Path) -> Callable[[str], Loaded]:
    """Loads the files of one format, as a council would, into tables of ours."""

    @cache
    def load(form: str) -> Loaded:
        deliveries = []
        for source in recognise([files / form]):
            stated = source.kind in ("cin", "ssda903")
            landing = IMPORTERS[source.kind].read(
                source, Options(as_at=None if stated else PLAN.as_at, authority="999")
            )
            deliveries.append(
                Delivery(
                    source.name, source.kind, landing.source, landing.as_at or PLAN.as_at, landing.authority or "999",
                    landing.files, landing.cells.get, landing.year, landing.extra, landing.findings,
                )
            )  # fmt: skip
        connection = connect()
        return connection, assemble(connection, deliveries, authority="999")

    return load

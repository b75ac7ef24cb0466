"""Every schema has a page and an example file that loads without an error."""

from pathlib import Path

import pytest
from tests.records.importers.local.lists import OPTIONS, claimed, land, load, rows

from goldenthread.records.importers.local import IMPORTER
from goldenthread.records.importers.local.pages import pages
from goldenthread.records.importers.local.schemas import SCHEMAS
from goldenthread.records.importers.local.suggest import map_new

DOCS = Path(__file__).parents[4] / "docs" / "guides" / "local"


@pytest.mark.parametrize("name", sorted(pages()))
def test_the_page_is_current(name: str) -> None:
    """A page or example that lags behind the schema is mended with make docs."""
    assert (DOCS / name).read_text(encoding="utf-8") == pages()[name], f"run make docs: docs/guides/local/{name}"


def test_no_page_is_left_of_a_schema_that_went() -> None:
    """The folder holds what is made and nothing else."""
    assert {path.name for path in DOCS.iterdir()} == set(pages())


def test_every_example_loads_without_an_error() -> None:
    """All together, as a council would load its folder: three rows a table, and every reference between them leads somewhere."""
    landings = [land(DOCS / f"{name}.csv") for name in SCHEMAS]
    engine, found = load(*landings)
    assert [item for item in found if item["severity"] != "query"] == []
    assert {item["rule"] for item in found} <= {"names-for-ids"}
    for name in SCHEMAS:
        assert rows(engine, f'select count(*) from "{name}"') == [(3,)], name
    assert rows(
        engine, "select count(*) from strategy_attendance join strategy_discussions d on discussion_key = d.event_key"
    ) == [(2,)]


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_a_first_mapping_of_an_example_finds_its_schema_and_reads_the_same(name: str, tmp_path: Path) -> None:
    """What is named and headed as a schema is mapped without a question, column by column."""
    out, made = map_new(DOCS / f"{name}.csv", out=tmp_path / f"{name}.toml")
    assert made.table == name
    assert made.complete
    assert made.left_out == ()
    assert all(guess.field == guess.heading for guess in made.guesses)
    plain = land(DOCS / f"{name}.csv")
    mapped = IMPORTER.read(claimed(DOCS / f"{name}.csv", out)[0], OPTIONS)
    assert mapped.cells[name].to_pylist() == plain.cells[name].to_pylist()

"""What is written as the Standard Safeguarding Dataset and as local lists comes back as it was."""

from collections import Counter
from collections.abc import Callable

import pytest
from tests.roundtrip.compared import differences, fed_by, found, made
from tests.roundtrip.conftest import Loaded

from goldenthread.borough.plan import Borough
from goldenthread.borough.writers.local import local_columns
from goldenthread.records.tables import TABLES

# Columns that the dataset cannot hold, or not for every row: see docs/guides/formats.md.
LOST = {
    "workers": {"agency"},
    "contacts": {"outcome"},
    "permanence_plans": {"permanence"},
}
# Tables with rows that the dataset leaves out or has only the latest of; those below have tests of their own.
IN_PART = {
    "visits", "care_leavers", "pathway_plans", "immunisations", "health_years", "pre_proceedings", "care_proceedings", "feedback",
    "person_links",
}  # fmt: skip
WHOLE = sorted(
    table.name
    for table in TABLES.values()
    if table.name not in IN_PART and any(feed.startswith("ssd:") for column in table.columns for feed in column.feeds)
)


@pytest.mark.parametrize("table", WHOLE)
def test_a_table_of_the_dataset_comes_back_whole(table: str, borough: Borough, loaded: Callable[[str], Loaded]) -> None:
    """The same people and events, with every value that the dataset holds."""
    columns = fed_by(table, "ssd:", LOST.get(table, ()))
    assert differences(found(loaded("ssd")[0], table, *columns), made(borough, table, *columns)) == ([], [])


def test_visits_of_three_kinds_come_back(borough: Borough, loaded: Callable[[str], Loaded]) -> None:
    """The dataset has no table for the others."""
    columns = ("child_id", "kind", "visit_date", "seen", "seen_alone")
    kept = made(borough, "visits", *columns, where=lambda row: row["kind"] in ("cin", "cp", "cla"))
    assert kept
    assert differences(found(loaded("ssd")[0], "visits", *columns), kept) == ([], [])


def test_identifiers_come_back_among_those_derived(borough: Borough, loaded: Callable[[str], Loaded]) -> None:
    """Pupil numbers become identifiers too."""
    columns = ("child_id", "id_kind", "id_value")
    assert (
        differences(made(borough, "person_links", *columns), found(loaded("ssd")[0], "person_links", *columns))[0] == []
    )


def test_a_care_leaver_comes_back_as_last_recorded(borough: Borough, loaded: Callable[[str], Loaded]) -> None:
    """One row a young person; earlier records are lost."""
    latest: dict[str, tuple[object, ...]] = {}
    for row in sorted(borough.tables["care_leavers"].to_pylist(), key=lambda row: str(row["record_date"])):
        latest[row["child_id"]] = (row["child_id"], row["in_touch"], row["accommodation"], row["activity"])
    rows = found(loaded("ssd")[0], "care_leavers", "child_id", "in_touch", "accommodation", "activity")
    assert latest
    assert not differences(rows, Counter(latest.values()))[0]


def test_only_cut_off_outcomes_are_found_fault_with(loaded: Callable[[str], Loaded]) -> None:
    """Nothing else of a borough without faults is wrong."""
    assert {finding["rule"] for finding in loaded("ssd")[1].findings.to_pylist()} <= {"broken-json"}


@pytest.mark.parametrize("table", sorted(name for name, table in TABLES.items() if local_columns(table)))
def test_a_local_list_comes_back_whole(table: str, borough: Borough, loaded: Callable[[str], Loaded]) -> None:
    """Every row with every value, references apart."""
    written = local_columns(TABLES[table])
    refs = {column.name for column in TABLES[table].columns if column.kind == "ref"}
    columns = tuple(column for column in written.values() if column not in refs and column != "source_id")
    assert differences(found(loaded("local")[0], table, *columns), made(borough, table, *columns)) == ([], [])


def test_local_lists_have_no_finding(loaded: Callable[[str], Loaded]) -> None:
    """A borough without faults."""
    assert loaded("local")[1].findings.num_rows == 0

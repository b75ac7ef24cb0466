"""Workers are named in the lists; an identifier made from the name takes its place."""

from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.records.importers.annex_a.books import Loaded, grid, landed, rules, workbook

from goldenthread.records.importers.workers import rename_workers, worker_id

NAMES = st.lists(st.text(st.characters(categories=["Lu", "Ll"]), min_size=1, max_size=12), min_size=2, max_size=4)


@given(words=NAMES, blanks=st.sampled_from([" ", "  ", "\xa0", " \xa0 "]))
def test_a_name_has_one_identifier_however_it_is_spaced(words: list[str], blanks: str) -> None:
    """No-break spaces and blanks at the ends are not part of a name."""
    assert worker_id(" ".join(words), "302") == worker_id(f" {blanks.join(words)}\xa0", "302")


def test_identifiers_differ_by_name_and_by_authority() -> None:
    """So that no worker of one authority meets one of another."""
    ids = {worker_id(name, authority) for name in ("Ada Example", "Ada Sample") for authority in ("302", "303")}
    assert len(ids) == 4
    assert worker_id("ADA EXAMPLE", "302") == worker_id("Ada Example", "302")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("104233", True),
        ("SW-0417", True),
        ("ab12", True),
        ("#N/A", True),
        ("Ada Example", False),
        ("Team 4 duty", False),
        ("Ada", False),
    ],
)
def test_identifiers_stay_and_names_go(text: str, kept: bool) -> None:
    """One word with a digit is an identifier already; everything else may be a name."""
    assert (worker_id(text, "302") == text) is kept


@pytest.mark.parametrize("text", ["Unallocated", "not allocated", " TBC ", "", "\xa0"])
def test_words_for_nobody_name_nobody(text: str) -> None:
    """'Unallocated' is not one overworked person."""
    assert worker_id(text, "302") is None


def test_a_column_without_names_gives_none() -> None:
    """Nothing goes to the table of names when there is nothing to put there."""
    renamed = rename_workers(
        pa.table({"allocated_worker": pa.array(["12", None], pa.string())}), "allocated_worker", "302"
    )
    assert renamed.names is None
    assert renamed.cells["allocated_worker"].to_pylist() == ["12", None]
    assert renamed.nobody.true_count == 0


def test_names_leave_the_cells_and_stand_apart(tmp_path: Path) -> None:
    """The stored cells hold no name; the table of names holds each once, unless names are switched off."""
    path = workbook(
        tmp_path / "book.xlsx", {"List 3": grid("list_3"), "List 6": grid("list_6"), "List 9": grid("list_9")}
    )
    landing = landed(path, authority="302")
    ada, bo = worker_id("Ada Example", "302"), worker_id("Bo Sample", "302")
    assert landing.cells["list_3"]["allocated_worker"].to_pylist() == [ada]
    assert landing.names is not None
    assert sorted((row["id"], row["subject"], row["name"]) for row in landing.names.to_pylist()) == sorted(
        [(ada, "worker", "Ada Example"), (bo, "worker", "Bo Sample")]
    )
    assert "Allocated Worker" in landing.dropped["list_3"]
    without = landed(path, authority="302", names=False)
    assert without.names is None
    assert without.cells["list_3"].equals(landing.cells["list_3"])
    for cells in landing.cells.values():
        assert not any("Ada" in str(text) for column in cells.columns for text in column.to_pylist())


def test_rows_that_say_there_is_no_worker_are_counted(tmp_path: Path) -> None:
    """They are one finding a list, and the rows have no worker."""
    rows = grid(
        "list_6",
        {"Allocated Worker": "Unallocated"},
        {"Child Unique ID": "2", "Allocated Worker": "unallocated"},
        {"Child Unique ID": "3"},
    )
    loaded = Loaded(landed(workbook(tmp_path / "book.xlsx", {"List 6": rows})))
    assert rules(loaded.findings) == ["no-worker-in-words"]
    assert any("2 rows of list 6" in str(text) for text in loaded.findings["message"].to_pylist())
    assert {row["child_id"] for row in loaded.rows("referrals") if row["worker_id"] is None} == {"1001", "2"}

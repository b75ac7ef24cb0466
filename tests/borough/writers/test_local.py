"""Local lists as written."""

from collections.abc import Callable
from pathlib import Path

from tests.borough.writers.conftest import Rows
from tests.borough.writers.handmade import ADA

from goldenthread.borough.writers.local import local_columns
from goldenthread.records.tables import TABLES

Read = Callable[[str], Rows]


def test_every_table_that_a_local_list_feeds_has_a_file(written: Path) -> None:
    """And no other table has one."""
    local = {
        table.name
        for table in TABLES.values()
        if any(feed.startswith("local:") for column in table.columns for feed in column.feeds)
    }
    assert {path.stem for path in (written / "local").iterdir()} == local


def test_a_table_that_only_local_lists_feed_is_there_whole() -> None:
    """Every column, in order, with references headed as ids."""
    assert list(local_columns(TABLES["strategy_attendance"])) == [
        "id", "child_id", "discussion_id", "discussion_date", "agency", "attendance",
    ]  # fmt: skip
    assert list(local_columns(TABLES["budgets"])) == ["id", *TABLES["budgets"].names]


def test_of_a_table_that_a_standard_feeds_there_is_what_the_standard_lacks() -> None:
    """The event's own date, to match it by, and the local columns."""
    assert list(local_columns(TABLES["referrals"])) == [
        "id", "child_id", "referral_date", "decided_date", "acknowledged_date", "first_seen_date", "recorded_at",
    ]  # fmt: skip
    assert local_columns(TABLES["care_episodes"]) == {}


def test_cells_are_iso_dates_our_codes_and_yes_or_no(rows: Read) -> None:
    """A moment has its time; nothing is said where nothing is known."""
    visit = rows("local/visits.csv")[0]
    assert visit == {
        "id": "V1", "child_id": ADA, "kind": "cp", "visit_date": "2025-06-20", "seen": "yes", "seen_alone": "no",
        "bedroom_seen": "", "team_id": "", "worker_id": "", "recorded_at": "2025-06-21 08:00:00",
    }  # fmt: skip
    assert (
        rows("local/strategy_attendance.csv")[0]["discussion_id"]
        == rows("local/strategy_discussions.csv")[0]["id"]
        == "S1"
    )

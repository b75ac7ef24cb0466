"""Loading changes the store at one moment or not at all, and the same content only once."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.records.store.conftest import Loader
from tests.records.store.made import machinery, source_file

from goldenthread.access.scope import Scope
from goldenthread.records.errors import InputRefused, WrongUse
from goldenthread.records.store.load import load
from goldenthread.records.store.loaded import LoadRequest
from goldenthread.records.store.store import Store
from goldenthread.records.store.verify import verify

ANNA = ["c1", "2010-05-01", "Anna"]
BEN = ["c2", "", "Ben"]


def test_a_load_gives_a_snapshot_that_says_what_it_is_made_of(put: Loader, root: Path) -> None:
    """Rows, findings, dates, files and what was dropped stand in the manifest."""
    result = put(people=[ANNA, BEN], visits=[["c1", "2025-01-02"]])
    assert result.created
    manifest = Store.open(root).current().manifest
    assert manifest.id == result.snapshot
    assert manifest.rows == {"people": 2, "visits": 1}
    assert result.findings_by_rule == {"no-birth-date": 1}
    assert (manifest.authority, manifest.as_at) == ("302", date(2025, 3, 31))
    assert [facts.name for facts in manifest.deliveries[0].files] == ["ssd.json"]
    assert manifest.kept["ssd"]["people"]["dropped"] == {"Address": "not kept"}
    assert manifest.kept["ssd"]["people"]["kept"] == ["child_id", "birth_date", "mother_id"]
    assert verify(root).whole


def test_the_same_content_again_changes_nothing(put: Loader, root: Path) -> None:
    """The first known-at stands, and not a byte of the pointer moves."""
    first = put(people=[ANNA])
    before = (root / "CURRENT").read_bytes()
    again = put(people=[ANNA])
    assert (again.snapshot, again.created, again.known_at) == (first.snapshot, False, first.known_at)
    assert "held already" in again.notes[0]
    assert (root / "CURRENT").read_bytes() == before


def test_two_stores_give_the_same_content_the_same_snapshot(put: Loader, tmp_path: Path) -> None:
    """An id says what a snapshot is made of, not where or when it was made."""
    earlier = datetime(2025, 4, 1, 9, tzinfo=UTC)
    one = put(people=[ANNA], at=tmp_path / "one", known_at=earlier)
    other = put(people=[ANNA], at=tmp_path / "other")
    assert one.snapshot == other.snapshot
    assert one.known_at != other.known_at


def test_another_version_of_an_importer_gives_another_snapshot(put: Loader, root: Path) -> None:
    """What is derived by other rules is not the same."""
    first = put(people=[ANNA])
    second = put(people=[ANNA], version=2)
    assert second.created
    assert second.snapshot != first.snapshot
    assert len(list((root / "deliveries").iterdir())) == 1


def test_a_source_that_is_not_given_is_carried_forward_with_its_age(put: Loader, root: Path) -> None:
    """The new snapshot holds both; the older source says how old it is."""
    put("ssd", people=[ANNA], as_at="2025-01-31")
    result = put("local/visits", visits=[["c1", "2025-02-02"]], as_at="2025-02-28")
    assert [(item.source, item.days, item.carried) for item in result.sources] == [
        ("local/visits", 0, False),
        ("ssd", 28, True),
    ]
    assert Store.open(root).current().manifest.rows == {"people": 1, "visits": 1}


def test_history_is_listed_and_known_at_chooses_from_it(put: Loader, root: Path) -> None:
    """A snapshot is found by the moment at which it was known, and nothing is filtered."""
    early, late = datetime(2025, 2, 1, tzinfo=UTC), datetime(2025, 3, 1, tzinfo=UTC)
    first = put(people=[ANNA], as_at="2025-01-31", known_at=early)
    second = put(people=[ANNA, BEN], as_at="2025-02-28", known_at=late)
    store = Store.open(root)
    assert [item.id for item in store.snapshots()] == [first.snapshot, second.snapshot]
    assert store.snapshot_known_at(late - timedelta(seconds=1)).id == first.snapshot
    assert store.snapshot_known_at(late).id == second.snapshot
    assert store.snapshot(first.snapshot[:6]).id == first.snapshot
    assert store.current().manifest.parent == first.snapshot
    with pytest.raises(WrongUse, match="nothing was known yet"):
        store.snapshot_known_at(early - timedelta(days=1))


def test_known_at_never_goes_back_or_lies_ahead(put: Loader) -> None:
    """History is added to, not inserted."""
    put(people=[ANNA], known_at=datetime(2025, 3, 1, tzinfo=UTC))
    with pytest.raises(InputRefused, match="before the latest snapshot"):
        put(people=[BEN], known_at=datetime(2025, 2, 1, tzinfo=UTC))
    with pytest.raises(InputRefused, match="in the future"):
        put(people=[BEN], known_at=datetime.now(UTC) + timedelta(days=1))
    with pytest.raises(InputRefused, match="no time zone"):
        put(people=[BEN], known_at=datetime(2025, 4, 1))


def test_a_dry_run_gives_the_same_summary_and_writes_nothing(put: Loader, root: Path) -> None:
    """The snapshot that would be made is named, and no folder appears."""
    dry = put(people=[ANNA, BEN], dry_run=True)
    assert not root.exists()
    real = put(people=[ANNA, BEN])
    assert (dry.snapshot, dry.rows, dry.findings) == (real.snapshot, real.rows, real.findings)
    assert (dry.created, real.created) == (False, True)


@pytest.mark.parametrize(
    ("given", "stated", "words"),
    [
        (None, None, "do not say which date"),
        ("2025-03-31", "2025-04-30", "after the 2025-03-31 given"),
        ("2025-03-31", "2024-03-31", "every source states another date"),
    ],
)
def test_dates_that_do_not_agree_are_refused(
    files: Path, root: Path, given: str | None, stated: str | None, words: str
) -> None:
    """Nothing is guessed, and nothing stays behind."""
    with pytest.raises(InputRefused, match=words):
        load(
            [source_file(files, people=[ANNA], as_at=stated)],
            root,
            LoadRequest(date.fromisoformat(given) if given else None, authority="302"),
            machinery(),
        )
    assert not root.exists()


def test_a_source_that_states_its_date_keeps_it_beside_one_that_does_not(files: Path, root: Path) -> None:
    """The date given is for the other; the snapshot takes the later."""
    paths = [
        source_file(files, "cin/2024", people=[ANNA], as_at="2024-03-31"),
        source_file(files, "ssd", people=[BEN]),
    ]
    load(paths, root, LoadRequest(date(2024, 9, 30), authority="302"), machinery())
    manifest = Store.open(root).current().manifest
    assert {item.source: item.as_at.isoformat() for item in manifest.deliveries} == {
        "cin/2024": "2024-03-31",
        "ssd": "2024-09-30",
    }
    assert manifest.as_at == date(2024, 9, 30)


def test_every_problem_is_told_at_once(files: Path, root: Path) -> None:
    """Two broken files are two problems in one refusal, and so are a date and an authority."""
    broken = [source_file(files, name, refused=f"{name} is broken") for name in ("ssd", "cin/2024")]
    with pytest.raises(InputRefused) as refused:
        load(broken, root, LoadRequest(), machinery())
    assert len(refused.value.problems) == 2
    files_ = [source_file(files, "ssd", people=[ANNA], authority="abc")]
    with pytest.raises(InputRefused) as refused:
        load(files_, root, LoadRequest(authority="302"), machinery())
    assert len(refused.value.problems) == 3


def test_a_store_holds_one_authority(put: Loader) -> None:
    """Another council's files are refused."""
    put(people=[ANNA])
    with pytest.raises(InputRefused, match="do not agree"):
        put(people=[BEN], code="303")


def test_a_finding_that_stops_a_load_stops_it(put: Loader, root: Path) -> None:
    """The store stays as it was, and the message says where and how to mend it."""
    put(people=[ANNA])
    before = (root / "CURRENT").read_bytes()
    with pytest.raises(InputRefused, match=r"ssd.json, row 7: This cannot be \[cannot-be\]\. Mend it"):
        put(people=[BEN], stops=True)
    assert (root / "CURRENT").read_bytes() == before
    assert not verify(root).orphans


def test_going_back_in_time_is_said(put: Loader) -> None:
    """An older file in the place of a newer one is loaded, with a note."""
    put(people=[ANNA], as_at="2025-02-28")
    result = put(people=[ANNA, BEN], as_at="2025-01-31")
    assert result.notes == ("ssd as at 2025-01-31 takes the place of 2025-02-28, which is later.",)


def test_a_folder_that_is_something_else_is_refused(put: Loader, root: Path) -> None:
    """A store is not made among other files."""
    root.mkdir()
    (root / "holiday.jpg").write_bytes(b"x")
    with pytest.raises(WrongUse, match="not a store and is not empty"):
        put(people=[ANNA])
    assert [item.name for item in root.iterdir()] == ["holiday.jpg"]


def test_no_name_is_stored_in_the_open(put: Loader, root: Path, everything: Scope) -> None:
    """The forename is nowhere in the store's bytes or tables."""
    put(people=[["c1", "2010-05-01", "Annabella"]])
    for path in root.rglob("*"):
        if path.is_file():
            assert b"Annabella" not in path.read_bytes()
    with Store.open(root).current().connect(everything) as engine:
        assert engine.execute("select child_id from people").fetchall() == [("c1",)]


def test_the_pointer_says_in_plain_words_what_is_current(put: Loader, root: Path) -> None:
    """A person can read which snapshot is current without this program."""
    result = put(people=[ANNA])
    assert json.loads((root / "CURRENT").read_text(encoding="utf-8"))["current"] == result.snapshot

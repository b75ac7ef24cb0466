"""An access request gets everything that is held about one person, and nothing about anybody else."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from tests.records.store.conftest import Loader

from goldenthread.access.errors import LogFailed
from goldenthread.access.of_store import access_log
from goldenthread.access.scope import Scope
from goldenthread.records.errors import WrongUse
from goldenthread.records.keys import person_key
from goldenthread.records.store.names import read_names
from goldenthread.records.store.subject import subject

ANNA = ["X100", "2010-05-01", "Anna"]
BEN = ["X200", "", "Ben"]


@pytest.fixture
def loaded(put: Loader) -> list[str]:
    """Two snapshots; a visit to Ben names Anna."""
    visits = [["X100", "2025-01-10"], ["X200", "2025-01-11", "X100"]]
    first = put(people=[ANNA, BEN], visits=visits, as_at="2025-01-31")
    second = put(people=[ANNA, BEN], visits=visits, as_at="2025-02-28")
    return [first.snapshot, second.snapshot]


def test_the_export_holds_tables_cells_names_and_history(
    loaded: list[str], root: Path, tmp_path: Path, everything: Scope
) -> None:
    """With the file each row came from; another child's row is only counted."""
    out = tmp_path / "subject.zip"
    export = subject(root, "X100", out, everything, access_log(root))
    assert (export.rows, export.snapshots) == ({"people": 1, "visits": 1}, tuple(loaded))
    with zipfile.ZipFile(out) as archive:
        said = json.loads(archive.read("subject.json"))
        rows = list(csv.DictReader(io.StringIO(archive.read("tables/people.csv").decode("utf-8"))))
    assert said["names"] == {"forename": "Anna"}
    assert [row["visit_date"] for row in said["tables"]["visits"]] == ["2025-01-10"]
    assert [row["child_id"] for row in rows] == ["X100"]
    source = said["sources"][0]
    assert source["sheets"]["people"][0]["birth_date"] == "2010-05-01"
    assert source["rows_of_others_that_name_the_person"] == {"visits": 1}
    assert "X200" not in json.dumps(said)
    assert [item["id"] for item in said["snapshots"]] == loaded


def test_an_export_is_logged_without_saying_who_in_the_open(
    loaded: list[str], root: Path, tmp_path: Path, everything: Scope
) -> None:
    """The entry holds a keyed hash of the person, the viewer and the purpose."""
    log = access_log(root)
    subject(root, "X100", tmp_path / "subject.zip", everything, log)
    text = log.path.read_text(encoding="utf-8")
    entry = json.loads(text)
    assert (entry["action"], entry["viewer"], entry["purpose"]) == ("subject export", "a.nalyst", "testing")
    assert "X100" not in text
    assert person_key("302", "X100") not in text
    assert log.verify() is None


def test_what_cannot_be_logged_is_not_exported(
    loaded: list[str], root: Path, tmp_path: Path, everything: Scope
) -> None:
    """A log that lost its lines stops the export."""
    log = access_log(root)
    log.append("read names", everything, {})
    log.path.unlink()
    with pytest.raises(LogFailed):
        subject(root, "X100", tmp_path / "subject.zip", everything, log)
    assert not (tmp_path / "subject.zip").exists()


def test_not_there_and_not_yours_are_told_in_the_same_words(loaded: list[str], root: Path, tmp_path: Path) -> None:
    """Whoever may not see a child does not learn that the child is known."""
    mine = Scope.named_children("s.worker", "my cases", [person_key("302", "X200")])
    words = []
    for person in ("X100", "X999"):
        with pytest.raises(WrongUse) as refused:
            subject(root, person, tmp_path / "subject.zip", mine, access_log(root))
        words.append(str(refused.value).replace(person, "?"))
    assert words[0] == words[1]
    assert subject(root, "X200", tmp_path / "subject.zip", mine, access_log(root)).rows["people"] == 1


def test_names_are_read_only_by_a_scope_that_allows_them(loaded: list[str], root: Path) -> None:
    """And every reading of them is logged."""
    anna, ben = person_key("302", "X100"), person_key("302", "X200")
    log = access_log(root)
    with pytest.raises(WrongUse, match="does not allow names"):
        read_names(root, [anna], Scope.everything("a.nalyst", "why"), log)
    own = Scope.named_children("s.worker", "my cases", [ben], names=True)
    assert read_names(root, [anna, ben], own, log) == {ben: {"forename": "Ben"}}
    assert log.head()[0] == 1


def test_a_store_without_names_keeps_none(put: Loader, root: Path, everything: Scope) -> None:
    """A setting switches the table of names off."""
    root.mkdir()
    (root / "settings.toml").write_text("names = false\n", encoding="utf-8")
    put(people=[ANNA])
    assert list((root / "names").iterdir()) == []
    assert read_names(root, [person_key("302", "X100")], everything, access_log(root)) == {}

"""A borough on disk: its folders, its list of files, and what happens to an earlier one."""

import json
from pathlib import Path

import pytest
from tests.borough.writers.handmade import TRUTH, handmade

from goldenthread.borough.writers import FORMATS, write
from goldenthread.records.errors import WrongUse


def _bytes(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_each_format_has_its_folder_and_every_file_is_listed(tmp_path: Path) -> None:
    """The manifest names what is there, with rows and bytes."""
    manifest = write(handmade(), tmp_path)
    files = _bytes(tmp_path)
    assert {file.path: file.size for file in manifest} == {
        path: len(held) for path, held in files.items() if path != "borough.json"
    }
    assert {path.split("/")[0] for path in files if "/" in path} == set(FORMATS)
    assert next(file.rows for file in manifest.of("ssd") if file.path == "ssd/ssd_person.csv") == 8
    assert next(file.rows for file in manifest.of("cin") if file.path == "cin/2025.xml") == 7


def test_the_same_borough_gives_the_same_bytes(tmp_path: Path) -> None:
    """Twice over, in two folders."""
    write(handmade(), tmp_path / "a", faults={"duplicates": 0.2})
    write(handmade(), tmp_path / "b", faults={"duplicates": 0.2})
    assert _bytes(tmp_path / "a") == _bytes(tmp_path / "b")


def test_known_answers_are_written_beside(tmp_path: Path) -> None:
    """With the plan that they are of."""
    write(handmade(), tmp_path, ["cin"])
    truth = json.loads((tmp_path / "truth.json").read_text(encoding="utf-8"))
    assert truth["schema"] == 1
    assert truth["plan"] == {
        "children": 6,
        "years": 3,
        "seed": 7,
        "as_at": "2025-06-30",
        "authority": "999",
        "cast": False,
    }
    assert truth["answers"] == TRUTH


def test_an_earlier_borough_is_cleared_away(tmp_path: Path) -> None:
    """Its files would otherwise be loaded as if they were of the new one."""
    write(handmade(), tmp_path, faults={"duplicates": 0.2})
    write(handmade(), tmp_path, ["cin"])
    assert {path.split("/")[0] for path in _bytes(tmp_path)} == {"cin", "truth.json", "borough.json"}


def test_other_peoples_files_are_neither_removed_nor_mixed_with_ours(tmp_path: Path) -> None:
    """A folder that holds strangers is refused before anything is written; files outside our folders may stay."""
    (tmp_path / "notes.txt").write_text("keep", encoding="utf-8")
    write(handmade(), tmp_path, ["cin"])
    (tmp_path / "cin/2019.xml").write_text("<Message/>", encoding="utf-8")
    before = _bytes(tmp_path)
    with pytest.raises(WrongUse, match=r"cin/2019\.xml is not a file of an earlier borough"):
        write(handmade(), tmp_path, ["cin"])
    assert _bytes(tmp_path) == before


def test_a_list_of_files_that_was_tampered_with_removes_nothing_else(tmp_path: Path) -> None:
    """Only paths that we could have written are taken from it."""
    out = tmp_path / "out"
    write(handmade(), out, ["cin"])
    (tmp_path / "precious.txt").write_text("keep", encoding="utf-8")
    listed = json.loads((out / "borough.json").read_text(encoding="utf-8"))
    listed["files"] += [
        {"path": "../precious.txt"},
        {"path": "cin/../../precious.txt"},
        {"path": str(tmp_path / "precious.txt")},
    ]
    (out / "borough.json").write_text(json.dumps(listed), encoding="utf-8")
    write(handmade(), out, ["cin"])
    assert (tmp_path / "precious.txt").exists()
    (out / "borough.json").write_text("[", encoding="utf-8")
    with pytest.raises(WrongUse, match="cannot be read"):
        write(handmade(), out, ["cin"])


def test_formats_that_are_not_known_are_refused(tmp_path: Path) -> None:
    """All of them at once; none at all is refused too."""
    with pytest.raises(WrongUse) as refused:
        write(handmade(), tmp_path, ["cin", "xml", "ssda903"])
    assert len(refused.value.problems) == 2
    with pytest.raises(WrongUse):
        write(handmade(), tmp_path, [])
    assert list(tmp_path.iterdir()) == []


def test_progress_is_told(tmp_path: Path) -> None:
    """Each format before it is written, and the end."""
    told: list[tuple[str, int, int]] = []
    write(handmade(), tmp_path, ["local", "ssd"], progress=lambda *step: told.append(step))
    assert told == [("ssd", 0, 2), ("local", 1, 2), ("done", 2, 2)]

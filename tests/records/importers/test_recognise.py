"""What a path is, is recognised; parts of one source may be named one by one."""

from pathlib import Path

import pytest

from goldenthread.records.errors import InputRefused
from goldenthread.records.importers import recognise

HEADINGS = {
    "header.csv": "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB",
    "episodes.csv": "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN",
}


def returned(folder: Path) -> list[Path]:
    """The two files that a return cannot do without."""
    folder.mkdir(parents=True)
    for name, headings in HEADINGS.items():
        (folder / name).write_text(headings + "\n", encoding="utf-8")
    return sorted(folder.iterdir())


def test_files_named_one_by_one_are_the_source_that_their_folder_is(tmp_path: Path) -> None:
    """Whether the folder or its files are named makes no difference."""
    files = returned(tmp_path / "2025")
    (apart,) = recognise(files)
    (whole,) = recognise([tmp_path / "2025"])
    assert (apart.kind, apart.name, sorted(apart.paths)) == (whole.kind, whole.name, sorted(whole.paths))


def test_the_same_source_in_two_folders_is_refused(tmp_path: Path) -> None:
    """Two returns of one year are not one, and both are named."""
    first, second = returned(tmp_path / "a" / "2025"), returned(tmp_path / "b" / "2025")
    with pytest.raises(InputRefused, match="both are the source 'ssda903/2025'"):
        recognise([first[0].parent, second[0].parent])


def test_everything_that_is_nothing_known_is_named_at_once(tmp_path: Path) -> None:
    """Nobody should be told of one file, and of the next when that is mended."""
    (tmp_path / "notes.txt").write_text("hello", encoding="utf-8")
    with pytest.raises(InputRefused) as refused:
        recognise([tmp_path / "notes.txt", tmp_path / "missing.csv"])
    assert [problem.what.split(" as ")[0] for problem in refused.value.problems] == [
        "not recognised",
        "there is no such file or folder",
    ]

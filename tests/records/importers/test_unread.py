"""What lies in a folder and is nothing known is told to the person who loads."""

from pathlib import Path

from goldenthread.records.importers.language import Source
from goldenthread.records.importers.unread import unread, unread_notes


def test_a_file_that_no_source_claims_is_named(tmp_path: Path) -> None:
    """A misnamed extract does not stay out in silence; what systems leave lying about and mappings are no extracts."""
    names = (
        "visits.csv",
        "vists 2.csv",
        "Thumbs.db",
        "~$lists.xlsx",
        ".hidden",
        "Supervision log.toml",
        "deep/notes.txt",
    )
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    sources = (Source("local", "local/visits", (tmp_path / "visits.csv",)),)
    assert unread([tmp_path], sources) == (tmp_path / "deep" / "notes.txt", tmp_path / "vists 2.csv")
    assert unread_notes([tmp_path], sources)[0].startswith("Not recognised and not read: ")
    assert unread_notes([tmp_path / "visits.csv"], sources) == ()


def test_only_the_first_of_many_are_named_and_the_rest_counted(tmp_path: Path) -> None:
    """A folder full of other things does not fill the screen."""
    for number in range(25):
        (tmp_path / f"{number:02}.txt").write_text("x", encoding="utf-8")
    note = unread_notes([tmp_path], ())[0]
    assert "19.txt and 5 more." in note

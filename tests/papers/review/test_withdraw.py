"""A frozen pack is taken back with who and why: nothing is held against it, and what was said of it goes on to the next."""

import json
from pathlib import Path

import pytest
from filelock import FileLock
from tests.papers.freeze.conftest import desk, small_root
from tests.papers.freeze.desk import Desk

from goldenthread.cli.app import main
from goldenthread.papers.classes import Class
from goldenthread.papers.ledger.check import check
from goldenthread.papers.ledger.released import read_ledger
from goldenthread.papers.manifest import NAME, frozen_packs, withdrawn_manifests
from goldenthread.papers.review import EARLIER, answer, carried_from, comment, earlier_remarks, withdrawn_because
from goldenthread.papers.verify import verify
from goldenthread.papers.withdraw import earlier_of, read_withdrawn, withdraw
from goldenthread.records.errors import InputRefused, StoreDamaged, WrongUse

__all__ = ["desk", "small_root"]


def test_a_draft_that_stands_in_the_way_is_taken_back(desk: Desk) -> None:
    """A target was changed, and the old draft says otherwise; withdrawn, a new one can be built in its place."""
    desk.target(95)
    draft = desk.frozen(class_=Class.CONFIDENTIAL).folder
    desk.target(1)
    with pytest.raises(InputRefused, match="goldenthread pack withdraw"):
        desk.frozen(class_=Class.CONFIDENTIAL, out=desk.folder / "other")
    noted, place = withdraw(draft, "The target was wrong", "C. Director", desk.home)
    assert (noted.paper, noted.by, noted.because) == (
        "tried 2025-09 (confidential)", "C. Director", "The target was wrong",
    )  # fmt: skip
    assert (draft.exists(), place.name) == (False, f"{draft.name}-withdrawn-1")
    assert list(frozen_packs(desk.home).glob("*.json")) == []
    assert len(withdrawn_manifests(desk.home)) == 1
    assert desk.frozen(class_=Class.CONFIDENTIAL).folder == draft
    assert verify(place).problems == ()
    assert withdrawn_because(place).startswith("withdrawn by C. Director on ")


def test_nobody_goes_on_with_a_pack_that_was_taken_back(desk: Desk) -> None:
    """No comment, no answer, no final paper, and not taken back twice."""
    draft = desk.frozen().folder
    comment(draft, "contacts", "B. Head", "Is it right?")
    _, place = withdraw(draft, "Wrong month", "C. Director", desk.home)
    for act in (
        lambda: comment(place, "contacts", "B. Head", "And this?"),
        lambda: answer(place, 1, "A. Analyst", "Yes"),
        lambda: desk.final(place),
        lambda: withdraw(place, "Again", "C. Director", desk.home),
    ):
        with pytest.raises(WrongUse, match=r"was withdrawn by C\. Director on .*: Wrong month"):
            act()


def test_what_was_said_goes_on_to_the_next_draft_and_the_one_after(desk: Desk) -> None:
    """Comments and answers of each draft before it, in order, among its inputs and those of its final paper."""
    draft = desk.frozen().folder
    comment(draft, "contacts", "B. Head", "Is it right?")
    answer(draft, 1, "A. Analyst", "It was not.")
    for number in (1, 2):
        withdraw(draft, "Mended", "A. Analyst", desk.home)
        before = next(earlier_of(draft))
        assert before.name.endswith(f"-withdrawn-{number}")
        said = carried_from(before)
        assert said is not None
        path = desk.folder / f"{number}.json"
        path.write_bytes(said)
        desk.frozen(earlier=path)
        assert next((one.text, one.answers[0].text) for one in earlier_remarks(draft)) == (
            "Is it right?",
            "It was not.",
        )
        assert len(earlier_remarks(draft)) == number
        comment(draft, "one", "B. Head", f"Draft {number + 1}?")
        answer(draft, 1, "A. Analyst", "Yes.")
    assert desk.again(draft).differences == ()
    final = desk.final(draft).folder
    assert len(earlier_remarks(final)) == 2
    assert (final / "inputs" / EARLIER).is_file()


def test_a_released_paper_stays_in_the_ledger(desk: Desk) -> None:
    """It is taken back with its draft, another is released in its place, and what both told is known."""
    draft = desk.frozen().folder
    final = desk.final(draft).folder
    before = read_ledger(desk.home)
    noted, _ = withdraw(final, "A mistake in the words", "C. Director", desk.home)
    assert noted.draft == before.releases[0].draft
    assert read_ledger(desk.home) == before
    assert check(desk.home) == ()
    assert list(frozen_packs(desk.home).glob("*.json")) == []
    with pytest.raises(WrongUse, match="is final and cannot be changed"):
        desk.final(draft)
    again = desk.frozen(out=desk.folder / "second").folder
    desk.final(again)
    assert len(read_ledger(desk.home).releases) == 2
    assert check(desk.home) == ()


def test_what_is_wrong_is_told(desk: Desk, tmp_path: Path) -> None:
    """Blank words together, a home folder that does not know the pack, no pack at all."""
    draft = desk.frozen().folder
    with pytest.raises(WrongUse) as refused:
        withdraw(draft, " ", "", desk.home)
    assert [problem.where for problem in refused.value.problems] == ["--by", "--because"]
    with pytest.raises(WrongUse, match="was not frozen with the home folder"):
        withdraw(draft, "Wrong", "A", tmp_path / "elsewhere")
    with pytest.raises(InputRefused, match="there is no manifest"):
        withdraw(tmp_path, "Wrong", "A", desk.home)
    assert read_withdrawn(desk.home) == ()


def test_a_pack_whose_folder_is_gone_is_taken_back_by_its_manifest(desk: Desk, tmp_path: Path) -> None:
    """The register keeps a copy; an altered list of what was withdrawn is found."""
    draft = desk.frozen().folder
    kept = tmp_path / "kept.json"
    kept.write_bytes((draft / NAME).read_bytes())
    (entry,) = frozen_packs(desk.home).glob("*.json")
    withdraw(entry, "Lost", "A", desk.home)
    assert draft.exists()
    with pytest.raises(WrongUse, match="was withdrawn by A"):
        withdraw(kept, "Lost", "A", desk.home)
    path = desk.home / "papers" / "withdrawn" / "withdrawn.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace("Lost", "Found"), encoding="utf-8")
    with pytest.raises(StoreDamaged, match="altered"):
        read_withdrawn(desk.home)


def test_what_a_killed_freeze_left_is_cleared_away(desk: Desk) -> None:
    """A hidden folder of nobody goes; one that another process is filling stays."""
    desk.out.mkdir(parents=True)
    for name in (".pack-dead", ".pack-busy"):
        (desk.out / name).mkdir()
        (desk.out / name / "half.html").write_text("half", encoding="utf-8")
    with FileLock(desk.out / ".pack-busy.lock"):
        desk.frozen()
        assert sorted(path.name for path in desk.out.glob(".pack-*")) == [".pack-busy", ".pack-busy.lock"]


def test_the_command_says_what_it_did(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Where it lies now, that the ledger keeps what was released, and when in the list of releases."""
    final = desk.final(desk.frozen().folder).folder
    words = ["--because", "A mistake", "--by", "C. Director", "--home", str(desk.home)]
    assert main(["pack", "withdraw", str(final), *words]) == 0
    told = capsys.readouterr()
    assert "is withdrawn by C. Director; it lies in " in told.out
    assert "the release ledger keeps it" in told.err
    assert main(["pack", "ledger", "--home", str(desk.home), "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    rows = listed if isinstance(listed, list) else listed["rows"]
    assert rows[0]["withdrawn"].startswith("20")
    assert main(["pack", "verify", str(next(earlier_of(final)))]) == 0
    assert "It was withdrawn by C. Director" in capsys.readouterr().err

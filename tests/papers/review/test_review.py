"""A draft is commented on, every comment is answered, and only then is it final, once, and released."""

import json
import multiprocessing
import shutil
from pathlib import Path

import pytest
from tests.papers.freeze.conftest import desk, moved_root, small_root
from tests.papers.freeze.desk import Desk, text_of

from goldenthread.papers import rebuild as rebuilding
from goldenthread.papers.classes import Class
from goldenthread.papers.ledger.check import check
from goldenthread.papers.ledger.released import read_ledger
from goldenthread.papers.manifest import read_manifest
from goldenthread.papers.review import COMMENTS, answer, comment, remarks
from goldenthread.papers.verify import verify
from goldenthread.records.errors import InputRefused, StoreDamaged, WrongUse

__all__ = ["desk", "moved_root", "small_root"]


@pytest.fixture
def draft(desk: Desk) -> Path:
    """A frozen draft."""
    return desk.frozen().folder


def test_comments_are_kept_with_their_answers(draft: Path) -> None:
    """A section, a measure, a measure in a section; what was said stays in order."""
    for at in ("one", "contacts", "one/contacts"):
        comment(draft, at, "B. Head", f"Is {at} right?")
    answer(draft, 2, "A. Analyst", "Counted again.")
    answer(draft, 2, "C. Other", "Agreed.")
    found = remarks(draft)
    assert [(one.number, one.at, len(one.answers)) for one in found] == [
        (1, "one", 0),
        (2, "contacts", 2),
        (3, "one/contacts", 0),
    ]
    assert [one.by for one in found[1].answers] == ["A. Analyst", "C. Other"]
    assert verify(draft).problems == ()


def test_everything_wrong_with_a_comment_is_told_together(draft: Path) -> None:
    """A place that is not there, no name, no words; an answer to nothing."""
    with pytest.raises(WrongUse) as refused:
        comment(draft, "two/contacts", " ", "")
    assert [problem.where for problem in refused.value.problems] == ["--by", "the text", "--at two/contacts"]
    assert "Use one of one, contacts" in refused.value.problems[2].mend
    with pytest.raises(WrongUse, match="no such comment"):
        answer(draft, 1, "A. Analyst", "Yes")
    assert not (draft / COMMENTS).exists()


def test_a_final_paper_needs_every_answer(desk: Desk, draft: Path) -> None:
    """Each unanswered comment is named; answered, the paper says who approved it, and holds what was said."""
    for number in range(3):
        comment(draft, "contacts", "B. Head", f"Question {number}")
    answer(draft, 2, "A. Analyst", "Yes")
    with pytest.raises(WrongUse) as refused:
        desk.final(draft)
    assert [problem.where for problem in refused.value.problems] == ["comment 1 at contacts", "comment 3 at contacts"]
    for number in (1, 3):
        answer(draft, number, "A. Analyst", "Yes")
    final = desk.final(draft)
    assert final.folder == draft.with_name(f"{draft.name}-final")
    about = final.manifest.about
    assert (about["status"], about["approved_by"], about["approved_on"]) == ("final", "C. Director", "2025-10-08")
    assert "inputs/comments.jsonl" in {path.relative_to(final.folder).as_posix() for path in final.folder.rglob("*")}
    page = final.files[0].read_text(encoding="utf-8")
    assert "Final, approved by C. Director on 8 October 2025" in page
    assert "Final, approved" not in (draft / f"{draft.name}.html").read_text(encoding="utf-8")
    assert verify(final.folder).problems == verify(draft).problems == ()


def test_final_is_final(desk: Desk, draft: Path) -> None:
    """Neither the final paper nor its draft takes another word, and nobody approves it twice."""
    final = desk.final(draft)
    for folder in (draft, final.folder):
        for again in (
            lambda folder=folder: comment(folder, "one", "B. Head", "Late"),
            lambda folder=folder: answer(folder, 1, "B. Head", "Late"),
            lambda folder=folder: desk.final(folder),
        ):
            with pytest.raises(WrongUse, match="is final and cannot be changed"):
                again()
    shutil.rmtree(final.folder)
    with pytest.raises(WrongUse, match="is final"):
        desk.final(draft)


def test_a_comment_that_was_altered_is_found(desk: Desk, draft: Path) -> None:
    """One changed, one taken out, one put in; a line that a kill cut short was never said."""
    for number in range(3):
        comment(draft, "contacts", "B. Head", f"Question {number}")
    place = draft / COMMENTS
    lines = place.read_bytes().splitlines(keepends=True)
    forged = json.dumps({**json.loads(lines[2]), "number": 4}).encode() + b"\n"
    for bad in (
        [lines[0].replace(b"Question 0", b"Question 9"), *lines[1:]],
        [lines[0], lines[2]],
        lines[::-1],
        [*lines, forged],
        [b"\n", *lines],
    ):
        place.write_bytes(b"".join(bad))
        with pytest.raises(StoreDamaged, match="was altered, or an entry before it removed"):
            remarks(draft)
        assert any("was altered" in problem.what for problem in verify(draft).problems)
        with pytest.raises(StoreDamaged):
            desk.final(draft)
    place.write_bytes(b"".join(lines) + b'{"number": 4, "what": "com')
    assert len(remarks(draft)) == 3
    comment(draft, "contacts", "B. Head", "Question 3")
    assert [one.text for one in remarks(draft)] == [f"Question {number}" for number in range(4)]


def _say(folder: Path, who: int) -> None:
    for number in range(5):
        comment(folder, "contacts", f"Reader {who}", f"Question {number}")


def test_many_may_comment_at_once(draft: Path) -> None:
    """No comment is lost and each has its own number."""
    context = multiprocessing.get_context("spawn")
    readers = [context.Process(target=_say, args=(draft, who)) for who in range(3)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join(60)
    found = remarks(draft)
    assert [one.number for one in found] == list(range(1, 16))
    assert len({(one.by, one.text) for one in found}) == 15


def test_a_release_that_was_cut_short_is_taken_up_again(
    desk: Desk, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed between the ledger and the folder, the paper can be made final again, and stands in the ledger once."""
    put = rebuilding.release

    def killed(*given: object) -> None:
        put(*given[:-1], lambda: (_ for _ in ()).throw(KeyboardInterrupt))  # type: ignore[arg-type]

    monkeypatch.setattr(rebuilding, "release", killed)
    with pytest.raises(KeyboardInterrupt):
        desk.final(draft)
    assert len(read_ledger(desk.home).releases) == 1
    assert not draft.with_name(f"{draft.name}-final").exists()
    monkeypatch.undo()
    desk.final(draft)
    assert len(read_ledger(desk.home).releases) == 1
    assert check(desk.home) == ()


def test_only_final_public_papers_are_released(desk: Desk) -> None:
    """Not drafts, and not what the public may not have; what was not printed is not in the ledger."""
    desk.frozen()
    assert read_ledger(desk.home).releases == ()
    desk.final(desk.frozen(class_=Class.CONFIDENTIAL).folder)
    assert read_ledger(desk.home).releases == ()
    desk.final(desk.out / "tried-2025-09-public")
    (entry,) = read_ledger(desk.home).releases
    assert (entry.paper, entry.authority) == ("tried 2025-09 (public)", "999")
    assert {one.key for one in entry.told} == {"contacts", "contacts-decided-in-24-hours", "cp-plans-open"}
    assert all(one.shown or not (one.value or one.numerator) for one in entry.told)


def test_two_drafts_are_not_released_without_knowing_of_each_other(desk: Desk) -> None:
    """A draft that was decided before another paper went out is decided again, and must still say the same."""
    first, second = desk.frozen(text_of("contacts")), desk.frozen(text_of("referrals"), period="2025-08")
    desk.final(first.folder)
    final = desk.final(second.folder)
    assert str(final.manifest.data["ledger"]).startswith("1 ")
    assert check(desk.home) == ()


def test_a_ledger_that_was_cut_or_altered_is_found(desk: Desk) -> None:
    """The packs know what the ledger was; a line altered is found by its mark."""
    desk.final(desk.frozen().folder)
    desk.final(desk.frozen(text_of("referrals"), period="2025-08").folder)
    place = desk.home / "papers" / "ledger" / "released.jsonl"
    lines = place.read_bytes().splitlines(keepends=True)
    place.write_bytes(lines[0])
    assert [problem.what for problem in check(desk.home)] == [
        "tried 2025-08 (public) was released and is not in the ledger"
    ]
    place.write_bytes(b"")
    assert len(check(desk.home)) == 4
    place.write_bytes(lines[0].replace(b'"shown":true', b'"shown":false', 1) + lines[1])
    with pytest.raises(StoreDamaged, match="entry 1 was altered"):
        check(desk.home)


def test_a_revised_data_version_keeps_to_what_was_released(desk: Desk, moved_root: Path) -> None:
    """What the first paper hid, the paper from newer data hides too."""
    keys = ("cp-plans-started", "cp-plans-open", "assessments-overdue", "missing-episodes", "enquiries-started")
    first = desk.final(desk.frozen(text_of(*keys)).folder)
    hidden = {one.identity for one in first.manifest.readings if one.state == "hidden"}
    assert hidden
    desk.store = moved_root
    desk.out = desk.folder / "later"
    later = desk.frozen(text_of(*keys))
    assert later.manifest.data["snapshot"] != first.manifest.data["snapshot"]
    assert hidden <= {one.identity for one in later.manifest.readings if one.state == "hidden"}


def test_a_draft_that_would_say_something_else_now_is_not_made_final(desk: Desk, draft: Path) -> None:
    """What was read is what is sent."""
    place = draft / "manifest.json"
    shown = next(one for one in read_manifest(draft).readings if one.key == "contacts")
    text = place.read_text(encoding="utf-8")
    place.write_text(text.replace(f'"printed": "{shown.printed}"', '"printed": "7,777"'), encoding="utf-8")
    with pytest.raises(InputRefused, match="it was 7,777 in the draft"):
        desk.final(draft)
    assert read_ledger(desk.home).releases == ()

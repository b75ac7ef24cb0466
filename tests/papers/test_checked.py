"""A paper is held against itself, and what was published elsewhere against its rows."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.papers.conftest import Packs
from tests.papers.test_build import HEAD, SECTION, measures
from tests.scrutiny.reading.test_blocks import counts, indicators

from goldenthread.measures.figures import Figure
from goldenthread.papers import words
from goldenthread.papers.checked import FILE, check, published_folder
from goldenthread.papers.classes import Class
from goldenthread.papers.commentary import Comment
from goldenthread.papers.pieces import measure_page as page_piece
from goldenthread.papers.pieces import member as member_piece
from goldenthread.papers.registers.known import shipped_roles
from goldenthread.papers.registers.rows import REGISTERS
from goldenthread.records.errors import InputRefused
from goldenthread.reports.cells import Cell, State
from goldenthread.scrutiny.findings import Level

DAY = date(2017, 6, 27)


def test_what_agrees_says_nothing() -> None:
    """No doubts, no problems."""
    checked = check([indicators("green", "red", "green"), counts(2, 1)], DAY)
    assert checked.doubts == ()
    assert checked.unanswered(()) == ()
    assert checked.published == ()


def test_a_contradiction_is_a_problem_until_it_is_answered() -> None:
    """Its place is made of the relation and the row, so that an answer stays with it when tables move."""
    checked = check([indicators("green", "red", "green"), counts(3, 1)], DAY)
    (doubt,) = checked.doubts
    assert (doubt.finding.level, doubt.place) == (Level.CONTRADICTION, "scrutiny/statuses/green")
    (problem,) = checked.unanswered(())
    assert "answer it in commentary at 'scrutiny/statuses/green'" in problem.mend
    assert checked.unanswered({doubt.place}) == ()


def test_what_was_published_is_held_against_rows_and_not_against_our_own_counts(tmp_path: Path) -> None:
    """A file with another count is told; one that agrees is only said to have been looked at."""
    folder = published_folder(tmp_path, "2016-17-Q4")
    folder.mkdir(parents=True)
    head = "group,label,count\n"
    (folder / "a.csv").write_text(head + "Indicators,Green,2\nIndicators,Red,1\n", encoding="utf-8")
    (folder / "b.csv").write_text(head + "Indicators,Green,5\nIndicators,Red,1\n", encoding="utf-8")
    checked = check([indicators("green", "red", "green"), counts(2, 1)], DAY, folder)
    agreeing, differing = checked.published
    assert (agreeing.name, agreeing.report.findings) == ("a.csv", ())
    assert "statuses" in agreeing.report.checked
    (finding,) = differing.report.findings
    assert (finding.place.file, finding.place.row, finding.published, finding.expected) == ("b.csv", 2, "5", "2")
    assert FILE in finding.arithmetic
    assert checked.doubts == ()


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"%PDF-1.7 tables", b"only words\n"])
def test_a_published_file_that_cannot_be_read_is_named(tmp_path: Path, data: bytes) -> None:
    """Empty, damaged, a picture of tables, or none at all."""
    (tmp_path / "broken.csv").write_bytes(data)
    with pytest.raises(InputRefused) as caught:
        check([indicators("green", "red")], DAY, tmp_path)
    assert "broken.csv" in str(caught.value)


def test_the_roles_of_registers_are_of_registers_that_there_are() -> None:
    """Every anchor begins with the name of a register."""
    names = tuple(f"register-{name.replace('_', '-')}" for name in (*REGISTERS, "risk"))
    assert all(anchor.startswith(names) for anchor in shipped_roles())


SCRUTINY = '\n[[sections.pieces]]\nkind = "scrutiny"\n'
TABLE = measures("contacts", "cp-plans-open", columns='"previous", "latest", "change", "direction"')


def test_a_pack_tells_what_was_checked_wherever_the_piece_stands(packs: Packs) -> None:
    """The piece is made after all others, and stands where the definition puts it."""
    built = packs.build(HEAD + SECTION + SCRUTINY + TABLE)
    captions = [table.caption for table in built.document.tables()]
    assert captions[-1] == "Some"
    assert captions[0].startswith(f"{FILE}: How often each pair of figures was compared")
    assert built.doubts == ()


def test_an_answer_to_nothing_is_refused(packs: Packs) -> None:
    """Commentary at a place of scrutiny where nothing is doubted is misplaced."""
    said = {"scrutiny/change/contacts": (Comment("scrutiny/change/contacts", "So it is.", "A. Manager", DAY),)}
    with pytest.raises(InputRefused) as caught:
        packs.build(HEAD + SECTION + TABLE + SCRUTINY, commentary=said)
    assert "this pack has no such place" in str(caught.value)


def test_a_level_that_is_none_is_refused(packs: Packs) -> None:
    """With the levels there are."""
    with pytest.raises(InputRefused) as caught:
        packs.build(HEAD + SECTION + SCRUTINY + 'level = "sure"\n')
    assert "level = 'sure' is not known" in str(caught.value)


def test_the_tables_of_every_piece_with_figures_are_held_against_themselves(
    packs: Packs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A share that its own count does not give is found in the member edition and on a page for one measure."""

    def another(figure: Figure | None) -> Cell:
        cell = true_cell(figure)
        return (
            replace(cell, text="63.7%", number=Decimal("63.7"))
            if cell.state is State.VALUE and cell.suffix == "%"
            else cell
        )

    true_cell = words.value_cell
    key = "care-visits-up-to-date"
    member = f'\n[[sections.pieces]]\nkind = "member"\nmeasures = ["{key}"]\n'
    page = f'\n[[sections.pieces]]\nkind = "measure-page"\nmeasure = "{key}"\nby = "team"\n'
    confidential = '[audiences]\npublic = "public"\nconfidential = "management"\n'
    for piece, module in ((member, member_piece), (page, page_piece)):
        assert packs.build(HEAD + confidential + SECTION + piece, Class.CONFIDENTIAL).doubts == ()
        with monkeypatch.context() as changed:
            changed.setattr(module, "value_cell", another)
            with pytest.raises(InputRefused, match=r"63\.7%"):
                packs.build(HEAD + confidential + SECTION + piece, Class.CONFIDENTIAL)

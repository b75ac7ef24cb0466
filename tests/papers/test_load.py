"""A definition is read whole, and everything that is wrong with it is told in one pass."""

from pathlib import Path

import pytest
from tests.papers.test_build import COMMENTARY, HEAD, SECTION, measures

from goldenthread.measures.definitions import book
from goldenthread.papers.classes import Class
from goldenthread.papers.load import load_pack, names, shipped
from goldenthread.records.errors import InputRefused, WrongUse

WRONG = """format = 1
key = "tried"
title = "Tried"
says = "A pack."
version = 1
period = "fortnight"
colour = "red"

[[sections]]
key = "one"
title = "One"
class = "exempt"

[[sections.pieces]]
kind = "measures"
caption = "Some"
measures = ["assessments-overdu"]
columns = ["latest", "lates"]

[[sections.pieces]]
kind = "mesures"

[[sections]]
key = "one"
title = "Again"
"""


def test_every_problem_is_told_with_its_place(tmp_path: Path) -> None:
    """Period, unknown word, paragraph, reason, measure, column, kind, a section without pieces, one that stands twice."""
    (tmp_path / "tried.toml").write_text(WRONG, encoding="utf-8")
    with pytest.raises(InputRefused) as refused:
        load_pack("tried", [tmp_path], book())
    told = "\n".join(str(problem) for problem in refused.value.problems)
    for words in (
        "'fortnight' is not known",
        "'colour' means nothing here",
        "names its paragraph of Schedule 12A",
        "does not say why it is kept back",
        "Did you mean 'assessments-overdue'?",
        "there is no column 'lates'",
        "there is no kind of piece 'mesures'",
        "sections 2: it has no pieces",
        "the section 'one' stands twice",
    ):
        assert words in told


@pytest.mark.parametrize("name", sorted(names([shipped()])))
def test_a_shipped_pack_can_be_read(name: str) -> None:
    """Each has a public edition and says what it is for."""
    pack, text = load_pack(name, [shipped()], book())
    assert pack.of_class(Class.PUBLIC)
    assert pack.says.endswith(".")
    assert text.startswith(b"format = 1")


def test_a_councils_own_pack_stands_in_the_place_of_a_shipped_one(tmp_path: Path) -> None:
    """By its name; one that is nowhere is named with those that are there."""
    text = (HEAD + SECTION + measures("contacts") + COMMENTARY).replace('"tried"', '"member-edition"')
    (tmp_path / "member-edition.toml").write_text(text, encoding="utf-8")
    pack, _ = load_pack("member-edition", [shipped(), tmp_path], book())
    assert pack.title == "Tried"
    with pytest.raises(WrongUse, match="improvement-dashboard"):
        load_pack("nothing", [shipped(), tmp_path], book())


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"key = ", b"", b"\x00" * 10])
def test_a_file_that_is_no_definition_is_refused(tmp_path: Path, data: bytes) -> None:
    """Another encoding, half a file, an empty one, rubbish."""
    (tmp_path / "tried.toml").write_bytes(data)
    with pytest.raises(InputRefused):
        load_pack("tried", [tmp_path], book())

"""Named numbers of small files: a council may set one otherwise, and everything that is wrong is told in one pass."""

from dataclasses import fields
from pathlib import Path

import pytest

from goldenthread.auditing.rules import PracticeRules
from goldenthread.measures.numbers import read_numbers
from goldenthread.records.errors import InputRefused

PACKAGE = "goldenthread.auditing"
NAMES = tuple(one.name for one in fields(PracticeRules))


def _one(name: str, value: object) -> str:
    return f'[[rule]]\nname = "{name}"\nvalue = {value}\nsource = "Our framework"\n'


def test_a_folder_sets_one_otherwise_and_keeps_what_it_means(tmp_path: Path) -> None:
    """Its source is the council's; every other number is the package's."""
    (tmp_path / "ours.toml").write_text(f"format = 1\n{_one(NAMES[0], 7)}")
    shipped = read_numbers(PACKAGE, (), NAMES, "rules")
    found = read_numbers(PACKAGE, (tmp_path,), NAMES, "rules")
    assert (found[NAMES[0]].value, found[NAMES[0]].source) == (7, "Our framework")
    assert found[NAMES[0]].meaning == shipped[NAMES[0]].meaning
    assert {name: found[name] for name in NAMES[1:]} == {name: shipped[name] for name in NAMES[1:]}


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    """A name that is none, a value that means nothing, and one said twice."""
    wrong = _one("none", 1) + _one(NAMES[1], 0) + _one(NAMES[2], 2) + _one(NAMES[2], 3)
    (tmp_path / "ours.toml").write_text(f"format = 1\n{wrong}")
    with pytest.raises(InputRefused) as told:
        read_numbers(PACKAGE, (tmp_path,), NAMES, "rules")
    said = [problem.what for problem in told.value.problems]
    assert len(said) == 3
    assert any("there is no rule 'none'" in one for one in said)
    assert any(f"{NAMES[1]} = 0 is not what it needs" in one for one in said)
    assert any(f"{NAMES[2]} stands there twice" in one for one in said)

"""Templates and columns of registers from the command line."""

from pathlib import Path

import pytest

from goldenthread.cli.app import main
from goldenthread.records.importers.registers.schemas import REGISTERS


def test_a_template_is_printed_and_all_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Ready to fill in."""
    assert main(["registers", "template", "risks"]) == 0
    assert capsys.readouterr().out.startswith("period,risk_id,title,")
    assert main(["registers", "template", "--all", "--out", str(tmp_path / "registers")]) == 0
    assert {path.stem for path in (tmp_path / "registers").iterdir()} == set(REGISTERS)


def test_no_file_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What somebody filled in stays."""
    (tmp_path / "risks.csv").write_text("mine", encoding="utf-8")
    assert main(["registers", "template", "risks", "--out", str(tmp_path)]) == 2
    assert "lies there already" in capsys.readouterr().err
    assert (tmp_path / "risks.csv").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "words", [["template"], ["template", "risks", "--all"], ["template", "riks"], ["columns", "riks"]]
)
def test_wrong_use_is_told(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """With the nearest name where there is one."""
    assert main(["registers", *words]) == 2
    assert "risks" in capsys.readouterr().err


def test_registers_and_columns_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """As a table, and as plain values."""
    assert main(["registers", "list", "--format", "csv"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(REGISTERS) + 1
    assert main(["registers", "columns", "revenue", "--json"]) == 0
    assert "variation_percent_of_revised" in capsys.readouterr().out

"""Published audits and calibration exercises told from the command line."""

import json
from pathlib import Path

import pytest

from goldenthread.cli.app import main

BARNET = Path(__file__).parents[2] / "examples" / "barnet" / "dashboard_2017_11.csv"


def test_barnets_dashboard_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """In words and as JSON, exit code 1 because colours are withheld."""
    assert main(["audits", "report", str(BARNET)]) == 1
    told = capsys.readouterr().out
    assert "2 of 12 printed distributions cannot come from the number of audits that is stated" in told
    assert "Colour and arrow are withheld from 6 of 6 measures" in told
    assert main(["audits", "report", str(BARNET), "--format", "json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert [one["smallest_number"] for measure in data for one in measure["periods"]] == [
        *(37, 18, 22, 8, 4, 1),
        *(17, 5, 22, 8, 16, 4),
    ]


def test_an_exercise_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """With the council's own numbers where a folder is named."""
    path = tmp_path / "exercise.csv"
    path.write_text("case,grader,grade\na,A,good\na,B,good\nb,A,good\nb,B,inadequate\n", encoding="utf-8")
    assert main(["audits", "calibrate", str(path)]) == 0
    told = capsys.readouterr().out
    assert "4 grades of 2 cases by 2 graders" in told
    (tmp_path / "rules").mkdir()
    text = 'format = 1\n[[rule]]\nname = "resamples"\nvalue = 10\nsource = "quicker"\n'
    (tmp_path / "rules" / "ours.toml").write_text(text, encoding="utf-8")
    asked = ["audits", "calibrate", str(path), "--rules", str(tmp_path / "rules"), "--format", "json"]
    assert main(asked) == 0
    assert json.loads(capsys.readouterr().out)["gradings"] == 4


def test_a_month_of_audits_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """To managers; to a board the quarter that has ended, without small numbers; a month that is none is refused."""
    path = tmp_path / "audits.csv"
    head = "Audit,Case,Worker,Manager,Team,Auditor,Allocated,Returned,Overall grade,domain_voice,evidence_voice"
    rows = [
        f"A{i},C{i},wen,mo,North,ann,2025-11-02,2025-11-1{i},{'Good' if i % 2 else 'RI'},Good,seen" for i in range(9)
    ]
    path.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    assert main(["audits", "report", str(path), "--month", "2025-11"]) == 0
    told = capsys.readouterr().out
    assert "9 audits were graded: 44% (4 of 9; 19% to 73%) good or better" in told
    assert "North" in told
    assert main(["audits", "report", str(path), "--month", "2025-11", "--readers", "board"]) == 2
    assert main(["audits", "report", str(path), "--month", "2025-12", "--readers", "board"]) == 0
    told = capsys.readouterr().out
    assert "quarter 3 of 2025-26" in told
    assert "[c]" in told
    assert "North" not in told
    assert main(["audits", "report", str(path), "--month", "soon"]) == 2
    assert main(["audits", "report", str(path), "--month", "2025-11", "--format", "json"]) == 2

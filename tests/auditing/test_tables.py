"""Lists of cases, kept samples and audits done elsewhere, through the command line and beneath it."""

import json
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from goldenthread.auditing.model import Grade, Stage
from goldenthread.auditing.tables.audits import read_audits
from goldenthread.cli.app import main
from goldenthread.records.errors import InputRefused

CASES = "Case,Team,Days\n" + "".join(f"C{n:02},{'North' if n % 2 else 'South'},{n * 20}\n" for n in range(20))
HEAD = ["Audit", "Case", "Worker", "Manager", "Team", "Auditor", "Allocated", "Returned", "Overall grade", "Moderator",
        "Moderated", "Second grade", "domain_plan", "evidence_plan"]  # fmt: skip
ROWS = [
    ["A1", "C1", "wen", "mo", "North", "ann", "2025-03-03", "10/03/2025", "RI", "bea", "2025-03-12", "Inadequate", "Good", "p"],
    ["A2", "C2", "wen", "mo", "North", "ann", "2025-03-03", "", "", "", "", "", "", ""],
]  # fmt: skip


def _csv(path: Path, rows: list[list[str]], head: list[str] = HEAD) -> Path:
    path.write_text("\n".join(",".join(row) for row in [head, *rows]) + "\n", encoding="utf-8")
    return path


def _refused(path: Path) -> str:
    with pytest.raises(InputRefused) as refused:
        read_audits(path)
    return str(refused.value)


def test_audits_done_elsewhere_are_taken_as_they_were_done(tmp_path: Path) -> None:
    """Grades by the words that are used for them; due by the rule where nothing is said."""
    one, two = read_audits(_csv(tmp_path / "audits.csv", ROWS))
    assert (one.as_audited, one.second and one.second.overall) == (Grade.REQUIRES_IMPROVEMENT, Grade.INADEQUATE)
    assert (one.as_moderated, one.stands, one.tool, one.version) == (None, Grade.INADEQUATE, "elsewhere", 0)
    assert one.first
    assert [(each.domain, each.grade) for each in one.first.judgements] == [("plan", Grade.GOOD)]
    assert (two.stage, two.due) == (Stage.ALLOCATED, date(2025, 3, 17))


def test_a_workbook_gives_the_same(tmp_path: Path) -> None:
    """With real dates in its cells."""
    path = tmp_path / "audits.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        form = book.add_format({"num_format": "dd/mm/yyyy"})
        for n, row in enumerate([HEAD, *ROWS]):
            for m, said in enumerate(row):
                if n and HEAD[m] in ("Allocated", "Moderated") and said:
                    sheet.write_datetime(n, m, date.fromisoformat(said), form)
                else:
                    sheet.write(n, m, said)
    assert read_audits(path) == read_audits(_csv(tmp_path / "audits.csv", ROWS))


def test_every_fault_is_told_by_its_row(tmp_path: Path) -> None:
    """In one pass."""
    bad = [
        ["A1", "C1", "wen", "mo", "North", "mo", "2025-03-03", "2025-03-01", "brilliant", "mo", "soon", "", "", ""],
        ["A1", "", "wen", "mo", "North", "ann", "31/31/2025", "2025-03-04x", "", "", "2025-03-12", "Good", "", ""],
        ["A3", "C1", "wen", "", "North", "ann", "2025-03-03", "2025-03-04", "not graded", "", "", "", "", ""],
    ]
    told = _refused(_csv(tmp_path / "audits.csv", bad))
    for words in (
        "row 2: mo audited their own case", "row 2: mo is the moderator too", "'brilliant' is no grade",
        "'soon' is no day", "returned (2025-03-01) lies before allocated", "row 3: case is blank",
        "'31/31/2025' is no day", "'2025-03-04x' is no day", "row 3: a second grade stands without",
        "row 4: grade says that a regular audit was not graded", "'A1' is there 2 times",
    ):  # fmt: skip
        assert words in told


def test_a_table_of_other_columns_is_refused(tmp_path: Path) -> None:
    """Unknown, missing, twice, empty, not there."""
    told = _refused(_csv(tmp_path / "a.csv", [], ["audit", "id", "luck"]))
    assert all(words in told for words in ("no column 'luck'", "second column 'audit'", "column auditor is missing"))
    assert "there twice" in _refused(_csv(tmp_path / "b.csv", [], ["audit", "Audit"]))
    assert "not there" in _refused(tmp_path / "none.csv")
    assert read_audits(_csv(tmp_path / "c.csv", [])) == ()
    (tmp_path / "d.csv").write_bytes("Audit,Case\nA1,Zo\u00eb\n".encode("cp1252"))
    assert "d.csv" in _refused(tmp_path / "d.csv")


def test_the_command_draws_keeps_and_proves(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A kept sample is proved from the list; a changed one, and a changed list, are refused."""
    cases, kept = tmp_path / "cases.csv", tmp_path / "kept.json"
    cases.write_text(CASES, encoding="utf-8")
    start = ["audits", "sample", str(cases), "--as-at", "2025-03-31"]
    how = ["--seed", "s", "--n", "4", "--by", "team", "--only", "days>=40", "--exclude", "C05=in court"]
    assert main([*start, *how, "--out", str(kept), "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["stratum"] for row in rows] == ["North", "North", "South", "South"]
    assert [row["probability"] for row in rows] == ["1/4", "1/4", "2/9", "2/9"]
    assert main([*start, "--prove", str(kept)]) == 0
    assert "the same 4 cases" in capsys.readouterr().out
    again = [*start, *how, "--replace", f"{rows[0]['case']}=not-possible:record locked", "--json"]
    assert main(again) == 0
    assert json.loads(capsys.readouterr().out)[2]["instead_of"] == rows[0]["case"]
    kept.write_text(kept.read_text(encoding="utf-8").replace(rows[0]["case"], "C19x"), encoding="utf-8")
    assert main([*start, "--prove", str(kept)]) == 3
    cases.write_text(CASES + "C99,North,3\n", encoding="utf-8")
    assert main([*start, "--prove", str(kept)]) == 3
    assert "the frame is another one" in capsys.readouterr().err
    kept.write_text("{}", encoding="utf-8")
    assert main([*start, "--prove", str(kept)]) == 3


@pytest.mark.parametrize(
    "wrong",
    [["--n", "0", "--seed", "s"], ["--n", "2"], ["--n", "2", "--seed", "s", "--by", "ward"],
     ["--n", "2", "--seed", "s", "--exclude", "C05"], ["--n", "2", "--seed", "s", "--replace", "C05=luck:x"],
     ["--n", "2", "--seed", "s", "--share", "neyman", "--spread", "North=much"]],
)  # fmt: skip
def test_the_command_refuses_what_makes_no_sense(tmp_path: Path, wrong: list[str]) -> None:
    """With the code for wrong use."""
    (tmp_path / "cases.csv").write_text(CASES, encoding="utf-8")
    assert main(["audits", "sample", str(tmp_path / "cases.csv"), "--as-at", "2025-03-31", *wrong]) == 2


def test_the_command_lists_loaded_audits(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As audited, as moderated, and what stands."""
    assert main(["audits", "load", str(_csv(tmp_path / "audits.csv", ROWS)), "--json"]) == 0
    first = json.loads(capsys.readouterr().out)[0]
    assert (first["stage"], first["as_audited"], first["as_moderated"]) == ("moderated", "requires-improvement", None)
    assert first["stands"] == "inadequate"

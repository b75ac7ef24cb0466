"""``goldenthread scrutinise``: exit codes, levels, the three forms, and what is refused."""

import json
from pathlib import Path

import pytest
from lxml import html
from tests.cli.measured import asked

from goldenthread.scrutiny.told.as_data import SCHEMA

CLEAN = "Indicator,Good is,Unit,Target,Previous,Latest,Change,Direction,RAG\nA,High,percent,80%,70%,82%,+12%,Improving,Green\n"
WRONG = CLEAN + "B,High,percent,80%,70%,60%,+10%,Worsening,Red\n"


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A table with one change whose sign is turned round."""
    path = tmp_path / "wrong.csv"
    path.write_text(WRONG, encoding="utf-8")
    return path


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """A table without a fault."""
    path = tmp_path / "clean.csv"
    path.write_text(CLEAN, encoding="utf-8")
    return path


def test_a_clean_table_gives_one_line_and_nought(clean: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says what it checked, and nothing else."""
    code, out, err = asked(capsys, "scrutinise", clean)
    assert (code, err) == (0, "")
    assert out.startswith("Checked 1 table (1 row): ")
    assert out.count("\n") == 1
    assert "they agree" in out


def test_a_finding_says_where_what_and_how_to_mend_it(wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Grouped by file and level, with the arithmetic of the printed figures."""
    code, out, _ = asked(capsys, "scrutinise", wrong)
    assert code == 1
    assert out.startswith("wrong.csv\n\n  Contradictions (1)\n\n  row 3, Change: +10%\n")
    assert "60% − 70% = -10%" in out
    assert "Print -10%" in out


def test_json_holds_every_field_and_the_schema(wrong: Path, clean: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Programs find the cell, the level, what was published and what was expected."""
    code, out, err = asked(capsys, "scrutinise", wrong, clean, "--format", "json", "--today", "2018-01-31")
    told = json.loads(out)
    assert (code, err, told["schema"]) == (1, "", SCHEMA)
    assert told["checked"]["today"] == "2018-01-31"
    assert [table["file"] for table in told["checked"]["tables"]] == ["wrong.csv", "clean.csv"]
    assert told["checked"]["relations"]["change"] == {"agrees": 2, "disagrees": 1, "cannot tell": 0}
    (finding,) = told["findings"]
    wanted = {"file": "wrong.csv", "table": "", "row": 3, "column": "Change", "relation": "change", "published": "+10%"}
    assert {name: finding[name] for name in wanted} == wanted
    assert (finding["level"], finding["expected"]) == ("contradiction", "-10%")
    assert all(finding[name] for name in ("arithmetic", "message", "mend"))
    assert isinstance(finding["also"], list)


def test_a_page_holds_the_findings_and_what_was_checked(
    wrong: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is written to a new file; one that is there is not overwritten."""
    page = tmp_path / "findings.html"
    code, out, err = asked(capsys, "scrutinise", wrong, "--format", "html", "--out", page)
    assert (code, out) == (1, "")
    assert f"Wrote {page}" in err
    captions = [" ".join(table.xpath("string(caption)").split()) for table in html.parse(page).iter("table")]
    assert captions[0] == "Contradictions (1)"
    assert len(captions) == 2
    code, _, err = asked(capsys, "scrutinise", wrong, "--out", page)
    assert code == 2
    assert "cannot be written" in err


def test_the_level_decides_what_is_told_and_how_it_ends(
    wrong: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What lies below the level is counted, not shown."""
    path = tmp_path / "paper.csv"
    path.write_text(
        WRONG.replace("+10%", "-10%") + "C,High,percent,80%,79%,83%,+4%,Worsening,Green\n", encoding="utf-8"
    )
    assert asked(capsys, "scrutinise", path, "--level", "note")[0] == 1
    path.write_text("Measure,Latest,Change since judgement\n" + "A,28.6,28.3\nB,14.6,17.3\n" * 3, encoding="utf-8")
    code, out, err = asked(capsys, "scrutinise", path)
    assert (code, "1 finding below the level asked for is not shown" in out) == (0, True)
    assert "read as the baseline" in err
    assert asked(capsys, "scrutinise", path, "--level", "note")[0] == 1


def test_roles_can_be_shown_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every column, those left out too."""
    path, roles = tmp_path / "paper.csv", tmp_path / "roles.toml"
    path.write_text("What,Then,Now,Else\nA,1,2,x\n", encoding="utf-8")
    roles.write_text('[columns]\nThen = "previous"\nNow = "latest"\n', encoding="utf-8")
    code, out, _ = asked(capsys, "scrutinise", path, "--roles", roles, "--show-roles", "--format", "json")
    assert code == 0
    assert [(one["heading"], one["role"]) for one in json.loads(out)] == [
        ("What", "label"),
        ("Then", "previous"),
        ("Now", "latest"),
        ("Else", ""),
    ]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["missing.csv"], 3, "missing.csv: the file cannot be read"),
        (["clean.csv", "--roles", "missing.toml"], 3, "missing.toml: the file cannot be read"),
        (["clean.csv", "--rules", "missing.toml"], 3, "missing.toml: the file cannot be read"),
        (["clean.csv", "--level", "guess"], 2, "guess"),
        (["clean.csv", "--format", "xml"], 2, "xml"),
        (["clean.csv", "--today", "yesterday"], 2, "yesterday"),
        ([], 2, "files"),
    ],
)
def test_wrong_use_and_unreadable_files_end_differently(
    clean: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    code: int,
    said: str,
) -> None:
    """2 for how it was asked, 3 for what was given."""
    monkeypatch.chdir(clean.parent)
    found, out, err = asked(capsys, "scrutinise", *words)
    assert (found, out) == (code, "")
    assert said in err

"""An improvement programme checked, compared, converted and traced from the command line."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from tests.programme.samples import PROGRAMME

from goldenthread.cli.app import main
from goldenthread.programme.tables import SHEETS, Programme, read_programme, write_programme

BARNET = Path(__file__).parents[2] / "examples" / "barnet"
PLAN = str(BARNET / "programme")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small programme as a folder."""
    folder = tmp_path_factory.mktemp("plan") / "programme"
    write_programme(PROGRAMME, folder)
    return folder


def test_questions_are_told_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    """By kind, each with its number of questions; exit code 1."""
    assert main(["plan", "check", PLAN, "--as-at", "2018-10-15"]) == 1
    said = capsys.readouterr().out
    assert "version 2, as at 2018-10-15: 57 actions, 24 recommendations, 28 people." in said
    assert "Past its due, and said to be on track or done (6)" in said
    assert "  5(xix) follows 5(xiii)" in said


def test_questions_are_told_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """With the numbers that another paper prints."""
    beside = str(BARNET / "dashboard_2017_11.csv")
    assert main(["plan", "check", PLAN, "--as-at", "2018-10-15", "--beside", beside, "--format", "json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["as_at"] == "2018-10-15"
    first = said["questions"][0]
    assert (first["code"], first["printed"], first["about"]) == ("overdue-and-claimed", "1a(i)", ["action-01"])
    assert said["numbers"][0]["shared_words"] == []


def test_nothing_to_ask_ends_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 0."""
    plan = replace(
        PROGRAMME.plan,
        actions=PROGRAMME.plan.actions[:1],
        recommendations=PROGRAMME.plan.recommendations[:1],
        mapped=PROGRAMME.plan.mapped[:1],
    )
    write_programme(Programme(plan), tmp_path / "quiet")
    assert main(["plan", "check", str(tmp_path / "quiet"), "--as-at", "2025-02-01"]) == 0
    assert capsys.readouterr().out.endswith("Nothing to ask.\n")


def test_what_is_wrong_is_told_with_its_row(sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 3, every problem in one pass."""
    folder = tmp_path / "programme"
    shutil.copytree(sample, folder)
    for name, old, new in (("themes", b"practice", b"practise"), ("ratings", b",G,", b",Green,")):
        path = folder / f"{name}.csv"
        path.write_bytes(path.read_bytes().replace(old, new))
    assert main(["plan", "check", str(folder)]) == 3
    said = capsys.readouterr().err
    assert "actions.csv, row 2, column theme: 'practice' is in no row of themes" in said
    assert "ratings.csv, row 2, column rating: 'Green' is no rating of the scheme brag" in said


def test_two_days_are_compared(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As data."""
    words = ["plan", "compare", str(sample), "--from", "2025-02-28", "--to", "2025-06-30", "--json"]
    assert main(words) == 0
    first = json.loads(capsys.readouterr().out)[0]
    assert (first["printed"], first["change"], first["was"], first["now"]) == (
        "1(i)",
        "due moved",
        "March 2025",
        "30 June 2025",
    )


def test_a_programme_is_converted_without_loss(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """To a workbook, to JSON, and back to files; nothing is written over."""
    book, kept, folder = (str(tmp_path / name) for name in ("book.xlsx", "kept.json", "folder"))
    assert main(["plan", "convert", str(sample), book]) == 0
    assert main(["plan", "convert", book, kept]) == 0
    assert main(["plan", "convert", kept, folder]) == 0
    assert read_programme(Path(folder)) == PROGRAMME
    assert main(["plan", "compare", folder, book]) == 0
    assert capsys.readouterr().out == "Nothing changed.\n"
    assert main(["plan", "convert", str(sample), kept]) == 2
    assert main(["plan", "convert", str(sample), folder]) == 2


def test_the_register_names_what_is_lacking(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each recommendation with what it reaches."""
    assert main(["plan", "register", str(sample), "--json"]) == 0
    first, second = json.loads(capsys.readouterr().out)
    assert (first["actions"], first["figures"], first["board"], first["lacks"]) == ("1(i)", 2, "Improvement Board", "")
    assert second["lacks"] == "actions, figures, evidence, a board"


def test_columns_are_described(capsys: pytest.CaptureFixture[str]) -> None:
    """Of one sheet or of all."""
    assert main(["plan", "columns", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {row["sheet"] for row in rows} == set(SHEETS)
    assert main(["plan", "columns", "slips", "--format", "csv"]) == 0
    assert 'was_kind,"date, month, quarterly or ongoing",False' in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["compare", PLAN], 2, "Give one programme with --from"),
        (["compare", PLAN, PLAN, PLAN], 2, "Give one programme with --from"),
        (["compare", PLAN, PLAN, "--to", "2018-10-01"], 2, "Leave the day out"),
        (["compare", PLAN, "--from", "2018-10-02", "--to", "2018-10-01"], 2, "comes before the first"),
        (["check", "nowhere"], 3, "this is not there"),
        (["check", PLAN, "--beside", "nowhere.csv"], 3, "this file is not there"),
        (["check", PLAN, "--beside", str(BARNET / "officers.csv")], 3, "has no column 'plan_id'"),
        (["columns", "acts"], 2, "no such file"),
    ],
)
def test_wrong_use_is_told(words: list[str], code: int, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With what to do instead."""
    assert main(["plan", *words]) == code
    assert says in capsys.readouterr().err

"""Findings on the command line: titles beside codes, narrowing, files to hand out, exceptions."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from goldenthread.borough.simulate import Plan, simulate
from goldenthread.borough.writers import write
from goldenthread.cli.app import main
from goldenthread.cli.docs import generated
from goldenthread.cli.output import shown
from goldenthread.cli.summary import source_names, source_rows
from goldenthread.records.checks.reading import PARSE_RULES
from goldenthread.records.checks.titles import SHARED, TITLES
from goldenthread.records.importers.cin.remarks import _SAID
from goldenthread.records.importers.ssda903.reconcile import ALL_RULES
from goldenthread.records.store.loaded import SourceAge

AS_AT = "2025-09-30"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a few lists of a very small borough, with faults."""
    folder = tmp_path_factory.mktemp("findings")
    plan = Plan(children=40, years=1, seed=5, as_at=date(2025, 9, 30))
    write(simulate(plan), folder / "files", ("ssd",), {"code-drift": 0.1, "duplicates": 0.05})
    arguments = ["load", str(folder / "files" / "ssd"), "--store", str(folder / "store"), "--as-at", AS_AT]
    assert main([*arguments, "--authority", "999"]) == 0
    return folder / "store"


def asked(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Run a command; its exit code, what it printed and what it said on the side."""
    capsys.readouterr()
    code = main([str(argument) for argument in arguments])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_every_rule_found_has_a_title(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Beside each code stands what it means, on screen and in files."""
    _, out, _ = asked(capsys, "findings", "--store", store, "--by", "rule", "--json")
    rows = json.loads(out)
    assert rows
    assert all(row["title"] for row in rows)
    _, out, _ = asked(capsys, "findings", "--store", store, "--by", "rule")
    assert all(row["title"][:30] in out for row in rows)


def test_every_rule_of_reading_and_of_returns_has_a_title() -> None:
    """Rules that no check names are named too, each on the generated page."""
    assert set(SHARED) >= {rule.code for rule in PARSE_RULES}
    codes = {rule.code for rule in ALL_RULES} | set(_SAID)
    assert codes <= set(TITLES)
    page = generated()["dictionary/checks.md"]
    assert all(f"`{code}`" in page for code in codes)


def test_narrowing_counts_and_judges_only_what_is_left(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The number on the side and the list are of the same findings, and a worker's part is smaller than the whole."""
    _, out, _ = asked(capsys, "findings", "--store", store, "--by", "worker", "--json")
    rows = [row for row in json.loads(out) if row["worker"] != "(not recorded)"]
    code, out, err = asked(capsys, "findings", "--store", store, "--worker", rows[0]["worker"], "--json")
    assert code == 1
    assert len(json.loads(out)) == rows[0]["findings"]
    assert err.startswith(f"{shown(rows[0]['findings'])} finding")
    _, out, _ = asked(capsys, "findings", "--store", store, "--worker", "(not recorded)", "--by", "worker", "--json")
    assert [row["worker"] for row in json.loads(out)] in ([], ["(not recorded)"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--rule", "late-recordings"], "Did you mean late-recording?"),
        (["--team", "no such team"], "no finding names 'no such team'"),
        (["--by", "rule", "--out", "x.csv"], "it is for the list"),
    ],
)
def test_a_slip_of_the_pen_is_not_good_news(
    store: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    """A rule or team that is misspelt is wrong use, never 'nothing is wrong'."""
    code, out, err = asked(capsys, "findings", "--store", store, *arguments)
    assert (code, out) == (2, "")
    assert said in err


def test_a_fix_list_is_written_for_a_spreadsheet(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It has the mark by which a spreadsheet knows UTF-8, and is never written over."""
    out = tmp_path / "fix list.csv"
    code, printed, err = asked(capsys, "findings", "--store", store, "--rule", "unknown-code", "--out", out)
    assert (code, printed) == (1, "")
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines()))
    assert {row["title"] for row in rows} == {"Code that is none"}
    assert f"{len(rows):,} findings" in err
    assert asked(capsys, "findings", "--store", store, "--out", out)[0] == 2


def test_an_accepted_exception_is_marked_in_the_list(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It stays counted, and comes last with its state beside it."""
    _, out, _ = asked(capsys, "findings", "--store", store, "--rule", "unknown-code", "--json")
    child = next(row["child_id"] for row in json.loads(out) if row["child_id"])
    text = (
        f'[[exception]]\nrule = "unknown-code"\nchild_id = "{child}"\nreason = "r"\nowner = "o"\nexpires = 2099-01-01\n'
    )
    (store / "exceptions.toml").write_text(text, encoding="utf-8")
    try:
        _, out, err = asked(capsys, "findings", "--store", store, "--rule", "unknown-code", "--json")
    finally:
        (store / "exceptions.toml").unlink()
    rows = json.loads(out)
    states = [row["exception"] for row in rows]
    assert states == sorted(states)
    assert {row["child_id"] for row in rows if row["exception"] == "accepted"} == {child}
    assert f"{states.count('accepted')} of them accepted" in err


def test_many_sources_of_a_kind_are_one_line() -> None:
    """A folder of local lists does not push everything else off the screen; sources of other dates stay apart."""
    day, other = date(2025, 9, 30), date(2025, 8, 31)
    ages = [SourceAge(f"local/{name}", day, 0, False) for name in "abcd"]
    ages += [SourceAge("local/e", other, 30, True), SourceAge("ssd", day, 0, False)]
    assert [row["source"] for row in source_rows(ages)] == ["local: 4 sources", "local/e", "ssd"]
    assert (
        source_names(["cin/2024", "cin/2025", *(f"local/{name}" for name in "abcd")]) == "cin/2024, cin/2025, local (4)"
    )


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """As a person who reports a fault is asked for it."""
    code, out, _ = asked(capsys, "--version")
    assert code == 0
    assert out.startswith("goldenthread 0.")

"""The commands do what the guide says, and end with the codes it states."""

import json
from pathlib import Path

import pytest

from goldenthread.cli.app import main

AS_AT = "2025-09-30"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A very small borough in every format, with some faults."""
    out = tmp_path_factory.mktemp("borough") / "files"
    arguments = [
        "--children",
        "60",
        "--years",
        "2",
        "--seed",
        "3",
        "--as-at",
        AS_AT,
        "--faults",
        "duplicates=0.05,code-drift=0.05",
    ]
    assert main(["borough", "--out", str(out), *arguments]) == 0
    return out


@pytest.fixture(scope="module")
def store(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that holds the census and then everything."""
    root = tmp_path_factory.mktemp("stores") / "ours"
    assert main(["load", str(files / "cin"), "--store", str(root)]) == 0
    assert (
        main(
            [
                "load",
                *paths(files),
                "--store",
                str(root),
                "--as-at",
                AS_AT,
                "--authority",
                "999",
            ]
        )
        == 0
    )
    return root


def paths(files: Path) -> list[str]:
    """The folder of each format."""
    return [str(files / name) for name in ("ssd", "annex-a", "cin", "903", "local")]


def asked(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Run a command; its exit code, what it printed and what it said on the side."""
    capsys.readouterr()
    code = main([str(argument) for argument in arguments])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_history_is_listed_with_both_dates(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each snapshot says what date it speaks of and when it became known; the last is current."""
    code, out, _ = asked(capsys, "snapshots", "--store", store, "--json")
    first, second = json.loads(out)
    assert code == 0
    assert (first["as_at"], second["as_at"]) == ("2025-03-31", AS_AT)
    assert (first["current"], second["current"]) == (False, True)
    assert first["people"] >= 25


def test_loading_the_same_again_changes_nothing(files: Path, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same content gives the same snapshot, and the command says that nothing was written."""
    before = asked(capsys, "snapshots", "--store", store, "--json")[1]
    code, out, _ = asked(capsys, "load", *paths(files), "--store", store, "--as-at", AS_AT, "--format", "json")
    assert code == 0
    assert json.loads(out)["created"] is False
    assert asked(capsys, "snapshots", "--store", store, "--json")[1] == before


def test_a_dry_run_writes_nothing(files: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It prints what would be, and the store is not even made."""
    code, out, _ = asked(capsys, "load", files / "cin", "--store", tmp_path / "new", "--dry-run", "--json")
    assert code == 0
    assert json.loads(out)["rows"]["people"] >= 25
    assert not (tmp_path / "new").exists()


def test_findings_are_counted_by_what_is_asked(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Counts by rule and by table add up to the same number, and there being some is exit code 1."""
    sums = set()
    for by in ("rule", "team", "worker", "table"):
        code, out, _ = asked(capsys, "findings", "--store", store, "--by", by, "--json")
        rows = json.loads(out)
        assert code == 1
        assert all(row[by] for row in rows)
        sums.add(sum(row["findings"] for row in rows))
    assert len(sums) == 1
    assert sums.pop() > 0


def test_a_list_of_findings_is_logged(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A fix list names children, so who read it is in the log, and the log verifies."""
    code, out, _ = asked(capsys, "findings", "--store", store, "--format", "csv", "--purpose", "monthly mending")
    header, *rows = out.splitlines()
    assert code == 1
    assert header.startswith("team_id,worker_id,child_id,severity,rule,message,mend")
    assert rows
    assert "monthly mending" in (store / "access.log").read_text(encoding="utf-8")
    assert asked(capsys, "verify", "--store", store)[0] == 0


def test_an_altered_file_is_found(files: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Damage ends with code 4 and names the file and the mend."""
    root = tmp_path / "store"
    assert main(["load", str(files / "cin"), "--store", str(root)]) == 0
    table = next(root.glob("snapshots/*/tables/referrals.parquet"))
    table.chmod(0o600)
    table.write_bytes(table.read_bytes()[:-1] + b"!")
    code, _, err = asked(capsys, "verify", "--store", root)
    assert code == 4
    assert "referrals.parquet" in err


def test_a_person_is_forgotten_and_stays_out(files: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The certificate names nobody; the next load leaves the person out; a hold would have refused it."""
    root = tmp_path / "store"
    assert main(["load", str(files / "ssd"), "--store", str(root), "--as-at", AS_AT, "--authority", "999"]) == 0
    person = (files / "ssd" / "ssd_person.csv").read_text(encoding="utf-8").splitlines()[1].split(",")[1]
    assert asked(capsys, "hold", person, "--store", root, "--because", "inquiry", "--owner", "legal")[0] == 0
    code, _, err = asked(capsys, "forget", person, "--store", root, "--because", "request")
    assert (code, "hold-1" in err) == (3, True)
    assert asked(capsys, "hold", "--store", root, "--lift", "hold-1")[0] == 0
    code, out, _ = asked(capsys, "forget", person, "--store", root, "--because", "request", "--by", "officer")
    assert code == 0
    assert person not in out
    assert json.loads(out)["by"] == "officer"
    code, _, err = asked(capsys, "subject", person, "--store", root, "--out", tmp_path / "all.zip")
    assert (code, "nobody in the store" in err) == (2, True)
    code, out, _ = asked(capsys, "load", files / "ssd", "--store", root, "--as-at", "2025-10-01", "--json")
    assert (code, json.loads(out)["created"]) == (0, True)
    assert "1 people on the block list were left out" in " ".join(json.loads(out)["notes"])
    assert asked(capsys, "subject", person, "--store", root, "--out", tmp_path / "all.zip")[0] == 2


def test_everything_about_a_person_can_be_exported(
    files: Path, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """For an access request: a ZIP file with every table's rows."""
    person = (files / "ssd" / "ssd_person.csv").read_text(encoding="utf-8").splitlines()[1].split(",")[1]
    code, out, _ = asked(capsys, "subject", person, "--store", store, "--out", tmp_path / "all.zip", "--json")
    assert code == 0
    assert {"table": "people", "rows": 1} in json.loads(out)
    assert (tmp_path / "all.zip").stat().st_size > 0


def test_pruning_says_what_stays_and_why(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A dry run removes nothing."""
    code, out, err = asked(capsys, "prune", "--store", store, "--dry-run")
    assert code == 0
    assert "stays" in out
    assert "Source:" in err


def test_a_table_is_described(capsys: pytest.CaptureFixture[str]) -> None:
    """The dictionary gives each column its meaning, codes and sources, in every form."""
    assert "authorised_date" in asked(capsys, "describe", "assessments")[1]
    facts = json.loads(asked(capsys, "describe", "assessments", "--format", "json")[1])
    assert facts["same_event_when_equal"] == ["person_key", "start_date"]
    assert len(asked(capsys, "describe", "--format", "csv")[1].splitlines()) > 70


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["describe", "assesments"], 2, "Did you mean assessments"),
        (["load", "nowhere.csv", "--store", "{tmp}/s"], 3, "there is no such file"),
        (["load", "{tmp}", "--store", "{tmp}/s", "--dates", "ymd"], 2, "ymd"),
        (["snapshots", "--store", "{tmp}/nothing"], 2, "nothing"),
        (["nonsense"], 2, "nonsense"),
        (["load", "{tmp}", "--store", "{tmp}/s", "--as-at", "31/03/2025"], 2, "Write it as year-month-day"),
        (["load", "{tmp}", "--store", "{tmp}/s", "--known-at", "soon"], 2, "Write it in UTC"),
        (["load", "{tmp}", "--store", "{tmp}/s", "--encoding", "x"], 2, "no way of writing text"),
        (["load", "{tmp}", "--store", "{tmp}/s", "--mapping", "m.toml"], 2, "there is no such mapping file"),
        (["borough", "--out", "{tmp}/b", "--formats", "pdf", "--faults", "x=1"], 2, "'pdf' is not a format"),
        (["borough", "--out", "{tmp}/b", "--faults", "duplicates=2"], 2, "no rate between 0 and 1"),
    ],
)
def test_wrong_use_and_refusals_have_their_codes(
    arguments: list[str], code: int, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Standard error says where, what and how to mend it; standard output stays empty; nothing is made."""
    ended, out, err = asked(capsys, *(argument.replace("{tmp}", str(tmp_path)) for argument in arguments))
    assert (ended, out) == (code, "")
    assert said in err
    assert not (tmp_path / "s").exists()


def test_a_missing_date_is_refused_with_its_mend(
    files: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Files that do not say their own date need --as-at, and every source that lacks it is named at once."""
    code, _, err = asked(
        capsys, "load", files / "ssd", files / "annex-a", "--store", tmp_path / "s", "--authority", "999"
    )
    assert code == 3
    assert "--as-at" in err
    assert "Standard Safeguarding Dataset" in err
    assert "annex_a.xlsx" in err
    assert not (tmp_path / "s").exists()

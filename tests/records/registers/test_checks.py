"""Checks of registers find what is wrong in files, with the row, and stay silent on what rounding explains."""

import csv
from pathlib import Path

import pytest
from tests.records.registers.registers_made import loaded, put, rows, rules

from goldenthread.records.checks import ALL

BARNET = Path(__file__).resolve().parents[3] / "examples/barnet/registers"


def test_what_was_published_loads_whole(tmp_path: Path) -> None:
    """Every row of every file, and the one contradiction that the paper printed: its risk FS019."""
    snapshot = loaded(tmp_path / "store", BARNET)
    for path in BARNET.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            assert snapshot.manifest.rows[f"register_{path.stem}"] == len(list(csv.DictReader(file))), path.name
    assert rules(snapshot) == [("register-risk-residual", 8, "residual_impact")]
    assert rows(snapshot, "register_risks", "risk_id")[6] == ("FS019",)


@pytest.mark.parametrize(
    ("name", "was", "now", "rule"),
    [
        ("revenue.csv", ",(465),", ",465,", "register-variation"),
        ("revenue.csv", "46647,54863,55289", "46647,54963,55289", "register-total"),
        ("revenue.csv", "22.4", "2.24", "register-variation-percent"),
        ("capital.csv", "1649,", "1650,", ""),
        ("risks.csv", ",4,3,12,Same,Treat", ",4,3,15,Same,Treat", "register-risk-score"),
        ("complaints.csv", "All,total,35", "All,total,36", "register-total"),
        ("risk_matrix.csv", "4,Major,4,Likely,2", "4,Major,4,Likely,1", "register-matrix"),
        ("key_actions.csv", "four-colour,Green Amber", "brag,Green Amber", "register-rating-not-in-scheme"),
    ],
)
def test_a_planted_fault_is_found(tmp_path: Path, name: str, was: str, now: str, rule: str) -> None:
    """In what was published, changed in one place; what rounding explains is none."""
    folder = tmp_path / "registers"
    for path in BARNET.glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        put(folder, path.name, (text.replace(was, now, 1) if path.name == name else text).rstrip("\n"))
    found = {one for one, _, _ in rules(loaded(tmp_path / "store", folder))} - {"register-risk-residual"}
    assert (rule in found) if rule else not found


def test_rounded_amounts_are_not_accused(tmp_path: Path) -> None:
    """£5.7m less 5,340 is 360, and 350 to 410 would all do; a row that is not known leaves its total alone."""
    path = put(
        tmp_path, "revenue.csv", "period,line,row_kind,unit,revised_budget,outturn,variation",
        "2016-17,A,row,£000,5340,£5.7m,410", "2016-17,B,row,£000,100,100,0", "2016-17,Total,total,£000,5440,5830,",
        "2015-16,A,row,£000,N/A,10,", "2015-16,Total,total,£000,100,10,(90)",
    )  # fmt: skip
    assert rules(loaded(tmp_path / "store", path)) == []


def test_every_check_of_registers_names_a_column_that_a_file_holds() -> None:
    """So that the mend can be done."""
    mine = [check for check in ALL if check.code.startswith("register-")]
    assert len(mine) >= 20
    for check in mine:
        assert {unit.table.split("_")[0] for unit in check.units} == {"register"}

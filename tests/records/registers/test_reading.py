"""Registers are recognised, landed whole, and refused where they cannot be what they say."""

from datetime import date
from pathlib import Path

import pytest
from tests.records.registers.registers_made import RISKS, book, landed, loaded, put, refusal, rows, rules

from goldenthread.records.errors import InputRefused
from goldenthread.records.importers import recognise
from goldenthread.records.importers.registers.schemas import REGISTERS, written
from goldenthread.records.importers.registers.template import template


def test_every_template_loads_without_a_finding(tmp_path: Path) -> None:
    """What a council starts from is right."""
    folder = tmp_path / "registers"
    for name in REGISTERS:
        put(folder, f"{name}.csv", template(name).rstrip("\n"))
    snapshot = loaded(tmp_path / "store", folder)
    assert rules(snapshot) == []
    assert snapshot.manifest.as_at == date(2017, 3, 31)
    filled = {table.name for table in REGISTERS.values()}
    assert {name for name, count in snapshot.manifest.rows.items() if count} == filled


@pytest.mark.parametrize("name", REGISTERS)
def test_a_template_shows_every_column_that_a_file_holds(name: str) -> None:
    """And no column that reads another's cells."""
    assert template(name).splitlines()[0].split(",") == [column.name for column in written(REGISTERS[name])]


def test_a_register_is_known_by_name_and_headings_anywhere(tmp_path: Path) -> None:
    """A list of complaints that is no register is left to the local lists."""
    (source,) = recognise([put(tmp_path, "Risks.csv", *RISKS)])
    assert (source.kind, source.name) == ("registers", "registers/risks")
    (other,) = recognise(
        [put(tmp_path, "complaints.csv", "complaint_id,kind,stage,received_date", "1,corporate,1,2025-01-02")]
    )
    assert other.kind == "local"


def test_a_workbook_holds_a_register_in_each_sheet(tmp_path: Path) -> None:
    """Other sheets are left alone; numbers stay what they are."""
    path = book(
        tmp_path / "registers.xlsx",
        {
            "About": [["Registers of the quarter"]],
            "Risks": [line.split(",") for line in RISKS],
            "Revenue": [
                ["period", "line", "unit", "revised budget", "outturn", "variation"],
                ["2016-17-Q4", "All", "£000", 100.5, 90, -10.5],
            ],
        },
    )
    snapshot = loaded(tmp_path / "store", path)
    assert rows(snapshot, "register_risks", "risk_id", "score") == [("R1", 16)]
    assert rows(snapshot, "register_revenue", "revised_budget", "variation", "unit") == [
        ("100.5", "-10.5", "thousands")
    ]


def test_what_is_blank_hidden_nought_and_not_applicable_stay_apart(tmp_path: Path) -> None:
    """Four things, never one."""
    path = put(
        tmp_path,
        "training.csv",
        "period,course,places,attended",
        "2025-26,A,,0",
        "2025-26,B,c,N/A",
        "2025-26,C,not recorded,awaited",
    )
    snapshot = loaded(tmp_path / "store", path)
    assert rows(snapshot, "register_training", "places", "attended") == [(None, "0"), ("[c]", "[z]"), ("[x]", "[a]")]


def test_due_days_months_and_words_are_told_apart(tmp_path: Path) -> None:
    """A month is due on its last day; 2011-12 is December 2011; what is ongoing has no day."""
    path = put(
        tmp_path, "actions.csv", "period,id,action,due",
        "2017-03-31,1,A,2017-06-30", "2017-03-31,2,B,2018-03", "2017-03-31,3,C,Ongoing", "2017-03-31,4,D,2011-12",
        "2017-03-31,5,E,quarterly", "2017-03-31,6,F,", "2017-03-31,7,G,March 2018",
    )  # fmt: skip
    snapshot = loaded(tmp_path / "store", path)
    assert rows(snapshot, "register_actions", "due", "due_kind", "due_date") == [
        ("2017-06-30", "date", date(2017, 6, 30)),
        ("2018-03", "month", date(2018, 3, 31)),
        ("ongoing", "ongoing", None),
        ("2011-12", "month", date(2011, 12, 31)),
        ("quarterly", "quarterly", None),
        (None, None, None),
        (None, None, None),
    ]
    found = [one for one in snapshot.findings().to_pylist() if one["rule"] == "unreadable-date"]
    assert [(one["row"], one["value"]) for one in found] == [(8, "March 2018")]
    assert "2018-03" in found[0]["mend"]


def test_each_bad_cell_is_a_finding_with_its_row_and_mend(tmp_path: Path) -> None:
    """And the cell stays blank, not nought."""
    path = put(
        tmp_path, "revenue.csv", "period,line,unit,revised_budget,outturn",
        "2016-17-Q4,A,£000,-,90", "2016-17-Q4,B,£000,12 of 20,90", "2016-17-Q4,C,pence,100,90", "Q9,D,£000,100,90",
    )  # fmt: skip
    snapshot = loaded(tmp_path / "store", path)
    assert [rule[:2] for rule in rules(snapshot)] == [
        ("register-money-without-unit", 4),
        ("row-without-date", 5),
        ("unknown-code", 4),
        ("unreadable-date", 5),
        ("unreadable-number", 2),
        ("unreadable-number", 3),
    ]
    assert rows(snapshot, "register_revenue", "line", "revised_budget") == [("A", None), ("B", None), ("C", "100")]


def test_a_later_load_replaces_one_register_and_carries_the_others(tmp_path: Path) -> None:
    """Each register is a source of its own."""
    folder = tmp_path / "registers"
    put(folder, "risks.csv", *RISKS)
    put(folder, "training.csv", "period,course", "2016-17-Q4,A")
    loaded(tmp_path / "store", folder)
    later = put(tmp_path / "next", "risks.csv", RISKS[0], "2017-18-Q1,R1,Too few workers,12,4,3")
    snapshot = loaded(tmp_path / "store", later)
    assert rows(snapshot, "register_risks", "period", "period_end") == [("2017-18-Q1", date(2017, 6, 30))]
    assert rows(snapshot, "register_training", "course") == [("A",)]
    assert {one.source: str(one.as_at) for one in snapshot.manifest.deliveries} == {
        "registers/risks": "2017-06-30",
        "registers/training": "2017-03-31",
    }


def test_headings_that_are_not_known_are_named_and_not_kept(tmp_path: Path) -> None:
    """With the column that was probably meant."""
    path = put(tmp_path, "risks.csv", f"{RISKS[0]},ownr,Remarks of the clerk", f"{RISKS[1]},Director,x")
    findings = landed(path).findings.to_pylist()
    assert [(one["rule"], one["severity"]) for one in findings] == [("heading-not-known", "query")] * 2
    assert "'owner'" in findings[0]["mend"]
    assert landed(path).cells["risks"].column_names.count("ownr") == 0


@pytest.mark.parametrize(
    ("name", "lines", "said"),
    [
        ("riks.csv", RISKS, "Did you mean risks"),
        ("risks.csv", ("period,title", "2016-17-Q4,A"), "no column 'risk_id'"),
        ("risks.csv", ("period,id,title,ref", "2016-17-Q4,1,A,2"), "two columns for the same field"),
        ("risks.csv", ("period,id,title", ",1,A"), "no row has a period"),
        ("risks.csv", ("period,id,title", "soon,1,A"), "no row has a period"),
        ("risks.csv", ("period,id,title", "2016-17-Q4,1,A,extra"), "4 cells where the header has 3"),
        ("risks.csv", ("period,id,title,NHS number", "2016-17-Q4,1,A,"), "identifies a child"),
        ("risks.csv", ("period,id,title,UPN", "2016-17-Q4,1,A,"), "identifies a child"),
        ("risks.csv", ("period,id,title,note", "2016-17-Q4,1,A,see A123456789012"), "row 2, column 'note': the cell holds"),
        ("risks.csv", ("period,id,title,note", "2016-17-Q4,1,A,NHS 943 476 5919"), "looks like an NHS number"),
        ("risks.csv", ("period,id,title,other", "2016-17-Q4,1,A,B12345678901C"), "a unique pupil number"),
    ],
)  # fmt: skip
def test_what_is_no_register_is_refused(tmp_path: Path, name: str, lines: tuple[str, ...], said: str) -> None:
    """Before anything is kept, and saying what would mend it."""
    assert said in refusal(put(tmp_path / "registers", name, *lines).parent)


def test_no_identifier_is_repeated_in_the_refusal(tmp_path: Path) -> None:
    """The message goes to a screen and perhaps a log."""
    said = refusal(
        put(tmp_path / "registers", "risks.csv", "period,id,title,note", "2016-17-Q4,1,A,A123456789012").parent
    )
    assert "A123456789012" not in said


def test_ten_digits_of_money_are_an_amount(tmp_path: Path) -> None:
    """Only words are looked through for NHS numbers."""
    path = put(tmp_path, "revenue.csv", "period,line,unit,revised_budget", "2016-17,A,£,9434765919")
    assert landed(path).cells["revenue"].num_rows == 1


def test_a_file_in_another_encoding_or_empty_is_one_clear_error(tmp_path: Path) -> None:
    """Neither is guessed at."""
    folder = tmp_path / "registers"
    put(folder, "revenue.csv", "period,line,unit", "2016-17,A,£000", encoding="cp1252")
    assert "--encoding" in refusal(folder)
    (folder / "revenue.csv").write_bytes(b"")
    assert "the file is empty" in refusal(folder)
    (folder / "revenue.csv").unlink()
    (folder / "risks.xlsx").write_bytes(b"not a workbook")
    assert "not a workbook" in refusal(folder)


def test_headings_alone_need_a_date(tmp_path: Path) -> None:
    """A register without rows says nothing of when."""
    with pytest.raises(InputRefused, match="--as-at"):
        loaded(tmp_path / "store", put(tmp_path, "risks.csv", RISKS[0]))


def test_ten_thousand_rows_load(tmp_path: Path) -> None:
    """A register is small, but nobody is refused for the length of theirs."""
    lines = [f"2016-17-Q4,R{n},Risk,12,4,3" for n in range(10_000)]
    snapshot = loaded(tmp_path / "store", put(tmp_path, "risks.csv", RISKS[0], *lines))
    assert snapshot.manifest.rows["register_risks"] == 10_000
    assert rules(snapshot) == [("register-no-owner", n, "owner") for n in range(2, 10_002)]

"""Lists are recognised however they are named and wherever their headings stand, or refused with every reason."""

from datetime import date
from pathlib import Path

import pytest
from tests.records.importers.annex_a.books import (
    AS_AT,
    csv_text,
    everything,
    fields_of,
    grid,
    landed,
    opendocument,
    rules,
    workbook,
)
from tests.records.importers.annex_a.good_rows import GOOD

from goldenthread.records.errors import InputRefused
from goldenthread.records.importers.annex_a import IMPORTER
from goldenthread.records.importers.annex_a.spec import SPECIFICATION
from goldenthread.records.importers.language import Options, Source, heading_key


def refused(path: Path, **options: object) -> str:
    """What is said when the lists at ``path`` are refused."""
    (source,) = IMPORTER.claims(path)
    with pytest.raises(InputRefused) as refusal:
        IMPORTER.read(source, Options(**{"as_at": AS_AT, **options}))  # type: ignore[arg-type]
    return str(refusal.value)


def test_a_workbook_of_all_lists_has_nothing_to_remark_on(tmp_path: Path) -> None:
    """Every column of the 2024 template is found, and a good row of each list raises no finding."""
    landing = landed(workbook(tmp_path / "book.xlsx", everything()))
    assert rules(landing.findings) == []
    assert list(landing.cells) == list(GOOD)
    for name, cells in landing.cells.items():
        kept = [field for field in fields_of(name) if field != "placement_postcode"]
        assert set(kept) <= set(cells.column_names)
        assert cells.num_rows == 1
    assert landing.as_at == AS_AT
    assert landing.extra["dates"] == "dmy"
    assert landing.extra["shape"] == 2024


def test_the_lists_have_the_columns_of_the_template() -> None:
    """Seven to thirty-four columns a list, and no heading stands for two of them."""
    counts = [len(sheet.fields) for sheet in SPECIFICATION.at(None).values()]
    assert counts == [7, 8, 11, 12, 14, 14, 17, 34, 17, 16, 19]
    assert len(SPECIFICATION.at(2019)["list_9"].fields) == 13
    for sheet in SPECIFICATION.at(None).values():
        keys = [
            heading_key(name)
            for field in sheet.fields
            for name in {heading_key(item) for item in (field.name, *field.headings)}
        ]
        assert len(keys) == len(set(keys)), sheet.name


@pytest.mark.parametrize(
    "name",
    [
        "List 3",
        "List_3",
        "list 03",
        "LIST 3 - Referrals",
        "3. Referrals",
        "Referrals",
        "Annex A List 3 (final)",
        "Sheet1",
    ],
)
def test_a_list_is_known_by_its_name_or_by_its_headings(tmp_path: Path, name: str) -> None:
    """Councils name the sheets in many ways, or not at all."""
    landing = landed(workbook(tmp_path / "book.xlsx", {name: grid("list_3")}))
    assert list(landing.cells) == ["list_3"]


def test_headings_below_a_title_are_found(tmp_path: Path) -> None:
    """Rows of title and notes above the headings are left out, and rows keep the numbers of the sheet."""
    above: list[list[object]] = [["List 3: referrals"], [], ["Six months to 31 January 2024", None, "Official"]]
    landing = landed(workbook(tmp_path / "book.xlsx", {"List 3": [*above, *grid("list_3")]}))
    cells = landing.cells["list_3"]
    assert cells["child_id"].to_pylist() == ["1001"]
    assert cells["_row"].to_pylist() == [5]
    assert landing.extra["rows_above_headings"] == {"list_3": 3}


def test_drifting_headings_are_understood(tmp_path: Path) -> None:
    """Age or Age of Child (Years), Sex or Gender, and case or no-break spaces make no difference."""
    rows = grid("list_3")
    rows[0] = [
        "CHILD UNIQUE ID",
        "Sex",
        "ethnicity",
        "DOB",
        "Age",
        "Date\xa0of referral ",
        "Referral Source",
        "Referral NFA",
        *rows[0][8:],
    ]
    landing = landed(workbook(tmp_path / "book.xlsx", {"List 3": rows}))
    assert rules(landing.findings) == []
    assert landing.cells["list_3"]["age"].to_pylist() == ["10"]
    assert landing.extra["shape"] == 2026


def test_guidance_is_not_read_and_said_so(tmp_path: Path) -> None:
    """A sheet that is none of the lists is named in a finding."""
    sheets = {"Guidance": [["How to fill in the lists"], ["Use the codes given"]], **everything()}
    landing = landed(workbook(tmp_path / "book.xlsx", sheets))
    assert rules(landing.findings) == ["sheet-not-read"]
    assert landing.findings["sheet"].to_pylist() == ["Guidance"]


def test_missing_and_empty_lists_are_said(tmp_path: Path) -> None:
    """A list that is not there, one with headings only and one that is a blank sheet are three different things."""
    sheets = everything()
    del sheets["List 2"]
    sheets["List 10"] = [grid("list_10")[0]]
    sheets["List 11"] = []
    landing = landed(workbook(tmp_path / "book.xlsx", sheets))
    said = list(zip(landing.findings["rule"].to_pylist(), landing.findings["sheet"].to_pylist(), strict=True))
    assert sorted(said) == [
        ("list-empty", "list_10"),
        ("list-empty", "list_11"),
        ("list-missing", "list_11"),
        ("list-missing", "list_2"),
    ]
    assert landing.cells["list_10"].num_rows == 0


def test_csv_files_in_a_folder_are_one_source(tmp_path: Path) -> None:
    """Lists as CSV files, one below a line of title, are read together with dates as text."""
    (tmp_path / "list_1.csv").write_text(csv_text(grid("list_1")), encoding="utf-8")
    (tmp_path / "List 3.csv").write_text(
        "List 3 Referrals\n\nOfficial,,\n" + csv_text(grid("list_3")), encoding="utf-8"
    )
    (tmp_path / "contacts.csv").write_text("child_id,contact_date,source\n1,2024-01-01,6\n", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not a list", encoding="utf-8")
    (source,) = IMPORTER.claims(tmp_path)
    assert sorted(path.name for path in source.paths) == ["List 3.csv", "list_1.csv"]
    landing = landed(tmp_path)
    assert landing.cells["list_1"]["date_of_contact"].to_pylist() == ["04/09/2023"]
    assert landing.cells["list_3"]["_row"].to_pylist() == [5]
    assert len(landing.files) == 2


def test_an_opendocument_workbook_is_read(tmp_path: Path) -> None:
    """The spreadsheet of LibreOffice holds the same lists."""
    landing = landed(opendocument(tmp_path / "lists.ods", {"List 1": grid("list_1")}))
    assert landing.cells["list_1"]["date_of_contact"].to_pylist() == ["2023-09-04"]


def test_what_is_no_list_is_not_claimed(tmp_path: Path) -> None:
    """Other workbooks and files are left to the other importers."""
    budget = workbook(tmp_path / "budget.xlsx", {"Budget": [["Line", "Amount"], ["Placements", 100]]})
    local = tmp_path / "contacts.csv"
    local.write_text("child_id,contact_date,source,team_id\n1,2024-01-01,6,T1\n", encoding="utf-8")
    damaged = tmp_path / "figures.xlsx"
    damaged.write_bytes(b"PK\x03\x04 not really")
    assert [IMPORTER.claims(path) for path in (budget, local, damaged)] == [(), (), ()]


def test_the_date_must_be_given(tmp_path: Path) -> None:
    """No list states which day it shows, so a load without --as-at is refused."""
    assert "--as-at" in refused(workbook(tmp_path / "book.xlsx", everything()), as_at=None)


def test_a_list_without_its_identifier_is_refused_with_a_hint(tmp_path: Path) -> None:
    """Nobody in it could be known; a heading that is nearly right is named."""
    rows = grid("list_1")
    rows[0][0] = "Child Uniqe ID"
    said = refused(workbook(tmp_path / "book.xlsx", {"List 1": rows}))
    assert "list 1 (contacts) has no column 'Child Unique ID'" in said
    assert "Did you mean 'Child Uniqe ID'?" in said


def test_all_problems_are_said_at_once(tmp_path: Path) -> None:
    """A list twice, an identifier missing, two columns of one kind, a misnamed sheet and no date: one refusal names them all."""
    sheets = {
        "List 1": grid("list_1"),
        "List 1 old": grid("list_1"),
        "List 4": grid("list_4", without=["Child Unique ID"]),
        "List 6": [[*row, "x" if n else "Sex"] for n, row in enumerate(grid("list_6"))],
        "List 7": grid("list_8"),
    }
    (source,) = IMPORTER.claims(workbook(tmp_path / "book.xlsx", sheets))
    with pytest.raises(InputRefused) as refusal:
        IMPORTER.read(source, Options())
    said = str(refusal.value)
    for part in (
        "--as-at",
        "is there twice",
        "list 4 (assessments) has no column",
        "two columns for the same field: 'Sex'",
        "holds the columns of list 8",
    ):
        assert part in said, part
    assert len(refusal.value.problems) == 5


def test_a_locked_workbook_is_refused(tmp_path: Path) -> None:
    """A workbook with a password is another kind of file inside; the way out is said."""
    path = tmp_path / "Annex A.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096))
    assert "remove any password" in refused(path)


def test_a_workbook_of_no_list_is_refused(tmp_path: Path) -> None:
    """When somebody says that it is the lists and it is not, every sheet that was looked at is named."""
    path = workbook(tmp_path / "book.xlsx", {"Figures": [["Team", "Cases"], ["North", 4]]})
    with pytest.raises(InputRefused, match="Not recognised: Figures"):
        IMPORTER.read(Source("annex-a", "annex-a", (path,)), Options(as_at=AS_AT))


def test_a_column_that_is_missing_is_a_finding(tmp_path: Path) -> None:
    """The list of 2019 has four columns fewer in list 9; what is missing is 'not recorded', and a near heading is named."""
    later = [
        name
        for name in GOOD["list_9"]
        if any(part in name for part in ("UASC", "Advisor", "Pathway", "Date of Contact"))
    ]
    landing = landed(workbook(tmp_path / "book.xlsx", {"List 9": grid("list_9", without=later)}))
    assert rules(landing.findings) == ["column-missing"] * 4
    assert landing.extra["shape"] == 2019
    rows = grid("list_1")
    rows[0][6] = "Contact Sorce"
    said = landed(workbook(tmp_path / "near.xlsx", {"List 1": rows})).findings["message"].to_pylist()[0]
    assert "did you mean 'Contact Sorce'?" in said


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    """Nothing depends on the order of a set or the time of day."""
    path = workbook(tmp_path / "book.xlsx", everything())
    one, other = landed(path), landed(path)
    assert one.findings.equals(other.findings)
    assert all(cells.equals(other.cells[name]) for name, cells in one.cells.items())
    assert one.names is not None
    assert one.names.equals(other.names)


def test_true_dates_do_not_depend_on_the_stated_style(tmp_path: Path) -> None:
    """Real dates of a workbook are dates under every --dates; texts are read in the style that is stated."""
    path = workbook(tmp_path / "book.xlsx", {"List 1": grid("list_1")})
    texts = {
        style: landed(path, dates=style).cells["list_1"]["date_of_contact"].to_pylist()
        for style in ("dmy", "mdy", "iso")
    }
    assert set(map(tuple, texts.values())) == {(date(2023, 9, 4).isoformat(),)}

"""Lists headed as a schema load as they are."""

from pathlib import Path

import pytest
from tests.records.importers.local.lists import OPTIONS, cell, land, load, rows, workbook, write

from goldenthread.records.errors import InputRefused
from goldenthread.records.importers.language import Options
from goldenthread.records.importers.local import IMPORTER
from goldenthread.records.importers.local.schemas import SCHEMAS
from goldenthread.records.tables import TABLES

#: What no standard holds, as councils asked for it, and the schema that holds it.
ASKED_FOR = {
    "contact decision times": "contacts", "strategy discussions": "strategy_discussions", "agencies": "strategy_attendance",
    "supervision": "supervisions", "core groups": "core_groups", "reviews of child in need plans": "cin_reviews",
    "visits": "visits", "health and dental dates": "health_checks", "education plans": "peps",
    "return interviews": "return_interviews", "connected carers": "connected_carers", "private fostering": "private_fostering",
    "pre-proceedings": "pre_proceedings", "court dates": "care_proceedings", "orders made": "court_orders",
    "life story work": "life_story_work", "escalations": "escalations", "participation": "participation",
    "early help": "early_help", "workers": "workers", "teams": "teams", "posts": "posts", "recruitment": "recruitment",
    "audits": "audits", "complaints": "complaints", "family group conferences": "family_group_conferences",
    "homeless young people": "homeless_presentations", "exploitation": "exploitation_risks", "panels": "panels",
    "language, interpreter and faith": "people", "transfers": "transfers", "chronologies": "case_recordings",
    "group supervision": "group_supervisions", "advocacy": "advocacy", "unaccompanied children": "immigration",
    "age assessments": "age_assessments", "no recourse": "no_recourse", "mental health": "mental_health_waits",
    "absences": "absences", "training": "training", "budgets": "budgets", "commitments": "commitments", "feedback": "feedback",
}  # fmt: skip


@pytest.mark.parametrize(("wanted", "schema"), ASKED_FOR.items())
def test_what_no_standard_holds_has_a_schema(wanted: str, schema: str) -> None:
    """Every list that councils keep beside the returns can be given."""
    assert SCHEMAS[schema].fields


def test_a_schema_names_columns_of_its_table() -> None:
    """References are headed as ids; the rest are our column names."""
    for name, sheet in SCHEMAS.items():
        known = {
            column.name.replace("_key", "_id") if column.kind == "ref" else column.name
            for column in TABLES[name].columns
        }
        names = {item.name for item in sheet.fields if item.treat == "keep"}
        assert names <= known | {"child_id", "id", "id_kind"}, name


def test_a_list_that_adds_to_a_standard_needs_only_what_finds_the_event() -> None:
    """A list of referrals needs the child and the day of referral, not what the case system says anyway."""
    assert {item.name for item in SCHEMAS["referrals"].fields if item.required} == {"child_id", "referral_date"}
    assert "close_date" not in {item.name for item in SCHEMAS["referrals"].fields}


def test_a_list_is_known_by_its_name_and_headings(tmp_path: Path) -> None:
    """The file's name says the schema; case, blanks and underscores do not matter."""
    path = write(tmp_path / "Core Groups.csv", "Child ID,Meeting date,held", "C1,2025-05-01,yes")
    assert [source.name for source in IMPORTER.claims(path)] == ["local/core_groups"]
    assert IMPORTER.claims(write(tmp_path / "visits.csv", "Name,When", "A,B")) == ()
    assert IMPORTER.claims(write(tmp_path / "other.csv", "child_id,meeting_date", "C1,2025-05-01")) == ()


def test_cells_are_kept_as_text_and_become_rows(tmp_path: Path) -> None:
    """A supervision is stored as written and read as a row with its moment of recording."""
    path = write(
        tmp_path / "supervisions.csv", "child_id,supervision_date,kind,worker_id,recorded",
        "C1,2025-05-01,case,W1,2025-05-03 10:15:00",
    )  # fmt: skip
    landing = land(path)
    assert cell(landing, "supervisions", "recorded_at") == ["2025-05-03 10:15:00"]
    engine, found = load(landing)
    assert found == []
    assert rows(
        engine, "select kind, supervision_date::text, recorded_at::text, worker_id, source_kind from supervisions"
    ) == [("case", "2025-05-01", "2025-05-03 10:15:00", "W1", "local")]


def test_a_column_outside_the_schema_is_left_out_and_named(tmp_path: Path) -> None:
    """Words about a case never reach the store, and the manifest can say so."""
    path = write(
        tmp_path / "supervisions.csv", "child_id,supervision_date,Discussion notes", "C1,2025-05-01,private words"
    )
    landing = land(path)
    assert list(landing.dropped["supervisions"]) == ["Discussion notes"]
    assert "private words" not in str(landing.cells["supervisions"].to_pylist())
    assert [item["rule"] for item in landing.findings.to_pylist()] == ["heading-not-known"]


def test_everything_that_stands_against_a_list_is_said_at_once(tmp_path: Path) -> None:
    """No date, and each missing column with the heading that was probably meant."""
    path = write(tmp_path / "local" / "visits.csv", "child_id,visit_dates,kinds", "C1,2025-05-01,cp")
    with pytest.raises(InputRefused) as refused:
        land(path.parent, options=Options())
    said = str(refused.value)
    assert len(refused.value.problems) == 3
    assert "--as-at" in said
    assert "did you mean 'visit_dates'" in said
    assert "did you mean 'kinds'" in said


def test_a_wrong_name_in_the_local_folder_is_refused_and_not_passed_over(tmp_path: Path) -> None:
    """A list that nobody recognises must not be missing from the figures without a word."""
    path = write(tmp_path / "local" / "supervision.csv", "child_id,supervision_date", "C1,2025-05-01")
    with pytest.raises(InputRefused, match="Did you mean supervisions"):
        land(path.parent)


def test_a_date_that_could_be_two_days_is_a_finding(tmp_path: Path) -> None:
    """Schemas are in ISO dates; another order has to be stated."""
    path = write(tmp_path / "core_groups.csv", "child_id,meeting_date", "C1,03/04/2025")
    _, found = load(land(path))
    assert {item["rule"] for item in found} == {"unreadable-date", "row-without-date"}
    engine, found = load(land(path, options=Options(as_at=OPTIONS.as_at, authority="999", dates="dmy")))
    assert found == []
    assert rows(engine, "select meeting_date::text from core_groups") == [("2025-04-03",)]


def test_a_workers_name_goes_to_the_table_of_names_alone(tmp_path: Path) -> None:
    """The name stands beside the worker's id and nowhere in the cells."""
    landing = land(write(tmp_path / "workers.csv", "worker_id,worker_name,team_id", "W1,Ada Example,T1"))
    assert landing.names is not None
    assert landing.names.to_pylist() == [{"subject": "worker", "id": "W1", "part": "name", "name": "Ada Example"}]
    assert "Ada" not in str(landing.cells["workers"].to_pylist())


def test_a_list_by_pupil_number_says_so_in_a_column(tmp_path: Path) -> None:
    """Rows of an education plan list join the child through the pupil number that another list states."""
    links = write(tmp_path / "person_links.csv", "child_id,id_kind,id_value", "C1,upn,A123456789012")
    peps = write(tmp_path / "peps.csv", "child_id,id_kind,meeting_date", "A123456789012,UPN,2025-05-01")
    people = write(tmp_path / "people.csv", "child_id,faith", "C1,NONE")
    engine, _ = load(land(links), land(peps), land(people))
    assert rows(engine, "select count(*) from peps join people using (person_key)") == [(1,)]
    assert rows(engine, "select count(*) from person_links join people using (person_key)") == [(1,)]


def test_a_workbook_is_read_by_the_sheet_of_the_schemas_name(tmp_path: Path) -> None:
    """Other sheets are guidance; without a telling name there must be only one sheet."""
    table = [["child_id", "meeting_date"], ["C1", "2025-05-01"]]
    path = workbook(tmp_path / "core_groups.xlsx", {"Notes": [["Read me"]], "Core groups": table})
    assert cell(land(path), "core_groups", "child_id") == ["C1"]
    unclear = workbook(tmp_path / "local_lists.xlsx", {"One": table, "Two": table}).rename(
        tmp_path / "core_groups.xlsx"
    )
    (source,) = IMPORTER.claims(unclear)
    with pytest.raises(InputRefused, match="the sheet to read is not plain"):
        IMPORTER.read(source, OPTIONS)


def test_references_between_lists_lead_to_the_row(tmp_path: Path) -> None:
    """Who attended points at its discussion in another file, and the discussion at the referral of a third."""
    discussions = write(
        tmp_path / "strategy_discussions.csv", "id,child_id,discussion_date,referral_id", "S1,C1,2025-05-01,R1"
    )
    attended = write(
        tmp_path / "strategy_attendance.csv", "child_id,discussion_id,discussion_date,agency,attendance",
        "C1,S1,2025-05-01,police,attended", "C1,S9,2025-05-01,health,attended",
    )  # fmt: skip
    referrals = write(tmp_path / "referrals.csv", "id,child_id,referral_date", "R1,C1,2025-04-30")
    engine, _ = load(land(discussions), land(attended), land(referrals))
    led = "select agency, discussion_key in (select event_key from strategy_discussions) from strategy_attendance order by agency"
    assert rows(engine, led) == [("health", False), ("police", True)]
    assert rows(engine, "select referral_key in (select event_key from referrals) from strategy_discussions") == [
        (True,)
    ]


def test_an_id_that_two_lists_give_to_two_events_leads_nowhere(tmp_path: Path) -> None:
    """Guessing between two events would attach a child's meeting to another's plan."""
    attended = write(
        tmp_path / "strategy_attendance.csv", "child_id,discussion_id,discussion_date,agency", "C1,S1,2025-05-01,police"
    )
    first = write(
        tmp_path / "strategy_discussions.csv", "id,child_id,discussion_date", "S1,C1,2025-05-01", "S1,C2,2025-05-02"
    )
    engine, _ = load(land(attended), land(first))
    assert rows(
        engine, "select discussion_key in (select event_key from strategy_discussions) from strategy_attendance"
    ) == [(False,)]


def test_a_name_where_an_id_belongs_is_hidden(tmp_path: Path) -> None:
    """The same worker has the same made identifier in every list; the name is only in the table of names."""
    supervisions = land(
        write(tmp_path / "supervisions.csv", "child_id,supervision_date,worker_id", 'C1,2025-05-01,"Example, Ada"')
    )
    audits = land(
        write(
            tmp_path / "audits.csv",
            "child_id,allocated_date,auditor_id",
            'C1,2025-05-01,"EXAMPLE,  Ada"',
            "C1,2025-05-02,W7",
        )
    )
    made = cell(supervisions, "supervisions", "worker_id")
    assert made == cell(audits, "audits", "auditor_id")[:1]
    assert cell(audits, "audits", "auditor_id")[1] == "W7"
    assert "Ada" not in str(supervisions.cells["supervisions"].to_pylist())
    assert supervisions.names is not None
    assert supervisions.names.to_pylist() == [
        {"subject": "worker", "id": made[0], "part": "name", "name": "Example, Ada"}
    ]
    assert [item["rule"] for item in supervisions.findings.to_pylist()] == ["names-for-ids"]

"""What a folder of the dataset may look like, and what is read of it or refused."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest
from tests.records.importers.ssd.dataset import CONTACT, PERSON, landed, write

from goldenthread.records.errors import InputRefused
from goldenthread.records.importers.language import Options
from goldenthread.records.importers.ssd import IMPORTER
from goldenthread.records.importers.ssd.read import table_of


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("ssd_person.csv", "ssd_person"),
        ("SSD_PERSON.CSV", "ssd_person"),
        ("ssd_development.ssd_person.csv", "ssd_person"),
        ("dbo.ssd_cla_placement.parquet", "ssd_cla_placement"),
        ("ssd_contacts_20250331.csv", "ssd_contacts"),
        ("ssd_dim_date.csv", "ssd_dim_date"),
        ("ssd_person.xlsx", None),
        ("person.csv", None),
        ("episodes.csv", None),
    ],
)
def test_tables_are_known_by_the_names_of_their_files(name: str, table: str | None) -> None:
    """Capitals, schema names and dates are put up with; other files are left alone."""
    assert table_of(Path(name)) == table


def test_a_folder_is_one_source(tmp_path: Path) -> None:
    """Every file of the dataset in the folder belongs to it, and nothing else does."""
    write(tmp_path)
    (tmp_path / "notes.csv").write_text("a\n1\n", encoding="utf-8")
    (source,) = IMPORTER.claims(tmp_path)
    assert [path.name for path in source.paths] == ["ssd_contacts.csv", "ssd_person.csv"]
    assert not IMPORTER.claims(tmp_path / "notes.csv")


def test_parquet_reads_like_csv(tmp_path: Path) -> None:
    """Typed columns of a Parquet file become the text that a CSV file would hold."""
    write(tmp_path)
    person = pa.table({"pers_person_id": pa.array(["P1", "P2"]), "pers_dob": pa.array([0, None], pa.timestamp("ms"))})
    (tmp_path / "ssd_person.csv").unlink()
    pyarrow.parquet.write_table(person, tmp_path / "ssd_person.parquet")
    landing = landed(tmp_path)
    assert landing.cells["ssd_person"]["pers_person_id"].to_pylist() == ["P1", "P2"]
    assert landing.cells["ssd_person"]["pers_dob"].to_pylist()[0].startswith("1970-01-01")


def test_columns_of_one_case_system_are_not_asked_of_another(tmp_path: Path) -> None:
    """Columns that are missing are noted, columns that are not known are left out and listed."""
    review = {
        "cppr_cp_review_id": "R1", "cppr_person_id": "P1", "cppr_cp_plan_id": "L1", "cppr_cp_review_date": "2024-08-01",
        "cppr_chair_comments": "narrative",
    }  # fmt: skip
    landing = landed(write(tmp_path, ssd_cp_reviews=[review]))
    assert landing.dropped["ssd_cp_reviews"] == {"cppr_chair_comments": "not a field that is known"}
    noted = [row for row in landing.findings.to_pylist() if row["sheet"] == "ssd_cp_reviews"]
    assert {row["rule"] for row in noted} == {"missing-column"}
    assert "cppr_cp_review_due" in {row["column"] for row in noted}
    assert landing.cells["ssd_cp_reviews"].num_rows == 1


def test_names_addresses_and_narratives_are_not_stored(tmp_path: Path) -> None:
    """Names go to their own table; postcodes, addresses and words about a child go nowhere."""
    person = {**PERSON, "pers_forename": "Amina", "pers_surname": "Okafor"}
    address = {
        "addr_table_id": "A1",
        "addr_person_id": "P1",
        "addr_address_postcode": "ZZ1 1ZZ",
        "addr_address_json": '{"street": "Elm Row"}',
    }
    worker = {"prof_professional_id": "W1", "prof_professional_name": "Bo Lindqvist"}
    contact = {**CONTACT, "cont_contact_outcome_json": '{"NFA_FLAG": "Y", "COMMENTS": "granny said "no" to help"}'}
    offence = {
        "clac_person_id": "P1",
        "clac_cla_conviction_date": "2024-05-05",
        "clac_cla_conviction_offence": "shoplifting",
    }
    landing = landed(
        write(
            tmp_path,
            ssd_person=[person],
            ssd_address=[address],
            ssd_professionals=[worker],
            ssd_contacts=[contact],
            ssd_cla_convictions=[offence],
        )
    )
    assert landing.names is not None
    named = {(row["subject"], row["id"], row["name"]) for row in landing.names.to_pylist()}
    assert named == {("person", "P1", "Amina"), ("person", "P1", "Okafor"), ("worker", "W1", "Bo Lindqvist")}
    kept = str([table.to_pylist() for table in landing.cells.values()]) + str(landing.findings.to_pylist())
    for word in ("Amina", "Okafor", "Lindqvist", "ZZ1", "Elm", "granny", "shoplifting"):
        assert word not in kept


def test_tables_that_feed_nothing_are_named_with_the_reason(tmp_path: Path) -> None:
    """A calendar is recognised and left alone."""
    landing = landed(write(tmp_path, ssd_dim_date=[{"date_key": "20250331"}]))
    assert "ssd_dim_date" not in landing.cells
    assert landing.dropped["ssd_dim_date"] == {"ssd_dim_date.csv": "a calendar: ours is kept in the package"}


def refused(path: Path, **options: object) -> str:
    """Why the folder is refused."""
    (source,) = IMPORTER.claims(path)
    with pytest.raises(InputRefused) as caught:
        IMPORTER.read(source, Options(**options))  # type: ignore[arg-type]
    return str(caught.value)


def test_everything_wrong_is_said_in_one_pass(tmp_path: Path) -> None:
    """No persons, no date, a file that is no text and a table without its keys: four reasons at once."""
    write(tmp_path, ssd_cin_episodes=[{"cine_referral_id": "1"}])
    (tmp_path / "ssd_person.csv").unlink()
    (tmp_path / "ssd_missing.csv").write_bytes(b"miss_person_id,x\n\xff\xfe\x00,1\n")
    said = refused(tmp_path)
    assert "ssd_person: there is no such file" in said
    assert "--as-at" in said
    assert "ssd_missing.csv" in said
    assert "cine_person_id, cine_referral_date" in said


def test_persons_alone_are_not_a_dataset(tmp_path: Path) -> None:
    """At least one table must say that something happened."""
    write(tmp_path, ssd_family=[{"fami_family_id": "F1", "fami_person_id": "P1"}])
    (tmp_path / "ssd_contacts.csv").unlink()
    assert "no table of anything that happened" in refused(tmp_path)


def test_two_files_of_one_table_are_refused(tmp_path: Path) -> None:
    """Which of the two is meant is for the person to say."""
    write(tmp_path)
    (tmp_path / "SSD_Contacts_20250331.csv").write_text(
        "cont_person_id,cont_contact_date\nP1,2024-01-01\n", encoding="utf-8"
    )
    assert "and so does" in refused(tmp_path)

"""Sources that tell of the same children become one set of tables, with a finding wherever they disagree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import duckdb
import pyarrow as pa
import pytest

from goldenthread.records import pipeline
from goldenthread.records.engine import connect
from goldenthread.records.importers.delivery import Delivery
from goldenthread.records.importers.language import Field, FileFacts, Sheet, Specification, TableMap
from goldenthread.records.keys import define_keys, key12, person_key

REFERRALS = Sheet(
    "toy_referrals",
    (
        Field("child_id", "id"),
        Field("id_kind", "id"),
        Field("ref_id", "id"),
        Field("referral_date", "date"),
        Field("source", "code", codes="referral_source"),
        Field("close_date", "date"),
    ),
)
ASSESSMENTS = Sheet("toy_assessments", (Field("child_id", "id"), Field("ref_id", "id"), Field("start_date", "date")))
PEOPLE = Sheet("toy_people", (Field("child_id", "id"), Field("birth_date", "date", birth=True), Field("upn", "id")))
LINKS = Sheet("toy_links", (Field("child_id", "id"), Field("id_kind", "id"), Field("id_value", "id")))
ADOPTIONS = Sheet(
    "toy_adoptions", (Field("child_id", "id"), Field("decision_date", "date"), Field("order_date", "date"))
)

BESIDE = "_source, _as_at, _file, _row"
MAPS = (
    TableMap("people", f"select child_id, birth_date, upn, {BESIDE} from toy_people"),
    TableMap(
        "referrals",
        f"select child_id, id_kind, ref_id as source_id, referral_date, source, close_date, {BESIDE} from toy_referrals",
    ),
    TableMap("assessments", f"select child_id, ref_id as referral_key, start_date, {BESIDE} from toy_assessments"),
    TableMap(
        "person_links",
        f"select child_id, id_kind, id_value, {BESIDE} from (select child_id, id_kind, id_value, {BESIDE} from toy_links)",
    ),
    TableMap("adoptions", f"select child_id, decision_date, order_date, {BESIDE} from toy_adoptions"),
)


@dataclass(frozen=True)
class Toy:
    """An importer of five small sheets."""

    specification: Specification

    def sheets(self, extra: Mapping[str, object], year: int | None) -> Mapping[str, Sheet]:
        """The sheets do not change by year."""
        return self.specification.at(year)

    def maps(self, sheets: Mapping[str, Sheet], extra: Mapping[str, object]) -> Sequence[TableMap]:
        """Fill five tables, links without the id kind meant for persons."""
        links = "select child_id, id_kind as kind_of_link, id_value, _source, _as_at, _file, _row from toy_links"
        link_map = TableMap("person_links", f"select child_id, id_value, {BESIDE} from ({links})")
        return tuple(
            link_map if item.table == "person_links" and self.specification.kind == "none" else item for item in MAPS
        )


def toy(kind: str, own_ids: bool) -> Toy:
    """A toy importer of the given kind."""
    return Toy(Specification(kind, 1, "made up", (REFERRALS, ASSESSMENTS, PEOPLE, LINKS, ADOPTIONS), own_ids=own_ids))


def delivery(kind: str, source: str, as_at: date, **sheets: str) -> Delivery:
    """A delivery whose sheets are written as small text tables: a header line, then rows, cells parted by blanks."""
    cells = {}
    for name, text in sheets.items():
        header, *rows = [line.split() for line in text.strip().splitlines()]
        columns = {
            column: pa.array([None if row[n] == "." else row[n] for row in rows], pa.string())
            for n, column in enumerate(header)
        }
        columns["_file"] = pa.array([f"{source:x<12}"] * len(rows), pa.string())
        columns["_row"] = pa.array(range(2, len(rows) + 2), pa.int32())
        cells[f"toy_{name}"] = pa.table(columns)
    file = FileFacts("toy.csv", f"{source:x<12}" + 52 * "0", 1)
    return Delivery(source, kind, source, as_at, "999", (file,), cells.get)


@pytest.fixture
def con(monkeypatch: pytest.MonkeyPatch) -> duckdb.DuckDBPyConnection:
    """An engine, with toy importers in the place of the real ones."""
    monkeypatch.setattr(
        pipeline, "IMPORTERS", {"ssd": toy("ssd", True), "cin": toy("cin", False), "local": toy("local", False)}
    )
    return connect()


def assemble(con: duckdb.DuckDBPyConnection, *deliveries: Delivery) -> list[dict[str, object]]:
    """Assemble and give the findings as dictionaries."""
    return pipeline.assemble(con, deliveries, authority="999").findings.to_pylist()


def test_python_and_engine_make_the_same_keys(con: duckdb.DuckDBPyConnection) -> None:
    """A key made in Python equals the key made in SQL, whatever the characters."""
    define_keys(con)
    for said in ("", "999|child-id|1", "Zoë|—|雪"):
        assert con.execute("select key12($1)", [said]).fetchone() == (key12(said),)


def test_an_event_known_to_two_sources_is_one_row_with_both_sources(con: duckdb.DuckDBPyConnection) -> None:
    """The case system's key stands, what it lacks is filled from the census, and both rows are named."""
    ssd = delivery("ssd", "ssd", date(2025, 9, 30), referrals="child_id ref_id referral_date\n1 R1 2025-01-05")
    cin = delivery(
        "cin", "cin/2025", date(2025, 3, 31), referrals="child_id ref_id referral_date source\n1 1/1 2025-01-05 6"
    )
    assert assemble(con, ssd, cin) == []
    rows = con.execute("select event_key, source, sources, until_date, person_key from referrals").fetchall()
    assert rows == [
        (
            key12("999|referrals|ssd|R1"),
            "6",
            "ssdxxxxxxxxx:2 cin/2025xxxx:2",
            date(9999, 12, 31),
            person_key("999", "1"),
        )
    ]


def test_two_events_on_one_day_stay_two(con: duckdb.DuckDBPyConnection) -> None:
    """The ordinal keeps apart two referrals of one child on one day, and still joins them across sources."""
    two = "child_id ref_id referral_date\n1 R1 2025-01-05\n1 R2 2025-01-05"
    assemble(
        con,
        delivery("ssd", "ssd", date(2025, 9, 30), referrals=two),
        delivery("cin", "cin/2025", date(2025, 3, 31), referrals=two),
    )
    assert con.execute("select count(*), count(distinct event_key) from referrals").fetchone() == (2, 2)


def test_an_id_on_two_rows_is_the_key_of_the_first_alone(con: duckdb.DuckDBPyConnection) -> None:
    """Whether the rows say the same or not, both are kept, no key names two events, and the second row is a finding."""
    for day in ("2025-01-05", "2025-02-07"):
        rows = f"child_id ref_id referral_date\n1 R1 2025-01-05\n1 R1 {day}\n2 R2 2025-01-05"
        (finding,) = assemble(con, delivery("ssd", "ssd", date(2025, 9, 30), referrals=rows))
        assert (finding["rule"], finding["row"], finding["value"]) == ("repeated-id", 3, "R1")
        assert con.execute("select count(*), count(distinct event_key) from referrals").fetchone() == (3, 3)
        first = con.execute("select sources from referrals where event_key = $1", [key12("999|referrals|ssd|R1")])
        assert first.fetchall() == [("ssdxxxxxxxxx:2",)]


def test_sources_that_disagree_make_a_finding_and_the_later_end_date_stands(con: duckdb.DuckDBPyConnection) -> None:
    """An end date that two sources give differently is reported with both values; the later source is believed."""
    ssd = delivery(
        "ssd",
        "ssd",
        date(2025, 9, 30),
        referrals="child_id ref_id referral_date close_date\n1 R1 2025-01-05 2025-02-01",
    )
    cin = delivery(
        "cin",
        "cin/2025",
        date(2025, 3, 31),
        referrals="child_id ref_id referral_date close_date\n1 1/1 2025-01-05 2025-02-03",
    )
    (finding,) = assemble(con, ssd, cin)
    assert finding["rule"] == "sources-disagree"
    assert finding["column"] == "close_date"
    assert "2025-02-01 (ssd)" in str(finding["value"])
    assert "2025-02-03 (cin/2025)" in str(finding["value"])
    assert con.execute("select close_date, until_date from referrals").fetchone() == (
        date(2025, 2, 1),
        date(2025, 2, 1),
    )


def test_a_birth_date_in_dispute_is_not_shown(con: duckdb.DuckDBPyConnection) -> None:
    """Findings go to many readers, so the birth dates themselves stay out of them."""
    ssd = delivery("ssd", "ssd", date(2025, 9, 30), people="child_id birth_date\n1 2015-01-01")
    cin = delivery("cin", "cin/2025", date(2025, 3, 31), people="child_id birth_date\n1 2015-01-02")
    (finding,) = assemble(con, ssd, cin)
    assert (finding["column"], finding["value"]) == ("birth_date", "(not shown)")
    assert "2015" not in str(finding["message"])


def test_refs_follow_their_event_through_a_merge(con: duckdb.DuckDBPyConnection) -> None:
    """A census assessment points at the referral's final key, which came from the case system."""
    ssd = delivery("ssd", "ssd", date(2025, 9, 30), referrals="child_id ref_id referral_date\n1 R1 2025-01-05")
    cin = delivery(
        "cin", "cin/2025", date(2025, 3, 31),
        referrals="child_id ref_id referral_date\n1 1/1 2025-01-05", assessments="child_id ref_id start_date\n1 1/1 2025-01-06",
    )  # fmt: skip
    assemble(con, ssd, cin)
    assert con.execute("select referral_key from assessments").fetchone() == (key12("999|referrals|ssd|R1"),)


def test_yearly_returns_of_one_kind_are_stacked(con: duckdb.DuckDBPyConnection) -> None:
    """A referral open over two censuses is one, closed as the later one says, with one key whatever the years loaded."""
    first = delivery("cin", "cin/2024", date(2024, 3, 31), referrals="child_id ref_id referral_date\n1 1/1 2024-01-05")
    second = delivery(
        "cin",
        "cin/2025",
        date(2025, 3, 31),
        referrals="child_id ref_id referral_date close_date\n1 1/1 2024-01-05 2024-06-01",
    )
    assemble(con, first)
    alone = con.execute("select event_key from referrals").fetchall()
    assert assemble(con, second, first) == []
    assert con.execute("select event_key from referrals").fetchall() == alone
    assert con.execute("select close_date from referrals").fetchone() == (date(2024, 6, 1),)


def test_a_row_about_nobody_or_at_no_time_is_a_finding(con: duckdb.DuckDBPyConnection) -> None:
    """Such rows are not loaded, and each is named by file and row."""
    found = assemble(
        con,
        delivery(
            "ssd",
            "ssd",
            date(2025, 9, 30),
            referrals="child_id ref_id referral_date\n. R1 2025-01-05\n1 R2 .\n1 R3 2025-01-05",
        ),
    )
    assert [(item["rule"], item["row"]) for item in found] == [("row-without-person", 2), ("row-without-date", 3)]
    assert {item["file"] for item in found} == {"toy.csv"}
    assert con.execute("select count(*) from referrals").fetchone() == (1,)


def test_a_list_keyed_by_pupil_number_joins_the_child(con: duckdb.DuckDBPyConnection) -> None:
    """A row that names its child by another identifier gets that child's key, through the stated link."""
    ssd = delivery("ssd", "ssd", date(2025, 9, 30), people="child_id upn\n1 U1\n2 U2")
    local = delivery(
        "local",
        "local/referrals",
        date(2025, 9, 30),
        referrals="child_id id_kind ref_id referral_date\nU2 upn x 2025-01-05",
    )
    assemble(con, ssd, local)
    assert con.execute("select person_key from referrals").fetchall() == [(person_key("999", "2"),)]


def test_an_identifier_of_two_people_joins_neither(con: duckdb.DuckDBPyConnection) -> None:
    """A pupil number recorded for two children is a finding and joins nobody."""
    ssd = delivery("ssd", "ssd", date(2025, 9, 30), people="child_id upn\n1 U1\n2 U1")
    local = delivery(
        "local",
        "local/referrals",
        date(2025, 9, 30),
        referrals="child_id id_kind ref_id referral_date\nU1 upn x 2025-01-05",
    )
    found = assemble(con, ssd, local)
    assert {item["rule"] for item in found} == {"ambiguous-identity"}
    assert con.execute("select person_key from referrals").fetchall() == [(person_key("999", "U1", "upn"),)]


def test_records_never_join_across_an_adoption(con: duckdb.DuckDBPyConnection) -> None:
    """The new record of an adopted child keeps its own key even when somebody linked it to the old one."""
    ssd = delivery(
        "ssd", "ssd", date(2025, 9, 30),
        people="child_id\nOLD\nNEW", links="child_id id_kind id_value\nNEW legacy-id OLD",
        adoptions="child_id decision_date order_date\nOLD 2024-01-01 2025-01-01",
        referrals="child_id ref_id referral_date\nNEW R1 2025-02-01",
    )  # fmt: skip
    found = assemble(con, ssd)
    assert [item["rule"] for item in found] == ["link-across-adoption"]
    assert con.execute("select count(*) from people").fetchone() == (2,)
    assert con.execute("select person_key from referrals").fetchone() == (person_key("999", "NEW"),)

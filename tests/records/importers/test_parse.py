"""Each text is read strictly; what cannot be read is a finding and never a guess."""

from datetime import date, datetime

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.records.findings import MASK, SCHEMA
from goldenthread.records.importers.language import DateOrder, Field, FieldKind, Options, Sheet
from goldenthread.records.importers.minimise import minimise
from goldenthread.records.importers.parse import ParseContext, Parsed, parse


def read(kind: FieldKind, *texts: str | None, dates: DateOrder = "iso", **details: object) -> Parsed:
    """Parse one column called ``x`` of the given kind."""
    sheet = Sheet("toy", (Field("child_id", "id"), Field("x", kind, **details)))  # type: ignore[arg-type]
    rows = len(texts)
    cells = pa.table(
        {
            "child_id": pa.array([f"C{n}" for n in range(rows)], pa.string()),
            "x": pa.array(texts, pa.string()),
            "_file": pa.array(["abc"] * rows, pa.string()),
            "_row": pa.array(range(2, rows + 2), pa.int32()),
        }
    )
    return parse(sheet, cells, ParseContext("toy", 2025, dates, {"abc": "toy.csv"}))


@pytest.mark.parametrize(
    ("kind", "text", "dates", "value"),
    [
        ("date", "2024-01-31", "iso", date(2024, 1, 31)),
        ("date", " 2024-01-31 00:00:00 ", "iso", date(2024, 1, 31)),
        ("date", "2024-01-31T10:15:00.0000000", "iso", date(2024, 1, 31)),
        ("date", "03/04/2024", "dmy", date(2024, 4, 3)),
        ("date", "03/04/2024", "mdy", date(2024, 3, 4)),
        ("date", "3-Apr-2024", "iso", date(2024, 4, 3)),
        ("datetime", "03/04/2024 09:30", "dmy", datetime(2024, 4, 3, 9, 30)),
        ("integer", "2.0", "iso", 2),
        ("number", "£1,234.50", "iso", 1234.5),
        ("boolean", "b) No", "iso", False),
        ("boolean", "Y", "iso", True),
        ("id", "\xa000123.0", "iso", "00123"),
        ("code", "n1", "iso", "N1"),
    ],
)
def test_what_is_understood(kind: FieldKind, text: str, dates: DateOrder, value: object) -> None:
    """Ordinary spellings of a value give the value, without a finding."""
    parsed = read(kind, text, dates=dates, codes="need")
    assert parsed.table["x"].to_pylist() == [value]
    assert parsed.findings.num_rows == 0


@pytest.mark.parametrize(
    ("kind", "text", "dates", "rule"),
    [
        ("date", "03/04/2024", "iso", "unreadable-date"),
        ("date", "31/02/2024", "dmy", "unreadable-date"),
        ("date", "45321", "dmy", "unreadable-date"),
        ("date", "1900-01-01", "iso", "placeholder-date"),
        ("date", "2024-01", "iso", "unreadable-date"),
        ("date", "#N/A", "iso", "not-a-value"),
        ("integer", "2.5", "iso", "unreadable-number"),
        ("integer", "99", "iso", "out-of-range"),
        ("number", "nan", "iso", "not-a-value"),
        ("number", "1e999", "iso", "unreadable-number"),
        ("boolean", "maybe", "iso", "unreadable-yes-no"),
        ("code", "N99", "iso", "unknown-code"),
        ("id", "#REF!", "iso", "not-a-value"),
    ],
)
def test_what_is_not_understood_is_null_and_a_finding(kind: FieldKind, text: str, dates: DateOrder, rule: str) -> None:
    """The finding says where, what and how to mend it."""
    parsed = read(kind, "", text, dates=dates, codes="need", high=40)
    assert parsed.table["x"].to_pylist() == [None, None]
    (finding,) = parsed.findings.to_pylist()
    assert finding["rule"] == rule
    assert (finding["file"], finding["row"], finding["column"], finding["child_id"]) == ("toy.csv", 3, "x", "C1")
    assert finding["message"]
    assert finding["mend"]


def test_a_code_of_another_year_is_kept_and_reported() -> None:
    """Codes change with collection years; a true code out of its year is not thrown away."""
    parsed = read("code", "H5", codes="placement_type")
    assert parsed.table["x"].to_pylist() == ["H5"]
    assert parsed.findings["rule"].to_pylist() == ["out-of-year-code"]


def test_other_spellings_of_codes_are_counted() -> None:
    """What was understood through another spelling is not silent: it is counted for the manifest."""
    parsed = read("code", "a) Male", "a) Male", "M", codes="sex")
    assert parsed.table["x"].to_pylist() == ["M", "M", "M"]
    assert parsed.spellings == {"x": {"a) Male → M": 2}}


def test_birth_dates_are_not_shown_in_findings() -> None:
    """A finding about a birth date says which cell, not what it holds."""
    parsed = read("date", "31/02/2011", dates="dmy", birth=True)
    (finding,) = parsed.findings.to_pylist()
    assert finding["value"] == MASK
    assert "2011" not in finding["message"]


def test_a_birth_date_may_be_a_month() -> None:
    """Where a store keeps months only, deriving again reads them as the first of the month."""
    assert read("date", "2011-02", birth=True).table["x"].to_pylist() == [date(2011, 2, 1)]


@given(
    st.lists(st.text(max_size=40), max_size=8),
    st.sampled_from(["id", "text", "code", "date", "datetime", "integer", "number", "boolean", "json"]),
)
def test_no_text_breaks_a_reader(texts: list[str], kind: FieldKind) -> None:
    """Whatever a cell holds, it is read, or it is a finding in a table of the stated shape."""
    parsed = read(kind, *texts, codes="need")
    assert parsed.table.num_rows == len(texts)
    assert parsed.findings.schema == SCHEMA


@given(st.dates(min_value=date(1901, 1, 1), max_value=date(2199, 12, 31)))
def test_every_day_survives_being_written_and_read(day: date) -> None:
    """Each style of date gives back the day it was written from."""
    assert read("date", day.isoformat()).table["x"].to_pylist() == [day]
    assert read("date", f"{day:%d/%m}/{day.year}", dates="dmy").table["x"].to_pylist() == [day]


SHEET = Sheet(
    "toy",
    (
        Field("child_id", "id"),
        Field("forename", treat="name"),
        Field("dob", "date", birth=True),
        Field("home", treat="postcode"),
        Field("away", treat="postcode"),
        Field("story", treat="drop"),
    ),
    distances=(("distance", "home", "away"),),
)


def minimised(options: Options) -> tuple[dict[str, list[object]], list[object]]:
    """What is kept, and the names, of one row about child 1."""
    row = {"child_id": "1", "forename": "Ann", "dob": "03/04/2011", "home": "ZZ1 1AA", "away": "zz11ab", "story": "…"}
    small = minimise(SHEET, pa.table({name: pa.array([value], pa.string()) for name, value in row.items()}), options)
    return small.cells.to_pydict(), small.names.to_pylist() if small.names is not None else []


def test_names_postcodes_and_narratives_are_not_kept() -> None:
    """Without a postcode file the places are null, which readers show as not recorded."""
    kept, names = minimised(Options(dates="dmy"))
    assert set(kept) == {"child_id", "dob", "home_ward", "home_locality", "away_ward", "away_locality", "distance"}
    assert kept["home_ward"] == [None]
    assert names == [{"subject": "person", "id": "1", "part": "forename", "name": "Ann"}]


def test_places_and_distances_come_from_the_councils_postcode_file() -> None:
    """Blanks and case in a postcode make no difference; the distance is in miles to one decimal."""
    places = {"ZZ11AA": ("Ward 1", "North", 500_000, 200_000), "ZZ11AB": ("Ward 2", "South", 503_218, 200_000)}
    kept, _ = minimised(Options(dates="dmy", postcodes=places))
    assert (kept["home_ward"], kept["away_locality"], kept["distance"]) == (["Ward 1"], ["South"], ["2.0"])


def test_birth_dates_can_be_kept_as_months_and_names_switched_off() -> None:
    """Two settings for councils that want less kept."""
    kept, names = minimised(Options(dates="dmy", birth_months=True, names=False))
    assert kept["dob"] == ["2011-04"]
    assert names == []

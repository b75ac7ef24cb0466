"""Invented histories, written in each format and loaded: as the format can hold them, and never at odds with one another."""

from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.generative.histories import AS_AT, HISTORIES, PLAN
from tests.roundtrip.compared import fed_by, touches

from goldenthread.borough.plan import Borough
from goldenthread.borough.writers.layout import write
from goldenthread.borough.writers.years import census_years
from goldenthread.records.importers import IMPORTERS, recognise
from goldenthread.records.importers.delivery import Delivery
from goldenthread.records.importers.language import Options
from goldenthread.records.pipeline import assemble
from goldenthread.records.tables import TABLES

pytestmark = pytest.mark.generative

FORMATS = ("ssd", "annex-a", "cin", "903", "local")
YEARS = census_years(PLAN)
#: What the dataset holds of every row that was made, and the columns that it cannot say back: see the guide to formats.
WHOLE = (
    "people", "contacts", "referrals", "assessments", "assessment_factors", "s47_enquiries", "conferences", "cp_plans", "cp_reviews",
    "care_periods", "care_episodes", "legal_statuses", "placements",
)  # fmt: skip
Rows = Counter[tuple[Any, ...]]


def loaded(folder: Path, formats: Sequence[str]) -> tuple[dict[str, list[dict[str, Any]]], list[dict[str, Any]]]:
    """The tables and findings of some formats loaded together."""
    options = Options(as_at=AS_AT, authority=PLAN.authority)
    landings = [
        IMPORTERS[source.kind].read(source, options) for source in recognise([folder / name for name in formats])
    ]
    deliveries = [
        Delivery(
            one.source, one.kind, one.source, one.as_at or AS_AT, PLAN.authority, one.files, one.cells.get, one.year, one.extra,
            one.findings,
        )
        for one in landings
    ]  # fmt: skip
    with closing(duckdb.connect(":memory:", config={"threads": 1})) as connection:
        assembled = assemble(connection, deliveries, authority=PLAN.authority)
        tables = {name: connection.execute(f'select * from "{name}"').to_arrow_table().to_pylist() for name in TABLES}
    children = {row["person_key"]: row["child_id"] for row in tables["people"]}
    for name, rows in tables.items():
        for row in rows if TABLES[name].subject == "person" else ():
            row["child_id"] = children.get(row["person_key"])
    return tables, assembled.findings.to_pylist()


def counted(rows: list[dict[str, Any]], columns: Sequence[str]) -> Rows:
    """Rows as often as they are there, in these columns."""
    return Counter(tuple(row.get(column) for column in columns) for row in rows)


def made(borough: Borough, table: str) -> list[dict[str, Any]]:
    """Rows that were made of a table."""
    return borough.tables[table].to_pylist() if table in borough.tables else []


def in_the_census(borough: Borough) -> dict[str, date]:
    """Referrals that are in a census, with the last day of the latest that has them."""
    return {
        row["source_id"]: year.end
        for year in YEARS
        for row in made(borough, "referrals")
        if touches(row["referral_date"], row["close_date"], year.start, year.end)
    }


def written(borough: Borough, folder: str) -> Path:
    """The borough in every format."""
    write(borough, Path(folder), FORMATS)
    return Path(folder)


def check_alone(borough: Borough) -> None:
    """The dataset gives everything back; the census gives back what was open in its years."""
    with TemporaryDirectory() as folder:
        where = written(borough, folder)
        tables, findings = loaded(where, ["ssd"])
        for table in WHOLE:
            columns = [name for name in fed_by(table, "ssd:") if name not in LOST.get(table, ())]
            assert counted(tables[table], columns) == counted(made(borough, table), columns), table
        assert {row["rule"] for row in findings} <= {"broken-json"}
        tables, findings = loaded(where, ["cin"])
        held = in_the_census(borough)
        columns = ["child_id", "referral_date", "source", "primary_need"]
        assert counted(tables["referrals"], columns) == counted(
            [row for row in made(borough, "referrals") if row["source_id"] in held], columns
        )
        assert findings == []


LOST = {"contacts": ("outcome",)}


def check_together(borough: Borough, formats: Sequence[str]) -> None:
    """Formats together say of every child what they say apart, each event once, and disagree about nothing."""
    with TemporaryDirectory() as folder:
        where = written(borough, folder)
        apart = [loaded(where, [name])[0] for name in formats]
        tables, findings = loaded(where, formats)
    assert [row["message"] for row in findings if row["rule"] == "sources-disagree"] == []
    for name, table in TABLES.items():
        if table.subject != "person" or not table.natural:
            continue
        columns = ["child_id", *table.natural]
        union: Rows = Counter()
        for one in apart:
            union |= counted(one[name], columns)
        assert counted(tables[name], columns) == union, name
        clash = {column.name for column in table.columns if column.kind != "ref"} - set(columns)
        known = {column for column in clash if any(row[column] is not None for row in tables[name])}
        assert known == {c for c in clash if any(row[c] is not None for one in apart for row in one[name])}, name


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(HISTORIES)
def test_histories_come_back_as_the_formats_hold_them(borough: Borough) -> None:
    """Whatever the history, nothing is lost that the format holds, and nothing is found to be wrong."""
    check_alone(borough)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(HISTORIES, st.lists(st.sampled_from(FORMATS), min_size=2, max_size=5, unique=True))
def test_formats_together_are_the_union_of_the_formats_apart(borough: Borough, formats: Sequence[str]) -> None:
    """Merging any of the formats gives every event once and no disagreement."""
    check_together(borough, formats)

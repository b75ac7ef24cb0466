"""A borough as a whole: its size, its dates, its codes, its keys and its repeatability."""

import hashlib
import os
import subprocess
import sys
from datetime import date

import pyarrow as pa
import pytest

from goldenthread.borough.simulate import Borough, ImpossiblePlan, Plan, simulate
from goldenthread.records.codes import CODE_SETS
from goldenthread.records.tables import TABLES

each_table = pytest.mark.parametrize("name", sorted(TABLES))


def digest(borough: Borough) -> str:
    """One number for everything that a borough holds."""
    total = hashlib.sha256()
    for name in sorted(borough.tables):
        total.update(name.encode())
        for column in borough.tables[name].columns:
            total.update(repr(column.to_pylist()).encode())
    total.update(repr(borough.truth).encode())
    total.update(repr(dict(borough.extras)).encode())
    return total.hexdigest()


def open_in_final_census(borough: Borough) -> set[str]:
    """Children with an episode of need open at any time in the final census year."""
    referrals = borough.tables["referrals"].to_pylist()
    return {
        row["child_id"]
        for row in referrals
        if row["referral_date"] <= borough.plan.census_end
        and (row["close_date"] is None or row["close_date"] >= borough.plan.census_start)
    }


@pytest.mark.parametrize(
    ("children", "years", "as_at"),
    [(1, 1, date(2018, 3, 31)), (53, 2, date(2017, 11, 30)), (120, 5, date(2028, 6, 30))],
)
def test_the_final_census_holds_exactly_as_many_children_as_were_asked_for(
    children: int, years: int, as_at: date
) -> None:
    """The plan's number is the number of children open at some time in the final census year."""
    assert len(open_in_final_census(simulate(Plan(children, years, 3, as_at)))) == children


def test_the_same_plan_gives_the_same_borough_whatever_the_hash_seed() -> None:
    """Rows, truth and extras are the same in a new process with another hash seed."""
    code = (
        "from datetime import date\nfrom goldenthread.borough.simulate import Plan, simulate\n"
        "from tests.borough.test_simulate import digest\nprint(digest(simulate(Plan(40, 2, 11, date(2024, 5, 15)))))"
    )
    found = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONHASHSEED": "4711"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.strip() == digest(simulate(Plan(40, 2, 11, date(2024, 5, 15))))


def test_another_seed_gives_another_borough() -> None:
    """The seed is what makes boroughs differ."""
    one, other = (simulate(Plan(30, 1, seed, date(2024, 5, 15))) for seed in (1, 2))
    assert digest(one) != digest(other)


@each_table
def test_a_table_has_the_declared_columns_and_types(borough: Borough, name: str) -> None:
    """The writers find the declared columns in order, then the child and the source's id."""
    kinds = {
        "date": pa.date32(), "datetime": pa.timestamp("s"), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(),
    }  # fmt: skip
    declared = TABLES[name]
    wanted = [(column.name, kinds.get(column.kind, pa.string())) for column in declared.columns]
    if declared.subject == "person" and "child_id" not in declared.names:
        wanted.append(("child_id", pa.string()))
    assert [(field.name, field.type) for field in borough.tables[name].schema] == [*wanted, ("source_id", pa.string())]


@each_table
def test_nothing_lies_after_the_as_at_date(borough: Borough, name: str) -> None:
    """Only due dates and other planned dates may lie ahead."""
    as_at = borough.plan.as_at
    for column in TABLES[name].columns:
        if column.planned or column.kind not in {"date", "datetime"}:
            continue
        cells = [cell for cell in borough.tables[name].column(column.name).to_pylist() if cell is not None]
        latest = max((cell.date() if column.kind == "datetime" else cell for cell in cells), default=as_at)
        assert latest <= as_at, f"{name}.{column.name}"


@each_table
def test_every_code_belongs_to_its_set(borough: Borough, name: str) -> None:
    """The simulation speaks the codes of the records floor and no others."""
    for column in TABLES[name].columns:
        if column.kind == "code":
            strange = {
                code for code in borough.tables[name].column(column.name).unique().to_pylist() if code is not None
            } - {code.code for code in CODE_SETS[column.codes]}
            assert not strange, f"{name}.{column.name}"


@each_table
def test_every_reference_finds_its_row(borough: Borough, name: str) -> None:
    """A reference is null or names a row of the same child in the table it refers to."""
    ids = borough.tables[name].column("source_id").to_pylist()
    assert len(ids) == len(set(ids))
    for column in TABLES[name].columns:
        if column.kind == "ref":
            owners = dict(
                zip(
                    *(borough.tables[column.refers].column(part).to_pylist() for part in ("source_id", "child_id")),
                    strict=True,
                )
            )
            for child, key in zip(
                borough.tables[name].column("child_id").to_pylist(),
                borough.tables[name].column(column.name).to_pylist(),
                strict=True,
            ):
                assert key is None or owners[key] == child, f"{name}.{column.name}"


@each_table
def test_every_table_has_rows(borough: Borough, name: str) -> None:
    """A borough of some size fills every table that there is; registers are made when its files are written."""
    if TABLES[name].family != "registers" and borough.tables[name].num_rows == 0:
        assert name in {
            "deprivations_of_liberty",
            "age_assessments",
            "parents",
            "convictions",
            "substance_misuse",
            "adoptions",
            "adopters",
        }


def test_rows_about_a_person_name_one_who_is_held(borough: Borough) -> None:
    """No event belongs to nobody, and every worker and team named exists."""
    people = set(borough.tables["people"].column("child_id").to_pylist())
    workers = set(borough.tables["workers"].column("worker_id").to_pylist())
    teams = set(borough.tables["teams"].column("team_id").to_pylist())
    for name, table in borough.tables.items():
        if TABLES[name].subject == "person":
            assert set(table.column("child_id").to_pylist()) <= people, name
        if "team_id" in table.schema.names and name != "teams":
            assert {team for team in table.column("team_id").to_pylist() if team} <= teams, name
        if "worker_id" in table.schema.names and name != "workers":
            assert {worker for worker in table.column("worker_id").to_pylist() if worker} <= workers, name


@pytest.mark.parametrize(
    "plan",
    [
        (0, 3, date(2025, 3, 31)),
        (10, 0, date(2025, 3, 31)),
        (10, 3, date(1999, 3, 31)),
        (10, 3, date(2041, 1, 1)),
        (10, 12, date(2014, 1, 1)),
    ],
)
def test_an_impossible_plan_is_refused(plan: tuple[int, int, date]) -> None:
    """A size, span or date that cannot be simulated is refused with what would do."""
    with pytest.raises(ImpossiblePlan):
        Plan(plan[0], plan[1], 1, plan[2])

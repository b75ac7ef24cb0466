"""A borough without planted faults: loaded whole, it has nothing wrong with it, and is what was simulated."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from tests.roundtrip.compared import differences, found, made
from tests.roundtrip.stored import Stored, stored

from goldenthread.borough.plan import Borough, Plan
from goldenthread.borough.simulate import simulate
from goldenthread.records.tables import TABLES

PLANS = (
    Plan(children=40, years=2, seed=104, as_at=date(2024, 12, 15)),
    Plan(children=120, years=3, seed=9, as_at=date(2026, 9, 30)),
    Plan(children=60, years=4, seed=27, as_at=date(2025, 3, 31)),
)
# Queries that an ordinary council would have too: the guide to the borough says why each stays.
ORDINARY = {
    "late-recording", "broken-json", "out-of-year-code", "8670Q", "module-without-rows", "list-empty", "column-blank", "short-history",
}  # fmt: skip
#: The largest share of entries that may be late where nobody planted any.
MOST_LATE = 0.06

# Tables that hold more or less than was simulated, as a format knows a row by another date or not at all.
IN_PART = {
    "person_links",  # pupil numbers become identifiers
    "sdq_scores",  # the yearly return gives the score at the end of the year
    "care_leavers",  # returns and lists speak of their own date
    "immunisations", "deprivations_of_liberty",  # held by one format alone, and there for some years or the latest only
}  # fmt: skip
# Values beside the date and end of each event.
MAIN = {
    "people": ("birth_date", "sex", "ethnicity", "upn", "expected_birth_date"),
    "involvements": ("team_id", "end_date"),
    "contacts": ("source", "outcome", "received_at", "decided_at", "recorded_at"),
    "referrals": ("source", "primary_need", "close_reason", "no_further_action", "team_id", "worker_id", "recorded_at"),
    "assessments": ("child_seen", "team_id", "recorded_at"),
    "s47_enquiries": ("no_further_action", "team_id"),
    "conferences": ("kind", "led_to_plan"),
    "cp_plans": ("initial_category", "latest_category"),
    "visits": ("seen", "seen_alone", "recorded_at"),
    "care_periods": ("end_reason", "short_breaks"),
    "care_episodes": ("start_reason", "end_reason", "need"),
    "placements": ("placement_type", "provider", "change_reason", "distance_miles"),
    "missing_episodes": ("kind",),
    "health_checks": ("status",),
    "audits": ("grade",),
    "strategy_attendance": ("attendance",),
}


@pytest.fixture(scope="module", params=PLANS, ids=lambda plan: f"{plan.children}-{plan.years}-{plan.seed}")
def clean(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Borough, Stored]:
    """Boroughs of several sizes, dates and seeds, in all five formats together."""
    borough = simulate(request.param)
    folder: Path = tmp_path_factory.mktemp("clean")
    return borough, stored(borough, folder)


def test_nothing_is_wrong_with_it(clean: tuple[Borough, Stored]) -> None:
    """No error, and no query but those that the guide names."""
    _, loaded = clean
    assert [finding for finding in loaded.findings if finding["severity"] != "query"] == []
    assert [finding for finding in loaded.findings if finding["rule"] not in ORDINARY] == []


def test_few_entries_are_late(clean: tuple[Borough, Stored]) -> None:
    """As in a service that mostly records within days."""
    _, loaded = clean
    entries = sum(
        (loaded.connection.execute(f"select count(recorded_at) from {table.name}").fetchone() or (0,))[0]
        for table in TABLES.values()
        if "recorded_at" in table.names
    )
    assert 0 < len(loaded.found("late-recording")) < MOST_LATE * entries


def test_every_event_is_there_once_with_its_values(clean: tuple[Borough, Stored]) -> None:
    """Whoever told it: five formats give one person, one plan, one period of care and one placement."""
    borough, loaded = clean
    compared = Counter[str]()
    for table in TABLES.values():
        if table.name in IN_PART or not borough.tables[table.name].num_rows:
            continue
        person = ("child_id",) if table.subject == "person" else ()
        dates = tuple(name for name in (table.event_date, table.ends) if name)
        columns = tuple(dict.fromkeys((*person, *table.natural, *dates, *MAIN.get(table.name, ()))))
        simulated = made(borough, table.name, *columns)
        assert differences(found(loaded.connection, table.name, *columns), simulated) == ([], []), table.name
        compared[table.name] = simulated.total()
    assert set(compared) >= set(MAIN)


def test_every_reference_leads_to_a_row(clean: tuple[Borough, Stored]) -> None:
    """No row names another that is not there, and every person of a row is in the people."""
    _, loaded = clean
    names = 0
    for table in TABLES.values():
        refs = [(column.name, column.refers, "event_key") for column in table.columns if column.kind == "ref"]
        if table.subject == "person" and table.name != "people":
            refs.append(("person_key", "people", "person_key"))
        for column, other, key in refs:
            rows = loaded.connection.execute(
                f'select count(*), count(*) filter (o."{key}" is null) from "{table.name}" as t '
                f'left join "{other}" as o on o."{key}" = t."{column}" where t."{column}" is not null'
            ).fetchone() or (0, 0)
            names += rows[0]
            assert rows[1] == 0, (table.name, column)
    assert names > 0

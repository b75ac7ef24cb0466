"""Periods of care, placements and legal statuses cut from the episodes of one or several returns."""

from pathlib import Path

import pytest
from tests.records.importers.ssda903.returns import Stack, episode, stack, write

PERIODS = "select start_date::varchar, end_date::varchar, end_reason from care_periods order by person_key, start_date"

CASES = {
    "one open episode is one open period": (
        [("01/05/2023", "S", "", "")],
        [("2023-05-01", None, None)],
    ),
    "episodes that carry on are one period": (
        [("01/05/2023", "S", "01/08/2023", "X1"), ("01/08/2023", "P", "05/01/2024", "E4A")],
        [("2023-05-01", "2024-01-05", "E4A")],
    ),
    "a second start is a second period": (
        [("01/05/2023", "S", "01/08/2023", "E4B"), ("09/12/2023", "S", "", "")],
        [("2023-05-01", "2023-08-01", "E4B"), ("2023-12-09", None, None)],
    ),
    "the first known episode begins the period, whatever its reason": (
        [("01/05/2019", "P", "01/08/2023", "E17")],
        [("2019-05-01", "2023-08-01", "E17")],
    ),
    "an ending reason ends it though the next begins without a start": (
        [("01/05/2023", "S", "01/08/2023", "E4A"), ("09/12/2023", "P", "", "")],
        [("2023-05-01", "2023-08-01", "E4A"), ("2023-12-09", None, None)],
    ),
    "carrying on over a gap is one period": (
        [("01/05/2023", "S", "01/08/2023", "X1"), ("04/08/2023", "P", "", "")],
        [("2023-05-01", None, None)],
    ),
    "an end without a reason ends it when the next begins later": (
        [("01/05/2023", "S", "01/08/2023", ""), ("04/08/2023", "P", "", "")],
        [("2023-05-01", "2023-08-01", None), ("2023-08-04", None, None)],
    ),
    "a start while an episode is open ends the earlier period on that day": (
        [("01/05/2023", "S", "", ""), ("09/12/2023", "S", "", "")],
        [("2023-05-01", "2023-12-09", None), ("2023-12-09", None, None)],
    ),
    "an episode of no length is part of its period": (
        [("01/05/2023", "S", "01/05/2023", "X1"), ("01/05/2023", "P", "", "")],
        [("2023-05-01", None, None)],
    ),
    "the same row twice is not two periods": (
        [("01/05/2023", "S", "", ""), ("01/05/2023", "S", "", "")],
        [("2023-05-01", None, None)],
    ),
    "a last episode that carries on leaves the period open": (
        [("01/05/2023", "S", "01/08/2023", "X1")],
        [("2023-05-01", None, None)],
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Stack:
    """One return in which each case is a child."""
    rows = [episode(f"K{n}", *row) for n, (episodes, _) in enumerate(CASES.values()) for row in episodes]
    return stack(write(tmp_path_factory.mktemp("cases") / "2024", episodes=rows))


@pytest.mark.parametrize("case", CASES)
def test_periods_of_care(cases: Stack, case: str) -> None:
    """Each case is a child's episodes (start, reason, end, reason) and the periods they make: start, end and why care ended."""
    child = f"K{list(CASES).index(case)}"
    periods = cases.rows(
        "select c.start_date::varchar, c.end_date::varchar, c.end_reason from care_periods c join people using (person_key) "
        f"where child_id = '{child}' order by c.start_date"
    )
    assert periods == CASES[case][1]


def test_a_period_over_several_returns_is_one(tmp_path: Path) -> None:
    """Three returns tell of it, the latest knows its end, and all three are its sources."""
    first = write(tmp_path / "2022", episodes=[episode("1", "01/05/2021", "S")])
    second = write(
        tmp_path / "2023",
        episodes=[episode("1", "01/05/2021", "S", "01/06/2022", "X1"), episode("1", "01/06/2022", "P")],
    )
    third = write(tmp_path / "2024", episodes=[episode("1", "01/06/2022", "P", "09/09/2023", "E4A")])
    found = stack(first, second, third)
    assert found.rows(PERIODS) == [("2021-05-01", "2023-09-09", "E4A")]
    assert found.rows("select start_date::varchar, end_date::varchar, end_reason from care_episodes order by 1") == [
        ("2021-05-01", "2022-06-01", "X1"),
        ("2022-06-01", "2023-09-09", "E4A"),
    ]
    assert found.rows("select len(string_split(sources, ' ')) from care_periods") == [(3,)]
    assert found.rules() == []
    assert found.findings.num_rows == 0


def test_every_episode_placement_and_review_knows_its_period(tmp_path: Path) -> None:
    """References lead to rows that are there, whichever return tells of them."""
    first = write(
        tmp_path / "2023", episodes=[episode("1", "01/05/2022", "S")], reviews=["1,01/02/2010,28/05/2022,PN1"]
    )
    second = write(
        tmp_path / "2024",
        episodes=[
            episode("1", "01/05/2022", "S", "01/06/2023", "X1"),
            episode("1", "01/06/2023", "T", ls="E1", place="U1"),
        ],
        reviews=["1,01/02/2010,28/05/2022,PN1", "1,01/02/2010,28/08/2023,PN7", "1,01/02/2010,28/08/2019,PN7"],
    )
    found = stack(first, second)
    for table in ("care_episodes", "placements", "care_reviews"):
        found.connection.execute(
            f"create temp view v_{table} as select * from {table} t left join care_periods p on p.event_key = t.care_period_key"
        )
    assert found.rows("select count(*), count(*) filter (event_key_1 is null) from v_care_episodes") == [(2, 0)]
    assert found.rows("select count(*), count(*) filter (event_key_1 is null) from v_placements") == [(2, 0)]
    assert found.rows("select review_date::varchar, event_key_1 is not null from v_care_reviews order by 1") == [
        ("2019-08-28", False),
        ("2022-05-28", True),
        ("2023-08-28", True),
    ]
    assert found.rows(
        "select count(*) from care_episodes e join placements p on p.event_key = e.placement_key and p.start_date = e.start_date"
    ) == [(2,)]


def test_placements_change_with_the_reasons_that_say_so(tmp_path: Path) -> None:
    """P, T, B and U begin a placement; L alone does not, and why a placement ended is what its last episode says."""
    rows = [
        episode("1", "01/05/2023", "S", "01/06/2023", "X1", REASON_PLACE_CHANGE=""),
        episode("1", "01/06/2023", "L", "01/07/2023", "X1", ls="E1", REASON_PLACE_CHANGE="CARPL"),
        episode("1", "01/07/2023", "P", "01/08/2023", "X1", ls="E1", place="K2", REASON_PLACE_CHANGE="STAND"),
        episode("1", "01/08/2023", "U", "01/09/2023", "X1", ls="C2", place="U4", REASON_PLACE_CHANGE="LAREQ"),
        episode("1", "01/09/2023", "B", "", "", ls="V2", place="U6"),
    ]
    found = stack(write(tmp_path / "2024", episodes=rows))
    assert found.rows(
        "select start_date::varchar, end_date::varchar, placement_type, change_reason from placements order by 1"
    ) == [
        ("2023-05-01", "2023-07-01", "U6", "CARPL"),
        ("2023-07-01", "2023-08-01", "K2", "STAND"),
        ("2023-08-01", "2023-09-01", "U4", "LAREQ"),
        ("2023-09-01", None, "U6", None),
    ]
    assert found.rows("select status, start_date::varchar, end_date::varchar from legal_statuses order by 2") == [
        ("C2", "2023-05-01", "2023-06-01"),
        ("E1", "2023-06-01", "2023-08-01"),
        ("C2", "2023-08-01", "2023-09-01"),
        ("V2", "2023-09-01", None),
    ]


def test_short_breaks_are_marked(tmp_path: Path) -> None:
    """V3 and V4 make short breaks; a period that becomes something else is none, and no distance is given for one."""
    places = {"ZZ11AA": ("W1", "North", 500_000, 200_000), "ZZ22BB": ("W2", "South", 516_093, 200_000)}
    rows = [
        episode("1", "01/05/2023", "S", "20/05/2023", "E8", ls="V4"),
        episode("2", "01/05/2023", "S", "20/05/2023", "X1", ls="V3"),
        episode("2", "20/05/2023", "L", ls="V2"),
    ]
    found = stack(write(tmp_path / "2024", episodes=rows), postcodes=places)
    query = "select child_id, t.short_breaks, {} from {} t join people using (person_key) order by t.start_date, 1"
    assert found.rows(query.format("t.end_reason", "care_periods")) == [("1", True, "E8"), ("2", False, None)]
    assert found.rows(query.format("t.distance_miles", "placements")) == [("1", True, None), ("2", False, 10.0)]


def test_the_latest_return_gives_the_version_of_an_episode(tmp_path: Path) -> None:
    """What an earlier return said of a settled item is a finding, and the period follows the later one."""
    first = write(tmp_path / "2023", episodes=[episode("1", "01/05/2022", "S", "01/02/2023", "E4A", ls="V2")])
    second = write(tmp_path / "2024", episodes=[episode("1", "01/05/2022", "S", "09/07/2023", "E4B", ls="C2")])
    found = stack(first, second)
    assert found.rows(PERIODS) == [("2022-05-01", "2023-07-09", "E4B")]
    disagreements = {
        (item["table"], item["column"]) for item in found.findings.to_pylist() if item["rule"] == "sources-disagree"
    }
    assert disagreements >= {("care_episodes", "legal_status"), ("care_episodes", "end_date")}

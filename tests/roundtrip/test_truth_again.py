"""The borough's known answers, counted again by plain SQL on what was loaded from each format that can hold them."""

from datetime import date
from typing import Any

import pytest
from tests.roundtrip.stored import Stored, stored

from goldenthread.borough.plan import Borough, Plan
from goldenthread.borough.simulate import simulate
from goldenthread.borough.writers import FORMATS

# As at a 31 March, so that the last twelve months are a census year and the yearly returns hold them whole.
PLAN = Plan(children=100, years=2, seed=12, as_at=date(2025, 3, 31))


def _flow(table: str, day: str, where: str = "true") -> str:
    return f"select event_key from {table} where {day} between $start and $end and {where}"


def _stock(table: str, where: str = "true") -> str:
    start = "referral_date" if table == "referrals" else "start_date"
    return f"select event_key from {table} where {start} <= $end and until_date > $end and {where}"


COUNTS = {
    "contacts": _flow("contacts", "contact_date"),
    "referrals": _flow("referrals", "referral_date"),
    "cases-open": _stock("referrals"),
    "assessments-completed": _flow("assessments", "authorised_date"),
    "assessments-45wd": _flow("assessments", "authorised_date"),  # the denominator
    "s47-started": _flow("s47_enquiries", "start_date"),
    "cp-plans-open": _stock("cp_plans"),
    "cin-plans-open": _stock("cin_plans"),
    "cla-open": _stock("care_periods", "not coalesce(short_breaks, false)"),
    "cla-started": _flow("care_periods", "start_date", "not coalesce(short_breaks, false)"),
    "cla-ceased": _flow("care_periods", "end_date", "not coalesce(short_breaks, false)"),
    "missing-episodes": _flow("missing_episodes", "start_date"),
    "strategy-three-agencies": """
        select discussion_key from strategy_attendance where discussion_date between $start and $end
        and attendance = 'attended' and agency in ('csc', 'police', 'health') group by 1 having count(distinct agency) = 3""",
    "visits-recorded-late": _flow("visits", "visit_date", "recorded_at::date - visit_date > 5"),
    "audits-good": _flow("audits", "returned_date", "grade in ('good', 'outstanding')"),
}
DENOMINATORS = {"assessments-45wd"}
CARE = ("cla-open", "cla-started", "cla-ceased")
NEED = (
    "referrals",
    "cases-open",
    "assessments-completed",
    "assessments-45wd",
    "s47-started",
    "cp-plans-open",
    "cin-plans-open",
)
#: What each format can answer; cases that went no further than the referral are in the census too.
HELD = {
    "ssd": ("contacts", *NEED, *CARE, "missing-episodes"),
    "cin": NEED,
    "903": CARE,
    "all": tuple(COUNTS),
}


@pytest.fixture(scope="module")
def borough() -> Borough:
    """A hundred children in need in the last census year, which ends on the day of the files."""
    return simulate(PLAN)


@pytest.fixture(scope="module", params=HELD)
def loaded(
    request: pytest.FixtureRequest, borough: Borough, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Stored]:
    """The borough by one format, or by all of them."""
    form: str = request.param
    return form, stored(borough, tmp_path_factory.mktemp("truth"), None, FORMATS if form == "all" else (form,))


def _answers(borough: Borough, question: str) -> list[dict[str, Any]]:
    return [one for one in borough.truth if one["question"] == question and not one["group"]]


def test_what_was_loaded_gives_the_known_answers(borough: Borough, loaded: tuple[str, Stored]) -> None:
    """For each of twelve months, to the last one."""
    form, snapshot = loaded
    for question in HELD[form]:
        part = "denominator" if question in DENOMINATORS else "numerator"
        known = [
            (one.get("period", {}).get("start", one["as_at"]), one["as_at"], one[part])
            for one in _answers(borough, question)
        ]
        assert len(known) == 12
        assert sum(count for *_, count in known) > 0, question
        start_named = "$start" in COUNTS[question]
        counted = [
            (start, end, len(snapshot.connection.execute(
                COUNTS[question], {"start": start, "end": end} if start_named else {"end": end}).fetchall()))
            for start, end, _ in known
        ]  # fmt: skip
        assert counted == known, (form, question)


def test_the_known_answers_by_team_too(borough: Borough, loaded: tuple[str, Stored]) -> None:
    """Where the format names the team of the row, as the dataset does; the yearly returns name none at all."""
    form, snapshot = loaded
    if form not in ("ssd", "all"):
        named = "select count(team_id) from referrals union all select count(team_id) from assessments"
        assert snapshot.connection.execute(named).fetchall() == [(0,), (0,)]
        return
    asked = 0
    for one in borough.truth:
        if one["question"] not in ("referrals", "assessments-completed", "s47-started") or not one["group"]:
            continue
        period = {"start": one["period"]["start"], "end": one["period"]["end"], "team": one["group"]["team"]}
        rows = snapshot.connection.execute(COUNTS[one["question"]] + " and team_id = $team", period).fetchall()
        assert len(rows) == one["numerator"], one
        asked += one["numerator"]
    assert asked > 0

"""Known answers: their shape, and some of them counted again in another way."""

import json
from typing import Any

import duckdb
import pytest

from goldenthread.borough.simulate import Borough
from goldenthread.borough.truth import MOST_IDS, QUESTIONS

AGAIN = {
    "referrals": "select source_id from referrals where referral_date between $start and $end",
    "contacts-decided-24h": """
        select source_id from contacts where contact_date between $start and $end
        and decided_at <= received_at + interval 24 hour and decided_at < $end::date + interval 1 day""",
    "re-referrals-12m": """
        select r.source_id from referrals r where referral_date between $start and $end and exists (
            select 1 from referrals p where p.child_id = r.child_id and p.referral_date < r.referral_date
            and p.referral_date >= r.referral_date - interval 12 month)""",
    "cp-plans-open": "select source_id from cp_plans where start_date <= $end and (end_date is null or end_date > $end)",
    "cp-visits-4weeks": """
        select p.source_id from cp_plans p where start_date <= $end and (end_date is null or end_date > $end) and (
            start_date >= $end::date - 28 or exists (
            select 1 from visits v join people c on c.child_id = v.child_id where v.plan_key = p.source_id
            and (seen or (seen is null and (birth_date > visit_date or (birth_date is null and expected_birth_date is not null))))
            and visit_date between $end::date - 28 and $end))""",
    "cla-open": """
        select source_id from care_periods where not short_breaks and start_date <= $end
        and (end_date is null or end_date > $end)""",
    "strategy-three-agencies": """
        select s.source_id from strategy_discussions s join strategy_attendance a on a.discussion_key = s.source_id
        where s.discussion_date between $start and $end and a.attendance = 'attended'
        and a.agency in ('csc', 'police', 'health') group by 1 having count(distinct a.agency) = 3""",
    "audits-good": """
        select source_id from audits where returned_date between $start and $end and grade in ('good', 'outstanding')""",
    "return-interviews-3days": """
        select m.source_id from missing_episodes m join return_interviews i on i.missing_key = m.source_id
        where m.end_date between $start and $end and i.completed_date <= least(m.end_date + 3, $end::date)""",
    "early-help-over-12m": """
        select source_id from early_help where start_date < $end::date - 365 and (end_date is null or end_date > $end)""",
}


def whole_service(borough: Borough, question: str) -> list[dict[str, Any]]:
    """The answers to a question that are not about one team."""
    return [one for one in borough.truth if one["question"] == question and not one["group"]]


def test_there_are_enough_questions_and_each_is_answered_for_twelve_months(borough: Borough) -> None:
    """At least 25 questions, twelve months each, for the service and for three teams where rows name a team."""
    assert len(QUESTIONS) >= 25
    for key in QUESTIONS:
        assert len(whole_service(borough, key)) == 12, key
    teams = {one["group"]["team"] for one in borough.truth if one["group"]}
    assert len(teams) == 3
    assert teams <= set(borough.tables["teams"].column("team_id").to_pylist())


def test_an_answer_has_the_documented_shape(borough: Borough) -> None:
    """Numbers agree with their ids, a part is no more than the whole, and all of it can be written as JSON."""
    assert json.loads(json.dumps(borough.truth)) == borough.truth
    for answer in borough.truth:
        question = QUESTIONS[answer["question"]]
        assert ("period" in answer) == question.flow
        assert answer["as_at"] <= borough.plan.as_at.isoformat()
        assert question.late or not question.flow or answer["as_at"] == answer["period"]["end"]
        assert (answer["numerator"] <= MOST_IDS) == ("ids_numerator" in answer)
        if "ids_numerator" in answer:
            assert len(set(answer["ids_numerator"])) == answer["numerator"]
        if answer["denominator"] is not None and answer["question"] != "caseload":
            assert set(answer.get("ids_numerator", ())) <= set(answer["ids_denominator"])


@pytest.mark.parametrize("key", sorted(AGAIN))
def test_an_answer_is_the_same_when_counted_in_another_way(borough: Borough, key: str) -> None:
    """The same rows are found by a query that knows nothing of the simulator."""
    engine = duckdb.connect()
    for name, table in borough.tables.items():
        engine.register(name, table)
    some = 0
    for answer in whole_service(borough, key):
        end = answer.get("period", {}).get("end", answer["as_at"])
        start = answer.get("period", {}).get("start", end)
        given = {name: day for name, day in (("start", start), ("end", end)) if f"${name}" in AGAIN[key]}
        found = sorted(row[0] for row in engine.execute(AGAIN[key], given).fetchall())
        assert found == sorted(answer["ids_numerator"])
        some += len(found)
    assert some

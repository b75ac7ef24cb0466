"""Lists 6 and 7: children in need and child protection plans, one row a child."""

from goldenthread.measures.lists.language import Beside, Fill, LeftOut, OfstedList
from goldenthread.measures.lists.parts import DISABILITY, OF_NOW, WHO, last_in_span


def _open_now(alias: str, table: str) -> Beside:
    return Beside(
        alias=alias,
        rows=f"""
            select distinct e.person_key from {table} as e cross join gt_window as w
            where e.start_date <= w.as_at and e.until_date > w.as_at""",
        on=f"{alias}.person_key = r.person_key",
    )


_SEEN = Beside(
    alias="seen",
    rows="select person_key, max(visit_date) as last_date from children_seen group by person_key",
    on="seen.person_key = r.person_key",
)
_LEAVER = Beside(
    alias="leaver",
    rows="select distinct person_key from care_leavers",
    on="leaver.person_key = r.person_key",
)

IN_NEED = OfstedList(
    number=6,
    title="Children in need",
    rows_are="children with an episode of need open on the day or closed in the window, each once, by the open episode, "
    "else the latest",
    members=("children-in-need", "children-in-need-ended"),
    table="referrals",
    latest="case when t.until_date > w.as_at then 0 else 1 end, t.referral_date desc nulls last",
    leaves_out=(
        LeftOut(
            where="coalesce(t.close_reason, '') = 'RC8'",
            says="closed after an assessment that found no need (RC8)",
        ),
        LeftOut(
            where="leaver.person_key is not null and cared.person_key is null and p.birth_date is not null "
            "and cast(p.birth_date + to_years(w.leaver_age) as date) <= w.as_at",
            says="care leavers of 18 or over, who are on list 9",
        ),
    ),
    beside=(
        _SEEN,
        _LEAVER,
        _open_now("cared", "looked_after"),
        _open_now("protected", "own_cp_plans"),
        _open_now("planned", "cin_plans"),
        _open_now("assessed", "assessments"),
    ),
    relations=(("children_seen", "visit_date"), ("looked_after", "start_date"), ("own_cp_plans", "start_date")),
    columns=(
        *WHO,
        DISABILITY,
        Fill(
            field="cin_start_date", sql="t.referral_date", says="referrals.referral_date: the referral that led to it"
        ),
        Fill(field="primary_need_code", sql="t.primary_need"),
        Fill(
            field="date_last_seen",
            sql="greatest(coalesce(seen.last_date, t.last_seen_date), coalesce(t.last_seen_date, seen.last_date))",
            says="the latest visit of any kind at which the child was seen, or referrals.last_seen_date where later",
        ),
        Fill(field="cin_closure_date", sql="t.close_date"),
        Fill(field="reason_for_closure", sql="t.close_reason"),
        Fill(
            field="case_status",
            sql="""case when t.until_date <= w.as_at then 'closed' when cared.person_key is not null then 'looked-after'
                when protected.person_key is not null then 'child-protection-plan'
                when planned.person_key is not null then 'child-in-need-plan'
                when assessed.person_key is not null then 'open-assessment' else t.case_status end""",
            says="what is open on the day: care before a protection plan, before a plan of need, before an assessment; "
            "where nothing is, what a list said (referrals.case_status)",
        ),
        *OF_NOW,
    ),
)

_VISIT = last_in_span(
    "visit", "select v.* from visits as v where v.kind = 'cp'", "visit_date", "e.visit_date, e.seen_alone"
)
_REVIEW = last_in_span("review", "select v.* from cp_reviews as v", "review_date", "e.review_date")
_EARLIER = Beside(
    alias="earlier",
    rows="""
        select x.event_key as span_key, count(*) as found
        from own_cp_plans as x join own_cp_plans as e
            on e.person_key = x.person_key and e.event_key <> x.event_key and e.start_date < x.start_date
        group by x.event_key""",
    on="earlier.span_key = t.event_key",
)
_EMERGENCY = Beside(
    alias="emergency",
    rows="""
        select distinct person_key from (
            select person_key, order_date as day from court_orders where order_kind = 'EPO'
            union all
            select person_key, start_date as day from legal_statuses where status in ('L1', 'L2')
        ) as powers cross join gt_window as w where day between w.since and w.as_at""",
    on="emergency.person_key = r.person_key",
)

PROTECTION = OfstedList(
    number=7,
    title="Child protection plans",
    rows_are="children on a child protection plan on the day, or whose plan ended in the window, each once, by the open "
    "plan, else the latest",
    members=("cp-plans-open", "cp-plans-ended"),
    table="cp_plans",
    latest="case when t.until_date > w.as_at then 0 else 1 end, t.start_date desc nulls last",
    beside=(_VISIT, _REVIEW, _EARLIER, _EMERGENCY),
    relations=(("own_cp_plans", "start_date"),),
    columns=(
        *WHO,
        DISABILITY,
        Fill(field="plan_start_date", sql="t.start_date"),
        Fill(field="initial_category", sql="t.initial_category"),
        Fill(field="latest_category", sql="t.latest_category"),
        Fill(
            field="last_visit_date",
            sql="visit.visit_date",
            says="the latest child protection visit (visits) during the plan, whether or not the child was seen",
        ),
        Fill(field="seen_alone", sql="visit.seen_alone", says="visits.seen_alone of that visit"),
        Fill(field="latest_review_date", sql="review.review_date", says="the latest of cp_reviews during the plan"),
        Fill(field="plan_end_date", sql="t.end_date"),
        Fill(
            field="emergency_powers",
            sql="""case when emergency.person_key is not null then true
                when (select count(*) from court_orders) + (select count(*) from legal_statuses) > 0
                then coalesce(t.emergency_powers_in_6_months, false) else t.emergency_powers_in_6_months end""",
            says="an emergency protection order (court_orders) or police powers (legal_statuses) that began in the "
            "window, or what a list said; no where such records are held and show none",
        ),
        Fill(
            field="previous_plans",
            sql="greatest(coalesce(earlier.found, 0), coalesce(t.previous_plans, 0))",
            says="cp_plans.previous_plans, or the earlier plans in the records where those are more",
        ),
        *OF_NOW,
    ),
)

"""List 8: children in care, one row a child."""

from goldenthread.measures.lists.language import Beside, Fill, OfstedList
from goldenthread.measures.lists.parts import DISABILITY, OF_NOW, WHO, last_in_span

_HEALTH = ("health-assessment-initial", "health-assessment-review", "health-assessment")


def _checks(*kinds: str) -> str:
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    return f"select v.* from health_checks as v where v.kind in ({listed}) and coalesce(v.status, 'completed') = 'completed'"


def _missing(alias: str, kind: str) -> Beside:
    return Beside(
        alias=alias,
        rows=f"""
            select x.event_key as span_key, count(*) as found
            from care_periods as x cross join gt_window as w
            join missing_episodes as e on e.person_key = x.person_key and e.kind = '{kind}'
                and e.start_date >= greatest(x.start_date, w.year_ago) and e.start_date <= coalesce(x.end_date, w.as_at)
            group by x.event_key""",
        on=f"{alias}.span_key = t.event_key",
    )


def _away(field: str, alias: str, word: str) -> Fill:
    return Fill(
        field=field,
        sql=f"case when (select count(*) from missing_episodes) > 0 then coalesce({alias}.found, 0) else t.{field} end",
        says=f"episodes {word} (missing_episodes) that began in the last twelve months within this period of care; "
        f"care_periods.{field} where no episodes are held",
    )


_UNACCOMPANIED = Beside(
    alias="alone",
    rows="""
        select distinct e.person_key from unaccompanied_spells as e cross join gt_window as w
        where e.since_date <= w.as_at and e.until_date > w.year_ago""",
    on="alone.person_key = r.person_key",
)
_AGAIN = Beside(
    alias="again",
    rows="""
        select distinct x.event_key as span_key from looked_after as x join looked_after as e
            on e.person_key = x.person_key and e.start_date < x.start_date cross join gt_window as w
        where e.end_date >= w.year_ago""",
    on="again.span_key = t.event_key",
)
_STAYS = Beside(
    alias="stays",
    rows="""
        select x.event_key as span_key, count(*) as found
        from care_periods as x cross join gt_window as w
        join stays_with_carers as e on e.person_key = x.person_key
            and e.start_date <= coalesce(x.end_date, w.as_at) and e.until_date > greatest(x.start_date, w.year_ago)
        group by x.event_key""",
    on="stays.span_key = t.event_key",
)
_LEGAL = last_in_span(
    "legal", "select v.* from legal_statuses as v", "start_date", "e.start_date, e.status", until="until_date"
)
_HOME = last_in_span(
    "home",
    "select v.* from homes as v",
    "start_date",
    "e.start_date, e.placement_type, e.provider, e.urn, e.location, e.placement_authority",
    until="until_date",
)
_GONE = last_in_span(
    "gone",
    "select v.* from missing_episodes as v where v.kind = 'M'",
    "start_date",
    "e.event_key as found_key, e.interview_offered, e.interview_accepted",
)

IN_CARE = OfstedList(
    number=8,
    title="Children in care",
    rows_are="children looked after on the day or who ceased to be in the window, each once, by the open period, else "
    "the latest; series of short breaks are left out",
    members=("looked-after-children", "children-ceasing-care"),
    table="care_periods",
    latest="case when t.until_date > w.as_at then 0 else 1 end, t.start_date desc nulls last",
    beside=(
        _UNACCOMPANIED,
        _AGAIN,
        _STAYS,
        _LEGAL,
        _HOME,
        _GONE,
        _missing("missed", "M"),
        _missing("absent", "A"),
        last_in_span(
            "review",
            "select v.* from care_reviews as v where not coalesce(v.cancelled, false)",
            "review_date",
            "e.review_date",
        ),
        last_in_span(
            "visit", "select v.* from visits as v where v.kind in ('cla', 'cla-first')", "visit_date", "e.visit_date"
        ),
        last_in_span(
            "plan",
            "select v.* from permanence_plans as v where v.permanence is not null",
            "start_date",
            "e.permanence",
            until="until_date",
        ),
        last_in_span("health", _checks(*_HEALTH), "check_date", "e.check_date"),
        last_in_span("teeth", _checks("dental"), "check_date", "e.check_date"),
    ),
    relations=(
        ("unaccompanied_spells", "since_date"),
        ("looked_after", "start_date"),
        ("homes", "start_date"),
        ("stays_with_carers", "start_date"),
    ),
    columns=(
        *WHO,
        Fill(
            field="unaccompanied",
            sql="""case when alone.person_key is not null then true
                when (select count(*) from immigration) > 0 then coalesce(t.unaccompanied_in_12_months, false)
                else t.unaccompanied_in_12_months end""",
            says="immigration: the status within the last twelve months, or what a list said; no where such records are "
            "held and show none",
        ),
        DISABILITY,
        Fill(field="started_date", sql="t.start_date"),
        Fill(field="category_of_need", sql="t.need"),
        Fill(
            field="again_in_12_months",
            sql="again.span_key is not null or coalesce(t.again_in_12_months, false)",
            says="whether an earlier period of care lies at least in part in the last twelve months, or a list said so",
        ),
        Fill(
            field="legal_status_start_date", sql="legal.start_date", says="legal_statuses: the latest within the period"
        ),
        Fill(field="legal_status", sql="legal.status", says="legal_statuses: the latest within the period"),
        Fill(
            field="latest_review_date",
            sql="review.review_date",
            says="the latest of care_reviews within the period, those cancelled left out",
        ),
        Fill(
            field="last_visit_date",
            sql="visit.visit_date",
            says="the latest statutory visit (visits) within the period, whether or not the child was seen",
        ),
        Fill(
            field="permanence_plan",
            sql="coalesce(plan.permanence, t.permanence)",
            says="the latest of permanence_plans within the period, else care_periods.permanence",
        ),
        Fill(field="last_officer_contact_date", sql="t.last_reviewing_officer_contact_date"),
        Fill(
            field="last_health_assessment_date",
            sql="health.check_date",
            says="health_checks: the latest health assessment done within the period",
        ),
        Fill(
            field="last_dental_check_date",
            sql="teeth.check_date",
            says="health_checks: the latest dental check done within the period",
        ),
        Fill(
            field="placements_in_12_months",
            sql="""greatest(coalesce(stays.found, 0), 1,
                case when t.source_kind = 'annex-a' then coalesce(t.placements_in_12_months, 0) else 0 end)""",
            says="stays of at least a night with the same carers in the last twelve months within the period, temporary "
            "moves left out, as placement stability counts them; at least 1. A list's own number where it is higher "
            "and lists are all there is",
        ),
        Fill(field="ceased_date", sql="t.end_date"),
        Fill(field="reason_ceased", sql="t.end_reason"),
        Fill(field="placement_start_date", sql="home.start_date", says="placements: the latest within the period"),
        Fill(field="placement_type", sql="home.placement_type", says="placements: the latest within the period"),
        Fill(field="placement_provider", sql="home.provider", says="placements: the latest within the period"),
        Fill(field="placement_postcode", cannot="no postcode is kept: distance and area were made of it when loaded"),
        Fill(field="urn", sql="home.urn", says="placements: the latest within the period"),
        Fill(field="placement_location", sql="home.location", says="placements: the latest within the period"),
        Fill(
            field="placement_authority", sql="home.placement_authority", says="placements: the latest within the period"
        ),
        _away("missing_in_12_months", "missed", "missing"),
        _away("absent_in_12_months", "absent", "away without authorisation"),
        Fill(
            field="interview_offered",
            sql="case when gone.found_key is not null then gone.interview_offered else t.interview_offered end",
            says="missing_episodes: of the last episode within the period, else what a list said",
        ),
        Fill(
            field="interview_accepted",
            sql="case when gone.found_key is not null then gone.interview_accepted else t.interview_accepted end",
            says="missing_episodes: of the last episode within the period, else what a list said",
        ),
        *OF_NOW,
    ),
)

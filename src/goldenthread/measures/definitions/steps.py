"""Steps between plans: down from protection to need, up from need to protection and to care."""

from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import count, mix, overdue, share
from goldenthread.measures.language.measures import Flow, Part
from goldenthread.measures.language.relations import Relation

_LOCAL_STEP = Source("Golden Thread: the case goes straight from one plan to the next", confirmed=False)

LIMITS = (
    Limit(
        "step-down-starts",
        10,
        Span.WORKING_DAYS,
        "By when a child in need plan follows a child protection plan that ended.",
        _LOCAL_STEP,
        local=True,
    ),
    Limit(
        "step-down-held",
        3,
        Span.MONTHS,
        "How long support goes on at the least after a child protection plan ended.",
        Source("council procedures (Lancashire: at least three months)"),
        local=True,
    ),
    Limit(
        "step-up-within",
        28,
        Span.DAYS,
        "A plan that ended so recently still counts as the plan from which a child stepped up.",
        _LOCAL_STEP,
        local=True,
    ),
)

RELATIONS = (
    Relation(
        key="cp_plans_ended",
        grain="one row a child protection plan that ended and child, with what followed",
        # A child in need plan begun before protection was there before: one left open is no step down.
        rows="""
            select e.*, r.close_date, r.close_reason, a.again_date from (
                select c.authority, c.event_key, c.person_key, c.referral_key, c.start_date, c.end_date, c.team_id,
                       c.worker_id, n.start_date as need_start_date, n.end_date as need_end_date,
                       k.start_date as care_start_date,
                       row_number() over (
                           partition by c.event_key order by n.start_date nulls last, n.event_key nulls last,
                           k.start_date nulls last, k.event_key nulls last) as place
                from own_cp_plans as c
                left join cin_plans as n
                    on n.person_key = c.person_key and n.start_date > c.start_date and n.until_date > c.end_date
                left join care_periods as k
                    on k.person_key = c.person_key and k.start_date <= c.end_date and k.until_date > c.end_date
                    and not coalesce(k.short_breaks, false)
                where c.end_date is not null
            ) as e left join referrals as r on r.event_key = e.referral_key
            left join (
                select c.event_key, min(greatest(o.start_date, c.end_date)) as again_date
                from own_cp_plans as c join (
                    select person_key, start_date, until_date from cp_plans
                    union all
                    select person_key, start_date, until_date from care_periods where not coalesce(short_breaks, false)
                ) as o on o.person_key = c.person_key and o.until_date > c.end_date
                group by c.event_key
            ) as a on a.event_key = e.event_key
            where e.place = 1""",
    ),
    Relation(
        key="cp_plans_after_need",
        grain="one row a child protection plan and child, with the child in need plan before it that ran longest",
        rows="""
            select e.* from (
                select c.*, n.start_date as need_start_date, n.end_date as need_end_date,
                       row_number() over (
                           partition by c.event_key order by n.until_date desc nulls last, n.event_key nulls last) as place
                from own_cp_plans as c
                left join cin_plans as n on n.person_key = c.person_key and n.start_date < c.start_date
            ) as e where e.place = 1""",
    ),
    Relation(
        key="care_after_plans",
        grain="one row a period of care and child, with the plan of either kind before it that ran longest",
        rows="""
            select e.* from (
                select k.authority, k.event_key, k.person_key, k.start_date, k.team_id, k.worker_id,
                       n.start_date as plan_start_date, n.end_date as plan_end_date,
                       row_number() over (
                           partition by k.event_key
                           order by n.until_date desc nulls last, n.event_key nulls last) as place
                from care_periods as k left join (
                    select person_key, event_key, start_date, end_date, until_date from cin_plans
                    union all
                    select person_key, event_key, start_date, end_date, until_date from own_cp_plans
                ) as n on n.person_key = k.person_key and n.start_date < k.start_date
                where not coalesce(k.short_breaks, false)
            ) as e where e.place = 1""",
    ),
)

STEP_DOWN = Clock(
    key="step-down",
    title="Child in need plan after a child protection plan",
    chapter="Steps between plans",
    over="cp_plans_ended",
    starts="end_date",
    # A plan that was already there when protection ended had begun in time.
    stops="case when need_start_date < end_date then end_date else need_start_date end",
    # Protected again or looked after, the child has another plan.
    closes="case when close_date is null or again_date < close_date then again_date else close_date end",
    limit="step-down-starts",
    source=_LOCAL_STEP,
    codes=("clock:B12",),
    done="plan begun",
    needs=("cp_plans", "cin_plans", "referrals", "care_periods"),
    unseen="A plan that names no referral: its case is taken to be open.",
)

_IN_TIME = "need_start_date <= due(end_date, 'step-down-starts')"
_STEPPED_UP = (
    "{0}_start_date is not null and ({0}_end_date is null or due({0}_end_date, 'step-up-within') >= start_date)"
)
_ENDED = """
    cp_plans: person | referral_key | start_date | end_date | other_authority_plan
      a |    | 2017-03-01 | 2017-11-01 | no
      b |    | 2017-03-01 | 2017-11-01 | no
      c |    | 2017-03-01 | 2017-11-10 | no
      d | r2 | 2017-03-01 | 2017-11-20 | no
      e | r3 | 2017-03-01 | 2017-11-06 |
      f | r4 | 2017-03-01 | 2017-11-07 |
      g |    | 2017-03-01 | 2017-11-08 | yes
    cin_plans: person | start_date
      a | 2017-11-15
      b | 2017-11-16
    care_periods: person | start_date
      c | 2017-10-30
      f | 2017-12-04
    referrals: person | event | referral_date | close_date | close_reason
      d | r2 | 2017-01-09 | 2017-11-24 | RC5
      e | r3 | 2017-01-09 | 2017-11-20 | RC7
      f | r4 | 2017-01-09 |            |
"""

MEASURES = (
    mix(
        key="cp-plans-ended-next",
        title="What followed child protection plans that ended",
        says="Child protection plans that ended in the period, by what followed by its end: the child was looked after on the "
        "day (short breaks apart), a child in need plan begun since the protection plan ran on from it or began in time, the case "
        "moved to another authority or closed, or none of these.",
        over="cp_plans_ended",
        basis=Flow("end_date"),
        parts=(
            Part("looked-after", "Looked after", "care_start_date is not null"),
            Part("child-in-need-plan", "Child in need plan", _IN_TIME),
            Part("moved", "Moved to another authority", "in_group(close_reason, 'transferred-out-closure')"),
            Part("closed", "Case closed", "close_date is not null"),
            Part("open-without-plan", "Case open, no plan in time", "referral_key is not null"),
        ),
        source=_LOCAL_STEP,
        codes=("clock:B12", "progress:17"),
        needs=STEP_DOWN.needs,
        unseen="Whether a case is open where the plan names no referral: it is 'not recorded'.",
        # a has until 15 November, the tenth working day; b's plan came a day later; g is another authority's plan.
        example=f"2017-11: looked-after 1, child-in-need-plan 1, moved 1, closed 1, open-without-plan 1, not-recorded 1{_ENDED}",
    ),
    share(
        key="cp-plans-stepped-down",
        title="Child protection plans that ended with a step down to a child in need plan",
        says="Of the child protection plans that ended in the period, those after which a child in need plan, begun since the "
        "protection plan, ran on or began within the days that the council allows (10 working days, where it has set nothing "
        "else).",
        over="cp_plans_ended",
        basis=Flow("end_date"),
        met=_IN_TIME,
        source=_LOCAL_STEP,
        codes=("clock:B12",),
        needs=("cp_plans", "cin_plans"),
        example=f"2017-11: 1 of 6{_ENDED}",
    ),
    overdue(
        STEP_DOWN,
        key="step-downs-overdue",
        title="Children off a child protection plan for whom no other plan has begun",
        says="Child protection plans that ended longer ago than the council allows, after which no child in need plan has run on "
        "or begun, the case has not closed, and the child has been neither looked after (short breaks apart) nor protected again.",
        codes=("clock:B12",),
        needs=STEP_DOWN.needs,
        unseen=STEP_DOWN.unseen,
        # Only f: b has a plan by now, d and e were closed and c is looked after; so is f from 4 December.
        example=f"2017-11: 1\n2017-12: 0{_ENDED}",
    ),
    share(
        key="step-downs-held",
        title="Support kept up long enough after a child protection plan",
        says="Of the child protection plans followed in time by a child in need plan that ended in the period, those whose child "
        "in need plan ran until at least three months after (or the time that the council sets).",
        over="cp_plans_ended",
        basis=Flow("need_end_date"),
        where=_IN_TIME,
        met="due(end_date, 'step-down-held') <= need_end_date",
        source=Source("council procedures (Lancashire: at least three months)"),
        polarity=Polarity.HIGHER,
        codes=("clock:B12",),
        needs=("cp_plans", "cin_plans"),
        # Three months from 31 August are over on 30 November; c's plan began too late to be a step down.
        example="""
    2017-11: 1 of 2
    cp_plans: person | start_date | end_date
      a | 2017-03-01 | 2017-08-31
      b | 2017-03-01 | 2017-08-31
      c | 2017-03-01 | 2017-07-03
      d | 2017-03-01 | 2017-08-31
    cin_plans: person | start_date | end_date
      a | 2017-09-01 | 2017-11-30
      b | 2017-08-31 | 2017-11-29
      c | 2017-10-02 | 2017-11-20
      d | 2017-09-04 |
""",
    ),
    count(
        key="step-ups-to-protection",
        title="Children stepped up from a child in need plan to a child protection plan",
        says="Child protection plans that began in the period for a child with a child in need plan from before, open or ended in "
        "the four weeks before (or the time that the council sets).",
        over="cp_plans_after_need",
        basis=Flow("start_date"),
        where=_STEPPED_UP.format("need"),
        source=_LOCAL_STEP,
        codes=("dashboard:23",),
        needs=("cp_plans", "cin_plans"),
        # Four weeks before 13 November is 16 October; d's plan of need began on the day and so was not before it.
        example="""
    2017-11: 2
    cp_plans: person | start_date | other_authority_plan
      a | 2017-11-13 |
      b | 2017-11-13 |
      c | 2017-11-13 |
      d | 2017-11-13 |
      a | 2017-06-01 | yes
    cin_plans: person | start_date | end_date
      a | 2017-05-01 | 2017-10-16
      b | 2017-05-01 | 2017-10-15
      c | 2017-05-01 |
      d | 2017-11-13 |
""",
    ),
    count(
        key="step-ups-to-care",
        title="Children stepped up from a plan to care",
        says="Periods of care that began in the period, short breaks apart, of a child with a child in need or child protection "
        "plan from before, open or ended in the four weeks before (or the time that the council sets).",
        over="care_after_plans",
        basis=Flow("start_date"),
        where=_STEPPED_UP.format("plan"),
        source=_LOCAL_STEP,
        codes=("dashboard:23",),
        needs=("care_periods", "cp_plans", "cin_plans"),
        example="""
    2017-11: 2
    care_periods: person | start_date | short_breaks
      a | 2017-11-13 | no
      b | 2017-11-13 |
      c | 2017-11-13 | yes
      d | 2017-11-13 | no
      e | 2017-11-13 | no
    cin_plans: person | start_date | end_date
      a | 2017-05-01 |
      c | 2017-05-01 |
      d | 2017-05-01 | 2017-10-15
    cp_plans: person | start_date | end_date
      b | 2017-05-01 | 2017-11-12
""",
    ),
)

CHAPTER = Chapter(
    title="Steps between plans", limits=LIMITS, relations=RELATIONS, clocks=(STEP_DOWN,), measures=MEASURES
)

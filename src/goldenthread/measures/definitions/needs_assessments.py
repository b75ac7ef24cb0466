"""Assessments of needs of young people who are about to leave care, or have left it at 16 or 17."""

from goldenthread.measures.kinds import Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import in_time, overdue
from goldenthread.measures.language.measures import Denominator
from goldenthread.measures.language.relations import Relation

_CHAPTER = "Needs assessments before leaving care"
_PLANNING = "Care Planning, Placement and Case Review (England) Regulations 2010, regulations 40 and 42"
_LEAVERS = "Care Leavers (England) Regulations 2010, regulation "

LIMITS = (
    Limit(
        "needs-assessment", 3, Span.MONTHS, "Assessment of needs of an eligible or relevant child.", Source(_PLANNING)
    ),
)

RELATIONS = (
    Relation(
        key="care_at_sixteen",
        grain="one row a period of care of a child with a recorded birth, with the first pathway plan",
        rows="""
            select c.authority as authority, c.person_key as person_key, c.event_key as event_key,
                   c.start_date as start_date, c.end_date as end_date, c.end_reason as end_reason,
                   c.until_date as until_date, p.birth_date as birth_date, w.first_on as first_plan_date
            from care_periods as c join people as p on p.person_key = c.person_key
            left join (select person_key, min(review_date) as first_on from pathway_plans group by person_key) as w
                on w.person_key = c.person_key
            where p.birth_date is not null and not coalesce(c.short_breaks, false)""",
    ),
)

#: Eligible: 16 or 17 and looked after for thirteen weeks, counted here within one period of care.
_ELIGIBLE = "greatest(years_after(birth_date, 16), weeks_after(start_date, 13))"

ELIGIBLE = Clock(
    key="needs-assessment-eligible",
    title="Needs assessment of an eligible child",
    over="care_at_sixteen",
    where=f"{_ELIGIBLE} < until_date and {_ELIGIBLE} < years_after(birth_date, 18)",
    starts=_ELIGIBLE,
    stops=f"case when first_plan_date < {_ELIGIBLE} then {_ELIGIBLE} else first_plan_date end",
    closes="until_date",
    limit="needs-assessment",
    source=Source(_PLANNING),
    chapter=_CHAPTER,
    codes=("clock:F01",),
    needs=("care_periods", "pathway_plans", "people.birth_date"),
    unseen="Earlier plans, where a source holds only the latest one: an assessment then looks later than it was. Weeks "
    "in care in earlier periods since 14.",
)
RELEVANT = Clock(
    key="needs-assessment-relevant",
    title="Needs assessment of a relevant child",
    over="care_at_sixteen",
    where="end_date >= years_after(birth_date, 16) and end_date < years_after(birth_date, 18) "
    "and end_date >= weeks_after(start_date, 13) and (first_plan_date is null or first_plan_date >= end_date) "
    "and not in_group(coalesce(end_reason, 'E8'), 'adopted') and not in_group(coalesce(end_reason, 'E8'), 'returned-home') "
    "and not in_group(coalesce(end_reason, 'E8'), 'transferred-out-of-care') and not coalesce(end_reason, 'E8') = 'E2'",
    starts="end_date",
    stops="first_plan_date",
    limit="needs-assessment",
    source=Source(f"{_LEAVERS}5"),
    chapter=_CHAPTER,
    codes=("clock:F02",),
    needs=("care_periods", "pathway_plans", "people.birth_date"),
    unseen="Young people of 21 to 24 who come back: no source dates it.",
)

MEASURES = (
    in_time(
        ELIGIBLE,
        Denominator.DUE,
        key="needs-assessments-of-eligible-children-in-time",
        title="Eligible children with a needs assessment within three months",
        says="Of the looked-after children for whom three months since becoming eligible (16, and thirteen weeks in care) "
        "ran out in the period, those with a pathway plan by then.",
        beside=("needs-assessments-of-eligible-children-overdue",),
        # Due: a and b on 1 September, c on 4 September (13 weeks after 6 March); d left care before.
        example="""2017-09: 2 of 3
            people: person | birth_date
              a | 2001-06-01
              b | 2001-06-01
              c | 2001-01-15
              d | 2001-06-01
            care_periods: person | start_date | end_date
              a | 2015-01-05 |
              b | 2015-01-05 |
              c | 2017-03-06 |
              d | 2015-01-05 | 2017-07-03
            pathway_plans: person | review_date
              a | 2017-09-01
              b | 2017-09-02
              c | 2017-05-01
        """,
    ),
    overdue(
        ELIGIBLE,
        key="needs-assessments-of-eligible-children-overdue",
        title="Eligible children whose needs assessment is overdue",
        says="Looked-after children at the end of the period without a pathway plan more than three months after they "
        "became eligible.",
        needs=ELIGIBLE.needs,
        # b has a plan on 2 October; d becomes 16 on 30 June, so is due on 30 September.
        example="""2017-09: 1\n2017-10: 1
            people: person | birth_date
              b | 2001-06-01
              d | 2001-06-30
              e | 2001-06-01
            care_periods: person | start_date | end_date
              b | 2015-01-05 |
              d | 2015-01-05 |
              e | 2015-01-05 | 2017-08-31
            pathway_plans: person | review_date
              b | 2017-10-02
        """,
    ),
    in_time(
        RELEVANT,
        Denominator.DUE,
        key="needs-assessments-of-relevant-children-in-time",
        title="Relevant children with a needs assessment within three months",
        says="Of the young people who left care at 16 or 17 without a pathway plan and for whom three months since then "
        "ran out in the period, those with one by then.",
        # c had a plan in care, d went home, e left at 18.
        example="""2017-09: 1 of 2
            people: person | birth_date
              a | 2000-06-01
              b | 2000-06-01
              e | 1999-06-01
            care_periods: person | start_date | end_date | end_reason
              a | 2015-01-05 | 2017-06-01 | E8
              b | 2015-01-05 | 2017-06-05 |
              d | 2015-01-05 | 2017-06-05 | E4A
              e | 2015-01-05 | 2017-06-01 | E8
            pathway_plans: person | review_date
              a | 2017-09-01
              b | 2017-09-06
        """,
    ),
)

CHAPTER = Chapter(title=_CHAPTER, limits=LIMITS, relations=RELATIONS, clocks=(ELIGIBLE, RELEVANT), measures=MEASURES)

"""Leaving care in time: assessments of needs, reviews of pathway plans, and contact with care leavers."""

from typing import Any

from goldenthread.measures.kinds import Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock, Cycles
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import in_time, overdue
from goldenthread.measures.language.measures import Denominator
from goldenthread.measures.language.relations import Relation

_CHAPTER = "Pathway plans"
_PLANNING = "Care Planning, Placement and Case Review (England) Regulations 2010, regulations 40 and 42"
_LEAVERS = "Care Leavers (England) Regulations 2010, regulation "

LIMITS = (
    Limit(
        "needs-assessment", 3, Span.MONTHS, "Assessment of needs of an eligible or relevant child.", Source(_PLANNING)
    ),
    Limit("pathway-review", 6, Span.MONTHS, "Between reviews of a pathway plan.", Source(f"{_LEAVERS}7")),
    Limit(
        "care-leaver-contact",
        8,
        Span.WEEKS,
        "Between contacts of a personal adviser with a care leaver.",
        Source("local practice, after regulation 8(2)'s two months in accommodation that the council provides"),
        local=True,
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
    Relation(
        key="pathway_spells",
        grain="one row a young person with a care leaver's record or a pathway plan, from the first to the end of "
        "entitlement",
        rows="""
            select f.authority as authority, f.person_key as person_key, f.event_key as event_key,
                   f.first_on as start_date,
                   case when z.eligibility in ('none', 'qualifying') or z.in_touch in ('DIED', 'RHOM')
                        then z.record_date else cast('9999-12-31' as date) end as until_date
            from (
                select authority, person_key, min(event_key) as event_key, min(on_day) as first_on from (
                    select authority, person_key, event_key,
                           least(record_date, coalesce(latest_contact_date, record_date)) as on_day
                    from care_leavers
                    union all
                    select authority, person_key, event_key, review_date as on_day from pathway_plans
                ) as known group by authority, person_key
            ) as f left join (
                select person_key, record_date, eligibility, in_touch,
                       row_number() over (
                           partition by person_key order by record_date desc nulls last, event_key nulls last
                       ) as place
                from care_leavers
            ) as z on z.person_key = f.person_key and z.place = 1""",
    ),
    Relation(
        key="care_leaver_contacts",
        grain="one row a contact with a care leaver",
        rows="""
            select authority, person_key, event_key, visit_date as contact_date from visits where kind = 'pathway'
            union all
            select authority, person_key, event_key, latest_contact_date as contact_date from care_leavers
            where latest_contact_date is not null""",
    ),
)

CYCLES = (
    Cycles(key="pathway-reviews", subject="pathway_spells", events="pathway_plans", dated="review_date"),
    Cycles(
        key="contacts-of-care-leavers", subject="pathway_spells", events="care_leaver_contacts", dated="contact_date"
    ),
)

#: Eligible: 16 or 17 and looked after for thirteen weeks, counted here within one period of care.
_ELIGIBLE = "greatest(years_after(birth_date, 16), weeks_after(start_date, 13))"
#: A subject whose first day is the event's own day would be done before it began.
_BEGUN = "cycle_number > 1 or next_date is null or next_date > cycle_date"

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
REVIEWS = Clock(
    key="pathway-reviews",
    title="Reviews of pathway plans",
    over="pathway-reviews",
    where=_BEGUN,
    starts="cycle_date",
    stops="next_date",
    closes="until_date",
    limit="pathway-review",
    source=Source(f"{_LEAVERS}7"),
    chapter=_CHAPTER,
    codes=("clock:F03",),
    done="reviewed",
    needs=("pathway_plans",),
    unseen="The earlier first review that is due in unregulated accommodation, and reviews that were asked for.",
)
CONTACTS = Clock(
    key="care-leaver-contacts",
    title="Contact with care leavers",
    over="contacts-of-care-leavers",
    where=_BEGUN,
    starts="cycle_date",
    stops="next_date",
    closes="until_date",
    limit="care-leaver-contact",
    source=Source(f"local practice, after {_LEAVERS}8(2)"),
    chapter=_CHAPTER,
    codes=("clock:F04",),
    needs=("care_leavers.latest_contact_date",),
    unseen="The visit within seven days of moving into accommodation that the council provides: no source dates moves.",
)

_AGES: dict[str, Any] = {"where": "age >= 16 and age < 21"}
# On 30 April 2018: a reviewed six months ago to the day, b a day more, c never, d is 21, e has no entitlement.
_REVIEWS = """
    people: person | birth_date
      a | 1999-06-01
      b | 1999-06-01
      c | 1998-06-01
      d | 1997-03-31
      e | 1999-06-01
    pathway_plans: person | review_date
      a | 2017-10-30
      b | 2017-03-30
      b | 2017-10-29
      d | 2018-03-01
    care_leavers: person | record_date | eligibility
      b | 2018-02-01 | former-relevant
      c | 2017-06-01 | former-relevant
      e | 2017-01-05 | former-relevant
      e | 2018-03-01 | none
"""

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
    in_time(
        REVIEWS,
        Denominator.OPEN,
        key="pathway-plans-up-to-date",
        title="Pathway plans reviewed in the last six months",
        says="Of the young people aged 16 to 20 with a care leaver's record or a pathway plan at the end of the period, "
        "those whose plan was made or reviewed in the last six months; one without a plan is given six months from the "
        "first record.",
        example="2018-04: 1 of 3" + _REVIEWS,
        **_AGES,
    ),
    overdue(
        REVIEWS,
        key="pathway-plans-overdue",
        title="Pathway plans overdue for review",
        says="Young people aged 16 to 20 at the end of the period whose pathway plan was last reviewed more than six "
        "months ago, or who have had none for six months.",
        needs=REVIEWS.needs,
        example="2018-04: 2" + _REVIEWS,
        **_AGES,
    ),
    in_time(
        CONTACTS,
        Denominator.OPEN,
        key="care-leavers-contacted-in-time",
        title="Care leavers contacted in the last eight weeks",
        says="Of the care leavers aged 16 to 20 at the end of the period, those with whom the council was last in contact "
        "no longer ago than its limit (eight weeks unless it says otherwise).",
        # On 30 September: a 56 days, b 57 days, c by a visit.
        example="""2017-09: 2 of 3
            people: person | birth_date
              a | 1999-06-01
              b | 1999-06-01
              c | 1999-06-01
              d | 1995-06-01
            care_leavers: person | record_date | eligibility | latest_contact_date
              a | 2017-08-31 | former-relevant | 2017-08-05
              b | 2017-08-04 | former-relevant | 2017-08-04
              c | 2017-06-01 | former-relevant | 2017-06-01
              d | 2017-09-01 | former-relevant | 2017-09-01
            visits: person | kind | visit_date
              c | pathway | 2017-09-12
              b | cla | 2017-09-12
        """,
        **_AGES,
    ),
)

CHAPTER = Chapter(
    title=_CHAPTER,
    limits=LIMITS,
    relations=RELATIONS,
    cycles=CYCLES,
    clocks=(ELIGIBLE, RELEVANT, REVIEWS, CONTACTS),
    measures=MEASURES,
)

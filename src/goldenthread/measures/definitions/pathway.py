"""Pathway plans reviewed in time, and contact with care leavers."""

from typing import Any

from goldenthread.measures.kinds import Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock, Cycles
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import in_time, overdue
from goldenthread.measures.language.measures import Denominator
from goldenthread.measures.language.relations import At, Relation

_CHAPTER = "Pathway plans"
_LEAVERS = "Care Leavers (England) Regulations 2010, regulation "

LIMITS = (
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
                           partition by person_key
                           order by record_date desc nulls last, case when eligibility is null then 1 else 0 end nulls last,
                                    event_key desc nulls last) as place
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

#: A subject whose first day is the event's own day would be done before it began.
_BEGUN = "cycle_number > 1 or next_date is null or next_date > cycle_date"

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

#: The spell ends with the latest record of all; who had no entitlement for a time before it did not count in that time.
_AGES: dict[str, Any] = {
    "at": (
        At(
            alias="known",
            table="care_leaver_records",
            since="record_date",
            where="until_date > record_date",
        ),
    ),
    "where": "age >= 16 and age < 21 and not coalesce(known.eligibility in ('none', 'qualifying'), false) "
    "and not in_group(coalesce(known.in_touch, 'YES'), 'left-out-of-care-leaver-measures')",
}
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
        REVIEWS,
        Denominator.OPEN,
        key="pathway-plans-up-to-date",
        title="Pathway plans reviewed in the last six months",
        says="Of the young people aged 16 to 20 with a care leaver's record or a pathway plan at the end of the period, "
        "those whose plan was made or reviewed in the last six months; one without a plan is given six months from the "
        "first record. Who has died, gone home or has no entitlement any more is left out.",
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
    clocks=(REVIEWS, CONTACTS),
    measures=MEASURES,
)

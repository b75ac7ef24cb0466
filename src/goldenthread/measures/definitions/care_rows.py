"""Rows that the chapters on children in care share: periods of care, homes, and stays with the same carers."""

from typing import Final

from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.relations import At, Relation

#: What every figure says of whom it leaves out.
NO_SHORT_BREAKS: Final = "Children who only have a series of short breaks are left out."

#: Looked after for twelve months: the children whom the yearly health return covers.
COHORT: Final = "start_date <= year_ago"
#: Refused, missed and cancelled checks are not done; a list that gives only the date gives that of a check done.
DONE: Final = "coalesce({0}.status, 'completed') = 'completed'"
ASSESSMENTS: Final = "('health-assessment-initial', 'health-assessment-review', 'health-assessment')"

LOOKED_AFTER = Relation(
    key="looked_after",
    grain="one row a child and period of care, short breaks left out",
    rows="""
        select c.*, p.birth_date from care_periods as c left join people as p on p.person_key = c.person_key
        where not coalesce(c.short_breaks, false)""",
)

HOMES = Relation(
    key="homes",
    grain="one row a placement of a looked-after child, short breaks left out",
    # A source that does not say it of the placement says it of the period of care.
    rows="""
        select p.* from placements as p left join care_periods as c on c.event_key = p.care_period_key
        where not coalesce(p.short_breaks, c.short_breaks, false)""",
)

STAYS = Relation(
    key="stays_with_carers",
    grain="one row a stay of at least a night, temporary moves left out; carers who adopt go on with the stay",
    # `settled_date` is what stability counts from: with adopters, the start of the placement before they took over.
    rows="""
        with lasting as (
            select h.*, case
                    when in_group(h.placement_type, 'adoption-by-foster-carer') and lag(h.start_date) over (
                        partition by h.person_key, h.care_period_key
                        order by h.start_date nulls last, h.event_key nulls last) is not null then 0 else 1 end as begins
            from homes as h
            where h.until_date > h.start_date
                and (h.placement_type is null or not in_group(h.placement_type, 'temporary-placement'))
        ), numbered as (
            select l.*, sum(l.begins) over (
                    partition by l.person_key, l.care_period_key
                    order by l.start_date nulls last, l.event_key nulls last
                    rows between unbounded preceding and current row) as stay_number
            from lasting as l
        ), stays as (
            select authority, person_key, care_period_key, stay_number, min(event_key) as event_key,
                min(start_date) as start_date, max(until_date) as until_date,
                max(case when placement_type in ('A4', 'A6') then 1 else 0 end) as with_new_adopters
            from numbered group by authority, person_key, care_period_key, stay_number
        )
        select authority, person_key, event_key, care_period_key, start_date, until_date, case
                when with_new_adopters = 1 then coalesce(lag(start_date) over (
                    partition by person_key, care_period_key order by stay_number nulls last), start_date)
                else start_date end as settled_date
        from stays""",
)

LEGAL_SPANS = Relation(
    key="legal_spans",
    grain="one row a child and legal status, until the next begins",
    rows="""
        select s.authority, s.person_key, s.event_key, s.status, s.start_date, least(s.until_date, coalesce(
            lead(s.start_date) over (
                partition by s.person_key order by s.start_date nulls last, s.event_key nulls last),
            cast('9999-12-31' as date))) as to_date
        from legal_statuses as s""",
)

#: Where the child lives, and under which legal status, on the day that counts.
HOME = At(alias="home", table="homes")
LEGAL = At(alias="legal", table="legal_statuses")

CHAPTER = Chapter(title="Rows about children in care", relations=(LOOKED_AFTER, HOMES, STAYS, LEGAL_SPANS))

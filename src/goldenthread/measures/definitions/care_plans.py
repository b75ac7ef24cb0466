"""Care plans: made in time, with permanence settled by the second review, a reviewing officer named, life stories told."""

from typing import Final

from goldenthread.measures.definitions.care_rows import NO_SHORT_BREAKS
from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import count, in_time, mix, overdue, parts_of_codes, share
from goldenthread.measures.language.measures import Counts, Denominator, Flow, Stock
from goldenthread.measures.language.relations import At, Relation

_TITLE: Final = "Care plans and permanence plans"
_PLAN = Source("Care Planning, Placement and Case Review (England) Regulations 2010, regulation 4", confirmed=False)
_PERMANENCE = Source("Statutory guidance on adoption 2013, 2.1: a plan for permanence at the second review")
_FOUR = Source(
    "The second, four-month, review: 20 working days and three months, as a date for the tracker", confirmed=False
)
_OFFICER = Source("IRO Handbook; some councils ask for 48 hours", confirmed=False)
_STORY = Source("council dashboards; no national definition", confirmed=False)

LIMITS = (
    Limit("care-plan", 10, Span.WORKING_DAYS, "By when a looked-after child has a care plan.", _PLAN),
    Limit("permanence-plan", 4, Span.MONTHS, "By when there is a plan for permanence.", _FOUR),
    Limit("reviewing-officer", 5, Span.WORKING_DAYS, "By when a reviewing officer is named.", _OFFICER, local=True),
)

RELATIONS = (
    Relation(
        key="planned_care",
        grain="one row a child and period of care, with the first days of its plans and of its reviewing officer",
        # What was made before the child came in is there from the first day; what is older than the last care is not.
        rows="""
            select l.*, p.plan_date, p.permanence_date, o.officer_date from entries_to_care as l
            left join (
                select l.event_key, min(greatest(p.start_date, l.start_date)) as plan_date,
                    min(case when p.permanence <> 'not-yet-decided' then greatest(p.start_date, l.start_date) end)
                        as permanence_date
                from entries_to_care as l join permanence_plans as p on p.person_key = l.person_key
                    and p.start_date <= l.until_date and p.until_date > l.start_date
                    and (l.left_before_date is null or p.start_date >= l.left_before_date)
                group by l.event_key
            ) as p on p.event_key = l.event_key
            left join (
                select l.event_key, min(greatest(i.start_date, l.start_date)) as officer_date
                from entries_to_care as l join involvements as i on i.person_key = l.person_key and i.role = 'iro'
                    and i.start_date <= l.until_date and i.until_date > l.start_date
                group by l.event_key
            ) as o on o.event_key = l.event_key""",
    ),
    Relation(
        key="second_reviews",
        grain="one row a second review held of a looked-after child, with the first day of a plan for permanence",
        rows="""
            select c.authority, c.person_key, c.event_key, c.start_date, c.next_date as second_review_date,
                p.permanence_date
            from care_review_cycles as c join planned_care as p on p.event_key = c.event_key
            where c.cycle_number = 2 and c.next_date is not null and c.start_date >= c.records_from
                and coalesce(c.start_known, true)""",
    ),
)

CARE_PLAN = Clock(
    key="care-plan",
    title="Care plan of a looked-after child",
    chapter=_TITLE,
    over="planned_care",
    starts="start_date",
    stops="plan_date",
    closes="until_date",
    limit="care-plan",
    source=_PLAN,
    codes=("clock:C13",),
    done="recorded",
    needs=("care_periods", "permanence_plans"),
    unseen="Whether the plan was made before the first placement. " + NO_SHORT_BREAKS,
)
PERMANENCE_PLAN = Clock(
    key="permanence-plan",
    title="Plan for permanence",
    chapter=_TITLE,
    over="planned_care",
    starts="start_date",
    stops="permanence_date",
    closes="until_date",
    limit="permanence-plan",
    source=_FOUR,
    codes=("clock:C15",),
    done="recorded",
    needs=("care_periods", "permanence_plans.permanence"),
    unseen="Plans whose aim is not recorded. " + NO_SHORT_BREAKS,
)
REVIEWING_OFFICER = Clock(
    key="reviewing-officer",
    title="Independent reviewing officer named",
    chapter=_TITLE,
    over="planned_care",
    starts="start_date",
    stops="officer_date",
    closes="until_date",
    limit="reviewing-officer",
    source=_OFFICER,
    codes=("clock:C16",),
    done="named",
    needs=("care_periods", "involvements"),
    unseen="Officers whom the case system does not list as involved. " + NO_SHORT_BREAKS,
)

#: Ten working days from 2 January 2018 end on the 16th: a by then, b a day after, c with the plan from before; d left
#: first; e's fall due on 5 February.
_PLAN_ROWS: Final = """
    care_periods: person | start_date | end_date
      a | 2018-01-02 |
      b | 2018-01-02 |
      c | 2018-01-02 |
      d | 2018-01-02 | 2018-01-12
      e | 2018-01-22 |
      f | 2018-01-02 |
    permanence_plans: person | start_date | permanence
      a | 2018-01-16 | not-yet-decided
      b | 2018-01-17 | return-to-family
      c | 2017-12-29 | adoption
"""
#: Five working days from 2 January 2018 end on the 9th.
_OFFICER_ROWS: Final = """
    care_periods: person | start_date | short_breaks
      a | 2018-01-02 |
      b | 2018-01-02 |
      c | 2018-01-02 |
      d | 2018-01-02 | yes
    involvements: person | worker_id | role | start_date | end_date
      a | w1 | iro         | 2018-01-09 |
      b | w2 | iro         | 2018-01-10 |
      c | w3 | case-worker | 2018-01-02 |
      c | w4 | iro         | 2017-01-02 | 2017-06-01
"""
#: Four months from 1 September 2017 end on 1 January 2018. The records of reviews begin with that of z.
_PERMANENCE_ROWS: Final = """
    care_periods: person | start_date | end_date
      z | 2016-01-04 | 2017-12-01
      a | 2017-09-01 |
      b | 2017-09-01 |
    care_reviews: person | review_date
      z | 2016-02-01
      a | 2017-09-29
      a | 2017-12-29
      b | 2017-09-28
      b | 2017-12-28
    permanence_plans: person | start_date | end_date | permanence
      a | 2017-09-05 | 2017-12-29 | not-yet-decided
      a | 2017-12-29 |            | long-term-fostering
      b | 2017-09-05 | 2017-12-29 | not-yet-decided
      b | 2018-01-02 |            | adoption
"""
_STORY_ROWS: Final = """
    life_story_work: person | start_date | end_date | stage
      a | 2017-07-03 |            | in-progress
      b | 2017-07-03 | 2017-11-30 | completed
      c | 2017-07-03 | 2017-12-01 | completed
      d | 2017-11-30 |            |
      e | 2017-12-01 |            | in-progress
      f | 2017-07-03 |            | not-suitable
      g | 2017-07-03 |            | not-started
"""

MEASURES = (
    in_time(
        CARE_PLAN,
        Denominator.DUE,
        key="care-plans-in-time",
        title="Care plans made within ten working days",
        says="Of the children whose care plan fell due in the period, ten working days after they came into care, those "
        "for whom one was recorded by then. A child who left care before it was due is left out.",
        beside=("care-plans-overdue",),
        example="2018-01: 2 of 4" + _PLAN_ROWS,
    ),
    overdue(
        CARE_PLAN,
        key="care-plans-overdue",
        title="Looked-after children without a care plan after ten working days",
        says="Children looked after at the end of the period for more than ten working days with no care plan recorded.",
        needs=CARE_PLAN.needs,
        unseen=CARE_PLAN.unseen,
        example="2018-01: 1" + _PLAN_ROWS,
    ),
    share(
        key="permanence-plan-by-second-review",
        title="Children with a plan for permanence by their second review",
        says="Of the second reviews of looked-after children held in the period, those by whose day a plan that names "
        "its aim for permanence was recorded. A return to the family is such an aim; not yet decided is none.",
        over="second_reviews",
        basis=Flow("second_review_date"),
        source=_PERMANENCE,
        codes=("clock:C15",),
        met="permanence_date is not null and permanence_date <= second_review_date",
        polarity=Polarity.HIGHER,
        needs=("care_reviews", "permanence_plans.permanence"),
        beside=("permanence-plans-overdue",),
        unseen="Children whose care began before the records of reviews do. " + NO_SHORT_BREAKS,
        example="2017-12: 1 of 2" + _PERMANENCE_ROWS,
    ),
    overdue(
        PERMANENCE_PLAN,
        key="permanence-plans-overdue",
        title="Looked-after children without a plan for permanence after four months",
        says="Children looked after at the end of the period for more than four months for whom no plan that names its "
        "aim for permanence is recorded.",
        needs=PERMANENCE_PLAN.needs,
        unseen=PERMANENCE_PLAN.unseen,
        # z's four months ended on 4 May 2016, and z left on 1 December; b's aim comes on 2 January, a day late.
        example="2017-11: 1\n2017-12: 0\n2018-01: 0" + _PERMANENCE_ROWS,
    ),
    in_time(
        REVIEWING_OFFICER,
        Denominator.DUE,
        key="reviewing-officers-named-in-time",
        title="Reviewing officers named within five working days",
        says="Of the children for whom a reviewing officer was due to be named in the period, five working days after "
        "they came into care, those for whom one was named by then.",
        beside=("reviewing-officers-overdue",),
        example="2018-01: 1 of 3" + _OFFICER_ROWS,
    ),
    overdue(
        REVIEWING_OFFICER,
        key="reviewing-officers-overdue",
        title="Looked-after children without a reviewing officer after five working days",
        says="Children looked after at the end of the period for more than five working days for whom no reviewing "
        "officer has been named in this time in care.",
        needs=REVIEWING_OFFICER.needs,
        unseen=REVIEWING_OFFICER.unseen,
        example="2018-01: 1" + _OFFICER_ROWS,
    ),
    mix(
        key="permanence-aims-of-looked-after-children",
        title="Aims of permanence of looked-after children",
        says="Children looked after at the end of the period, by the aim of permanence of the plan they then have.",
        over="looked_after",
        basis=Stock(),
        source=Source("Ofsted child-level data, list 8: permanence plan"),
        codes=("Ofsted list 8",),
        at=(At(alias="plan_now", table="permanence_plans"),),
        parts=parts_of_codes("coalesce(plan_now.permanence, permanence)", "permanence_plan"),
        counts=Counts.CHILDREN,
        needs=("care_periods", "permanence_plans.permanence or care_periods.permanence"),
        unseen="Where no dated plan speaks for the day, the undated aim of Ofsted's list does. " + NO_SHORT_BREAKS,
        example="""
    2018-01: adoption 1, long-term-fostering 1, not-recorded 1
    care_periods: person | start_date | permanence | short_breaks
      a | 2017-09-01 | return-to-family |
      b | 2017-09-01 | adoption         |
      c | 2017-09-01 |                  |
      d | 2017-09-01 | adoption         | yes
    permanence_plans: person | start_date | end_date | permanence
      a | 2017-09-05 | 2018-01-31 | return-to-family
      a | 2018-01-31 |            | long-term-fostering""",
    ),
    count(
        key="in-life-story-work",
        title="Children in life story work",
        says="Children whose life story work is under way at the end of the period.",
        over="life_story_work",
        basis=Stock(),
        source=_STORY,
        codes=("dashboard:27", "clock:C23"),
        where="stage is null or in_group(stage, 'life-story-under-way')",
        counts=Counts.CHILDREN,
        polarity=Polarity.HIGHER,
        unseen="Work that has no dated record.",
        example="2017-11: 3" + _STORY_ROWS,
    ),
    count(
        key="life-story-work-completed",
        title="Life story work completed",
        says="Children whose life story work was completed in the period.",
        over="life_story_work",
        basis=Flow("end_date"),
        source=_STORY,
        codes=("clock:C23",),
        where="stage is null or stage = 'completed'",
        counts=Counts.CHILDREN,
        polarity=Polarity.HIGHER,
        unseen="Work that has no dated record.",
        example="2017-11: 1\n2017-12: 1" + _STORY_ROWS,
    ),
)

CHAPTER = Chapter(
    title=_TITLE,
    limits=LIMITS,
    relations=RELATIONS,
    clocks=(CARE_PLAN, PERMANENCE_PLAN, REVIEWING_OFFICER),
    measures=MEASURES,
)

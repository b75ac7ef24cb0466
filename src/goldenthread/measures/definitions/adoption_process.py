"""The steps of adoption for a child: plan, panel, decision, match and visits to the placement."""

from goldenthread.measures.kinds import Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock, Cycles
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import in_time, overdue
from goldenthread.measures.language.measures import Denominator
from goldenthread.measures.language.relations import Relation

_GUIDANCE = "Adoption: statutory guidance 2013, "
_CHAPTER = "Steps of adoption"
_NEVER = "cast('9999-12-31' as date)"

LIMITS = (
    Limit(
        "adoption-panel",
        2,
        Span.MONTHS,
        "From the review that makes adoption the plan to the panel's recommendation.",
        Source(f"{_GUIDANCE}2.2"),
    ),
    Limit(
        "adoption-decision",
        7,
        Span.WORKING_DAYS,
        "From the panel to the decision maker's decision.",
        Source(f"{_GUIDANCE}1.46, 1.56 and 4.36: seven working days from the panel's minutes"),
    ),
    Limit(
        "adoption-match",
        6,
        Span.MONTHS,
        "From the decision that a child should be adopted to the match.",
        Source(f"{_GUIDANCE}chapter 4"),
    ),
    Limit(
        "adoptive-placement-visit",
        1,
        Span.WEEKS,
        "Between visits to an adoptive placement until its first review.",
        Source(f"{_GUIDANCE}5.24"),
    ),
)

RELATIONS = (
    Relation(
        key="adoption_plans",
        grain="one row a child and unbroken time with a plan of adoption, with the first recommendation or decision after it",
        # A plan that is recorded again at each review is one: a new time begins only where none was in force.
        rows="""
            select p.authority as authority, p.person_key as person_key, p.event_key as event_key,
                   p.start_date as start_date, p.until_date as until_date,
                   min(d.decided_on) as recommended_date
            from (
                select authority, person_key, min(event_key) as event_key, min(start_date) as start_date,
                       max(until_date) as until_date
                from (
                    select n.*, sum(case when start_date <= earlier_until then 0 else 1 end) over (
                                    partition by person_key order by start_date nulls last, event_key nulls last
                                    rows between unbounded preceding and current row) as spell
                    from (
                        select w.*, max(until_date) over (
                                        partition by person_key order by start_date nulls last, event_key nulls last
                                        rows between unbounded preceding and 1 preceding) as earlier_until
                        from permanence_plans as w where permanence = 'adoption'
                    ) as n
                ) as s group by authority, person_key, spell
            ) as p left join (
                select person_key, panel_date as decided_on from panels where kind = 'adoption'
                union all
                select person_key, decision_date as decided_on from adoptions
            ) as d on d.person_key = p.person_key and d.decided_on >= p.start_date
            group by p.authority, p.person_key, p.event_key, p.start_date, p.until_date""",
    ),
    Relation(
        key="adoption_panels",
        grain="one row an adoption panel and child, with the first decision on that day or later",
        rows="""
            select p.authority as authority, p.person_key as person_key, p.event_key as event_key,
                   p.panel_date as panel_date, min(d.decided_on) as decided_date
            from panels as p left join (
                select person_key, decision_date as decided_on from adoptions
                union all
                select person_key, matched_date as decided_on from adoptions
            ) as d on d.person_key = p.person_key and d.decided_on >= p.panel_date
            where p.kind = 'adoption'
            group by p.authority, p.person_key, p.event_key, p.panel_date""",
    ),
    Relation(
        key="adoptive_placements",
        grain="one row a child and move to adopters, to the placement's first review, its end or the order",
        rows=f"""
            select a.authority as authority, a.person_key as person_key, a.event_key as event_key,
                   a.placed_date as start_date,
                   least(coalesce(a.order_date, {_NEVER}), coalesce(a.placement_ended_date, {_NEVER}),
                         coalesce(min(r.review_date), {_NEVER})) as until_date
            from adoptions as a left join care_reviews as r on r.person_key = a.person_key
                and r.review_date > a.placed_date and not coalesce(r.cancelled, false)
            where a.placed_date is not null
            group by a.authority, a.person_key, a.event_key, a.placed_date, a.order_date, a.placement_ended_date""",
    ),
)

CYCLES = (
    Cycles(
        key="adoptive-placement-visits",
        subject="adoptive_placements",
        events="visits",
        dated="visit_date",
        counts="e.kind in ('adoption', 'cla', 'cla-first') and coalesce(e.seen, true)",
    ),
)

TO_PANEL = Clock(
    key="adoption-panel",
    title="Adoption plan to the panel's recommendation",
    over="adoption_plans",
    starts="start_date",
    stops="recommended_date",
    closes="until_date",
    limit="adoption-panel",
    source=Source(f"{_GUIDANCE}2.2"),
    chapter=_CHAPTER,
    codes=("clock:E11",),
    done="recommended or decided",
    needs=("permanence_plans", "adoptions", "panels"),
    unseen="The plan's own date stands for the review; where no panel was needed the decision stops the clock.",
)
TO_DECISION = Clock(
    key="adoption-decision",
    title="Adoption panel to the decision",
    over="adoption_panels",
    starts="panel_date",
    stops="decided_date",
    limit="adoption-decision",
    source=Source(f"{_GUIDANCE}1.46, 1.56 and 4.36"),
    chapter=_CHAPTER,
    codes=("clock:E12",),
    done="decided",
    needs=("panels", "adoptions"),
    unseen="The day the minutes were sent, from which the time runs; the panel's own day stands for it.",
)
TO_MATCH = Clock(
    key="adoption-match",
    title="Adoption decision to the match",
    over="adoptions",
    starts="decision_date",
    stops="matched_date",
    # Who moved in or was adopted has been matched, also where the day of it was not recorded.
    closes=f"least(coalesce(reversed_date, {_NEVER}), coalesce(placed_date, {_NEVER}), coalesce(order_date, {_NEVER}))",
    limit="adoption-match",
    source=Source(f"{_GUIDANCE}chapter 4"),
    chapter=_CHAPTER,
    codes=("clock:E13",),
    done="matched",
)
VISITS = Clock(
    key="adoptive-placement-visits",
    title="Visits to adoptive placements until the first review",
    over="adoptive-placement-visits",
    starts="cycle_date",
    stops="next_date",
    closes="until_date",
    limit="adoptive-placement-visit",
    source=Source(f"{_GUIDANCE}5.24"),
    chapter=_CHAPTER,
    codes=("clock:E14",),
    done="visited",
    needs=("adoptions", "visits"),
    unseen="Intervals that the first review sets for the time after it.",
)

MEASURES = (
    in_time(
        TO_PANEL,
        Denominator.DUE,
        key="adoption-plans-to-panel-in-2-months",
        title="Adoption plans that reached the panel or decision within two months",
        says="Of the plans of adoption for which the two months ran out in the period, those recommended by the panel, "
        "or decided where no panel was needed, in time.",
        # a on the day itself, b by the decision, c a day late, d not at all, though its plan was written again; e is due in December.
        example="""2017-11: 2 of 4
            permanence_plans: person | start_date | end_date | permanence
              a | 2017-09-04 | 2017-10-02 | adoption
              a | 2017-10-02 |            | adoption
              b | 2017-09-05 |            | adoption
              c | 2017-09-06 |            | adoption
              d | 2017-09-07 | 2017-10-02 | adoption
              d | 2017-10-02 |            | adoption
              e | 2017-10-02 |            | adoption
            panels: person | kind | panel_date
              a | adoption | 2017-11-04
              c | adoption | 2017-11-07
              d | fostering | 2017-10-02
            adoptions: person | decision_date
              b | 2017-10-16
        """,
    ),
    in_time(
        TO_DECISION,
        Denominator.COMPLETED,
        key="adoption-decisions-in-7-working-days",
        title="Decisions made within seven working days of the adoption panel",
        says="Of the decisions made in the period after an adoption panel, on the plan or on a match, those made within "
        "seven working days of it.",
        # 4 September + 7 working days is 13 September.
        example="""2017-09: 1 of 2
            panels: person | kind | panel_date
              a | adoption | 2017-09-04
              b | adoption | 2017-09-04
              c | adoption | 2017-09-04
            adoptions: person | decision_date | matched_date
              a | 2017-09-13 |
              b | 2017-05-02 | 2017-09-14
              c | 2017-05-02 |
        """,
    ),
    in_time(
        TO_MATCH,
        Denominator.COMPLETED,
        key="adoption-matches-in-6-months",
        title="Matches within six months of the adoption decision",
        says="Of the matches made in the period, those made within six months of the decision that the child should "
        "be placed for adoption.",
        beside=("adoption-matches-overdue",),
        example="""2017-07: 1 of 2
            adoptions: person | decision_date | matched_date | reversed_date
              a | 2017-01-10 | 2017-07-10 |
              b | 2017-01-10 | 2017-07-11 |
              c | 2016-12-01 |            |
              d | 2016-12-01 |            | 2017-05-31
        """,
    ),
    overdue(
        TO_MATCH,
        key="adoption-matches-overdue",
        title="Children not matched six months after the adoption decision",
        says="Children whose plan is still adoption at the end of the period, not matched more than six months after "
        "the decision.",
        # c is due on 30 September, and in time to the end of that day; b lives with adopters, so has been matched.
        example="""2017-09: 0\n2017-10: 1
            adoptions: person | decision_date | matched_date | placed_date | reversed_date
              a | 2017-01-10 | 2017-07-11 |            |
              b | 2017-01-10 |            | 2017-07-11 |
              c | 2017-03-31 |            |            |
              d | 2016-12-01 |            |            | 2017-05-31
        """,
    ),
    in_time(
        VISITS,
        Denominator.OPEN,
        key="adoptive-placement-visits-up-to-date",
        title="Adoptive placements visited within the week",
        says="Of the children living with adopters at the end of the period before the placement's first review, those "
        "who moved in or were seen no more than a week before.",
        # a was seen on the 25th, b last on the 22nd, c is past the first review, d was not seen on the 26th.
        example="""2017-09: 1 of 3
            adoptions: person | decision_date | placed_date
              a | 2017-05-02 | 2017-09-11
              b | 2017-05-02 | 2017-09-11
              c | 2017-05-02 | 2017-08-21
              d | 2017-05-02 | 2017-09-11
            visits: person | kind | visit_date | seen
              a | adoption | 2017-09-18 | yes
              a | adoption | 2017-09-25 | yes
              b | cla | 2017-09-22 |
              d | adoption | 2017-09-18 | yes
              d | adoption | 2017-09-26 | no
            care_reviews: person | review_date
              c | 2017-09-15
        """,
    ),
)

CHAPTER = Chapter(
    title=_CHAPTER,
    limits=LIMITS,
    relations=RELATIONS,
    cycles=CYCLES,
    clocks=(TO_PANEL, TO_DECISION, TO_MATCH, VISITS),
    measures=MEASURES,
)

"""When looked-after children must be visited: the clock begins again with each placement and follows where they live."""

from typing import Final

from goldenthread.measures.definitions.care_rows import NO_SHORT_BREAKS
from goldenthread.measures.kinds import Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock, Cycles
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.relations import Relation

TITLE: Final = "Visits to looked-after children"
RULE = Source("Care Planning, Placement and Case Review (England) Regulations 2010, regulation 28")

LIMITS = (
    Limit("care-visit-first", 1, Span.WEEKS, "By when a child is visited in a new placement.", RULE),
    Limit("care-visit", 6, Span.WEEKS, "The longest between visits.", RULE),
    Limit("care-visit-lasting", 3, Span.MONTHS, "The same after a year, where a placement is to last.", RULE),
    Limit("care-visit-lasting-after", 1, Span.YEARS, "After so long in a placement that is to last.", RULE),
    Limit("care-visit-weekly", 1, Span.WEEKS, "Until the first review, with carers approved for the time.", RULE),
    Limit("care-visit-unsettled", 4, Span.WEEKS, "The same after the first review.", RULE),
)

RELATIONS = (
    Relation(
        key="visited_stays",
        grain="one row a placement, temporary moves too; a care order while living with parents begins another",
        rows="""
            select h.authority, h.person_key, h.event_key, h.care_period_key, h.placement_type, h.intended_to_last,
                h.start_date, least(h.until_date, coalesce(o.order_date, h.until_date)) as until_date
            from homes as h left join (
                select h.event_key, min(s.start_date) as order_date
                from homes as h join legal_spans as s on s.person_key = h.person_key and s.status = 'C2'
                    and s.start_date > h.start_date and s.start_date < h.until_date
                where h.placement_type = 'P1' group by h.event_key
            ) as o on o.event_key = h.event_key
            union all
            select h.authority, h.person_key, min(s.event_key) as event_key, h.care_period_key, h.placement_type,
                h.intended_to_last, min(s.start_date) as start_date, h.until_date
            from homes as h join legal_spans as s on s.person_key = h.person_key and s.status = 'C2'
                and s.start_date > h.start_date and s.start_date < h.until_date
            where h.placement_type = 'P1'
            group by h.authority, h.person_key, h.event_key, h.care_period_key, h.placement_type, h.intended_to_last,
                h.until_date""",
    ),
    Relation(
        key="visits_due",
        grain="one row a stay and stretch from its start, or from a visit, to the next visit",
        # Of the legal status, the approval and the review, what held on the first day of the stretch decides.
        rows="""
            select c.*, l.status as status_then, a.temporary as with_temporary_carers, r.first_review_date
            from care_visit_cycles as c
            left join legal_spans as l on l.person_key = c.person_key
                and l.start_date <= c.cycle_date and l.to_date > c.cycle_date
            left join (
                select distinct c.event_key, c.cycle_number, 1 as temporary
                from care_visit_cycles as c join connected_carers as k on k.person_key = c.person_key
                    and k.kind in ('reg-24', 'reg-24-extension')
                    and coalesce(k.placed_date, k.approved_date) <= c.cycle_date
                    and coalesce(k.full_approval_date, k.until_date) > c.cycle_date
                where in_group(c.placement_type, 'connected-carer-placement')
            ) as a on a.event_key = c.event_key and a.cycle_number = c.cycle_number
            left join (
                select s.event_key, min(e.review_date) as first_review_date
                from visited_stays as s
                join looked_after as p on p.person_key = s.person_key
                    and p.start_date <= s.start_date and p.until_date > s.start_date
                join care_reviews as e on e.person_key = s.person_key
                    and e.review_date >= p.start_date and not coalesce(e.cancelled, false)
                group by s.event_key
            ) as r on r.event_key = c.event_key""",
    ),
)

#: A visit at which the child was not seen is none; where nobody said whether the child was seen, it is one.
_SEEN: Final = "coalesce(e.seen, true) and (in_group(e.kind, 'cla-visit') or e.kind = 'adoption')"
CYCLES = (Cycles(key="care_visit_cycles", subject="visited_stays", events="visits", dated="visit_date", counts=_SEEN),)

_LASTING: Final = "coalesce(intended_to_last, false) and due(start_date, 'care-visit-lasting-after') <= cycle_date"
#: With temporarily approved relatives, or with parents under an interim care order.
_UNSETTLED: Final = "(with_temporary_carers = 1 or (placement_type = 'P1' and status_then = 'C1'))"
CARE_VISIT = Clock(
    key="care-visit",
    title="Visit to a looked-after child",
    chapter=TITLE,
    over="visits_due",
    starts="cycle_date",
    stops="next_date",
    closes="until_date",
    limit=f"case when {_UNSETTLED} and (first_review_date is null or first_review_date > cycle_date) "
    f"then 'care-visit-weekly' when cycle_number = 1 then 'care-visit-first' "
    f"when {_UNSETTLED} then 'care-visit-unsettled' when placement_type = 'P1' and status_then = 'C2' then 'care-visit' "
    f"when {_LASTING} then 'care-visit-lasting' else 'care-visit' end",
    # With parents under a care order six weeks hold, however long the placement is to last (paragraph 5).
    # The first review ends the weekly visits from its day on.
    changes=f"case when {_UNSETTLED} and cycle_number > 1 then first_review_date end",
    changed="care-visit-unsettled",
    source=RULE,
    codes=("clock:C01", "clock:C02", "clock:C03", "clock:C05", "clock:C06"),
    done="visited",
    needs=("placements.placement_type", "visits"),
    unseen="Where nobody recorded that a placement is to last until eighteen, six weeks hold; where nobody recorded "
    "whether the child was seen, the visit counts; children without a placement recorded are not there. "
    + NO_SHORT_BREAKS,
)
GENERAL_VISIT = Clock(
    key="care-visit-general",
    title="Visit to a looked-after child, by the general interval",
    chapter=TITLE,
    over="visits_due",
    starts="cycle_date",
    stops="next_date",
    closes="until_date",
    limit=f"case when cycle_number = 1 then 'care-visit-first' when {_LASTING} then 'care-visit-lasting' "
    "else 'care-visit' end",
    source=Source("regulation 28(2) alone, as many councils' systems reckon it"),
    codes=("clock:C02",),
    done="visited",
    needs=("placements.placement_type", "visits"),
    unseen="The closer visits to children with relatives not yet approved, or with parents. " + NO_SHORT_BREAKS,
)

CHAPTER = Chapter(
    title="When looked-after children must be visited",
    limits=LIMITS,
    relations=RELATIONS,
    cycles=CYCLES,
    clocks=(CARE_VISIT, GENERAL_VISIT),
)

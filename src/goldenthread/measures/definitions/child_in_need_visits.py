"""Child in need plans kept up: visits to the child and reviews of the plan."""

from goldenthread.measures.kinds import Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock, Cycles
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import in_time, mix, overdue, parts_of_codes
from goldenthread.measures.language.measures import Denominator, Flow
from goldenthread.measures.language.relations import Relation

_VISIT = Source(
    "local standard: Barnet six weeks (improvement report, January 2018); elsewhere four weeks or 20 working days"
)
_REVIEW = Source("local standard: from every six weeks (Knowsley) to every three months")

LIMITS = (
    Limit("cin-visit", 6, Span.WEEKS, "How often a child with a child in need plan is seen.", _VISIT, local=True),
    Limit(
        "cin-visit-disability",
        12,
        Span.WEEKS,
        "How often a child whose primary need is disability is seen.",
        Source("local standard: 12 weeks for children with disabilities"),
        local=True,
    ),
    Limit("cin-review-first", 6, Span.WEEKS, "By when a child in need plan is first reviewed.", _REVIEW, local=True),
    Limit("cin-review-later", 3, Span.MONTHS, "How often it is reviewed after that.", _REVIEW, local=True),
)

RELATIONS = (
    Relation(
        key="visits_that_count",
        grain="one row a visit at which the child was seen, or which was made before the birth and nobody was missed",
        # An unborn child cannot be seen: such a visit counts unless it says that nobody was.
        rows="""
            select v.* from visits as v left join people as p on p.person_key = v.person_key
            where v.seen or (v.seen is null and (
                p.birth_date > v.visit_date or (p.birth_date is null and p.expected_birth_date is not null)))""",
    ),
    Relation(
        key="cin_plans_and_need",
        grain="one row a child in need plan and child, with the primary need of its referral",
        rows="""
            select p.*, r.primary_need from cin_plans as p left join referrals as r on r.event_key = p.referral_key""",
    ),
)

CYCLES = (
    Cycles(
        key="cin_visit_cycles",
        subject="cin_plans_and_need",
        events="visits_that_count",
        dated="visit_date",
        counts="e.kind = 'cin'",
    ),
    Cycles(
        key="cin_review_cycles",
        subject="cin_plans",
        events="cin_reviews",
        dated="review_date",
        counts="e.review_date > s.start_date and (e.plan_key is null or e.plan_key = s.event_key)",
    ),
)

VISIT = Clock(
    key="cin-visit",
    title="Visit to a child with a child in need plan",
    chapter="Visits and reviews of children in need",
    over="cin_visit_cycles",
    starts="cycle_date",
    stops="next_date",
    closes="end_date",
    limit="cin-visit",
    source=_VISIT,
    codes=("clock:B09",),
    done="child seen",
    needs=("cin_plans", "visits.seen"),
    unseen="A visit that was made and not yet recorded: it looks late until it is.",
)
VISIT_BY_NEED = Clock(
    key="cin-visit-by-need",
    title="Visit to a child with a child in need plan, less often where the need is disability",
    chapter="Visits and reviews of children in need",
    over="cin_visit_cycles",
    starts="cycle_date",
    stops="next_date",
    closes="end_date",
    limit="case when primary_need = 'N2' then 'cin-visit-disability' else 'cin-visit' end",
    source=Source("local standard: 12 weeks for children with disabilities, six for others"),
    codes=("clock:B09",),
    done="child seen",
    needs=("cin_plans", "visits.seen", "referrals.primary_need"),
)
REVIEW = Clock(
    key="cin-review",
    title="Review of a child in need plan",
    chapter="Visits and reviews of children in need",
    over="cin_review_cycles",
    starts="cycle_date",
    stops="next_date",
    closes="end_date",
    limit="case when cycle_number = 1 then 'cin-review-first' else 'cin-review-later' end",
    source=_REVIEW,
    codes=("clock:B10",),
    done="reviewed",
    needs=("cin_plans", "cin_reviews"),
    unseen="Reviews come from the council's own list; no national return holds them.",
)

_VISITS = """
    cin_plans: person | referral_key | start_date | end_date
      a |    | 2017-09-01 |
      b | r1 | 2017-09-01 |
      c |    | 2017-09-01 |
      d |    | 2017-11-01 |
      e |    | 2017-09-01 | 2017-11-24
      f |    | 2017-10-02 |
    visits: person | kind | visit_date | seen
      a | cin | 2017-10-19 | yes
      b | cin | 2017-10-18 | yes
      c | cin | 2017-10-05 | yes
      c | cin | 2017-11-10 | no
      d | cp | 2017-11-20 | yes
      f | cin | 2017-11-01 |
    people: person | expected_birth_date
      f | 2018-01-15
    referrals: person | event | referral_date | primary_need
      b | r1 | 2017-08-01 | N2
"""
_REVIEWS = """
    cin_plans: person | start_date
      a | 2017-09-04
      b | 2017-09-04
      c | 2017-10-19
      d | 2017-10-18
      e | 2017-05-01
      f | 2017-07-03
    cin_reviews: person | review_date | outcome
      a | 2017-10-16 | continue
      b | 2017-10-17 | step-up
      e | 2017-06-01 | continue
      e | 2017-08-31 | continue
      e | 2017-11-30 | close
      f | 2017-08-14 | continue
      f | 2017-11-15 |
"""

MEASURES = (
    in_time(
        VISIT,
        Denominator.OPEN,
        key="cin-plans-visited-in-time",
        title="Child in need plans whose child was seen within six weeks",
        says="Of the child in need plans open at the end of the period, those whose child was last seen at a child in need "
        "visit within six weeks (or the council's own limit), or whose plan began within it. A visit before birth counts.",
        codes=("progress:10",),
        beside=("cin-visits-overdue",),
        # Six weeks from 19 October end on 30 November; c was missed on 10 November; e's plan has ended.
        example=f"2017-11: 3 of 5{_VISITS}",
    ),
    overdue(
        VISIT,
        key="cin-visits-overdue",
        title="Child in need visits overdue",
        says="Child in need plans open at the end of the period whose child was last seen longer ago than the limit.",
        needs=VISIT.needs,
        codes=("clock:B09",),
        example=f"2017-11: 2{_VISITS}",
    ),
    in_time(
        VISIT_BY_NEED,
        Denominator.OPEN,
        key="cin-plans-visited-in-time-by-need",
        title="Child in need plans whose child was seen within the limit for its need",
        says="Of the child in need plans open at the end of the period, those whose child was last seen within 12 weeks where "
        "the primary need is disability and within six weeks otherwise (or the council's own limits).",
        # b, not seen for 43 days, has disability as its need and 12 weeks' time.
        example=f"2017-11: 4 of 5{_VISITS}",
    ),
    in_time(
        REVIEW,
        Denominator.OPEN,
        key="cin-plans-reviewed-in-time",
        title="Child in need plans whose review is up to date",
        says="Of the child in need plans open at the end of the period, those whose next review is not overdue: the first within "
        "six weeks of the start, each later one within three months of the last (or the council's own limits).",
        beside=("cin-reviews-overdue",),
        # c's first review is due on 30 November itself; d's was due the day before.
        example=f"2017-11: 5 of 6{_REVIEWS}",
    ),
    in_time(
        REVIEW,
        Denominator.COMPLETED,
        key="cin-reviews-in-time",
        title="Reviews of child in need plans held in time",
        says="Of the reviews held in the period, those held by the day they were due.",
        beside=("cin-reviews-overdue",),
        # Three months from 31 August end on 30 November; f's second was due on 14 November.
        example=f"2017-11: 1 of 2\n2017-10: 1 of 2{_REVIEWS}",
    ),
    overdue(
        REVIEW,
        key="cin-reviews-overdue",
        title="Reviews of child in need plans overdue",
        says="Child in need plans open at the end of the period whose next review should have been held before.",
        needs=REVIEW.needs,
        codes=("clock:B10",),
        example=f"2017-11: 1{_REVIEWS}",
    ),
    mix(
        key="cin-reviews-by-outcome",
        title="What reviews of child in need plans decided",
        says="Reviews of child in need plans held in the period, by what was decided.",
        over="cin_reviews",
        basis=Flow("review_date"),
        parts=parts_of_codes("outcome", "plan_review_outcome"),
        source=Source("local list of reviews"),
        codes=("clock:B10",),
        needs=("cin_reviews.outcome",),
        example=f"2017-10: continue 1, step-up 1\n2017-11: close 1, not-recorded 1{_REVIEWS}",
    ),
)

CHAPTER = Chapter(
    title="Visits and reviews of children in need",
    limits=LIMITS,
    relations=RELATIONS,
    cycles=CYCLES,
    clocks=(VISIT, VISIT_BY_NEED, REVIEW),
    measures=MEASURES,
)

"""Review conferences of child protection plans: the first within three months, later ones within six."""

from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock, Cycles
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import in_time, mix, overdue, parts_by_length, share
from goldenthread.measures.language.measures import Denominator, Part, Stock
from goldenthread.measures.language.relations import Tally

_TITLE = "Review conferences"
_GUIDANCE = Source("Working Together to Safeguard Children; DfE CIN census guide, 5.5.1")
_DFE = Source("DfE CIN census guide, 5.5.1; LAIT 19: plans of three months or more, every review in time")

LIMITS = (
    Limit("review-conference-first", 3, Span.MONTHS, "By when a plan is first reviewed.", _GUIDANCE),
    Limit("review-conference-later", 6, Span.MONTHS, "By when it is reviewed again.", _GUIDANCE),
    Limit("reviews-measured-from", 3, Span.MONTHS, "How long a plan has run before its reviews are measured.", _DFE),
)

CYCLES = (
    Cycles(
        key="cp_review_cycles",
        subject="own_cp_plans",
        events="cp_reviews",
        dated="review_date",
        # A review is never held on the day of the initial conference.
        counts="e.review_date > s.start_date and (e.plan_key is null or e.plan_key = s.event_key)",
    ),
)

REVIEW = Clock(
    key="review-conference",
    title="Review conference",
    chapter=_TITLE,
    over="cp_review_cycles",
    starts="cycle_date",
    stops="next_date",
    closes="end_date",
    limit="case when cycle_number = 1 then 'review-conference-first' else 'review-conference-later' end",
    source=_GUIDANCE,
    codes=("clock:B03", "clock:B04"),
    done="held",
    needs=("cp_plans", "cp_reviews"),
    unseen="Ofsted's list 7 gives the latest review only, so that earlier ones look missed where it is the only source.",
)

_LATE = "max(case when (clock_stop is null and clock_due < as_at) or not clock_in_time then 1 else 0 end)"
_OF_OPEN = "start_date <= as_at and until_date > as_at and clock_start <= as_at"

_REVIEWS = """
    cp_plans: person | start_date | end_date
      a | 2017-12-31 |
      b | 2018-01-01 |
      c | 2017-07-10 |
      d | 2017-07-10 |
      e | 2016-11-01 |
      f | 2017-04-10 | 2018-03-30
      g | 2017-12-30 |
    cp_reviews: person | review_date
      c | 2017-10-10
      d | 2017-10-11
      e | 2017-02-06
      e | 2017-08-06
      e | 2018-02-06
      f | 2017-07-10
      f | 2018-01-11
"""

MEASURES = (
    share(
        key="cp-reviews-all-in-time",
        title="Child protection plans with every review of the year in time",
        says="Of the child protection plans open at the end of the period that had run for three months or more, those of which "
        "every review in the twelve months before was in time and the next is not overdue: the first within three months of the "
        "start, each later one within six months of the last.",
        over="own_cp_plans",
        basis=Stock(),
        tallies=(
            Tally(
                alias="late_review",
                table="clock:review-conference",
                gives=_LATE,
                where=f"{_OF_OPEN} and (clock_stop is null or clock_stop >= year_ago)",
                by="event_key",
            ),
        ),
        where="due(start_date, 'reviews-measured-from') <= as_at",
        met="late_review.found = 0",
        source=_DFE,
        polarity=Polarity.HIGHER,
        codes=("clock:B03", "clock:B04", "dfe:19", "LAIT 19"),
        needs=REVIEW.needs,
        unseen="The last review before the year must be held, or the first one of the year looks late.",
        # a has run three months to the day, b not yet; e's late review was in the year before; g's was due a day ago.
        example=f"2017-18: 3 of 5{_REVIEWS}",
    ),
    share(
        key="cp-reviews-all-in-time-since-start",
        title="Child protection plans with every review since the start in time",
        says="Of the child protection plans open at the end of the period that had run for three months or more, those of which "
        "every review since the plan began was in time and the next is not overdue.",
        over="own_cp_plans",
        basis=Stock(),
        tallies=(
            Tally(
                alias="ever_late_review",
                table="clock:review-conference",
                gives=_LATE,
                where=_OF_OPEN,
                by="event_key",
            ),
        ),
        where="due(start_date, 'reviews-measured-from') <= as_at",
        met="ever_late_review.found = 0",
        source=Source("Golden Thread: as the national measure, over the whole plan", confirmed=False),
        polarity=Polarity.HIGHER,
        codes=("clock:B03", "clock:B04"),
        needs=REVIEW.needs,
        unseen="Reviews before the records begin.",
        example=f"2017-18: 2 of 5{_REVIEWS}",
    ),
    in_time(
        REVIEW,
        Denominator.OPEN,
        key="cp-plans-review-up-to-date",
        title="Child protection plans whose review is up to date",
        says="Of the child protection plans open at the end of the period, those whose next review is not overdue.",
        beside=("review-conferences-overdue",),
        # a's first review is due on 31 March itself.
        example=f"2018-03: 5 of 6{_REVIEWS}",
    ),
    in_time(
        REVIEW,
        Denominator.COMPLETED,
        key="first-review-conferences-in-time",
        title="First review conferences held within three months",
        says="Of the first review conferences held in the period, those held within three months of the start of the plan, which "
        "is the day of the initial conference.",
        where="cycle_number = 1",
        beside=("review-conferences-overdue",),
        example=f"2017-10: 1 of 2{_REVIEWS}",
    ),
    in_time(
        REVIEW,
        Denominator.COMPLETED,
        key="later-review-conferences-in-time",
        title="Later review conferences held within six months",
        says="Of the review conferences held in the period after the first, those held within six months of the last.",
        where="cycle_number > 1",
        beside=("review-conferences-overdue",),
        # f's was due on 10 January.
        example=f"2017-18-Q4: 1 of 2{_REVIEWS}",
    ),
    overdue(
        REVIEW,
        key="review-conferences-overdue",
        title="Review conferences overdue",
        says="Child protection plans open at the end of the period whose next review should have been held before.",
        needs=REVIEW.needs,
        codes=("clock:B03", "clock:B04"),
        example=f"2018-03: 1{_REVIEWS}",
    ),
    mix(
        key="cp-plans-by-time-since-review",
        title="Protected children by time since the last review conference",
        says="Child protection plans open at the end of the period, by the time since the last review of this plan, "
        "held after the day on which it began.",
        over="own_cp_plans",
        basis=Stock(),
        tallies=(
            Tally(
                alias="last_review",
                table="cp_review_cycles",
                gives="max(cycle_date)",
                where="cycle_number > 1 and cycle_date <= as_at",
                by="event_key",
            ),
        ),
        parts=(
            *parts_by_length("months", "last_review.found", "as_at", (3, 6, 9), upto=True),
            Part("not-reviewed", "Not yet reviewed", "start_date is not null"),
        ),
        source=Source("Ofsted child-level data, list 7"),
        codes=("clock:B04", "Ofsted list 7"),
        needs=REVIEW.needs,
        # Six months from 10 and 11 October are not over.
        example=f"2018-03: up-to-3-months 1, over-3-to-6-months 2, not-reviewed 3{_REVIEWS}",
    ),
)

CHAPTER = Chapter(title=_TITLE, limits=LIMITS, cycles=CYCLES, clocks=(REVIEW,), measures=MEASURES)

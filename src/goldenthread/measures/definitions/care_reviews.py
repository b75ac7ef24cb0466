"""Reviews of looked-after children: held in time, up to date or overdue, and how children took part."""

from typing import Final

from goldenthread.measures.definitions.care_rows import NO_SHORT_BREAKS
from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock, Cycles, Exclusion
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import in_time, mix, overdue, parts_of_codes, share
from goldenthread.measures.language.measures import Counts, Denominator, Flow, Stock
from goldenthread.measures.language.relations import At, Relation, Tally

_TITLE: Final = "Reviews of looked-after children"
_RULE = Source("Care Planning, Placement and Case Review (England) Regulations 2010, regulation 33")
_CODES = Source("SSDA903 guide: participation in reviews (PN0 to PN7)")

LIMITS = (
    Limit("care-review-first", 20, Span.WORKING_DAYS, "By when a looked-after child's case is first reviewed.", _RULE),
    Limit("care-review-second", 3, Span.MONTHS, "From the first review to the second.", _RULE),
    Limit("care-review-later", 6, Span.MONTHS, "From any later review to the next.", _RULE),
)

RELATIONS = (
    Relation(
        key="reviewed_care",
        grain="one row a child and period of care, with the day of the first review in the records",
        rows="""
            select l.*, r.records_from from looked_after as l left join (
                select authority, min(review_date) as records_from from care_reviews
                where not coalesce(cancelled, false) group by authority
            ) as r on r.authority = l.authority""",
    ),
    Relation(
        key="reviews_held",
        grain="one row a review held, which speaks until the next",
        rows="""
            select r.*, cast('9999-12-31' as date) as until_date from care_reviews as r
            where not coalesce(r.cancelled, false)""",
    ),
)

CYCLES = (
    Cycles(
        key="care_review_cycles",
        subject="reviewed_care",
        events="care_reviews",
        dated="review_date",
        counts="not coalesce(e.cancelled, false)",
    ),
)

#: What came before the first review in the records is not known: that review need not be the first.
_BEFORE_RECORDS: Final = "(start_date < records_from or not coalesce(start_known, true))"
CARE_REVIEW = Clock(
    key="care-review",
    title="Review of a looked-after child",
    chapter=_TITLE,
    over="care_review_cycles",
    starts="cycle_date",
    stops="next_date",
    closes="until_date",
    limit=f"case when cycle_number = 1 then 'care-review-first' when cycle_number = 2 and not {_BEFORE_RECORDS} "
    "then 'care-review-second' else 'care-review-later' end",
    excluded=(
        Exclusion(
            code="records-begin-later",
            where=f"cycle_number = 1 and next_date is not null and {_BEFORE_RECORDS}",
            says="Care began before the records of reviews do, so that the first review in them need not be the first.",
        ),
    ),
    source=_RULE,
    codes=("clock:C08", "clock:C09", "clock:C10"),
    done="held",
    needs=("care_periods", "care_reviews"),
    unseen="A source that gives only the latest review cannot show whether those before it were in time. A series of "
    "meetings counts on the day it was completed. " + NO_SHORT_BREAKS,
)

#: Due on 30 October for a (held that day) and b (a day late), then on 30 and 31 January 2018; on 22 January for c and
#: on the 23rd for d, whose review was cancelled. The records begin in August 2017, long after f came into care.
_ROWS: Final = """
    care_periods: person | start_date | end_date | short_breaks
      a | 2017-10-02 |            |
      b | 2017-10-02 |            |
      c | 2017-12-20 |            |
      d | 2017-12-21 |            |
      f | 2015-01-05 |            |
      g | 2017-12-20 | 2018-01-10 |
      h | 2017-10-02 |            | yes
    care_reviews: person | review_date | cancelled
      a | 2017-10-30 | no
      b | 2017-10-31 |
      c | 2018-01-22 | no
      d | 2018-01-23 | yes
      f | 2017-08-01 |
"""
_PART_ROWS: Final = """
    care_periods: person | start_date
      a | 2017-10-02
      b | 2017-10-02
      c | 2017-10-02
      d | 2018-01-15
    care_reviews: person | review_date | participation | cancelled
      a | 2018-01-05 | PN7 |
      a | 2018-01-31 | PN1 |
      b | 2018-01-15 | PN7 |
      c | 2018-01-15 | PN0 |
      d | 2018-01-10 | PN5 |
      b | 2018-01-25 | PN6 | yes
      c | 2018-01-26 |     |
      d | 2018-02-10 | PN4 |
"""

IN_TIME = (
    in_time(
        CARE_REVIEW,
        Denominator.OPEN,
        key="care-reviews-up-to-date",
        title="Looked-after children whose reviews are up to date",
        says="Of the children looked after at the end of the period, those whose next review is not overdue: within 20 "
        "working days of coming into care, then three months, then every six months from the review before.",
        codes=("report:FS/C27",),
        beside=("care-reviews-overdue",),
        example="2018-01: 3 of 5" + _ROWS,
    ),
    overdue(
        CARE_REVIEW,
        key="care-reviews-overdue",
        title="Looked-after children whose review is overdue",
        says="Children looked after at the end of the period whose next review was due before that day and is not held.",
        needs=CARE_REVIEW.needs,
        unseen=CARE_REVIEW.unseen,
        example="2018-01: 2" + _ROWS,
    ),
    in_time(
        CARE_REVIEW,
        Denominator.COMPLETED,
        key="care-reviews-in-time",
        title="Reviews of looked-after children held in time",
        says="Of the reviews of looked-after children held in the period, first and later ones, those held by the day "
        "they were due.",
        beside=("care-reviews-overdue",),
        example="2017-10: 1 of 2\n2018-01: 1 of 1" + _ROWS,
    ),
    in_time(
        CARE_REVIEW,
        Denominator.DUE,
        key="first-care-reviews-in-time",
        title="First reviews held within 20 working days of coming into care",
        says="Of the first reviews that fell due in the period, those held by then. A child who left care before the "
        "review was due is left out.",
        where="cycle_number = 1",
        beside=("care-reviews-overdue",),
        example="2017-10: 1 of 2\n2018-01: 1 of 2" + _ROWS,
    ),
    share(
        key="all-care-reviews-in-time",
        title="Looked-after children all of whose reviews in the year were in time",
        says="Of the children looked after at the end of the period for longer than 20 working days, those none of "
        "whose reviews that fell due in the twelve months to that day was missed or late.",
        over="looked_after",
        basis=Stock(),
        where="due(start_date, 'care-review-first') < as_at",
        met="missed_reviews.found is null",
        counts=Counts.CHILDREN,
        tallies=(
            Tally(
                alias="missed_reviews",
                table="clock:care-review",
                gives="count(*)",
                # What fell due on the last day and is not held was missed, so that no due date is in no year.
                where="clock_known and clock_due >= year_ago and clock_due <= as_at and clock_closes > clock_due "
                "and (clock_stop is null or clock_stop > clock_due)",
            ),
        ),
        source=Source("National indicator 66: reviews of looked-after children in time, all in the year"),
        codes=("clock:C10",),
        polarity=Polarity.HIGHER,
        needs=CARE_REVIEW.needs,
        unseen=CARE_REVIEW.unseen,
        # Of a, b, c, d and f only c and f missed none: a's second was due on 30 January, b's first was a day late.
        example="2018-01: 2 of 5" + _ROWS,
    ),
)

PARTICIPATION = (
    share(
        key="care-review-participation",
        title="Reviews in which the child took part",
        says="Of the reviews held in the period of children old enough to take part, those where the child came, spoke "
        "through another or sent views (PN1 to PN6). Children under four (PN0) are left out.",
        over="reviews_held",
        basis=Flow("review_date"),
        source=_CODES,
        codes=("clock:C12", "progress:19"),
        where="in_group(participation, 'participated') or in_group(participation, 'did-not-participate')",
        met="in_group(participation, 'participated')",
        polarity=Polarity.HIGHER,
        needs=("care_reviews.participation",),
        unseen="Reviews for which nobody recorded how the child took part.",
        example="2018-01: 2 of 4" + _PART_ROWS,
    ),
    share(
        key="care-review-participation-with-under-fours",
        title="Reviews in which the child took part, children under four counted as taking part",
        says="Of the reviews held in the period, those not coded as without the child's part (PN0 to PN6 of PN0 to "
        "PN7). Some papers report this figure; it is higher than the truth, for babies count as taking part.",
        over="reviews_held",
        basis=Flow("review_date"),
        source=_CODES,
        codes=("clock:C12",),
        where="participation is not null",
        met="in_group(participation, 'participated') or in_group(participation, 'not-of-age-to-participate')",
        polarity=Polarity.HIGHER,
        needs=("care_reviews.participation",),
        unseen="Reviews for which nobody recorded how the child took part.",
        beside=("care-review-participation",),
        example="2018-01: 3 of 5" + _PART_ROWS,
    ),
    share(
        key="took-part-in-latest-review",
        title="Looked-after children who took part in their latest review",
        says="Of the children looked after at the end of the period whose latest review says how they took part, those "
        "who came, spoke through another or sent views (PN1 to PN6). Children under four (PN0) are left out.",
        over="looked_after",
        basis=Stock(),
        source=_CODES,
        codes=("report:FS/C40", "clock:C12"),
        at=(At(alias="latest_review", table="reviews_held", since="review_date"),),
        where="latest_review.review_date >= start_date and (in_group(latest_review.participation, 'participated') "
        "or in_group(latest_review.participation, 'did-not-participate'))",
        met="in_group(latest_review.participation, 'participated')",
        counts=Counts.CHILDREN,
        polarity=Polarity.HIGHER,
        needs=("care_periods", "care_reviews.participation"),
        unseen="Children not yet reviewed in this period of care, and reviews without a code. " + NO_SHORT_BREAKS,
        # b's cancelled review does not speak; c's latest has no code; d's was before this time in care.
        example="2018-01: 1 of 2" + _PART_ROWS,
    ),
    mix(
        key="how-children-took-part-in-reviews",
        title="How children took part in their reviews",
        says="Reviews of looked-after children held in the period, by how the child took part.",
        over="reviews_held",
        basis=Flow("review_date"),
        source=_CODES,
        codes=("clock:C12", "SSDA903 REVIEW_CODE"),
        parts=parts_of_codes("participation", "participation"),
        needs=("care_reviews.participation",),
        example="2018-01: PN0 1, PN1 1, PN5 1, PN7 2, not-recorded 1\n2018-02: PN4 1" + _PART_ROWS,
    ),
)

CHAPTER = Chapter(
    title=_TITLE,
    limits=LIMITS,
    relations=RELATIONS,
    cycles=CYCLES,
    clocks=(CARE_REVIEW,),
    measures=(*IN_TIME, *PARTICIPATION),
)

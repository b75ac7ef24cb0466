"""Responses to referrals: the decision, the answer to the referrer, and when the child is first seen."""

from goldenthread.measures.kinds import Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock, Exclusion
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import in_time, overdue
from goldenthread.measures.language.measures import Denominator
from goldenthread.measures.language.relations import Relation

TITLE = "Responses to referrals"
_DECIDE = Source("Working Together to Safeguard Children; Keeping children safe in education 2025, 62")
_ANSWER = Source("Keeping children safe in education 2025, 62")
_SEEN = Source("local practice; Working Together says only in good time", confirmed=False)

LIMITS = (
    Limit(
        "referral-decision",
        1,
        Span.WORKING_DAYS,
        "How long the decision on the type of response to a referral may take.",
        _DECIDE,
    ),
    Limit("referral-answer", 1, Span.WORKING_DAYS, "How long an answer to the referrer may take.", _ANSWER),
    Limit(
        "first-seen",
        10,
        Span.WORKING_DAYS,
        "By when a child is seen after a referral, whatever the concern; a council may ask for less.",
        _SEEN,
        local=True,
    ),
    Limit(
        "first-seen-in-enquiry",
        1,
        Span.WORKING_DAYS,
        "By when a child is seen after a referral that led to a section 47 enquiry by the next day.",
        _SEEN,
        local=True,
    ),
)

RELATIONS = (
    Relation(
        key="referrals_to_be_seen",
        grain="one row a referral and child, with the child's birth and the first enquiry that names the referral",
        rows="""
            select r.*, p.birth_date as birth_date, p.expected_birth_date as expected_birth_date, q.enquiry_date
            from referrals as r left join people as p on p.person_key = r.person_key
            left join (
                select referral_key, min(start_date) as enquiry_date from s47_enquiries
                where referral_key is not null group by referral_key
            ) as q on q.referral_key = r.event_key""",
    ),
)

REFERRAL_DECISION = Clock(
    key="referral-decision",
    title="Decision on a referral",
    chapter=TITLE,
    over="referrals",
    starts="referral_date",
    stops="decided_date",
    closes="close_date",
    limit="referral-decision",
    source=_DECIDE,
    codes=("clock:A02",),
    done="decided",
    needs=("referrals.decided_date",),
    unseen="Decisions that were made and not entered: national returns and lists hold no day of decision.",
)
REFERRER_ANSWERED = Clock(
    key="referrer-answered",
    title="Answer to the referrer",
    chapter=TITLE,
    over="referrals",
    starts="referral_date",
    stops="acknowledged_date",
    closes="close_date",
    limit="referral-answer",
    excluded=(
        Exclusion(
            code="anonymous",
            where="in_group(source, 'source-not-known')",
            says="There is nobody to answer, or nobody known.",
        ),
    ),
    source=_ANSWER,
    codes=("clock:A03",),
    done="answered",
    needs=("referrals.acknowledged_date",),
    unseen="Whether the answer said what would happen.",
)
CHILD_FIRST_SEEN = Clock(
    key="child-first-seen",
    title="Child first seen after a referral",
    chapter=TITLE,
    over="referrals_to_be_seen",
    starts="referral_date",
    stops="first_seen_date",
    closes="close_date",
    # A child about whom an enquiry begins at once is to be seen at once.
    limit="""case when enquiry_date <= due(referral_date, 'first-seen-in-enquiry')
        then 'first-seen-in-enquiry' else 'first-seen' end""",
    where="not coalesce(no_further_action, false)",
    excluded=(
        Exclusion(
            code="unborn",
            where="coalesce(birth_date, expected_birth_date) > referral_date",
            says="The child was not born when referred.",
        ),
    ),
    source=_SEEN,
    codes=("clock:A04",),
    done="seen",
    needs=("referrals.first_seen_date",),
    unseen="Children seen by another agency; a visit at which nobody saw the child does not count.",
)

_DECISIONS = """
    referrals: person | referral_date | decided_date
      a | 2017-11-03 | 2017-11-06
      b | 2017-11-03 | 2017-11-07
      c | 2017-11-18 | 2017-11-20
      d | 2017-11-28 |
      e | 2017-11-29 |
      f | 2017-11-29 | 2017-12-01
"""
_ANSWERS = """
    referrals: person | referral_date | acknowledged_date | source | close_date
      a | 2017-11-03 | 2017-11-06 | 2A |
      b | 2017-11-03 | 2017-11-07 | 6 |
      c | 2017-11-18 | 2017-11-18 | 1A |
      d | 2017-11-20 | 2017-11-20 | 9 |
      e | 2017-11-28 | | 3A |
      f | 2017-11-29 | | 3A |
      g | 2017-11-20 | | 3A | 2017-11-24
"""
# Ten working days from Wednesday 1 November end on the 15th; from the 15th on the 29th; from the 16th on the 30th.
_SEEN_ROWS = """
    people: person | birth_date | expected_birth_date
      g | | 2018-01-05
      h | | 2017-10-02
    referrals: person | event | referral_date | first_seen_date | close_date | no_further_action
      a | r1 | 2017-11-01 | 2017-11-15 | | no
      b | r2 | 2017-11-01 | 2017-11-16 | | no
      c | r3 | 2017-11-01 | 2017-11-03 | | no
      d | r4 | 2017-11-15 |            | | no
      e | r5 | 2017-11-16 |            | | no
      f | r6 | 2017-11-01 |            | 2017-11-01 | yes
      g | r7 | 2017-11-01 | 2017-11-02 | | no
      h | r8 | 2017-11-01 | 2017-11-15 | | no
      i | r9 | 2017-11-01 | 2017-12-01 | 2017-11-20 | no
    s47_enquiries: person | referral_key | start_date
      c | r3 | 2017-11-02
"""

MEASURES = (
    in_time(
        REFERRAL_DECISION,
        Denominator.COMPLETED,
        key="referrals-decided-in-one-working-day",
        title="Referrals decided within one working day",
        says="Of the referrals decided in the period, those where the type of response was decided by the end of the "
        "next working day.",
        beside=("referrals-overdue-a-decision",),
        # 3 November is a Friday, 18 November a Saturday.
        example="2017-11: 2 of 3" + _DECISIONS,
    ),
    overdue(
        REFERRAL_DECISION,
        key="referrals-overdue-a-decision",
        title="Referrals waiting more than one working day for a decision",
        says="Open referrals not decided by the end of the period although a working day had passed.",
        needs=REFERRAL_DECISION.needs,
        codes=("clock:A02",),
        # e's and f's next working day is the last day of the month itself.
        example="2017-11: 1" + _DECISIONS,
    ),
    in_time(
        REFERRER_ANSWERED,
        Denominator.COMPLETED,
        key="referrers-answered-in-one-working-day",
        title="Referrers answered within one working day",
        says="Of the referrals whose referrer was answered in the period, those answered by the end of the next working "
        "day. Anonymous and unknown referrers are left out and shown apart.",
        beside=("referrers-not-answered",),
        example="2017-11: 2 of 3" + _ANSWERS,
    ),
    overdue(
        REFERRER_ANSWERED,
        key="referrers-not-answered",
        title="Referrers not answered in time",
        says="Open referrals whose referrer had not been answered by the end of the period although a working day had passed.",
        needs=REFERRER_ANSWERED.needs,
        codes=("clock:A03",),
        example="2017-11: 1" + _ANSWERS,
    ),
    in_time(
        CHILD_FIRST_SEEN,
        Denominator.COMPLETED,
        key="children-first-seen-in-time",
        title="Children first seen in time after a referral",
        says="Of the children first seen in the period after a referral, those seen within 10 working days, or by the "
        "next working day where a section 47 enquiry had begun by then. Children not born when referred are left out "
        "and shown apart, and referrals with no further action do not count.",
        beside=("children-not-yet-seen",),
        # c had an enquiry the day after the referral and should have been seen by then; h was due a month before.
        example="2017-11: 2 of 4" + _SEEN_ROWS,
    ),
    overdue(
        CHILD_FIRST_SEEN,
        key="children-not-yet-seen",
        title="Children referred and not seen in time",
        says="Children with an open referral whom nobody had seen by the end of the period although they should have been.",
        needs=CHILD_FIRST_SEEN.needs,
        codes=("clock:A04",),
        # i's case had closed before the child was seen.
        example="2017-11: 1" + _SEEN_ROWS,
    ),
)

CHAPTER = Chapter(
    title=TITLE,
    limits=LIMITS,
    relations=RELATIONS,
    clocks=(REFERRAL_DECISION, REFERRER_ANSWERED, CHILD_FIRST_SEEN),
    measures=MEASURES,
)

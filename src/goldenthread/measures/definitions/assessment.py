"""Assessments: how long they take, how many are open, and what they find."""

from goldenthread.measures.kinds import Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import in_time, overdue
from goldenthread.measures.language.measures import Denominator
from goldenthread.measures.language.relations import Relation

_GUIDANCE = Source("Working Together to Safeguard Children; CIN census guide 2023-24, 4.9")

LIMITS = (
    Limit("assessment", 45, Span.WORKING_DAYS, "The longest a single assessment may take.", _GUIDANCE),
    Limit(
        "assessment-checkpoint",
        10,
        Span.WORKING_DAYS,
        "By when a manager first looks at an assessment, where the council sets no other day.",
        Source("local practice: day 10, 15, 25 or 35", confirmed=False),
        local=True,
    ),
)

RELATIONS = (
    Relation(
        key="assessments_from_referral",
        grain="one row an assessment and child",
        # A step-up assessment on an open case has no referral of its own: it counts from its own start.
        rows="""
            select a.*, coalesce(r.referral_date, a.start_date) as from_date, r.primary_need as primary_need
            from assessments as a left join referrals as r on r.event_key = a.referral_key""",
    ),
)

ASSESSMENT = Clock(
    key="assessment",
    title="Single assessment",
    chapter="Assessments",
    over="assessments_from_referral",
    starts="from_date",
    stops="authorised_date",
    limit="assessment",
    source=_GUIDANCE,
    codes=("clock:A05",),
    done="authorised",
    unseen="An assessment that was finished and not authorised on the system still looks open.",
)
ASSESSMENT_FROM_ITS_START = Clock(
    key="assessment-from-its-start",
    title="Single assessment, from its own start",
    chapter="Assessments",
    over="assessments",
    starts="start_date",
    stops="authorised_date",
    limit="assessment",
    source=Source("CIN census rule 8670Q counts open assessments from their own start"),
    codes=("clock:A05",),
    done="authorised",
)

_ROWS = """
    referrals: person | event | referral_date
      a | r1 | 2017-09-01
      b | r2 | 2017-09-25
    assessments: person | referral_key | start_date | authorised_date
      a | r1 | 2017-09-04 | 2017-11-06
      b | r2 | 2017-09-25 | 2017-11-24
      c |    | 2017-10-16 | 2017-11-30
      d |    | 2017-09-18 |
"""

MEASURES = (
    in_time(
        ASSESSMENT,
        Denominator.COMPLETED,
        key="assessments-in-45-working-days",
        title="Assessments finished within 45 working days of the referral",
        says="Of the assessments authorised in the period, those authorised within 45 working days of the referral "
        "(of their own start where they followed no referral).",
        codes=("LAIT 304", "report:FS/C22", "dashboard:11", "progress:6", "dfe:6", "regional:7"),
        beside=("assessments-overdue",),
        # 1 September is 46 working days before 6 November; 25 September 44 before 24 November.
        example="2017-11: 2 of 3" + _ROWS,
    ),
    overdue(
        ASSESSMENT,
        key="assessments-overdue",
        title="Open assessments past 45 working days",
        says="Assessments not authorised by the end of the period, more than 45 working days after the referral.",
        example="2017-11: 1" + _ROWS,
    ),
)

CHAPTER = Chapter(
    title="Assessments",
    limits=LIMITS,
    relations=RELATIONS,
    clocks=(ASSESSMENT, ASSESSMENT_FROM_ITS_START),
    measures=MEASURES,
)

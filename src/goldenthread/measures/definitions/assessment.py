"""Assessments: how many, how long they take and how many are open."""

from goldenthread.measures.kinds import Source, Unit
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import count, in_time, length, mix, overdue, rate
from goldenthread.measures.language.measures import Denominator, Flow, Part, Stat, Stock, Window
from goldenthread.measures.language.relations import Relation

TITLE = "Assessments"
_GUIDANCE = Source("Working Together to Safeguard Children; CIN census guide 2023-24, 4.9")
_LIST_4 = Source("Ofsted child-level data, list 4 (assessments)")

LIMITS = (Limit("assessment", 45, Span.WORKING_DAYS, "The longest a single assessment may take.", _GUIDANCE),)

RELATIONS = (
    Relation(
        key="assessments_from_referral",
        grain="one row an assessment and child",
        # A later assessment on an open case has no referral of its own, though sources file it under the episode's: only
        # the first assessment of a referral counts from that.
        rows="""
            select a.*, r.primary_need as primary_need,
                   case when row_number() over (
                            partition by a.referral_key order by a.start_date nulls last, a.event_key nulls last) = 1
                        then coalesce(r.referral_date, a.start_date) else a.start_date end as from_date
            from assessments as a left join referrals as r on r.event_key = a.referral_key""",
    ),
)

ASSESSMENT = Clock(
    key="assessment",
    title="Single assessment",
    chapter=TITLE,
    over="assessments_from_referral",
    starts="from_date",
    stops="authorised_date",
    limit="assessment",
    source=_GUIDANCE,
    codes=("clock:A05",),
    done="authorised",
    needs=("assessments.authorised_date",),
    unseen="An assessment that was finished and not authorised on the system still looks open. Where the source does "
    "not say which referral it followed, it counts from its own start.",
)
ASSESSMENT_FROM_ITS_START = Clock(
    key="assessment-from-its-start",
    title="Single assessment, from its own start",
    chapter=TITLE,
    over="assessments",
    starts="start_date",
    stops="authorised_date",
    limit="assessment",
    source=Source("CIN census rule 8670Q counts open assessments from their own start"),
    codes=("clock:A05",),
    done="authorised",
    needs=("assessments.authorised_date",),
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
# d is open since 18 September, whose 45th working day is 20 November; e began on 28 September: the 30th; g in December.
_STOCK = """
    assessments: person | start_date | authorised_date
      a | 2017-10-02 | 2017-11-01
      b | 2017-10-02 | 2017-11-30
      c | 2017-11-01 | 2017-12-01
      d | 2017-09-18 |
      e | 2017-09-28 |
      f | 2017-11-30 |
      g | 2017-12-01 |
"""


def _days(low: int, high: int) -> Part:
    """A band of working days, both ends in it."""
    taken = "working_days(clock_start, clock_stop)"
    return Part(f"{low}-to-{high}", f"{low} to {high} working days", f"{taken} >= {low} and {taken} <= {high}")


_BANDS = (
    Part("same-day", "Same day, or before the next working day", "working_days(clock_start, clock_stop) <= 0"),
    *(_days(*ends) for ends in ((1, 10), (11, 20), (21, 30), (31, 40), (41, 45), (46, 50), (51, 60))),
    Part("61-or-more", "61 working days or more", "working_days(clock_start, clock_stop) >= 61"),
)

MEASURES = (
    in_time(
        ASSESSMENT,
        Denominator.COMPLETED,
        key="assessments-in-45-working-days",
        title="Assessments finished within 45 working days of the referral",
        says="Of the assessments authorised in the period, those authorised within 45 working days of the referral "
        "(of their own start where they followed no referral, or another assessment of the same one).",
        codes=("LAIT 304", "report:FS/C22", "dashboard:11", "progress:6", "dfe:6", "regional:7", "Ofsted list 4"),
        beside=("assessments-overdue",),
        # 1 September is 46 working days before 6 November; 25 September 44 before 24 November.
        example="2017-11: 2 of 3" + _ROWS,
    ),
    overdue(
        ASSESSMENT,
        key="assessments-overdue",
        title="Open assessments past 45 working days",
        says="Assessments not authorised by the end of the period, more than 45 working days after the referral.",
        needs=ASSESSMENT.needs,
        codes=("clock:A05",),
        example="2017-11: 1" + _ROWS,
    ),
    in_time(
        ASSESSMENT_FROM_ITS_START,
        Denominator.OPEN,
        key="open-assessments-in-45-working-days",
        title="Open assessments still within 45 working days of their start",
        says="Of the assessments open at the end of the period, those that began no more than 45 working days before, "
        "as the census's own check counts them: from the assessment's start, whenever the referral was.",
        # a and b are closed by the 30th; d is past its day, e on it.
        example="2017-11: 3 of 4" + _STOCK,
    ),
    count(
        key="assessments-started",
        title="Assessments begun",
        says="Assessments that began in the period, each child counted.",
        over="assessments",
        basis=Flow("start_date"),
        source=_GUIDANCE,
        codes=("regional:5", "Ofsted list 4"),
        example="2017-11: 2" + _STOCK,
    ),
    count(
        key="assessments-completed",
        title="Assessments completed",
        says="Assessments authorised in the period, each child counted.",
        over="assessments",
        basis=Flow("authorised_date"),
        source=_GUIDANCE,
        codes=("progress:6", "regional:6", "Ofsted list 4"),
        example="2017-11: 2" + _STOCK,
    ),
    rate(
        key="assessments-completed-rate",
        title="Assessments completed per 10,000 children in a year",
        says="Assessments authorised in the twelve months to the end of the period, for every 10,000 children aged 0 "
        "to 17.",
        over="assessments",
        basis=Flow("authorised_date", Window.MONTHS_12),
        source=Source("Characteristics of children in need, definitions: assessments with an end date in the year"),
        breakdowns=(),
        codes=("dfe:7",),
        example="""
    2017-11: 2
    assessments: person | start_date | authorised_date
      a | 2016-10-03 | 2016-11-30
      b | 2016-10-03 | 2016-12-01
      c | 2017-10-02 | 2017-11-30
      d | 2017-10-02 | 2017-12-01
      e | 2017-10-02 |
""",
    ),
    count(
        key="assessments-open",
        title="Assessments open",
        says="Assessments that had begun and were not yet authorised at the end of the period.",
        over="assessments",
        basis=Stock(),
        source=_LIST_4,
        codes=("Ofsted list 4",),
        example="2017-11: 4" + _STOCK,
    ),
    mix(
        key="assessments-by-length",
        title="Assessments by how long they took",
        says="Of the assessments authorised in the period, the share that took each number of working days from the "
        "referral (from their own start where they followed none). Open assessments are not among them.",
        over="clock:assessment",
        basis=Flow("clock_stop"),
        where="clock_known",
        parts=_BANDS,
        source=_LIST_4,
        needs=ASSESSMENT.needs,
        codes=("Ofsted list 4",),
        # Saturday 18 November to Monday the 20th is one working day; 1 to 15 November ten, to the 16th eleven.
        example="""
    2017-11: same-day 1, 1-to-10 2, 11-to-20 1, 46-to-50 1
    referrals: person | event | referral_date
      a | r1 | 2017-09-01
    assessments: person | referral_key | start_date | authorised_date
      a | r1 | 2017-09-04 | 2017-11-06
      b |    | 2017-11-01 | 2017-11-01
      c |    | 2017-11-18 | 2017-11-20
      d |    | 2017-11-01 | 2017-11-15
      e |    | 2017-11-01 | 2017-11-16
      f |    | 2017-11-01 |
""",
    ),
    length(
        ASSESSMENT,
        Stat.MEDIAN,
        key="assessments-median-length",
        title="Median length of assessments",
        says="The median number of working days from the referral (from their own start where they followed none) of "
        "the assessments authorised in the period.",
        value="working_days(clock_start, clock_stop)",
        unit=Unit.WORKING_DAYS,
        needs=ASSESSMENT.needs,
        codes=("Ofsted list 4",),
        # 46, 44 and 33 working days.
        example="2017-11: 44 over 3" + _ROWS,
    ),
)

CHAPTER = Chapter(
    title=TITLE,
    limits=LIMITS,
    relations=RELATIONS,
    clocks=(ASSESSMENT, ASSESSMENT_FROM_ITS_START),
    measures=MEASURES,
)

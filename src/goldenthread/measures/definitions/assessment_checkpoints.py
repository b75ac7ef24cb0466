"""Checkpoints of assessments: whether a manager looks in while they are open."""

from goldenthread.measures.kinds import Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import in_time, overdue
from goldenthread.measures.language.measures import Denominator
from goldenthread.measures.language.relations import Relation

TITLE = "Checkpoints of assessments"
_CHECKPOINT = Source("CIN census guide 2023-24, 4.9.2; local practice: day 10, 15, 25 or 35", confirmed=False)

LIMITS = (
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
        key="assessments_and_oversight",
        grain="one row an assessment and child, with the first management oversight entered while it was open",
        rows="""
            select a.*, o.oversight_date from assessments as a left join (
                select x.event_key as event_key, min(c.entry_date) as oversight_date
                from assessments as x join case_recordings as c on c.person_key = x.person_key
                    and c.kind = 'management-oversight' and c.entry_date >= x.start_date and c.entry_date <= x.until_date
                group by x.event_key
            ) as o on o.event_key = a.event_key""",
    ),
)

ASSESSMENT_CHECKPOINT = Clock(
    key="assessment-checkpoint",
    title="Manager's first look at an assessment",
    chapter=TITLE,
    over="assessments_and_oversight",
    starts="start_date",
    stops="oversight_date",
    closes="authorised_date",
    limit="assessment-checkpoint",
    source=_CHECKPOINT,
    codes=("clock:A06",),
    done="looked at",
    unseen="Oversight that was given and not entered as such; whether anything was decided. The day fixed for the review, "
    "which only the census holds, sets no limit here.",
)

# Day 10 from Wednesday 1 November is the 15th; from the 15th the 29th; from the 16th the 30th.
_LOOKS = """
    assessments: person | event | start_date | authorised_date
      a | a1 | 2017-11-01 |
      b | a2 | 2017-11-01 |
      c | a3 | 2017-11-01 | 2017-11-10
      d | a4 | 2017-11-15 |
      e | a5 | 2017-11-16 |
    case_recordings: person | kind | entry_date
      a | management-oversight | 2017-11-15
      b | chronology           | 2017-11-02
      b | management-oversight | 2017-10-31
      b | management-oversight | 2017-11-16
      c | management-oversight | 2017-11-13
"""


MEASURES = (
    in_time(
        ASSESSMENT_CHECKPOINT,
        Denominator.COMPLETED,
        key="assessments-looked-at-in-time",
        title="Assessments that a manager looked at by day 10",
        says="Of the assessments that a manager first looked at in the period, while they were open, those looked at "
        "within 10 working days of their start.",
        beside=("assessments-not-looked-at",),
        # Oversight the day before it began or after it was authorised does not count; a chronology is none.
        example="2017-11: 1 of 2" + _LOOKS,
    ),
    overdue(
        ASSESSMENT_CHECKPOINT,
        key="assessments-not-looked-at",
        title="Open assessments that no manager has looked at in time",
        says="Assessments open at the end of the period with no management oversight entered since they began, more "
        "than 10 working days before.",
        codes=("clock:A06",),
        example="2017-11: 1" + _LOOKS,
    ),
)

CHAPTER = Chapter(
    title=TITLE,
    limits=LIMITS,
    relations=RELATIONS,
    clocks=(ASSESSMENT_CHECKPOINT,),
    measures=MEASURES,
)

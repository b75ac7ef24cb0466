"""What assessments find: factors, need for support, no further action, whether the child was seen, and what follows."""

from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import mix, parts_of_groups, share
from goldenthread.measures.language.measures import Flow, Part
from goldenthread.measures.language.relations import Relation

_CENSUS = Source("DfE CIN census guide, factors identified at the end of assessment")
_PAPER = Source("Barnet improvement board, January 2018, 1.74")
_LIST_4 = Source("Ofsted child-level data, list 4 (assessments)")

LIMITS = (
    Limit(
        "assessment-to-plan",
        1,
        Span.MONTHS,
        "A child in need plan that begins within so long of an assessment is taken to follow from it.",
        Source("Golden Thread: no source says which plan an assessment led to", confirmed=False),
        local=True,
    ),
)

RELATIONS = (
    Relation(
        key="factors_of_assessments",
        grain="one row an assessment, child and factor",
        rows="""
            select f.authority, f.event_key, f.person_key, f.factor, a.authorised_date, a.team_id, a.worker_id
            from assessment_factors as f join assessments as a on a.event_key = f.assessment_key""",
    ),
    Relation(
        key="assessments_with_factors",
        grain="one row an assessment and child, with how many factors are recorded",
        rows="""
            select a.*, coalesce(f.factors, 0) as factors from assessments as a left join (
                select assessment_key, count(*) as factors from assessment_factors group by assessment_key
            ) as f on f.assessment_key = a.event_key""",
    ),
    Relation(
        key="assessments_and_plans",
        grain="one row an assessment and child, with the first child in need plan open on its last day or begun since",
        rows="""
            select a.*, p.plan_date from assessments as a left join (
                select x.event_key as event_key, min(c.start_date) as plan_date
                from assessments as x join cin_plans as c on c.person_key = x.person_key
                    and c.until_date > x.authorised_date
                group by x.event_key
            ) as p on p.event_key = a.event_key""",
    ),
)

#: Factors by subject: each of a child's factors is in one of them.
_FACTORS = (
    *parts_of_groups(
        "factor",
        "factor-domestic-abuse",
        "factor-mental-health",
        "factor-alcohol",
        "factor-drugs",
        "factor-disability",
        "factor-neglect",
        "factor-emotional-abuse",
        "factor-physical-abuse",
        "factor-sexual-abuse",
        "factor-exploitation",
        "factor-missing",
        "factor-young-carer",
        "factor-private-fostering",
        "factor-asylum",
    ),
    Part("self-harm", "Self-harm", "factor = '15A'"),
    Part("behaviour", "Socially unacceptable behaviour", "factor = '14A'"),
    Part(
        "harmful-practices", "Female genital mutilation, or abuse linked to faith or belief", "factor in ('22A', '23A')"
    ),
    Part("other", "Other", "factor = '20'"),
    Part("none", "No factors identified", "factor = '21'"),
)

MEASURES = (
    mix(
        key="assessment-factors",
        title="Factors identified at assessment",
        says="Of all the factors identified by assessments authorised in the period, the share about each subject. An "
        "assessment may identify several and each counts; shares of assessments are measures of their own.",
        over="factors_of_assessments",
        basis=Flow("authorised_date"),
        parts=_FACTORS,
        source=_CENSUS,
        codes=("dfe:15",),
        # d was authorised in December.
        example="""
    2017-11: factor-domestic-abuse 2, factor-neglect 1, factor-mental-health 1, none 1
    assessments: person | event | start_date | authorised_date
      a | a1 | 2017-10-02 | 2017-11-01
      b | a2 | 2017-10-02 | 2017-11-30
      c | a3 | 2017-10-02 | 2017-11-30
      d | a4 | 2017-10-02 | 2017-12-01
    assessment_factors: person | assessment_key | start_date | factor
      a | a1 | 2017-10-02 | 3A
      a | a1 | 2017-10-02 | 3B
      a | a1 | 2017-10-02 | 16A
      b | a2 | 2017-10-02 | 4B
      c | a3 | 2017-10-02 | 21
      d | a4 | 2017-10-02 | 16A
""",
    ),
    share(
        key="assessments-without-factors",
        title="Assessments completed with no factor recorded",
        says="Of the assessments authorised in the period, those with no entry at all under factors, not even that none "
        "was identified.",
        over="assessments_with_factors",
        basis=Flow("authorised_date"),
        met="factors = 0",
        polarity=Polarity.LOWER,
        source=_CENSUS,
        needs=("assessments", "assessment_factors"),
        codes=("dfe:15",),
        example="""
    2017-11: 1 of 3
    assessments: person | event | start_date | authorised_date
      a | a1 | 2017-10-02 | 2017-11-01
      b | a2 | 2017-10-02 | 2017-11-30
      c | a3 | 2017-10-02 | 2017-11-30
      d | a4 | 2017-10-02 | 2017-12-01
    assessment_factors: person | assessment_key | start_date | factor
      a | a1 | 2017-10-02 | 3A
      c | a3 | 2017-10-02 | 21
""",
    ),
    share(
        key="assessments-with-no-further-action",
        title="Assessments that led to no further action",
        says="Of the assessments authorised in the period, those after which social care did nothing more.",
        over="assessments",
        basis=Flow("authorised_date"),
        where="no_further_action is not null",
        met="no_further_action",
        source=_PAPER,
        needs=("assessments.no_further_action",),
        codes=("progress:8", "LAIT 290"),
        unseen="Assessments of which it is not recorded what they led to.",
        example="""
    2017-11: 1 of 3
    assessments: person | start_date | authorised_date | no_further_action
      a | 2017-10-02 | 2017-11-01 | yes
      b | 2017-10-02 | 2017-11-30 | no
      c | 2017-10-02 | 2017-11-06 | no
      d | 2017-10-02 | 2017-11-06 |
      e | 2017-10-02 | 2017-12-01 | yes
""",
    ),
    share(
        key="assessments-needing-support",
        title="Assessments that found a need for social care's support",
        says="Of the assessments authorised in the period for which it is recorded, those of children found to need "
        "support from children's social care.",
        over="assessments",
        basis=Flow("authorised_date"),
        where="needs_support is not null",
        met="needs_support",
        source=_LIST_4,
        needs=("assessments.needs_support",),
        codes=("Ofsted list 4",),
        example="""
    2017-11: 2 of 3
    assessments: person | start_date | authorised_date | needs_support
      a | 2017-10-02 | 2017-11-01 | yes
      b | 2017-10-02 | 2017-11-30 | yes
      c | 2017-10-02 | 2017-11-06 | no
      d | 2017-10-02 | 2017-11-06 |
      e | 2017-10-02 |            | yes
""",
    ),
    share(
        key="assessments-to-child-in-need-plan",
        title="Assessments that led to a child in need plan",
        says="Of the assessments authorised in the period, those of children who were on a child in need plan the day "
        "after, or for whom one began within a month.",
        over="assessments_and_plans",
        basis=Flow("authorised_date"),
        met="plan_date <= due(authorised_date, 'assessment-to-plan')",
        source=_PAPER,
        codes=("progress:8", "LAIT 290"),
        unseen="Plans begun after the period's end: the share of the latest weeks still grows.",
        # In the quarter: a begun a month later to the day, b a day more, c open before, d ended before, f in the next.
        example="""
    2017-18-Q3: 2 of 5
    assessments: person | start_date | authorised_date
      a | 2017-10-02 | 2017-11-01
      b | 2017-10-02 | 2017-11-01
      c | 2017-10-02 | 2017-11-01
      d | 2017-10-02 | 2017-11-01
      f | 2017-11-01 | 2017-12-20
    cin_plans: person | start_date | end_date
      a | 2017-12-01 |
      b | 2017-12-02 |
      c | 2017-09-01 |
      d | 2017-06-01 | 2017-11-01
      f | 2018-01-02 |
""",
    ),
    share(
        key="assessments-child-seen",
        title="Assessments during which the child was seen",
        says="Of the assessments authorised in the period for which it is recorded, those during which the child was "
        "seen. Children not yet born are left out.",
        over="assessments",
        basis=Flow("authorised_date"),
        where="child_seen is not null and not coalesce(age < 0, false)",
        met="child_seen",
        polarity=Polarity.HIGHER,
        source=_LIST_4,
        needs=("assessments.child_seen",),
        codes=("Ofsted list 4",),
        unseen="Whether the child was seen alone.",
        example="""
    2017-11: 1 of 2
    people: person | birth_date | expected_birth_date
      a | 2010-05-01 |
      b | 2017-11-06 |
      c | 2010-05-01 |
      d |            | 2018-01-05
    assessments: person | start_date | authorised_date | child_seen
      a | 2017-10-02 | 2017-11-06 | yes
      b | 2017-10-02 | 2017-11-06 | no
      c | 2017-10-02 | 2017-11-06 |
      d | 2017-10-02 | 2017-11-06 | no
      e | 2017-10-02 | 2017-12-01 | yes
""",
    ),
)

CHAPTER = Chapter(
    title="What assessments find",
    limits=LIMITS,
    relations=RELATIONS,
    measures=MEASURES,
)

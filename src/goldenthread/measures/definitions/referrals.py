"""Referrals: how many, from whom, how soon they are answered, what becomes of them, and which children come back."""

from goldenthread.measures.definitions.contacts import SOURCE_PARTS
from goldenthread.measures.definitions.follow import with_earlier
from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import count, mix, rate, ratio, share
from goldenthread.measures.language.measures import PEOPLE, Counts, Flow, Window
from goldenthread.measures.language.relations import Relation

_CENSUS = Source("DfE CIN census guide, referrals; Characteristics of children in need, definitions")
_LIST_3 = Source("Ofsted child-level data, list 3 (referrals)")

LIMITS = (
    Limit(
        "re-referral",
        12,
        Span.MONTHS,
        "A referral within so long of an earlier one is a re-referral.",
        Source("Characteristics of children in need, methodology: re-referrals"),
    ),
    Limit(
        "referral-to-assessment",
        1,
        Span.MONTHS,
        "An assessment that begins within so long of a referral, and names none, is taken to follow from it.",
        Source("Golden Thread: not every source says which referral an assessment followed", confirmed=False),
        local=True,
    ),
)

RELATIONS = (
    # New information about an open case is no referral, so only a case that had closed, or never opened, comes before.
    with_earlier(
        "referrals_with_earlier",
        "referrals",
        "referral_date",
        "one row a referral and child",
        only="e.close_date <= x.referral_date or e.no_further_action",
    ),
    Relation(
        key="referrals_and_assessments",
        grain="one row a referral and child, with the day on which its first assessment began",
        rows="""
            select r.*, n.named_date, f.found_date
            from referrals as r
            left join (
                select referral_key, min(start_date) as named_date from assessments
                where referral_key is not null group by referral_key
            ) as n on n.referral_key = r.event_key
            left join (
                select x.event_key as event_key, min(a.start_date) as found_date
                from referrals as x join assessments as a on a.person_key = x.person_key
                    and a.referral_key is null and a.start_date >= x.referral_date and a.start_date <= x.until_date
                group by x.event_key
            ) as f on f.event_key = r.event_key""",
    ),
)

_FOUR = """
    referrals: person | referral_date
      a | 2017-10-31
      a | 2017-11-01
      b | 2017-11-30
      c | 2017-12-01
"""

MEASURES = (
    count(
        key="referrals",
        title="Referrals",
        says="Referrals to children's social care in the period. Each referral of each child counts, also one that led "
        "to no further action.",
        over="referrals",
        basis=Flow("referral_date"),
        source=_CENSUS,
        breakdowns=(*PEOPLE, "source"),
        codes=("dfe:1", "regional:2", "Ofsted list 3"),
        example="2017-11: 2" + _FOUR,
    ),
    rate(
        key="referrals-rate",
        title="Referrals per 10,000 children in a year",
        says="Referrals in the twelve months to the end of the period, for every 10,000 children aged 0 to 17.",
        over="referrals",
        basis=Flow("referral_date", Window.MONTHS_12),
        source=_CENSUS,
        breakdowns=(),
        codes=("dfe:1", "report:FS/S4", "LAIT 305"),
        # The year to 30 November 2017 begins on 1 December 2016.
        example="""
    2017-11: 3
    referrals: person | referral_date
      a | 2016-11-30
      b | 2016-12-01
      b | 2017-05-02
      c | 2017-11-30
      d | 2017-12-01
""",
    ),
    share(
        key="re-referrals",
        title="Re-referrals within 12 months",
        says="Of the referrals in the period, those of a child who had been referred to this council in the 12 months "
        "before and whose earlier case had closed, or led to no further action. Each repeat counts.",
        over="referrals_with_earlier",
        basis=Flow("referral_date"),
        met="referral_date <= due(before_date, 're-referral')",
        polarity=Polarity.LOWER,
        source=Source("Characteristics of children in need, methodology: re-referrals"),
        codes=("clock:A12", "dfe:2", "regional:4", "progress:14", "LAIT 271", "National Framework: repeat referrals"),
        unseen="Referrals to other councils, and those before the first that the store holds.",
        # a twelve months to the day; b a day more; c only an open case before; d no further action before.
        example="""
    2017-11: 2 of 4
    referrals: person | referral_date | close_date | no_further_action
      a | 2016-11-10 | 2017-02-01 | no
      a | 2017-11-10 |            | no
      b | 2016-11-09 | 2017-02-01 | no
      b | 2017-11-10 |            | no
      c | 2017-09-01 |            | no
      c | 2017-11-20 |            | no
      d | 2017-10-02 |            | yes
      d | 2017-11-30 |            | no
""",
    ),
    share(
        key="referrals-with-no-further-action",
        title="Referrals that led to no further action",
        says="Of the referrals in the period, those where it was decided that nothing more was needed.",
        over="referrals",
        basis=Flow("referral_date"),
        met="no_further_action",
        source=_CENSUS,
        needs=("referrals.no_further_action",),
        codes=("dfe:3", "Ofsted list 3"),
        unseen="A referral not yet decided counts as one that led to something.",
        example="""
    2017-11: 1 of 3
    referrals: person | referral_date | no_further_action
      a | 2017-11-01 | yes
      b | 2017-11-02 | no
      c | 2017-11-30 |
      d | 2017-10-31 | yes
""",
    ),
    share(
        key="referrals-assessed-not-in-need",
        title="Referrals assessed and found not in need",
        says="Of the referrals in the period, those closed since after an assessment with no further action, or with a "
        "referral to early help.",
        over="referrals",
        basis=Flow("referral_date"),
        met="in_group(close_reason, 'assessed-not-in-need')",
        source=_CENSUS,
        needs=("referrals.close_reason",),
        codes=("dfe:4",),
        unseen="Closures after the period's end: a month's share is low and only a year's is settled.",
        # b closed for another reason, c after the year's end.
        example="""
    2016-17: 2 of 4
    referrals: person | referral_date | close_date | close_reason
      a | 2016-05-03 | 2016-07-01 | RC8
      b | 2016-05-03 | 2016-07-01 | RC7
      c | 2017-03-01 | 2017-04-03 | RC8
      d | 2017-01-04 | 2017-03-31 | RC9
      e | 2016-03-31 | 2016-05-03 | RC8
""",
    ),
    mix(
        key="referrals-by-source",
        title="Who referrals come from",
        says="Of the referrals in the period, the share that came from individuals, schools, health, police and others.",
        over="referrals",
        basis=Flow("referral_date"),
        parts=SOURCE_PARTS,
        source=_CENSUS,
        needs=("referrals.source",),
        codes=("dfe:5", "regional:3", "Ofsted list 3"),
        example="""
    2017-11: from-police 2, from-individual 1, from-other 1, not-recorded 1
    referrals: person | referral_date | source
      a | 2017-11-01 | 6
      b | 2017-11-02 | 6
      c | 2017-11-30 | 1C
      d | 2017-11-30 | 8
      e | 2017-11-30 |
      f | 2017-12-01 | 3A
""",
    ),
    share(
        key="referrals-followed-by-assessment",
        title="Referrals followed by an assessment",
        says="Of the referrals in the period, those that an assessment has followed by its end: one that names the "
        "referral, or one of that child that names none and began within a month, while the case was open.",
        over="referrals_and_assessments",
        basis=Flow("referral_date"),
        met="named_date is not null or found_date <= due(referral_date, 'referral-to-assessment')",
        source=Source("Golden Thread: followed child by child", confirmed=False),
        unseen="Assessments begun after the period's end.",
        # b's began a month later to the day and c's later still; d's case had closed; e's began in the next quarter.
        example="""
    2017-18-Q3: 2 of 5
    referrals: person | event | referral_date | close_date
      a | r1 | 2017-11-01 |
      b | r2 | 2017-11-01 |
      c | r3 | 2017-11-01 |
      d | r4 | 2017-11-01 | 2017-11-10
      e | r5 | 2017-12-20 |
    assessments: person | referral_key | start_date
      a | r1 | 2017-12-29
      b |    | 2017-12-01
      c |    | 2017-12-04
      d |    | 2017-11-13
      e | r5 | 2018-01-02
""",
    ),
    ratio(
        key="assessments-per-100-referrals",
        title="Assessments begun for every 100 referrals",
        says="Assessments begun in the period for every 100 referrals in the period. It is no share: an assessment may "
        "follow a referral of an earlier month, or none.",
        numerator="assessments-started",
        denominator="referrals",
        per=100,
        source=Source("Barnet improvement board, January 2018, 1.74 (printed as a percentage)"),
        codes=("progress:7",),
        example="""
    2017-11: 2 of 3
    referrals: person | referral_date
      a | 2017-11-01
      b | 2017-11-02
      c | 2017-11-30
      d | 2017-12-01
    assessments: person | start_date
      a | 2017-11-01
      z | 2017-11-30
      c | 2017-12-01
""",
    ),
    count(
        key="children-referred",
        title="Children referred",
        says="Different children referred in the period, each once however often.",
        over="referrals",
        basis=Flow("referral_date"),
        counts=Counts.CHILDREN,
        source=_LIST_3,
        codes=("Ofsted list 3",),
        example="""
    2017-11: 2
    referrals: person | referral_date
      a | 2017-11-01
      a | 2017-11-30
      b | 2017-11-30
      c | 2017-12-01
""",
    ),
)

CHAPTER = Chapter(title="Referrals", limits=LIMITS, relations=RELATIONS, measures=MEASURES)

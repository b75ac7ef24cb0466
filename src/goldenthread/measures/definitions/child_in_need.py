"""Children in need: how many, how long, why, what was found, and when each was last seen."""

from goldenthread.measures.kinds import Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.making import count, mix, parts_by_length, parts_of_codes, rate, share
from goldenthread.measures.language.measures import Counts, Flow, Measure, Stock
from goldenthread.measures.language.relations import At, Relation

_CENSUS = Source("DfE CIN census guide; Characteristics of children in need, definitions")
_LIST_6 = Source("Ofsted child-level data, list 6")

RELATIONS = (
    Relation(
        key="children_seen",
        grain="one row a visit at which the child was seen",
        rows="select v.*, cast('9999-12-31' as date) as until_date from visits as v where v.seen",
    ),
    Relation(
        key="assessments_and_factors",
        grain="one row an assessment and child, with 1 or 0 for each group of factors",
        rows="""
            select a.authority, a.event_key, a.person_key, a.start_date, a.authorised_date, a.team_id, a.worker_id,
                   max(case when f.factor is not null then 1 else 0 end) as any_factor,
                   max(case when in_group(f.factor, 'factor-domestic-abuse') then 1 else 0 end) as domestic_abuse,
                   max(case when in_group(f.factor, 'factor-mental-health') then 1 else 0 end) as mental_health,
                   max(case when in_group(f.factor, 'factor-alcohol') or in_group(f.factor, 'factor-drugs')
                            then 1 else 0 end) as alcohol_or_drugs,
                   max(case when in_group(f.factor, 'factor-neglect') or in_group(f.factor, 'factor-emotional-abuse')
                              or in_group(f.factor, 'factor-physical-abuse') or in_group(f.factor, 'factor-sexual-abuse')
                            then 1 else 0 end) as abuse_or_neglect,
                   max(case when in_group(f.factor, 'factor-exploitation') then 1 else 0 end) as exploitation
            from assessments as a left join assessment_factors as f on f.assessment_key = a.event_key
            group by a.authority, a.event_key, a.person_key, a.start_date, a.authorised_date, a.team_id, a.worker_id""",
    ),
)

#: A referral that led to no further action opens no episode of need.
_IN_NEED = "not coalesce(no_further_action, false)"
_OPEN = Stock("referral_date", "until_date")
_EPISODES = """
    referrals: person | referral_date | no_further_action | primary_need | close_date | close_reason
      a | 2017-09-01 | no  | N1 |            |
      b | 2017-08-31 | no  | N2 |            |
      c | 2017-10-02 | yes |    |            |
      d | 2015-11-30 | no  | N1 | 2017-11-30 | RC7
      e | 2017-11-06 | no  |    | 2017-12-01 | RC8
      f | 2016-06-01 |     | N1 | 2017-11-10 | RC5
      b | 2017-09-20 | no  | N2 |            |
"""
_FACTORS = """
    assessments: person | event | start_date | authorised_date
      a | a1 | 2017-10-02 | 2017-11-01
      b | a2 | 2017-10-02 | 2017-11-30
      c | a3 | 2017-10-02 | 2017-11-20
      d | a4 | 2017-10-02 | 2017-12-01
    assessment_factors: person | assessment_key | start_date | factor
      a | a1 | 2017-10-02 | 3B
      a | a1 | 2017-10-02 | 2B
      a | a1 | 2017-10-02 | 16A
      b | a2 | 2017-10-02 | 4B
      b | a2 | 2017-10-02 | 24A
      d | a4 | 2017-10-02 | 3A
"""


def _factor(key: str, words: str, column: str, found: str) -> Measure:
    return share(
        key=f"assessments-with-{key}",
        title=f"Assessments that found {words}",
        says=f"Of the assessments authorised in the period for which factors (or that there are none) were recorded, those with {found}. "
        "One assessment may find several, so the shares of different factors add up to more than 100.",
        over="assessments_and_factors",
        basis=Flow("authorised_date"),
        where="any_factor = 1",
        met=f"{column} = 1",
        source=_CENSUS,
        needs=("assessments", "assessment_factors"),
        codes=("dfe:15", f"National Framework: factors at assessment, {words}"),
        unseen="What was true of the child and nobody recorded as a factor.",
        # The assessment of c has no factors; that of d was authorised in December.
        example=f"2017-11: 1 of 2{_FACTORS}",
    )


MEASURES = (
    count(
        key="children-in-need",
        title="Children in need",
        says="Different children with an episode of need open at the end of the period, whatever their plan: in need, "
        "protected, looked after, leaving care, disabled, unborn or over 18. A referral with no further action opens none.",
        over="referrals",
        basis=_OPEN,
        where=_IN_NEED,
        counts=Counts.CHILDREN,
        source=_CENSUS,
        codes=("regional:8", "Ofsted list 6"),
        unseen="A child looked after or leaving care whose referral was closed on the system.",
        # b has two episodes open and is one child; d closed on the last day itself, e the day after.
        example=f"2017-11: 3{_EPISODES}",
    ),
    rate(
        key="children-in-need-rate",
        title="Children in need per 10,000 children",
        says="Different children with an episode of need open at the end of the period, for every 10,000 aged 0 to 17.",
        over="referrals",
        basis=_OPEN,
        where=_IN_NEED,
        counts=Counts.CHILDREN,
        source=_CENSUS,
        codes=("dfe:12", "National Framework: children in need rate"),
        example=f"2017-11: 3{_EPISODES}",
    ),
    mix(
        key="children-in-need-by-time-open",
        title="Open episodes of need by how long they have been open",
        says="Episodes of need open at the end of the period, by the time since the referral.",
        over="referrals",
        basis=_OPEN,
        where=_IN_NEED,
        parts=parts_by_length("months", "referral_date", "as_at", (3, 6, 12, 24)),
        source=Source("DfE LAIT: children in need by duration", confirmed=False),
        codes=("dfe:13", "LAIT 265", "Ofsted list 6"),
        # 31 August is three months before 30 November to the day, and so no longer under three.
        example=f"2017-11: under-3-months 3, 3-to-6-months 1{_EPISODES}",
    ),
    mix(
        key="children-in-need-ended-by-length",
        title="Episodes of need that ended, by how long they had lasted",
        says="Episodes of need closed in the period, by the time from referral to closure.",
        over="referrals",
        basis=Flow("close_date"),
        where=_IN_NEED,
        parts=parts_by_length("months", "referral_date", "close_date", (3, 6, 12, 24)),
        source=Source("DfE LAIT: children in need ceasing by duration", confirmed=False),
        codes=("dfe:14", "LAIT 266", "Ofsted list 6"),
        needs=("referrals",),
        # d lasted two years to the day.
        example=f"2017-11: 12-to-24-months 1, 24-months-or-more 1{_EPISODES}",
    ),
    mix(
        key="children-in-need-by-primary-need",
        title="Open episodes of need by primary need",
        says="Episodes of need open at the end of the period, by the primary need recorded.",
        over="referrals",
        basis=_OPEN,
        where=_IN_NEED,
        parts=parts_of_codes("primary_need", "need"),
        source=_CENSUS,
        codes=("dfe:15", "Ofsted list 6"),
        needs=("referrals.primary_need",),
        example=f"2017-11: N1 1, N2 2, not-recorded 1{_EPISODES}",
    ),
    count(
        key="children-in-need-started",
        title="Episodes of need that began",
        says="Referrals in the period that opened an episode of need, each counted.",
        over="referrals",
        basis=Flow("referral_date"),
        where=_IN_NEED,
        source=_LIST_6,
        codes=("Ofsted list 6",),
        # c led to no further action; b counts once in August and once in September.
        example=f"2017-09: 2\n2017-10: 0{_EPISODES}",
    ),
    count(
        key="children-in-need-ended",
        title="Episodes of need that ended",
        says="Episodes of need closed in the period, each counted.",
        over="referrals",
        basis=Flow("close_date"),
        where=_IN_NEED,
        source=_LIST_6,
        codes=("Ofsted list 6",),
        example=f"2017-11: 2\n2017-12: 1{_EPISODES}",
    ),
    mix(
        key="children-in-need-closure-reasons",
        title="Why episodes of need ended",
        says="Episodes of need closed in the period, by the reason recorded.",
        over="referrals",
        basis=Flow("close_date"),
        where=_IN_NEED,
        parts=parts_of_codes("close_reason", "closure_reason"),
        source=_CENSUS,
        codes=("Ofsted list 6",),
        needs=("referrals.close_reason",),
        example=f"2017-11: RC5 1, RC7 1{_EPISODES}",
    ),
    mix(
        key="children-in-need-by-time-since-seen",
        title="Open episodes of need by when the child was last seen",
        says="Episodes of need open at the end of the period, by the time since the child was last seen at a visit of any "
        "kind, or on the date that the list gives where that is later.",
        over="referrals",
        basis=_OPEN,
        where=_IN_NEED,
        at=(At(alias="last_seen", table="children_seen", since="visit_date"),),
        parts=parts_by_length(
            "weeks",
            "case when last_seen_date > last_seen.visit_date then last_seen_date "
            "else coalesce(last_seen.visit_date, last_seen_date) end",
            "as_at",
            (4, 6, 12),
            upto=True,
        ),
        source=_LIST_6,
        codes=("Ofsted list 6",),
        needs=("referrals", "visits or referrals.last_seen_date"),
        unseen="A child seen at an assessment or elsewhere without a visit recorded; those never seen are 'not recorded'.",
        # 2 November is four weeks before 30 November; b was called on and not seen in November.
        example="""
    2017-11: up-to-4-weeks 1, over-4-to-6-weeks 2, not-recorded 1
    referrals: person | referral_date | last_seen_date
      a | 2017-09-01 |
      b | 2017-09-01 |
      c | 2017-09-01 | 2017-11-01
      d | 2017-09-01 | 2017-12-04
    visits: person | kind | visit_date | seen
      a | cin | 2017-11-02 | yes
      b | cin | 2017-10-19 | yes
      b | cin | 2017-11-20 | no
      c | assessment | 2017-09-12 | yes
""",
    ),
    _factor(
        "domestic-abuse", "domestic abuse", "domestic_abuse", "domestic abuse of the child or of an adult (3A to 3C)"
    ),
    _factor(
        "mental-health", "mental ill health", "mental_health", "mental health of the child or of an adult (4A to 4C)"
    ),
    _factor("alcohol-or-drugs", "misuse of alcohol or drugs", "alcohol_or_drugs", "alcohol or drugs (1A to 2C)"),
    _factor(
        "abuse-or-neglect",
        "abuse or neglect",
        "abuse_or_neglect",
        "neglect, emotional, physical or sexual abuse (16A to 19C)",
    ),
    _factor(
        "exploitation",
        "exploitation",
        "exploitation",
        "sexual or criminal exploitation, trafficking or gangs (11A to 13A, 24A)",
    ),
)

CHAPTER = Chapter(title="Children in need", relations=RELATIONS, measures=MEASURES)

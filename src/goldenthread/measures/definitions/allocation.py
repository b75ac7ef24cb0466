"""Allocation: children without a case worker, with too many of them, and cases that change hands."""

from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import count, share
from goldenthread.measures.language.measures import PEOPLE, Counts, Flow, Stock
from goldenthread.measures.language.relations import At, Relation, Tally

_CHAPTER = "Allocation"
_LOCAL = Source("local policy")
_NEEDS = ("involvements",)

LIMITS = (
    Limit(
        "handover",
        7,
        Span.DAYS,
        "A worker who follows another within so long has taken the case over from them.",
        Source("Golden Thread", confirmed=False),
        local=True,
    ),
)

RELATIONS = (
    Relation(
        key="open_cases",
        grain="one row a child and open case of need, protection plan or period of care",
        rows="""
            select authority, person_key, event_key, 'child in need' as kind, referral_date as start_date, until_date
            from referrals where not coalesce(no_further_action, false)
            union all
            select authority, person_key, event_key, 'child protection' as kind, start_date, until_date
            from cp_plans where not coalesce(other_authority_plan, false)
            union all
            select authority, person_key, event_key, 'looked after' as kind, start_date, until_date
            from care_periods where not coalesce(short_breaks, false)""",
    ),
)

_OPEN = """
    referrals: person | referral_date | close_date | no_further_action
      a | 2017-06-01 |            | no
      b | 2017-06-01 |            | no
      c | 2017-06-01 | 2017-09-30 | no
      d | 2017-06-01 |            | yes
    cp_plans: person | start_date
      b | 2017-07-03
    care_periods: person | start_date | short_breaks
      e | 2017-07-03 | no
      f | 2017-07-03 | yes
"""

MEASURES = (
    count(
        key="children-unallocated",
        title="Children in need, on a plan or looked after without a worker",
        says="Children with an open case of need, a child protection plan or in care at the end of the period who have no "
        "allocated case worker; one held by a manager or by duty has none. Each child once.",
        over="open_cases",
        basis=Stock(),
        at=(At(alias="holder", table="allocations"),),
        where="holder.worker_id is null",
        counts=Counts.CHILDREN,
        polarity=Polarity.LOWER,
        source=_LOCAL,
        chapter=_CHAPTER,
        breakdowns=(*PEOPLE, "kind"),
        codes=("clock:G03", "report:FS/C23"),
        needs=_NEEDS,
        unseen="Whether a worker who is recorded as holding the case does any work on it.",
        # b by two rows is one child; e is with duty; c is closed, d went no further, f has short breaks.
        example="2017-09: 2"
        + _OPEN
        + """
            involvements: person | worker_id | role | start_date
              a | w1 | case-worker | 2017-06-01
              e | w2 | duty        | 2017-07-03
        """,
    ),
    share(
        key="children-with-three-or-more-workers",
        title="Children who had three or more case workers in a year",
        says="Of the children with an open case of need, a child protection plan or in care at the end of the period, those "
        "who had at least three different case workers in the twelve months before.",
        over="open_cases",
        basis=Stock(),
        tallies=(
            Tally(
                alias="workers",
                table="allocations",
                gives="count(distinct worker_id)",
                where="start_date <= as_at and until_date >= year_ago",
            ),
        ),
        met="workers.found >= 3",
        counts=Counts.CHILDREN,
        polarity=Polarity.LOWER,
        source=Source("after the published measure for looked-after children"),
        chapter=_CHAPTER,
        breakdowns=(*PEOPLE, "kind"),
        needs=_NEEDS,
        unseen="Workers who acted for another without being allocated.",
        # a had w1, w2, w3; b came back to w1, so had two; e has none recorded.
        example="2017-09: 1 of 3"
        + _OPEN
        + """
            involvements: person | worker_id | role | start_date
              a | w1 | case-worker | 2017-06-01
              a | w2 | case-worker | 2017-07-03
              a | w3 | case-worker | 2017-09-30
              b | w1 | case-worker | 2017-06-01
              b | w2 | case-worker | 2017-07-03
              b | w1 | case-worker | 2017-08-01
        """,
    ),
    count(
        key="changes-of-worker",
        title="Changes of case worker",
        says="Times in the period when a child's case passed from one case worker to another, without a gap of more than "
        "a week.",
        over="allocations",
        basis=Flow("start_date"),
        where="previous_worker is not null and worker_id <> previous_worker "
        "and (previous_until >= start_date or due(previous_until, 'handover') >= start_date)",
        polarity=Polarity.LOWER,
        source=_LOCAL,
        chapter=_CHAPTER,
        needs=_NEEDS,
        # a after seven days; b after eight; c is the first; d came back to the same worker.
        example="""2017-09: 1
            involvements: person | worker_id | role | start_date | end_date
              a | w1 | case-worker | 2017-06-01 | 2017-09-04
              a | w2 | case-worker | 2017-09-11 |
              b | w1 | case-worker | 2017-06-01 | 2017-09-04
              b | w2 | case-worker | 2017-09-12 |
              c | w1 | case-worker | 2017-09-04 |
              d | w1 | case-worker | 2017-06-01 | 2017-09-04
              d | w1 | case-worker | 2017-09-05 |
        """,
    ),
)

CHAPTER = Chapter(title=_CHAPTER, limits=LIMITS, relations=RELATIONS, measures=MEASURES)

"""Drift: plans, proceedings and approvals of a child that have gone on too long, in one list."""

from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock
from goldenthread.measures.language.making import overdue
from goldenthread.measures.language.measures import PEOPLE, Counts
from goldenthread.measures.language.relations import Relation

_CHAPTER = "Drift"
_FLAGS = Source("the limits of each chapter; which of them flag drift is local practice", confirmed=False)
_NEVER = "cast('9999-12-31' as date)"

RELATIONS = (
    Relation(
        key="drift_watch",
        grain="one row a child and plan, proceedings, approval or adoption decision that should end in time",
        rows=f"""
            select authority, person_key, event_key, 'child in need plan' as kind, start_date, until_date from cin_plans
            union all
            select authority, person_key, event_key, 'child protection plan' as kind, start_date, until_date
            from cp_plans where not coalesce(other_authority_plan, false)
            union all
            select authority, person_key, event_key, 'pre-proceedings' as kind, start_date, until_date
            from pre_proceedings
            union all
            select authority, person_key, event_key, 'care proceedings' as kind, issued_date as start_date, until_date
            from care_proceedings
            union all
            select authority, person_key, event_key, 'temporary approval of carers' as kind,
                   approved_date as start_date, least(until_date, coalesce(full_date, {_NEVER})) as until_date
            from temporary_approvals
            union all
            select authority, person_key, event_key, 'adoption not matched' as kind, decision_date as start_date,
                   least(coalesce(matched_date, {_NEVER}), coalesce(reversed_date, {_NEVER}),
                         coalesce(placed_date, {_NEVER}), coalesce(order_date, {_NEVER})) as until_date
            from adoptions where decision_date is not null""",
    ),
)

DRIFT = Clock(
    key="drift",
    title="What may drift: plans, proceedings, approvals and adoption decisions",
    over="drift_watch",
    starts="start_date",
    stops="case when until_date < cast('9999-12-31' as date) then until_date end",
    limit="case kind when 'child in need plan' then 'cin-plan-length' when 'child protection plan' then 'cp-plan-drift' "
    "when 'pre-proceedings' then 'pre-proceedings-at-most' when 'care proceedings' then 'care-proceedings' "
    "when 'temporary approval of carers' then 'temporary-approval-extended' else 'adoption-match' end",
    source=_FLAGS,
    chapter=_CHAPTER,
    done="ended",
    needs=("cin_plans", "cp_plans"),
    unseen="A good reason for the length; drift of work that has no dates, such as a plan without progress.",
)

# On 30 September 2017: a fifteen months to the day, b past it; c a plan of need of thirteen months; d and b past 26
# and 16 weeks; e ended.
_ROWS = """
    cp_plans: person | start_date | end_date
      a | 2016-06-30 |
      b | 2016-06-29 |
    cin_plans: person | start_date | end_date
      c | 2016-08-31 |
      e | 2016-08-31 | 2017-09-29
    pre_proceedings: person | start_date | decided_date
      b | 2017-06-05 |
      a | 2017-06-12 |
    care_proceedings: person | issued_date | concluded_date
      d | 2017-03-31 |
    adoptions: person | decision_date | matched_date
      f | 2017-03-01 | 2017-09-20
"""

MEASURES = (
    overdue(
        DRIFT,
        key="drift-flags",
        title="Flags of drift",
        says="Plans of need and of protection, pre-proceedings, care proceedings, temporary approvals of carers and adoption "
        "decisions without a match that have gone on past the limit at the end of the period.",
        breakdowns=(*PEOPLE, "kind"),
        needs=DRIFT.needs,
        unseen=DRIFT.unseen,
        polarity=Polarity.LOWER,
        # b twice, c and d; 16 weeks from 12 June are over on 2 October.
        example="2017-09: 4" + _ROWS,
    ),
    overdue(
        DRIFT,
        key="children-with-drift-flags",
        title="Children with a flag of drift",
        says="Children with at least one plan, proceedings, approval or adoption decision that has gone on past the limit at "
        "the end of the period.",
        counts=Counts.CHILDREN,
        breakdowns=(*PEOPLE, "kind"),
        needs=DRIFT.needs,
        unseen=DRIFT.unseen,
        example="2017-09: 3" + _ROWS,
    ),
)

CHAPTER = Chapter(title=_CHAPTER, relations=RELATIONS, clocks=(DRIFT,), measures=MEASURES)

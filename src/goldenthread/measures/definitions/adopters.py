"""People who want to adopt: the two stages of approval, who was approved and who waits for a match."""

from typing import Any

from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import count, in_time, overdue
from goldenthread.measures.language.measures import Denominator, Flow, Stock
from goldenthread.measures.language.relations import Relation

_GUIDANCE = "Adoption: statutory guidance 2013, "
_CHAPTER = "Adopters"
_NEVER = "cast('9999-12-31' as date)"

LIMITS = (
    Limit("adopter-stage-one", 2, Span.MONTHS, "Stage one of an adopter's approval.", Source(f"{_GUIDANCE}chapter 3")),
    Limit("adopter-stage-two", 4, Span.MONTHS, "Stage two of an adopter's approval.", Source(f"{_GUIDANCE}chapter 3")),
)

RELATIONS = (
    Relation(
        key="adopter_families",
        subject="none",
        grain="one row a household that wants to adopt and application",
        # The first application of one partner goes with the first of the other, the second with the second.
        rows=f"""
            select authority, min(event_key) as event_key, coalesce(family_id, adopter_id) as household,
                   min(stage_one_start_date) as stage_one_start_date, max(stage_one_end_date) as stage_one_end_date,
                   min(stage_two_start_date) as stage_two_start_date,
                   coalesce(max(stage_two_end_date), min(approved_date)) as stage_two_end_date,
                   min(approved_date) as approved_date, min(left_date) as left_date,
                   least(coalesce(min(left_date), {_NEVER}), coalesce(min(stage_two_start_date), {_NEVER}),
                         coalesce(min(approved_date), {_NEVER})) as stage_one_until,
                   least(coalesce(min(matched_date), {_NEVER}), coalesce(min(placed_date), {_NEVER}),
                         coalesce(min(order_date), {_NEVER}), coalesce(min(left_date), {_NEVER})) as waiting_until
            from (
                select w.*, row_number() over (
                           partition by authority, adopter_id order by enquiry_date nulls last, event_key nulls last
                       ) as application
                from adopters as w
            ) as a group by authority, coalesce(family_id, adopter_id), application""",
    ),
)

STAGE_ONE = Clock(
    key="adopter-stage-one",
    title="Stage one of an adopter's approval",
    over="adopter_families",
    starts="stage_one_start_date",
    stops="stage_one_end_date",
    # Who is in stage two or approved is no longer in stage one, also where its end was not recorded.
    closes="stage_one_until",
    limit="adopter-stage-one",
    source=Source(f"{_GUIDANCE}chapter 3"),
    chapter=_CHAPTER,
    codes=("clock:E18", "Ofsted list 11"),
    unseen="The registration of interest and the five working days to answer it: the lists hold the enquiry only.",
)
STAGE_TWO = Clock(
    key="adopter-stage-two",
    title="Stage two of an adopter's approval",
    over="adopter_families",
    starts="stage_two_start_date",
    stops="stage_two_end_date",
    closes="left_date",
    limit="adopter-stage-two",
    source=Source(f"{_GUIDANCE}chapter 3"),
    chapter=_CHAPTER,
    codes=("clock:E18", "Ofsted list 11"),
    done="decided",
    unseen="A break of more than six months, after which the stages begin again.",
)

_ADOPTERS: dict[str, Any] = {"breakdowns": ()}
# Two adopters of household h1 are one household. h2 ends a day late, h3 is open, 5 left and came again.
_STAGES = """
    adopters: adopter_id | family_id | enquiry_date | stage_one_start_date | stage_one_end_date | stage_two_start_date | stage_two_end_date | approved_date | matched_date | left_date
      1 | h1 | 2017-01-09 | 2017-02-01 | 2017-03-31 | 2017-04-03 | 2017-08-03 | 2017-08-03 | 2017-11-06 |
      2 | h1 | 2017-01-09 | 2017-02-01 | 2017-03-31 | 2017-04-03 | 2017-08-03 | 2017-08-03 | 2017-11-06 |
      3 | h2 | 2017-01-09 | 2017-01-30 | 2017-03-31 | 2017-04-03 | 2017-08-04 | 2017-08-04 |            |
      4 | h3 | 2017-01-16 | 2017-02-06 |            |            |            |            |            |
      5 |    | 2017-02-06 | 2017-03-06 | 2017-03-30 | 2017-04-03 |            |            |            | 2017-06-30
      5 |    | 2017-08-07 | 2017-09-04 |            |            |            |            |            |
"""  # noqa: E501

MEASURES = (
    in_time(
        STAGE_ONE,
        Denominator.COMPLETED,
        key="adopter-stage-one-in-2-months",
        title="Adopters who finished stage one within two months",
        says="Of the households that finished stage one in the period, those that did within two months.",
        # h2 began on 30 January: two months on is 30 March.
        example="2017-03: 2 of 3" + _STAGES,
        **_ADOPTERS,
    ),
    in_time(
        STAGE_TWO,
        Denominator.COMPLETED,
        key="adopter-stage-two-in-4-months",
        title="Adopters decided on within four months of stage two",
        says="Of the households whose stage two ended in the period, those whose stage two took at most four months.",
        example="2017-08: 1 of 2" + _STAGES,
        **_ADOPTERS,
    ),
    overdue(
        STAGE_ONE,
        key="adopter-stage-one-overdue",
        title="Adopters more than two months in stage one",
        says="Households still in stage one at the end of the period, more than two months after it began.",
        example="2017-04: 1\n2017-11: 2" + _STAGES,
        **_ADOPTERS,
    ),
    count(
        key="adopters-approved",
        title="Adoptive households approved",
        says="Households approved to adopt in the period; a couple is one.",
        over="adopter_families",
        basis=Flow("approved_date"),
        polarity=Polarity.HIGHER,
        source=Source("Ofsted child-level list 11"),
        chapter=_CHAPTER,
        example="2017-08: 2" + _STAGES,
        **_ADOPTERS,
    ),
    count(
        key="adopters-waiting",
        title="Approved adopters waiting for a match",
        says="Households approved to adopt to whom no child was matched or moved by the end of the period, and that had not "
        "left.",
        over="adopter_families",
        basis=Stock("approved_date", "waiting_until"),
        source=Source("Ofsted child-level list 11"),
        chapter=_CHAPTER,
        example="2017-08: 2\n2017-11: 1" + _STAGES,
        **_ADOPTERS,
    ),
)

CHAPTER = Chapter(title=_CHAPTER, limits=LIMITS, relations=RELATIONS, clocks=(STAGE_ONE, STAGE_TWO), measures=MEASURES)

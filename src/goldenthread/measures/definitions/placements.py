"""Moves and stability: three or more placements, long stays, breakdowns, temporary moves and changes of social worker."""

from goldenthread.measures.definitions.care_rows import NO_SHORT_BREAKS
from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import count, in_time, overdue, share
from goldenthread.measures.language.measures import Counts, Denominator, Flow, Stock
from goldenthread.measures.language.relations import At, Tally

_TITLE = "Placement moves and stability"
_DFE = Source("DfE, Children looked after in England: placement stability; LAIT 372 and 393")
_PLAN = Source("Care Planning, Placement and Case Review (England) Regulations 2010, regulation 9", confirmed=False)
_TEMPORARY = Source("SSDA903 guide and validation rules 364 and 375 to 379: temporary moves")
_WORKERS = Source("DfE, Children looked after in England: changes of social worker; LAIT")

LIMITS = (
    Limit("many-placements", 3, Span.NUMBER, "So many placements in twelve months are many.", _DFE),
    Limit("many-workers", 3, Span.NUMBER, "So many social workers in twelve months are many.", _WORKERS),
    Limit("stability-age", 16, Span.NUMBER, "The age under which long-term stability is looked at.", _DFE),
    Limit("stability-care", 30, Span.MONTHS, "How long a child must have been looked after for it.", _DFE),
    Limit("stability-stay", 2, Span.YEARS, "How long a stay with the same carers is stable.", _DFE),
    Limit("placement-plan", 5, Span.WORKING_DAYS, "By when a placement has its plan.", _PLAN),
    Limit("temporary-hospital", 6, Span.WEEKS, "The longest a stay in hospital is a temporary move.", _TEMPORARY),
    Limit("temporary-carer-away", 3, Span.WEEKS, "The longest a stay while carers are away is temporary.", _TEMPORARY),
    Limit("temporary-other", 7, Span.DAYS, "The longest any other temporary move may last.", _TEMPORARY),
)

PLACEMENT_PLAN = Clock(
    key="placement-plan",
    title="Placement plan",
    chapter=_TITLE,
    over="homes",
    starts="start_date",
    # A plan made before the placement is in time.
    stops="case when plan_date < start_date then start_date else plan_date end",
    closes="until_date",
    limit="placement-plan",
    where="placement_type is null or not in_group(placement_type, 'temporary-placement')",
    source=_PLAN,
    codes=("clock:C14",),
    done="made",
    needs=("placements.plan_date",),
    unseen=NO_SHORT_BREAKS,
)
TEMPORARY_MOVE = Clock(
    key="temporary-move",
    title="Temporary move",
    chapter=_TITLE,
    over="homes",
    starts="start_date",
    stops="end_date",
    limit="case placement_type when 'T1' then 'temporary-hospital' when 'T3' then 'temporary-carer-away' "
    "when 'T4' then 'temporary-other' end",
    where="placement_type in ('T1', 'T3', 'T4')",
    source=_TEMPORARY,
    codes=("clock:C17",),
    done="ended",
    needs=("placements.placement_type",),
    unseen="Temporary moves too short to be recorded, and whether it is a carer's third holiday in twelve months.",
)

_STOCK = {"over": "looked_after", "basis": Stock(), "counts": Counts.CHILDREN}

STABILITY = (
    share(
        key="three-or-more-placements",
        title="Looked-after children with three or more placements in twelve months",
        says="Of the children looked after at the end of the period, those who were in three or more placements in the "
        "twelve months to that day, the one in which the year began among them. A placement counts if it lasted a "
        "night; temporary moves and adoption by the same carers do not make another.",
        source=_DFE,
        codes=("LAIT 372", "report:FS/C18", "dfe:26", "clock:C18", "National Framework outcome 4: 3+ placements"),
        tallies=(
            Tally(
                alias="stays_in_year",
                table="stays_with_carers",
                gives="count(*)",
                where="start_date <= as_at and until_date > year_ago",
            ),
        ),
        met="stays_in_year.found >= rule('many-placements')",
        polarity=Polarity.LOWER,
        needs=("care_periods", "placements"),
        unseen="Moves before the records of placements begin: a source that gives only the latest placement shows "
        "one for each child. A return to the same carers after a temporary move counts as another. " + NO_SHORT_BREAKS,
        # a: 1 April, June, August. b: the first ended on 1 April and the adopters are the carers, so one. c: one of three lasted no night.
        example="""
    2018-03: 1 of 3
    care_periods: person | event | start_date
      a | p1 | 2016-05-03
      b | p2 | 2016-06-05
      c | p3 | 2017-05-08
    placements: person | care_period_key | start_date | end_date | placement_type
      a | p1 | 2016-05-03 | 2017-06-01 | U6
      a | p1 | 2017-06-01 | 2017-08-01 | K2
      a | p1 | 2017-08-01 |            | U4
      b | p2 | 2016-06-05 | 2017-04-01 | U6
      b | p2 | 2017-04-01 | 2018-01-05 | U4
      b | p2 | 2018-01-05 |            | A5
      b | p2 | 2017-04-01 | 2017-04-03 | T4
      c | p3 | 2017-05-08 | 2017-05-08 | U6
      c | p3 | 2017-05-08 | 2017-05-09 | U6
      c | p3 | 2017-05-09 |            | U6""",
        **_STOCK,
    ),
    share(
        key="long-term-stability",
        title="Children looked after for long who have stayed with the same carers",
        says="Of the children under 16 at the end of the period who had then been looked after for two and a half years "
        "or more, those who had been in the same placement for two years or more, or with adopters if that placement "
        "and the one before together lasted as long.",
        source=_DFE,
        codes=("LAIT 393", "dfe:27", "clock:C19"),
        at=(At(alias="stay_now", table="stays_with_carers"),),
        where="age < rule('stability-age') and due(start_date, 'stability-care') <= as_at",
        met="due(stay_now.settled_date, 'stability-stay') <= as_at",
        polarity=Polarity.HIGHER,
        needs=("care_periods", "placements", "people.birth_date"),
        unseen="Care that began before the records do. A return after a temporary move begins a stay anew. "
        + NO_SHORT_BREAKS,
        # a: two years to the day. b: a day short. c: with adopters since 2017, with the carers before from 2014.
        # d: looked after a day too short. e: sixteen on the day.
        example="""
    2018-03: 2 of 3
    people: person | birth_date
      a | 2008-01-01
      b | 2008-01-01
      c | 2012-01-01
      d | 2008-01-01
      e | 2002-03-31
    care_periods: person | event | start_date
      a | p1 | 2015-09-30
      b | p2 | 2015-01-05
      c | p3 | 2014-06-05
      d | p4 | 2015-10-01
      e | p5 | 2010-01-01
    placements: person | care_period_key | start_date | end_date | placement_type
      a | p1 | 2016-03-31 |            | U4
      b | p2 | 2016-04-01 |            | U4
      c | p3 | 2014-06-05 | 2017-09-01 | U6
      c | p3 | 2017-09-01 |            | A6""",
        **_STOCK,
    ),
    count(
        key="placements-begun",
        title="Placements begun",
        says="Placements of looked-after children that began in the period, first placements and moves; temporary "
        "moves, stays that lasted no night and adoption by the same carers are not counted.",
        over="stays_with_carers",
        basis=Flow("start_date"),
        source=_DFE,
        needs=("placements",),
        unseen=NO_SHORT_BREAKS,
        example="""
    2017-11: 2
    placements: person | start_date | end_date | placement_type | short_breaks
      a | 2017-11-01 | 2017-11-15 | U6 |
      a | 2017-11-15 |            | U4 |
      b | 2017-11-07 | 2017-11-07 | K2 |
      c | 2017-11-20 | 2017-11-24 | T4 |
      d | 2017-10-31 |            | U6 |
      e | 2017-11-20 |            | K2 | yes""",
    ),
    share(
        key="placements-broken-down",
        title="Placements that ended because they broke down",
        says="Of the placements that ended in the period with a reason for the change, those that ended over an "
        "allegation, standards of care or lost approval, or at the wish of the carer, the child or the authority.",
        over="homes",
        basis=Flow("end_date"),
        source=Source("SSDA903 guide (REASON_PLACE_CHANGE); which reasons mean a breakdown is this book's reading"),
        codes=("SSDA903 REASON_PLACE_CHANGE",),
        where="change_reason is not null and (placement_type is null or "
        "not in_group(placement_type, 'temporary-placement'))",
        met="in_group(change_reason, 'placement-broke-down')",
        polarity=Polarity.LOWER,
        needs=("placements.change_reason",),
        unseen="Placements that ended with the child's leaving care, and changes without a reason. " + NO_SHORT_BREAKS,
        example="""
    2017-11: 1 of 2
    placements: person | start_date | end_date | placement_type | change_reason
      a | 2017-01-09 | 2017-11-30 | U6 | CREQB
      b | 2017-01-09 | 2017-11-01 | K2 | CARPL
      c | 2017-01-09 | 2017-12-01 | U6 | CHILD
      d | 2017-11-06 | 2017-11-10 | T4 | CREQO
      e | 2017-01-09 | 2017-11-10 | U6 |""",
    ),
    share(
        key="three-or-more-social-workers",
        title="Looked-after children with three or more social workers in twelve months",
        says="Of the children looked after at the end of the period, those to whom three or more different social "
        "workers were allocated at some time in the twelve months to that day, time before care among it. A worker "
        "who came back counts once.",
        source=_WORKERS,
        codes=("dfe:30", "clock:C21", "National Framework enabler: 3 or more social workers"),
        tallies=(
            Tally(
                alias="workers_in_year",
                table="involvements",
                gives="count(distinct worker_id)",
                where="role = 'case-worker' and start_date <= as_at and until_date > year_ago",
            ),
        ),
        met="workers_in_year.found >= rule('many-workers')",
        polarity=Polarity.LOWER,
        needs=("care_periods", "involvements"),
        unseen="Allocations that a source without history does not hold. " + NO_SHORT_BREAKS,
        # a: w1, w2, w3. b: w1 twice and w2; the officer is not an allocated worker. c: w1 ended as the year began.
        example="""
    2018-03: 1 of 3
    care_periods: person | start_date
      a | 2017-11-01
      b | 2016-06-05
      c | 2016-06-05
    involvements: person | worker_id | role | start_date | end_date
      a | w1 | case-worker | 2017-01-01 | 2017-05-01
      a | w2 | case-worker | 2017-05-01 | 2018-03-31
      a | w3 | case-worker | 2018-03-31 |
      b | w1 | case-worker | 2017-05-01 | 2017-06-01
      b | w2 | case-worker | 2017-06-01 | 2017-07-01
      b | w1 | case-worker | 2017-07-01 |
      b | w3 | iro         | 2017-07-01 |
      c | w1 | case-worker | 2016-05-01 | 2017-04-01
      c | w2 | case-worker | 2017-04-01 | 2017-09-01
      c | w4 | case-worker | 2017-09-01 |""",
        **_STOCK,
    ),
)

#: Due on 8 November for a, b and c, and on 15 November for d and e.
_PLAN_ROWS = """
    placements: person | start_date | end_date | placement_type | plan_date | short_breaks
      a | 2017-11-01 |            | U6 | 2017-10-30 |
      b | 2017-11-01 |            | U6 | 2017-11-08 |
      c | 2017-11-01 |            | K2 | 2017-11-09 |
      d | 2017-11-08 |            | K2 |            |
      e | 2017-11-08 | 2017-11-12 | U6 |            |
      f | 2017-11-01 |            | T3 |            |
      g | 2017-11-01 |            | U6 |            | yes
"""
#: a's seven days end on the 13th, b's on the 8th, c's three weeks on the 27th, d's six weeks on 13 December.
_MOVE_ROWS = """
    placements: person | start_date | end_date | placement_type
      a | 2017-11-06 | 2017-11-13 | T4
      b | 2017-11-01 | 2017-11-09 | T4
      c | 2017-11-06 |            | T3
      d | 2017-11-01 |            | T1
      e | 2017-11-01 | 2017-11-30 | U6
"""

CLOCKED = (
    in_time(
        PLACEMENT_PLAN,
        Denominator.DUE,
        key="placement-plans-in-time",
        title="Placement plans made within five working days",
        says="Of the placements whose plan fell due in the period, those whose plan was made before the placement "
        "or within five working days of its start. A placement that ended before then is left out.",
        beside=("placement-plans-overdue",),
        example="2017-11: 2 of 4" + _PLAN_ROWS,
    ),
    overdue(
        PLACEMENT_PLAN,
        key="placement-plans-overdue",
        title="Placements overdue for a plan",
        says="Placements open at the end of the period, more than five working days old, with no plan made.",
        needs=PLACEMENT_PLAN.needs,
        unseen=NO_SHORT_BREAKS,
        example="2017-11: 1" + _PLAN_ROWS,
    ),
    in_time(
        TEMPORARY_MOVE,
        Denominator.DUE,
        key="temporary-moves-within-their-limit",
        title="Temporary moves that ended within their limit",
        says="Of the temporary moves whose limit ran out in the period, those that had ended by then: hospital six "
        "weeks, carers away three weeks, anything else seven days. One that lasts longer is a change of placement "
        "wrongly recorded as temporary.",
        beside=("temporary-moves-too-long",),
        example="2017-11: 1 of 3" + _MOVE_ROWS,
    ),
    overdue(
        TEMPORARY_MOVE,
        key="temporary-moves-too-long",
        title="Temporary moves that go on past their limit",
        says="Temporary moves that at the end of the period had lasted longer than a temporary move may.",
        needs=TEMPORARY_MOVE.needs,
        example="2017-11: 1" + _MOVE_ROWS,
    ),
)

CHAPTER = Chapter(
    title=_TITLE,
    limits=LIMITS,
    clocks=(PLACEMENT_PLAN, TEMPORARY_MOVE),
    measures=(*STABILITY, *CLOCKED),
)

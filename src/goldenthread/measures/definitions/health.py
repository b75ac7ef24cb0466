"""Health assessments of looked-after children: the first within twenty working days, later ones by age."""

from typing import Final

from goldenthread.measures.definitions.care_rows import ASSESSMENTS, DONE, NO_SHORT_BREAKS
from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock, Cycles, Exclusion
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import in_time, overdue, share
from goldenthread.measures.language.measures import Denominator, Flow, Window
from goldenthread.measures.language.relations import Relation

_TITLE: Final = "Health assessments of looked-after children"
_GUIDANCE = Source("Promoting the health and well-being of looked-after children, 40, 41 and 53; 2010 Regulations, 7")

LIMITS = (
    Limit("health-first", 20, Span.WORKING_DAYS, "By when a looked-after child's health is first assessed.", _GUIDANCE),
    Limit("health-young", 5, Span.YEARS, "The age until which health is assessed twice a year.", _GUIDANCE),
    Limit("health-review-young", 6, Span.MONTHS, "Between assessments of children under that age.", _GUIDANCE),
    Limit("health-review", 12, Span.MONTHS, "Between assessments of older children.", _GUIDANCE),
)

RELATIONS = (
    Relation(
        key="first_health_assessments",
        grain="one row a child and period of care, with its first health assessment",
        rows=f"""
            select l.*, h.assessed_date, r.records_from from looked_after as l left join (
                select authority, min(check_date) as records_from from health_checks
                where kind in ('health-assessment-initial', 'health-assessment-review', 'health-assessment')
                group by authority
            ) as r on r.authority = l.authority
            left join (
                select l.event_key, min(k.check_date) as assessed_date
                from looked_after as l join health_checks as k on k.person_key = l.person_key
                    and k.kind in ('health-assessment-initial', 'health-assessment') and {DONE.format("k")}
                    and k.check_date >= l.start_date and k.check_date <= l.until_date
                group by l.event_key
            ) as h on h.event_key = l.event_key""",
    ),
)

CYCLES = (
    Cycles(
        key="health_assessment_cycles",
        subject="looked_after",
        events="health_checks",
        dated="check_date",
        counts=f"e.kind in {ASSESSMENTS} and {DONE.format('e')}",
    ),
)

FIRST = Clock(
    key="initial-health-assessment",
    title="Initial health assessment",
    chapter=_TITLE,
    over="first_health_assessments",
    starts="start_date",
    stops="assessed_date",
    closes="until_date",
    limit="health-first",
    excluded=(
        Exclusion(
            code="records-begin-later",
            where="start_date < records_from or not coalesce(start_known, true)",
            says="Care began before the records of health assessments do: the first is not among them.",
        ),
    ),
    source=_GUIDANCE,
    codes=("clock:D01",),
    done="assessed",
    needs=("care_periods", "health_checks"),
    unseen="An assessment refused counts as not done. A list that does not say which kind of assessment it gives counts "
    "as the first. " + NO_SHORT_BREAKS,
)
REVIEW = Clock(
    key="health-assessment",
    title="Health assessment of a looked-after child",
    chapter=_TITLE,
    over="health_assessment_cycles",
    starts="cycle_date",
    stops="next_date",
    closes="until_date",
    limit="case when cycle_number = 1 then 'health-first' when birth_date is null then null "
    "when due(birth_date, 'health-young') > cycle_date then 'health-review-young' else 'health-review' end",
    # From the fifth birthday on a year is enough, counted from the assessment before.
    changes="case when cycle_number > 1 then due(birth_date, 'health-young') end",
    changed="health-review",
    source=_GUIDANCE,
    codes=("clock:D02",),
    done="assessed",
    needs=("care_periods", "health_checks"),
    unseen="An assessment refused counts as not done. " + NO_SHORT_BREAKS,
)
#: Due on 29 March 2018 for a, c and d, on the 28th for b and, over Easter, on 4 April for e. The records begin in 2017,
#: after g came into care; h left before the assessment was due.
_FIRST_ROWS: Final = """
    care_periods: person | start_date | end_date | short_breaks
      a | 2018-03-01 |            |
      b | 2018-02-28 |            |
      c | 2018-03-01 |            |
      d | 2018-03-01 | 2018-03-20 |
      e | 2018-03-05 |            |
      f | 2018-03-01 |            | yes
      g | 2016-03-01 |            |
      h | 2017-10-01 | 2017-10-09 |
    health_checks: person | kind | check_date | status
      g | health-assessment-review  | 2017-01-09 | completed
      a | health-assessment-initial | 2018-03-29 | completed
      b | health-assessment-initial | 2018-03-29 | completed
      c | health-assessment-initial | 2018-03-20 | refused
      c | dental                    | 2018-03-20 | completed
"""
#: On 31 March 2018. a: twelve months are up that day. b, who is four: six months were up on the 29th. c turned five in
#: February, before six months were up, so has twelve. d: twenty working days in care on the 29th. e: age not known.
_REVIEW_ROWS: Final = """
    people: person | birth_date
      a | 2008-01-01
      b | 2014-01-01
      c | 2013-02-01
      d | 2010-01-01
    care_periods: person | start_date
      a | 2016-01-05
      b | 2016-01-05
      c | 2016-01-05
      d | 2018-03-01
      e | 2016-01-05
    health_checks: person | kind | check_date
      a | health-assessment-review | 2017-03-31
      b | health-assessment-review | 2017-09-29
      c | health-assessment        | 2017-08-31
      e | health-assessment-review | 2017-01-10
"""
MEASURES = (
    in_time(
        FIRST,
        Denominator.DUE,
        key="initial-health-assessments-in-time",
        title="Initial health assessments within 20 working days",
        says="Of the children whose first health assessment fell due in the period, twenty working days after they came "
        "into care, those assessed by then. A child who left care before it was due is left out.",
        codes=("progress:20",),
        beside=("initial-health-assessments-overdue",),
        example="2018-03: 1 of 3" + _FIRST_ROWS,
    ),
    share(
        key="new-entrants-health-assessed-in-time",
        title="Children who came into care in six months and had their health assessed in time",
        says="Of the children who came into care in the six months to the end of the period, those whose health was "
        "assessed within twenty working days. Those who left before then, or for whom it is not yet due, are in the "
        "whole, so the figure is lower than that of the assessments due.",
        over="clock:initial-health-assessment",
        basis=Flow("clock_start", Window.MONTHS_6),
        where="clock_known",
        met="clock_stop is not null and clock_in_time",
        source=_GUIDANCE,
        codes=("report:FS/C37", "clock:D01"),
        polarity=Polarity.HIGHER,
        needs=FIRST.needs,
        unseen=FIRST.unseen,
        beside=("initial-health-assessments-in-time",),
        example="2018-03: 1 of 6\n2018-02: 0 of 2" + _FIRST_ROWS,
    ),
    overdue(
        FIRST,
        key="initial-health-assessments-overdue",
        title="Looked-after children overdue for their first health assessment",
        says="Children looked after at the end of the period for more than twenty working days whose health has not "
        "been assessed.",
        needs=FIRST.needs,
        unseen=FIRST.unseen,
        example="2018-03: 1" + _FIRST_ROWS,
    ),
    in_time(
        REVIEW,
        Denominator.OPEN,
        key="health-assessments-up-to-date",
        title="Looked-after children whose health assessment is up to date",
        says="Of the children looked after at the end of the period, those whose next health assessment is not overdue: "
        "twenty working days after coming into care, then every six months under five and every twelve from five.",
        codes=("progress:20",),
        beside=("health-assessments-overdue",),
        example="2018-03: 2 of 4" + _REVIEW_ROWS,
    ),
    overdue(
        REVIEW,
        key="health-assessments-overdue",
        title="Looked-after children overdue for a health assessment",
        says="Children looked after at the end of the period whose next health assessment was due before that day.",
        needs=REVIEW.needs,
        unseen=REVIEW.unseen,
        example="2018-03: 2" + _REVIEW_ROWS,
    ),
    in_time(
        REVIEW,
        Denominator.DUE,
        key="review-health-assessments-in-time",
        title="Review health assessments made in time",
        says="Of the review health assessments that fell due in the period, those made by the day they were due.",
        where="cycle_number > 1",
        beside=("health-assessments-overdue",),
        # Due on the 29th for a, done that day; on the 15th for b, aged four, a day late; on the 30th for c, missing.
        example="""
    2018-03: 1 of 3
    people: person | birth_date
      a | 2008-01-01
      b | 2014-01-01
      c | 2008-01-01
    care_periods: person | start_date
      a | 2016-01-05
      b | 2016-01-05
      c | 2016-01-05
      d | 2018-02-01
    health_checks: person | kind | check_date
      a | health-assessment-review | 2017-03-29
      a | health-assessment-review | 2018-03-29
      b | health-assessment-review | 2017-09-15
      b | health-assessment-review | 2018-03-16
      c | health-assessment-review | 2017-03-30
      d | health-assessment-initial | 2018-03-20""",
    ),
)

CHAPTER = Chapter(
    title=_TITLE,
    limits=LIMITS,
    relations=RELATIONS,
    cycles=CYCLES,
    clocks=(FIRST, REVIEW),
    measures=MEASURES,
)

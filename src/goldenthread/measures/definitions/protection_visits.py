"""Visits to protected children: within ten working days, within four weeks, and by both limits."""

from goldenthread.measures.kinds import Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock, Cycles
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import in_time, length, overdue
from goldenthread.measures.language.measures import Denominator, Stat

_TITLE = "Child protection visits"
_TEN = Source(
    "council procedures: 10 days (Camden) or 10 working days (Liverpool, Central Bedfordshire); no national number"
)
_FOUR = Source("council procedures: four-weekly at the least (Bolton, Southwark); no national number")

LIMITS = (
    Limit("cp-visit", 10, Span.WORKING_DAYS, "How often a child on a child protection plan is seen.", _TEN, local=True),
    Limit("cp-visit-least", 4, Span.WEEKS, "How often such a child is seen at the very least.", _FOUR, local=True),
)

CYCLES = (
    Cycles(
        key="cp_visit_cycles",
        subject="own_cp_plans",
        events="visits_that_count",
        dated="visit_date",
        counts="e.kind = 'cp' and (e.plan_key is null or e.plan_key = s.event_key)",
    ),
)


def _clock(key: str, title: str, limit: str, source: Source, also: str = "") -> Clock:
    return Clock(
        key=key,
        title=title,
        chapter=_TITLE,
        over="cp_visit_cycles",
        starts="cycle_date",
        stops="next_date",
        closes="end_date",
        limit=limit,
        also=also,
        source=source,
        codes=("clock:B05",),
        done="child seen",
        needs=("cp_plans", "visits.seen"),
        unseen="A visit that was made and not yet recorded: it looks late until it is. Ofsted's list 7 gives the last visit and "
        "not whether the child was seen; where it is the only source, look at the time since the last visit instead.",
    )


VISIT = _clock("cp-visit", "Child protection visit", "cp-visit", _TEN)
LEAST = _clock("cp-visit-least", "Child protection visit, at the least", "cp-visit-least", _FOUR)
BOTH = _clock("cp-visit-both", "Child protection visit, by the earlier limit", "cp-visit", _TEN, "cp-visit-least")

_VISITS = """
    cp_plans: person | start_date | end_date | other_authority_plan
      a | 2017-09-01 |            | no
      b | 2017-09-01 |            | no
      c | 2017-09-01 |            | no
      d | 2017-11-21 |            | no
      e | 2017-09-01 |            | no
      f | 2017-09-01 | 2017-11-24 | no
      g | 2017-09-01 |            | yes
    visits: person | kind | visit_date | seen
      a | cp | 2017-11-16 | yes
      b | cp | 2017-11-15 | yes
      b | cp | 2017-11-20 | no
      c | cp | 2017-11-01 | yes
      e | cin | 2017-11-28 | yes
      f | cp | 2017-11-06 | yes
      f | cp | 2017-11-20 | yes
"""
_SEEN_AT = "child protection visit at which the child was seen (a visit before birth counts; core groups never do)"

MEASURES = (
    in_time(
        VISIT,
        Denominator.OPEN,
        key="cp-plans-visited-in-time",
        title="Protected children seen within 10 working days",
        says="Of the child protection plans open at the end of the period, those whose last "
        f"{_SEEN_AT}, or whose start, lies no more than 10 working days (or the council's own limit) back.",
        codes=("progress:12",),
        beside=("cp-visits-overdue",),
        # 16 November is ten working days back; b was missed on the 20th; e was seen by another kind of visit.
        example=f"2017-11: 2 of 5{_VISITS}",
    ),
    in_time(
        LEAST,
        Denominator.OPEN,
        key="cp-plans-visited-in-four-weeks",
        title="Protected children seen within four weeks",
        says="Of the child protection plans open at the end of the period, those whose last "
        f"{_SEEN_AT}, or whose start, lies no more than four weeks (or the council's own limit) back.",
        # The quarterly report does not say its interval; its figure fits four weeks and not ten days.
        codes=("report:FS/C25", "progress:12"),
        beside=("cp-visits-overdue-four-weeks",),
        example=f"2017-11: 3 of 5{_VISITS}",
    ),
    in_time(
        BOTH,
        Denominator.OPEN,
        key="cp-plans-visited-by-both-limits",
        title="Protected children seen within both limits",
        says="Of the child protection plans open at the end of the period, those whose next visit is not overdue by either limit: "
        "10 working days and four weeks, where the council has set nothing else.",
        example=f"2017-11: 2 of 5{_VISITS}",
    ),
    in_time(
        VISIT,
        Denominator.DUE,
        key="cp-visits-due-made-in-time",
        title="Child protection visits that fell due and were made in time",
        says="Of the visits that fell due in the period, 10 working days after the last or after the start of the plan (or at the "
        "council's own limit), those made by then; one not made at all counts as not made in time, even where the period ends "
        "on the day it was due. One that was not made and whose plan ended by the day it was due does not count.",
        beside=("cp-visits-overdue",),
        # f's of 20 November was made that day; c's of 15, b's of 29 and a's of 30 November were not; f's of 4 December
        # was not due once the plan had ended.
        example=f"2017-11: 1 of 4\n2017-12: 0 of 1{_VISITS}",
    ),
    overdue(
        VISIT,
        key="cp-visits-overdue",
        title="Child protection visits overdue",
        says="Child protection plans open at the end of the period whose child was last seen more than 10 working days ago.",
        needs=VISIT.needs,
        codes=("clock:B05",),
        example=f"2017-11: 3{_VISITS}",
    ),
    overdue(
        LEAST,
        key="cp-visits-overdue-four-weeks",
        title="Protected children not seen for four weeks",
        says="Child protection plans open at the end of the period whose child was last seen more than four weeks ago.",
        needs=LEAST.needs,
        codes=("clock:B05",),
        example=f"2017-11: 2{_VISITS}",
    ),
    length(
        VISIT,
        Stat.MEDIAN,
        key="cp-visit-interval",
        title="Median days between child protection visits",
        says="For the visits made in the period, the days since the one before or the start of the plan; half took longer.",
        needs=VISIT.needs,
        codes=("clock:B05",),
        # 14, 61, 66, 75 and 76 days.
        example=f"2017-11: 66 over 5{_VISITS}",
    ),
)

CHAPTER = Chapter(title=_TITLE, limits=LIMITS, cycles=CYCLES, clocks=(VISIT, LEAST, BOTH), measures=MEASURES)

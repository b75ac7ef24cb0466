"""Core groups of child protection plans: the first, and those after it."""

from goldenthread.measures.kinds import Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock, Cycles
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import in_time, overdue
from goldenthread.measures.language.measures import Denominator

_CORE = Source("Working Together to Safeguard Children; council procedures (Liverpool); Wales", confirmed=False)

LIMITS = (
    Limit("core-group-first", 10, Span.WORKING_DAYS, "By when the first core group meets.", _CORE),
    Limit(
        "core-group-later",
        6,
        Span.WEEKS,
        "How often the core group meets after that.",
        Source("local: monthly (Liverpool), 28 days, or four to six weeks", confirmed=False),
        local=True,
    ),
)

CYCLES = (
    Cycles(
        key="core_group_cycles",
        subject="own_cp_plans",
        events="core_groups",
        dated="meeting_date",
        counts="e.held and coalesce(e.outcome, 'other') <> 'not-quorate' and (e.plan_key is null or e.plan_key = s.event_key)",
    ),
)

CORE_GROUP = Clock(
    key="core-group",
    title="Core group",
    chapter="Core groups",
    over="core_group_cycles",
    starts="cycle_date",
    stops="next_date",
    closes="end_date",
    limit="case when cycle_number = 1 then 'core-group-first' else 'core-group-later' end",
    source=_CORE,
    codes=("clock:B01", "clock:B02"),
    done="held",
    needs=("cp_plans", "core_groups.held"),
    unseen="Core groups come from the council's own list; no national return holds them.",
)

_CORE_GROUPS = """
    cp_plans: person | start_date
      a | 2017-11-01
      b | 2017-11-01
      c | 2017-11-01
      d | 2017-11-16
      e | 2017-09-04
      f | 2017-09-04
    core_groups: person | meeting_date | held
      a | 2017-11-15 | yes
      b | 2017-11-16 | yes
      c | 2017-11-10 | no
      e | 2017-09-18 | yes
      e | 2017-10-30 | yes
      f | 2017-09-18 | yes
      f | 2017-10-31 | yes
"""

MEASURES = (
    in_time(
        CORE_GROUP,
        Denominator.OPEN,
        key="core-groups-up-to-date",
        title="Child protection plans whose core group is up to date",
        says="Of the child protection plans open at the end of the period, those whose next core group is not overdue: the first "
        "within 10 working days of the start, later ones within six weeks of the last (or the council's own limit). One to which "
        "too few agencies came was not held.",
        beside=("core-groups-overdue",),
        # c's was not held; d's first is due on 30 November itself.
        example=f"2017-11: 5 of 6{_CORE_GROUPS}",
    ),
    in_time(
        CORE_GROUP,
        Denominator.COMPLETED,
        key="first-core-groups-in-time",
        title="First core groups held within 10 working days",
        says="Of the first core groups held in the period, those held within 10 working days of the start of the plan, which is "
        "the day of the conference.",
        where="cycle_number = 1",
        beside=("core-groups-overdue",),
        # 15 November is the tenth working day after 1 November.
        example=f"2017-11: 1 of 2{_CORE_GROUPS}",
    ),
    in_time(
        CORE_GROUP,
        Denominator.COMPLETED,
        key="later-core-groups-in-time",
        title="Later core groups held in time",
        says="Of the core groups held in the period after the first, those held within six weeks of the last (or the council's own "
        "limit).",
        where="cycle_number > 1",
        beside=("core-groups-overdue",),
        # Six weeks from 18 September end on 30 October.
        example=f"2017-10: 1 of 2{_CORE_GROUPS}",
    ),
    overdue(
        CORE_GROUP,
        key="core-groups-overdue",
        title="Core groups overdue",
        says="Child protection plans open at the end of the period whose next core group should have been held before.",
        needs=CORE_GROUP.needs,
        codes=("clock:B01", "clock:B02"),
        example=f"2017-11: 1\n2017-12: 6{_CORE_GROUPS}",
    ),
)

CHAPTER = Chapter(title="Core groups", limits=LIMITS, cycles=CYCLES, clocks=(CORE_GROUP,), measures=MEASURES)

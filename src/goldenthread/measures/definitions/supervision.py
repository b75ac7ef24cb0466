"""Case supervision: in time, late, overdue and not yet due, from each allocation of a child to a worker."""

from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock, Cycles
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import count, in_time, mix, overdue
from goldenthread.measures.language.measures import Denominator, Flow, Part, Stock

_CHAPTER = "Supervision"
_POLICY = Source("local supervision policy; six weeks in the example council, four weeks or a month in others")

LIMITS = (
    Limit("supervision", 6, Span.WEEKS, "Between supervisions of a worker's work with a child.", _POLICY, local=True),
)

CYCLES = (
    Cycles(
        key="supervision-of-allocations",
        subject="allocations",
        events="supervisions",
        dated="supervision_date",
        # One on the day of a change of worker is the next worker's, not both workers'.
        counts="in_group(e.kind, 'case-supervision') and (next_start is null or e.supervision_date < next_start)",
    ),
)

SUPERVISION = Clock(
    key="supervision",
    title="Case supervision",
    over="supervision-of-allocations",
    starts="cycle_date",
    stops="next_date",
    closes="until_date",
    limit="supervision",
    source=_POLICY,
    chapter=_CHAPTER,
    codes=("clock:G01",),
    done="supervised",
    needs=("involvements", "supervisions"),
    unseen="Supervision that was held and not recorded on the child, and group supervision. A change of worker begins "
    "the time again.",
)

# On 30 September a was supervised 42 days ago, b 43; c is 42 days allocated; d was 43 days without, then supervised;
# e changed worker, so that its supervision of August does not count any more; f's on the day of the change does, once.
_ROWS = """
    involvements: person | worker_id | role | start_date | end_date
      a | w1 | case-worker | 2017-07-10 |
      b | w1 | case-worker | 2017-07-10 |
      c | w2 | case-worker | 2017-08-19 |
      d | w2 | case-worker | 2017-07-10 |
      e | w1 | case-worker | 2017-06-05 | 2017-09-01
      e | w2 | case-worker | 2017-09-01 |
      f | w1 | case-worker | 2017-07-10 | 2017-08-21
      f | w2 | case-worker | 2017-08-21 |
    supervisions: person | kind | supervision_date
      a | case  | 2017-08-19
      b | case  | 2017-08-18
      b | group | 2017-09-18
      d | case  | 2017-08-22
      e | case  | 2017-08-25
      f | case  | 2017-08-21
"""

MEASURES = (
    in_time(
        SUPERVISION,
        Denominator.OPEN,
        key="supervision-up-to-date",
        title="Children whose case is supervised in time",
        says="Of the children with an allocated case worker at the end of the period, those whose case was supervised, or "
        "who were allocated, no longer ago than the council's limit (six weeks unless it says otherwise).",
        codes=("dashboard:7",),
        beside=("supervision-overdue",),
        example="2017-09: 5 of 6" + _ROWS,
    ),
    overdue(
        SUPERVISION,
        key="supervision-overdue",
        title="Children whose case supervision is overdue",
        says="Children with an allocated case worker at the end of the period whose case was supervised, or who were "
        "allocated, longer ago than the council's limit.",
        needs=SUPERVISION.needs,
        example="2017-09: 1" + _ROWS,
    ),
    mix(
        key="supervision-status",
        title="Case supervision by status",
        says="Children with an allocated case worker at the end of the period: supervision overdue; not yet due since the "
        "allocation; last supervision held late; last supervision in time.",
        over="clock:supervision",
        basis=Stock("clock_start", "clock_until"),
        where="clock_known",
        parts=(
            Part("overdue", "Overdue", "clock_due < as_at"),
            Part("not-yet-due", "Not yet due since the allocation", "cycle_number = 1"),
            Part("late", "Completed out of timescale", "cycle_date > due(previous_date, 'supervision')"),
            Part("in-time", "In time", "cycle_date <= due(previous_date, 'supervision')"),
        ),
        source=_POLICY,
        chapter=_CHAPTER,
        codes=("clock:G01", "dashboard:7"),
        needs=SUPERVISION.needs,
        unseen=SUPERVISION.unseen,
        # b is overdue, c and e not yet due; d was supervised after 43 days, a after 40, f at once.
        example="2017-09: overdue 1, not-yet-due 2, late 1, in-time 2" + _ROWS,
    ),
    in_time(
        SUPERVISION,
        Denominator.COMPLETED,
        key="supervisions-held-in-time",
        title="Supervisions held in time",
        says="Of the case supervisions held in the period, those held within the council's limit of the one before or of "
        "the allocation.",
        beside=("supervision-overdue",),
        # b after 39 days, a 40, d 43, e 81, f on the day.
        example="2017-08: 3 of 5" + _ROWS,
    ),
    count(
        key="group-supervisions",
        title="Group supervisions held",
        says="Group supervision sessions held in the period.",
        over="group_supervisions",
        basis=Flow("session_date"),
        polarity=Polarity.HIGHER,
        source=_POLICY,
        chapter=_CHAPTER,
        breakdowns=("team",),
        example="""2017-09: 2
            group_supervisions: session_id | session_date
              1 | 2017-09-01
              2 | 2017-09-30
              3 | 2017-10-02
        """,
    ),
)

CHAPTER = Chapter(title=_CHAPTER, limits=LIMITS, cycles=CYCLES, clocks=(SUPERVISION,), measures=MEASURES)

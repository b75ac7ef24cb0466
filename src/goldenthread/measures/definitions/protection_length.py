"""Child protection plans over time: how long they last, and whether children come back on one."""

from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import mix, overdue, parts_by_length, share
from goldenthread.measures.language.measures import Flow, Measure, Part, Stock
from goldenthread.measures.language.relations import Relation

_TWO_YEARS = Source("DfE LAIT: continuously for more than 729 days, the first and the last day counted")
_EVER = Source("DfE CIN census guide, 5.4; LAIT: an earlier plan at any time, in this authority")
_RECENT = Source("regional quarterly dataset: within two years", confirmed=False)
_YEAR = Source("DfE children's social care dashboard, supporting information of October 2024: wanted and not published")
_REPEAT_UNSEEN = "Plans of other authorities, and plans before the records begin unless their number was given."

LIMITS = (
    Limit(
        "cp-plan-two-years",
        728,
        Span.DAYS,
        "The day on which a plan has lasted 729 days, the first counted: from the next day it is a plan of two years.",
        _TWO_YEARS,
    ),
    Limit(
        "cp-plan-drift",
        15,
        Span.MONTHS,
        "How long a plan may last before it is looked at for drift.",
        Source("local practice: flags at 9, 12, 15 or 18 months", confirmed=False),
        local=True,
    ),
    Limit("repeat-plan-two-years", 2, Span.YEARS, "A plan so soon after the last one ended is a repeat.", _RECENT),
    Limit("repeat-plan-year", 12, Span.MONTHS, "A plan so soon after the last one ended is an early repeat.", _YEAR),
)

RELATIONS = (
    Relation(
        key="cp_plans_and_earlier",
        grain="one row a child protection plan and child, with how many began before it and when the last of them ended",
        # Plans that overlap are a fault of the records: one that began on the same day was not earlier, and one that
        # had not ended when this one began is no plan that the child came back from.
        rows="""
            select p.*, coalesce(b.plans_before, 0) as plans_before, b.previous_end_date
            from own_cp_plans as p left join (
                select n.event_key, count(*) as plans_before,
                       max(case when e.end_date <= n.start_date then e.end_date end) as previous_end_date
                from own_cp_plans as n join own_cp_plans as e
                    on e.person_key = n.person_key and e.start_date < n.start_date
                group by n.event_key
            ) as b on b.event_key = p.event_key""",
    ),
)

TWO_YEARS = Clock(
    key="cp-plan-two-years",
    title="Child protection plan, up to two years",
    chapter="Child protection plans over time",
    over="own_cp_plans",
    starts="start_date",
    stops="end_date",
    limit="cp-plan-two-years",
    source=_TWO_YEARS,
    codes=("clock:B07",),
    done="ended",
)
DRIFT = Clock(
    key="cp-plan-drift",
    title="Child protection plan, until it is looked at for drift",
    chapter="Child protection plans over time",
    over="own_cp_plans",
    starts="start_date",
    stops="end_date",
    limit="cp-plan-drift",
    source=Source("local practice: flags at 9, 12, 15 or 18 months", confirmed=False),
    codes=("clock:B07",),
    done="ended",
)

_STARTED = Flow("start_date")
_LENGTHS = """
    cp_plans: person | start_date | end_date
      a | 2015-12-03 |
      b | 2015-12-02 |
      c | 2015-11-17 | 2017-11-15
      d | 2015-11-18 | 2017-11-15
      e | 2017-08-31 |
      f | 2016-08-30 | 2017-11-30
      g | 2016-08-30 |
      h | 2016-08-31 |
      i | 2017-11-20 | 2017-11-17
"""
#: c had a plan until twelve months before, a until two years before, b a day longer ago; d's earlier plan is only a number;
#: h's had not ended when the next began.
_REPEATS = """
    cp_plans: person | start_date | end_date | previous_plans | other_authority_plan
      a | 2015-03-02 | 2015-11-13 | 0 | no
      a | 2017-11-13 |            | 1 | no
      b | 2015-03-02 | 2015-11-12 | 0 | no
      b | 2017-11-13 |            |   | no
      c | 2016-06-01 | 2016-11-20 | 0 | no
      c | 2017-11-20 |            | 1 | no
      d | 2017-11-06 |            | 2 | no
      e | 2017-11-08 | 2017-11-29 | 0 | no
      e | 2017-11-30 |            | 0 | yes
      g | 2017-05-01 |            | 0 | no
      h | 2017-03-01 | 2017-12-05 | 0 | no
      h | 2017-11-06 |            | 0 | no
"""
_BEFORE = "(coalesce(previous_plans, 0) > 0 or plans_before > 0)"
_TIMES = {
    "ever": ("at any time before", _BEFORE, _EVER),
    "in-two-years": (
        "that had ended within the two years before",
        "due(previous_end_date, 'repeat-plan-two-years') >= start_date",
        _RECENT,
    ),
    "in-a-year": (
        "that had ended within the twelve months before",
        "due(previous_end_date, 'repeat-plan-year') >= start_date",
        _YEAR,
    ),
}


def _repeat(time: str, of_open: bool, title: str, example: str, *codes: str) -> Measure:
    words, met, source = _TIMES[time]
    which = "open at the end of the period" if of_open else "that began in the period"
    return share(
        key=f"cp-plans-{'open' if of_open else 'started'}-repeat-{time}",
        title=title,
        says=f"Of the child protection plans {which}, those of a child with another plan of this authority {words} it began.",
        over="cp_plans_and_earlier",
        basis=Stock() if of_open else _STARTED,
        met=met,
        source=source,
        polarity=Polarity.LOWER,
        codes=("clock:B08", *codes),
        unseen=_REPEAT_UNSEEN
        if time == "ever"
        else "An earlier plan whose dates are not held, even where its number was given.",
        example=f"2017-11: {example}{_REPEATS}",
    )


MEASURES = (
    mix(
        key="cp-plans-by-length",
        title="Children on a child protection plan by how long it has run",
        says="Child protection plans open at the end of the period, by the time since they began.",
        over="own_cp_plans",
        basis=Stock(),
        parts=parts_by_length("months", "start_date", "as_at", (3, 6, 9, 12, 15, 18, 24)),
        source=Source("local practice: flags at 9, 12, 15 and 18 months; Ofsted child-level data, list 7", confirmed=False),
        codes=("clock:B07", "Ofsted list 7"),
        # e has run three months to the day; g and h reach fifteen months on 30 November, one of them by the clamp.
        example=f"2017-11: 3-to-6-months 1, 15-to-18-months 2, 18-to-24-months 2{_LENGTHS}",
    ),
    mix(
        key="cp-plans-ended-by-length",
        title="Child protection plans that ended, by how long they had lasted",
        says="Child protection plans that ended in the period, by the time from start to end.",
        over="own_cp_plans",
        basis=Flow("end_date"),
        parts=parts_by_length("months", "start_date", "end_date", (3, 6, 12, 24)),
        source=Source("Ofsted child-level data, list 7"),
        codes=("clock:B07", "Ofsted list 7"),
        # i's ended before it began, by its dates.
        example=f"2017-11: 12-to-24-months 3, not-recorded 1{_LENGTHS}",
    ),
    overdue(
        TWO_YEARS,
        key="cp-plans-two-years",
        title="Children on a child protection plan for two years or more",
        says="Child protection plans open at the end of the period that have lasted more than 729 days, both ends counted.",
        codes=("clock:B07", "report:FS/S3", "LAIT 264", "progress:18"),
        # b is on its 730th day, a on its 729th.
        example=f"2017-11: 1{_LENGTHS}",
    ),
    share(
        key="cp-plans-open-two-years-share",
        title="Share of child protection plans open for two years or more",
        says="Of the child protection plans open at the end of the period, those that have lasted more than 729 days.",
        over="clock:cp-plan-two-years",
        basis=Stock("clock_start", "clock_until"),
        met="clock_due < as_at",
        source=_TWO_YEARS,
        polarity=Polarity.LOWER,
        codes=("clock:B07", "dfe:20", "LAIT 264", "National Framework: child protection plans over two years"),
        example=f"2017-11: 1 of 5{_LENGTHS}",
    ),
    share(
        key="cp-plans-ended-two-years-share",
        title="Share of child protection plans ended that had lasted two years or more",
        says="Of the child protection plans that ended in the period, those that had lasted more than 729 days, the last day "
        "counted.",
        over="clock:cp-plan-two-years",
        basis=Flow("clock_stop"),
        met="not clock_in_time",
        source=_TWO_YEARS,
        polarity=Polarity.LOWER,
        codes=("clock:B07", "dfe:21", "LAIT 98", "Ofsted list 7"),
        # c ended on its 730th day, d on its 729th.
        example=f"2017-11: 1 of 4{_LENGTHS}",
    ),
    overdue(
        DRIFT,
        key="cp-plans-drifting",
        title="Child protection plans long enough to be looked at for drift",
        says="Child protection plans open at the end of the period that began longer ago than the council's flag for drift "
        "(15 months, where it has set nothing else).",
        codes=("clock:B07",),
        # Fifteen months from 31 August 2016 end on 30 November, and so do those from 30 August.
        example=f"2017-11: 2{_LENGTHS}",
    ),
    _repeat("ever", False, "Second or later child protection plans among those begun", "5 of 6",
            "dfe:18", "LAIT 15", "progress:16", "regional:16", "National Framework: repeat child protection plans"),
    _repeat("in-two-years", False, "Child protection plans begun within two years of the last", "2 of 6", "regional:17"),
    _repeat("in-a-year", False, "Child protection plans begun within twelve months of the last", "1 of 6"),
    _repeat("ever", True, "Second or later child protection plans among those open", "5 of 7", "report:FS/S2"),
    _repeat("in-two-years", True, "Open child protection plans begun within two years of the last", "2 of 7"),
    _repeat("in-a-year", True, "Open child protection plans begun within twelve months of the last", "1 of 7"),
    mix(
        key="cp-plans-started-by-earlier-plans",
        title="Child protection plans begun, by how many the child had before",
        says="Child protection plans that began in the period, by the number of earlier plans of this authority: the number "
        "recorded or the number held, whichever is more.",
        over="cp_plans_and_earlier",
        basis=_STARTED,
        parts=tuple(
            Part(
                f"{number}{'-or-more' if number == 3 else ''}",
                f"{number}{' or more' if number == 3 else ''}",
                f"greatest(coalesce(previous_plans, 0), plans_before) {'>=' if number == 3 else '='} {number}",
            )
            for number in range(4)
        ),
        source=Source("Ofsted child-level data, list 7"),
        codes=("clock:B08", "Ofsted list 7"),
        unseen=_REPEAT_UNSEEN,
        example=f"2017-11: 0 1, 1 4, 2 1{_REPEATS}",
    ),
)  # fmt: skip

CHAPTER = Chapter(
    title="Child protection plans over time",
    limits=LIMITS,
    relations=RELATIONS,
    clocks=(TWO_YEARS, DRIFT),
    measures=MEASURES,
)

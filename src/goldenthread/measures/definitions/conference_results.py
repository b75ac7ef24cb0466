"""What initial conferences lead to: a child protection plan, its first day, and another conference."""

from goldenthread.measures.definitions.follow import with_earlier
from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import in_time, overdue, share
from goldenthread.measures.language.measures import Denominator, Flow
from goldenthread.measures.language.relations import Relation

TITLE = "What initial conferences lead to"
_CENSUS = Source("Characteristics of children in need, definitions: initial child protection conferences")
_PLAN = Source("CIN census: a plan that begins on another day than its conference is queried")
_LIST_5 = Source("Ofsted child-level data, list 5 (section 47 enquiries and conferences)")

LIMITS = (
    Limit("plan-after-conference", 0, Span.DAYS, "A child protection plan begins on the day of its conference.", _PLAN),
    Limit(
        "conference-to-plan",
        45,
        Span.DAYS,
        "A child protection plan that begins within so long of a conference, and names none, is taken to follow from it.",
        Source("reports on the CIN census that councils share", confirmed=False),
        local=True,
    ),
    Limit("repeat-conference", 12, Span.MONTHS, "A conference within so long of the last is a repeat.", _LIST_5),
)

_INITIAL = "in_group(coalesce(kind, 'initial'), 'initial-conference')"

RELATIONS = (
    Relation(
        key="conferences_and_plans",
        grain="one row an initial conference and child, with the days on which a plan that names it, and one that names none, began",
        rows="""
            select c.*, n.named_date, f.found_date
            from conferences as c
            left join (
                select conference_key, min(start_date) as named_date from cp_plans
                where conference_key is not null group by conference_key
            ) as n on n.conference_key = c.event_key
            left join (
                select x.event_key as event_key, min(p.start_date) as found_date
                from conferences as x join cp_plans as p on p.person_key = x.person_key
                    and p.conference_key is null and p.start_date >= x.conference_date
                group by x.event_key
            ) as f on f.event_key = c.event_key
            where in_group(coalesce(c.kind, 'initial'), 'initial-conference')""",
    ),
    with_earlier(
        "conferences_with_earlier",
        "conferences",
        "conference_date",
        "one row a conference and child",
        only="in_group(coalesce(e.kind, 'initial'), 'initial-conference')",
    ),
)

PLAN_AFTER_CONFERENCE = Clock(
    key="plan-after-conference",
    title="Child protection plan after its conference",
    chapter=TITLE,
    over="conferences_and_plans",
    starts="conference_date",
    stops="""case when found_date <= due(conference_date, 'conference-to-plan')
        then least(found_date, coalesce(named_date, found_date)) else named_date end""",
    limit="plan-after-conference",
    where="led_to_plan",
    source=_PLAN,
    codes=("clock:A11",),
    done="begun",
    needs=("conferences.led_to_plan", "cp_plans"),
)
_PLANS = """
    conferences: person | event | kind | conference_date | led_to_plan
      a | c1 | initial | 2017-11-06 | yes
      b | c2 | initial | 2017-11-06 | yes
      c | c3 | initial | 2017-11-06 | no
      d | c4 | initial | 2017-11-06 |
      e | c5 | initial | 2017-11-06 | yes
      f | c6 | initial | 2017-12-01 | yes
      g | c7 | initial | 2017-09-04 | yes
    cp_plans: person | start_date
      a | 2017-11-06
      b | 2017-11-07
      d | 2017-11-06
      g | 2017-11-28
"""


MEASURES = (
    share(
        key="conferences-leading-to-plan",
        title="Initial conferences that led to a child protection plan",
        says="Of the initial conferences held in the period, those that led to a child protection plan; where the source "
        "does not say, those after which one began within 45 days.",
        over="conferences_and_plans",
        basis=Flow("conference_date"),
        met="""coalesce(led_to_plan, named_date <= due(conference_date, 'conference-to-plan')
            or found_date <= due(conference_date, 'conference-to-plan'))""",
        source=_CENSUS,
        needs=("conferences", "conferences.led_to_plan or cp_plans"),
        codes=("progress:3", "clock:A11", "dashboard:15", "Ofsted list 5"),
        example="2017-11: 4 of 5" + _PLANS,
    ),
    in_time(
        PLAN_AFTER_CONFERENCE,
        Denominator.COMPLETED,
        key="plans-begun-on-conference-day",
        title="Child protection plans that began on the day of their conference",
        says="Of the child protection plans that began in the period after a conference that led to one (that name it, or "
        "name none and began within 45 days), those that began on the day of the conference.",
        beside=("conferences-without-their-plan",),
        example="2017-11: 1 of 2" + _PLANS,
    ),
    overdue(
        PLAN_AFTER_CONFERENCE,
        key="conferences-without-their-plan",
        title="Conferences that led to a plan of which there is no record",
        says="Initial conferences recorded as having led to a child protection plan, for which none is recorded as begun "
        "by the end of the period: none that names the conference, and none of that child that names no conference and "
        "began within 45 days.",
        needs=PLAN_AFTER_CONFERENCE.needs,
        codes=("clock:A11",),
        # The plan of g began 85 days after, and is another's.
        example="2017-11: 2" + _PLANS,
    ),
    share(
        key="conferences-repeated",
        title="Initial conferences within 12 months of an earlier one",
        says="Of the initial conferences held in the period, those on a child on whom another had been held, on an "
        "earlier day, in the 12 months before.",
        over="conferences_with_earlier",
        basis=Flow("conference_date"),
        where=_INITIAL,
        met="conference_date <= due(before_date, 'repeat-conference')",
        polarity=Polarity.LOWER,
        source=_LIST_5,
        codes=("Ofsted list 5",),
        unseen="Conferences of other councils, and those before the first that the store holds.",
        example="""
    2017-11: 1 of 3
    conferences: person | kind | conference_date
      a | initial | 2016-11-06
      a | initial | 2017-11-06
      b | initial | 2016-11-05
      b | initial | 2017-11-06
      c | review  | 2017-10-02
      c | initial | 2017-11-30
""",
    ),
)

CHAPTER = Chapter(
    title=TITLE,
    limits=LIMITS,
    relations=RELATIONS,
    clocks=(PLAN_AFTER_CONFERENCE,),
    measures=MEASURES,
)

"""Section 47 enquiries: how many, how long they take, what follows them, and which children come to another."""

from goldenthread.measures.definitions.follow import with_earlier
from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import count, in_time, length, mix, overdue, rate, share
from goldenthread.measures.language.measures import Denominator, Flow, Part, Stock, Window
from goldenthread.measures.language.relations import Relation

TITLE = "Section 47 enquiries"
_CENSUS = Source("DfE CIN census guide, 4.12; Characteristics of children in need, definitions")
_LOCAL = Source("local practice, where no conference follows; no national limit", confirmed=False)
_PAPER = Source("Barnet improvement board, January 2018, dashboard")
_LIST_5 = Source("Ofsted child-level data, list 5 (section 47 enquiries and conferences)")
_FOLLOW = Source("Golden Thread: no source says which step an enquiry led to", confirmed=False)

LIMITS = (
    Limit(
        "enquiry",
        15,
        Span.WORKING_DAYS,
        "How long an enquiry may take where the council sets a limit.",
        _LOCAL,
        local=True,
    ),
    Limit("repeat-enquiry", 12, Span.MONTHS, "An enquiry within so long of the last is a repeat.", _LIST_5),
    Limit(
        "enquiry-to-step",
        1,
        Span.MONTHS,
        "A plan or an assessment that begins within so long of an enquiry's end is taken to follow from it.",
        _FOLLOW,
        local=True,
    ),
)

RELATIONS = (
    with_earlier("enquiries_with_earlier", "s47_enquiries", "start_date", "one row an enquiry and child"),
    Relation(
        key="enquiries_and_conferences",
        grain="one row an enquiry and child, with its first conference, the first that made a plan and the first of "
        "which it is recorded whether it did",
        rows="""
            select e.*, h.held_date, h.made_date, h.said_date from s47_enquiries as e left join (
                select c.event_key as event_key, min(c.conference_date) as held_date,
                       min(case when c.led_to_plan then c.conference_date end) as made_date,
                       min(case when c.led_to_plan is not null then c.conference_date end) as said_date
                from (
                    select enquiry_key as event_key, conference_date, led_to_plan from conferences
                    where enquiry_key is not null and in_group(coalesce(kind, 'initial'), 'initial-conference')
                    union all
                    select event_key, conference_date, conference_led_to_plan as led_to_plan from s47_enquiries
                    where conference_date is not null
                ) as c
                group by c.event_key
            ) as h on h.event_key = e.event_key""",
    ),
    Relation(
        key="enquiries_and_steps",
        grain="one row an enquiry and child, with the conference, plans and assessment that followed",
        rows="""
            select e.*, p.protection_date, n.plan_date, a.assessment_date
            from enquiries_and_conferences as e
            left join (
                select x.event_key as event_key, min(y.start_date) as protection_date
                from enquiries_and_conferences as x
                join cp_plans as y on y.person_key = x.person_key and y.start_date >= x.held_date
                group by x.event_key
            ) as p on p.event_key = e.event_key
            left join (
                select x.event_key as event_key, min(y.start_date) as plan_date
                from s47_enquiries as x join cin_plans as y on y.person_key = x.person_key and y.until_date > x.end_date
                group by x.event_key
            ) as n on n.event_key = e.event_key
            left join (
                select x.event_key as event_key, min(y.start_date) as assessment_date
                from s47_enquiries as x join assessments as y on y.person_key = x.person_key and y.until_date > x.end_date
                group by x.event_key
            ) as a on a.event_key = e.event_key""",
    ),
)

ENQUIRY = Clock(
    key="enquiry",
    title="Section 47 enquiry completed",
    chapter=TITLE,
    over="s47_enquiries",
    starts="start_date",
    stops="end_date",
    limit="enquiry",
    source=_LOCAL,
    codes=("clock:A09b",),
    done="completed",
    needs=("s47_enquiries.end_date",),
    unseen="Sources that hold no end of an enquiry, as the census: then nothing is given.",
)

# Fifteen working days from Wednesday 1 November end on the 22nd; from the 8th on the 29th; from the 9th on the 30th.
_LENGTHS = """
    s47_enquiries: person | start_date | end_date
      a | 2017-11-01 | 2017-11-22
      b | 2017-11-01 | 2017-11-23
      c | 2017-11-06 | 2017-11-06
      d | 2017-11-08 |
      e | 2017-11-09 |
      f | 2017-11-09 | 2017-12-01
      g | 2017-10-31 | 2017-10-31
"""

MEASURES = (
    count(
        key="enquiries-started",
        title="Section 47 enquiries begun",
        says="Section 47 enquiries that began in the period, each child and each enquiry counted.",
        over="s47_enquiries",
        basis=Flow("start_date"),
        source=_CENSUS,
        codes=("regional:10", "Ofsted list 5"),
        example="2017-11: 6" + _LENGTHS,
    ),
    rate(
        key="enquiries-rate",
        title="Section 47 enquiries per 10,000 children in a year",
        says="Section 47 enquiries that began in the twelve months to the end of the period, for every 10,000 children "
        "aged 0 to 17.",
        over="s47_enquiries",
        basis=Flow("start_date", Window.MONTHS_12),
        source=_CENSUS,
        breakdowns=(),
        codes=("dfe:8",),
        example="""
    2017-11: 3
    s47_enquiries: person | start_date
      a | 2016-11-30
      a | 2016-12-01
      b | 2017-05-02
      b | 2017-11-30
      c | 2017-12-01
""",
    ),
    count(
        key="enquiries-open",
        title="Section 47 enquiries open",
        says="Section 47 enquiries that had begun and were not completed at the end of the period.",
        over="s47_enquiries",
        basis=Stock(),
        source=_LIST_5,
        codes=("Ofsted list 5",),
        needs=("s47_enquiries", "s47_enquiries.end_date"),
        unseen=ENQUIRY.unseen,
        example="2017-11: 3" + _LENGTHS,
    ),
    in_time(
        ENQUIRY,
        Denominator.COMPLETED,
        key="enquiries-completed-in-time",
        title="Section 47 enquiries completed within 15 working days",
        says="Of the section 47 enquiries completed in the period, those completed within 15 working days of the "
        "strategy discussion that began them.",
        beside=("enquiries-overdue",),
        example="2017-11: 2 of 3" + _LENGTHS,
    ),
    overdue(
        ENQUIRY,
        key="enquiries-overdue",
        title="Section 47 enquiries open for more than 15 working days",
        says="Section 47 enquiries not completed by the end of the period, more than 15 working days after the strategy "
        "discussion that began them.",
        needs=ENQUIRY.needs,
        codes=("clock:A09b",),
        example="2017-11: 1" + _LENGTHS,
    ),
    length(
        ENQUIRY,
        key="enquiries-mean-length",
        title="Mean length of section 47 enquiries",
        says="The mean number of days, weekends included, from the strategy discussion to completion of the section 47 "
        "enquiries completed in the period. Open ones are not in it, so it can fall while old ones wait.",
        needs=ENQUIRY.needs,
        codes=("dashboard:14", "clock:A09b"),
        beside=("enquiries-overdue",),
        # 21, 22 and 0 days.
        example="2017-11: 14.3 over 3" + _LENGTHS,
    ),
    mix(
        key="enquiries-by-what-followed",
        title="What followed section 47 enquiries",
        says="Of the section 47 enquiries completed in the period, the share followed by a conference that made a child "
        "protection plan, a conference that made none, a child in need plan, an assessment, or no further action. Each "
        "counts once, by the first of these that followed by the period's end. Where nobody says whether a conference made "
        "a plan, it did if one began within 45 days. Child in need plans and assessments are those open "
        "when it ended or begun within a month.",
        over="enquiries_and_steps",
        basis=Flow("end_date"),
        parts=(
            Part(
                "protection-plan",
                "Conference and child protection plan",
                """held_date is not null and (made_date is not null
                    or (said_date is null and protection_date <= due(held_date, 'conference-to-plan')))""",
            ),
            Part("conference", "Conference and no child protection plan", "held_date is not null"),
            Part("child-in-need-plan", "Child in need plan", "plan_date <= due(end_date, 'enquiry-to-step')"),
            Part("assessment", "Assessment", "assessment_date <= due(end_date, 'enquiry-to-step')"),
            Part("no-further-action", "No further action", "no_further_action"),
        ),
        source=_PAPER,
        codes=("dashboard:15",),
        needs=("s47_enquiries.end_date", "conferences", "cin_plans", "cp_plans", "assessments"),
        unseen="Steps after the period's end, so that the latest enquiries seem to have led to less.",
        # f's plan began a month and a day after its enquiry ended; g was completed in January. b's conference made no
        # plan, whatever began since.
        example="""
    2017-18-Q3: protection-plan 1, conference 1, child-in-need-plan 1, assessment 1, no-further-action 1, not-recorded 1
    s47_enquiries: person | event | start_date | end_date | no_further_action
      a | e1 | 2017-11-01 | 2017-11-10 | no
      b | e2 | 2017-11-01 | 2017-11-10 | no
      c | e3 | 2017-11-01 | 2017-11-10 | no
      d | e4 | 2017-11-01 | 2017-11-10 | no
      e | e5 | 2017-11-01 | 2017-11-10 | yes
      f | e6 | 2017-11-01 | 2017-11-10 | no
      g | e7 | 2017-12-20 | 2018-01-05 | yes
    conferences: person | kind | conference_date | enquiry_key | led_to_plan
      a | initial | 2017-11-17 | e1 | yes
      b | initial | 2017-11-17 | e2 | no
    cp_plans: person | start_date
      a | 2017-11-17
      b | 2017-12-15
    cin_plans: person | start_date
      c | 2017-12-10
      f | 2017-12-11
    assessments: person | start_date
      d | 2017-10-20
""",
    ),
    share(
        key="enquiries-repeated",
        title="Section 47 enquiries within 12 months of an earlier one",
        says="Of the section 47 enquiries that began in the period, those about a child for whom another had begun, on "
        "an earlier day, in the 12 months before.",
        over="enquiries_with_earlier",
        basis=Flow("start_date"),
        met="start_date <= due(before_date, 'repeat-enquiry')",
        polarity=Polarity.LOWER,
        source=_LIST_5,
        codes=("Ofsted list 5",),
        unseen="Enquiries of other councils, and those before the first that the store holds.",
        example="""
    2017-11: 1 of 3
    s47_enquiries: person | start_date
      a | 2016-11-06
      a | 2017-11-06
      b | 2016-11-05
      b | 2017-11-06
      c | 2017-11-30
      c | 2017-12-01
""",
    ),
    share(
        key="enquiries-without-conference",
        title="Section 47 enquiries for which no conference was needed",
        says="Of the section 47 enquiries that began in the period for which it is recorded whether an initial "
        "conference was needed, those for which it was not.",
        over="s47_enquiries",
        basis=Flow("start_date"),
        where="conference_not_required is not null",
        met="conference_not_required",
        source=_LIST_5,
        needs=("s47_enquiries.conference_not_required",),
        codes=("Ofsted list 5",),
        unseen="Enquiries not yet decided, where the source then says that a conference is needed.",
        example="""
    2017-11: 1 of 2
    s47_enquiries: person | start_date | conference_not_required
      a | 2017-11-01 | yes
      b | 2017-11-30 | no
      c | 2017-11-30 |
      d | 2017-12-01 | yes
""",
    ),
)

CHAPTER = Chapter(
    title=TITLE,
    limits=LIMITS,
    relations=RELATIONS,
    clocks=(ENQUIRY,),
    measures=MEASURES,
)

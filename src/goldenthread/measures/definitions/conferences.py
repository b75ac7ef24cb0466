"""Initial child protection conferences: how many, and how soon after the enquiry or the move."""

from goldenthread.measures.kinds import Source, Unit
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import count, in_time, length, mix, overdue, rate
from goldenthread.measures.language.measures import Denominator, Flow, Part, Stat, Window
from goldenthread.measures.language.relations import Relation

TITLE = "Initial child protection conferences"
_GUIDANCE = Source("Working Together to Safeguard Children; CIN census guide 2023-24, 4.12.2")
_TRANSFER = Source("CIN census guide 2023-24, 4.1.1 and 4.8")
_CENSUS = Source("Characteristics of children in need, definitions: initial child protection conferences")

LIMITS = (
    Limit(
        "conference",
        15,
        Span.WORKING_DAYS,
        "How long after the strategy discussion that began the enquiry an initial conference may be held.",
        _GUIDANCE,
    ),
    Limit(
        "transfer-in-conference",
        15,
        Span.WORKING_DAYS,
        "How long after the council was formally told of a move the conference may be held.",
        _TRANSFER,
    ),
)

_INITIAL = "in_group(coalesce(kind, 'initial'), 'initial-conference')"

RELATIONS = (
    Relation(
        key="conferences_from_enquiry",
        grain="one row an initial conference and child, with the day from which its time runs",
        # A conference that names no enquiry belongs to the latest one that gives its day.
        rows="""
            select c.*, case when in_group(c.kind, 'transfer-in-conference') then c.notified_date
                             else coalesce(e.start_date, f.start_date) end as from_date
            from conferences as c
            left join s47_enquiries as e on e.event_key = c.enquiry_key
            left join (
                select person_key, conference_date, max(start_date) as start_date from s47_enquiries
                where conference_date is not null group by person_key, conference_date
            ) as f on f.person_key = c.person_key and f.conference_date = c.conference_date
            where in_group(coalesce(c.kind, 'initial'), 'initial-conference')""",
    ),
    Relation(
        key="enquiries_to_conference",
        grain="one row an enquiry and child, with its first conference, the day from which it needs none, and the day of "
        "a conference that another enquiry led to",
        # Where nobody says whether a conference is needed, an enquiry that ended without one needed none.
        rows="""
            select e.*,
                   case when c.named_date is not null or o.enquiry_key is null
                        then least(coalesce(c.named_date, e.conference_date), coalesce(e.conference_date, c.named_date))
                   end as held_date,
                   case when c.named_date is null and o.enquiry_key is not null then e.conference_date end as other_date,
                   case when e.conference_not_required then coalesce(e.end_date, e.start_date)
                        when e.no_further_action then e.end_date
                        when e.conference_not_required is null and e.conference_target_date is null then e.end_date
                   end as settled_date
            from s47_enquiries as e
            left join (
                select enquiry_key, min(conference_date) as named_date from conferences
                where enquiry_key is not null and in_group(coalesce(kind, 'initial'), 'initial-conference')
                group by enquiry_key
            ) as c on c.enquiry_key = e.event_key
            left join (
                select person_key, conference_date, max(enquiry_key) as enquiry_key from conferences
                where enquiry_key is not null and in_group(coalesce(kind, 'initial'), 'initial-conference')
                group by person_key, conference_date
            ) as o on o.person_key = e.person_key and o.conference_date = e.conference_date""",
    ),
)

CONFERENCE = Clock(
    key="conference",
    title="Initial conference held",
    chapter=TITLE,
    over="conferences_from_enquiry",
    starts="from_date",
    stops="conference_date",
    limit="conference",
    source=_GUIDANCE,
    codes=("clock:A09",),
    done="held",
    needs=(
        "conferences",
        "conferences.enquiry_key or s47_enquiries.conference_date or conferences.notified_date",
    ),
    unseen="Conferences that are linked to no enquiry, and those on a child who moved in where the day on which the "
    "council was told is not recorded: they cannot be judged and are shown apart.",
)
CONFERENCE_DUE = Clock(
    key="conference-due",
    title="Initial conference after an enquiry",
    chapter=TITLE,
    over="enquiries_to_conference",
    starts="start_date",
    stops="held_date",
    closes="least(coalesce(settled_date, other_date), coalesce(other_date, settled_date))",
    limit="conference",
    source=_GUIDANCE,
    codes=("clock:A09",),
    done="held",
    needs=("s47_enquiries", "conferences.enquiry_key or s47_enquiries.conference_date"),
    unseen="An enquiry that ended with no word on whether a conference was needed is taken to have needed none.",
)
TRANSFER_IN = Clock(
    key="transfer-in-conference",
    title="Conference on a child who moved in",
    chapter=TITLE,
    over="conferences",
    starts="notified_date",
    stops="conference_date",
    limit="transfer-in-conference",
    where="in_group(kind, 'transfer-in-conference')",
    source=_TRANSFER,
    codes=("clock:A10",),
    done="held",
    needs=("conferences.notified_date",),
    unseen="Moves that the council was told of and for which no conference has been held.",
)
CLOCKS = (CONFERENCE, CONFERENCE_DUE, TRANSFER_IN)

# Fifteen working days from Wednesday 1 November end on the 22nd; from the 2nd on the 23rd; from the 9th on the 30th.
_HELD = """
    s47_enquiries: person | event | start_date
      a | e1 | 2017-11-01
      b | e2 | 2017-11-01
      c | e3 | 2017-10-25
      d | e4 | 2017-11-14
    conferences: person | kind | conference_date | enquiry_key | notified_date
      a | initial     | 2017-11-22 | e1 |
      b | initial     | 2017-11-23 | e2 |
      c | initial     | 2017-11-30 | e3 |
      d | pre-birth   | 2017-11-28 | e4 |
      e | transfer-in | 2017-11-23 |    | 2017-11-02
      f | transfer-in | 2017-11-24 |    | 2017-11-02
      g | transfer-in | 2017-11-24 |    |
      h | initial     | 2017-12-01 |    |
"""
_YEAR = """
    conferences: person | kind | conference_date
      a | initial     | 2016-11-30
      b | initial     | 2016-12-01
      b | transfer-in | 2017-11-01
      c | pre-birth   | 2017-11-30
      c | review      | 2017-11-30
      d | initial     | 2017-12-01
"""


def _days(low: int, high: int) -> Part:
    """A band of working days, both ends in it."""
    taken = "working_days(clock_start, clock_stop)"
    return Part(f"{low}-to-{high}", f"{low} to {high} working days", f"{taken} >= {low} and {taken} <= {high}")


MEASURES = (
    count(
        key="conferences",
        title="Initial child protection conferences",
        says="Initial conferences held in the period, before birth and on children who moved in on another council's plan "
        "among them, each child counted.",
        over="conferences",
        basis=Flow("conference_date"),
        where=_INITIAL,
        source=_CENSUS,
        codes=("regional:11", "Ofsted list 5"),
        example="2017-11: 2" + _YEAR,
    ),
    rate(
        key="conferences-rate",
        title="Initial child protection conferences per 10,000 children in a year",
        says="Initial conferences held in the twelve months to the end of the period, those on children who moved in "
        "among them, for every 10,000 children aged 0 to 17.",
        over="conferences",
        basis=Flow("conference_date", Window.MONTHS_12),
        where=_INITIAL,
        source=_CENSUS,
        breakdowns=(),
        codes=("dfe:9",),
        example="2017-11: 3" + _YEAR,
    ),
    in_time(
        CONFERENCE,
        Denominator.COMPLETED,
        key="conferences-in-15-working-days",
        title="Initial conferences held within 15 working days",
        says="Of the initial conferences held in the period, those held within 15 working days of the strategy "
        "discussion that began the section 47 enquiry; for children who moved in, of the day the council was told.",
        codes=("dfe:10", "regional:12", "progress:15", "LAIT 218", "Ofsted list 5"),
        beside=("conferences-overdue",),
        # c waited 26 working days; d, from the 14th, ten; of g it is not recorded when the council was told.
        example="2017-11: 3 of 6" + _HELD,
    ),
    overdue(
        CONFERENCE_DUE,
        key="conferences-overdue",
        title="Initial conferences overdue",
        says="Section 47 enquiries that need an initial conference, with none held by the end of the period, more than "
        "15 working days after the strategy discussion.",
        needs=CONFERENCE_DUE.needs,
        codes=("clock:A09",),
        # a is due on the 29th, b on the 30th; c needed none; d's was held; f's was not;
        # e ended with no word that one was needed; g had a review conference only; h's came of another enquiry, and is
        # in December, but was not known to in November.
        example="""
    2017-11: 4
    s47_enquiries: person | event | start_date | end_date | conference_not_required | conference_date
      a | e1 | 2017-11-08 |            |     |
      b | e2 | 2017-11-09 |            |     |
      c | e3 | 2017-11-01 |            | yes |
      d | e4 | 2017-11-01 |            | no  |
      e | e5 | 2017-11-01 | 2017-11-10 |     |
      f | e6 | 2017-11-01 | 2017-11-10 | no  |
      g | e7 | 2017-11-01 |            |     |
      h | e8 | 2017-11-01 |            |     | 2017-12-05
      h | e9 | 2017-11-15 |            |     | 2017-12-05
    conferences: person | kind | conference_date | enquiry_key
      d | initial | 2017-11-30 | e4
      g | review  | 2017-11-30 | e7
      h | initial | 2017-12-05 | e9
""",
    ),
    mix(
        key="conferences-by-wait",
        title="Initial conferences by how long after the strategy discussion",
        says="Of the initial conferences held in the period, the share held within 10, 15 and 20 working days of the "
        "strategy discussion (for children who moved in, of the day the council was told), or later.",
        over="clock:conference",
        basis=Flow("clock_stop"),
        where="clock_known",
        parts=(
            _days(0, 10),
            _days(11, 15),
            _days(16, 20),
            Part("21-or-more", "21 working days or more", "working_days(clock_start, clock_stop) >= 21"),
        ),
        source=_CENSUS,
        needs=CONFERENCE.needs,
        codes=("dfe:11", "LAIT 268", "Ofsted list 5"),
        example="2017-11: 0-to-10 1, 11-to-15 2, 16-to-20 2, 21-or-more 1" + _HELD,
    ),
    length(
        CONFERENCE,
        Stat.MEDIAN,
        key="conferences-median-wait",
        title="Median wait for an initial conference",
        says="The median number of working days from the strategy discussion (for children who moved in, from the day "
        "the council was told) to the initial conferences held in the period.",
        value="working_days(clock_start, clock_stop)",
        unit=Unit.WORKING_DAYS,
        needs=CONFERENCE.needs,
        codes=("dfe:11",),
        # 10, 15, 15, 16, 16 and 26 working days.
        example="2017-11: 15.5 over 6" + _HELD,
    ),
    in_time(
        TRANSFER_IN,
        Denominator.COMPLETED,
        key="transfer-in-conferences-in-15-working-days",
        title="Conferences on children who moved in held within 15 working days",
        says="Of the conferences held in the period on children who moved in on another council's plan, those held "
        "within 15 working days of the day on which the council was formally told.",
        example="2017-11: 1 of 2" + _HELD,
    ),
)

CHAPTER = Chapter(title=TITLE, limits=LIMITS, relations=RELATIONS, clocks=CLOCKS, measures=MEASURES)

"""Strategy discussions: how many, how soon after they were asked for, which agencies took part, what was decided."""

from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import count, in_time, mix, parts_of_codes, share
from goldenthread.measures.language.measures import TEAMS, Denominator, Flow, Measure
from goldenthread.measures.language.relations import Relation

TITLE = "Strategy discussions"
_GUIDANCE = Source("Working Together to Safeguard Children: local authority, police and health as the least")
_PAPER = Source("Barnet improvement board, January 2018, dashboard")
_LOCAL = Source("local standards, the same day to three working days; Working Together sets no number", confirmed=False)

LIMITS = (
    Limit(
        "strategy-discussion",
        3,
        Span.WORKING_DAYS,
        "How long after it was asked for a strategy discussion is held.",
        _LOCAL,
        local=True,
    ),
    Limit(
        "strategy-discussion-missing",
        3,
        Span.WORKING_DAYS,
        "How long after it was asked for a discussion about a missing or exploited child is held.",
        _LOCAL,
        local=True,
    ),
)

_AGENCIES = ("csc", "police", "health", "education")


def _took_part(agency: str) -> str:
    """Columns that say whether an agency took part in a discussion, and whether that was not recorded or not called for."""
    name = f"a.agency = '{agency}'"
    return f"""
        max(case when {name} and in_group(a.attendance, 'agency-took-part') then 1 else 0 end) as {agency},
        max(case when {name} and (a.attendance is null or a.attendance in ('not-recorded', 'not-applicable'))
                 then 1 else 0 end) as {agency}_unknown"""


RELATIONS = (
    Relation(
        key="strategy_meetings",
        grain="one row a discussion, however many children it was about",
        subject="none",
        # Attendance belongs to the discussion that it names, else to that of the child on the day.
        rows=f"""
            select d.authority as authority, min(d.event_key) as event_key, d.discussion_date as discussion_date,
                   max(d.team_id) as team_id,
                   max(case when d.about_missing_or_exploitation then 1 else 0 end) as about_missing,
                   max(case when in_group(a.attendance, 'agency-counts-in-attendance') then 1 else 0 end) as recorded,
                   {",".join(_took_part(agency) for agency in _AGENCIES)}
            from strategy_discussions as d
            left join (
                select person_key, discussion_key, agency, attendance from strategy_attendance
                where discussion_key is not null
                union all
                select n.person_key, o.event_key as discussion_key, n.agency, n.attendance
                from strategy_attendance as n join strategy_discussions as o
                    on o.person_key = n.person_key and o.discussion_date = n.discussion_date
                where n.discussion_key is null
            ) as a on a.person_key = d.person_key and a.discussion_key = d.event_key
            group by d.authority, coalesce(d.meeting_id, d.event_key), d.discussion_date""",
    ),
)

STRATEGY_DISCUSSION = Clock(
    key="strategy-discussion",
    title="Strategy discussion held",
    chapter=TITLE,
    over="strategy_discussions",
    starts="requested_date",
    stops="discussion_date",
    limit="""case when about_missing_or_exploitation
        then 'strategy-discussion-missing' else 'strategy-discussion' end""",
    source=_LOCAL,
    codes=("clock:A07",),
    done="held",
    needs=("strategy_discussions.requested_date",),
    unseen="Discussions asked for and never held: the records hold a discussion only once it took place.",
)

# Three working days from Wednesday 1 November end on Monday the 6th; from Friday the 3rd on Wednesday the 8th.
_HELD = """
    strategy_discussions: person | requested_date | discussion_date | about_missing_or_exploitation
      a | 2017-11-01 | 2017-11-06 | no
      b | 2017-11-01 | 2017-11-07 | no
      c | 2017-11-03 | 2017-11-08 | yes
      d | 2017-11-03 | 2017-11-09 | yes
      e | 2017-11-10 | 2017-11-10 |
      f |            | 2017-11-10 | no
      g | 2017-11-29 | 2017-12-01 | no
"""
# Discussion m1 was about two children; of d2 it is not recorded who came; d5 was held in December.
_WHO = """
    strategy_discussions: person | event | discussion_date | meeting_id | about_missing_or_exploitation
      a | d1 | 2017-11-06 | m1 | yes
      b | d0 | 2017-11-06 | m1 | yes
      c | d2 | 2017-11-07 | m2 | yes
      d | d3 | 2017-11-30 |    | no
      e | d5 | 2017-12-01 |    | no
    strategy_attendance: person | discussion_key | discussion_date | agency | attendance
      a | d1 | 2017-11-06 | csc       | attended
      b | d0 | 2017-11-06 | police    | attended
      a | d1 | 2017-11-06 | health    | attended
      a | d1 | 2017-11-06 | education | invited-not-attended
      d |    | 2017-11-30 | csc       | attended
      d |    | 2017-11-30 | police    | attended
      d |    | 2017-11-30 | health    | report-only
      d |    | 2017-11-30 | education | not-applicable
"""


def _agency(key: str, words: str, answer: str, missing: bool) -> Measure:
    """The share of discussions in which an agency took part: of all, or of those about missing or exploited children."""
    ending, about = ("-missing", " about missing or exploited children") if missing else ("", "")
    only = " and about_missing = 1" if missing else ""
    return share(
        key=f"strategy-discussions-with-{key}{ending}",
        title=f"Strategy discussions{about} in which {words} took part",
        says=f"Of the strategy discussions{about} held in the period for which it is recorded who took part, those in "
        f"which {words} took part. A discussion about several children counts once; one to which {words} had nothing to "
        "bring, or where that is marked as not recorded, is left out.",
        over="strategy_meetings",
        basis=Flow("discussion_date"),
        where=f"recorded = 1 and ({key} = 1 or {key}_unknown = 0){only}",
        met=f"{key} = 1",
        polarity=Polarity.HIGHER,
        source=_PAPER,
        breakdowns=TEAMS,
        codes=("dashboard:17" if missing else "dashboard:13", "clock:A08"),
        needs=("strategy_discussions", "strategy_attendance"),
        unseen="Discussions for which nobody recorded who took part.",
        example=f"2017-11: {answer}{_WHO}",
    )


MEASURES = (
    count(
        key="strategy-discussions",
        title="Strategy discussions held",
        says="Strategy discussions held in the period; one about several children counts once.",
        over="strategy_meetings",
        basis=Flow("discussion_date"),
        source=_GUIDANCE,
        breakdowns=TEAMS,
        needs=("strategy_discussions",),
        example="2017-11: 3" + _WHO,
    ),
    in_time(
        STRATEGY_DISCUSSION,
        Denominator.COMPLETED,
        key="strategy-discussions-in-time",
        title="Strategy discussions held in time",
        says="Of the strategy discussions held in the period, those held within three working days of being asked for, "
        "each child counted.",
        # Of f it is not recorded when it was asked for, so it cannot be judged.
        example="2017-11: 3 of 5" + _HELD,
    ),
    in_time(
        STRATEGY_DISCUSSION,
        Denominator.COMPLETED,
        key="strategy-discussions-about-missing-children-in-time",
        title="Strategy discussions about missing or exploited children held in time",
        says="Of the strategy discussions about missing or exploited children held in the period, those held within "
        "three working days of being asked for, each child counted.",
        where="about_missing_or_exploitation",
        codes=("dashboard:16",),
        needs=("strategy_discussions.about_missing_or_exploitation",),
        example="2017-11: 1 of 2" + _HELD,
    ),
    share(
        key="strategy-discussions-complete",
        title="Strategy discussions with social care, police and health",
        says="Of the strategy discussions held in the period for which it is recorded who took part, those in which "
        "children's social care, the police and health all did, as Working Together asks. A report sent or an apology "
        "is not taking part. A discussion about several children counts once.",
        over="strategy_meetings",
        basis=Flow("discussion_date"),
        where="recorded = 1",
        met="csc = 1 and police = 1 and health = 1",
        polarity=Polarity.HIGHER,
        source=_GUIDANCE,
        breakdowns=TEAMS,
        codes=("clock:A08", "progress:1"),
        needs=("strategy_discussions", "strategy_attendance"),
        beside=("strategy-discussions-attendance-recorded",),
        unseen="Discussions for which nobody recorded who took part; they are in the measure beside it.",
        example="2017-11: 1 of 2" + _WHO,
    ),
    share(
        key="strategy-discussions-attendance-recorded",
        title="Strategy discussions for which it is recorded who took part",
        says="Of the strategy discussions held in the period, those for which at least one agency is recorded as having "
        "taken part, or as having been absent.",
        over="strategy_meetings",
        basis=Flow("discussion_date"),
        met="recorded = 1",
        polarity=Polarity.HIGHER,
        source=_GUIDANCE,
        breakdowns=TEAMS,
        codes=("clock:A08",),
        needs=("strategy_discussions", "strategy_attendance"),
        example="2017-11: 2 of 3" + _WHO,
    ),
    _agency("police", "the police", "2 of 2", missing=False),
    _agency("health", "health", "1 of 2", missing=False),
    _agency("education", "education", "0 of 1", missing=False),
    _agency("police", "the police", "1 of 1", missing=True),
    _agency("health", "health", "1 of 1", missing=True),
    _agency("education", "education", "0 of 1", missing=True),
    mix(
        key="strategy-discussions-by-outcome",
        title="What strategy discussions decided",
        says="Of the strategy discussions held in the period, each child counted, the share for each decision: a "
        "section 47 enquiry, an assessment, no further action and so on.",
        over="strategy_discussions",
        basis=Flow("discussion_date"),
        parts=parts_of_codes("outcome", "strategy_outcome"),
        source=Source("Golden Thread local list schema (strategy discussions)"),
        needs=("strategy_discussions.outcome",),
        example="""
    2017-11: section-47-joint 2, assessment 1, not-recorded 1
    strategy_discussions: person | discussion_date | outcome
      a | 2017-11-01 | section-47-joint
      b | 2017-11-30 | section-47-joint
      c | 2017-11-06 | assessment
      d | 2017-11-06 |
      e | 2017-12-01 | nfa
""",
    ),
)

CHAPTER = Chapter(
    title=TITLE,
    limits=LIMITS,
    relations=RELATIONS,
    clocks=(STRATEGY_DISCUSSION,),
    measures=MEASURES,
)

"""Before court: the letter and the meeting, the length of pre-proceedings, and what follows them."""

from typing import Any

from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import count, duration, in_time, length, overdue, share
from goldenthread.measures.language.measures import Counts, Denominator, Flow, Stock
from goldenthread.measures.language.relations import Relation

_CHAPTER = "Pre-proceedings"
_PRACTICE = Source("Public Law Outline practice; councils' own limits", confirmed=False)
_WORKING_GROUP = Source("Public Law Working Group 2021: best practice before proceedings", confirmed=False)

LIMITS = (
    Limit(
        "letter-before-proceedings",
        5,
        Span.WORKING_DAYS,
        "From the decision to begin to the letter before proceedings.",
        _PRACTICE,
        local=True,
    ),
    Limit(
        "pre-proceedings-meeting",
        10,
        Span.WORKING_DAYS,
        "From the letter to the first meeting with the family.",
        _PRACTICE,
        local=True,
    ),
    Limit("pre-proceedings", 12, Span.WEEKS, "Pre-proceedings, as councils aim for.", _WORKING_GROUP, local=True),
    Limit("pre-proceedings-at-most", 16, Span.WEEKS, "Pre-proceedings, at the longest.", _WORKING_GROUP),
)

RELATIONS = (
    Relation(
        key="pre_proceedings_paths",
        grain="one row a child and spell of pre-proceedings, with the day proceedings were issued after it, if any",
        rows="""
            select p.*, least(coalesce(p.court_application_date, cast('9999-12-31' as date)),
                              coalesce(p.issue_letter_date, cast('9999-12-31' as date)),
                              coalesce(i.issued_on, cast('9999-12-31' as date))) as issued_date
            from pre_proceedings as p left join (
                select w.event_key as event_key, min(c.issued_date) as issued_on
                from (
                    select event_key, person_key, start_date,
                           lead(start_date) over (
                               partition by person_key order by start_date nulls last, event_key nulls last
                           ) as next_start
                    from pre_proceedings
                ) as w join care_proceedings as c on c.person_key = w.person_key and c.issued_date >= w.start_date
                    and (w.next_start is null or c.issued_date < w.next_start)
                group by w.event_key
            ) as i on i.event_key = p.event_key""",
    ),
)

_PRE: dict[str, Any] = {"over": "pre_proceedings", "chapter": _CHAPTER}

LETTER = Clock(
    key="letter-before-proceedings",
    title="Letter before proceedings",
    starts="start_date",
    stops="letter_date",
    closes="until_date",
    limit="letter-before-proceedings",
    source=_PRACTICE,
    codes=("clock:E08",),
    done="sent",
    **_PRE,
)
MEETING = Clock(
    key="pre-proceedings-meeting",
    title="First pre-proceedings meeting",
    where="letter_date is not null",
    starts="letter_date",
    stops="first_meeting_date",
    closes="until_date",
    limit="pre-proceedings-meeting",
    source=_PRACTICE,
    codes=("clock:E08",),
    done="held",
    **_PRE,
)
PRE = Clock(
    key="pre-proceedings",
    title="Pre-proceedings, as councils aim for",
    starts="start_date",
    stops="decided_date",
    limit="pre-proceedings",
    source=_WORKING_GROUP,
    codes=("clock:E09",),
    done="stepped down or issued",
    **_PRE,
)
PRE_AT_MOST = Clock(
    key="pre-proceedings-at-most",
    title="Pre-proceedings, at the longest",
    starts="start_date",
    stops="decided_date",
    limit="pre-proceedings-at-most",
    source=_WORKING_GROUP,
    codes=("clock:E09",),
    done="stepped down or issued",
    **_PRE,
)

# 4 September + 5 working days is 11 September; 11 September + 10 is 25 September; 4 September + 12 weeks is
# 27 November, + 16 weeks 25 December.
_ROWS = """
    pre_proceedings: person | event | start_date | letter_date | first_meeting_date | decided_date | court_application_date
      a | p1 | 2017-09-04 | 2017-09-11 | 2017-09-25 | 2017-11-27 | 2017-11-28
      b | p2 | 2017-09-04 | 2017-09-12 | 2017-09-27 | 2017-11-28 |
      c | p3 | 2017-08-07 | 2017-08-07 |            | 2017-11-28 |
      d | p4 | 2017-09-04 |            |            |            |
      e | p5 | 2017-08-07 | 2017-08-08 | 2017-08-14 | 2017-11-30 |
    care_proceedings: person | case_number | issued_date
      b | 11 | 2017-11-30
      c | 12 | 2017-12-01
      e | 13 | 2017-08-04
"""

MEASURES = (
    in_time(
        LETTER,
        Denominator.COMPLETED,
        key="letters-before-proceedings-in-time",
        title="Letters before proceedings sent in time",
        says="Of the letters before proceedings sent in the period, those sent within the council's limit (five working "
        "days unless it says otherwise) of the decision to begin.",
        example="2017-09: 1 of 2" + _ROWS,
    ),
    in_time(
        MEETING,
        Denominator.COMPLETED,
        key="pre-proceedings-meetings-in-time",
        title="First pre-proceedings meetings held in time",
        says="Of the first meetings held in the period, those held within the council's limit (ten working days unless "
        "it says otherwise) of the letter.",
        # b: 12 September + 10 working days is 26 September.
        example="2017-09: 1 of 2" + _ROWS,
    ),
    count(
        key="children-in-pre-proceedings",
        title="Children in pre-proceedings",
        says="Children for whom it was decided to begin pre-proceedings and not yet to step down or issue, at the end "
        "of the period.",
        basis=Stock(),
        counts=Counts.CHILDREN,
        source=_WORKING_GROUP,
        example="2017-10: 5\n2017-11: 1" + _ROWS,
        **_PRE,
    ),
    in_time(
        PRE,
        Denominator.COMPLETED,
        key="pre-proceedings-in-12-weeks",
        title="Pre-proceedings ended within 12 weeks",
        says="Of the children whose pre-proceedings ended in the period, those whose took at most the council's limit "
        "(12 weeks unless it says otherwise).",
        beside=("pre-proceedings-past-16-weeks",),
        example="2017-11: 1 of 4" + _ROWS,
    ),
    in_time(
        PRE_AT_MOST,
        Denominator.COMPLETED,
        key="pre-proceedings-in-16-weeks",
        title="Pre-proceedings ended within 16 weeks",
        says="Of the children whose pre-proceedings ended in the period, those whose took at most 16 weeks.",
        beside=("pre-proceedings-past-16-weeks",),
        # 7 August + 16 weeks is 27 November: c is a day late.
        example="2017-11: 2 of 4" + _ROWS,
    ),
    overdue(
        PRE_AT_MOST,
        key="pre-proceedings-past-16-weeks",
        title="Children in pre-proceedings past 16 weeks",
        says="Children still in pre-proceedings at the end of the period, more than 16 weeks after they began.",
        example="2017-11: 0\n2017-12: 1" + _ROWS,
    ),
    length(
        PRE_AT_MOST,
        key="pre-proceedings-days",
        title="Days of pre-proceedings",
        says="Mean days of the pre-proceedings that ended in the period, from the decision to begin to the decision to "
        "step down or issue.",
        codes=("dashboard:12",),
        # 84, 85, 113 and 115 days.
        example="2017-11: 99.25 over 4" + _ROWS,
    ),
    duration(
        key="pre-proceedings-open-days",
        title="Days that open pre-proceedings have lasted",
        says="Mean days since the decision to begin, of the children in pre-proceedings at the end of the period.",
        basis=Stock(),
        value="days(start_date, as_at)",
        polarity=Polarity.LOWER,
        source=_WORKING_GROUP,
        codes=("dashboard:12",),
        # a, b and d 57 days; c and e 85.
        example="2017-10: 68.2 over 5\n2017-11: 87 over 1" + _ROWS,
        **_PRE,
    ),
    share(
        key="pre-proceedings-issued",
        title="Pre-proceedings that led to care proceedings",
        says="Of the children whose pre-proceedings ended in the period, those for whom an application, "
        "a letter of issue or a court case is dated by the end of it.",
        over="pre_proceedings_paths",
        basis=Flow("decided_date"),
        met="issued_date is not null",
        source=_WORKING_GROUP,
        chapter=_CHAPTER,
        codes=("dashboard:24",),
        needs=("pre_proceedings",),
        unseen="A decision to issue whose application came only after the period; the words of the national codes of "
        "outcome are not published, so the application itself is looked for.",
        # a applied and b was issued; c was issued a day after the period, e's case is older than its spell.
        example="2017-11: 2 of 4" + _ROWS,
    ),
    share(
        key="family-meeting-offered-before-proceedings",
        title="Families offered a family meeting before proceedings",
        says="Of the children whose pre-proceedings ended in the period and for whom it is recorded, those whose family "
        "was offered family group decision making.",
        basis=Flow("decided_date"),
        where="family_meeting_offered is not null",
        met="family_meeting_offered",
        polarity=Polarity.HIGHER,
        source=Source("Children's Wellbeing and Schools Act 2026: an offer before an application to court"),
        needs=("pre_proceedings.family_meeting_offered",),
        example="""2026-09: 1 of 2
            pre_proceedings: person | start_date | decided_date | family_meeting_offered
              a | 2026-06-01 | 2026-09-01 | yes
              b | 2026-06-01 | 2026-09-30 | no
              c | 2026-06-01 | 2026-09-14 |
              d | 2026-06-01 | 2026-10-01 | yes
        """,
        **_PRE,
    ),
)

CHAPTER = Chapter(
    title=_CHAPTER,
    limits=LIMITS,
    relations=RELATIONS,
    clocks=(LETTER, MEETING, PRE, PRE_AT_MOST),
    measures=MEASURES,
)

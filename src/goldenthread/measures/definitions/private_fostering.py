"""Private fostering: told in time, visited first and again, assessed, and seen alone."""

from typing import Any

from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock, Cycles
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import count, in_time, overdue, share
from goldenthread.measures.language.measures import Counts, Denominator, Flow, Stock
from goldenthread.measures.language.relations import Relation

_REGULATIONS = "Children (Private Arrangements for Fostering) Regulations 2005"
_CHAPTER = "Private fostering"
_UNSEEN = "Arrangements that nobody told the authority about."

LIMITS = (
    Limit(
        "private-fostering-notice",
        6,
        Span.WEEKS,
        "How long before an arrangement begins the authority must be told.",
        Source(_REGULATIONS),
    ),
    Limit(
        "private-fostering-first-visit",
        7,
        Span.WORKING_DAYS,
        "From the day the authority was told to the first visit.",
        Source(f"{_REGULATIONS}, regulation 4"),
    ),
    Limit(
        "private-fostering-assessment",
        42,
        Span.WORKING_DAYS,
        "From the day the authority was told to the assessment.",
        Source("National minimum standards for private fostering; 45 working days in some councils", confirmed=False),
        local=True,
    ),
    Limit(
        "private-fostering-visit",
        6,
        Span.WEEKS,
        "Between visits in the first year.",
        Source(f"{_REGULATIONS}, regulation 8"),
    ),
    Limit(
        "private-fostering-later-visit",
        12,
        Span.WEEKS,
        "Between visits after the first year, which runs from the day the authority became aware.",
        Source(f"{_REGULATIONS}, regulation 8"),
    ),
)

RELATIONS = (
    Relation(
        key="visits_privately_fostered",
        grain="one row a visit to a privately fostered child, the first visit of the arrangement among them",
        rows="""
            select authority, person_key, event_key, visit_date from visits
            where kind = 'private-fostering' and coalesce(seen, true)
            union all
            select authority, person_key, event_key, first_visit_date as visit_date from private_fostering
            where first_visit_date is not null""",
    ),
)

CYCLES = (
    Cycles(
        key="private-fostering-visits",
        subject="private_fostering",
        events="visits_privately_fostered",
        dated="visit_date",
        since="notified_date",
    ),
)

_SHARED: dict[str, Any] = {"over": "private_fostering", "starts": "notified_date", "closes": "end_date"}

FIRST_VISIT = Clock(
    key="private-fostering-first-visit",
    title="First visit to a private fostering arrangement",
    stops="first_visit_date",
    limit="private-fostering-first-visit",
    source=Source(f"{_REGULATIONS}, regulation 4"),
    chapter=_CHAPTER,
    codes=("clock:E05",),
    done="visited",
    unseen=_UNSEEN,
    **_SHARED,
)
ASSESSMENT = Clock(
    key="private-fostering-assessment",
    title="Assessment of a private fostering arrangement",
    stops="assessed_date",
    limit="private-fostering-assessment",
    source=Source("National minimum standards for private fostering", confirmed=False),
    chapter=_CHAPTER,
    codes=("clock:E06",),
    done="assessed",
    unseen=_UNSEEN,
    **_SHARED,
)
VISITS = Clock(
    key="private-fostering-visits",
    title="Visits to privately fostered children",
    over="private-fostering-visits",
    starts="cycle_date",
    stops="next_date",
    closes="until_date",
    limit="case when cycle_date < years_after(notified_date, 1) then 'private-fostering-visit' "
    "else 'private-fostering-later-visit' end",
    # After the first year the interval is longer: an open one stretches from the day the year is over.
    changes="years_after(notified_date, 1)",
    changed="private-fostering-later-visit",
    source=Source(f"{_REGULATIONS}, regulation 8"),
    chapter=_CHAPTER,
    codes=("clock:E07",),
    done="visited",
    needs=("private_fostering", "visits"),
    unseen=_UNSEEN,
)

# 4 September + 7 working days is 13 September, + 42 is 1 November.
_ROWS = """
    private_fostering: person | notified_date | start_date | first_visit_date | assessed_date | end_date
      a | 2017-09-04 | 2017-10-16 | 2017-09-13 | 2017-11-01 |
      b | 2017-09-04 | 2017-10-15 | 2017-09-14 | 2017-11-02 |
      c | 2017-09-04 | 2017-08-01 |            |            |
      d | 2017-09-04 |            |            |            | 2017-09-12
      e | 2017-10-02 | 2017-12-04 | 2017-10-04 |            |
"""

MEASURES = (
    count(
        key="privately-fostered-children",
        title="Privately fostered children",
        says="Children whom the authority knows to be privately fostered at the end of the period.",
        over="private_fostering",
        basis=Stock("notified_date", "until_date"),
        counts=Counts.CHILDREN,
        polarity=Polarity.NONE,
        source=Source(_REGULATIONS),
        chapter=_CHAPTER,
        codes=("progress:4",),
        unseen=_UNSEEN,
        # d had ended; e was known from October.
        example="2017-09: 3\n2017-10: 4" + _ROWS,
    ),
    count(
        key="private-fostering-notifications",
        title="Private fostering arrangements notified",
        says="Arrangements that the authority was told of in the period, whether they had begun or not.",
        over="private_fostering",
        basis=Flow("notified_date"),
        source=Source(_REGULATIONS),
        chapter=_CHAPTER,
        unseen=_UNSEEN,
        example="2017-09: 4\n2017-10: 1" + _ROWS,
    ),
    share(
        key="private-fostering-told-in-time",
        title="Private fostering notified six weeks ahead",
        says="Of the arrangements notified in the period whose start is recorded, those notified at least six weeks "
        "before they began.",
        over="private_fostering",
        basis=Flow("notified_date"),
        where="start_date is not null",
        met="due(notified_date, 'private-fostering-notice') <= start_date",
        polarity=Polarity.HIGHER,
        source=Source(_REGULATIONS),
        chapter=_CHAPTER,
        codes=("clock:E04",),
        unseen=f"{_UNSEEN} Arrangements made in an emergency need only be notified at once.",
        # Six weeks after 4 September is 16 October.
        example="2017-09: 1 of 3" + _ROWS,
    ),
    in_time(
        FIRST_VISIT,
        Denominator.DUE,
        key="private-fostering-first-visits-in-time",
        title="First visits to privately fostered children within seven working days",
        says="Of the arrangements whose first visit fell due in the period, those visited within seven working days of "
        "the day the authority was told; one that ended before does not count.",
        example="2017-09: 1 of 3" + _ROWS,
    ),
    in_time(
        ASSESSMENT,
        Denominator.COMPLETED,
        key="private-fostering-assessments-in-time",
        title="Private fostering assessments in time",
        says="Of the arrangements assessed in the period, those assessed within the council's limit (42 working days "
        "unless it says otherwise) of the day it was told.",
        beside=("private-fostering-assessments-overdue",),
        example="2017-11: 1 of 2" + _ROWS,
    ),
    overdue(
        ASSESSMENT,
        key="private-fostering-assessments-overdue",
        title="Private fostering assessments overdue",
        says="Arrangements still going on at the end of the period that were not assessed within the council's limit.",
        # c; e is due on 29 November.
        example="2017-10: 0\n2017-11: 2" + _ROWS,
    ),
    in_time(
        VISITS,
        Denominator.OPEN,
        key="private-fostering-visits-up-to-date",
        title="Privately fostered children visited in time",
        says="Of the children privately fostered at the end of the period, those last seen no longer ago than six weeks "
        "in the first year, and twelve weeks after it.",
        # a: 42 days before 30 September. b: 43 days. c: 43 days, but its first year was over on the 28th. d: 84 days.
        example="""2017-09: 3 of 4
            private_fostering: person | notified_date | end_date
              a | 2017-07-03 |
              b | 2017-07-03 |
              c | 2016-09-28 |
              d | 2015-01-05 |
              e | 2017-07-03 | 2017-09-29
            visits: person | kind | visit_date | seen
              a | private-fostering | 2017-08-19 |
              b | private-fostering | 2017-08-18 | yes
              b | private-fostering | 2017-09-18 | no
              c | private-fostering | 2017-08-18 | yes
              d | private-fostering | 2017-07-08 | yes
        """,
    ),
    share(
        key="private-fostering-seen-alone",
        title="Private fostering visits at which the child was seen alone",
        says="Of the visits to privately fostered children in the period for which it is recorded, those at which the "
        "child was seen alone.",
        over="visits",
        basis=Flow("visit_date"),
        where="kind = 'private-fostering' and seen_alone is not null",
        met="seen_alone",
        polarity=Polarity.HIGHER,
        source=Source(f"{_REGULATIONS}, regulation 8"),
        chapter=_CHAPTER,
        needs=("visits.seen_alone",),
        example="""2017-09: 1 of 2
            visits: person | kind | visit_date | seen_alone
              a | private-fostering | 2017-09-01 | yes
              b | private-fostering | 2017-09-30 | no
              c | private-fostering | 2017-09-18 |
              d | cla | 2017-09-18 | yes
        """,
    ),
)

CHAPTER = Chapter(
    title=_CHAPTER,
    limits=LIMITS,
    relations=RELATIONS,
    cycles=CYCLES,
    clocks=(FIRST_VISIT, ASSESSMENT, VISITS),
    measures=MEASURES,
)

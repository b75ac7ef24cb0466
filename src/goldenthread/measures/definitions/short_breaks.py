"""Series of short breaks: how many children have them, whether they are visited, and breaks that are too long."""

from typing import Final

from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock, Cycles
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import count, in_time, overdue
from goldenthread.measures.language.measures import Counts, Denominator, Flow, Stock
from goldenthread.measures.language.relations import Relation

_TITLE: Final = "Short breaks"
_SHORT = Source("Care Planning, Placement and Case Review (England) Regulations 2010, regulation 48", confirmed=False)

LIMITS = (
    Limit("short-break-visit-first", 3, Span.MONTHS, "By when a child having short breaks is visited.", _SHORT),
    Limit("short-break-visit", 6, Span.MONTHS, "The longest between visits in a series of short breaks.", _SHORT),
    Limit("short-break", 17, Span.DAYS, "The longest that one short break may last.", _SHORT),
)

RELATIONS = (
    Relation(
        key="short_break_series",
        grain="one row a child and series of short breaks",
        rows="select c.* from care_periods as c where c.short_breaks",
    ),
    Relation(
        key="short_break_stays",
        grain="one row a short break that is recorded by itself (V3)",
        # Where only the agreement is recorded (V4), no single break is.
        rows="""
            select p.* from placements as p join legal_spans as s on s.person_key = p.person_key and s.status = 'V3'
                and s.start_date <= p.start_date and s.to_date > p.start_date
            where p.short_breaks""",
    ),
)

CYCLES = (
    Cycles(
        key="short_break_visit_cycles",
        subject="short_break_series",
        events="visits",
        dated="visit_date",
        counts="coalesce(e.seen, true) and (in_group(e.kind, 'cla-visit') or e.kind = 'short-break')",
    ),
)

SHORT_BREAK_VISIT = Clock(
    key="short-break-visit",
    title="Visit to a child having short breaks",
    chapter=_TITLE,
    over="short_break_visit_cycles",
    starts="cycle_date",
    stops="next_date",
    closes="until_date",
    limit="case when cycle_number = 1 then 'short-break-visit-first' else 'short-break-visit' end",
    source=_SHORT,
    codes=("clock:C07",),
    done="visited",
    needs=("care_periods", "visits"),
    unseen="Intervals agreed with the parents and the reviewing officer for one child.",
)

_SHORT_ROWS: Final = """
    care_periods: person | start_date | end_date | short_breaks
      a | 2017-10-31 |            | yes
      b | 2017-10-30 |            | yes
      c | 2017-03-01 |            | yes
      d | 2017-03-01 |            |
      e | 2017-03-01 | 2018-01-31 | yes
    visits: person | kind | visit_date
      c | short-break | 2017-07-31
      d | cla         | 2017-07-31
"""
_STAYS_ROWS: Final = """
    placements: person | start_date | end_date | short_breaks
      a | 2018-01-08 | 2018-01-25 | yes
      b | 2018-01-08 | 2018-01-26 | yes
      c | 2017-01-01 | 2018-01-26 | yes
      d | 2018-01-01 | 2018-01-26 |
    legal_statuses: person | status | start_date | end_date
      a | V3 | 2018-01-08 | 2018-01-25
      b | V3 | 2018-01-08 | 2018-01-26
      c | V4 | 2017-01-01 |
      d | V2 | 2018-01-01 |
"""

MEASURES = (
    count(
        key="children-having-short-breaks",
        title="Children having a series of short breaks",
        says="Children looked after at the end of the period only in a series of short breaks.",
        over="short_break_series",
        basis=Stock(),
        source=_SHORT,
        codes=("clock:C07",),
        counts=Counts.CHILDREN,
        example="2018-01: 3\n2017-12: 4" + _SHORT_ROWS,
    ),
    in_time(
        SHORT_BREAK_VISIT,
        Denominator.OPEN,
        key="short-break-visits-up-to-date",
        title="Children having short breaks whose visits are up to date",
        says="Of the series of short breaks open at the end of the period, those where the child was visited within "
        "three months of the start, then every six months.",
        beside=("short-break-visits-overdue",),
        example="2018-01: 2 of 3" + _SHORT_ROWS,
    ),
    overdue(
        SHORT_BREAK_VISIT,
        key="short-break-visits-overdue",
        title="Children having short breaks whose visit is overdue",
        says="Series of short breaks open at the end of the period in which the next visit was due before that day.",
        needs=SHORT_BREAK_VISIT.needs,
        unseen=SHORT_BREAK_VISIT.unseen,
        example="2018-01: 1" + _SHORT_ROWS,
    ),
    count(
        key="short-breaks-too-long",
        title="Short breaks that lasted longer than 17 days",
        says="Single short breaks that ended in the period after more than 17 days. A child who is away for longer is "
        "looked after like any other.",
        over="short_break_stays",
        basis=Flow("end_date"),
        where="days(start_date, end_date) > rule('short-break')",
        source=_SHORT,
        codes=("clock:C07",),
        polarity=Polarity.LOWER,
        needs=("placements.short_breaks", "legal_statuses"),
        unseen="Series of which only the agreement is recorded (V4), and whether they come to 75 days in a year.",
        example="2018-01: 1" + _STAYS_ROWS,
    ),
)

CHAPTER = Chapter(
    title=_TITLE,
    limits=LIMITS,
    relations=RELATIONS,
    cycles=CYCLES,
    clocks=(SHORT_BREAK_VISIT,),
    measures=MEASURES,
)

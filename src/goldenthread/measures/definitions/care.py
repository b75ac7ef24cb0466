"""Children looked after: how many, who comes in, who leaves and why."""

from goldenthread.measures.definitions.care_rows import NO_SHORT_BREAKS
from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.making import count, duration, mix, parts_of_groups, rate, share
from goldenthread.measures.language.measures import Counts, Flow, Part, Stat, Stock, Window
from goldenthread.measures.language.relations import Relation, Tally

_DFE = Source("DfE, Children looked after in England: SSDA903 guide and methodology")

RELATIONS = (
    Relation(
        key="entries_to_care",
        grain="one row a child and period of care, with when the child last left care before it and earlier permanence",
        rows="""
            select l.*, before.permanent as permanent_before, left_care.left_before_date
            from looked_after as l left join (
                select person_key, max(case when in_group(option, 'previously-permanent') then 1 else 0 end) as permanent
                from previous_permanence group by person_key
            ) as before on before.person_key = l.person_key
            left join (
                select l.event_key, max(e.end_date) as left_before_date
                from looked_after as l join looked_after as e on e.person_key = l.person_key
                    and e.start_date < l.start_date and e.end_date <= l.start_date
                group by l.event_key
            ) as left_care on left_care.event_key = l.event_key""",
    ),
)

#: On 30 November 2017 a, b and d are looked after: c left that day, e has short breaks only.
_ROWS = """
    care_periods: person | start_date | end_date   | short_breaks | end_reason
      a | 2016-05-03 |            | no  |
      b | 2017-11-30 |            |     |
      c | 2015-01-12 | 2017-11-30 |     | E4A
      d | 2017-11-01 | 2017-12-01 |     | E45
      e | 2017-11-06 |            | yes |
      f | 2016-09-05 | 2016-11-30 |     | E4B
      f | 2017-10-31 | 2017-11-07 |     | E4B
"""
NUMBERS = (
    count(
        key="looked-after-children",
        title="Children looked after",
        says="Children looked after at the end of the period. " + NO_SHORT_BREAKS,
        over="looked_after",
        basis=Stock(),
        source=_DFE,
        codes=("LAIT 332", "report:FS/C20", "dfe:23", "regional:18"),
        counts=Counts.CHILDREN,
        example="2017-11: 3\n2017-10: 3" + _ROWS,
    ),
    rate(
        key="looked-after-rate",
        title="Children looked after for every 10,000 children",
        says="Children looked after at the end of the period for every 10,000 people under 18 who live in the area.",
        over="looked_after",
        basis=Stock(),
        source=_DFE,
        codes=("LAIT 124", "report:FS/S16", "dfe:23"),
        counts=Counts.CHILDREN,
        unseen=NO_SHORT_BREAKS,
        example="2017-11: 3" + _ROWS,
    ),
    count(
        key="children-starting-care",
        title="Children who came into care",
        says="Children who began to be looked after in the period, each counted once. " + NO_SHORT_BREAKS,
        over="looked_after",
        basis=Flow("start_date"),
        source=_DFE,
        codes=("dfe:24", "regional:19"),
        counts=Counts.CHILDREN,
        example="2017-11: 2\n2017-10: 1" + _ROWS,
    ),
    rate(
        key="starting-care-rate",
        title="Children who came into care for every 10,000 children, in twelve months",
        says="Children who began to be looked after in the twelve months to the end of the period, for every 10,000 "
        "people under 18 who live in the area.",
        over="looked_after",
        basis=Flow("start_date", Window.MONTHS_12),
        source=_DFE,
        codes=("dfe:24", "National Framework outcome 1: rate starting to be looked after"),
        counts=Counts.CHILDREN,
        unseen=NO_SHORT_BREAKS,
        # b, d and f; a came in more than a year before, on 3 May 2016.
        example="2017-11: 3" + _ROWS,
    ),
    count(
        key="children-ceasing-care",
        title="Children who left care",
        says="Children who ceased to be looked after in the period, each counted once. " + NO_SHORT_BREAKS,
        over="looked_after",
        basis=Flow("end_date"),
        source=_DFE,
        codes=("dfe:24", "regional:20"),
        counts=Counts.CHILDREN,
        example="2017-11: 2\n2017-12: 1" + _ROWS,
    ),
    rate(
        key="ceasing-care-rate",
        title="Children who left care for every 10,000 children, in twelve months",
        says="Children who ceased to be looked after in the twelve months to the end of the period, each counted once, "
        "for every 10,000 people under 18 who live in the area.",
        over="looked_after",
        basis=Flow("end_date", Window.MONTHS_12),
        source=_DFE,
        codes=("dfe:24",),
        counts=Counts.CHILDREN,
        unseen=NO_SHORT_BREAKS,
        # c and f; the year to 30 November 2017 begins the day after f first left.
        example="2017-11: 2" + _ROWS,
    ),
    mix(
        key="reasons-for-leaving-care",
        title="Why children left care, in twelve months",
        says="Children who left care in the twelve months to the end of the period, by the reason for which they last "
        "left: a child who left twice is counted once.",
        over="looked_after",
        basis=Flow("end_date", Window.MONTHS_12),
        source=_DFE,
        codes=("dfe:36", "National Framework outcome 3: ceased by special guardianship or child arrangements order"),
        where="end_date = last_left.found",
        counts=Counts.CHILDREN,
        tallies=(Tally(alias="last_left", table="looked_after", gives="max(end_date)", where="end_date <= as_at"),),
        parts=(
            *parts_of_groups(
                "end_reason",
                "adopted",
                "special-guardianship",
                "child-arrangements-order",
                "returned-home-planned",
                "returned-home-unplanned",
                "moved-to-independence",
                "stayed-with-carers",
                "transferred-out-of-care",
                "died-in-care",
            ),
            Part("another-reason", "Another reason", "end_reason is not null"),
        ),
        needs=("care_periods.end_reason",),
        unseen=NO_SHORT_BREAKS,
        example="2017-11: returned-home-planned 1, returned-home-unplanned 1\n"
        "2017-12: returned-home-planned 1, returned-home-unplanned 1, special-guardianship 1" + _ROWS,
    ),
    share(
        key="back-in-care-within-a-year",
        title="Children who came back into care within a year",
        says="Of the times a child came into care in the period, those within twelve months of leaving care before.",
        over="entries_to_care",
        basis=Flow("start_date"),
        source=Source("Ofsted child-level data, list 8: second or subsequent period within twelve months"),
        codes=("Ofsted list 8",),
        met="left_before_date is not null and months_after(left_before_date, 12) >= start_date",
        polarity=Polarity.LOWER,
        needs=("care_periods",),
        unseen="Earlier care by another council. " + NO_SHORT_BREAKS,
        # f comes back on 31 October 2017, eleven months after 30 November 2016; g a day too late. j's periods overlap:
        # care that ended later was not left before.
        example="""
    2017-10: 1 of 4
    care_periods: person | start_date | end_date | short_breaks
      f | 2016-09-05 | 2016-11-30 |
      f | 2017-10-31 |            |
      g | 2016-01-11 | 2016-10-15 |
      g | 2017-10-16 |            |
      h | 2017-10-02 |            |
      j | 2017-01-09 | 2017-10-20 |
      j | 2017-10-10 |            |
      i | 2017-10-02 |            | yes""",
    ),
    share(
        key="starting-care-after-permanence",
        title="Children who came into care after an earlier permanence order",
        says="Of the times a child came into care in the period, those where the child had been adopted or had lived "
        "under a special guardianship, residence or child arrangements order before.",
        over="entries_to_care",
        basis=Flow("start_date"),
        source=Source("SSDA903 guide (PREV_PERM)"),
        codes=("SSDA903 PREV_PERM",),
        met="permanent_before = 1",
        polarity=Polarity.LOWER,
        unseen="Earlier permanence that no one recorded. " + NO_SHORT_BREAKS,
        example="""
    2017-11: 1 of 3
    care_periods: person | start_date | short_breaks
      a | 2017-11-01 |
      b | 2017-11-30 |
      c | 2017-11-15 |
      d | 2017-11-15 | yes
      e | 2017-10-31 |
    previous_permanence: person | option
      a | P2
      b | Z1
      d | P1
      e | P1""",
    ),
    duration(
        Stat.MEDIAN,
        key="length-of-care",
        title="Middle length of care of those who left",
        says="Of the periods of care that ended in the period, the length that half of them were shorter than, in days.",
        over="looked_after",
        basis=Flow("end_date"),
        source=_DFE,
        value="days(start_date, end_date)",
        unseen="Periods whose days cannot be. Where a source only shows that care had begun by a date, the length is too short. "
        + NO_SHORT_BREAKS,
        # 10, 30 and 365 days; the short break of d, what ended in December and f's impossible days are left out.
        example="""
    2017-11: 30 over 3
    care_periods: person | start_date | end_date | short_breaks
      a | 2017-11-01 | 2017-11-11 |
      b | 2017-10-31 | 2017-11-30 |
      c | 2016-11-07 | 2017-11-07 |
      d | 2010-01-01 | 2017-11-07 | yes
      e | 2017-01-02 | 2017-12-01 |
      f | 2017-11-10 | 2017-11-09 |""",
    ),
)

CHAPTER = Chapter(title="Children looked after", relations=RELATIONS, measures=NUMBERS)

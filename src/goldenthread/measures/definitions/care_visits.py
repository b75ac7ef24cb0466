"""Visits to looked-after children: how many are up to date, made in time or overdue, and whether the child was seen."""

from typing import Final

from goldenthread.measures.definitions.care_visit_clocks import CARE_VISIT, GENERAL_VISIT, RULE, TITLE
from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.making import in_time, mix, overdue, share
from goldenthread.measures.language.measures import Denominator, Flow, Part

#: On 31 January 2018. a: six weeks from 20 December are up that day. b: from the 19th they are not enough, for on
#: 10 January the child was not seen. c: moved on the 24th, so the visit of the 22nd does not count, but a week is not
#: over. e: a year in a placement that is to last, so three months. f: weekly, with an aunt approved for the time.
_ROWS: Final = """
    placements: person | event | start_date | end_date | placement_type | intended_to_last | short_breaks
      a | h1 | 2017-11-01 |            | U6 |     |
      b | h2 | 2017-11-01 |            | U6 | yes |
      c | h3 | 2017-11-01 | 2018-01-24 | U6 |     |
      c | h4 | 2018-01-24 |            | K2 |     |
      e | h6 | 2016-10-31 |            | U4 | yes |
      f | h7 | 2017-12-28 |            | U3 |     |
      g | h8 | 2017-12-28 |            | U6 |     | yes
    visits: person | kind | visit_date | seen
      a | cla | 2017-12-20 | yes
      b | cla | 2017-12-19 | yes
      b | cla | 2018-01-10 | no
      c | cla | 2018-01-22 | yes
      e | cla | 2017-10-31 |
      f | cla | 2018-01-23 | yes
    connected_carers: person | kind | placed_date | approved_date
      f | reg-24 | 2017-12-28 | 2017-12-28
"""
#: With parents: a under an interim order, weekly until the review of 10 January, then four weeks from the 5th; b from
#: the care order of the 22nd, a week. d: with an aunt approved in full before the visit of the 16th, six weeks.
_CLOSER_ROWS: Final = """
    care_periods: person | event | start_date
      a | p1 | 2018-01-02
      b | p2 | 2017-12-01
    placements: person | event | start_date | placement_type
      a | h1 | 2018-01-02 | P1
      b | h2 | 2017-12-01 | P1
      d | h3 | 2017-12-01 | U3
    legal_statuses: person | status | start_date | end_date
      a | C1 | 2018-01-02 |
      b | C1 | 2017-12-01 | 2018-01-22
      b | C2 | 2018-01-22 |
    visits: person | kind | visit_date
      a | cla | 2018-01-05
      b | cla | 2018-01-20
      d | cla | 2018-01-16
    care_reviews: person | review_date
      a | 2018-01-10
    connected_carers: person | kind | placed_date | approved_date | full_approval_date
      d | reg-24 | 2017-12-01 | 2017-12-01 | 2018-01-15
"""
#: First visits: a on the last day, b a day late, c in time in the first placement and not at all in the second; d's
#: falls due on 1 February. In February a's second is in time, on the 20th; b's, due on the 21st, is missing. e's, with
#: parents under a care order for two years, is due after six weeks, on 21 January, though the placement is to last.
_FIRST_ROWS: Final = """
    placements: person | event | start_date | end_date | placement_type | intended_to_last
      a | h1 | 2018-01-02 |            |    |
      b | h2 | 2018-01-02 |            |    |
      c | h3 | 2018-01-08 | 2018-01-12 |    |
      c | h4 | 2018-01-12 |            |    |
      d | h5 | 2018-01-25 |            |    |
      e | h6 | 2016-01-04 |            | P1 | yes
    legal_statuses: person | status | start_date
      e | C2 | 2016-01-04
    visits: person | kind | visit_date | seen
      a | cla-first | 2018-01-09 | yes
      a | cla       | 2018-02-20 | yes
      b | cla       | 2018-01-10 | yes
      c | cla       | 2018-01-11 | yes
      c | cp        | 2018-01-15 | yes
      e | cla       | 2017-12-10 | yes
"""
_SEEN_ROWS: Final = """
    visits: person | kind | visit_date | seen | seen_alone
      a | cla       | 2018-01-02 | yes | yes
      b | cla-first | 2018-01-31 | yes | no
      c | cla       | 2018-01-15 | no  |
      d | cla       | 2018-01-15 |     |
      e | cla       | 2018-01-15 | yes |
      f | cp        | 2018-01-15 | yes | yes
      g | cla       | 2018-02-01 | yes | yes
"""

MEASURES = (
    in_time(
        CARE_VISIT,
        Denominator.OPEN,
        key="care-visits-up-to-date",
        title="Looked-after children whose visits are up to date",
        says="Of the placements of looked-after children open at the end of the period, those in which the child was "
        "seen lately enough: within a week of moving in, then every six weeks; every three months after a year where "
        "the placement is to last until eighteen; weekly until the first review, then every four weeks, with "
        "relatives approved for the time or with parents under an interim care order; and with parents under a care "
        "order within a week of the order, then every six weeks however long it is to last.",
        codes=("report:FS/C26", "progress:13"),
        beside=("care-visits-overdue",),
        example="2018-01: 3 of 5" + _ROWS,
    ),
    overdue(
        CARE_VISIT,
        key="care-visits-overdue",
        title="Looked-after children whose visit is overdue",
        says="Placements of looked-after children open at the end of the period in which the next visit was due before "
        "that day and the child had not been seen.",
        needs=CARE_VISIT.needs,
        unseen=CARE_VISIT.unseen,
        example="2018-01: 1\n2018-02: 3" + _CLOSER_ROWS,
    ),
    in_time(
        CARE_VISIT,
        Denominator.DUE,
        key="first-visits-in-placement-in-time",
        title="Children seen within a week of a new placement",
        says="Of the first visits that fell due in the period, those at which the child was seen within a week of the "
        "start of the placement. A placement that ended before then without a visit is left out.",
        where="cycle_number = 1",
        beside=("care-visits-overdue",),
        example="2018-01: 2 of 4" + _FIRST_ROWS,
    ),
    in_time(
        CARE_VISIT,
        Denominator.DUE,
        key="care-visits-in-time",
        title="Visits to looked-after children made in time",
        says="Of the visits to looked-after children that fell due in the period, first ones in a placement and later "
        "ones, those made by the day they were due.",
        beside=("care-visits-overdue",),
        example="2018-01: 2 of 5\n2018-02: 1 of 3" + _FIRST_ROWS,
    ),
    in_time(
        GENERAL_VISIT,
        Denominator.OPEN,
        key="care-visits-up-to-date-general",
        title="Looked-after children whose visits are up to date, by the general interval",
        says="Of the placements of looked-after children open at the end of the period, those in which the child was "
        "seen within a week of moving in, then every six weeks, or every three months after a year where the placement "
        "is to last until eighteen.",
        beside=("care-visits-up-to-date",),
        example="2018-01: 4 of 5" + _ROWS,
    ),
    mix(
        key="care-visits-child-seen",
        title="Whether looked-after children were seen at visits",
        says="Visits to looked-after children in the period, by whether the child was seen.",
        over="visits",
        basis=Flow("visit_date"),
        where="in_group(kind, 'cla-visit')",
        source=RULE,
        parts=(Part("seen", "Seen", "seen"), Part("not-seen", "Not seen", "not seen")),
        needs=("visits.seen",),
        example="2018-01: seen 3, not-seen 1, not-recorded 1" + _SEEN_ROWS,
    ),
    share(
        key="care-visits-seen-alone",
        title="Looked-after children seen alone at visits",
        says="Of the visits to looked-after children in the period at which the child was seen and someone recorded "
        "whether alone, those at which the child was seen alone.",
        over="visits",
        basis=Flow("visit_date"),
        where="in_group(kind, 'cla-visit') and seen and seen_alone is not null",
        met="seen_alone",
        source=Source("Care Planning, Placement and Case Review (England) Regulations 2010, regulation 29"),
        polarity=Polarity.HIGHER,
        needs=("visits.seen_alone",),
        unseen="Visits where nobody recorded whether the child was seen alone; babies cannot be.",
        example="2018-01: 1 of 2" + _SEEN_ROWS,
    ),
)

CHAPTER = Chapter(title=TITLE, measures=MEASURES)

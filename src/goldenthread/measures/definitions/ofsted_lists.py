"""What Ofsted's child-level lists hold beyond the other chapters: who is on lists 2, 9, 10 and 11, and how far back they look."""

from typing import Final

from goldenthread.measures.kinds import Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import count
from goldenthread.measures.language.measures import Counts, Flow, Stock
from goldenthread.measures.language.relations import Relation

_GUIDANCE: Final = "Ofsted, inspecting local authority children's services: child-level data, guidance of August 2019, "
_CHAPTER: Final = "Ofsted's child-level lists"

LIMITS = (
    Limit(
        "list-window",
        6,
        Span.MONTHS,
        "How far lists 1 to 8 look back from their date; what is open is on them however old.",
        Source(f"{_GUIDANCE}lists 1 to 8"),
    ),
    Limit(
        "list-window-adoption",
        12,
        Span.MONTHS,
        "How far lists 10 and 11 look back from their date.",
        Source(f"{_GUIDANCE}lists 10 and 11"),
    ),
    Limit(
        "list-count-window",
        12,
        Span.MONTHS,
        "How far the counts within lists 3, 5 and 8 look back.",
        Source(f"{_GUIDANCE}lists 3, 5 and 8"),
    ),
    Limit(
        "list-leaver-age",
        18,
        Span.NUMBER,
        "From this age a care leaver is on list 9 and no longer on list 6.",
        Source(f"{_GUIDANCE}list 6: care leavers are left out", confirmed=False),
    ),
)

RELATIONS = (
    Relation(
        key="adopters_in_process",
        subject="none",
        grain="one row an adopter and application, from the first day known to the adoption order or to leaving",
        rows="""
            select a.*, coalesce(a.enquiry_date, a.stage_one_start_date, a.stage_two_start_date, a.approved_date)
                       as since_date,
                   nullif(least(coalesce(a.order_date, cast('9999-12-31' as date)),
                                coalesce(a.left_date, cast('9999-12-31' as date))),
                          cast('9999-12-31' as date)) as out_date,
                   least(coalesce(a.order_date, cast('9999-12-31' as date)),
                         coalesce(a.left_date, cast('9999-12-31' as date))) as until_date
            from adopters as a""",
    ),
)

# b was finished on the last day of the month, c the day after; d has no assessment.
_EARLY_HELP = """
    early_help: person | start_date | assessed_date | end_date
      a | 2017-10-02 | 2017-11-01 |
      b | 2017-11-06 | 2017-11-30 | 2017-11-30
      c | 2017-11-06 | 2017-12-01 |
      d | 2017-11-06 |            |
"""
# a was adopted on the first day of the month; b's plan was given up, c waits, d was decided on the last day.
_PLANS = """
    adoptions: person | decision_date | placed_date | order_date | reversed_date
      a | 2016-11-01 | 2017-04-03 | 2017-11-01 |
      b | 2016-12-01 |            |            | 2017-11-30
      c | 2017-02-01 | 2017-10-02 | 2017-12-01 |
      d | 2017-11-30 |            |            |
      e | 2016-06-01 | 2016-12-05 | 2017-10-31 |
"""
# 1 is waiting; 2 left on the last day; 3 adopted the day after; 4 never enquired in writing and began stage one.
_PEOPLE = """
    adopters: adopter_id | enquiry_date | stage_one_start_date | approved_date | order_date | left_date
      1 | 2017-01-09 | 2017-02-01 | 2017-08-03 |            |
      2 | 2017-03-06 | 2017-04-03 |            |            | 2017-11-30
      3 | 2016-01-11 | 2016-02-01 | 2016-08-01 | 2017-12-01 |
      4 |            | 2017-11-30 |            |            |
      5 | 2017-12-01 |            |            |            |
"""

MEASURES = (
    count(
        key="early-help-assessments-completed",
        title="Early help assessments completed",
        says="Early help assessments completed in the period, each child counted.",
        over="early_help",
        basis=Flow("assessed_date"),
        source=Source(f"{_GUIDANCE}list 2"),
        codes=("Ofsted list 2",),
        needs=("early_help", "early_help.assessed_date"),
        example=f"2017-11: 2{_EARLY_HELP}",
    ),
    count(
        key="young-people-with-leaving-care-services",
        title="Young people with leaving care services",
        says="Young people with an entitlement to leaving care services at the end of the period, as last recorded: "
        "eligible, relevant, former relevant or qualifying. A record that does not name the entitlement counts; those "
        "who died do not.",
        over="care_leaver_records",
        basis=Stock("record_date", "until_date"),
        where="coalesce(eligibility, 'former-relevant') <> 'none' and coalesce(in_touch, 'YES') <> 'DIED'",
        counts=Counts.CHILDREN,
        source=Source(f"{_GUIDANCE}list 9"),
        codes=("Ofsted list 9",),
        needs=("care_leavers",),
        unseen="What has changed since the latest record of a young person.",
        # The later record of a speaks; b has no entitlement any more, c died; d does not say; f is recorded in April.
        example="""2017-18: 3
            care_leavers: person | record_date | eligibility | in_touch
              a | 2017-03-31 | none            | YES
              a | 2018-03-31 | former-relevant | YES
              b | 2018-01-15 | none            | YES
              c | 2018-01-15 | former-relevant | DIED
              d | 2018-01-15 |                 | NO
              e | 2018-01-15 | eligible        | RHOM
              f | 2018-04-01 | eligible        | YES
        """,
    ),
    count(
        key="adoption-plans-open",
        title="Children whose plan is adoption",
        says="Children with a decision that they should be placed for adoption who were neither adopted nor had the "
        "decision reversed by the end of the period.",
        over="adoption_ways",
        basis=Stock("decision_date", "until_date"),
        where="order_date is null",
        counts=Counts.CHILDREN,
        source=Source(f"{_GUIDANCE}list 10"),
        codes=("Ofsted list 10",),
        needs=("adoptions",),
        example=f"2017-11: 2\n2017-10: 3{_PLANS}",
    ),
    count(
        key="adoption-orders",
        title="Adoption orders",
        says="Children for whom an adoption order was made in the period.",
        over="adoption_ways",
        basis=Flow("order_date"),
        counts=Counts.CHILDREN,
        source=Source(f"{_GUIDANCE}list 10"),
        codes=("Ofsted list 10",),
        needs=("adoptions",),
        example=f"2017-11: 1\n2017-12: 1{_PLANS}",
    ),
    count(
        key="adopters-in-process",
        title="Adopters in the process",
        says="People who had asked to adopt and had neither adopted nor left by the end of the period, each counted.",
        over="adopters_in_process",
        basis=Stock("since_date", "until_date"),
        source=Source(f"{_GUIDANCE}list 11"),
        codes=("Ofsted list 11",),
        needs=("adopters",),
        breakdowns=(),
        # At the end of November: 1, 3 and 4.
        example=f"2017-11: 3\n2017-12: 3{_PEOPLE}",
    ),
    count(
        key="adopters-out-of-process",
        title="Adopters who adopted or left",
        says="People who had asked to adopt and in the period adopted or left, each counted.",
        over="adopters_in_process",
        basis=Flow("out_date"),
        source=Source(f"{_GUIDANCE}list 11"),
        codes=("Ofsted list 11",),
        needs=("adopters",),
        breakdowns=(),
        example=f"2017-11: 1\n2017-12: 1{_PEOPLE}",
    ),
)

CHAPTER = Chapter(title=_CHAPTER, limits=LIMITS, relations=RELATIONS, measures=MEASURES)

"""Adoption and special guardianship: how long children wait, who waits now, and what the courts order."""

from datetime import date
from typing import Any

from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import count, duration, share
from goldenthread.measures.language.measures import Counts, Flow, Stock, Window
from goldenthread.measures.language.relations import Relation

_SCORECARD = "Adoption scorecards of the Department for Education: threshold by the last year of the three-year average"
_QUARTERLY = Source("Adoption and Special Guardianship Leadership Board, quarterly data")
_RETURN = Source("SSDA903 guide; DfE statistics on children looked after")
#: Threshold of the scorecards by the last year of the average: since, until, entry to moving in, order to match.
_THRESHOLDS = (
    ((None, date(2013, 3, 31)), 639, 213),
    ((date(2013, 4, 1), date(2014, 3, 31)), 547, 182),
    ((date(2014, 4, 1), date(2015, 3, 31)), 487, 152),
    ((date(2015, 4, 1), None), 426, 121),
)

LIMITS = (
    *(
        Limit("adoption-entry-to-moving-in", number, Span.DAYS, "Into care to moving in.", Source(_SCORECARD, *days))
        for days, number, _ in _THRESHOLDS
    ),
    *(
        Limit("adoption-order-to-match", number, Span.DAYS, "Placement order to match.", Source(_SCORECARD, *days))
        for days, _, number in _THRESHOLDS
    ),
)

RELATIONS = (
    Relation(
        key="adoption_ways",
        grain="one row a child and decision that adoption should happen, with the day the child entered care",
        # Only one source gives the day the child entered care; else it is the start of the period of care of the time.
        rows="""
            select a.*, coalesce(a.entered_care_date, c.start_date) as care_date,
                   least(coalesce(a.decision_date, a.order_date), coalesce(a.order_date, a.decision_date)) as since,
                   coalesce(a.reversed_date, cast('9999-12-31' as date)) as until_date,
                   cast('9999-12-31' as date) as always_until,
                   least(coalesce(a.placed_date, cast('9999-12-31' as date)),
                         coalesce(a.order_date, cast('9999-12-31' as date)),
                         coalesce(a.reversed_date, cast('9999-12-31' as date))) as waiting_until
            from adoptions as a left join (
                select w.event_key as event_key, p.start_date as start_date,
                       row_number() over (partition by w.event_key order by p.start_date desc nulls last) as place
                from adoptions as w join care_periods as p on p.person_key = w.person_key
                    and not coalesce(p.short_breaks, false)
                    and p.start_date <= coalesce(w.decision_date, w.placement_order_date, w.placed_date, w.order_date)
                    and p.until_date >= coalesce(w.decision_date, w.placement_order_date, w.placed_date, w.order_date)
            ) as c on c.event_key = a.event_key and c.place = 1""",
    ),
)

# Order of c on the last day before the three years to March 2017; d still waits; e was reversed.
_ROWS = """
    adoptions: person | entered_care_date | decision_date | placement_order_date | matched_date | placed_date | order_date | reversed_date
      a | 2015-01-05 | 2015-06-01 | 2015-07-06 | 2015-10-05 | 2015-11-02 | 2016-06-01 |
      b | 2014-03-03 | 2014-09-01 | 2014-11-03 | 2014-10-01 | 2015-05-04 | 2016-04-01 |
      c | 2012-01-02 | 2012-06-01 | 2012-09-03 | 2012-12-03 | 2013-01-07 | 2014-03-31 |
      d | 2016-02-01 | 2016-08-01 | 2016-09-05 |            |            |            |
      e | 2015-09-01 | 2016-02-01 |            |            |            |            | 2016-12-01
"""
_UNSEEN = "A decision, match or move that was not entered; a plan given up without a recorded reversal still waits."
_WAYS: dict[str, Any] = {"over": "adoption_ways", "chapter": "Permanence", "needs": ("adoptions",), "unseen": _UNSEEN}
_THREE_YEARS: dict[str, Any] = {"basis": Flow("order_date", Window.MONTHS_36), "polarity": Polarity.LOWER, **_WAYS}
_ONE_YEAR: dict[str, Any] = {"basis": Flow("order_date", Window.MONTHS_12), "polarity": Polarity.LOWER, **_WAYS}

_CEASED = """
    care_periods: person | start_date | end_date | end_reason | short_breaks
      a | 2015-01-05 | 2016-06-01 | E11 |
      b | 2014-03-03 | 2016-04-01 | E12 |
      c | 2012-01-02 | 2016-03-31 | E11 |
      d | 2016-02-01 | 2016-09-30 | E4A |
      e | 2016-02-01 | 2016-10-31 | E45 |
      f | 2016-02-01 | 2016-10-31 | E8  | yes
"""

MEASURES = (
    count(
        key="children-adopted",
        title="Children adopted, year to date",
        says="Looked-after children who were adopted since 1 April, each child once.",
        over="care_periods",
        basis=Flow("end_date", Window.YEAR_TO_DATE),
        where="in_group(end_reason, 'adopted')",
        counts=Counts.CHILDREN,
        polarity=Polarity.HIGHER,
        running=True,
        source=_RETURN,
        chapter="Permanence",
        codes=("report:FS/S5", "dfe:37", "LAIT 208", "SSDA903 REC E11, E12"),
        unseen="An adoption whose reason for ceasing was not entered.",
        example="2016-17-Q1: 2\n2015-16: 1" + _CEASED,
    ),
    share(
        key="adopted-of-children-leaving-care",
        title="Children leaving care who were adopted",
        says="Of the children who ceased to be looked after in the last twelve months (short breaks apart), those "
        "who were adopted; each child once.",
        over="care_periods",
        basis=Flow("end_date", Window.MONTHS_12),
        where="not coalesce(short_breaks, false)",
        met="in_group(end_reason, 'adopted')",
        counts=Counts.CHILDREN,
        polarity=Polarity.HIGHER,
        source=_RETURN,
        chapter="Permanence",
        codes=("dfe:37",),
        example="2016-17: 2 of 4" + _CEASED,
    ),
    duration(
        key="entry-to-moving-in-with-adopters",
        title="Days from entering care to moving in with adopters (A1)",
        says="Mean days between entering care and moving in with the adoptive family, of children adopted in the last "
        "three years.",
        value="days(care_date, placed_date)",
        source=Source(_SCORECARD),
        codes=("clock:E15", "report:FS/C28", "Adoption scorecard A1"),
        # a 301 days, b 427.
        example="2016-17: 364 over 2" + _ROWS,
        **_THREE_YEARS,
    ),
    duration(
        key="entry-to-moving-in-with-carers-who-adopt",
        title="Days from entering care to moving in, foster carers' adoptions counted to the fostering (A10)",
        says="Mean days between entering care and moving in with the adoptive family, of children adopted in the last "
        "three years; where foster carers adopted, to the day the child was placed with them as foster carers.",
        value="days(care_date, case when adopted_by_carer then coalesce(carer_placement_date, placed_date) "
        "else placed_date end)",
        source=Source("Adoption and Special Guardianship Leadership Board: A10, in place of A1 from 2021-22"),
        codes=("clock:E15", "Adoption scorecard A10"),
        # g moved to the foster carers after 31 days and was placed for adoption with them after 365.
        example="""2016-17: 166 over 2
            adoptions: person | entered_care_date | decision_date | placed_date | order_date | adopted_by_carer | carer_placement_date
              a | 2015-01-05 | 2015-06-01 | 2015-11-02 | 2016-06-01 | no  |
              g | 2015-01-01 | 2015-06-01 | 2016-01-01 | 2016-10-03 | yes | 2015-02-01
              d | 2016-02-01 | 2016-08-01 |            |            |     |
        """,
        **_THREE_YEARS,
    ),
    duration(
        key="placement-order-to-match",
        title="Days from placement order to match (A2)",
        says="Mean days between the court's authority to place the child and the match with adopters, of children "
        "adopted in the last three years; a match before the order counts as no days.",
        where="placement_order_date is not null",
        value="case when matched_date < placement_order_date then 0 else days(placement_order_date, matched_date) end",
        source=Source(_SCORECARD),
        codes=("clock:E16", "Adoption scorecard A2", "LG Inform 912"),
        # a 91 days; b was matched before the order.
        example="2016-17: 45.5 over 2" + _ROWS,
        **_THREE_YEARS,
    ),
    share(
        key="adoption-within-threshold",
        title="Children who wait no longer than the threshold for their adoptive family (A3)",
        says="Of the children adopted in the last three years and those whose plan is adoption at the end of the "
        "period, those who moved in, or have waited, within the scorecard's threshold from entering care.",
        over="adoption_ways",
        basis=Stock("since", "always_until"),
        where="care_date is not null and (months_after(order_date, 36) > as_at "
        "or (order_date is null and decision_date is not null and reversed_date is null))",
        met="days(care_date, coalesce(placed_date, as_at)) <= rule('adoption-entry-to-moving-in', as_at)",
        polarity=Polarity.HIGHER,
        source=Source(_SCORECARD),
        chapter="Permanence",
        needs=("adoptions",),
        unseen=_UNSEEN,
        codes=("clock:E17", "Adoption scorecard A3"),
        # Threshold 426 days: a moved in after 301, b after 427, d has waited 424.
        example="2016-17: 2 of 3" + _ROWS,
    ),
    duration(
        key="entry-to-adoption-decision",
        title="Days from entering care to the decision that adoption should happen",
        says="Mean days from entering care to the decision, of children adopted in the last twelve months.",
        value="days(care_date, decision_date)",
        source=_QUARTERLY,
        codes=("dfe:37",),
        example="2016-17: 164.5 over 2" + _ROWS,
        **_ONE_YEAR,
    ),
    duration(
        key="adoption-decision-to-match",
        title="Days from the adoption decision to the match",
        says="Mean days from the decision that a child should be placed for adoption to the match with adopters, of "
        "children adopted in the last twelve months.",
        value="days(decision_date, matched_date)",
        source=Source("Children's Social Care National Framework dashboard (there in months)"),
        codes=("dfe:37", "National Framework outcome 4"),
        example="2016-17: 78 over 2" + _ROWS,
        **_ONE_YEAR,
    ),
    duration(
        key="match-to-moving-in",
        title="Days from the match to moving in with adopters",
        says="Mean days from the match to the day the child moved in, of children adopted in the last twelve months.",
        value="days(matched_date, placed_date)",
        source=_QUARTERLY,
        codes=("dfe:37",),
        example="2016-17: 121.5 over 2" + _ROWS,
        **_ONE_YEAR,
    ),
    duration(
        key="moving-in-to-adoption-order",
        title="Days from moving in with adopters to the adoption order",
        says="Mean days from moving in to the order, of children adopted in the last twelve months.",
        value="days(placed_date, order_date)",
        source=_QUARTERLY,
        codes=("dfe:37",),
        example="2016-17: 272.5 over 2" + _ROWS,
        **_ONE_YEAR,
    ),
    count(
        key="adoption-decisions",
        title="Decisions that a child should be adopted",
        says="Decisions in the period that a child should be placed for adoption.",
        basis=Flow("decision_date"),
        source=_QUARTERLY,
        example="2016-17: 1\n2015-16: 2" + _ROWS,
        **_WAYS,
    ),
    count(
        key="adoption-decisions-reversed",
        title="Adoption plans given up",
        says="Decisions reversed in the period: the child should no longer be placed for adoption.",
        basis=Flow("reversed_date"),
        source=_QUARTERLY,
        example="2016-17: 1\n2015-16: 0" + _ROWS,
        **_WAYS,
    ),
    count(
        key="children-waiting-for-adoption",
        title="Children waiting to move in with adopters",
        says="Children whose plan is adoption at the end of the period and who have not moved in yet.",
        basis=Stock("decision_date", "waiting_until"),
        counts=Counts.CHILDREN,
        source=_QUARTERLY,
        # At the end of June 2016 only e waits: d was decided later, a, b and c had moved in.
        example="2016-17: 1\n2016-17-Q1: 1" + _ROWS,
        **_WAYS,
    ),
    count(
        key="placement-orders-waiting",
        title="Children with a placement order who have not moved in",
        says="Children under a placement order at the end of the period who have not moved in with adopters.",
        basis=Stock("decision_date", "waiting_until"),
        where="placement_order_date is not null",
        counts=Counts.CHILDREN,
        source=_QUARTERLY,
        polarity=Polarity.LOWER,
        example="2016-17: 1\n2016-17-Q1: 0" + _ROWS,
        **_WAYS,
    ),
    share(
        key="early-permanence",
        title="Adoptive placements that began as early permanence",
        says="Of the children who moved in with adopters in the last twelve months, those first placed with them under "
        "fostering for adoption or concurrent planning.",
        basis=Flow("placed_date", Window.MONTHS_12),
        met="early_placement_date <= placed_date",
        polarity=Polarity.HIGHER,
        source=_QUARTERLY,
        example="""2016-17: 1 of 3
            adoptions: person | decision_date | early_placement_date | placed_date
              a | 2016-01-04 | 2016-02-01 | 2016-04-01
              b | 2016-01-04 |            | 2016-08-01
              c | 2016-01-04 |            | 2017-03-31
              d | 2015-01-05 | 2015-02-02 | 2016-03-31
        """,
        **{**_WAYS, "needs": ("adoptions.early_placement_date",)},
    ),
    count(
        key="special-guardianship-orders",
        title="Special guardianship orders",
        says="Children for whom a court made a special guardianship order in the period, looked after or not.",
        over="court_orders",
        basis=Flow("order_date"),
        where="order_kind = 'SGO'",
        counts=Counts.CHILDREN,
        source=_QUARTERLY,
        chapter="Permanence",
        unseen="Orders of which the authority was not told.",
        example="""2017-10: 1\n2017-18-Q3: 2
            court_orders: person | order_kind | order_date
              a | SGO | 2017-10-31
              b | SGO | 2017-11-01
              c | CAO | 2017-10-16
              a | SO  | 2017-10-31
        """,
    ),
)

CHAPTER = Chapter(title="Permanence", limits=LIMITS, relations=RELATIONS, measures=MEASURES)

"""Who is looked after: unaccompanied children, legal statuses, needs and deprivation of liberty."""

from goldenthread.measures.definitions.care_rows import LEGAL, NO_SHORT_BREAKS
from goldenthread.measures.kinds import Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.making import count, mix, parts_of_codes, parts_of_groups, share
from goldenthread.measures.language.measures import Counts, Flow, Part, Stock
from goldenthread.measures.language.relations import At, Relation, Tally

_LIST = Source("Ofsted child-level data, list 8, and DfE statistics on children looked after")

RELATIONS = (
    Relation(
        key="unaccompanied_spells",
        grain="one row a child and time as an unaccompanied asylum-seeking child",
        # The SSDA903 says only when the status ends, so it holds from the beginning.
        rows="""
            select i.authority, i.person_key, i.event_key, i.until_date,
                coalesce(i.start_date, cast('1900-01-01' as date)) as since_date
            from immigration as i where i.status = 'uasc'""",
    ),
)

_UNACCOMPANIED = {
    "at": (At(alias="unaccompanied", table="unaccompanied_spells", since="since_date"),),
    "tallies": (Tally(alias="dated_status", table="immigration", gives="count(*)", where="person_key is not null"),),
    "source": Source("DfE, Children looked after in England: unaccompanied asylum-seeking children (SSDA903 UASC)"),
    "needs": ("care_periods", "immigration or care_periods.unaccompanied_in_12_months"),
    "unseen": "Where no immigration status is recorded for a child, the answer of Ofsted's list for the last twelve "
    "months is taken; where that is missing too, the child is not counted as unaccompanied. " + NO_SHORT_BREAKS,
}
_IS_UNACCOMPANIED = (
    "unaccompanied.event_key is not null "
    "or (dated_status.found is null and coalesce(unaccompanied_in_12_months, false))"
)

_STATUS_ROWS = """
    care_periods: person | start_date | end_date   | short_breaks | unaccompanied_in_12_months
      a | 2017-05-03 |            |     | yes
      b | 2017-06-05 |            |     | yes
      c | 2017-11-08 |            |     |
      d | 2017-11-13 |            |     | no
      e | 2017-11-06 | 2017-11-20 |     | no
    immigration: person | status | start_date | end_date
      b | refugee | 2017-06-05 |
      c | uasc    |            | 2018-02-01
      e | uasc    | 2017-11-06 |
"""

WHO = (
    count(
        key="unaccompanied-children",
        title="Unaccompanied asylum-seeking children looked after",
        says="Children looked after at the end of the period who are unaccompanied and seeking asylum.",
        over="looked_after",
        basis=Stock(),
        where=_IS_UNACCOMPANIED,
        counts=Counts.CHILDREN,
        codes=("dfe:25", "regional:21"),
        # a by the list, c by the dated status; b has another status by now.
        example="2017-11: 2" + _STATUS_ROWS,
        **_UNACCOMPANIED,
    ),
    share(
        key="unaccompanied-share-of-looked-after",
        title="Unaccompanied children among children looked after",
        says="Of the children looked after at the end of the period, those who are unaccompanied and seeking asylum.",
        over="looked_after",
        basis=Stock(),
        met=_IS_UNACCOMPANIED,
        counts=Counts.CHILDREN,
        codes=("dfe:25",),
        example="2017-11: 2 of 4" + _STATUS_ROWS,
        **_UNACCOMPANIED,
    ),
    share(
        key="unaccompanied-share-of-starters",
        title="Unaccompanied children among those who came into care",
        says="Of the children who came into care in the period, those who were then unaccompanied and seeking asylum.",
        over="looked_after",
        basis=Flow("start_date"),
        met=_IS_UNACCOMPANIED,
        counts=Counts.CHILDREN,
        codes=("dfe:25",),
        example="2017-11: 2 of 3" + _STATUS_ROWS,
        **_UNACCOMPANIED,
    ),
    mix(
        key="legal-statuses-in-care",
        title="Legal status of children looked after",
        says="Children looked after at the end of the period, by the legal status they then have.",
        over="looked_after",
        basis=Stock(),
        source=_LIST,
        codes=("Ofsted list 8", "SSDA903 LS"),
        at=(LEGAL,),
        counts=Counts.CHILDREN,
        parts=(
            *parts_of_groups(
                "legal.status",
                "full-care-order",
                "interim-care-order",
                "placement-order",
                "voluntary-accommodation",
                "on-remand-or-criminal",
                "emergency-protection",
            ),
            Part("another-status", "Another status", "legal.status is not null"),
        ),
        unseen=NO_SHORT_BREAKS,
        # The care order of b begins on the last day and so is its status; that of a only in December.
        example="""
    2017-11: full-care-order 1, interim-care-order 1, not-recorded 1
    care_periods: person | start_date | short_breaks
      a | 2017-05-03 |
      b | 2017-06-05 |
      c | 2017-11-08 |
      d | 2017-11-13 | yes
    legal_statuses: person | status | start_date | end_date
      a | C1 | 2017-05-03 | 2017-12-01
      a | C2 | 2017-12-01 |
      b | V2 | 2017-06-05 | 2017-11-30
      b | C2 | 2017-11-30 |
      d | V4 | 2017-11-13 |""",
    ),
    mix(
        key="needs-of-children-in-care",
        title="Why children are looked after",
        says="Children looked after at the end of the period, by the main need for which they came into care.",
        over="looked_after",
        basis=Stock(),
        source=_LIST,
        codes=("Ofsted list 8", "SSDA903 CIN"),
        counts=Counts.CHILDREN,
        parts=parts_of_codes("need", "need"),
        needs=("care_periods.need",),
        unseen=NO_SHORT_BREAKS,
        example="""
    2017-11: N1 2, N8 1, not-recorded 1
    care_periods: person | start_date | end_date | need | short_breaks
      a | 2017-05-03 |            | N1 |
      b | 2017-06-05 |            | N1 |
      c | 2017-11-08 |            | N8 |
      d | 2017-11-13 |            |    |
      e | 2017-11-13 | 2017-11-30 | N1 |
      f | 2017-11-13 |            | N2 | yes""",
    ),
    count(
        key="children-deprived-of-liberty",
        title="Looked-after children under a deprivation of liberty order",
        says="Children with a deprivation of liberty order in force at the end of the period.",
        over="deprivations_of_liberty",
        basis=Stock(),
        source=Source("SSDA903, module on deprivation of liberty orders, from the collection of 2026-27"),
        codes=("SSDA903 DOLO_START",),
        counts=Counts.CHILDREN,
        unseen="Orders before the return that first asked for them.",
        example="""
    2017-11: 1
    deprivations_of_liberty: person | start_date | end_date
      a | 2017-11-30 |
      b | 2017-11-01 | 2017-11-30
      c | 2017-12-01 |
      d | 2017-01-01 | 2017-03-01""",
    ),
)

CHAPTER = Chapter(title="Who is looked after", relations=RELATIONS, measures=WHO)

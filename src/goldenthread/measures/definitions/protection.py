"""Child protection plans: how many children and families, who began, who ended, and why they are protected."""

from goldenthread.measures.kinds import Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.making import count, mix, parts_of_codes, rate, share
from goldenthread.measures.language.measures import Counts, Flow, Stock, Window
from goldenthread.measures.language.relations import Relation

_CENSUS = Source("DfE CIN census guide, 5.4; Characteristics of children in need, definitions")

RELATIONS = (
    Relation(
        key="own_cp_plans",
        grain="one row a child protection plan of this authority and child",
        # A plan of another authority, for a child who lives here for a while, is that authority's to count.
        rows="select p.* from cp_plans as p where not coalesce(p.other_authority_plan, false)",
    ),
)

_OPEN = Stock()
_OWN = "own_cp_plans"
_STARTED = Flow("start_date")
_ENDED = Flow("end_date")
#: b and c are brothers; f's plan is another authority's; g's ended on the last day of November.
_PLANS = """
    cp_plans: person | start_date | end_date | other_authority_plan | initial_category | latest_category
      a | 2017-03-31 |            | no  | NEG | EMO
      b | 2017-04-01 | 2017-12-01 | no  | NEG | NEG
      c | 2017-11-01 |            | no  | EMO | EMO
      d | 2017-11-30 |            |     |     |
      e | 2016-05-03 | 2017-11-01 | no  | PHY | PHY
      f | 2017-11-06 |            | yes | EMO | EMO
      g | 2016-05-03 | 2017-11-30 | no  | SAB | SAB
    families: person | family_id
      b | one
      c | one
    people: person | birth_date
      b | 2007-04-01
      c | 2007-11-02
      d | 2018-02-01
"""

MEASURES = (
    count(
        key="cp-plans-open",
        title="Children on a child protection plan",
        says="Child protection plans of this authority open at the end of the period. A child has one at a time.",
        over=_OWN,
        basis=_OPEN,
        source=_CENSUS,
        codes=("dfe:16", "regional:13", "Ofsted list 7"),
        example=f"2017-11: 4{_PLANS}",
    ),
    rate(
        key="cp-plans-rate",
        title="Children on a child protection plan per 10,000 children",
        says="Child protection plans open at the end of the period, for every 10,000 children aged 0 to 17.",
        over=_OWN,
        basis=_OPEN,
        source=_CENSUS,
        codes=("report:FS/C24", "LAIT 215", "dfe:16", "Ofsted list 7"),
        example=f"2017-11: 4{_PLANS}",
    ),
    count(
        key="cp-families-open",
        title="Families with a child on a child protection plan",
        says="Different families (sibling groups) with a child protection plan open at the end of the period: one large family "
        "moves the number of children and not this one. A child whose family is not recorded counts as one.",
        over=_OWN,
        basis=_OPEN,
        counts=Counts.FAMILIES,
        source=Source("published improvement papers: sibling groups swing the rate"),
        needs=("cp_plans", "families"),
        example=f"2017-11: 3{_PLANS}",
    ),
    count(
        key="cp-plans-started",
        title="Child protection plans begun",
        says="Child protection plans that began in the period; a child with two counts twice.",
        over=_OWN,
        basis=_STARTED,
        source=_CENSUS,
        codes=("progress:11", "regional:14", "Ofsted list 7"),
        example=f"2017-11: 2\n2017-10: 0{_PLANS}",
    ),
    count(
        key="cp-plans-started-this-year",
        title="Child protection plans begun since 1 April",
        says="Child protection plans that began between 1 April and the end of the period. It can only grow within the year.",
        over=_OWN,
        basis=Flow("start_date", Window.YEAR_TO_DATE),
        source=_CENSUS,
        codes=("report:FS/S1", "LAIT 219", "progress:11"),
        running=True,
        # 31 March belongs to the year before.
        example=f"2017-11: 3{_PLANS}",
    ),
    count(
        key="cp-families-started",
        title="Families for whom a child protection plan began",
        says="Different families (sibling groups) with a child protection plan that began in the period.",
        over=_OWN,
        basis=Flow("start_date", Window.PERIOD),
        counts=Counts.FAMILIES,
        source=Source("published improvement papers: sibling groups swing the rate"),
        needs=("cp_plans", "families"),
        example=f"2017-11: 2\n2017-01..2017-11: 3{_PLANS}",
    ),
    rate(
        key="cp-plans-started-rate",
        title="Child protection plans begun in a year per 10,000 children",
        says="Child protection plans that began in the twelve months to the end of the period, for every 10,000 children aged "
        "0 to 17.",
        over=_OWN,
        basis=Flow("start_date", Window.MONTHS_12),
        source=_CENSUS,
        codes=("dfe:17",),
        example=f"2017-11: 4{_PLANS}",
    ),
    share(
        key="cp-plans-started-under-ten",
        title="Child protection plans begun for children under ten",
        says="Of the child protection plans that began in the period, those of children under ten on the day, unborn children "
        "among them.",
        over=_OWN,
        basis=_STARTED,
        met="age < 10",
        source=Source("published improvement papers, January 2018, 1.77"),
        codes=("progress:11",),
        needs=("cp_plans", "people.birth_date"),
        unseen="A child without a date of birth, or expected birth, counts as not under ten.",
        # b was ten on the day; c turned ten the day after; d was not yet born.
        example=f"2017-04: 0 of 1\n2017-11: 2 of 2{_PLANS}",
    ),
    count(
        key="cp-plans-ended",
        title="Child protection plans ended",
        says="Child protection plans that ended in the period.",
        over=_OWN,
        basis=_ENDED,
        source=_CENSUS,
        codes=("progress:17", "regional:15", "Ofsted list 7"),
        example=f"2017-11: 2\n2017-12: 1{_PLANS}",
    ),
    rate(
        key="cp-plans-ended-rate",
        title="Child protection plans ended in a year per 10,000 children",
        says="Child protection plans that ended in the twelve months to the end of the period, for every 10,000 children aged "
        "0 to 17.",
        over=_OWN,
        basis=Flow("end_date", Window.MONTHS_12),
        source=_CENSUS,
        codes=("dfe:17", "LAIT 16"),
        example=f"2017-10: 0\n2017-11: 2{_PLANS}",
    ),
    mix(
        key="cp-plans-by-latest-category",
        title="Children on a child protection plan by latest category of abuse",
        says="Child protection plans open at the end of the period, by the latest category recorded.",
        over=_OWN,
        basis=_OPEN,
        parts=parts_of_codes("latest_category", "abuse_category"),
        source=_CENSUS,
        codes=("dfe:22", "Ofsted list 7"),
        needs=("cp_plans.latest_category",),
        unseen="When the category changed: an earlier period shows the category known now.",
        example=f"2017-11: NEG 1, EMO 2, not-recorded 1{_PLANS}",
    ),
    mix(
        key="cp-plans-started-by-category",
        title="Child protection plans begun, by initial category of abuse",
        says="Child protection plans that began in the period, by the category when they were made.",
        over=_OWN,
        basis=_STARTED,
        parts=parts_of_codes("initial_category", "abuse_category"),
        source=_CENSUS,
        codes=("Ofsted list 7",),
        needs=("cp_plans.initial_category",),
        example=f"2017-11: EMO 1, not-recorded 1\n2017-03: NEG 1{_PLANS}",
    ),
)

CHAPTER = Chapter(title="Child protection plans", relations=RELATIONS, measures=MEASURES)

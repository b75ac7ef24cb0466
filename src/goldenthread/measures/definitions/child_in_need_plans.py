"""Child in need plans: how many, and how long they run."""

from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import count, length, mix, overdue, parts_by_length
from goldenthread.measures.language.measures import Flow, Stock

_CENSUS = Source("DfE CIN census guide (CINPlanStartDate, CINPlanEndDate)")

LIMITS = (
    Limit(
        "cin-plan-length",
        12,
        Span.MONTHS,
        "How long a child in need plan may last before it is looked at again.",
        Source("local practice: looked at after 6, 9 or 12 months; a plan best ends in 3 to 6", confirmed=False),
        local=True,
    ),
)

PLAN_LENGTH = Clock(
    key="cin-plan-length",
    title="Length of a child in need plan",
    chapter="Child in need plans",
    over="cin_plans",
    starts="start_date",
    stops="end_date",
    limit="cin-plan-length",
    source=Source("local practice", confirmed=False),
    codes=("clock:B11",),
    done="ended",
)
_OPEN = Stock()
_PLANS = """
    cin_plans: person | start_date | end_date
      a | 2017-08-31 |
      b | 2017-09-01 |
      c | 2016-11-30 |
      d | 2016-11-29 |
      e | 2017-05-02 | 2017-11-15
      f | 2017-11-01 | 2017-11-30
"""

MEASURES = (
    count(
        key="cin-plans-open",
        title="Child in need plans open",
        says="Child in need plans open at the end of the period.",
        over="cin_plans",
        basis=_OPEN,
        source=_CENSUS,
        codes=("progress:9", "regional:9"),
        # f ended on the last day itself.
        example=f"2017-11: 4{_PLANS}",
    ),
    count(
        key="cin-plans-opened",
        title="Child in need plans begun",
        says="Child in need plans that began in the period.",
        over="cin_plans",
        basis=Flow("start_date"),
        source=_CENSUS,
        codes=("progress:9",),
        example=f"2017-11: 1\n2017-09: 1\n2017-10: 0{_PLANS}",
    ),
    count(
        key="cin-plans-ended",
        title="Child in need plans ended",
        says="Child in need plans that ended in the period.",
        over="cin_plans",
        basis=Flow("end_date"),
        source=_CENSUS,
        example=f"2017-11: 2\n2017-10: 0{_PLANS}",
    ),
    mix(
        key="cin-plans-by-length",
        title="Open child in need plans by how long they have run",
        says="Child in need plans open at the end of the period, by the time since they began.",
        over="cin_plans",
        basis=_OPEN,
        parts=parts_by_length("months", "start_date", "as_at", (3, 6, 9, 12)),
        source=Source("local practice: flags at 6, 9 and 12 months", confirmed=False),
        codes=("clock:B11",),
        # 31 August is three months before 30 November, and 30 November of the year before twelve.
        example=f"2017-11: under-3-months 1, 3-to-6-months 1, 12-months-or-more 2{_PLANS}",
    ),
    overdue(
        PLAN_LENGTH,
        key="cin-plans-too-long",
        title="Child in need plans open longer than the council's limit",
        says="Child in need plans open at the end of the period that began longer ago than the council allows (a year, "
        "where it has set nothing else). A child with disabilities may rightly have a long plan: see by disability.",
        codes=("clock:B11",),
        # c reaches a year on 30 November itself and is not past it.
        example=f"2017-11: 1{_PLANS}",
    ),
    length(
        PLAN_LENGTH,
        key="cin-plans-ended-length",
        title="Mean length of child in need plans that ended",
        says="Days from start to end of the child in need plans that ended in the period.",
        polarity=Polarity.NONE,
        codes=("clock:B11",),
        example=f"2017-11: 113 over 2{_PLANS}",
    ),
)

CHAPTER = Chapter(title="Child in need plans", limits=LIMITS, clocks=(PLAN_LENGTH,), measures=MEASURES)

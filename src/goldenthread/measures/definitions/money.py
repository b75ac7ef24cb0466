"""Money: what placements cost a week, and budgets against what is spent and forecast."""

from typing import Any

from goldenthread.measures.kinds import Polarity, Source, Unit
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import duration, ratio
from goldenthread.measures.language.measures import PEOPLE, Measure, Stat, Stock
from goldenthread.measures.language.relations import Relation

_CHAPTER = "Money"
_LEDGER = Source("the council's ledger and its list of commitments")

LIMITS = (
    Limit(
        "budget-month",
        3,
        Span.MONTHS,
        "How long a month's figures of a budget line stand where no later month is known.",
        Source("Golden Thread", confirmed=False),
        local=True,
    ),
)

RELATIONS = (
    Relation(
        key="budget_months",
        subject="none",
        grain="one row a budget line and month, until the next month is known: the latest speaks",
        rows="""
            select b.*, coalesce(lead(b.month_end_date) over (
                       partition by b.budget_id order by b.month_end_date nulls last, b.event_key nulls last),
                       cast('9999-12-31' as date)) as until_date
            from budgets as b""",
    ),
)

_COMMITTED: dict[str, Any] = {
    "over": "commitments",
    "basis": Stock(),
    "unit": Unit.POUNDS,
    "source": _LEDGER,
    "chapter": _CHAPTER,
    "needs": ("commitments.weekly_cost",),
    "unseen": "Costs that are not in the list of commitments.",
}
_BUDGET: dict[str, Any] = {
    "stat": Stat.SUM,
    "over": "budget_months",
    "basis": Stock("month_end_date", "until_date"),
    # Nine months on, the months of a financial year lie in one year of the calendar: March never stands for April.
    "where": "due(month_end_date, 'budget-month') >= as_at "
    "and extract(year from months_after(month_end_date, 9)) = extract(year from months_after(as_at, 9))",
    "unit": Unit.POUNDS,
    "source": _LEDGER,
    "chapter": _CHAPTER,
    "breakdowns": ("budget_line",),
    "unseen": "Where the month was not closed by the end of the period, the last month known of the same "
    "financial year speaks, for three months at the most.",
}

_COSTS = """
    commitments: person | kind | start_date | end_date | weekly_cost
      a | placement | 2017-04-03 |            | 900
      b | placement | 2017-09-30 |            | 3500
      c | placement | 2017-04-03 | 2017-09-30 | 500
      d | support   | 2017-04-03 |            | 250
      a | transport | 2017-04-03 |            | 50
"""
_LINES = """
    budgets: budget_id | budget_line | month_end_date | original | revised | actual | forecast
      R1 | residential | 2017-08-31 | 4000 | 4000 | 1700 | 4100
      R1 | residential | 2017-09-30 | 4000 | 4500 | 2300 | 4900
      F1 | fostering   | 2017-09-30 | 2000 | 2000 | 900  | 1900
      F2 | fostering   | 2017-08-31 | 1000 | 1000 | 400  | 1000
      L1 | legal       | 2017-03-31 | 500  | 500  | 700  | 700
"""

MEASURES = (
    duration(
        key="placement-cost-a-week",
        title="Mean weekly cost of a placement",
        says="Mean pounds a week of the placements that the authority is committed to at the end of the period.",
        where="kind = 'placement'",
        value="weekly_cost",
        example="2017-09: 2200 over 2\n2017-08: 700 over 2" + _COSTS,
        **{**_COMMITTED, "places": 0},
    ),
    Measure(
        key="commitments-a-week",
        title="Weekly cost of all commitments for children",
        says="Pounds a week that the authority is committed to for children at the end of the period, of every kind.",
        stat=Stat.SUM,
        value="weekly_cost",
        breakdowns=(*PEOPLE, "kind"),
        example="2017-09: 4700\n2017-08: 1700" + _COSTS,
        **_COMMITTED,
    ),
    Measure(
        key="budget",
        title="Budget of the year, as revised",
        says="Pounds of the revised budget of the year, in the latest month known at the end of the period.",
        value="revised",
        needs=("budgets.revised",),
        # F2 has no line for September: its August speaks.
        example="2017-09: 7500\n2017-04: 0\n2017-03: 500" + _LINES,
        **_BUDGET,
    ),
    Measure(
        key="spend-to-date",
        title="Spent in the year to date",
        says="Pounds spent in the year to date, in the latest month known at the end of the period.",
        value="actual",
        needs=("budgets.actual",),
        example="2017-09: 3600\n2017-08: 2100" + _LINES,
        **_BUDGET,
    ),
    Measure(
        key="budget-variance",
        title="Forecast over budget",
        says="Pounds by which the forecast for the year is over (or, below nought, under) the revised budget, in the latest "
        "month known at the end of the period.",
        value="forecast - revised",
        polarity=Polarity.LOWER,
        needs=("budgets.forecast", "budgets.revised"),
        example="2017-09: 300\n2017-08: 100" + _LINES,
        **_BUDGET,
    ),
    ratio(
        key="budget-variance-share",
        title="Forecast over budget, as a share of the budget",
        says="The forecast's variance from the revised budget as a share of it; below nought it is an underspend.",
        numerator="budget-variance",
        denominator="budget",
        per=100,
        unit=Unit.PERCENT,
        polarity=Polarity.LOWER,
        source=_LEDGER,
        chapter=_CHAPTER,
        breakdowns=("budget_line",),
        example="2017-09: 300 of 7500\n2017-08: 100 of 5000" + _LINES,
    ),
)

CHAPTER = Chapter(title=_CHAPTER, limits=LIMITS, relations=RELATIONS, measures=MEASURES)

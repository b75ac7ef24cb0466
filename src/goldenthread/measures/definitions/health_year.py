"""The health year: children looked after for twelve months, their assessments and the dental checks of all."""

from typing import Final

from goldenthread.measures.definitions.care_rows import ASSESSMENTS, COHORT, DONE, NO_SHORT_BREAKS
from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock, Cycles
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import count, in_time, overdue, share
from goldenthread.measures.language.measures import Counts, Denominator, Flow, Stock, Window
from goldenthread.measures.language.relations import Tally

_TITLE: Final = "Health checks in the year"
_RETURN = Source("DfE, Children looked after in England: outcomes (SSDA903, OC2); LAIT 3")

LIMITS = (Limit("dental-check", 12, Span.MONTHS, "Between dental checks, the first from coming into care.", _RETURN),)

CYCLES = (
    Cycles(
        key="dental_check_cycles",
        subject="looked_after",
        events="health_checks",
        dated="check_date",
        counts=f"e.kind = 'dental' and {DONE.format('e')}",
    ),
)

DENTAL = Clock(
    key="dental-check",
    title="Dental check of a looked-after child",
    chapter=_TITLE,
    over="dental_check_cycles",
    starts="cycle_date",
    stops="next_date",
    closes="until_date",
    limit="dental-check",
    source=_RETURN,
    codes=("clock:D03",),
    done="checked",
    needs=("care_periods", "health_checks"),
    unseen="A check refused counts as not done; babies are counted too. " + NO_SHORT_BREAKS,
)

#: In the year from 1 April 2017, those in care by that day: a with one, b under five with one, c five that day with one.
_YEAR_ROWS: Final = """
    people: person | birth_date
      a | 2008-01-01
      b | 2014-03-31
      c | 2013-03-31
    care_periods: person | start_date | end_date
      a | 2016-05-03 |
      b | 2017-04-01 |
      c | 2016-01-05 |
      d | 2017-04-02 |
      e | 2016-01-05 | 2018-03-31
    health_checks: person | kind | check_date | status
      a | health-assessment-review | 2017-04-01 | completed
      b | health-assessment-review | 2017-10-02 | completed
      b | health-assessment-review | 2018-03-28 | refused
      c | health-assessment-review | 2018-03-29 |
      d | health-assessment-review | 2018-03-29 |
"""
_DENTAL_ROWS: Final = """
    care_periods: person | start_date | end_date
      a | 2016-05-03 |
      b | 2016-05-03 |
      c | 2017-04-01 |
      d | 2017-04-02 |
      e | 2016-01-05 | 2018-03-31
    health_checks: person | kind | check_date | status
      a | dental                   | 2017-03-31 | completed
      b | dental                   | 2017-03-30 | completed
      b | dental                   | 2018-03-30 | missed
      b | health-assessment-review | 2018-03-29 | completed
      c | dental                   | 2017-04-03 |
"""


def _checks(alias: str, kinds: str) -> Tally:
    # Two sources may give one check under two kinds: days are counted.
    return Tally(
        alias=alias,
        table="health_checks",
        gives="count(distinct check_date)",
        where=f"check_date >= year_ago and check_date <= as_at and kind in {kinds} "
        "and coalesce(status, 'completed') = 'completed'",
    )


MEASURES = (
    count(
        key="looked-after-for-twelve-months",
        title="Children looked after for twelve months",
        says="Children looked after at the end of the period who had been so without a break for the twelve months to "
        "that day: those of whom the yearly return of health and well-being speaks.",
        over="looked_after",
        basis=Stock(),
        where=COHORT,
        source=_RETURN,
        codes=("clock:D06", "dfe:32"),
        counts=Counts.CHILDREN,
        unseen=NO_SHORT_BREAKS,
        example="2018-03: 3" + _YEAR_ROWS,
    ),
    share(
        key="health-assessed-in-the-year",
        title="Children looked after for twelve months whose health was assessed in the year",
        says="Of the children looked after for the twelve months to the end of the period, those whose health was "
        "assessed in that year: once from five, twice under five.",
        over="looked_after",
        basis=Stock(),
        where=COHORT,
        met="assessments_in_year.found >= 2 or (assessments_in_year.found >= 1 and age >= rule('health-young'))",
        tallies=(_checks("assessments_in_year", ASSESSMENTS),),
        source=_RETURN,
        codes=("LAIT 3", "report:FS/C38", "dfe:32", "clock:D02"),
        counts=Counts.CHILDREN,
        polarity=Polarity.HIGHER,
        needs=("care_periods", "health_checks", "people.birth_date"),
        unseen="Assessments refused count as not done; a source that gives only the latest shows one. "
        + NO_SHORT_BREAKS,
        example="2018-03: 2 of 3" + _YEAR_ROWS,
    ),
    share(
        key="teeth-checked-in-the-year",
        title="Children looked after for twelve months whose teeth were checked in the year",
        says="Of the children looked after for the twelve months to the end of the period, babies among them, those "
        "whose teeth were checked in that year.",
        over="looked_after",
        basis=Stock(),
        where=COHORT,
        met="dental_in_year.found >= 1",
        tallies=(_checks("dental_in_year", "('dental')"),),
        source=_RETURN,
        codes=("LAIT 3", "report:FS/C39", "dfe:32", "clock:D03"),
        counts=Counts.CHILDREN,
        polarity=Polarity.HIGHER,
        needs=("care_periods", "health_checks"),
        unseen=DENTAL.unseen,
        # a's check was the day before the year; c's in it.
        example="2018-03: 1 of 3" + _DENTAL_ROWS,
    ),
    in_time(
        DENTAL,
        Denominator.OPEN,
        key="dental-checks-up-to-date",
        title="Looked-after children whose dental check is up to date",
        says="Of the children looked after at the end of the period, those whose teeth were checked in the twelve months "
        "before, or who came into care in them.",
        codes=("Ofsted list 8",),
        beside=("dental-checks-overdue",),
        # a's twelve months are up on the day of the count, b's the day before.
        example="2018-03: 3 of 4" + _DENTAL_ROWS,
    ),
    overdue(
        DENTAL,
        key="dental-checks-overdue",
        title="Looked-after children overdue for a dental check",
        says="Children looked after at the end of the period whose teeth were not checked for twelve months.",
        needs=DENTAL.needs,
        unseen=DENTAL.unseen,
        example="2018-03: 1" + _DENTAL_ROWS,
    ),
    share(
        key="development-checks-up-to-date",
        title="Looked-after children under five whose development checks are up to date",
        says="Of the children under five in the latest yearly health return, those whose development checks were up to "
        "date.",
        over="health_years",
        basis=Flow("year_end_date", Window.MONTHS_12),
        source=_RETURN,
        codes=("SSDA903 HEALTH_CHECK",),
        where="health_surveillance is not null",
        met="health_surveillance",
        polarity=Polarity.HIGHER,
        needs=("health_years.health_surveillance",),
        unseen="Children whom the return leaves blank, those of five and over among them.",
        example="""
    2018-03: 1 of 2
    health_years: person | year_end_date | health_surveillance
      a | 2018-03-31 | yes
      b | 2018-03-31 | no
      c | 2018-03-31 |
      d | 2017-03-31 | yes""",
    ),
)

CHAPTER = Chapter(title=_TITLE, limits=LIMITS, cycles=CYCLES, clocks=(DENTAL,), measures=MEASURES)

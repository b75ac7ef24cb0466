"""Homeless young people of 16 and 17: how many come, and whether they are housed and assessed in time."""

from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import count, in_time
from goldenthread.measures.language.measures import Denominator, Flow

_CHAPTER = "Homeless at 16 and 17"
_HOMELESS = Source("Joint guidance on homeless 16 and 17 year olds, 2018")

LIMITS = (
    Limit("homeless-accommodated", 0, Span.DAYS, "Accommodated on the day of presenting as homeless.", _HOMELESS),
    Limit(
        "homeless-assessment",
        45,
        Span.WORKING_DAYS,
        "Assessment of a homeless 16 or 17 year old.",
        Source("Working Together: a single assessment; ten working days in some councils"),
        local=True,
    ),
)

ACCOMMODATED = Clock(
    key="homeless-accommodated",
    title="Homeless 16 and 17 year olds accommodated the same day",
    over="homeless_presentations",
    starts="presented_date",
    stops="accommodated_date",
    limit="homeless-accommodated",
    source=_HOMELESS,
    chapter=_CHAPTER,
    codes=("clock:F08",),
    done="accommodated",
)
ASSESSED = Clock(
    key="homeless-assessment",
    title="Assessment of homeless 16 and 17 year olds",
    over="homeless_presentations",
    starts="presented_date",
    stops="assessed_date",
    limit="homeless-assessment",
    source=_HOMELESS,
    chapter=_CHAPTER,
    codes=("clock:F08",),
    done="assessed",
)

# 2 October 2017 + 45 working days is 4 December.
_HOMELESS_ROWS = """
    homeless_presentations: person | presented_date | accommodated_date | assessed_date | bed_and_breakfast
      a | 2017-10-02 | 2017-10-02 | 2017-12-04 | no
      b | 2017-10-02 | 2017-10-03 | 2017-12-05 | yes
      c | 2017-10-31 |            |            |
      d | 2017-11-01 | 2017-11-01 | 2017-11-15 | yes
"""

MEASURES = (
    count(
        key="homeless-16-and-17-year-olds",
        title="Homeless 16 and 17 year olds",
        says="Presentations of 16 and 17 year olds as homeless in the period.",
        over="homeless_presentations",
        basis=Flow("presented_date"),
        source=_HOMELESS,
        chapter=_CHAPTER,
        codes=("ADCS Safeguarding Pressures",),
        example="2017-10: 3\n2017-11: 1" + _HOMELESS_ROWS,
    ),
    in_time(
        ACCOMMODATED,
        Denominator.COMPLETED,
        key="homeless-accommodated-same-day",
        title="Homeless 16 and 17 year olds accommodated the same day",
        says="Of the homeless 16 and 17 year olds accommodated in the period, those accommodated on the day they came.",
        example="2017-10: 1 of 2" + _HOMELESS_ROWS,
    ),
    in_time(
        ASSESSED,
        Denominator.COMPLETED,
        key="homeless-assessed-in-time",
        title="Homeless 16 and 17 year olds assessed in time",
        says="Of the homeless 16 and 17 year olds whose assessment was completed in the period, those assessed within the "
        "council's limit (45 working days unless it says otherwise).",
        example="2017-12: 1 of 2" + _HOMELESS_ROWS,
    ),
    count(
        key="homeless-in-bed-and-breakfast",
        title="Homeless 16 and 17 year olds placed in bed and breakfast",
        says="Homeless 16 and 17 year olds who presented in the period and were placed in bed and breakfast, which is "
        "not acceptable.",
        over="homeless_presentations",
        basis=Flow("presented_date"),
        where="bed_and_breakfast",
        polarity=Polarity.LOWER,
        source=_HOMELESS,
        chapter=_CHAPTER,
        needs=("homeless_presentations.bed_and_breakfast",),
        example="2017-10: 1\n2017-11: 1" + _HOMELESS_ROWS,
    ),
)

CHAPTER = Chapter(title=_CHAPTER, limits=LIMITS, clocks=(ACCOMMODATED, ASSESSED), measures=MEASURES)

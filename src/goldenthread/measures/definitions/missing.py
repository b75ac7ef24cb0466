"""Children who go missing, from care and from home: how often, for how long, again and again."""

from typing import Any, Final

from goldenthread.measures.definitions.care_rows import NO_SHORT_BREAKS
from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import count, duration, share
from goldenthread.measures.language.measures import PEOPLE, Counts, Flow, Measure, Stock
from goldenthread.measures.language.relations import Relation, Tally

_GUIDE = Source("SSDA903 guide: missing (M) and away without authorisation (A); LAIT 161")
_REPEATS = Source("local: three times in ninety days", confirmed=False)

LIMITS = (
    Limit(
        "missing-again", 90, Span.NUMBER, "Days within which a third time missing is a concern.", _REPEATS, local=True
    ),
)

RELATIONS = (
    Relation(
        key="missing_spells",
        grain="one row a time missing or away, with where from and when the one before the last began",
        rows="""
            select m.*, case when c.event_key is not null then 'care' else 'home' end as missing_from,
                lag(m.start_date, 2) over (
                    partition by m.person_key, case when m.kind = 'A' then 1 else 0 end
                    order by m.start_date nulls last, m.event_key nulls last) as two_before_date
            from missing_episodes as m left join (
                select distinct e.event_key from missing_episodes as e join looked_after as l
                    on l.person_key = e.person_key and l.start_date <= e.start_date and l.until_date > e.start_date
            ) as c on c.event_key = m.event_key""",
    ),
    Relation(
        key="looked_after_in_year",
        grain="one row a child and period of care, which counts until a year after it ended",
        rows="""
            select l.*, coalesce(cast(l.end_date + interval '1' year as date), l.until_date) as counts_until_date
            from looked_after as l""",
    ),
)

_MISSING: Final = "coalesce(kind, 'M') = 'M'"
_PLACES: Final = (*PEOPLE, "missing_from")
_UNSEEN: Final = (
    "Many councils record children away without authorisation as missing; whoever has no period of care on the day "
    "counts as missing from home."
)

#: a goes missing from care, b from home, c on the day care ends, so from home; d is away, not missing; e in December.
_ROWS: Final = """
    care_periods: person | start_date | end_date | short_breaks
      a | 2017-01-09 |            |
      c | 2017-01-09 | 2017-11-20 |
      d | 2017-01-09 |            |
      b | 2017-01-09 |            | yes
    missing_episodes: person | kind | start_date | end_date
      a | M | 2017-11-01 | 2017-11-03
      a |   | 2017-11-30 |
      b | M | 2017-11-10 | 2017-11-10
      c | M | 2017-11-20 | 2017-12-01
      d | A | 2017-11-10 | 2017-11-12
      e | M | 2017-12-01 | 2017-12-03
      e | M | 2017-10-31 | 2017-11-01
"""
#: In the year to 31 March 2018: b's last care ended on 1 April 2017, c's the day before; d was missing from home; e's
#: time missing, from before, went on to 2 April.
_YEAR_ROWS: Final = """
    care_periods: person | start_date | end_date
      a | 2017-11-01 | 2017-12-01
      b | 2016-01-05 | 2017-04-01
      c | 2016-01-05 | 2017-03-31
      d | 2018-01-08 |
      e | 2016-01-05 |
    missing_episodes: person | kind | start_date | end_date
      a | M | 2017-11-10 | 2017-11-11
      b | M | 2017-01-10 | 2017-01-11
      b | A | 2017-03-31 | 2017-04-01
      d | M | 2017-11-10 | 2017-11-11
      e | M | 2017-03-20 | 2017-04-02
      e | A | 2017-11-10 | 2017-11-10
"""


def _in_year(kind: str, letter: str, example: str, **given: Any) -> Measure:
    """The share of the children looked after in the year who were missing, or away, from care at some time in it."""
    alias = f"times_{kind}_in_year"
    return share(
        over="looked_after_in_year",
        basis=Stock("start_date", "counts_until_date"),
        source=_GUIDE,
        counts=Counts.CHILDREN,
        tallies=(
            Tally(
                alias=alias,
                table="missing_spells",
                gives="count(*)",
                where="start_date <= as_at and until_date >= year_ago and missing_from = 'care' "
                f"and coalesce(kind, 'M') = '{letter}'",
            ),
        ),
        met=f"{alias}.found >= 1",
        needs=("care_periods", "missing_episodes"),
        unseen=_UNSEEN + " " + NO_SHORT_BREAKS,
        example=example,
        **given,
    )


MEASURES = (
    count(
        key="missing-episodes",
        title="Times children went missing",
        says="Times that children went missing in the period, from care or from home: episodes, not children. Away "
        "without authorisation is not counted.",
        over="missing_spells",
        basis=Flow("start_date"),
        source=_GUIDE,
        codes=("dashboard:19", "clock:D09"),
        where=_MISSING,
        breakdowns=_PLACES,
        polarity=Polarity.LOWER,
        needs=("missing_episodes",),
        unseen=_UNSEEN,
        example="2017-11: 4" + _ROWS,
    ),
    count(
        key="away-without-authorisation-episodes",
        title="Times looked-after children were away without authorisation",
        says="Times that looked-after children were away from their placement without authorisation, beginning in the "
        "period: their whereabouts were known.",
        over="missing_spells",
        basis=Flow("start_date"),
        source=_GUIDE,
        codes=("SSDA903 MISSING", "clock:D09"),
        where="kind = 'A' and missing_from = 'care'",
        needs=("missing_episodes.kind",),
        unseen=_UNSEEN,
        example="2017-11: 1" + _ROWS,
    ),
    count(
        key="children-missing-from-care",
        title="Children who went missing from care",
        says="Different looked-after children who went missing in the period, each counted once.",
        over="missing_spells",
        basis=Flow("start_date"),
        source=_GUIDE,
        codes=("LAIT 161", "report:FS/C17", "clock:D09"),
        where=f"{_MISSING} and missing_from = 'care'",
        counts=Counts.CHILDREN,
        needs=("missing_episodes", "care_periods"),
        unseen=_UNSEEN,
        example="2017-11: 1" + _ROWS,
    ),
    duration(
        key="length-of-missing-episodes",
        title="Average length of time missing",
        says="The mean length, in days, of the times missing that ended in the period. Back the same day is no day.",
        over="missing_spells",
        basis=Flow("end_date"),
        source=_GUIDE,
        codes=("dashboard:18", "clock:D09"),
        where=_MISSING,
        value="days(start_date, end_date)",
        breakdowns=_PLACES,
        polarity=Polarity.LOWER,
        needs=("missing_episodes",),
        unseen="Children still missing; hours. " + _UNSEEN,
        # 2 days for a, none for b and 1 for e, who came back on 1 November.
        example="2017-11: 1 over 3" + _ROWS,
    ),
    count(
        key="children-missing-now",
        title="Children missing",
        says="Children who are missing at the end of the period.",
        over="missing_spells",
        basis=Stock(),
        source=_GUIDE,
        codes=("clock:D09",),
        where=_MISSING,
        counts=Counts.CHILDREN,
        breakdowns=_PLACES,
        polarity=Polarity.LOWER,
        needs=("missing_episodes",),
        unseen="A child who came back and whose return nobody recorded still counts. " + _UNSEEN,
        example="2017-11: 2" + _ROWS,
    ),
    count(
        key="children-missing-repeatedly",
        title="Children who went missing a third time within ninety days",
        says="Children who went missing in the period for at least the third time within ninety days.",
        over="missing_spells",
        basis=Flow("start_date"),
        source=_REPEATS,
        codes=("clock:D09",),
        where=f"{_MISSING} and days(two_before_date, start_date) <= rule('missing-again')",
        counts=Counts.CHILDREN,
        breakdowns=_PLACES,
        polarity=Polarity.LOWER,
        needs=("missing_episodes",),
        unseen=_UNSEEN,
        # 2 August to 31 October is ninety days; 1 August is ninety-one. c was away, not missing, one of the times.
        example="""
    2017-10: 1
    missing_episodes: person | kind | start_date | end_date
      a | M | 2017-08-02 | 2017-08-03
      a | M | 2017-09-10 | 2017-09-11
      a | M | 2017-10-31 | 2017-10-31
      b | M | 2017-08-01 | 2017-08-03
      b | M | 2017-09-10 | 2017-09-11
      b | M | 2017-10-31 | 2017-10-31
      c | M | 2017-10-01 | 2017-10-02
      c | A | 2017-10-05 | 2017-10-06
      c | M | 2017-10-10 | 2017-10-11""",
    ),
    _in_year(
        "missing",
        "M",
        "2018-03: 2 of 4" + _YEAR_ROWS,
        key="missing-share-of-looked-after",
        title="Looked-after children who were missing in the year",
        says="Of the children looked after at some time in the twelve months to the end of the period, those who were "
        "missing from care at some time in them, a time that had begun before among them.",
        codes=("LAIT 161", "dfe:35", "clock:D09"),
    ),
    _in_year(
        "away",
        "A",
        "2018-03: 2 of 4" + _YEAR_ROWS,
        key="away-share-of-looked-after",
        title="Looked-after children who were away without authorisation in the year",
        says="Of the children looked after at some time in the twelve months to the end of the period, those who were "
        "away from care without authorisation at some time in them.",
        codes=("dfe:35", "clock:D09"),
    ),
)

CHAPTER = Chapter(title="Children who go missing", limits=LIMITS, relations=RELATIONS, measures=MEASURES)

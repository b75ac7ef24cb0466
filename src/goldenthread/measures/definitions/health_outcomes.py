"""Wellbeing of children looked after for twelve months: questionnaires, immunisations, offences and substance misuse."""

from typing import Final

from goldenthread.measures.definitions.care_rows import COHORT, NO_SHORT_BREAKS
from goldenthread.measures.kinds import Polarity, Source, Unit
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import duration, mix, share
from goldenthread.measures.language.measures import Counts, Part, Stat, Stock
from goldenthread.measures.language.relations import At, Relation, Tally

_RETURN = Source("DfE, Children looked after in England: outcomes (SSDA903, OC2)")
_SDQ = Source("SSDA903 guide: strengths and difficulties questionnaire; LAIT 162")

LIMITS = (
    Limit("questionnaire-from", 4, Span.NUMBER, "The age from which the questionnaire is asked for.", _SDQ),
    Limit("questionnaire-to", 16, Span.NUMBER, "The last age at which it is asked for.", _SDQ),
    Limit("conviction-age", 10, Span.NUMBER, "The age of criminal responsibility.", _RETURN),
)

RELATIONS = (
    Relation(
        key="questionnaires",
        grain="one row a questionnaire or reason for none, which speaks until the next",
        # The yearly return says again on 31 March what a dated source said on the day: the later of the two speaks.
        rows="select s.*, cast('9999-12-31' as date) as until_date from sdq_scores as s",
    ),
    Relation(
        key="immunisation_records",
        grain="one row a record, or yearly return, of whether immunisations are up to date",
        rows="""
            select i.authority, i.person_key, i.event_key, i.status_date, i.up_to_date,
                cast('9999-12-31' as date) as until_date
            from immunisations as i where i.up_to_date is not null
            union all
            select y.authority, y.person_key, y.event_key, y.year_end_date as status_date, y.immunised as up_to_date,
                cast('9999-12-31' as date) as until_date
            from health_years as y where y.immunised is not null""",
    ),
    Relation(
        key="offences",
        grain="one row an offence, or yearly return of a conviction or caution",
        rows="""
            select c.authority, c.person_key, c.event_key, c.offence_date from convictions as c
            union all
            select y.authority, y.person_key, y.event_key, y.year_end_date as offence_date
            from health_years as y where y.convicted""",
    ),
    Relation(
        key="misuse_records",
        grain="one row a record, or yearly return, of substance misuse",
        rows="""
            select m.authority, m.person_key, m.event_key, m.recorded_date, m.intervention_received
            from substance_misuse as m
            union all
            select y.authority, y.person_key, y.event_key, y.year_end_date as recorded_date, y.intervention_received
            from health_years as y where y.substance_misuse""",
    ),
)

_OF_COHORT = {"over": "looked_after", "basis": Stock(), "counts": Counts.CHILDREN}
_LATEST = (At(alias="questionnaire", table="questionnaires", since="completed_date"),)
_OF_AGE: Final = f"{COHORT} and age between rule('questionnaire-from') and rule('questionnaire-to')"
_SCORED: Final = "questionnaire.completed_date >= year_ago and questionnaire.score is not null"
_YEARLY: Final = "What only a yearly return says stands for the year to 31 March and is counted on that day. "

#: a, scored 12 in January, and again by the return; b scored 17; c only a year before; d is three; e came in too late.
_SDQ_ROWS: Final = """
    people: person | birth_date
      a | 2008-01-01
      b | 2013-03-31
      c | 2001-04-01
      d | 2014-04-01
    care_periods: person | start_date
      a | 2016-05-03
      b | 2017-04-01
      c | 2016-05-03
      d | 2016-05-03
      e | 2017-04-02
    sdq_scores: person | completed_date | score | reason
      a | 2018-01-15 | 12 |
      a | 2018-03-31 | 12 |
      b | 2017-06-01 | 17 |
      c | 2017-03-31 |  9 |
      c | 2018-02-01 |    | SDQ5
"""
_YEAR_ROWS: Final = """
    people: person | birth_date
      a | 2008-03-31
      b | 2008-04-01
      c | 2004-01-01
    care_periods: person | start_date | end_date
      a | 2016-05-03 |
      b | 2017-04-01 |
      c | 2016-05-03 |
      d | 2017-04-02 |
"""
_MISUSE_ROWS: Final = (
    _YEAR_ROWS
    + """
    substance_misuse: person | recorded_date | intervention_received
      a | 2017-04-01 | yes
      c | 2017-03-31 | yes
      d | 2017-10-02 | yes
    health_years: person | year_end_date | substance_misuse | intervention_received
      a | 2018-03-31 | yes | yes
      b | 2018-03-31 | yes | no
      c | 2018-03-31 | no  |
"""
)

WELLBEING = (
    duration(
        Stat.MEAN,
        key="average-questionnaire-score",
        title="Average strengths and difficulties score of looked-after children",
        says="The mean of the latest scores in the year, 0 to 40, of children aged 4 to 16 who had been looked after for "
        "twelve months at the end of the period. A lower score is better; 17 or more is a cause for concern.",
        source=_SDQ,
        codes=("LAIT 162", "dfe:33", "clock:D04", "National Framework outcome 4: average SDQ score"),
        at=_LATEST,
        where=f"{_OF_AGE} and {_SCORED}",
        value="questionnaire.score",
        unit=Unit.SCORE,
        polarity=Polarity.LOWER,
        needs=("care_periods", "sdq_scores.score", "people.birth_date"),
        unseen="Children without a score. " + NO_SHORT_BREAKS,
        beside=("questionnaires-returned",),
        example="2018-03: 14.5 over 2" + _SDQ_ROWS,
        over="looked_after",
        basis=Stock(),
    ),
    share(
        key="questionnaires-returned",
        title="Looked-after children with a strengths and difficulties score in the year",
        says="Of the children aged 4 to 16 who had been looked after for twelve months at the end of the period, those "
        "whose latest questionnaire was in that year and has a score.",
        source=_SDQ,
        codes=("LAIT 162", "dfe:33", "clock:D04"),
        at=_LATEST,
        where=_OF_AGE,
        met=_SCORED,
        polarity=Polarity.HIGHER,
        needs=("care_periods", "sdq_scores.score", "people.birth_date"),
        unseen=NO_SHORT_BREAKS,
        example="2018-03: 2 of 3" + _SDQ_ROWS,
        **_OF_COHORT,
    ),
    mix(
        key="questionnaire-score-bands",
        title="Strengths and difficulties scores of looked-after children, by band",
        says="Children aged 4 to 16 who had been looked after for twelve months at the end of the period and have a "
        "score in that year, by its band.",
        source=_SDQ,
        codes=("LAIT 162", "dfe:33", "clock:D04"),
        at=_LATEST,
        where=f"{_OF_AGE} and {_SCORED}",
        parts=(
            Part("normal", "0 to 13: no cause for concern", "questionnaire.score <= 13"),
            Part("borderline", "14 to 16: borderline", "questionnaire.score <= 16"),
            Part("concern", "17 to 40: cause for concern", "questionnaire.score <= 40"),
        ),
        needs=("care_periods", "sdq_scores.score", "people.birth_date"),
        unseen="Children without a score. " + NO_SHORT_BREAKS,
        example="2018-03: normal 1, concern 1" + _SDQ_ROWS,
        **_OF_COHORT,
    ),
    share(
        key="immunisations-up-to-date",
        title="Looked-after children whose immunisations are up to date",
        says="Of the children who had been looked after for twelve months at the end of the period and whose "
        "immunisations were recorded, those who were up to date by the latest record.",
        source=_RETURN,
        codes=("LAIT 3", "dfe:32", "clock:D05"),
        where=f"{COHORT} and immunisation.event_key is not null",
        met="immunisation.up_to_date",
        at=(At(alias="immunisation", table="immunisation_records", since="status_date"),),
        polarity=Polarity.HIGHER,
        needs=("care_periods", "immunisations.up_to_date or health_years.immunised"),
        unseen="Children of whom nothing is recorded. " + NO_SHORT_BREAKS,
        beside=("looked-after-for-twelve-months",),
        # a by the record, b no longer by the later return, c has none; d came in a day too late.
        example="2018-03: 1 of 2"
        + _YEAR_ROWS
        + """
    immunisations: person | status_date | up_to_date
      a | 2017-06-01 | yes
      b | 2017-06-01 | yes
      d | 2017-06-01 | yes
    health_years: person | year_end_date | immunised
      b | 2018-03-31 | no""",
        **_OF_COHORT,
    ),
)

TROUBLE = (
    share(
        key="convicted-or-cautioned-in-the-year",
        title="Looked-after children aged 10 and over convicted or cautioned in the year",
        says="Of the children aged 10 or over who had been looked after for twelve months at the end of the period, "
        "those convicted or cautioned for an offence of that year.",
        source=_RETURN,
        codes=("dfe:34",),
        where=f"{COHORT} and age >= rule('conviction-age')",
        met="offences_in_year.found >= 1",
        tallies=(
            Tally(
                alias="offences_in_year",
                table="offences",
                gives="count(*)",
                where="offence_date >= year_ago and offence_date <= as_at",
            ),
        ),
        polarity=Polarity.LOWER,
        needs=("care_periods", "convictions or health_years.convicted", "people.birth_date"),
        unseen=_YEARLY + NO_SHORT_BREAKS,
        # a is ten on the last day; b, nine until the day after, is not in the whole; c's offence was the year before.
        example="2018-03: 1 of 2"
        + _YEAR_ROWS
        + """
    convictions: person | offence_date
      a | 2018-03-31
      b | 2017-10-02
      c | 2017-03-31
      d | 2017-10-02
    health_years: person | year_end_date | convicted
      c | 2018-03-31 | no""",
        **_OF_COHORT,
    ),
    share(
        key="substance-misuse-in-the-year",
        title="Looked-after children found to misuse substances in the year",
        says="Of the children who had been looked after for twelve months at the end of the period, those found in that "
        "year to misuse drugs, alcohol or other substances.",
        source=_RETURN,
        codes=("dfe:34", "clock:D05"),
        where=COHORT,
        met="misuse_in_year.found >= 1",
        tallies=(
            Tally(
                alias="misuse_in_year",
                table="misuse_records",
                gives="count(*)",
                where="recorded_date >= year_ago and recorded_date <= as_at",
            ),
        ),
        polarity=Polarity.LOWER,
        needs=("care_periods", "substance_misuse or health_years.substance_misuse"),
        unseen=_YEARLY + NO_SHORT_BREAKS,
        example="2018-03: 2 of 3" + _MISUSE_ROWS,
        **_OF_COHORT,
    ),
    share(
        key="helped-with-substance-misuse",
        title="Looked-after children who misuse substances and were helped",
        says="Of the children who had been looked after for twelve months at the end of the period and were found in "
        "that year to misuse substances, those who received help for it.",
        source=_RETURN,
        codes=("dfe:34", "clock:D05"),
        where=f"{COHORT} and help_in_year.found is not null",
        met="help_in_year.found = 1",
        tallies=(
            Tally(
                alias="help_in_year",
                table="misuse_records",
                gives="max(case when intervention_received then 1 else 0 end)",
                where="recorded_date >= year_ago and recorded_date <= as_at",
            ),
        ),
        polarity=Polarity.HIGHER,
        needs=("care_periods", "substance_misuse.intervention_received or health_years.intervention_received"),
        unseen=_YEARLY + NO_SHORT_BREAKS,
        example="2018-03: 1 of 2" + _MISUSE_ROWS,
        **_OF_COHORT,
    ),
)

CHAPTER = Chapter(
    title="Wellbeing of looked-after children",
    limits=LIMITS,
    relations=RELATIONS,
    measures=(*WELLBEING, *TROUBLE),
)

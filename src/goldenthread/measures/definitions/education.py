"""Personal education plans of looked-after children: the first in time, one each term, and how good they are."""

from typing import Final

from goldenthread.measures.definitions.care_rows import NO_SHORT_BREAKS
from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock, Cycles
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import in_time, mix, overdue, parts_of_codes, share
from goldenthread.measures.language.measures import Counts, Denominator, Flow, Stock
from goldenthread.measures.language.relations import Relation, Tally

_TITLE: Final = "Education of looked-after children"
_GUIDANCE = Source("Designated teacher for looked-after children: statutory guidance, 18 and 32")
_LOCAL = Source("virtual school policy: a plan each term, for ages 3 to 17", confirmed=False)
_TERMS = Source("months in which terms usually begin; each council has its own", confirmed=False)

LIMITS = (
    Limit("education-plan", 10, Span.WORKING_DAYS, "By when a child has a personal education plan.", _GUIDANCE),
    Limit("education-plan-review", 4, Span.MONTHS, "The longest between two plans: about a term.", _LOCAL, local=True),
    Limit("education-plan-from", 3, Span.YEARS, "The age from which a plan is made.", _LOCAL, local=True),
    Limit("education-plan-to", 18, Span.YEARS, "The age at which plans end.", _LOCAL, local=True),
    Limit("summer-term-begins", 4, Span.NUMBER, "The month from which the summer term is counted.", _TERMS, local=True),
    Limit("autumn-term-begins", 9, Span.NUMBER, "The month from which the autumn term is counted.", _TERMS, local=True),
)

RELATIONS = (
    Relation(
        key="first_education_plans",
        grain="one row a child and period of care, with its first personal education plan",
        rows="""
            select l.*, f.plan_date from looked_after as l left join (
                select l.event_key, min(p.meeting_date) as plan_date
                from looked_after as l join peps as p on p.person_key = l.person_key
                    and p.meeting_date >= l.start_date and p.meeting_date <= l.until_date
                group by l.event_key
            ) as f on f.event_key = l.event_key""",
    ),
)

CYCLES = (Cycles(key="education_plan_cycles", subject="looked_after", events="peps", dated="meeting_date"),)

_OF_AGE: Final = "due(birth_date, 'education-plan-from')"
FIRST = Clock(
    key="first-education-plan",
    title="First personal education plan",
    chapter=_TITLE,
    over="first_education_plans",
    starts=f"case when {_OF_AGE} > start_date then {_OF_AGE} when birth_date is not null then start_date end",
    stops=f"case when plan_date < {_OF_AGE} and {_OF_AGE} > start_date then {_OF_AGE} else plan_date end",
    closes="case when due(birth_date, 'education-plan-to') < until_date then due(birth_date, 'education-plan-to') "
    "else until_date end",
    limit="education-plan",
    source=_GUIDANCE,
    codes=("clock:D07",),
    done="made",
    needs=("care_periods", "peps", "people.birth_date"),
    unseen="School holidays are not taken out of the ten working days. " + NO_SHORT_BREAKS,
)
REVIEW = Clock(
    key="education-plan-review",
    title="Review of a personal education plan",
    chapter=_TITLE,
    over="education_plan_cycles",
    starts="cycle_date",
    stops="next_date",
    closes="case when due(birth_date, 'education-plan-to') < until_date then due(birth_date, 'education-plan-to') "
    "else until_date end",
    limit="education-plan-review",
    where="cycle_number > 1",
    source=_LOCAL,
    codes=("clock:D08",),
    done="reviewed",
    needs=("care_periods", "peps"),
    unseen="Children without a first plan; the dates of the council's own terms. " + NO_SHORT_BREAKS,
)

#: Ten working days from 1 November 2017 end on the 15th: a by then, b a day late, c not at all. d turns three on
#: 13 November, so that the plan is due on the 27th and made before; e is two.
_FIRST_ROWS: Final = """
    people: person | birth_date
      a | 2008-01-01
      b | 2008-01-01
      c | 2000-11-30
      d | 2014-11-13
      e | 2015-01-01
    care_periods: person | start_date | end_date
      a | 2017-11-01 |
      b | 2017-11-01 |
      c | 2017-11-01 |
      d | 2017-09-01 |
      e | 2017-11-01 |
    peps: person | meeting_date | kind
      a | 2017-11-15 | initial
      b | 2017-11-16 | initial
      d | 2017-10-02 | initial
"""
#: On 31 December 2017, late in the autumn term. Four months from 31 August are up that day.
_TERM_ROWS: Final = """
    people: person | birth_date
      a | 2008-01-01
      b | 2008-01-01
      c | 2008-01-01
      d | 2015-01-01
    care_periods: person | start_date | end_date
      a | 2016-01-05 |
      b | 2016-01-05 |
      c | 2016-01-05 |
      d | 2016-01-05 |
    peps: person | meeting_date
      a | 2017-09-01
      b | 2017-08-31
      b | 2016-12-01
      c | 2017-08-30
"""


def _term(day: str) -> str:
    """SQL that is the same for days of one term: 1 spring, 2 summer, 3 autumn."""
    month = f"extract(month from {day})"
    return f"case when {month} < rule('summer-term-begins') then 1 when {month} < rule('autumn-term-begins') then 2 else 3 end"


MEASURES = (
    in_time(
        FIRST,
        Denominator.DUE,
        key="first-education-plans-in-time",
        title="First personal education plans within ten working days",
        says="Of the children whose first personal education plan fell due in the period, ten working days after they "
        "came into care or, if later, turned three, those whose plan was made by then.",
        beside=("first-education-plans-overdue",),
        example="2017-11: 2 of 4" + _FIRST_ROWS,
    ),
    overdue(
        FIRST,
        key="first-education-plans-overdue",
        title="Looked-after children overdue for a first personal education plan",
        says="Children aged 3 to 17 looked after at the end of the period for more than ten working days of that age "
        "with no personal education plan.",
        needs=FIRST.needs,
        unseen=FIRST.unseen,
        # c in 2017, who turns eighteen on the day of the count a year later; by then e, who turned three in January.
        example="2017-11: 1\n2018-11: 1" + _FIRST_ROWS,
    ),
    share(
        key="education-plan-this-term",
        title="Looked-after children with a personal education plan this term",
        says="Of the children aged 3 to 17 looked after at the end of the period, those whose plan was made or reviewed "
        "in the school term to which that day belongs, so far. Read it at the end of a term.",
        over="looked_after",
        basis=Stock(),
        source=_LOCAL,
        codes=("clock:D08",),
        where="age >= rule('education-plan-from') and age < rule('education-plan-to')",
        met="plans_this_term.found >= 1",
        tallies=(
            Tally(
                alias="plans_this_term",
                table="peps",
                gives="count(*)",
                where="meeting_date <= as_at and extract(year from meeting_date) = extract(year from as_at) "
                f"and ({_term('meeting_date')}) = ({_term('as_at')})",
            ),
        ),
        counts=Counts.CHILDREN,
        polarity=Polarity.HIGHER,
        needs=("care_periods", "peps", "people.birth_date"),
        unseen="The dates of the council's own terms: months stand for them. " + NO_SHORT_BREAKS,
        example="2017-12: 1 of 3\n2017-08: 2 of 3" + _TERM_ROWS,
    ),
    in_time(
        REVIEW,
        Denominator.OPEN,
        key="education-plans-up-to-date",
        title="Looked-after children whose personal education plan is up to date",
        says="Of the children looked after at the end of the period who have a personal education plan, those whose "
        "latest was made or reviewed in the four months before.",
        beside=("education-plan-reviews-overdue",),
        example="2017-12: 2 of 3" + _TERM_ROWS,
    ),
    overdue(
        REVIEW,
        key="education-plan-reviews-overdue",
        title="Looked-after children whose personal education plan is overdue for review",
        says="Children looked after at the end of the period whose latest personal education plan is more than four "
        "months old.",
        needs=REVIEW.needs,
        unseen=REVIEW.unseen,
        example="2017-12: 1" + _TERM_ROWS,
    ),
    mix(
        key="education-plan-quality",
        title="Quality of personal education plans",
        says="Personal education plans signed off in the period, by the quality that the virtual school found.",
        over="peps",
        basis=Flow("completed_date"),
        source=_LOCAL,
        parts=parts_of_codes("quality", "pep_quality"),
        needs=("peps.quality",),
        unseen="Plans not signed off.",
        example="""
    2017-11: good 1, inadequate 1, not-recorded 1
    peps: person | meeting_date | completed_date | quality
      a | 2017-10-20 | 2017-11-01 | good
      b | 2017-11-20 | 2017-11-30 | inadequate
      c | 2017-11-20 | 2017-11-30 |
      d | 2017-11-20 | 2017-12-01 | good
      e | 2017-11-20 |            | good""",
    ),
)

CHAPTER = Chapter(
    title=_TITLE,
    limits=LIMITS,
    relations=RELATIONS,
    cycles=CYCLES,
    clocks=(FIRST, REVIEW),
    measures=MEASURES,
)

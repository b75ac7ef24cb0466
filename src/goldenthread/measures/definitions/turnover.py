"""Social workers who come, go and are absent, and how many of them hold cases."""

from typing import Any

from goldenthread.measures.kinds import Polarity, Source, Unit
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import ratio
from goldenthread.measures.language.measures import TEAMS, Flow, Measure, Stat, Stock, Window
from goldenthread.measures.language.relations import Relation

_CHAPTER = "Turnover and absence"
_CENSUS = Source("Children's social work workforce census, year to 30 September")

LIMITS = (
    Limit(
        "working-days-in-a-year",
        253,
        Span.NUMBER,
        "Working days of a full-time worker in a year, for the absence rate.",
        Source("Children's social work workforce statistics, methodology", confirmed=False),
    ),
)

_QUALIFIED = """(w.grade is null or w.grade not in ('director', 'family-support', 'early-help', 'personal-adviser',
                'business-support', 'student', 'other'))"""
RELATIONS = (
    Relation(
        key="social_workers",
        subject="none",
        grain="one row a social worker of the staff list; where the day of joining is not recorded, there from the first",
        rows=f"""
            select w.authority as authority, w.event_key as event_key, w.worker_id as worker_id, w.team_id as team_id,
                   coalesce(w.agency, false) as is_agency, coalesce(w.fte, 1) as share_of_full_time,
                   w.start_date as start_date, w.end_date as end_date, w.until_date as until_date,
                   coalesce(w.start_date, cast('1900-01-01' as date)) as from_date
            from workers as w where {_QUALIFIED}""",
    ),
    Relation(
        key="absences_of_social_workers",
        subject="none",
        grain="one row an absence of a social worker who is employed, not from an agency",
        rows=f"""
            select a.*, s.team_id as team_id from absences as a join (
                select w.worker_id, min(w.team_id) as team_id from workers as w
                where not coalesce(w.agency, false) and {_QUALIFIED} group by w.worker_id
            ) as s on s.worker_id = a.worker_id""",
    ),
)

_FTE: dict[str, Any] = {
    "over": "social_workers",
    "stat": Stat.SUM,
    "unit": Unit.FTE,
    "places": 1,
    "source": _CENSUS,
    "chapter": _CHAPTER,
    "breakdowns": TEAMS,
    "needs": ("workers",),
    "unseen": "A worker whose hours are not recorded counts as full-time; a move within the council is no leaving.",
}
_RATE: dict[str, Any] = {
    "per": 100,
    "unit": Unit.PERCENT,
    "source": _CENSUS,
    "chapter": _CHAPTER,
    "breakdowns": TEAMS,
}
_EMPLOYED = "not is_agency"

# w3 left in June, w7 on the last day of the year before; w4 is from an agency, w5 no social worker.
_ROWS = """
    workers: worker_id | agency | grade | fte | start_date | end_date
      w1 | no  | social-worker    | 1   | 2016-01-04 |
      w2 | no  | team-manager     | 0.5 | 2017-05-01 |
      w3 | no  | social-worker    | 1   | 2015-01-05 | 2017-06-30
      w4 | yes | social-worker    | 1   | 2017-01-02 |
      w5 | no  | business-support | 1   | 2017-01-02 |
      w6 | no  |                  | 0.8 |            |
      w7 | no  | social-worker    | 1   | 2015-01-05 | 2016-09-30
"""
_ABSENCES = """
    absences: worker_id | kind | start_date | days_lost
      w1 | sickness           | 2017-01-09 | 5
      w1 | annual-leave       | 2017-04-10 | 5
      w2 | sickness           | 2016-09-30 | 2
      w3 | long-term-sickness | 2017-03-01 | 10
      w4 | sickness           | 2017-03-01 | 3
"""

MEASURES = (
    Measure(
        key="social-workers",
        title="Social workers, agency workers included",
        says="Full-time equivalents of the social workers on the staff list at the end of the period, agency workers "
        "included.",
        basis=Stock("from_date", "until_date"),
        value="share_of_full_time",
        example="2017-09: 3.3" + _ROWS,
        **_FTE,
    ),
    Measure(
        key="social-workers-employed",
        title="Social workers employed",
        says="Full-time equivalents of the social workers on the staff list at the end of the period, agency workers left "
        "out.",
        basis=Stock("from_date", "until_date"),
        where=_EMPLOYED,
        value="share_of_full_time",
        example="2017-09: 2.3\n2017-05: 3.3" + _ROWS,
        **_FTE,
    ),
    Measure(
        key="social-workers-started",
        title="Social workers who started in a year",
        says="Full-time equivalents of the social workers, agency workers left out, who joined in the last twelve months.",
        basis=Flow("start_date", Window.MONTHS_12),
        where=_EMPLOYED,
        value="share_of_full_time",
        codes=("dfe:41",),
        example="2017-09: 0.5\n2016-12: 1" + _ROWS,
        **_FTE,
    ),
    Measure(
        key="social-workers-left",
        title="Social workers who left in a year",
        says="Full-time equivalents of the social workers, agency workers left out, who left in the last twelve months.",
        basis=Flow("end_date", Window.MONTHS_12),
        where=_EMPLOYED,
        value="share_of_full_time",
        codes=("dfe:41",),
        example="2017-09: 1\n2016-09: 1" + _ROWS,
        **{**_FTE, "needs": ("workers.end_date",)},
    ),
    ratio(
        key="turnover-rate",
        title="Turnover of social workers",
        says="Social workers who left in the last twelve months as a share of those employed at the end of the period, in "
        "full-time equivalents.",
        numerator="social-workers-left",
        denominator="social-workers-employed",
        polarity=Polarity.LOWER,
        codes=("clock:G05", "dfe:41", "National Framework enabler: turnover"),
        example="2017-09: 1 of 2.3" + _ROWS,
        **_RATE,
    ),
    ratio(
        key="case-holders-share",
        title="Social workers who hold cases",
        says="Workers who hold at least one case as a share of all social workers, agency workers included, in full-time "
        "equivalents at the end of the period.",
        numerator="case-holding-fte",
        denominator="social-workers",
        codes=("dfe:41",),
        unseen="Case holders who are not on the staff list count full-time above and not below the line.",
        example="2017-09: 1.5 of 3.3"
        + _ROWS
        + """
            involvements: person | worker_id | role | start_date
              a | w1 | case-worker    | 2017-06-01
              b | w2 | case-worker    | 2017-06-01
              c | w4 | family-support | 2017-06-01
        """,
        **_RATE,
    ),
    Measure(
        key="sickness-days",
        title="Days lost to sickness of social workers",
        says="Working days lost to sickness that began in the last twelve months, of social workers employed by the "
        "council.",
        stat=Stat.SUM,
        over="absences_of_social_workers",
        basis=Flow("start_date", Window.MONTHS_12),
        where="in_group(kind, 'sickness-absence')",
        value="days_lost",
        polarity=Polarity.LOWER,
        places=1,
        source=_CENSUS,
        chapter=_CHAPTER,
        breakdowns=TEAMS,
        needs=("absences.days_lost",),
        unseen="An absence counts in the year in which it began.",
        example="2017-09: 15" + _ROWS + _ABSENCES,
    ),
    Measure(
        key="working-days-of-social-workers",
        title="Working days of social workers in a year",
        says="Full-time equivalents of social workers employed at the end of the period, times the working days of a year.",
        basis=Stock("from_date", "until_date"),
        where=_EMPLOYED,
        value="share_of_full_time * rule('working-days-in-a-year')",
        # 2.3 times 253.
        example="2017-09: 581.9" + _ROWS,
        **_FTE,
    ),
    ratio(
        key="absence-rate",
        title="Sickness absence of social workers",
        says="Days lost to sickness in the last twelve months as a share of the working days of social workers employed at "
        "the end of the period.",
        numerator="sickness-days",
        denominator="working-days-of-social-workers",
        polarity=Polarity.LOWER,
        codes=("dfe:41", "regional:30"),
        example="2017-09: 15 of 581.9" + _ROWS + _ABSENCES,
        **_RATE,
    ),
)

CHAPTER = Chapter(title=_CHAPTER, limits=LIMITS, relations=RELATIONS, measures=MEASURES)

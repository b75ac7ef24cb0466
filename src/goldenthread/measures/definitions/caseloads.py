"""Caseloads: children and families for each worker and full-time equivalent, against the range."""

from typing import Any

from goldenthread.measures.kinds import Polarity, Source, Unit
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import count, ratio, share
from goldenthread.measures.language.measures import Measure, Stat, Stock
from goldenthread.measures.language.relations import Relation, Tally

_CHAPTER = "Caseloads"
_RANGE = Source("local range; the default is that of a council's improvement plan", confirmed=False)
_CENSUS = Source("Children's social work workforce census; DfE children's services dashboard, supporting information")
_LOCAL = Source("local policy")

LIMITS = (
    Limit("caseload-lowest", 12, Span.NUMBER, "Children a full-time worker should hold at least.", _RANGE, local=True),
    Limit("caseload-highest", 16, Span.NUMBER, "Children a full-time worker should hold at most.", _RANGE, local=True),
)

RELATIONS = (
    Relation(
        key="allocations",
        grain="one row a child and time with an allocated case worker: the one allocated last speaks",
        rows="""
            select i.authority as authority, i.person_key as person_key, i.event_key as event_key,
                   i.worker_id as worker_id, coalesce(i.team_id, w.team_id) as team_id, i.start_date as start_date,
                   least(i.until_date, coalesce(lead(i.start_date) over (
                       partition by i.person_key order by i.start_date nulls last, i.event_key nulls last),
                       cast('9999-12-31' as date))) as until_date,
                   lead(i.start_date) over (
                       partition by i.person_key order by i.start_date nulls last, i.event_key nulls last
                   ) as next_start,
                   lag(i.worker_id) over (
                       partition by i.person_key order by i.start_date nulls last, i.event_key nulls last
                   ) as previous_worker,
                   lag(i.until_date) over (
                       partition by i.person_key order by i.start_date nulls last, i.event_key nulls last
                   ) as previous_until,
                   coalesce(f.family_id, i.person_key) as family_id
            from involvements as i
            left join (select worker_id, min(team_id) as team_id from workers group by worker_id) as w
                on w.worker_id = i.worker_id
            left join (select person_key, min(family_id) as family_id from families group by person_key) as f
                on f.person_key = i.person_key
            where i.role = 'case-worker' and i.start_date is not null""",
    ),
    Relation(
        key="case_holders",
        subject="none",
        grain="one row a worker who ever held a case, from the first one; the team is the worker's as last recorded",
        rows="""
            select h.authority as authority, h.event_key as event_key, h.worker_id as worker_id,
                   coalesce(w.team_id, l.team_id) as team_id, w.fte as fte, h.since as from_date,
                   cast('9999-12-31' as date) as until_date
            from (
                select authority, worker_id, min(event_key) as event_key, min(start_date) as since
                from allocations group by authority, worker_id
            ) as h left join (
                select worker_id, min(team_id) as team_id, max(fte) as fte from workers group by worker_id
            ) as w on w.worker_id = h.worker_id left join (
                select worker_id, team_id,
                       row_number() over (
                           partition by worker_id order by start_date desc nulls last, event_key nulls last
                       ) as place
                from allocations where team_id is not null
            ) as l on l.worker_id = h.worker_id and l.place = 1""",
    ),
)

_HELD = "start_date <= as_at and until_date > as_at"
_CASES = Tally(alias="cases", table="allocations", gives="count(*)", where=_HELD, by="worker_id")
_FAMILIES = Tally(alias="families", table="allocations", gives="count(distinct family_id)", where=_HELD, by="worker_id")
_UNSEEN = "Cases that nobody is recorded as holding; a worker who has moved team counts in the team of today."
_HOLDERS: dict[str, Any] = {
    "over": "case_holders",
    "basis": Stock("from_date", "until_date"),
    "source": _CENSUS,
    "chapter": _CHAPTER,
    "breakdowns": ("team", "worker"),
    "unseen": _UNSEEN,
}
_NEEDS = ("involvements",)

# In October w1 holds a, b and c (a and b are one family), w2 holds d, w3 holds e and f (taken over from w2);
# h left w4 on the last day.
_ROWS = """
    involvements: person | worker_id | role | start_date | end_date
      a | w1 | case-worker      | 2017-01-02 |
      b | w1 | case-worker      | 2017-01-02 |
      c | w1 | case-worker      | 2017-01-02 |
      d | w2 | case-worker      | 2017-01-02 |
      e | w3 | case-worker      | 2017-01-02 |
      f | w2 | case-worker      | 2017-01-02 |
      f | w3 | case-worker      | 2017-06-01 |
      g | w2 | secondary-worker | 2017-01-02 |
      h | w4 | case-worker      | 2017-01-02 | 2017-10-31
    workers: worker_id | fte
      w1 | 0.2
      w2 | 0.1
      w3 | 0.1
    families: person | family_id
      a | smith
      b | smith
"""

MEASURES = (
    Measure(
        key="children-allocated",
        title="Children with an allocated worker",
        says="Children whom a case worker holds at the end of the period.",
        stat=Stat.SUM,
        value="cases.found",
        tallies=(_CASES,),
        needs=_NEEDS,
        codes=("clock:G02",),
        example="2017-10: 6\n2017-09: 7" + _ROWS,
        **_HOLDERS,
    ),
    Measure(
        key="families-allocated",
        title="Families with an allocated worker",
        says="Families (sibling groups) held by each case worker at the end of the period, added up over workers.",
        stat=Stat.SUM,
        value="families.found",
        tallies=(_FAMILIES,),
        needs=("involvements", "families"),
        codes=("clock:G02",),
        example="2017-10: 5" + _ROWS,
        **_HOLDERS,
    ),
    count(
        key="case-holding-workers",
        title="Workers who hold cases",
        says="Workers, agency workers among them, who hold at least one case at the end of the period.",
        where="cases.found >= 1",
        tallies=(_CASES,),
        needs=_NEEDS,
        example="2017-10: 3\n2017-09: 4" + _ROWS,
        **_HOLDERS,
    ),
    Measure(
        key="case-holding-fte",
        title="Workers who hold cases, full-time equivalents",
        says="Full-time equivalents of the workers who hold at least one case at the end of the period; a worker whose "
        "hours are not recorded counts as full-time.",
        stat=Stat.SUM,
        value="coalesce(fte, 1)",
        where="cases.found >= 1",
        tallies=(_CASES,),
        needs=("involvements", "workers.fte"),
        unit=Unit.FTE,
        places=1,
        example="2017-10: 0.4\n2017-09: 1.4" + _ROWS,
        **_HOLDERS,
    ),
    ratio(
        key="caseload-per-worker",
        title="Average caseload: children per worker",
        says="Children with an allocated worker divided by the workers who hold at least one, at the end of the period.",
        numerator="children-allocated",
        denominator="case-holding-workers",
        polarity=Polarity.IN_RANGE,
        source=_LOCAL,
        chapter=_CHAPTER,
        breakdowns=("team", "worker"),
        codes=("clock:G02", "dashboard:4"),
        unseen=_UNSEEN,
        example="2017-10: 6 of 3" + _ROWS,
    ),
    ratio(
        key="caseload-per-full-time-worker",
        title="Average caseload: children per full-time equivalent",
        says="Children with an allocated worker divided by the full-time equivalents of the workers who hold at least one, "
        "agency workers included, at the end of the period.",
        numerator="children-allocated",
        denominator="case-holding-fte",
        polarity=Polarity.IN_RANGE,
        source=_CENSUS,
        chapter=_CHAPTER,
        breakdowns=("team", "worker"),
        codes=("clock:G02", "dashboard:4", "dfe:41", "National Framework enabler: caseload"),
        unseen=_UNSEEN,
        example="2017-10: 6 of 0.4" + _ROWS,
    ),
    ratio(
        key="caseload-families-per-worker",
        title="Average caseload: families per worker",
        says="Families with an allocated worker divided by the workers who hold at least one, at the end of the period.",
        numerator="families-allocated",
        denominator="case-holding-workers",
        polarity=Polarity.IN_RANGE,
        source=_LOCAL,
        chapter=_CHAPTER,
        breakdowns=("team", "worker"),
        codes=("clock:G02",),
        unseen=_UNSEEN,
        example="2017-10: 5 of 3" + _ROWS,
    ),
    share(
        key="caseloads-in-range",
        title="Workers whose caseload is in the range",
        says="Of the workers who hold cases at the end of the period, those whose number of children lies in the council's "
        "range (12 to 16 unless it says otherwise), in proportion to their hours; too few is out of the range as well.",
        where="cases.found >= 1",
        met="cases.found >= rule('caseload-lowest') * coalesce(fte, 1) "
        "and cases.found <= rule('caseload-highest') * coalesce(fte, 1)",
        tallies=(_CASES,),
        needs=_NEEDS,
        polarity=Polarity.HIGHER,
        codes=("clock:G02", "dashboard:4"),
        # w1 holds 3 of 2.4 to 3.2; w2 holds 1 and w3 2 of 1.2 to 1.6.
        example="2017-10: 1 of 3" + _ROWS,
        **_HOLDERS,
    ),
    share(
        key="caseloads-not-above-range",
        title="Workers whose caseload is not above the range",
        says="Of the workers who hold cases at the end of the period, those who hold no more children than the council's "
        "highest number (16 unless it says otherwise), in proportion to their hours.",
        where="cases.found >= 1",
        met="cases.found <= rule('caseload-highest') * coalesce(fte, 1)",
        tallies=(_CASES,),
        needs=_NEEDS,
        polarity=Polarity.HIGHER,
        codes=("clock:G02",),
        example="2017-10: 2 of 3" + _ROWS,
        **_HOLDERS,
    ),
)

CHAPTER = Chapter(title=_CHAPTER, limits=LIMITS, relations=RELATIONS, measures=MEASURES)

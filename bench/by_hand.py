"""SQL as an analyst who knows the engine would write it by hand: the rival of the compiler, figure for figure.

Each set counts the same figures as some measures of the book, for the same months, by every one-way breakdown, in one
fused statement over what it needs, with working days from a table of days.
"""

from collections.abc import Sequence
from datetime import date

import duckdb
import pyarrow as pa

from goldenthread.calendar import Period, WorkingDays
from goldenthread.records.codes import group

#: The measures whose figures each set counts.
SETS = {
    "assessments": ("assessments-in-45-working-days",),
    "cp-visits": ("cp-plans-visited-in-four-weeks", "cp-visits-overdue-four-weeks"),
    "looked-after": ("looked-after-children",),
}
_BY = ("team", "worker", "age", "sex", "ethnicity", "disability", "locality")
_SETS = ", ".join(["(period)", *(f"(period, {name})" for name in _BY)])
_ETHNICITIES = ("white", "mixed", "asian", "black", "other", "unknown")
_AGE = """case when {0} is null then 'not recorded' when {0} < 0 then 'unborn' when {0} < 10000 then 'under 1'
    when {0} < 50000 then '1 to 4' when {0} < 100000 then '5 to 9' when {0} < 160000 then '10 to 15'
    when {0} < 180000 then '16 and 17' else '18 and over' end"""
_DIMENSIONS = (
    """{team} as team, {worker} as worker, """
    """
    {age} as age, coalesce(s.sex, 'not recorded') as sex, coalesce(s.ethnicity, 'not recorded') as ethnicity,
    coalesce(s.disability, 'not recorded') as disability, coalesce(l.locality, 'not recorded') as locality"""
)
_JOINS = """
    left join who as s on s.person_key = b.person_key
    left join holders as h on h.person_key = b.person_key and h.since <= {day} and h.until > {day}
    left join places as l on l.person_key = b.person_key and l.since <= {day} and l.until > {day}"""


def run(connection: duckdb.DuckDBPyConnection, name: str, months: Sequence[Period], as_at: date) -> int:
    """Count a set and give the number of rows of its answer; `answer` gives the rows."""
    return answer(connection, name, months, as_at).num_rows


def answer(connection: duckdb.DuckDBPyConnection, name: str, months: Sequence[Period], as_at: date) -> pa.Table:
    """The figures of a set: period, each dimension (null where it is not grouped by), numerator and denominator."""
    _given(connection, months, as_at)
    return connection.execute(
        {"assessments": _assessments, "cp-visits": _visits, "looked-after": _looked_after}[name]()
    ).to_arrow_table()


def _given(connection: duckdb.DuckDBPyConnection, months: Sequence[Period], as_at: date) -> None:
    days = WorkingDays.standard()
    ordinals = range(days.first_covered.toordinal(), days.last_covered.toordinal() + 1)
    connection.register(
        "_days",
        pa.table(
            {"day": [date.fromordinal(o) for o in ordinals], "n": [days.number(date.fromordinal(o)) for o in ordinals]}
        ),
    )
    connection.execute("create table days as select * from _days")
    connection.register(
        "_months",
        pa.table(
            {
                "period": list(range(len(months))),
                "first": [m.start for m in months],
                "last": [min(m.end, as_at) for m in months],
            }
        ),
    )
    connection.execute("create table months as select * from _months")
    ethnic = " ".join(
        f"when ethnicity in ({', '.join(repr(c) for c in sorted(group(f'ethnicity-{e}').codes))}) then '{group(f'ethnicity-{e}').title}'"
        for e in _ETHNICITIES
    )
    has = ", ".join(repr(c) for c in sorted(group("has-disability").codes))
    connection.execute(f"""create table who as
        select p.person_key, case sex when 'M' then 'male' when 'F' then 'female' when 'U' then 'not known' end as sex,
               case {ethnic} end as ethnicity,
               case when p.disabled or d.has then 'disabled' when not p.disabled or d.none then 'not disabled' end as disability,
               year(born) * 10000 + month(born) * 100 + day(born) as ymd
        from (select *, coalesce(birth_date, expected_birth_date) as born from people) as p
        left join (select person_key, bool_or(disability in ({has})) as has, bool_or(disability = 'NONE') as none
                   from disabilities group by 1) as d using (person_key)""")
    for table, source, what, where in (
        ("holders", "involvements", "team_id, worker_id", "where role = 'case-worker'"),
        ("places", "localities", "locality", ""),
    ):
        connection.execute(f"""create table {table} as
            select person_key, {what}, start_date as since,
                   least(until_date, coalesce(lead(start_date) over (partition by person_key order by start_date, event_key),
                                              date '9999-12-31')) as until
            from {source} {where} qualify until > since""")


def _dimensions(day: str, flow: bool, own: bool = True) -> str:
    first, second = ("b.{0}", "h.{0}") if flow else ("h.{0}", "b.{0}")
    held = f"coalesce({first}, {second}, 'not recorded')" if own else "coalesce(h.{0}, 'not recorded')"
    age = f"(year({day}) * 10000 + month({day}) * 100 + day({day}) - s.ymd)"
    return _DIMENSIONS.format(team=held.format("team_id"), worker=held.format("worker_id"), age=_AGE.format(age))


def _grouped(rows: str, met: str, base: str) -> str:
    return f"""select period, team, worker, age, sex, ethnicity, disability, locality,
        count(*) filter (where {met}) as numerator, count(*) filter (where {base}) as denominator
        from ({rows}) group by grouping sets ({_SETS})"""


def _assessments() -> str:
    rows = f"""select m.period, {_dimensions("b.authorised_date", flow=True)}, z.n - a.n <= 45 as met, b.authorised_date >= b.began as known
        from (select x.*, case when row_number() over (partition by x.referral_key order by x.start_date, x.event_key) = 1
                               then coalesce(r.referral_date, x.start_date) else x.start_date end as began
              from assessments as x left join referrals as r on r.event_key = x.referral_key) as b
        join months as m on b.authorised_date between m.first and m.last
        join days as a on a.day = b.began join days as z on z.day = b.authorised_date
        {_JOINS.format(day="b.authorised_date")}"""
    return _grouped(rows, "met and known", "known")


def _visits() -> str:
    # A visit before the birth counts unless it says that nobody was seen.
    visits = """with counted as (select v.*, v.seen or (v.seen is null and (
        p.birth_date > v.visit_date or (p.birth_date is null and p.expected_birth_date is not null))) as counts
        from visits as v left join people as p using (person_key) where v.kind = 'cp')"""
    rows = f"""select m.period, {_dimensions("m.last", flow=False)}, coalesce(v.seen, b.start_date) + 28 >= m.last as met
        from cp_plans as b join months as m on b.start_date <= m.last and b.until_date > m.last
        left join lateral (select max(visit_date) as seen from counted as x
             where x.person_key = b.person_key and x.counts and x.visit_date between b.start_date and m.last) as v on true
        {_JOINS.format(day="m.last")} where not coalesce(b.other_authority_plan, false)"""
    return visits + _grouped(rows, "met", "true")


def _looked_after() -> str:
    rows = f"""select m.period, {_dimensions("m.last", flow=False)}, b.person_key
        from care_periods as b join months as m on b.start_date <= m.last and b.until_date > m.last
        {_JOINS.format(day="m.last")} where not coalesce(b.short_breaks, false)"""
    return f"""select period, team, worker, age, sex, ethnicity, disability, locality,
        count(distinct person_key) as numerator, 0 as denominator from ({rows}) group by grouping sets ({_SETS})"""

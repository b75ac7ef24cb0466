"""What several lists share: the columns they begin with, who holds the case, and the latest row of a kind."""

from typing import Final

from goldenthread.measures.lists.language import Beside, Fill

#: An unborn child is aged -1; the age of others is in completed years.
_AGE: Final = """case when p.birth_date is not null then
    (extract(year from w.as_at) * 10000 + extract(month from w.as_at) * 100 + extract(day from w.as_at)
     - extract(year from p.birth_date) * 10000 - extract(month from p.birth_date) * 100
     - extract(day from p.birth_date)) // 10000
    when p.expected_birth_date is not null then -1 end"""

CHILD: Final = Fill(field="child_id", sql="p.child_id", says="people.child_id")
WHO: Final = (
    CHILD,
    Fill(field="gender", sql="p.sex", says="people.sex"),
    Fill(field="ethnicity", sql="p.ethnicity", says="people.ethnicity"),
    Fill(
        field="date_of_birth",
        sql="case when coalesce(p.birth_date_precision, 'day') = 'day' then p.birth_date end",
        says="people.birth_date; blank for the unborn, and where the store keeps months of birth only",
    ),
    Fill(field="age", sql=_AGE, says="completed years on the day of the list; -1 for an unborn child"),
)
DISABILITY: Final = Fill(
    field="disability",
    sql="case s.disability when 'disabled' then true when 'not disabled' then false end",
    says="people.disabled, or the kinds in disabilities",
)


def held_by(first: str, second: str) -> tuple[Fill, Fill]:
    """Team and worker: those of one alias, or of another where it names none."""
    words = {"t": "the row itself", "h": "whoever holds the case on the day of the list"}
    said = f"{words.get(first, first)}, else {words.get(second, second)}"
    team, worker = (f"coalesce({first}.{name}, {second}.{name})" for name in ("team_id", "worker_id"))
    return (
        Fill(
            field="allocated_team",
            sql=f"coalesce((select min(n.team_name) from teams as n where n.team_id = {team}), {team})",
            says=f"the team of {said}; its name where that is held",
        ),
        Fill(field="allocated_worker", sql=worker, says=f"the worker of {said}", worker=True),
    )


#: Of an event the team that took it; of what is going on the team that holds it now.
OF_EVENT: Final = held_by("t", "h")
OF_NOW: Final = held_by("h", "t")


def last_in_span(alias: str, rows: str, dated: str, gives: str, *, until: str = "") -> Beside:
    """The row of ``rows`` that is the latest within the list row's own time, from its start to its end or the day.

    ``gives`` are its columns. With ``until`` (never null) it is enough that it still ran when the time began.
    """
    inside = f"e.{until} > x.start_date" if until else f"e.{dated} >= x.start_date"
    return Beside(
        alias=alias,
        rows=f"""
            select * from (
                select x.event_key as span_key, {gives}, row_number() over (
                    partition by x.event_key order by e.{dated} desc nulls last, e.event_key desc) as place
                from gt_listed as r join {{table}} as x on x.event_key = r.event_key cross join gt_window as w
                join ({rows}) as e on e.person_key = x.person_key and {inside}
                    and e.{dated} <= coalesce(x.end_date, w.as_at)
            ) as ordered where place = 1""",
        on=f"{alias}.span_key = t.event_key",
    )


def before_the_latest(alias: str, table: str, dated: str, recorded: str = "") -> Beside:
    """How many rows each child had in the twelve months before the latest one, which does not count itself.

    ``recorded`` is the number that a list gave beside the latest; it speaks where it is higher, since the records may
    begin later than what it looked back on.
    """
    told = f"coalesce(arg_max(e.{recorded}, e.{dated}), 0)" if recorded else "0"
    return Beside(
        alias=alias,
        rows=f"""
            select l.person_key, greatest(count(*) filter (
                where e.{dated} >= cast(l.last_date - to_months(w.count_months) as date)) - 1, {told}) as found
            from (select person_key, max({dated}) as last_date from {table} group by person_key) as l
            join {table} as e on e.person_key = l.person_key cross join gt_window as w
            group by l.person_key""",
        on=f"{alias}.person_key = r.person_key",
    )

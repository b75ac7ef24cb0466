"""The part about staff: teams, workers, who holds whom, who is held by nobody, when each child was last seen, and lags."""

import sqlite3
from typing import Final

from goldenthread.access.scope import Scope
from goldenthread.measures.run.session import Session
from goldenthread.measures.run.support import HOLDERS
from goldenthread.records.codes import group
from goldenthread.serving.filling import fill, iso, label, quoted, run
from goldenthread.serving.given import Given

#: How far back entries are looked at for the lag between a visit and its entry.
LAG_MONTHS: Final = 3
SCHEMA_SQL: Final = """
    create table team (
        team_id text primary key, name text not null, service text, parent text, opened text, closed text
    ) without rowid;
    create table worker (
        worker_id text primary key, team_id text, agency integer, fte real, job_title text, grade text, manager text,
        started text, ended text
    ) without rowid;
    create table holding (person_key text primary key, worker_id text, team_id text, since text) without rowid;
    create table unallocated (person_key text primary key, team_id text, kinds text not null) without rowid;
    create table last_seen (
        person_key text primary key, seen text, seen_by text, seen_kind text, visited text, supervised text
    ) without rowid;
    create table entry_lag (
        breakdown text not null, part text not null, entries integer not null, median real, slowest real,
        primary key (breakdown, part)
    ) without rowid;
    create table caseload_range (lowest real not null, highest real not null, source text not null)
"""
INDEXES_SQL: Final = """
    create index holding_by_worker on holding (worker_id);
    create index holding_by_team on holding (team_id);
    create index worker_by_team on worker (team_id);
    create index unallocated_by_team on unallocated (team_id)
"""
_TEAMS: Final = """
    select i.team_id, coalesce(max(t.team_name), i.team_id), max(t.service), max(t.parent_team_id),
           strftime(min(t.opened_date), '%Y-%m-%d'), strftime(max(t.closed_date), '%Y-%m-%d')
    from (
        select team_id from teams union select team_id from workers
        union select team_id from involvements where end_date is null
    ) as i left join teams as t on t.team_id = i.team_id
    where i.team_id is not null group by i.team_id order by 1"""


def write(target: sqlite3.Connection, session: Session, given: Given) -> None:
    """Write the tables of this part from everybody's records as at the session's day."""
    del given
    run(target, SCHEMA_SQL)
    as_at = f"date '{session.as_at.isoformat()}'"
    everybody = Scope.everything(session.scope.viewer, session.scope.purpose, role=session.scope.role)
    engine = session.snapshot.connect(everybody, session.as_at)
    try:
        fill(target, engine, "team", ("team_id", "name", "service", "parent", "opened", "closed"), _TEAMS)
        names = ("worker_id", "team_id", "agency", "fte", "job_title", "grade", "manager", "started", "ended")
        fill(target, engine, "worker", names, _workers())
        fill(
            target, engine, "holding", ("person_key", "worker_id", "team_id", "since"),
            f"""select h.person_key, h.worker_id, coalesce(h.team_id, w.team_id), {iso("h.from_date")}
                from ({HOLDERS}) as h
                left join (select worker_id, min(team_id) as team_id from workers group by 1) as w
                    on w.worker_id = h.worker_id
                where h.from_date <= {as_at} and h.to_date > {as_at} order by 1""",
        )  # fmt: skip
        fill(target, engine, "unallocated", ("person_key", "team_id", "kinds"), _unallocated(as_at))
        fill(
            target, engine, "last_seen",
            ("person_key", "seen", "seen_by", "seen_kind", "visited", "supervised"), _last_seen(),
        )  # fmt: skip
        fill(target, engine, "entry_lag", ("breakdown", "part", "entries", "median", "slowest"), _lags(as_at))
    finally:
        engine.close()
    lowest, highest = (session.book.limits.latest(f"caseload-{end}") for end in ("lowest", "highest"))
    target.execute(
        "insert into caseload_range values (?, ?, ?)",
        (float(lowest.number), float(highest.number), highest.source.says),
    )
    run(target, INDEXES_SQL)


def _workers() -> str:
    """One row a worker: what was recorded last speaks."""
    return f"""
        select worker_id, team_id, case when agency then 1 when not agency then 0 end, fte, job_title,
               {label("grade", "post_grade")}, manager_id, {iso("start_date")}, {iso("end_date")}
        from (
            select *, row_number() over (
                partition by worker_id order by end_date is null desc, start_date desc nulls last, event_key
            ) as latest from workers
        ) as w where latest = 1 order by 1"""


def _unallocated(as_at: str) -> str:
    """Children with an open case whom no case worker holds, as the indicator of the book counts them."""
    open_cases = f"""
        select person_key, 'child in need' as kind, team_id from referrals
        where not coalesce(no_further_action, false) and referral_date <= {as_at} and until_date > {as_at}
        union all
        select person_key, 'child protection', team_id from cp_plans
        where not coalesce(other_authority_plan, false) and start_date <= {as_at} and until_date > {as_at}
        union all
        select person_key, 'looked after', team_id from care_periods
        where not coalesce(short_breaks, false) and start_date <= {as_at} and until_date > {as_at}"""
    return f"""
        select o.person_key, max(o.team_id), string_agg(distinct o.kind, ', ' order by o.kind)
        from ({open_cases}) as o left join ({HOLDERS}) as h
            on h.person_key = o.person_key and h.from_date <= {as_at} and h.to_date > {as_at}
        where h.worker_id is null group by o.person_key order by 1"""


def _last_seen() -> str:
    """When each child was last seen and by whom, last visited whether seen or not, and last talked of in supervision."""
    kinds = ", ".join(quoted(code) for code in sorted(group("case-supervision").codes))
    return f"""
        select coalesce(v.person_key, s.person_key), {iso("v.seen")}, v.seen_by, {label("v.seen_kind", "visit_kind")},
               {iso("v.visited")}, {iso("s.supervised")}
        from (
            select person_key, max(visit_date) as visited, max(visit_date) filter (where seen) as seen,
                   arg_max(worker_id, visit_date) filter (where seen) as seen_by,
                   arg_max(kind, visit_date) filter (where seen) as seen_kind
            from visits group by person_key
        ) as v full join (
            select person_key, max(supervision_date) as supervised from supervisions where kind in ({kinds}) group by 1
        ) as s on s.person_key = v.person_key order by 1"""


def _lags(as_at: str) -> str:
    """Days between a visit and its entry, of what was entered lately: the whole, by team and by worker of the visit."""
    return f"""
        select case when grouping(team_id) = 0 then 'team' when grouping(worker_id) = 0 then 'worker' else '' end,
               case when grouping(team_id) = 0 then team_id when grouping(worker_id) = 0 then worker_id else '' end as part,
               count(*), median(days), quantile_cont(days, 0.9)
        from (
            select team_id, worker_id, date_diff('day', visit_date, cast(recorded_at as date)) as days
            from visits
            where recorded_at is not null and cast(recorded_at as date) > {as_at} - interval {LAG_MONTHS} month
                and cast(recorded_at as date) <= {as_at} and cast(recorded_at as date) >= visit_date
        ) as entered
        group by grouping sets ((), (team_id), (worker_id)) having part is not null"""

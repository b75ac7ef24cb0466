"""The part about children: people, families, involvements, what happened, findings, and the files they were read from."""

import sqlite3
from typing import Any, Final

from goldenthread.access.scope import Scope
from goldenthread.measures.run.session import Session
from goldenthread.records.tables import OPEN_ENDED, TABLES
from goldenthread.serving.filling import fill, iso, label, run, spoken
from goldenthread.serving.given import Given
from goldenthread.serving.happenings import HAPPENINGS
from goldenthread.serving.refs import refs_of

#: Characters of a file's hash that rows carry.
_SHORT: Final = 12
SCHEMA_SQL: Final = """
    create table file (short text primary key, name text, source text, kind text, as_at text) without rowid;
    create table person (
        person_key text primary key, ref text not null, child_id text, born text, born_precision text, expected text,
        died text, sex text, restricted integer not null, family_id text, team_id text, worker_id text, role text,
        standing text not null
    ) without rowid;
    create table family (family_id text, person_key text, primary key (family_id, person_key)) without rowid;
    create table involvement (
        person_key text not null, worker_id text, team_id text, role text, role_label text, start_date text,
        end_date text, reason text
    );
    create table event (
        person_key text not null, on_date text not null, event_key text not null, end_date text, kind text not null,
        title text not null, detail text not null, state text not null, team_id text, worker_id text,
        recorded_date text, sources text, primary key (person_key, on_date, event_key, kind)
    ) without rowid;
    create table finding (
        person_key text not null, rule text, severity text, file text, "row" integer, "column" text, message text,
        mend text, event_key text
    );
"""
INDEXES_SQL: Final = """
    create unique index person_by_ref on person (ref);
    create index person_by_child on person (child_id);
    create index person_by_family on person (family_id) where family_id is not null;
    create index person_restricted on person (person_key) where restricted = 1;
    create index family_by_person on family (person_key);
    create index involvement_by_person on involvement (person_key, start_date);
    create index involvement_open_team on involvement (team_id, person_key) where end_date is null;
    create index involvement_open_worker on involvement (worker_id, person_key) where end_date is null;
    create index finding_by_person on finding (person_key);
"""
_PERSON: Final = (
    *("person_key", "child_id", "born", "born_precision", "expected", "died", "sex", "restricted", "family_id"),
    *("team_id", "worker_id", "role", "standing"),
)
_EVENT: Final = (
    *("person_key", "on_date", "event_key", "end_date", "kind", "title", "detail", "state", "team_id", "worker_id"),
    *("recorded_date", "sources"),
)


def write(target: sqlite3.Connection, session: Session, given: Given) -> None:
    """Write the tables of this part from everybody's records as at the session's day."""
    refs = refs_of(given.home)
    run(target, SCHEMA_SQL)
    _write_files(target, session)
    everybody = Scope.everything(session.scope.viewer, session.scope.purpose, role=session.scope.role)
    engine = session.snapshot.connect(everybody, session.as_at)
    try:
        fill(
            target, engine, "person", ("ref", *_PERSON), _people(session.as_at.isoformat()),
            lambda row: (refs.of(row[0]), *row),
        )  # fmt: skip
        fill(
            target, engine, "family", ("family_id", "person_key"),
            "select distinct family_id, person_key from families where family_id is not null",
        )  # fmt: skip
        fill(
            target, engine, "involvement",
            ("person_key", "worker_id", "team_id", "role", "role_label", "start_date", "end_date", "reason"),
            f"""select person_key, worker_id, team_id, role, {label("role", "worker_role")}, {iso("start_date")},
                       {iso("end_date")}, {label("change_reason", "worker_change_reason")}
                from involvements order by person_key, start_date""",
        )  # fmt: skip
        every = " union all ".join(one.sql() for one in HAPPENINGS)
        fill(target, engine, "event", _EVENT, f"select {', '.join(_EVENT)} from ({every}) order by 1, 2, 3, 5")
    finally:
        engine.close()
    _write_findings(target, session)
    run(target, INDEXES_SQL)


def _write_files(target: sqlite3.Connection, session: Session) -> None:
    files = {
        one.sha256[:_SHORT]: (one.sha256[:_SHORT], one.name, part.source, part.kind, part.as_at.isoformat())
        for part in session.snapshot.manifest.deliveries
        for one in part.files
    }
    target.executemany("insert into file values (?, ?, ?, ?, ?)", files.values())


def _people(as_at: str) -> str:
    """Everybody of whom any table about people tells, also those who have no row of their own."""
    everybody = " union ".join(
        f'select person_key from "{name}"' for name, table in TABLES.items() if table.subject == "person"
    )
    spans = "start_date is not null and end_date is null"
    return f"""
        with everybody as ({everybody}),
        family as (select person_key, min(family_id) as family_id from families group by 1),
        holder as (
            select person_key, worker_id, team_id, role, row_number() over (
                partition by person_key order by role = 'case-worker' desc, start_date desc, event_key desc
            ) as place
            from involvements where {spans}
        ),
        told as ({_told()}),
        standings as (select person_key, string_agg(said, '; ' order by place, said) as said from told group by 1)
        select e.person_key, p.child_id, {iso("p.birth_date")}, p.birth_date_precision, {iso("p.expected_birth_date")},
               {iso("p.death_date")}, {label("p.sex", "sex")}, case when p.restricted then 1 else 0 end,
               f.family_id, h.team_id, h.worker_id, {label("h.role", "worker_role")},
               case when p.death_date <= date '{as_at}' then 'died ' || {spoken("p.death_date")}
                    else coalesce(s.said, 'no open case') end
        from everybody as e
        left join people as p on p.person_key = e.person_key
        left join family as f on f.person_key = e.person_key
        left join holder as h on h.person_key = e.person_key and h.place = 1
        left join standings as s on s.person_key = e.person_key
        order by e.person_key"""


def _told() -> str:
    """What may be said of where a child stands, the weightiest first: person_key, place, said."""
    said = (
        ("care_periods", "not coalesce(short_breaks, false)", "start_date", "looked after since "),
        ("care_periods", "short_breaks", "start_date", "has short breaks since "),
        ("cp_plans", "not coalesce(other_authority_plan, false)", "start_date", "on a child protection plan since "),
        ("cp_plans", "other_authority_plan", "start_date", "on another authority's child protection plan since "),
        ("cin_plans", "true", "start_date", "on a child in need plan since "),
        ("private_fostering", "true", "notified_date", "privately fostered since "),
        ("referrals", "not coalesce(no_further_action, false)", "referral_date", "open case of need since "),
        ("early_help", "true", "start_date", "has early help since "),
    )
    parts = [
        f"""select person_key, {place} as place, '{words.replace("'", "''")}' || {spoken(f"min({dated})")} as said
            from {table} where until_date = date '{OPEN_ENDED}' and {where} group by person_key"""
        for place, (table, where, dated, words) in enumerate(said)
    ]
    leaver = label("c.eligibility", "leaving_care_eligibility")
    parts.append(f"""
        select person_key, {len(said)} as place, 'care leaver' || coalesce(' (' || lower({leaver}) || ')', '') as said
        from (select *, row_number() over (
            partition by person_key order by record_date desc nulls last, event_key) as latest from care_leavers) as c
        where latest = 1 and coalesce(eligibility, '') not in ('eligible', 'none')""")
    return " union all ".join(parts)


def _write_findings(target: sqlite3.Connection, session: Session) -> None:
    """Findings about a child, by key or by the authority's own id."""
    table = session.snapshot.findings()
    names = ("person_key", "child_id", "rule", "severity", "file", "row", "column", "message", "mend", "event_key")
    keys = dict(target.execute("select child_id, person_key from person where child_id is not null"))
    known = {key for (key,) in target.execute("select person_key from person")}

    def about(row: tuple[Any, ...]) -> tuple[Any, ...] | None:
        key = row[0] or keys.get(row[1])
        return (key, *row[2:]) if key in known else None

    columns = [table[name].to_pylist() for name in names]
    rows = (found for row in zip(*columns, strict=True) if (found := about(row)) is not None)
    target.executemany(
        """insert into finding (person_key, rule, severity, file, "row", "column", message, mend, event_key)
           values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        rows,
    )

"""The statements in which the checks of each table are asked of the engine, made once for a date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from goldenthread.records.checks.language import Check, Unit
from goldenthread.records.checks.sql import covered, joins, message_sql, spelled, tells_value, value_sql
from goldenthread.records.tables import TABLES
from goldenthread.records.tables.language import Table

#: A check on one table, with its place among all.
Numbered = tuple[int, Check, Unit]

#: The person as checks see them: one row a person, whatever is wrong with the table. Where only the month of birth is
#: kept, ``birth_date`` is its first day and ``latest_birth_date`` its last, so that no age is judged too harshly.
PEOPLE = """
create or replace table checks_people as
select *, case when birth_date_precision = 'month' then last_day(birth_date) else birth_date end as latest_birth_date
from people qualify row_number() over (partition by person_key order by event_key) = 1
"""
#: What checks that compare rows found, before it is said in words.
HITS = "create or replace table checks_hits (unit integer, event_key varchar, value varchar)"
FOUND = """
create or replace table checks_found (
    unit integer, event_key varchar, person_key varchar, child_id varchar, sources varchar, source_kind varchar,
    team_id varchar, worker_id varchar, value varchar, message varchar
)
"""
#: What was found, with who holds the case as at the day for events whose source names nobody.
RESULT = """
with holders as (
    select person_key, worker_id, team_id from involvements
    where role in {holds-the-case} and start_date <= :as_at and until_date > :as_at
    qualify row_number() over (partition by person_key order by start_date desc, event_key) = 1
),
teams as (
    select worker_id, any_value(team_id order by start_date desc) as team_id
    from workers where team_id is not null group by worker_id
)
select f.unit, f.event_key, f.person_key, coalesce(p.child_id, f.child_id) as child_id, f.source_kind as source,
       split_part(f.first, ':', 1) as file, try_cast(split_part(f.first, ':', 2) as bigint) as row,
       f.value, f.message,
       coalesce(f.worker_id, h.worker_id) as worker_id,
       coalesce(f.team_id, case when f.worker_id is not null then t.team_id end, h.team_id, ht.team_id) as team_id
from (select *, split_part(sources, ' ', 1) as first from checks_found) f
left join checks_people p on p.person_key = f.person_key
left join holders h on h.person_key = f.person_key
left join teams t on t.worker_id = f.worker_id
left join teams ht on ht.worker_id = h.worker_id
order by f.unit, f.event_key, f.sources, f.message
"""
HELPERS = ("checks_people", "checks_hits", "checks_found")


@dataclass(frozen=True, eq=False)
class Passes:
    """What is asked of one table.

    ``rowwise``     checks of single rows.
    ``comparing``   checks that compare rows, those with a screen first.
    ``flags``       one statement that says of each of the former whether it finds anything, and of each screen
                    whether it lets through.
    ``not_covered`` checks that cannot judge, as the calendar does not reach so far.
    """

    table: Table
    as_at: date
    rowwise: tuple[Numbered, ...]
    comparing: tuple[Numbered, ...]
    flags: str
    not_covered: tuple[Numbered, ...]

    def found(self, firing: Sequence[Numbered]) -> str:
        """One pass over the table: each row that any of these checks finds, once for each check that finds it."""
        predicates = [spelled(unit.where, self.as_at) for _, _, unit in firing]
        messages = [message_sql(check, unit) for _, check, unit in firing]
        cases = ", ".join(
            f"case when {predicate} then"
            f" struct_pack(unit := {number}, value := {value_sql(unit)}, message := {message}) end"
            for (number, _, unit), predicate, message in zip(firing, predicates, messages, strict=True)
        )
        anything = " or ".join(f"({predicate})" for predicate in predicates)
        return f"""
        insert into checks_found
        select f.unit, event_key, person_key, child_id, sources, source_kind, team_id, worker_id, f.value, f.message
        from (
            select {_beside(self.table)}, unnest(list_filter([{cases}], lambda found: found is not null)) as f
            from "{self.table.name}" r {joins(self.table, *predicates, *messages)}
            where {anything}
        )
        """

    def hits(self, comparing: Sequence[Numbered]) -> str:
        """One statement that keeps what these checks that compare rows find."""
        parts = [
            f"select {number}, event_key, {'value::varchar' if tells_value(unit) else 'null::varchar'}"
            f" from ({spelled(unit.rows, self.as_at)})"
            for number, _, unit in comparing
        ]
        return f"insert into checks_hits {' union all '.join(parts)}"

    def told(self, item: Numbered) -> str:
        """What one check that compares rows found, in words."""
        number, check, unit = item
        message = message_sql(check, unit)
        return f"""
        insert into checks_found
        select {number}, {_beside(self.table)}, {value_sql(unit)}, {message}
        from checks_hits f join "{self.table.name}" r on r.event_key = f.event_key {joins(self.table, message)}
        where f.unit = {number}
        """


@lru_cache(maxsize=4)
def all_passes(checks: tuple[Check, ...], as_at: date) -> tuple[tuple[Numbered, ...], tuple[Passes, ...]]:
    """Every check on every table that it judges, numbered, and what is asked of each such table."""
    numbered = tuple(
        (number, check, unit)
        for number, (check, unit) in enumerate((check, unit) for check in checks for unit in check.units)
    )
    by_table: dict[str, list[Numbered]] = {name: [] for name in TABLES}
    for item in numbered:
        by_table[item[2].table].append(item)
    return numbered, tuple(_passes(TABLES[name], items, as_at) for name, items in by_table.items() if items)


def _passes(table: Table, items: Sequence[Numbered], as_at: date) -> Passes:
    rowwise = tuple(item for item in items if item[2].where)
    comparing = tuple(sorted((item for item in items if item[2].rows), key=lambda item: not item[2].screen))
    predicates = [spelled(unit.where, as_at) for _, _, unit in rowwise]
    fires = [f"bool_or({predicate})" for predicate in predicates]
    screens = [unit.screen for _, _, unit in comparing if unit.screen]
    asked = ", ".join([*fires, *screens])
    flags = f'select {asked} from "{table.name}" r {joins(table, *predicates)}' if asked else ""
    not_covered = tuple(item for item in items if not covered(item[2].where + item[2].rows, as_at))
    return Passes(table, as_at, rowwise, comparing, flags, not_covered)


def _beside(table: Table) -> str:
    """What every finding carries of its row, in the order of the table of what was found."""
    named = {column.name for column in table.layout}

    def given(name: str) -> str:
        return f'r."{name}" as {name}' if name in named else f"null::varchar as {name}"

    child = "null::varchar as child_id" if table.subject == "person" else given("child_id")
    others = ("sources", "source_kind", "team_id", "worker_id")
    return ", ".join([given("event_key"), given("person_key"), child, *map(given, others)])

"""What several years' returns, laid one on the other, show to be wrong: episodes that break off, overlap or disappear."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import duckdb
import pyarrow as pa

from goldenthread.records.findings import SCHEMA, Findings, Severity
from goldenthread.records.importers.delivery import Delivery

_VALIDATOR = "DfE SSDA903 validation rules, as listed by data-to-insight/csc-validator-be-903"
_OURS = "Golden Thread: what stacked returns must agree on"


@dataclass(frozen=True, slots=True)
class StackRule:
    """A rule on the stacked episodes. ``code`` is the official number where there is one; ``where`` is SQL over `_STEPS`."""

    code: str
    severity: Severity
    sentence: str
    mend: str
    source: str
    where: str


#: One row an episode of the returns, in the child's order, with the episodes before and after it and the newest return
#: that holds it.
_STEPS = """
create or replace temp table stack_steps as
with cited as (
    select event_key, unnest(string_split(sources, ' ')) as cite from care_episodes where contains(sources, ':')
),
told as (
    select c.event_key, r.source, r.year, r.name, try_cast(split_part(c.cite, ':', 2) as bigint) as row
    from cited c join stack_returns r on r.short = split_part(c.cite, ':', 1)
),
newest as (
    select event_key, max(year) as year, list(distinct year) as years, max_by(source, year) as source,
        max_by(name, year) as name, max_by(row, year) as row
    from told group by event_key
)
select * from (
select e.event_key, e.person_key, e.start_date, e.end_date, e.start_reason, e.end_reason,
    n.year, n.years, n.source, n.name as file, n.row,
    lag(e.start_date) over child as before_start, lag(e.end_date) over child as before_end,
    lag(e.end_reason) over child as before_reason, lag(e.event_key) over child as before_key,
    lead(e.start_date) over child as after_start, lead(e.event_key) over child as after_key
from care_episodes e left join newest n using (event_key)
window child as (partition by e.person_key order by e.start_date, e.end_date nulls last, n.row)
)
-- Episodes that only another source tells of are neighbours, but no return is to be mended for them.
where year is not null
"""

RULES = (
    StackRule(
        "142", "error",
        "The episode that began on {start_date} has not ended, but another began on {after_start}",
        "Give the day and reason on which the earlier episode ceased, or take out the one that never was",
        f"{_VALIDATOR}: rule 142", "end_date is null and after_key is not null",
    ),
    StackRule(
        "501", "error",
        "The episode begins on {start_date}, before the one before it ended on {before_end}",
        "Correct whichever of the two days is wrong",
        f"{_VALIDATOR}: rule 501", "start_date < before_end",
    ),
    StackRule(
        "388", "error",
        "The episode ceased on {end_date} as one that carries on (X1), but the next one begins on {after_start}",
        "Correct the day on which it ceased, or add the episode that is missing between them",
        f"{_VALIDATOR}: rule 388, continuation on another day", "end_reason = 'X1' and end_date <> after_start",
    ),
    StackRule(
        "388", "error",
        "The episode ceased on {end_date} for a reason that ends care ({end_reason}), but another begins the same day",
        "Use X1 where care carries on; otherwise correct the day on which the next one begins",
        f"{_VALIDATOR}: rule 388, care carries on under an ending reason", "end_reason <> 'X1' and end_date = after_start",
    ),
    StackRule(
        "388", "error",
        "The episode ceased on {end_date} as one that carries on (X1), but no episode follows",
        "Add the episode that follows, or give the reason why care ended",
        f"{_VALIDATOR}: rule 388, no continuation", "end_reason = 'X1' and end_date is not null and after_key is null",
    ),
    StackRule(
        "357", "error",
        "The child's first episode, of {start_date}, has the reason {start_reason} instead of S",
        "Add the episode before it, or give S as the reason for the new episode",
        f"{_VALIDATOR}: rule 357",
        "before_key is null and start_reason is distinct from 'S' and start_date >= (select min(begins) from stack_returns)",
    ),
    StackRule(
        "history-missing", "query",
        "Care began before {start_date}, the first episode in the returns loaded: its beginning is not known",
        "Load earlier returns, back to the one in which the child's care began (reason S)",
        _OURS,
        "before_key is null and start_reason is distinct from 'S' and start_date < (select min(begins) from stack_returns)",
    ),
    StackRule(
        "start-within-care", "error",
        "The episode says that care began on {start_date} (S), but the one before it says that care carried on that day (X1)",
        "Use the reason for the change (L, P, T, B, U) where care carried on, or the reason why it had ended",
        _OURS, "start_reason = 'S' and before_reason = 'X1' and before_end = start_date",
    ),
    StackRule(
        "care-resumes-without-start", "error",
        "Care had ended on {before_end} ({before_reason}); the episode of {start_date} begins it again with {start_reason} instead of S",
        "Give S as the reason, or correct the reason why the episode before it ceased",
        _OURS, "start_reason <> 'S' and before_reason <> 'X1' and start_date > before_end",
    ),
)  # fmt: skip

#: Episodes open at the end of a return's year that the next year's return does not hold.
_BROKEN_OFF = """
select s.*, r.year as last_year, n.source as next_source, n.year as next_year,
    (select min(t.start_date) from stack_steps t where t.person_key = s.person_key and list_contains(t.years, n.year)) as next_start
from stack_steps s
join (select distinct year, ends from stack_returns) r on list_contains(s.years, r.year)
join (select distinct year, source from stack_returns) n on n.year = r.year + 1
where not list_contains(s.years, n.year) and (s.end_date is null or s.end_date > r.ends)
"""
_502 = StackRule(
    "502", "error",
    "The return of {last_year} ended with this episode open, but the first episode in that of {next_year} began on {next_start}",
    "Correct the day on which the episode began in whichever of the two returns is wrong",
    f"{_VALIDATOR}: rule 502", "next_start is not null",
)  # fmt: skip
_GONE = StackRule(
    "open-then-absent", "error",
    "The return of {last_year} ended with this episode open, but the child is not in that of {next_year}: when care ended is not known",
    "Add the child to the later return, or say there when and why the episode ceased",
    _OURS, "next_start is null",
)  # fmt: skip

ALL_RULES = (*RULES, _502, _GONE)


def stack_findings(connection: duckdb.DuckDBPyConnection, deliveries: Sequence[Delivery]) -> pa.Table:
    """Compare the returns of all years; returns findings (`findings.SCHEMA`).

    ``connection`` holds the merged tables of a snapshot (`care_episodes` and `people` are read); ``deliveries`` are its
    deliveries, of which those of kind ``ssda903`` say which file is which year's return. Without any there are none.
    """
    found = Findings()
    returns = [item for item in deliveries if item.kind == "ssda903" and item.year is not None]
    if not returns:
        return found.table()
    _years_between(returns, found)
    connection.register("stack_returns", _returns(returns))
    try:
        connection.execute(_STEPS)
        connection.execute(f"create or replace temp table stack_broken as {_BROKEN_OFF}")
        for table, rules in (("stack_steps", RULES), ("stack_broken", (_502, _GONE))):
            for rule in rules:
                rows = connection.execute(_found_sql(table, rule), {"mend": rule.mend}).to_arrow_table()
                found.extend([rows])
    finally:
        connection.unregister("stack_returns")
        connection.execute("drop table if exists stack_steps; drop table if exists stack_broken")
    return found.table().select(SCHEMA.names)


def _found_sql(table: str, rule: StackRule) -> str:
    return f"""
        select '{rule.code}' as rule, '{rule.severity}' as severity, s.source, s.file, 'episodes' as sheet, s.row,
            'care_episodes' as "table", '{_column(rule)}' as "column", s.start_date::varchar as value,
            p.child_id, s.person_key, s.event_key, {_said(rule.sentence)} as message, $mend as mend
        from {table} s left join (select person_key, any_value(child_id) as child_id from people group by person_key) p using (person_key)
        where {rule.where}
        order by s.person_key, s.start_date, s.event_key
    """


def _column(rule: StackRule) -> str:
    """The column that a finding names: the first that the rule's condition speaks of."""
    names = ("start_reason", "end_reason", "end_date", "start_date")
    return next((name for name in names if name in rule.where), "start_date")


def _said(sentence: str) -> str:
    """SQL for a sentence with ``{column}`` replaced by the row's value."""
    parts = []
    for n, piece in enumerate(sentence.replace("}", "{").split("{")):
        parts.append(f"coalesce({piece}::varchar, 'none')" if n % 2 else "'" + piece.replace("'", "''") + "'")
    return " || ".join(parts)


def _returns(returns: Sequence[Delivery]) -> pa.Table:
    rows = [
        {
            "short": facts.short,
            "name": facts.name,
            "source": item.source,
            "year": item.year,
            "begins": date(item.year - 1, 4, 1),
            "ends": min(item.as_at, date(item.year, 3, 31)),
        }
        for item in returns
        if item.year is not None
        for facts in item.files
    ]
    schema = pa.schema(
        [
            ("short", pa.string()), ("name", pa.string()), ("source", pa.string()), ("year", pa.int32()),
            ("begins", pa.date32()), ("ends", pa.date32()),
        ]
    )  # fmt: skip
    return pa.Table.from_pylist(rows, schema=schema)


def _years_between(returns: Sequence[Delivery], found: Findings) -> None:
    years = {item.year for item in returns if item.year is not None}
    for year in range(min(years) + 1, max(years)):
        if year not in years:
            found.add(
                "return-missing", "error", f"There are returns before and after {year}, but not of it: what began and ended in it is lost",
                f"Load the return of {year}", source=f"ssda903/{year}", table="care_episodes",
            )  # fmt: skip

"""People, teams and workers, gathered from all lists."""

from goldenthread.records.importers.annex_a.fields import UNBORN_AGE
from goldenthread.records.importers.annex_a.maps.parts import yes
from goldenthread.records.importers.language import TableMap

#: Lists of children with whether they say if the child is disabled, the one to believe first where two differ: later
#: stages of a child's journey are better checked than a first contact.
_BELIEVED = (
    ("list_8", True),
    ("list_7", True),
    ("list_6", True),
    ("list_10", True),
    ("list_9", True),
    ("list_5", True),
    ("list_4", True),
    ("list_3", False),
    ("list_2", False),
    ("list_1", False),
)
_TEAMED = ("list_3", "list_4", "list_5", "list_6", "list_7", "list_8", "list_9")


def people() -> tuple[TableMap, ...]:
    """One person for each child of lists 1 to 10, the teams and the workers; adopters are not children."""
    rows = "\nunion all\n".join(
        f"select {rank} as rank, child_id, gender, ethnicity, date_of_birth, age, {yes('disability') if disabled else 'null::boolean'} as disabled,"
        f" _source, _as_at, _file, _row from {name} where child_id is not null"
        for rank, (name, disabled) in enumerate(_BELIEVED)
    )
    # A date of birth after the lists' own date, or an age of -1, is the date an unborn child is due.
    sql = f"""
        with seen as ({rows}),
        dated as (
            select *, coalesce(date_of_birth > _as_at or age = {UNBORN_AGE}, false) as unborn from seen
        )
        select child_id, child_id as source_id,
               arg_min(gender, rank) filter (where gender is not null) as sex,
               arg_min(ethnicity, rank) filter (where ethnicity is not null) as ethnicity,
               arg_min(date_of_birth, rank) filter (where date_of_birth is not null and not unborn) as birth_date,
               case when count(date_of_birth) filter (where not unborn) = 0
                    then arg_min(date_of_birth, rank) filter (where date_of_birth is not null) end as expected_birth_date,
               arg_min(disabled, rank) filter (where disabled is not null) as disabled,
               _source, any_value(_as_at) as _as_at,
               arg_min(_file, rank * 10000000 + _row) as _file, arg_min(_row, rank * 10000000 + _row) as _row
        from dated
        group by _source, child_id
    """
    return (TableMap("people", sql), *_STAFF)


_TEAMS = "\nunion all\n".join(
    f"select allocated_team, allocated_worker, _source, _as_at, _file, _row from {name}" for name in _TEAMED
)

_STAFF = (
    TableMap(
        "teams",
        f"""
        select allocated_team as source_id, allocated_team as team_id, allocated_team as team_name,
               _source, any_value(_as_at) as _as_at, arg_min(_file, _row) as _file, min(_row) as _row
        from ({_TEAMS}) where allocated_team is not null
        group by _source, allocated_team
        """,
    ),
    # A worker's team is given only where every list that names the worker names the same one.
    TableMap(
        "workers",
        f"""
        select worker as source_id, worker as worker_id,
               case when count(distinct team) = 1 then any_value(team) end as team_id,
               _source, any_value(_as_at) as _as_at, arg_min(_file, _row) as _file, min(_row) as _row
        from (
            select allocated_worker as worker, allocated_team as team, _source, _as_at, _file, _row from ({_TEAMS})
            union all
            select allocated_personal_adviser, allocated_team, _source, _as_at, _file, _row from list_9
        ) where worker is not null
        group by _source, worker
        """,
    ),
)

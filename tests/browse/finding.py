"""Children, teams, workers and clocks of the tests' borough that make pages full, short or empty."""

from typing import Final

from goldenthread.serving.opening import Served

_CHILDREN: Final = """
    select p.ref, p.child_id, count(*) as runs from person p join due d using (person_key)
    where p.restricted = 0 and p.child_id is not null and not d.beside group by 1, 2
"""
_RUNS: Final = (
    "select clock, count(*) as runs from due where person_key in (select person_key from person where restricted = 0)"
)
#: One value each: what stands for the name in an address, by the shortest question that finds it.
_ASKED: Final = {
    "child": f"select ref from ({_CHILDREN}) order by runs desc, ref",
    "child_number": f"select child_id from ({_CHILDREN}) order by runs desc, ref",
    "quiet_child": f"select ref from ({_CHILDREN}) where runs = 1 order by ref",
    "restricted": "select ref from person where restricted = 1 order by ref",
    "restricted_key": "select person_key from person where restricted = 1 order by ref",
    "team": "select team_id from holding group by 1 order by count(*) desc, 1",
    "idle_team": "select team_id from team where closed is null and team_id not in (select team_id from holding) order by 1",
    "worker": """
        select worker_id from holding where team_id = (select team_id from holding group by 1 order by count(*) desc, 1 limit 1)
        group by 1 order by count(*) desc, 1
    """,
    "idle_worker": """
        select worker_id from worker where ended is null and worker_id not in (select worker_id from holding) order by 1
    """,
    "service": "select service from team join holding using (team_id) group by 1 order by count(*) desc, 1",
    "clock": f"select clock from ({_RUNS} group by 1) order by runs desc, 1",
    "one_clock": f"select clock from ({_RUNS} and not beside group by 1) where runs = 1 order by 1",
    "no_clock": "select clock from clock where clock not in (select clock from due) and lacking = '' order by 1",
    "one_due": """
        select 'status=' || status || '&worker=' || worker from due where not beside and worker is not null
        group by status, worker having count(*) = 1 order by 1
    """,
    "unrecorded": """
        select m.key from measure m where exists
        (select 1 from figure f where f.key = m.key and f.reason = 'not-recorded' and f.breakdown = '') order by 1
    """,
}


def names_of(served: Served) -> dict[str, str]:
    """What stands for each name; raises LookupError for one that the borough has nothing for."""
    found = {}
    for name, sql in _ASKED.items():
        row = served.connection().execute(f"{sql} limit 1").fetchone()
        if row is None:
            raise LookupError(f"{name}: the borough has nothing like it")
        found[name] = str(row[0])
    return found

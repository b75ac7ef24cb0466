"""Ends before it begins."""

from collections.abc import Iterator

from goldenthread.records.checks.language import OURS, Check, Unit
from goldenthread.records.tables import Table

#: Tables for which an official rule of its own says the same.
_OFFICIAL = ("referrals", "assessments", "cin_plans", "cp_plans", "care_episodes", "missing_episodes")


def _each(table: Table) -> Iterator[Unit]:
    """Every table of things that begin and end."""
    if table.ends and table.event_date and table.name not in _OFFICIAL:
        yield Unit(table.name, (table.ends, table.event_date), where=f'r."{table.ends}" < r."{table.event_date}"')


CHECK = Check(
    code="end-before-start",
    title="Ends before it begins",
    sentence="The {@column} in {@table} is {value}, before it began.",
    mend="Correct whichever date is wrong.",
    severity="error",
    source=OURS,
    each=_each,
    examples="""
        -- placements
        child | start_date | end_date   | found
        A     | 2023-05-01 | 2023-06-01 | no
        B     | 2023-05-01 | 2023-04-01 | yes
        C     | 2023-05-01 |            | no
        -- involvements
        child | worker_id | start_date | end_date   | found
        A     | W1        | 2023-05-01 | 2023-04-30 | yes
        B     | W1        | 2023-05-01 | 2023-05-01 | no
    """,
)

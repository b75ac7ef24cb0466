"""Refers to something that is not there."""

from collections.abc import Iterator

from goldenthread.records.checks.language import OURS, Check, Unit
from goldenthread.records.tables import Table


def _each(table: Table) -> Iterator[Unit]:
    """Every reference; a table that was not supplied at all is one finding of its own (missing-table)."""
    for column in table.columns:
        if column.kind == "ref":
            alias = column.name.removesuffix("_key")
            found = f'r."{column.name}" is not null and {alias}.event_key is null'
            yield Unit(table.name, (column.name,), where=f'{found} and exists (select 1 from "{column.refers}")')


CHECK = Check(
    code="orphan-row",
    title="Refers to something that is not there",
    sentence="The row in {@table} refers by its {@column} to a row that was not supplied.",
    mend="Supply the missing row, or correct the reference; until then the two cannot be counted together.",
    severity="error",
    source=OURS,
    each=_each,
    examples="""
        -- assessments
        child | referral_key | start_date | found
        A     | r1           | 2024-01-05 | no
        B     | r9           | 2024-01-05 | yes
        C     |              | 2024-01-05 | no
        -- visits
        child | kind | plan_key | visit_date | found
        A     | cp   | p1       | 2024-01-05 | no
        -- referrals
        id | child | referral_date
        r1 | A     | 2024-01-05
    """,
)

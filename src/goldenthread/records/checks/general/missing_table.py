"""Refers to a table that was not supplied."""

from collections.abc import Iterator

from goldenthread.records.checks.language import OURS, Check, Unit
from goldenthread.records.tables import Table


def _each(table: Table) -> Iterator[Unit]:
    """Every reference, once for the table."""
    for column in table.columns:
        if column.kind == "ref":
            yield Unit(
                table.name,
                (column.name,),
                rows=f'select min(event_key) as event_key from "{table.name}" where "{column.name}" is not null '
                f'and not exists (select 1 from "{column.refers}") having count(*) > 0',
            )


CHECK = Check(
    code="missing-table",
    title="Refers to a table that was not supplied",
    sentence=(
        "Rows of {@table} refer by their {@column} to rows of a table that has none: it seems not to have "
        "been supplied."
    ),
    mend="Supply the missing file, and load again.",
    severity="error",
    source=OURS,
    each=_each,
    examples="""
        -- visits
        child | kind | plan_key | visit_date | found
        A     | cp   | p1       | 2024-01-05 | yes
        B     | cp   | p2       | 2024-01-05 | no
        -- assessments
        child | referral_key | start_date | found
        A     | r1           | 2024-01-05 | no
        B     | r9           | 2024-01-05 | no
        -- referrals
        id | child | referral_date
        r1 | A     | 2024-01-05
    """,
)

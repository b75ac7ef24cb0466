"""A table mostly dated after the date of the data."""

from collections.abc import Iterator

from goldenthread.records.checks.language import OURS, Check, Unit
from goldenthread.records.tables import Table


def _each(table: Table) -> Iterator[Unit]:
    """Every table of dated events, once for the table."""
    if table.event_date and not table.column(table.event_date).planned:
        name = table.event_date
        yield Unit(
            table.name,
            (name,),
            rows=f'select arg_max(event_key, "{name}") as event_key, max("{name}")::varchar as value from "{table.name}" '
            f'having count(*) filter ("{name}" > :as_at) > :after-as-at-share * count("{name}")',
        )


CHECK = Check(
    code="table-mostly-after-as-at",
    title="A table mostly dated after the date of the data",
    sentence="Most rows of {@table} are dated after the date that these records speak of, the latest {value}.",
    mend="Give the right date with --as-at, or say with --dates how dates are written.",
    severity="error",
    source=OURS,
    each=_each,
    examples="""
        -- referrals
        id | child | referral_date | found
        r1 | A     | 2024-01-05    | no
        r2 | B     | 2024-04-05    | no
        r3 | C     | 2024-12-05    | yes
        -- visits
        child | kind | visit_date | found
        A     | cp   | 2024-01-05 | no
        B     | cp   | 2024-04-05 | no
    """,
)

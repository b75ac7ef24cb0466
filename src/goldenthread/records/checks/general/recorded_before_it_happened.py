"""Recorded before it happened."""

from collections.abc import Iterator

from goldenthread.records.checks.language import OURS, Check, Unit
from goldenthread.records.tables import Table


def _each(table: Table) -> Iterator[Unit]:
    """Every table that says when its events were recorded."""
    if "recorded_at" in table.names:
        name = table.event_date
        yield Unit(table.name, (name, "recorded_at"), where=f'r.recorded_at::date < r."{name}"')


CHECK = Check(
    code="recorded-before-it-happened",
    title="Recorded before it happened",
    sentence="What is dated {value} in {@table} was recorded earlier, on {recorded_at}.",
    mend="Correct the date of the event; a plan for it is not the event.",
    severity="query",
    source=OURS,
    each=_each,
    examples="""
        -- visits
        child | kind | visit_date | recorded_at         | found
        A     | cp   | 2024-01-05 | 2024-01-06 09:00:00 | no
        B     | cp   | 2024-01-05 | 2024-01-05 00:00:00 | no
        C     | cp   | 2024-01-05 | 2024-01-04 09:00:00 | yes
        D     | cp   | 2024-01-05 |                     | no
    """,
)

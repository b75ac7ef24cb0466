"""Worker who is not listed."""

from collections.abc import Iterator

from goldenthread.records.checks.language import OURS, Check, Unit
from goldenthread.records.tables import Table


def _each(table: Table) -> Iterator[Unit]:
    """Every table that names a worker, where there is a list of them."""
    if "worker_id" in table.names and table.name != "workers":
        listed = "select worker_id from workers where worker_id is not null"
        yield Unit(
            table.name,
            ("worker_id",),
            where=f"r.worker_id is not null and exists (select 1 from workers) and r.worker_id not in ({listed})",
        )


CHECK = Check(
    code="worker-not-listed",
    title="Worker who is not listed",
    sentence="The row in {@table} names a worker ({value}) who is not in the list of workers.",
    mend="Add the worker to the list, or correct the identifier.",
    severity="query",
    source=OURS,
    each=_each,
    examples="""
        -- workers
        worker_id
        W1
        -- visits
        child | kind | visit_date | worker_id | found
        A     | cp   | 2023-06-01 | W1        | no
        B     | cp   | 2023-06-01 | W9        | yes
        C     | cp   | 2023-06-01 |           | no
        -- involvements
        child | worker_id | role        | start_date | found
        A     | W8        | case-worker | 2023-06-01 | yes
    """,
)

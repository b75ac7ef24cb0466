"""Case still held by a worker who has left."""

from goldenthread.records.checks.language import OURS, Check

CHECK = Check(
    code="case-held-by-leaver",
    title="Case still held by a worker who has left",
    sentence="The case is held by worker {worker_id}, who left on {value}.",
    mend="Allocate the case to another worker.",
    severity="error",
    source=OURS,
    table="involvements",
    columns=(
        "worker_id",
        "end_date",
    ),
    also=("workers",),
    rows="""
        select i.event_key, strftime(any_value(w.end_date), '%-d %B %Y') as value from involvements i
        join workers w on w.worker_id = i.worker_id
        where i.role in {holds-the-case} and i.until_date > :as_at and i.start_date <= :as_at
        group by i.event_key having max(w.until_date) <= :as_at
    """,
    examples="""
        -- workers
        worker_id | start_date | end_date
        W1        | 2020-01-01 |
        W2        | 2020-01-01 | 2024-02-01
        -- involvements
        child | worker_id | role        | start_date | end_date   | found
        A     | W1        | case-worker | 2023-06-01 |            | no
        B     | W2        | case-worker | 2023-06-01 |            | yes
        C     | W2        | case-worker | 2023-06-01 | 2024-02-01 | no
        D     | W2        | iro         | 2023-06-01 |            | no
    """,
)

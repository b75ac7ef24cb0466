"""Worker who held the case for less than a day."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="SW09STG2",
    title="Worker who held the case for less than a day",
    sentence="The worker held the case from {start_date} to {end_date}: less than a day.",
    mend="Take out the entry, or correct the dates.",
    severity="error",
    official=care("SW09STG2"),
    source=CARE_RULES,
    table="involvements",
    columns=(
        "end_date",
        "start_date",
    ),
    where="r.role in {holds-the-case} and r.end_date = r.start_date",
    examples="""
        child | worker_id | role        | start_date | end_date   | found
        A     | W1        | case-worker | 2023-05-01 | 2023-06-01 | no
        B     | W1        | case-worker | 2023-05-01 | 2023-05-01 | yes
        C     | W1        | iro         | 2023-05-01 | 2023-05-01 | no
        D     | W1        | case-worker | 2023-05-01 |            | no
    """,
)

"""Looked after, but under no legal status."""

from goldenthread.records.checks.language import OURS, Check

CHECK = Check(
    code="looked-after-without-legal-status",
    title="Looked after, but under no legal status",
    sentence="The child has been looked after since {start_date}, but no legal status is open.",
    mend="Record the order or agreement under which the child is looked after.",
    severity="error",
    source=OURS,
    table="care_periods",
    columns=("start_date",),
    also=("legal_statuses",),
    rows="""
        select c.event_key from care_periods c
        anti join legal_statuses s on s.person_key = c.person_key and s.start_date <= :as_at and s.until_date > :as_at
        where c.start_date <= :as_at and c.until_date > :as_at and exists (select 1 from legal_statuses)
    """,
    examples="""
        child | start_date | end_date   | found
        A     | 2023-05-01 |            | no
        B     | 2023-05-01 |            | yes
        C     | 2023-05-01 | 2023-09-01 | no
        D     | 2023-05-01 |            | yes
        -- legal_statuses
        child | status | start_date | end_date
        A     | C2     | 2023-05-01 |
        D     | C1     | 2023-05-01 | 2023-12-01
    """,
)

"""Looked after, but placed nowhere."""

from goldenthread.records.checks.language import OURS, Check

CHECK = Check(
    code="looked-after-without-placement",
    title="Looked after, but placed nowhere",
    sentence="The child has been looked after since {start_date}, but no placement is open.",
    mend="Record where the child is placed.",
    severity="error",
    source=OURS,
    table="care_periods",
    columns=("start_date",),
    also=("placements",),
    rows="""
        select c.event_key from care_periods c
        anti join placements q on q.person_key = c.person_key and q.start_date <= :as_at and q.until_date > :as_at
        where c.start_date <= :as_at and c.until_date > :as_at and c.short_breaks is not true and exists (select 1 from placements)
    """,
    examples="""
        child | start_date | end_date   | short_breaks | found
        A     | 2023-05-01 |            |              | no
        B     | 2023-05-01 |            |              | yes
        C     | 2023-05-01 | 2023-09-01 |              | no
        D     | 2023-05-01 |            | yes          | no
        F     | 2023-05-01 |            | no           | yes
        -- placements
        child | start_date | end_date
        A     | 2023-05-01 |
        F     | 2023-05-01 | 2023-12-01
    """,
)

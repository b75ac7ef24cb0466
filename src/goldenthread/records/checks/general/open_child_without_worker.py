"""Open case that no worker holds."""

from goldenthread.records.checks.language import OURS, Check

CHECK = Check(
    code="open-child-without-worker",
    title="Open case that no worker holds",
    sentence="The case opened on {referral_date} is open, but no case worker holds it.",
    mend="Allocate a worker, or record who holds the case.",
    severity="error",
    source=OURS,
    table="referrals",
    columns=("referral_date",),
    also=("involvements",),
    rows="""
        select r.event_key from referrals r
        anti join involvements i on i.person_key = r.person_key and i.role in {holds-the-case}
        and i.start_date <= :as_at and i.until_date > :as_at
        where r.referral_date <= :as_at and r.until_date > :as_at and r.no_further_action is not true
        and exists (select 1 from involvements)
    """,
    examples="""
        child | referral_date | close_date | no_further_action | found
        A     | 2024-01-05    |            | no                | no
        B     | 2024-01-05    |            | no                | yes
        C     | 2024-01-05    | 2024-02-05 | no                | no
        D     | 2024-01-05    |            |                   | yes
        F     | 2024-01-05    |            | yes               | no
        -- involvements
        child | worker_id | role        | start_date | end_date
        A     | W1        | case-worker | 2024-01-06 |
        B     | W1        | iro         | 2024-01-06 |
        D     | W1        | case-worker | 2024-01-06 | 2024-02-01
    """,
)

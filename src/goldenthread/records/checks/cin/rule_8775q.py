"""Open case of somebody too old for one."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8775Q",
    title="Open case of somebody too old for one",
    sentence="The case opened on {referral_date} runs on after the person passed the oldest age for such a case.",
    mend="Close the case, or correct the date of birth.",
    severity="query",
    official=cin("8775Q"),
    source=CIN_RULES,
    table="referrals",
    columns=("referral_date",),
    also=("people",),
    where="""
        p.latest_birth_date + to_years(:oldest-open-case-years) < least(r.until_date, :as_at)
        and r.no_further_action is not true
    """,
    examples="""
        -- people
        child | birth_date
        A     | 2012-05-01
        B     | 1997-05-01
        C     | 1997-05-01
        -- referrals
        child | referral_date | close_date | no_further_action | found
        A     | 2024-01-05    |            | no                | no
        B     | 2020-01-05    |            | no                | yes
        C     | 2020-01-05    | 2021-01-05 | no                | no
        C     | 2020-01-05    | 2023-01-05 | no                | yes
    """,
)

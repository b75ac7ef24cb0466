"""Closed because the child died, without a date of death."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8585Q",
    title="Closed because the child died, without a date of death",
    sentence="The case closed on {close_date} because the child died, but no date of death is recorded.",
    mend="Record the date of death, or correct the reason for closure.",
    severity="query",
    official=cin("8585Q"),
    source=CIN_RULES,
    table="referrals",
    columns=("close_reason",),
    also=("people",),
    where="r.close_reason in {died-closure} and p.death_date is null",
    examples="""
        -- people
        child | death_date
        A     | 2023-10-01
        B     |
        -- referrals
        child | referral_date | close_date | close_reason | found
        A     | 2023-01-05    | 2023-10-02 | RC2          | no
        B     | 2023-01-05    | 2023-10-02 | RC2          | yes
        B     | 2022-01-05    | 2022-10-02 | RC7          | no
        A     | 2022-01-05    | 2022-10-02 | RC7          | no
    """,
)

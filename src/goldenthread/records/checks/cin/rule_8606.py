"""Referral longer before birth than a pregnancy lasts."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8606",
    title="Referral longer before birth than a pregnancy lasts",
    sentence="The referral on {referral_date} is earlier than the pregnancy can have begun.",
    mend="Check the date of referral and the date of birth.",
    severity="error",
    official=cin("8606"),
    source=CIN_RULES,
    table="referrals",
    columns=("referral_date",),
    also=("people",),
    where="coalesce(p.latest_birth_date, p.expected_birth_date) - r.referral_date > :gestation-days",
    examples="""
        -- people
        child | birth_date | expected_birth_date
        A     | 2024-02-01 |
        B     | 2024-02-01 |
        C     |            | 2024-06-01
        D     |            |
        -- referrals
        child | referral_date | found
        A     | 2023-10-01    | no
        B     | 2023-03-01    | yes
        C     | 2024-01-01    | no
        C     | 2023-06-01    | yes
        D     | 2023-06-01    | no
    """,
)

"""Referral with further action and no primary need."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8610",
    title="Referral with further action and no primary need",
    sentence="The referral on {referral_date} led to further action but has no primary need.",
    mend="Record the primary need.",
    severity="error",
    official=cin("8610"),
    source=CIN_RULES,
    table="referrals",
    columns=("primary_need",),
    where="r.no_further_action is false and r.primary_need is null",
    blank_only=True,
    examples="""
        child | referral_date | no_further_action | primary_need | found
        A     | 2024-01-05    | no                | N1           | no
        B     | 2024-01-05    | no                |              | yes
        C     | 2024-01-05    | yes               |              | no
        D     | 2024-01-05    |                   |              | no
    """,
)

"""Closed without a reason."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8805",
    title="Closed without a reason",
    sentence="The case closed on {close_date} without a reason for closure.",
    mend="Record the reason for closure.",
    severity="error",
    official=cin("8805"),
    source=CIN_RULES,
    table="referrals",
    columns=(
        "close_reason",
        "close_date",
    ),
    where="r.close_date is not null and r.close_reason is null and r.no_further_action is not true",
    blank_only=True,
    examples="""
        child | referral_date | close_date | close_reason | no_further_action | found
        A     | 2024-01-05    | 2024-02-05 | RC7          | no                | no
        B     | 2024-01-05    | 2024-02-05 |              | no                | yes
        C     | 2024-01-05    |            |              | no                | no
        D     | 2024-01-05    | 2024-01-06 |              | yes               | no
    """,
)

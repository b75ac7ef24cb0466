"""Reason for closure of a case still open."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8810",
    title="Reason for closure of a case still open",
    sentence="There is a reason for closure ({close_reason}) but no date of closure.",
    mend="Record the date of closure, or take out the reason.",
    severity="error",
    official=cin("8810"),
    source=CIN_RULES,
    table="referrals",
    columns=(
        "close_reason",
        "close_date",
    ),
    where="r.close_date is null and r.close_reason is not null",
    examples="""
        child | referral_date | close_date | close_reason | found
        A     | 2024-01-05    | 2024-02-05 | RC7          | no
        B     | 2024-01-05    |            | RC7          | yes
        C     | 2024-01-05    |            |              | no
        D     | 2024-01-05    | 2024-02-05 |              | no
    """,
)

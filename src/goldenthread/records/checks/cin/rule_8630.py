"""Closed before it was referred."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8630",
    title="Closed before it was referred",
    sentence="The case closed on {close_date}, before the referral on {referral_date}.",
    mend="Correct whichever date is wrong.",
    severity="error",
    official=cin("8630"),
    source=CIN_RULES,
    table="referrals",
    columns=(
        "close_date",
        "referral_date",
    ),
    where="r.close_date < r.referral_date",
    examples="""
        child | referral_date | close_date | found
        A     | 2024-01-05    | 2024-02-05 | no
        B     | 2024-01-05    | 2024-01-05 | no
        C     | 2024-01-05    | 2024-01-04 | yes
        D     | 2024-01-05    |            | no
    """,
)

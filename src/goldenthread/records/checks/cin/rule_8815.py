"""More than one open case."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8815",
    title="More than one open case",
    sentence="The case opened on {referral_date} is one of several of this child that are open.",
    mend="Close the earlier case, or join the two.",
    severity="error",
    official=cin("8815"),
    source=CIN_RULES,
    table="referrals",
    columns=(
        "referral_date",
        "close_date",
    ),
    rows="""
        select event_key from referrals
        where close_date is null and no_further_action is not true
        qualify count(*) over (partition by person_key) > 1
    """,
    examples="""
        child | referral_date | close_date | no_further_action | found
        A     | 2023-01-05    |            | no                | yes
        A     | 2024-01-05    |            | no                | yes
        B     | 2023-01-05    | 2023-06-01 | no                | no
        B     | 2024-01-05    |            | no                | no
        C     | 2023-01-05    |            | yes               | no
        C     | 2024-01-05    |            | no                | no
    """,
)

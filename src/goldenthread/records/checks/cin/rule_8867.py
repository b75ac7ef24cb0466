"""Unfinished assessment in a closed case."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8867",
    title="Unfinished assessment in a closed case",
    sentence=(
        "The assessment begun on {start_date} has no date of completion, but the case closed on {referral.close_date}."
    ),
    mend="Record when the assessment was authorised, or reopen the case.",
    severity="error",
    official=cin("8867"),
    source=CIN_RULES,
    table="assessments",
    columns=(
        "authorised_date",
        "start_date",
    ),
    also=("referrals",),
    where="r.authorised_date is null and referral.close_date <= :as_at",
    examples="""
        id | child | referral_key | start_date | authorised_date | found
        a1 | A     | r1           | 2024-01-08 | 2024-02-01      | no
        a2 | B     | r2           | 2024-01-08 |                 | yes
        a3 | C     | r3           | 2024-01-08 |                 | no
        a4 | D     |              | 2024-01-08 |                 | no
        -- referrals
        id | child | referral_date | close_date
        r1 | A     | 2024-01-05    | 2024-02-05
        r2 | B     | 2024-01-05    | 2024-02-05
        r3 | C     | 2024-01-05    |
    """,
)

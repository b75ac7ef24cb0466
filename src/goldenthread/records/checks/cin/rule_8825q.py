"""Closed after an assessment that is not there."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8825Q",
    title="Closed after an assessment that is not there",
    sentence="The case is recorded as closed after assessment, but it has no assessment.",
    mend="Record the assessment, or correct the reason for closure.",
    severity="query",
    official=cin("8825Q"),
    source=CIN_RULES,
    table="referrals",
    columns=(
        "close_reason",
        "close_date",
    ),
    also=("assessments",),
    rows="""
        select r.event_key from referrals r anti join assessments a on a.referral_key = r.event_key
        where r.close_reason in {assessed-not-in-need} and exists (select 1 from assessments)
    """,
    examples="""
        id | child | referral_date | close_date | close_reason | found
        r1 | A     | 2024-01-05    | 2024-02-05 | RC8          | no
        r2 | B     | 2024-01-05    | 2024-02-05 | RC8          | yes
        r3 | C     | 2024-01-05    | 2024-02-05 | RC7          | no
        r4 | D     | 2024-01-05    |            |              | no
        r5 | E     | 2024-01-05    | 2024-02-05 | RC9          | yes
        -- assessments
        child | referral_key | start_date
        A     | r1           | 2024-01-08
    """,
)

"""More than an assessment under a case closed after assessment."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="2990",
    title="More than an assessment under a case closed after assessment",
    sentence=(
        "The case closed after assessment with no further action, yet an enquiry, conference or plan is "
        "recorded under it."
    ),
    mend="Correct the reason for closure, or record the work under the right case.",
    severity="error",
    official=cin("2990"),
    source=CIN_RULES,
    table="referrals",
    columns=(
        "close_reason",
        "close_date",
    ),
    also=(
        "s47_enquiries",
        "conferences",
        "cin_plans",
        "cp_plans",
    ),
    rows="""
        select event_key from referrals where close_reason = 'RC8' and event_key in (
            select referral_key from s47_enquiries union select referral_key from conferences
            union select referral_key from cin_plans union select referral_key from cp_plans)
    """,
    examples="""
        id | child | referral_date | close_date | close_reason | found
        r1 | A     | 2024-01-05    | 2024-02-05 | RC8          | yes
        r2 | B     | 2024-01-05    | 2024-02-05 | RC8          | no
        r3 | C     | 2024-01-05    | 2024-02-05 | RC7          | no
        r4 | D     | 2024-01-05    | 2024-02-05 | RC8          | yes
        -- s47_enquiries
        child | referral_key | start_date
        A     | r1           | 2024-01-08
        C     | r3           | 2024-01-08
        -- cin_plans
        child | referral_key | start_date
        D     | r4           | 2024-01-28
    """,
)

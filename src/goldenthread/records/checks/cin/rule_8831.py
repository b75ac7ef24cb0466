"""Assessment or enquiry under a referral without further action."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8831",
    title="Assessment or enquiry under a referral without further action",
    sentence="The referral on {referral_date} led to no further action, yet work followed under it.",
    mend="Correct the outcome of the referral, or record the work under the right referral.",
    severity="error",
    official=cin("8831"),
    source=CIN_RULES,
    table="referrals",
    columns=(
        "no_further_action",
        "referral_date",
    ),
    also=(
        "assessments",
        "s47_enquiries",
        "conferences",
    ),
    rows="""
        select event_key from referrals where no_further_action and event_key in (
            select referral_key from assessments union select referral_key from s47_enquiries
            union select referral_key from conferences)
    """,
    examples="""
        id | child | referral_date | no_further_action | found
        r1 | A     | 2024-01-05    | yes               | yes
        r2 | B     | 2024-01-05    | yes               | yes
        r3 | C     | 2024-01-05    | no                | no
        r4 | D     | 2024-01-05    | yes               | no
        -- assessments
        child | referral_key | start_date
        A     | r1           | 2024-01-08
        C     | r3           | 2024-01-08
        -- s47_enquiries
        child | referral_key | start_date
        B     | r2           | 2024-01-08
    """,
)

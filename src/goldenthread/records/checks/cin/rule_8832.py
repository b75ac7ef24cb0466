"""Child protection plan under a referral without further action."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8832",
    title="Child protection plan under a referral without further action",
    sentence=(
        "The referral on {referral_date} led to no further action, yet a child protection plan was made under it."
    ),
    mend="Correct the outcome of the referral, or record the plan under the right referral.",
    severity="error",
    official=cin("8832"),
    source=CIN_RULES,
    table="referrals",
    columns=(
        "no_further_action",
        "referral_date",
    ),
    also=("cp_plans",),
    rows="""
        select event_key from referrals where no_further_action and event_key in (select referral_key from cp_plans)
    """,
    examples="""
        id | child | referral_date | no_further_action | found
        r1 | A     | 2024-01-05    | yes               | yes
        r2 | B     | 2024-01-05    | yes               | no
        r3 | C     | 2024-01-05    | no                | no
        r4 | D     | 2024-01-05    |                   | no
        -- cp_plans
        child | referral_key | start_date
        A     | r1           | 2024-01-28
        C     | r3           | 2024-01-28
        D     | r4           | 2024-01-28
    """,
)

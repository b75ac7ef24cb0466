"""Child in need plan begun before the referral."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="4015",
    title="Child in need plan begun before the referral",
    sentence="The plan began on {start_date}, before the referral on {referral.referral_date}.",
    mend="Correct whichever date is wrong, or join the plan to the right referral.",
    severity="error",
    official=cin("4015"),
    source=CIN_RULES,
    table="cin_plans",
    columns=("start_date",),
    also=("referrals",),
    where="r.start_date < referral.referral_date",
    examples="""
        child | referral_key | start_date | found
        A     | r1           | 2024-01-05 | no
        A     | r1           | 2024-01-04 | yes
        A     | r1           | 2024-01-28 | no
        A     |              | 2023-12-01 | no
        -- referrals
        id | child | referral_date
        r1 | A     | 2024-01-05
    """,
)

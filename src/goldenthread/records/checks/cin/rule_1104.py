"""Initial conference before the referral."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="1104",
    title="Initial conference before the referral",
    sentence="The conference was on {conference_date}, before the referral on {referral.referral_date}.",
    mend="Correct whichever date is wrong, or join the conference to the right referral.",
    severity="error",
    official=cin("1104"),
    source=CIN_RULES,
    table="conferences",
    columns=("conference_date",),
    also=("referrals",),
    where="r.conference_date < referral.referral_date",
    examples="""
        child | referral_key | conference_date | found
        A     | r1           | 2024-01-05      | no
        A     | r1           | 2024-01-04      | yes
        A     | r1           | 2024-01-26      | no
        A     |              | 2023-12-01      | no
        -- referrals
        id | child | referral_date
        r1 | A     | 2024-01-05
    """,
)

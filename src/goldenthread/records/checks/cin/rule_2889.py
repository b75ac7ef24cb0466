"""Section 47 enquiry begun before the referral."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="2889",
    title="Section 47 enquiry begun before the referral",
    sentence="The enquiry began on {start_date}, before the referral on {referral.referral_date}.",
    mend="Correct whichever date is wrong, or join the enquiry to the right referral.",
    severity="error",
    official=cin("2889"),
    source=CIN_RULES,
    table="s47_enquiries",
    columns=("start_date",),
    also=("referrals",),
    where="r.start_date < referral.referral_date",
    examples="""
        child | referral_key | start_date | found
        A     | r1           | 2024-01-05 | no
        A     | r1           | 2024-01-04 | yes
        A     | r1           | 2024-01-08 | no
        A     |              | 2023-12-01 | no
        -- referrals
        id | child | referral_date
        r1 | A     | 2024-01-05
    """,
)

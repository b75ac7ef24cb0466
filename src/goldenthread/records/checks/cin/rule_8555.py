"""Referral after the child's death."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8555",
    title="Referral after the child's death",
    sentence="The child was referred on {referral_date}, after dying on {p.death_date}.",
    mend="Check the date of death and the date of referral.",
    severity="error",
    official=cin("8555"),
    source=CIN_RULES,
    table="referrals",
    columns=("referral_date",),
    also=("people",),
    where="r.referral_date > p.death_date",
    examples="""
        -- people
        child | death_date
        A     | 2023-10-01
        B     |
        -- referrals
        child | referral_date | found
        A     | 2023-09-01    | no
        A     | 2023-10-01    | no
        A     | 2023-10-02    | yes
        B     | 2023-12-01    | no
    """,
)

"""No pupil number for want of further action, though there was some."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8772",
    title="No pupil number for want of further action, though there was some",
    sentence=(
        "There is no unique pupil number because the referral led to no further action, but a referral of "
        "this child did."
    ),
    mend="Record the unique pupil number, or another reason why there is none.",
    severity="error",
    official=cin("8772"),
    source=CIN_RULES,
    table="people",
    columns=("upn_unknown",),
    also=("referrals",),
    rows="""
        select distinct r.event_key from people r join referrals x on x.person_key = r.person_key
        where r.upn_unknown = 'UN7' and x.no_further_action is not true
    """,
    examples="""
        -- people
        child | upn_unknown | found
        A     | UN7         | yes
        B     | UN7         | no
        C     | UN3         | no
        D     | UN7         | no
        -- referrals
        child | referral_date | no_further_action
        A     | 2024-01-05    | no
        B     | 2024-01-05    | yes
        C     | 2024-01-05    | no
    """,
)

"""Neither a unique pupil number nor a reason for none."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8770Q",
    title="Neither a unique pupil number nor a reason for none",
    sentence="The child is of school age and has neither a unique pupil number nor a reason why there is none.",
    mend="Ask the school for the number, or record why there is none.",
    severity="query",
    official=cin("8770Q"),
    source=CIN_RULES,
    table="referrals",
    columns=("referral_date",),
    also=("people",),
    where="""
        r.no_further_action is not true and r.until_date > :as_at and p.upn is null and p.upn_unknown is null
        and p.latest_birth_date + to_years(:school-age-years) <= :as_at
    """,
    blank_only=True,
    examples="""
        -- people
        child | birth_date | upn           | upn_unknown
        A     | 2012-05-01 | A302000000001 |
        B     | 2012-05-01 |               |
        C     | 2021-05-01 |               |
        D     | 2012-05-01 |               | UN3
        -- referrals
        child | referral_date | close_date | no_further_action | found
        A     | 2024-01-05    |            | no                | no
        B     | 2024-01-05    |            | no                | yes
        C     | 2024-01-05    |            | no                | no
        D     | 2024-01-05    |            | no                | no
        B     | 2023-01-05    | 2023-02-01 | no                | no
    """,
)

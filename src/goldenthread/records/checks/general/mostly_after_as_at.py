"""Records mostly dated after the date of the data."""

from goldenthread.records.checks.language import OURS, Check

CHECK = Check(
    code="mostly-after-as-at",
    title="Records mostly dated after the date of the data",
    sentence=(
        "Most contacts, referrals, assessments, plans and periods of care are dated after the date that "
        "these records are said to speak of."
    ),
    mend="Give the right date with --as-at, or say with --dates how dates are written.",
    severity="stops",
    source=OURS,
    table="people",
    columns=("child_id",),
    also=(
        "contacts",
        "referrals",
        "assessments",
        "cin_plans",
        "cp_plans",
        "care_periods",
    ),
    rows="""
        with happened as (
            select contact_date as day from contacts union all select referral_date from referrals
            union all select start_date from assessments union all select start_date from cin_plans
            union all select start_date from cp_plans union all select start_date from care_periods)
        select min(event_key) as event_key from people
        where (select count(*) filter (day > :as_at) > :after-as-at-share * count(*) from happened)
        having count(*) > 0
    """,
    examples="""
        -- people
        child | found
        A     | yes
        B     | no
        C     | no
        D     | no
        -- referrals
        child | referral_date
        A     | 2024-07-05
        B     | 2024-08-05
        C     | 2024-01-05
        -- care_periods
        child | start_date
        D     | 2024-09-05
    """,
)

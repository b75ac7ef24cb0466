"""The list of children and what happened are about different children."""

from goldenthread.records.checks.language import OURS, Check

CHECK = Check(
    code="no-person-in-common",
    title="The list of children and what happened are about different children",
    sentence=(
        "Not one contact, referral, assessment, plan or period of care is about a child in the list of children."
    ),
    mend="Load files that were drawn together, with the same identifier of the child.",
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
            select person_key from contacts union select person_key from referrals union select person_key from assessments
            union select person_key from cin_plans union select person_key from cp_plans union select person_key from care_periods)
        select min(event_key) as event_key from people
        where exists (select 1 from happened) and not exists (select 1 from happened semi join people using (person_key))
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
        X     | 2024-01-05
        Y     | 2024-01-05
        -- care_periods
        child | start_date
        Z     | 2024-01-05
    """,
)

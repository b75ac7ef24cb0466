"""Child of the census without an episode of need."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8590",
    title="Child of the census without an episode of need",
    sentence="The child is in the census but has no referral or episode of need.",
    mend="Record the referral, or leave the child out of the census.",
    severity="error",
    official=cin("8590"),
    source=CIN_RULES,
    table="people",
    columns=("child_id",),
    also=("referrals",),
    rows="""
        select event_key from people r where source_kind = 'cin'
        and not exists (select 1 from referrals x where x.person_key = r.person_key)
    """,
    examples="""
        -- people
        child | source_kind | found
        A     | cin         | no
        B     | cin         | yes
        C     | ssd         | no
        D     | local       | no
        -- referrals
        child | referral_date
        A     | 2024-01-05
    """,
)

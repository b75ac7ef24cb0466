"""Two open section 47 enquiries under one referral."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8839",
    title="Two open section 47 enquiries under one referral",
    sentence="The enquiry begun on {start_date} is one of several open under the same referral.",
    mend="Record how the earlier one ended, or take out the one entered twice.",
    severity="error",
    official=cin("8839"),
    source=CIN_RULES,
    table="s47_enquiries",
    columns=(
        "start_date",
        "conference_date",
    ),
    rows="""
        select event_key from s47_enquiries where referral_key is not null and conference_date is null
        and conference_not_required is not true and end_date is null
        qualify count(*) over (partition by person_key, referral_key) > 1
    """,
    examples="""
        child | referral_key | start_date | conference_date | conference_not_required | found
        A     | r1           | 2023-05-01 | 2023-05-20      |                         | no
        A     | r1           | 2023-06-01 |                 |                         | no
        B     | r2           | 2023-05-01 |                 |                         | yes
        B     | r2           | 2023-06-01 |                 | no                      | yes
        C     | r3           | 2023-05-01 |                 | yes                     | no
        C     | r3           | 2023-06-01 |                 |                         | no
    """,
)

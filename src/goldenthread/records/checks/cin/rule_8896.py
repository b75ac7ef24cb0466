"""Two open assessments under one referral."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8896",
    title="Two open assessments under one referral",
    sentence="The assessment begun on {start_date} is one of several open under the same referral.",
    mend="Record when the earlier one was authorised, or take out the one entered twice.",
    severity="error",
    official=cin("8896"),
    source=CIN_RULES,
    table="assessments",
    columns=(
        "authorised_date",
        "start_date",
    ),
    rows="""
        select event_key from assessments where authorised_date is null and referral_key is not null
        qualify count(*) over (partition by person_key, referral_key) > 1
    """,
    examples="""
        child | referral_key | start_date | authorised_date | found
        A     | r1           | 2023-05-01 | 2023-06-01      | no
        A     | r1           | 2023-06-01 |                 | no
        B     | r2           | 2023-05-01 |                 | yes
        B     | r2           | 2023-06-01 |                 | yes
        C     | r3           | 2023-05-01 |                 | no
    """,
)

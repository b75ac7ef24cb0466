"""Factors of an assessment that is not completed."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8614",
    title="Factors of an assessment that is not completed",
    sentence="The factor {factor} is recorded for the assessment begun on {start_date}, which is not completed.",
    mend="Record when the assessment was authorised, or take the factors out until it is.",
    severity="error",
    official=cin("8614"),
    source=CIN_RULES,
    table="assessment_factors",
    columns=("factor",),
    also=("assessments",),
    where="assessment.event_key is not null and assessment.authorised_date is null",
    examples="""
        child | assessment_key | start_date | factor | found
        A     | a1             | 2024-01-05 | 3A     | no
        B     | a2             | 2024-01-05 | 3A     | yes
        B     | a2             | 2024-01-05 | 4B     | yes
        C     |                | 2024-01-05 | 4B     | no
        -- assessments
        id | child | start_date | authorised_date
        a1 | A     | 2024-01-05 | 2024-02-05
        a2 | B     | 2024-01-05 |
    """,
)

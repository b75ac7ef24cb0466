"""The same factor twice in one assessment."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8898",
    title="The same factor twice in one assessment",
    sentence="The factor {factor} is recorded more than once for the assessment begun on {start_date}.",
    mend="Take out the second entry.",
    severity="query",
    official=cin("8898"),
    source=CIN_RULES,
    table="assessment_factors",
    columns=("factor",),
    rows="""
        with repeated as (
            select hash(assessment_key, factor) as alike from assessment_factors
            where assessment_key is not null group by alike having count(*) > 1)
        select event_key from assessment_factors
        where assessment_key is not null and hash(assessment_key, factor) in (select alike from repeated)
        qualify row_number() over (partition by assessment_key, factor order by event_key) > 1
    """,
    examples="""
        child | assessment_key | start_date | factor | found
        A     | a1             | 2024-01-05 | 3A     | no
        A     | a1             | 2024-01-05 | 3A     | yes
        A     | a1             | 2024-01-05 | 4A     | no
        B     | a2             | 2024-01-05 | 3A     | no
    """,
)

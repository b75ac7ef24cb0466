"""Assessment authorised before it began."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8608",
    title="Assessment authorised before it began",
    sentence="The assessment was authorised on {authorised_date}, before it began on {start_date}.",
    mend="Correct whichever date is wrong.",
    severity="error",
    official=cin("8608"),
    source=CIN_RULES,
    table="assessments",
    columns=(
        "authorised_date",
        "start_date",
    ),
    where="r.authorised_date < r.start_date",
    examples="""
        child | start_date | authorised_date | found
        A     | 2024-01-05 | 2024-02-05      | no
        B     | 2024-01-05 | 2024-01-05      | no
        C     | 2024-01-05 | 2024-01-04      | yes
        D     | 2024-01-05 |                 | no
    """,
)

"""Assessment open longer than it may take."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8670Q",
    title="Assessment open longer than it may take",
    sentence="The assessment begun on {start_date} is not authorised, though the longest time for it has passed.",
    mend="If it was authorised, record when; if not, the manager needs to see it.",
    severity="query",
    official=cin("8670Q"),
    source=CIN_RULES,
    table="assessments",
    columns=(
        "authorised_date",
        "start_date",
    ),
    where="r.authorised_date is null and r.start_date < :working-days-back(assessment-working-days)",
    examples="""
        child | start_date | authorised_date | found
        A     | 2024-03-01 |                 | no
        B     | 2024-01-05 |                 | yes
        C     | 2024-01-05 | 2024-03-20      | no
        D     | 2023-06-05 |                 | yes
    """,
)

"""Initial conference before the enquiry began."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8615",
    title="Initial conference before the enquiry began",
    sentence="The initial conference was on {conference_date}, before the enquiry began on {start_date}.",
    mend="Correct whichever date is wrong.",
    severity="error",
    official=cin("8615"),
    source=CIN_RULES,
    table="s47_enquiries",
    columns=(
        "conference_date",
        "start_date",
    ),
    where="r.conference_date < r.start_date",
    examples="""
        child | start_date | conference_date | found
        A     | 2024-01-08 | 2024-01-26      | no
        B     | 2024-01-08 | 2024-01-08      | no
        C     | 2024-01-08 | 2024-01-07      | yes
        D     | 2024-01-08 |                 | no
    """,
)

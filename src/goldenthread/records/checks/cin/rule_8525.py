"""Neither a date of birth nor an expected one, or both."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8525",
    title="Neither a date of birth nor an expected one, or both",
    sentence=(
        "The child needs either a date of birth or, before birth, an expected date of birth: there is "
        "neither, or there are both."
    ),
    mend="Record the date of birth; take out the expected date once the child is born.",
    severity="error",
    official=cin("8525"),
    source=CIN_RULES,
    table="people",
    columns=(
        "birth_date",
        "expected_birth_date",
    ),
    where="(r.birth_date is null) = (r.expected_birth_date is null)",
    examples="""
        child | birth_date | expected_birth_date | found
        A     | 2012-05-01 |                     | no
        B     |            | 2024-06-01          | no
        C     |            |                     | yes
        D     | 2024-01-10 | 2024-01-12          | yes
    """,
)

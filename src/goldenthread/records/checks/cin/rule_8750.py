"""Sex recorded for an unborn child."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8750",
    title="Sex recorded for an unborn child",
    sentence="The child is not yet born, but the sex is recorded as {sex}.",
    mend="Record the sex as not known until the child is born.",
    severity="error",
    official=cin("8750"),
    source=CIN_RULES,
    table="people",
    columns=(
        "sex",
        "expected_birth_date",
    ),
    where="r.birth_date is null and r.expected_birth_date is not null and r.sex not in {sex-of-unborn}",
    examples="""
        child | sex | birth_date | expected_birth_date | found
        A     | U   |            | 2024-06-01          | no
        B     | F   |            | 2024-06-01          | yes
        C     | F   | 2012-05-01 |                     | no
        D     |     |            | 2024-06-01          | no
    """,
)

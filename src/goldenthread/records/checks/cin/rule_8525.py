"""Neither a date of birth nor an expected one, or both."""

from goldenthread.records.checks.language import Check, cin

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
    source=(
        "DfE CIN census validation rules, as listed by data-to-insight/csc-validator-be-cin (2022-23); both "
        "dates are an error in one census only, as other sources keep the expected date after birth"
    ),
    table="people",
    columns=(
        "birth_date",
        "expected_birth_date",
    ),
    where="""
        (r.birth_date is null and r.expected_birth_date is null)
        or (r.birth_date is not null and r.expected_birth_date is not null and r.source_kind = 'cin' and not contains(r.sources, ' '))
    """,
    examples="""
        child | source_kind | sources           | birth_date | expected_birth_date | found
        A     | cin         | example:2         | 2012-05-01 |                     | no
        B     | cin         | example:3         |            | 2024-06-01          | no
        C     | ssd         | example:4         |            |                     | yes
        D     | cin         | example:5         | 2024-01-10 | 2024-01-12          | yes
        F     | cin         | example:6 other:9 | 2024-01-10 | 2024-01-12          | no
        G     | ssd         | example:7         | 2024-01-10 | 2024-01-12          | no
    """,
)

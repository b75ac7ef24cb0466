"""Date of birth after the date of the data."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8520",
    title="Date of birth after the date of the data",
    sentence="The date of birth is later than the date that these records speak of.",
    mend="Correct the date of birth, or record an expected date of birth for an unborn child.",
    severity="error",
    official=cin("8520"),
    source=CIN_RULES,
    table="people",
    columns=("birth_date",),
    where="r.birth_date > :as_at",
    examples="""
        child | birth_date | found
        A     | 2012-05-01 | no
        B     | 2024-03-31 | no
        C     | 2024-04-01 | yes
        D     |            | no
    """,
)

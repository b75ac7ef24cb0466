"""Too old to be in these records."""

from goldenthread.records.checks.language import OURS, Check

CHECK = Check(
    code="unlikely-age",
    title="Too old to be in these records",
    sentence="The person is older than anybody these records should be about.",
    mend="Check the date of birth.",
    severity="query",
    source=OURS,
    table="people",
    columns=("birth_date",),
    where="last_day(r.birth_date) + to_years(:oldest-birth-years) < :as_at and r.is_parent is not true",
    examples="""
        child | birth_date | is_parent | found
        A     | 2012-05-01 |           | no
        B     | 1984-05-01 |           | yes
        C     | 1984-05-01 | yes       | no
        D     |            |           | no
    """,
)

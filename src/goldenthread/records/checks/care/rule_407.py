"""Special guardianship of an adult."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="407",
    title="Special guardianship of an adult",
    sentence="Care ended by a special guardianship order on {end_date}, when the young person was 18 or over.",
    mend="Check the reason, the date and the date of birth.",
    severity="error",
    official=care("407"),
    source=CARE_RULES,
    table="care_periods",
    columns=(
        "end_reason",
        "end_date",
    ),
    also=("people",),
    where="""
        r.end_reason in {special-guardianship} and r.end_date >= p.latest_birth_date + to_years(:adult-age)
    """,
    examples="""
        -- people
        child | birth_date
        A     | 2005-05-10
        -- care_periods
        child | start_date | end_date   | end_reason | found
        A     | 2015-05-01 | 2023-05-09 | E45        | no
        A     | 2015-05-01 | 2023-05-10 | E45        | yes
        A     | 2015-05-01 | 2023-06-10 | E47        | yes
        A     | 2015-05-01 | 2023-06-10 | E5         | no
    """,
)

"""Adopted as an adult."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="386",
    title="Adopted as an adult",
    sentence="Care ended by adoption on {end_date}, when the young person was 18 or over.",
    mend="Check the reason, the date and the date of birth.",
    severity="error",
    official=care("386"),
    source=CARE_RULES,
    table="care_periods",
    columns=(
        "end_reason",
        "end_date",
    ),
    also=("people",),
    where="r.end_reason in {adopted} and r.end_date >= p.latest_birth_date + to_years(:adult-age)",
    examples="""
        -- people
        child | birth_date
        A     | 2005-05-10
        -- care_periods
        child | start_date | end_date   | end_reason | found
        A     | 2015-05-01 | 2023-05-09 | E11        | no
        A     | 2015-05-01 | 2023-05-10 | E11        | yes
        A     | 2015-05-01 | 2023-06-10 | E12        | yes
        A     | 2015-05-01 | 2023-06-10 | E5         | no
    """,
)

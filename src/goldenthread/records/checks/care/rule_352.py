"""Started to be looked after as an adult."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="352",
    title="Started to be looked after as an adult",
    sentence="The child started to be looked after on {start_date}, at 18 or over.",
    mend="Check the date of birth and the date; an adult cannot start to be looked after.",
    severity="error",
    official=care("352"),
    source=CARE_RULES,
    table="care_periods",
    columns=("start_date",),
    also=("people",),
    where="r.start_date >= p.latest_birth_date + to_years(:adult-age)",
    examples="""
        -- people
        child | birth_date | birth_date_precision
        A     | 2004-05-10 | day
        B     | 2004-05-01 | month
        -- care_periods
        child | start_date | found
        A     | 2021-05-01 | no
        A     | 2022-05-10 | yes
        A     | 2022-05-09 | no
        B     | 2022-05-10 | no
        B     | 2022-06-01 | yes
    """,
)

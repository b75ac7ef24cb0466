"""Placement outside its period of care."""

from goldenthread.records.checks.language import OURS, Check

CHECK = Check(
    code="placement-outside-care",
    title="Placement outside its period of care",
    sentence=(
        "The placement from {start_date} to {end_date} does not lie within the period of care from "
        "{care_period.start_date} to {care_period.end_date}."
    ),
    mend="Correct whichever date is wrong.",
    severity="error",
    source=OURS,
    table="placements",
    columns=(
        "start_date",
        "end_date",
    ),
    also=("care_periods",),
    where="r.start_date < care_period.start_date or r.until_date > care_period.until_date",
    examples="""
        child | care_period_key | start_date | end_date   | found
        A     | c1              | 2023-05-01 | 2023-09-01 | no
        A     | c1              | 2023-04-01 | 2023-05-01 | yes
        A     | c1              | 2023-06-01 | 2023-10-01 | yes
        A     | c1              | 2023-07-01 |            | yes
        B     |                 | 2023-07-01 |            | no
        -- care_periods
        id | child | start_date | end_date
        c1 | A     | 2023-05-01 | 2023-09-01
    """,
)

"""Period of care that ends in a temporary placement."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="381",
    title="Period of care that ends in a temporary placement",
    sentence="Care ended on {end_date} in a temporary placement, from which a child must return.",
    mend="Record the return to the usual placement, or another type of placement.",
    severity="error",
    official=care("381"),
    source=CARE_RULES,
    table="placements",
    columns=(
        "placement_type",
        "end_date",
    ),
    also=("care_periods",),
    where="r.placement_type in {temporary-placement} and r.end_date = care_period.end_date",
    examples="""
        child | care_period_key | placement_type | start_date | end_date   | found
        A     | c1              | U4             | 2023-05-01 | 2023-09-01 | no
        A     | c1              | T3             | 2023-06-01 | 2023-06-08 | no
        B     | c2              | T3             | 2023-08-25 | 2023-09-01 | yes
        C     | c3              | T3             | 2023-05-01 |            | no
        -- care_periods
        id | child | start_date | end_date
        c1 | A     | 2023-05-01 | 2023-09-01
        c2 | B     | 2023-05-01 | 2023-09-01
        c3 | C     | 2023-04-01 |
    """,
)

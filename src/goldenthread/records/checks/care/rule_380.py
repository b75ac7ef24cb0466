"""Period of care that begins in a temporary placement."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="380",
    title="Period of care that begins in a temporary placement",
    sentence="Care began on {start_date} in a temporary placement, which can only interrupt another.",
    mend="Record the placement in which care began.",
    severity="error",
    official=care("380"),
    source=CARE_RULES,
    table="placements",
    columns=(
        "placement_type",
        "start_date",
    ),
    also=("care_periods",),
    where="r.placement_type in {temporary-placement} and r.start_date = care_period.start_date",
    examples="""
        child | care_period_key | placement_type | start_date | found
        A     | c1              | U4             | 2023-05-01 | no
        A     | c1              | T3             | 2023-06-01 | no
        B     | c2              | T3             | 2023-05-01 | yes
        C     |                 | T3             | 2023-05-01 | no
        -- care_periods
        id | child | start_date
        c1 | A     | 2023-05-01
        c2 | B     | 2023-05-01
    """,
)

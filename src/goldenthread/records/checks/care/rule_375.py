"""Stay in hospital too long to be a temporary placement."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="375",
    title="Stay in hospital too long to be a temporary placement",
    sentence="The temporary placement in hospital began on {start_date} and lasted longer than six weeks.",
    mend="Record the hospital as the placement, or correct the dates.",
    severity="error",
    official=care("375"),
    source=CARE_RULES,
    table="placements",
    columns=(
        "end_date",
        "start_date",
        "placement_type",
    ),
    where="r.placement_type = 'T1' and least(r.until_date, :as_at) - r.start_date > :hospital-stay-days",
    examples="""
        child | placement_type | start_date | end_date   | found
        A     | T1             | 2024-01-01 | 2024-02-12 | no
        B     | T1             | 2024-01-01 | 2024-02-13 | yes
        C     | T1             | 2024-01-01 |            | yes
        D     | R2             | 2024-01-01 |            | no
    """,
)

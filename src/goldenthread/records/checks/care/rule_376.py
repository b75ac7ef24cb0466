"""Holiday placement too long to be temporary."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="376",
    title="Holiday placement too long to be temporary",
    sentence=(
        "The temporary placement during the carers' holiday began on {start_date} and lasted longer than three weeks."
    ),
    mend="Record a change of placement, or correct the dates.",
    severity="error",
    official=care("376"),
    source=CARE_RULES,
    table="placements",
    columns=(
        "end_date",
        "start_date",
        "placement_type",
    ),
    where="""
        r.placement_type = 'T3' and least(r.until_date, :as_at) - r.start_date > :holiday-placement-days
    """,
    examples="""
        child | placement_type | start_date | end_date   | found
        A     | T3             | 2024-01-01 | 2024-01-22 | no
        B     | T3             | 2024-01-01 | 2024-01-23 | yes
        C     | T3             | 2024-01-01 |            | yes
        D     | U4             | 2024-01-01 |            | no
    """,
)

"""Temporary placement for another reason that lasted too long."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="379",
    title="Temporary placement for another reason that lasted too long",
    sentence="The temporary placement began on {start_date} and lasted longer than seven days.",
    mend="Record a change of placement, or correct the dates.",
    severity="error",
    official=care("379"),
    source=CARE_RULES,
    table="placements",
    columns=(
        "end_date",
        "start_date",
        "placement_type",
    ),
    where="""
        r.placement_type = 'T4' and least(r.until_date, :as_at) - r.start_date > :temporary-placement-days
    """,
    examples="""
        child | placement_type | start_date | end_date   | found
        A     | T4             | 2024-01-01 | 2024-01-08 | no
        B     | T4             | 2024-01-01 | 2024-01-09 | yes
        C     | T4             | 2024-01-01 |            | yes
        D     | U4             | 2024-01-01 |            | no
    """,
)

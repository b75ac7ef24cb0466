"""Supported accommodation for a child too young for it."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="371",
    title="Supported accommodation for a child too young for it",
    sentence="The child was placed in supported accommodation on {start_date}, when under 16.",
    mend="Check the type of placement and the date of birth.",
    severity="error",
    official=care("371"),
    source=CARE_RULES,
    table="placements",
    columns=(
        "placement_type",
        "start_date",
    ),
    also=("people",),
    where="""
        r.placement_type = 'K3' and p.birth_date + to_years(:supported-accommodation-age) > r.start_date
    """,
    examples="""
        -- people
        child | birth_date
        A     | 2008-05-10
        -- placements
        child | placement_type | start_date | found
        A     | K3             | 2024-05-10 | no
        A     | K3             | 2023-05-10 | yes
        A     | K2             | 2023-05-10 | no
        A     | K3             | 2024-05-09 | yes
    """,
)

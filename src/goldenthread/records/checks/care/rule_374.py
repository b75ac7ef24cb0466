"""Residential employment of a child too young for it."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="374",
    title="Residential employment of a child too young for it",
    sentence="The child was placed in residential employment on {start_date}, when under 14.",
    mend="Check the type of placement and the date of birth.",
    severity="error",
    official=care("374"),
    source=CARE_RULES,
    table="placements",
    columns=(
        "placement_type",
        "start_date",
    ),
    also=("people",),
    where="""
        r.placement_type = 'P3' and p.birth_date + to_years(:residential-employment-age) > r.start_date
    """,
    examples="""
        -- people
        child | birth_date
        A     | 2006-05-10
        -- placements
        child | placement_type | start_date | found
        A     | P3             | 2023-05-10 | no
        A     | P3             | 2020-05-09 | yes
        A     | P3             | 2020-05-10 | no
        A     | P1             | 2020-05-01 | no
    """,
)

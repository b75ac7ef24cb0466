"""Residential school for a child too young for it."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="373",
    title="Residential school for a child too young for it",
    sentence="The child was placed in a residential school on {start_date}, when under four.",
    mend="Check the type of placement and the date of birth.",
    severity="error",
    official=care("373"),
    source=CARE_RULES,
    table="placements",
    columns=(
        "placement_type",
        "start_date",
    ),
    also=("people",),
    where="""
        r.placement_type in {residential-school} and p.birth_date + to_years(:residential-school-age) > r.start_date
    """,
    examples="""
        -- people
        child | birth_date
        A     | 2016-05-10
        -- placements
        child | placement_type | start_date | found
        A     | S1             | 2023-05-10 | no
        A     | S1             | 2020-05-09 | yes
        A     | S1             | 2020-05-10 | no
        A     | R1             | 2020-05-01 | no
    """,
)

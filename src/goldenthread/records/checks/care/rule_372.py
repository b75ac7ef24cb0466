"""Custody of a child too young for it."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="372",
    title="Custody of a child too young for it",
    sentence="The child was placed in custody on {start_date}, when under ten.",
    mend="Check the type of placement and the date of birth.",
    severity="error",
    official=care("372"),
    source=CARE_RULES,
    table="placements",
    columns=(
        "placement_type",
        "start_date",
    ),
    also=("people",),
    where="""
        r.placement_type in {custody-placement} and p.birth_date + to_years(:custody-age) > r.start_date
    """,
    examples="""
        -- people
        child | birth_date
        A     | 2010-05-10
        -- placements
        child | placement_type | start_date | found
        A     | R5             | 2023-05-10 | no
        A     | R5             | 2020-05-09 | yes
        A     | R5             | 2020-05-10 | no
        A     | R1             | 2020-05-01 | no
    """,
)

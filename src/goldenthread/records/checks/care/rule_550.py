"""Parents as provider of a placement elsewhere."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="550",
    title="Parents as provider of a placement elsewhere",
    sentence=(
        "The placement ({placement_type}) is recorded as provided by the parents, but the child is not "
        "placed with them."
    ),
    mend="Correct the provider or the type of placement.",
    severity="error",
    official=care("550"),
    source=CARE_RULES,
    table="placements",
    columns=(
        "provider",
        "placement_type",
    ),
    where="r.provider = 'PR0' and r.placement_type not in {placed-with-parents}",
    examples="""
        child | placement_type | provider | start_date | found
        A     | P1             | PR0      | 2023-01-01 | no
        B     | U4             | PR0      | 2023-01-01 | yes
        C     | U4             | PR4      | 2023-01-01 | no
        D     |                | PR0      | 2023-01-01 | no
    """,
)

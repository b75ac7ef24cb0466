"""Placement without a provider."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="526",
    title="Placement without a provider",
    sentence="The placement ({placement_type}) begun on {start_date} does not say who provides it.",
    mend="Record the provider.",
    severity="error",
    official=care("526"),
    source=CARE_RULES,
    table="placements",
    columns=(
        "provider",
        "placement_type",
    ),
    where="""
        r.provider is null and r.placement_type not in {temporary-placement} and r.placement_type <> 'Z1'
    """,
    blank_only=True,
    examples="""
        child | placement_type | provider | start_date | found
        A     | U4             | PR1      | 2023-01-01 | no
        B     | U4             |          | 2023-01-01 | yes
        C     | T3             |          | 2023-01-01 | no
        D     | Z1             |          | 2023-01-01 | no
    """,
)

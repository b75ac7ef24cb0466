"""Own provision of what the authority cannot provide."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="527",
    title="Own provision of what the authority cannot provide",
    sentence="The placement ({placement_type}) is recorded as the authority's own provision, which it cannot be.",
    mend="Correct the provider or the type of placement.",
    severity="error",
    official=care("527"),
    source=CARE_RULES,
    table="placements",
    columns=(
        "provider",
        "placement_type",
    ),
    where="r.provider in {in-house-provider} and r.placement_type in ('P1', 'R2', 'R5')",
    examples="""
        child | placement_type | provider | start_date | found
        A     | U4             | PR1      | 2023-01-01 | no
        B     | P1             | PR1      | 2023-01-01 | yes
        C     | R5             | PR1      | 2023-01-01 | yes
        D     | R5             | PR3      | 2023-01-01 | no
    """,
)

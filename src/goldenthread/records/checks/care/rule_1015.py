"""Own provision outside the authority."""

from goldenthread.records.checks.language import Check, care

CHECK = Check(
    code="1015",
    title="Own provision outside the authority",
    sentence="The placement begun on {start_date} is the authority's own provision but lies outside the authority.",
    mend="Check the provider and the place.",
    severity="query",
    official=care("1015"),
    source=(
        "DfE SSDA903 validation rules, as listed by data-to-insight/csc-validator-be-903 (2024-25); here "
        "not for foster carers and adopters, who may live anywhere"
    ),
    table="placements",
    columns=(
        "provider",
        "location",
    ),
    where="""
        r.provider in {in-house-provider} and r.location in {out-of-authority}
        and r.placement_type not in {foster-placement} and r.placement_type not in {adoption-placement}
    """,
    examples="""
        child | placement_type | provider | location | start_date | found
        A     | K2             | PR1      | IN       | 2023-01-01 | no
        B     | K2             | PR1      | OUT      | 2023-01-01 | yes
        C     | U4             | PR1      | OUT      | 2023-01-01 | no
        D     | K2             | PR4      | OUT      | 2023-01-01 | no
        E     | A6             | PR1      | OUT      | 2023-01-01 | no
    """,
)

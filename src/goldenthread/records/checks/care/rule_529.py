"""Public body as provider of what only others provide."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="529",
    title="Public body as provider of what only others provide",
    sentence="The placement ({placement_type}) is recorded as provided by another public body, which it cannot be.",
    mend="Correct the provider or the type of placement.",
    severity="error",
    official=care("529"),
    source=CARE_RULES,
    table="placements",
    columns=(
        "provider",
        "placement_type",
    ),
    where="""
        r.provider = 'PR3' and (r.placement_type in {placed-with-parents} or r.placement_type in {adoption-placement}
        or r.placement_type in {secure-or-childrens-home} or r.placement_type in {foster-placement})
    """,
    examples="""
        child | placement_type | provider | start_date | found
        A     | R1             | PR3      | 2023-01-01 | no
        B     | U4             | PR3      | 2023-01-01 | yes
        C     | A3             | PR3      | 2023-01-01 | yes
        D     | U4             | PR1      | 2023-01-01 | no
    """,
)

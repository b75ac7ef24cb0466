"""Placed with parents while accommodated by agreement."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="378",
    title="Placed with parents while accommodated by agreement",
    sentence=(
        "The child is placed with parents in the episode begun on {start_date}, under an agreement that the "
        "authority accommodates the child."
    ),
    mend="Correct the legal status or the placement.",
    severity="error",
    official=care("378"),
    source=CARE_RULES,
    table="care_episodes",
    columns=("legal_status",),
    also=("placements",),
    where="""
        r.legal_status in {voluntary-accommodation} and placement.placement_type in {placed-with-parents}
    """,
    examples="""
        child | legal_status | placement_key | start_date | found
        A     | C2           | p1            | 2023-05-01 | no
        B     | V2           | p2            | 2023-05-01 | yes
        C     | V2           | p3            | 2023-05-01 | no
        D     | V2           |               | 2023-05-01 | no
        -- placements
        id | child | placement_type | start_date
        p1 | A     | P1             | 2023-05-01
        p2 | B     | P1             | 2023-05-01
        p3 | C     | U4             | 2023-05-01
    """,
)

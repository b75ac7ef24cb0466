"""Adopted without having been placed for adoption."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="390",
    title="Adopted without having been placed for adoption",
    sentence=(
        "Care ended by adoption on {end_date}, but the last placement ({placement.placement_type}) was not "
        "for adoption."
    ),
    mend="Record the placement for adoption.",
    severity="error",
    official=care("390"),
    source=CARE_RULES,
    table="care_episodes",
    columns=("end_reason",),
    also=("placements",),
    where="r.end_reason in {adopted} and placement.placement_type not in {adoption-placement}",
    examples="""
        child | placement_key | start_date | end_date   | end_reason | found
        A     | p1            | 2023-01-01 | 2023-05-01 | E11        | no
        B     | p2            | 2023-01-01 | 2023-05-01 | E12        | yes
        C     | p3            | 2023-01-01 | 2023-05-01 | E4A        | no
        D     |               | 2023-01-01 | 2023-05-01 | E11        | no
        -- placements
        id | child | placement_type | start_date
        p1 | A     | A4             | 2023-01-01
        p2 | B     | U4             | 2023-01-01
        p3 | C     | U4             | 2023-01-01
    """,
)

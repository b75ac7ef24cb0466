"""Short break in a long-term foster placement."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="384",
    title="Short break in a long-term foster placement",
    sentence="The short break begun on {start_date} is recorded as a long-term foster placement.",
    mend="Correct the legal status or the type of placement.",
    severity="error",
    official=care("384"),
    source=CARE_RULES,
    table="care_episodes",
    columns=("legal_status",),
    also=("placements",),
    where="""
        r.legal_status in {is-a-short-break} and placement.placement_type in {long-term-foster-placement}
    """,
    examples="""
        child | legal_status | placement_key | start_date | found
        A     | C2           | p1            | 2023-05-01 | no
        B     | V3           | p2            | 2023-05-01 | yes
        C     | V3           | p3            | 2023-05-01 | no
        D     | V4           | p4            | 2023-05-01 | yes
        -- placements
        id | child | placement_type | start_date
        p1 | A     | U4             | 2023-05-01
        p2 | B     | U4             | 2023-05-01
        p3 | C     | U6             | 2023-05-01
        p4 | D     | U1             | 2023-05-01
    """,
)

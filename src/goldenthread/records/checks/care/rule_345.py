"""In touch, but nothing known."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="345",
    title="In touch, but nothing known",
    sentence=(
        "The authority is in touch with the care leaver, but activity or accommodation is recorded as not known."
    ),
    mend="Record what is known of activity and accommodation.",
    severity="error",
    official=care("345"),
    source=CARE_RULES,
    table="care_leavers",
    columns=(
        "activity",
        "accommodation",
        "in_touch",
    ),
    where="r.in_touch in {in-touch} and (r.activity in {activity-not-known} or r.accommodation = '0')",
    examples="""
        child | record_date | in_touch | accommodation | activity | found
        A     | 2024-03-31  | YES      | U1            | F1       | no
        B     | 2024-03-31  | YES      | U1            | 0        | yes
        C     | 2024-03-31  | NO       |               | 0        | no
        D     | 2024-03-31  | YES      | 0             | F1       | yes
    """,
)

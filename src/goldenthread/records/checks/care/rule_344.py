"""Activity or accommodation of a care leaver who died or went home."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="344",
    title="Activity or accommodation of a care leaver who died or went home",
    sentence="The care leaver is recorded as {in_touch}, yet accommodation or activity is recorded.",
    mend="Take out accommodation and activity, or correct whether the authority is in touch.",
    severity="error",
    official=care("344"),
    source=CARE_RULES,
    table="care_leavers",
    columns=(
        "in_touch",
        "accommodation",
        "activity",
    ),
    where="""
        r.in_touch in {left-out-of-care-leaver-measures}
        and (r.activity not in {activity-not-known} or r.accommodation <> '0')
    """,
    examples="""
        child | record_date | in_touch | accommodation | activity | found
        A     | 2024-03-31  | YES      | U1            | F1       | no
        B     | 2024-03-31  | DIED     | U1            |          | yes
        C     | 2024-03-31  | RHOM     |               | F2       | yes
        D     | 2024-03-31  | RHOM     |               | 0        | no
    """,
)

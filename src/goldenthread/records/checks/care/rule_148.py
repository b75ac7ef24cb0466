"""End of an episode without its reason, or a reason without an end."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="148",
    title="End of an episode without its reason, or a reason without an end",
    sentence=(
        "The episode begun on {start_date} ended on {end_date} for reason {end_reason}: one of the two is missing."
    ),
    mend="Record both the day and the reason, or neither while the episode is open.",
    severity="error",
    official=care("148"),
    source=CARE_RULES,
    table="care_episodes",
    columns=(
        "end_date",
        "end_reason",
    ),
    where="(r.end_date is null) <> (r.end_reason is null)",
    examples="""
        child | start_date | end_date   | end_reason | found
        A     | 2023-05-01 | 2023-06-01 | E4A        | no
        B     | 2023-05-01 | 2023-06-01 |            | yes
        C     | 2023-05-01 |            | E4A        | yes
        D     | 2023-05-01 |            |            | no
    """,
)

"""Care after death or after being found an adult."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="437",
    title="Care after death or after being found an adult",
    sentence=(
        "The episode begun on {start_date} ended because the child died or was found to be an adult, but a "
        "later one follows."
    ),
    mend="Correct the reason, or take out the later episode.",
    severity="error",
    official=care("437"),
    source=CARE_RULES,
    table="care_episodes",
    columns=("end_reason",),
    rows="""
        select event_key from (
            select event_key, end_reason, lead(start_date) over (partition by person_key order by start_date, event_key) as following
            from care_episodes)
        where (end_reason in {died-in-care} or end_reason = 'E15') and following is not null
    """,
    examples="""
        child | start_date | end_date   | end_reason | found
        A     | 2023-05-01 | 2023-06-01 | E2         | no
        B     | 2023-05-01 | 2023-06-01 | E2         | yes
        B     | 2023-06-01 |            |            | no
        C     | 2023-05-01 | 2023-06-01 | E15        | yes
        C     | 2023-08-01 |            |            | no
        D     | 2023-05-01 | 2023-06-01 | X1         | no
    """,
)

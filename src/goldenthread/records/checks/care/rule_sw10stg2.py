"""Two workers hold the case at once."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="SW10STG2",
    title="Two workers hold the case at once",
    sentence="The worker took the case on {start_date}, before an earlier one gave it up ({value}).",
    mend="End the earlier worker's entry on the day the case passed on.",
    severity="error",
    official=care("SW10STG2"),
    source=CARE_RULES,
    table="involvements",
    columns=(
        "start_date",
        "end_date",
    ),
    rows="""
        select event_key, if(earlier = :open_ended, 'still holds it', strftime(earlier, '%-d %B %Y')) as value from (
            select event_key, start_date, max(until_date) over (
                partition by person_key order by start_date, until_date, event_key rows between unbounded preceding and 1 preceding
            ) as earlier
            from involvements where role in {holds-the-case})
        where start_date < earlier
    """,
    examples="""
        child | worker_id | role        | start_date | end_date   | found
        A     | W1        | case-worker | 2023-05-01 | 2023-06-01 | no
        A     | W2        | case-worker | 2023-06-01 |            | no
        B     | W1        | case-worker | 2023-05-01 |            | no
        B     | W2        | case-worker | 2023-06-01 |            | yes
        C     | W1        | case-worker | 2023-05-01 |            | no
        C     | W2        | iro         | 2023-06-01 |            | no
    """,
)

"""Missing episodes that overlap."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="574",
    title="Missing episodes that overlap",
    sentence="The child went missing on {start_date}, before being found from an earlier episode ({value}).",
    mend="End the earlier episode, or join the two.",
    severity="error",
    official=care("574"),
    source=CARE_RULES,
    table="missing_episodes",
    columns=(
        "start_date",
        "end_date",
    ),
    rows="""
        select event_key, if(earlier = :open_ended, 'still missing', strftime(earlier, '%-d %B %Y')) as value from (
            select event_key, start_date, max(until_date) over (
                partition by person_key order by start_date, until_date, event_key rows between unbounded preceding and 1 preceding
            ) as earlier
            from missing_episodes)
        where start_date < earlier
    """,
    examples="""
        child | start_date | end_date   | found
        A     | 2023-05-01 | 2023-05-02 | no
        A     | 2023-05-02 | 2023-05-03 | no
        B     | 2023-05-01 | 2023-05-10 | no
        B     | 2023-05-05 | 2023-05-06 | yes
        C     | 2023-05-01 |            | no
        C     | 2023-08-05 | 2023-08-06 | yes
    """,
)

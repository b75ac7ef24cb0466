"""Periods of care that overlap."""

from goldenthread.records.checks.language import OURS, Check

CHECK = Check(
    code="overlapping-care-periods",
    title="Periods of care that overlap",
    sentence="The child started to be looked after on {start_date}, before an earlier period had ended ({value}).",
    mend="Correct the dates, or join the two periods.",
    severity="error",
    source=OURS,
    table="care_periods",
    columns=(
        "start_date",
        "end_date",
    ),
    rows="""
        select event_key, if(earlier = :open_ended, 'still open', strftime(earlier, '%-d %B %Y')) as value from (
            select event_key, start_date, max(until_date) over (
                partition by person_key order by start_date, until_date, event_key rows between unbounded preceding and 1 preceding
            ) as earlier
            from care_periods where short_breaks is not true)
        where start_date < earlier
    """,
    examples="""
        child | start_date | end_date   | short_breaks | found
        A     | 2023-05-01 | 2023-06-01 |              | no
        A     | 2023-06-01 |            |              | no
        B     | 2023-05-01 | 2023-06-01 |              | no
        B     | 2023-05-20 |            | no           | yes
        C     | 2023-05-01 |            | yes          | no
        C     | 2023-05-20 |            |              | no
    """,
)

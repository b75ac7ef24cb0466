"""Placements that overlap."""

from goldenthread.records.checks.language import OURS, Check

CHECK = Check(
    code="overlapping-placements",
    title="Placements that overlap",
    sentence="The placement began on {start_date}, before an earlier one of this child had ended ({value}).",
    mend="Correct the dates; a child is placed in one place at a time.",
    severity="error",
    source=OURS,
    table="placements",
    columns=(
        "start_date",
        "end_date",
    ),
    rows="""
        select event_key, if(earlier = :open_ended, 'still open', strftime(earlier, '%-d %B %Y')) as value from (
            select event_key, start_date, placement_type, max(until_date) over (
                partition by person_key order by start_date, until_date, event_key rows between unbounded preceding and 1 preceding
            ) as earlier
            from placements where short_breaks is not true and coalesce(placement_type, '') not in {temporary-placement})
        where start_date < earlier
    """,
    examples="""
        child | placement_type | start_date | end_date   | found
        A     | U4             | 2023-05-01 | 2023-06-01 | no
        A     | U4             | 2023-06-01 |            | no
        B     | U4             | 2023-05-01 | 2023-06-01 | no
        B     | K2             | 2023-05-20 |            | yes
        C     | U4             | 2023-05-01 |            | no
        C     | T3             | 2023-05-20 | 2023-05-27 | no
    """,
)

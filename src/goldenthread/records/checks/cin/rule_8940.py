"""Child protection plans that overlap."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8940",
    title="Child protection plans that overlap",
    sentence="The plan began on {start_date}, before an earlier one of this child had ended ({value}).",
    mend="Correct the dates, or join the two plans.",
    severity="error",
    official=cin("8940"),
    source=CIN_RULES,
    table="cp_plans",
    columns=(
        "start_date",
        "end_date",
    ),
    rows="""
        select event_key, if(earlier = :open_ended, 'still open', strftime(earlier, '%-d %B %Y')) as value from (
            select event_key, start_date, max(until_date) over (
                partition by person_key order by start_date, until_date, event_key rows between unbounded preceding and 1 preceding
            ) as earlier
            from cp_plans where other_authority_plan is not true)
        where start_date <= earlier
    """,
    examples="""
        child | start_date | end_date   | found
        A     | 2023-01-05 | 2023-06-01 | no
        A     | 2023-06-02 |            | no
        B     | 2023-01-05 | 2023-06-01 | no
        B     | 2023-06-01 | 2023-09-01 | yes
        C     | 2023-01-05 |            | no
        C     | 2023-05-01 |            | yes
    """,
)

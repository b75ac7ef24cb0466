"""Conference that made a plan that is not there."""

from goldenthread.records.checks.language import OURS, Check

CHECK = Check(
    code="conference-without-its-plan",
    title="Conference that made a plan that is not there",
    sentence=(
        "The conference of {conference_date} led to a child protection plan, but no plan of this child "
        "begins on or after that day."
    ),
    mend="Record the plan, or correct the outcome of the conference.",
    severity="query",
    source=OURS,
    table="conferences",
    columns=(
        "led_to_plan",
        "conference_date",
    ),
    also=("cp_plans",),
    rows="""
        select c.event_key from conferences c
        anti join cp_plans q on q.person_key = c.person_key and q.start_date >= c.conference_date
        where c.led_to_plan and exists (select 1 from cp_plans)
    """,
    examples="""
        child | conference_date | led_to_plan | found
        A     | 2024-01-05      | yes         | no
        B     | 2024-01-05      | yes         | yes
        C     | 2024-01-05      | no          | no
        D     | 2024-01-05      | yes         | yes
        -- cp_plans
        child | start_date | end_date
        A     | 2024-01-05 |
        D     | 2022-01-05 | 2022-09-05
    """,
)

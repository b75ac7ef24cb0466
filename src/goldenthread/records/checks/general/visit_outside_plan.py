"""Visit outside its plan."""

from goldenthread.records.checks.language import OURS, Check

CHECK = Check(
    code="visit-outside-plan",
    title="Visit outside its plan",
    sentence=(
        "The visit of {visit_date} belongs to a child protection plan that ran from {plan.start_date} to "
        "{plan.end_date}."
    ),
    mend="Correct the date of the visit, or join it to the right plan.",
    severity="query",
    source=OURS,
    table="visits",
    columns=("visit_date",),
    also=("cp_plans",),
    where="r.visit_date < plan.start_date or r.visit_date > plan.until_date",
    examples="""
        child | kind | plan_key | visit_date | found
        A     | cp   | p1       | 2023-06-01 | no
        A     | cp   | p1       | 2023-04-30 | yes
        A     | cp   | p1       | 2023-09-02 | yes
        A     | cp   |          | 2023-04-30 | no
        -- cp_plans
        id | child | start_date | end_date
        p1 | A     | 2023-05-01 | 2023-09-01
    """,
)

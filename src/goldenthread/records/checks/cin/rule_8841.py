"""Review on or before the day the plan began."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8841",
    title="Review on or before the day the plan began",
    sentence="The review is dated {review_date}, but the plan began on {plan.start_date}.",
    mend="Correct the date of the review; the initial conference is not a review.",
    severity="error",
    official=cin("8841"),
    source=CIN_RULES,
    table="cp_reviews",
    columns=("review_date",),
    also=("cp_plans",),
    where="r.review_date <= plan.start_date",
    examples="""
        child | plan_key | review_date | found
        A     | p1       | 2024-01-05  | yes
        A     | p1       | 2024-03-28  | no
        A     | p1       | 2023-12-01  | yes
        A     |          | 2023-12-01  | no
        -- cp_plans
        id | child | start_date
        p1 | A     | 2024-01-05
    """,
)

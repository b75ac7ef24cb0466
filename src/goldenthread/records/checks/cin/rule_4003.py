"""Child protection review during a child in need plan."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="4003",
    title="Child protection review during a child in need plan",
    sentence="The review of {review_date} was held while a child in need plan of this child was open.",
    mend="Correct the date of the review or the dates of the plans.",
    severity="error",
    official=cin("4003"),
    source=CIN_RULES,
    table="cp_reviews",
    columns=("review_date",),
    also=("cin_plans",),
    rows="""
        select v.event_key from cp_reviews v semi join cin_plans n on n.person_key = v.person_key
        and v.review_date > n.start_date and v.review_date < n.until_date
    """,
    examples="""
        child | review_date | found
        A     | 2023-06-01  | no
        A     | 2023-05-01  | yes
        A     | 2023-01-01  | no
        B     | 2023-05-01  | no
        -- cin_plans
        child | start_date | end_date
        A     | 2023-01-01 | 2023-06-01
    """,
)

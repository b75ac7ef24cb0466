"""Child protection plan begun during a child in need plan."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="4017",
    title="Child protection plan begun during a child in need plan",
    sentence="The child protection plan began on {start_date}, while a child in need plan of this child was open.",
    mend="End the child in need plan on the day of the conference, or correct the dates.",
    severity="error",
    official=cin("4017"),
    source=CIN_RULES,
    table="cp_plans",
    columns=("start_date",),
    also=("cin_plans",),
    rows="""
        select c.event_key from cp_plans c semi join cin_plans n on n.person_key = c.person_key
        and c.start_date >= n.start_date and c.start_date < n.until_date
    """,
    examples="""
        child | start_date | end_date   | found
        A     | 2023-06-01 |            | no
        B     | 2023-03-01 |            | yes
        B     | 2022-01-01 | 2022-12-01 | no
        C     | 2023-03-01 |            | no
        -- cin_plans
        child | start_date | end_date
        A     | 2023-01-01 | 2023-06-01
        B     | 2023-01-01 | 2023-06-01
    """,
)

"""Child in need plan begun during a child protection plan."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="4016",
    title="Child in need plan begun during a child protection plan",
    sentence="The child in need plan began on {start_date}, while a child protection plan of this child was open.",
    mend="End the child protection plan first, or correct the dates.",
    severity="error",
    official=cin("4016"),
    source=CIN_RULES,
    table="cin_plans",
    columns=("start_date",),
    also=("cp_plans",),
    rows="""
        select n.event_key from cin_plans n semi join cp_plans c on c.person_key = n.person_key
        and n.start_date >= c.start_date and n.start_date < c.until_date
    """,
    examples="""
        child | start_date | end_date   | found
        A     | 2023-06-01 |            | no
        B     | 2023-03-01 |            | yes
        B     | 2022-01-01 | 2022-12-01 | no
        C     | 2023-03-01 |            | no
        -- cp_plans
        child | start_date | end_date
        A     | 2023-01-01 | 2023-06-01
        B     | 2023-01-01 | 2023-06-01
    """,
)

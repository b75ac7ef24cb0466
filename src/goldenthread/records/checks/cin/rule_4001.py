"""Child in need plan and child protection plan both open."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="4001",
    title="Child in need plan and child protection plan both open",
    sentence="The child in need plan begun on {start_date} is open, and so is a child protection plan.",
    mend="End one of the two plans.",
    severity="error",
    official=cin("4001"),
    source=CIN_RULES,
    table="cin_plans",
    columns=(
        "end_date",
        "start_date",
    ),
    also=("cp_plans",),
    rows="""
        select n.event_key from cin_plans n semi join cp_plans c on c.person_key = n.person_key and c.end_date is null
        where n.end_date is null
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
        B     | 2023-01-01 |
    """,
)

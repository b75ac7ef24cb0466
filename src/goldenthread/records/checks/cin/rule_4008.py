"""Child in need plan begun after the child's death."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="4008",
    title="Child in need plan begun after the child's death",
    sentence="The plan began on {start_date}, after the child died on {p.death_date}.",
    mend="Check the date of death and the dates of the plan.",
    severity="error",
    official=cin("4008"),
    source=CIN_RULES,
    table="cin_plans",
    columns=("start_date",),
    also=("people",),
    where="r.start_date > p.death_date",
    examples="""
        -- people
        child | death_date
        A     | 2023-10-01
        B     |
        -- cin_plans
        child | start_date | end_date   | found
        A     | 2023-09-01 | 2023-09-20 | no
        A     | 2023-10-01 |            | no
        A     | 2023-10-02 |            | yes
        B     | 2023-12-01 |            | no
    """,
)

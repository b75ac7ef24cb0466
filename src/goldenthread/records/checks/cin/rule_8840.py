"""Child protection plan that ends on the day it begins."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8840",
    title="Child protection plan that ends on the day it begins",
    sentence="The plan began and ended on {start_date}.",
    mend="Correct whichever date is wrong, or take out a plan that never was.",
    severity="error",
    official=cin("8840"),
    source=CIN_RULES,
    table="cp_plans",
    columns=(
        "end_date",
        "start_date",
    ),
    where="r.end_date = r.start_date",
    examples="""
        child | start_date | end_date   | found
        A     | 2024-01-05 | 2024-03-05 | no
        B     | 2024-01-05 | 2024-01-05 | yes
        C     | 2024-01-05 |            | no
        D     | 2024-01-05 | 2024-01-04 | no
    """,
)

"""Child in need plan that ends on the day it begins."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="4012Q",
    title="Child in need plan that ends on the day it begins",
    sentence="The plan began and ended on {start_date}.",
    mend="Correct whichever date is wrong, or take out a plan that never was.",
    severity="query",
    official=cin("4012Q"),
    source=CIN_RULES,
    table="cin_plans",
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

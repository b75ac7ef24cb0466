"""Child in need plan ends before it begins."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="4011",
    title="Child in need plan ends before it begins",
    sentence="The plan ended on {end_date}, before it began on {start_date}.",
    mend="Correct whichever date is wrong.",
    severity="error",
    official=cin("4011"),
    source=CIN_RULES,
    table="cin_plans",
    columns=(
        "end_date",
        "start_date",
    ),
    where="r.end_date < r.start_date",
    examples="""
        child | start_date | end_date   | found
        A     | 2024-01-05 | 2024-03-05 | no
        B     | 2024-01-05 | 2024-01-04 | yes
        C     | 2024-01-05 |            | no
        D     | 2024-01-05 | 2024-01-05 | no
    """,
)

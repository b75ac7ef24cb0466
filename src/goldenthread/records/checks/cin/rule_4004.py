"""More than one open child in need plan."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="4004",
    title="More than one open child in need plan",
    sentence="The plan begun on {start_date} is one of several of this child that are open.",
    mend="End the earlier plan, or take out the one entered twice.",
    severity="error",
    official=cin("4004"),
    source=CIN_RULES,
    table="cin_plans",
    columns=(
        "end_date",
        "start_date",
    ),
    rows="""
        select event_key from cin_plans where end_date is null qualify count(*) over (partition by person_key) > 1
    """,
    examples="""
        child | start_date | end_date   | found
        A     | 2023-01-05 |            | yes
        A     | 2024-01-05 |            | yes
        B     | 2023-01-05 | 2023-06-01 | no
        B     | 2024-01-05 |            | no
    """,
)

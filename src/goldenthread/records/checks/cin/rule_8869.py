"""No factors and a factor at once."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8869",
    title="No factors and a factor at once",
    sentence="The assessment begun on {start_date} says that no factors were found and also names {value}.",
    mend="Take out whichever is wrong.",
    severity="error",
    official=cin("8869"),
    source=CIN_RULES,
    table="assessment_factors",
    columns=("factor",),
    rows="""
        select n.event_key, any_value(f.factor) as value from assessment_factors n
        join assessment_factors f on f.assessment_key = n.assessment_key and f.factor not in {no-factors}
        where n.factor in {no-factors} group by n.event_key
    """,
    examples="""
        child | assessment_key | start_date | factor | found
        A     | a1             | 2024-01-05 | 21     | no
        B     | a2             | 2024-01-05 | 21     | yes
        B     | a2             | 2024-01-05 | 3A     | no
        C     | a3             | 2024-01-05 | 3A     | no
        C     | a3             | 2024-01-05 | 4A     | no
    """,
)
